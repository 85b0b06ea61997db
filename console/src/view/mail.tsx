// A mail in the thread: words first, one quiet line above them, everything else on demand. Its HTML is a stranger's page and stays
// in a frame that runs nothing, loads nothing and leads nowhere.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Envelope, Message, Participant } from "../api/types.ts";
import { sentence } from "../store/notices.ts";
import { thread } from "../store/talk.ts";
import { answersElsewhere, framed, hasMore, newWords, sentApart, subjectShown } from "../state/mail.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, fullTime, plainName } from "../texts/times.ts";
import { Words } from "./words.tsx";

type Look = { is: "closed" } | { is: "fetching" } | { is: "open"; html: string } | { is: "failed"; why: string };

export function MailHead({ message, envelope }: { message: Message; envelope: Envelope }) {
  const subject = subjectShown(message, thread.value?.messages ?? []);
  const sent = sentApart(message);
  const elsewhere = answersElsewhere(envelope);
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
      {elsewhere ? <p class="mail-elsewhere">{t("mail-elsewhere", { address: plainName(elsewhere.address) })}</p> : null}
      {forwarded ? (
        <p class="mail-forwarded">
          {forwarded.date ? t("mail-forwarded-dated", { name: nameOf(forwarded.from), date: plainName(forwarded.date) }) : t("mail-forwarded", { name: nameOf(forwarded.from) })}
        </p>
      ) : null}
    </>
  );
}

export function MailWords({ message, envelope }: { message: Message; envelope: Envelope }) {
  const [whole, setWhole] = useState(false);
  const text = whole ? message.text : newWords(message);
  return (
    <>
      {text === "" ? null : <Words key={String(whole)} text={text} language={message.language} />}
      {hasMore(message) ? (
        <button class="link mail-more" type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? "mail-quoted-hide" : "mail-quoted")}</button>
      ) : null}
      {envelope.notes && envelope.notes.length > 0 ? (
        <ul class="mail-notes" lang="en" aria-label={t("mail-notes")}>{envelope.notes.map((note) => <li key={note} dir="auto">{note}</li>)}</ul>
      ) : null}
    </>
  );
}

export function MailFoot({ message, envelope }: { message: Message; envelope: Envelope }) {
  return (
    <div class="mail-foot">
      {message.has_html ? <Designed id={message.id} /> : null}
      <Details message={message} envelope={envelope} />
    </div>
  );
}

function Designed({ id }: { id: string }) {
  const [look, setLook] = useState<Look>({ is: "closed" });
  const box = useRef<HTMLDivElement>(null);
  const open = async () => {
    setLook({ is: "fetching" });
    try {
      setLook({ is: "open", html: (await api.messageHtml(id)).html });
    } catch (error) {
      setLook({ is: "failed", why: sentence(error) });
    }
  };
  useEffect(() => {
    if (look.is === "open") box.current?.scrollIntoView({ block: "nearest" });
  }, [look.is]);
  const shown = look.is === "open";
  return (
    <div class="mail-designed" ref={box}>
      <button class="link mail-more" type="button" aria-expanded={shown} disabled={look.is === "fetching"} onClick={() => (shown ? setLook({ is: "closed" }) : void open())}>
        {t(look.is === "fetching" ? "loading" : shown ? "mail-designed-hide" : "mail-designed")}
      </button>
      {look.is === "failed" ? <p class="form-trouble" role="alert">{look.why}</p> : null}
      {shown ? (
        <>
          <p class="soft small">{t("mail-designed-hint")}</p>
          <iframe class="mail-frame" title={t("mail-designed-title")} sandbox="" referrerpolicy="no-referrer" srcdoc={framed(look.html)} />
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
      <a class="file-get" href={large ? api.attachmentUrl(large.id) : api.originalUrl(message.id)} download="" rel="noreferrer">{t("mail-original")}</a>
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

function nameOf(person: Participant): string {
  return person.name || plainName(person.address);
}
