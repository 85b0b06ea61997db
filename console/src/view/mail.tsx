// A mail in the thread: words first, one quiet line above them, everything else on demand. Its HTML is a stranger's page and stays
// in a frame that runs nothing, loads nothing and leads nowhere.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Envelope, Message, Participant } from "../api/types.ts";
import { line } from "../store/desk.ts";
import { answerThere } from "../store/care.ts";
import { maySupervise, myId } from "../store/session.ts";
import { openRow, thread } from "../store/talk.ts";
import { bringsPictures, hasMore, newWords, sentApart, standingOf, subjectShown } from "../state/mail.ts";
import type { Standing as StandingOf } from "../state/mail.ts";
import { apart, language, say, t } from "../texts/texts.ts";
import { dayAndHour, fullTime, plainName } from "../texts/times.ts";
import { Words } from "./words.tsx";

/** What is shown of the design: nothing, all but pictures, or all. A frame tells nobody that it stayed empty, so no frame is opened without a line. */
type Look = "closed" | "words" | "pictures" | "unreachable";

export function MailHead({ message, envelope }: { message: Message; envelope: Envelope }) {
  const subject = subjectShown(message, thread.value?.messages ?? []);
  const sent = sentApart(message);
  const standing = standingOf(message, thread.value?.messages ?? []);
  const { forwarded } = envelope;
  const parts = [
    envelope.from.name ? <b key="from"><bdi>{envelope.from.name}</bdi></b> : null,
    subject === null ? null : <bdi key="subject">{subject}</bdi>,
    sent === null ? null : <time key="sent" title={fullTime(sent)}>{t("mail-sent", { time: dayAndHour(sent) })}</time>,
    envelope.authenticity === "aligned" ? <span key="confirmed" class="mail-confirmed">{t("mail-confirmed")}</span> : null,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length === 0 ? null : <p class="mail-head">{parts.flatMap((part, index) => (index === 0 ? [part] : [<span key={`dot-${index}`} aria-hidden="true"> · </span>, part]))}</p>}
      {envelope.authenticity === "failed" ? <p class="mail-doubt">{t("mail-doubtful", { address: plainName(envelope.from.address) })}</p> : null}
      {standing ? <Standing message={message} standing={standing} /> : null}
      {forwarded ? (
        <p class="mail-forwarded">
          {forwarded.date ? t("mail-forwarded-dated", { name: nameOf(forwarded.from), date: plainName(forwarded.date) }) : t("mail-forwarded", { name: nameOf(forwarded.from) })}
        </p>
      ) : null}
    </>
  );
}

function Standing({ message, standing }: { message: Message; standing: StandingOf }) {
  const address = plainName(standing.address);
  if (standing.is === "answered") return <p class="mail-elsewhere">{t("mail-elsewhere", { address })}</p>;
  const line = thread.value?.lines.find((each) => each.id === message.talk_id);
  const contact = line?.contact ?? thread.value?.contact;
  if (standing.is === "other") return <p class="mail-other">{t(address === "" ? "mail-other-nameless" : "mail-other", { address, name: apart(contact?.alias ?? "") })}</p>;
  const mine = openRow.value?.assignee?.id === myId.value || maySupervise.value;
  return (
    <div class="mail-wanted">
      <p class="mail-elsewhere">{t("mail-wanted", { address, now: contact?.address_masked ?? "" })}</p>
      {mine && message.envelope?.authenticity !== "failed" ? <button class="button small" type="button" onClick={() => void answerThere(message)}>{t("mail-answer-there")}</button> : null}
    </div>
  );
}

export function MailWords({ message, envelope }: { message: Message; envelope: Envelope }) {
  const [whole, setWhole] = useState(false);
  const text = whole ? message.text : newWords(message);
  return (
    <>
      {text === "" ? null : <Words key={String(whole)} text={text} language={message.language} signals={whole ? [] : (message.signals ?? [])} />}
      {hasMore(message) ? (
        <button class="link mail-more" type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? "mail-quoted-hide" : "mail-quoted")}</button>
      ) : null}
      {envelope.notes && envelope.notes.length > 0 ? (
        <ul class="mail-notes" lang="en" aria-label={t("mail-notes")}>{envelope.notes.map((note) => <li key={note} dir="auto">{inWords(note)}</li>)}</ul>
      ) : null}
    </>
  );
}

/** What the reader of mails found wrong is a code; what it cut or left out names files, and stays as it is. */
function inWords(note: string): string {
  return (/^[a-z_]+$/.test(note) ? say(`mail-note-${note.replaceAll("_", "-")}`) : null) ?? note;
}

export function MailFoot({ message, envelope }: { message: Message; envelope: Envelope }) {
  return (
    <div class="mail-foot">
      {message.has_html ? <Designed message={message} /> : null}
      <Details message={message} envelope={envelope} />
    </div>
  );
}

function Designed({ message }: { message: Message }) {
  const [look, setLook] = useState<Look>("closed");
  const box = useRef<HTMLDivElement>(null);
  const shown = look === "words" || look === "pictures";
  const pictures = look === "pictures" && !holdsSealed(message);
  const choose = (next: Look) => setLook(line.value.state === "cut" ? "unreachable" : next);
  useEffect(() => {
    if (shown) box.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  return (
    <div class="mail-designed" ref={box}>
      <button class="link mail-more" type="button" aria-expanded={shown} onClick={() => (shown ? setLook("closed") : choose("words"))}>
        {t(shown ? "mail-designed-hide" : "mail-designed")}
      </button>
      {look === "unreachable" ? <p class="form-trouble" role="alert">{t("trouble-no-answer")}</p> : null}
      {shown ? (
        <>
          <p class="soft small">{t("mail-designed-hint")}</p>
          {bringsPictures(message) && !holdsSealed(message) ? (
            <p class="mail-pictures">
              <button class="button small" type="button" onClick={() => choose(look === "pictures" ? "words" : "pictures")}>
                {t(look === "pictures" ? "mail-pictures-hide" : "mail-pictures")}
              </button>
              <span class="soft small">{t("picture-logged")}</span>
            </p>
          ) : null}
          {/* Another frame for another look: a frame that is led elsewhere would take the place of the page before in the browser's history. */}
          <div class="mail-frame" key={String(pictures)}>
            <iframe title={t("mail-designed-title")} sandbox="" referrerpolicy="no-referrer" src={api.designUrl(message.id, pictures, language.value)} />
          </div>
        </>
      ) : null}
    </div>
  );
}

function Details({ message, envelope }: { message: Message; envelope: Envelope }) {
  const large = message.attachments.find((each) => each.role === "original");
  return (
    <details class="mail-details">
      <summary>{t("mail-details")}</summary>
      <dl>
        <People name={t("mail-from")} people={[envelope.from]} />
        <People name={t("mail-reply-to")} people={envelope.reply_to} />
        <People name={t("mail-to")} people={envelope.to} />
        <People name={t("mail-cc")} people={envelope.cc} />
        {message.subject ? <Fact name={t("mail-subject")}><bdi>{message.subject}</bdi></Fact> : null}
        {typeof message.sent_at === "number" ? <Fact name={t("mail-sent-at")}>{fullTime(message.sent_at)}</Fact> : null}
        <Fact name={t("mail-received-at")}>{fullTime(message.at)}</Fact>
        {envelope.forwarded ? <People name={t("mail-forwarded-from")} people={[envelope.forwarded.from]} /> : null}
        {envelope.forwarded?.subject ? <Fact name={t("mail-forwarded-subject")}><bdi>{envelope.forwarded.subject}</bdi></Fact> : null}
      </dl>
      {holdsSealed(message) ? null : <a class="file-get" href={large ? api.attachmentUrl(large.id) : api.originalUrl(message.id)} download="" rel="noreferrer">{t("mail-original")}</a>}
    </details>
  );
}

function People({ name, people }: { name: string; people: readonly Participant[] | undefined }) {
  if (!people || people.length === 0) return null;
  return (
    <Fact name={name}>
      {people.map((each, index) => (
        <span key={index} class="block">{each.name ? <><bdi>{each.name}</bdi>{" "}</> : null}<bdi class="mail-address">{plainName(each.address)}</bdi></span>
      ))}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact"><dt>{name}</dt><dd>{children}</dd></div>
  );
}

/** The mail as it came holds it too. */
function holdsSealed(message: Message): boolean {
  return message.attachments.some((file) => file.state === "sealed");
}

function nameOf(person: Participant): string {
  return person.name || plainName(person.address);
}
