// What was sent from here and isn't known to have arrived: states of one message and what each outcome does. No DOM.
import { NoAnswer, Refused } from "../api/http.ts";
import type { Message, Uploaded } from "../api/types.ts";

/** behind: something sent before it to the same talk is not settled yet. */
export type UnsentState = "sending" | "behind" | "waiting" | "conflict" | "refused";

export interface Unsent {
  /** Also the Idempotency-Key: the same message again is the same key. */
  readonly key: string;
  readonly conversation_id: string;
  readonly kind: "reply" | "note" | "whisper";
  readonly text: string;
  readonly attachments: readonly Uploaded[];
  readonly last_seen: number | null;
  readonly state: UnsentState;
  readonly tries: number;
  readonly at: number;
  readonly newer: readonly Message[];
  readonly why: string | null;
  /** So long the server keeps it, to be taken back. */
  readonly hold_ms?: number;
  /** Colleagues whom a note names. */
  readonly mentions?: readonly string[];
  /** The talk whose line it goes over, where several are shown in one. */
  readonly over?: string | null;
}

/** Whether something stands before it: replies of one talk leave in the order in which they were sent, and so do notes. A question that
 * is open holds what comes after it; what was refused leaves by nobody's order. */
export function isBehind(item: Unsent, all: readonly Unsent[]): boolean {
  const before = all.slice(0, Math.max(0, all.findIndex((each) => each.key === item.key)));
  return before.some((each) => each.conversation_id === item.conversation_id && (each.kind === "reply") === (item.kind === "reply") && each.state !== "refused");
}

/** 1, 2, 4 … 15 s: a cut of a few seconds is bridged without anybody noticing. */
export function pauseBefore(tries: number): number {
  return Math.min(1000 * 2 ** Math.max(0, tries - 1), 15_000);
}

export function afterFailure(unsent: Unsent, error: unknown, why: string): Unsent {
  if (error instanceof Refused && error.status === 409 && error.body.newer !== undefined) {
    const newer = Array.isArray(error.body.newer) ? error.body.newer : [error.body.newer];
    return { ...unsent, state: "conflict", newer, why: null };
  }
  const temporary =
    error instanceof NoAnswer ||
    (error instanceof Refused && (error.status === 401 || error.status === 429 || error.status >= 500));
  return { ...unsent, state: temporary ? "waiting" : "refused", why: temporary ? null : why };
}

/** What the contact wrote after the words that the writer had read: the server names the first, the thread knows them all. */
export function newerThan(unsent: Unsent, messages: readonly Message[]): readonly Message[] {
  const inThread = messages.filter((message) => message.direction === "in" && message.seq > (unsent.last_seen ?? 0));
  return inThread.length > 0 ? inThread : unsent.newer;
}

/** "Send anyway": the writer has now seen what is newer. Another body, so another key; the first stored nothing. */
export function sentAnyway(unsent: Unsent, key: string, newer: readonly Message[]): Unsent {
  const newest = Math.max(unsent.last_seen ?? 0, ...newer.map((message) => message.seq));
  return { ...unsent, key, last_seen: newest, state: "sending", newer: [], tries: 0 };
}

/** The event of an own message can overtake its answer; then it must not stand there twice. */
export function isArrived(unsent: Unsent, message: Message, me: string): boolean {
  return (
    unsent.state !== "conflict" &&
    message.direction === (unsent.kind === "reply" ? "out" : "note") &&
    message.author?.id === me &&
    message.text === unsent.text &&
    message.at >= unsent.at - 60_000
  );
}
