// What a mail needs before it reads like speech: new words, a subject that says something new, whose address, why it came back. No DOM.
import type { Attachment, Envelope, Message } from "../api/types.ts";

/** Clocks differ and mails queue for a while; beyond this the sender's time is worth a word. */
const SENT_APART_MS = 10 * 60_000;
/** "Re:" as mail programs write it, numbered or not. */
const REPLY = /^\s*(?:re|aw|sv|vs|antw|odp|ynt|rif|res|ref|bls|atb)\s*(?:\[\d+\])?\s*[:：]\s*/iu;

/** Flags that say what kind of mail it is, not that something is wrong with it. */
export const KINDS: readonly string[] = ["automatic", "machine", "carrier"];

export function kindOf(message: Message): string | null {
  return message.flags.find((flag) => KINDS.includes(flag)) ?? null;
}

export function newWords(message: Message): string {
  return message.envelope?.new_text ?? message.text;
}

export function hasMore(message: Message): boolean {
  const words = message.envelope?.new_text;
  return typeof words === "string" && words.trim() !== message.text.trim();
}

/** The subject where it says something new: on their first mail, and when it changes; "Re:" changes nothing. */
export function subjectShown(message: Message, messages: readonly Message[]): string | null {
  const subject = message.subject?.trim() ?? "";
  if (subject === "") return null;
  const former = [...messages].reverse().find((each) => each.seq < message.seq && each.direction === "in" && (each.subject ?? "") !== "");
  return former && bare(former.subject ?? "") === bare(subject) ? null : subject;
}

export function sentApart(message: Message): number | null {
  const sent = message.sent_at ?? null;
  return sent !== null && Math.abs(sent - message.at) > SENT_APART_MS ? sent : null;
}

/** What has to be said of who wrote a mail, and of where it wants its answers. */
export interface Standing {
  /** Somebody else than the contact wrote it; answers go to the sender's chosen place; it wants them elsewhere than they go. */
  readonly is: "other" | "answered" | "wanted";
  /** Who wrote it, or where it wants its answers; empty where it names nobody. */
  readonly address: string;
}

/** Where a mail wants its answers. What an earlier release took in doesn't say it in one word. */
export function wantedAt(envelope: Envelope): string {
  return (envelope.answer_to || (envelope.reply_to ?? [])[0]?.address || envelope.from.address).trim();
}

/** Nothing for a mail of the contact that is answered where it came from. A wish that nobody named is news in their newest mail only. */
export function standingOf(message: Message, messages: readonly Message[]): Standing | null {
  const { envelope, sender } = message;
  if (!envelope || !sender || kindOf(message) === "carrier") return null;
  if (!sender.by_contact) return { is: "other", address: envelope.from.address };
  const wanted = wantedAt(envelope);
  const isElsewhere = wanted.toLowerCase() !== envelope.from.address.trim().toLowerCase();
  if (sender.answered) return isElsewhere ? { is: "answered", address: wanted } : null;
  const later = messages.some((each) => each.seq > message.seq && each.talk_id === message.talk_id && each.sender?.by_contact === true);
  return wanted === "" || (later && !isElsewhere) ? null : { is: "wanted", address: wanted };
}

/** Whoever wrote it, where that is not the contact. */
export function otherWriter(message: Message): string | null {
  if (!message.envelope || message.sender?.by_contact !== false) return null;
  return message.envelope.from.name || message.envelope.from.address;
}

/** The mail itself, where it was too large to be kept beside its words, stands last. */
export function inOrder(attachments: readonly Attachment[]): Attachment[] {
  return [...attachments.filter((each) => each.role !== "original"), ...attachments.filter((each) => each.role === "original")];
}

/** Names under which the meaning of a delivery's code is looked up, the most exact first: 5.7.26, 5.7, 5. */
export function codeKeys(code: string): string[] {
  const status = /^[45](?:\.\d{1,3}){2}$/.exec(code);
  if (!status) return /^[45]\d\d$/.test(code) ? [code.slice(0, 1)] : [code];
  const [kind = "", about = "", detail = ""] = code.split(".");
  return [`${kind}-${about}-${detail}`, `${kind}-${about}`, kind];
}

const HOPELESS = new Set(["address-refused-mail", "no-address", "no-number", "premium-number", "country", "stopped"]);

/** Codes after which the same words to the same address come back again. */
export function isHopeless(code: string | null): boolean {
  return code !== null && (HOPELESS.has(code) || /^5\.1\./.test(code));
}

/** Whether the mail brought pictures for its design. A mail program may not know what a picture is; the server looks at the bytes. */
export function bringsPictures(message: Message): boolean {
  return message.attachments.some((each) => each.role === "inline" && /^(?:image\/|application\/octet-stream$)/.test(each.media_type));
}

function bare(subject: string): string {
  let rest = subject.trim();
  for (let at = 0; at < 20 && REPLY.test(rest); at += 1) rest = rest.replace(REPLY, "");
  return rest.replace(/\s+/g, " ").toLowerCase();
}
