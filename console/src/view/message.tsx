// One line of a talk: theirs, ours, a note that looks like paper, or an answer to the safety question.
import type { Delivery, Message } from "../api/types.ts";
import { TEXT_LIMIT, deskOf, write, setKind } from "../store/compose.ts";
import { compose } from "../store/actions.ts";
import { leave } from "../store/care.ts";
import { myId } from "../store/session.ts";
import { openRow, thread } from "../store/talk.ts";
import { isHeld, isTakenBack } from "../state/care.ts";
import { KINDS, codeKeys, inOrder, isHopeless, kindOf, otherWriter } from "../state/mail.ts";
import { reasons } from "../state/signals.ts";
import type { Became } from "../state/thread.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { apart, say, t } from "../texts/texts.ts";
import { fullTime, hourOfDay } from "../texts/times.ts";
import { AttachmentView } from "./attachment.tsx";
import { Held, TakenBack } from "./held.tsx";
import { Ear } from "./marks.tsx";
import { MailFoot, MailHead, MailWords } from "./mail.tsx";
import { Words } from "./words.tsx";

/** What the safety card stopped. */
const SAFETY = new Set(["do-not-contact", "unsafe-channel"]);
/** What a case stopped: it names a conflict with whoever would get it. */
const BARRED = "conflict";
/** Flag of a note from a supervisor to whoever holds the talk. */
const WHISPER = "whisper";
/** Flag of words that replace earlier ones. */
const EDIT = "edit";
const NEEDS_HANDS = new Set(["failed", "expired", "unknown"]);

interface MessageProps {
  message: Message;
  became: Became | undefined;
  /** The earlier message that this one changes or takes back, where it is here. */
  changes: Message | undefined;
  joined: boolean;
  follows: boolean;
}

export function MessageView({ message, became, changes, joined, follows }: MessageProps) {
  if (message.safety !== null && message.text === "") return <SafetyLine message={message} />;
  if (message.flags.includes("redaction")) return <Quiet message={message} words={changes ? t("said-taken-back-of", { time: hourOfDay(changes.at) }) : t("said-taken-back")} />;
  if (became?.opened) return <Quiet message={message} words={t("said-opened-later", { time: hourOfDay(became.opened.at) })} />;
  const other = otherWriter(message);
  const who = message.direction === "in" ? (other ?? openRow.value?.alias ?? "") : message.author?.id === myId.value ? t("by-you") : (message.author?.name ?? t("by-itself"));
  if (isTakenBack(message)) return <TakenBack message={message} who={who} />;
  const kind = kindOf(message);
  const held = isHeld(message);
  const whisper = message.flags.includes(WHISPER);
  const envelope = message.direction === "in" ? (message.envelope ?? null) : null;
  return (
    <article class={`line-of ${message.direction}${follows ? " follows" : ""}${held ? " held" : ""}${envelope ? " mail" : ""}${other === null ? "" : " by-other"}${kind === null ? "" : " by-machine"}`} aria-label={t(whisper ? "said-whisper" : `said-${message.direction}`, { name: who, time: hourOfDay(message.at) })}>
      <div class={whisper ? "paper whisper" : message.direction === "note" ? "paper" : "bubble"}>
        {message.direction === "note" ? <p class="paper-head">{whisper ? <Ear /> : null}{t(whisper ? "whisper-by" : "note-by", { name: who })}</p> : null}
        {kind === null ? null : <p class="mail-kind">{t(kind === "carrier" && openRow.value?.channel.kind !== "email" ? "flag-carrier-elsewhere" : `flag-${kind}`)}</p>}
        {message.flags.includes(EDIT) ? <p class="mail-kind">{changes ? t("said-changed-of", { time: hourOfDay(changes.at) }) : t("said-changed")}</p> : null}
        {envelope ? <MailHead message={message} envelope={envelope} /> : null}
        {message.safety !== null ? <p class={`safety-said ${message.safety}`}>{t(`safety-${message.safety}`)}</p> : null}
        {envelope ? <MailWords message={message} envelope={envelope} /> : message.text === "" ? null : <Said message={message} became={became} />}
        {inOrder(message.attachments).map((attachment) => <AttachmentView key={attachment.id} attachment={attachment} theirs={message.direction === "in"} />)}
        {envelope ? <MailFoot message={message} envelope={envelope} /> : null}
        {message.signals && message.signals.length > 0 ? <Found message={message} /> : null}
      </div>
      {message.flags.filter((flag) => !KINDS.includes(flag) && flag !== WHISPER && flag !== EDIT).map((flag) => <p key={flag} class="flag">{say(`flag-${flag}`) ?? flag}</p>)}
      {message.delivery && NEEDS_HANDS.has(message.delivery.state) ? <Failed message={message} delivery={message.delivery} /> : null}
      {message.delivery?.note && !NEEDS_HANDS.has(message.delivery.state) ? <p class="flag">{t(`delivery-note-${message.delivery.note.kind}`, { words: meaningOf(message.delivery.note.code) })}</p> : null}
      {held ? <Held message={message} /> : null}
      {joined || held ? null : <Foot message={message} who={who} />}
    </article>
  );
}

/** The words; folded where the contact took them back or wrote others for them. */
function Said({ message, became }: { message: Message; became: Became | undefined }) {
  const words = <Words text={message.text} language={message.language} signals={message.signals ?? []} />;
  const later = became?.takenBack ?? became?.changed;
  if (!later) return words;
  return (
    <details class="said-before">
      <summary>{t(became?.takenBack ? "said-was-taken-back" : "said-was-changed", { time: hourOfDay(later.at) })}</summary>
      {words}
    </details>
  );
}

/** A line that has no words of its own. */
function Quiet({ message, words }: { message: Message; words: string }) {
  return <p class="safety-line"><span>{words}</span> <time title={fullTime(message.at)}>{hourOfDay(message.at)}</time></p>;
}

/** Why the rules rank it as they do. */
function Found({ message }: { message: Message }) {
  const found = reasons(message.signals ?? []).slice(0, 3);
  return found.length === 0 ? null : (
    <p class="heard-line">
      {found.map((signal) => <span key={signal.code} class={`heard-reason p${signal.priority}`} title={signal.rule}>{t("priority-short", { priority: signal.priority })} · {reasonOf(signal.code)}</span>)}
    </p>
  );
}

function Foot({ message, who }: { message: Message; who: string }) {
  const parts = [hourOfDay(message.at)];
  const said = thread.value?.lines.find((each) => each.id === message.talk_id);
  if (said && message.direction !== "note") parts.push(t(`channel-${said.channel.kind}`));
  if (message.direction === "out" && message.author?.id !== myId.value) parts.push(apart(who));
  if (message.direction === "out" && message.delivery && !NEEDS_HANDS.has(message.delivery.state)) parts.push(t(`delivery-${message.delivery.state}`));
  return <p class="foot-line"><time title={fullTime(message.at)}>{parts.join(" · ")}</time></p>;
}

function Failed({ message, delivery }: { message: Message; delivery: Delivery }) {
  const again = () => {
    const row = openRow.value;
    if (!row) return;
    setKind(row.id, "reply");
    const written = deskOf(row.id).reply;
    write(row.id, (written === "" ? message.text : `${written}\n\n${message.text}`).slice(0, TEXT_LIMIT));
    compose("reply", false);
  };
  return (
    <div class={`failed ${delivery.state}`}>
      <p><b>{t(`delivery-${delivery.state}`)}</b>{delivery.code === null ? "" : ` · ${meaningOf(delivery.code)}`}</p>
      <p>{t(helpFor(delivery))}</p>
      {delivery.code === BARRED ? null : <button class="button small" type="button" onClick={again}>{t("delivery-copy")}</button>}
    </div>
  );
}

/** A carrier's number stands behind its meaning, for whoever looks after the mail servers. */
function meaningOf(code: string): string {
  const words = codeKeys(code).map((key) => say(`delivery-code-${key}`)).find((found) => found !== null);
  if (words === undefined || words === null) return t("delivery-code-theirs", { code });
  return /^\d/.test(code) ? t("delivery-code-numbered", { words, code }) : words;
}

function helpFor(delivery: Delivery): string {
  if (delivery.code === BARRED) return "delivery-conflict-help";
  if (SAFETY.has(delivery.code ?? "")) return leave.value.is === "never" ? "delivery-safety-help" : "delivery-safety-again-help";
  if (delivery.state === "failed" && isHopeless(delivery.code)) return "delivery-hopeless-help";
  if (delivery.state === "failed" && delivery.code === "attachments-too-large") return "delivery-too-large-help";
  return `delivery-${delivery.state}-help`;
}

function SafetyLine({ message }: { message: Message }) {
  return (
    <p class={`safety-line ${message.safety}`}>
      <span>{t("safety-asked")}</span> <b>{t(`safety-${message.safety}`)}</b> <time title={fullTime(message.at)}>{hourOfDay(message.at)}</time>
    </p>
  );
}
