// How safe it is to answer now, as the outbox will decide it, so that nobody finds out only after writing. Pure; the server decides.
import type { EmergencyDecision, Message, SafetyCard } from "../api/types.ts";

/** Whoever wrote in our own page so lately still stands before it. */
const PRESENT_MS = 10 * 60_000;
const READ_HERE: readonly string[] = ["webchat"];

export type Leave = { is: "now" } | { is: "at"; at: number } | { is: "never"; why: "do-not-contact" | "unsafe-channel" };

export function leaves(card: SafetyCard | null, kind: string, lastIn: number, now: number): Leave {
  if (card === null) return { is: "now" };
  if (card.do_not_contact) return { is: "never", why: "do-not-contact" };
  if (card.avoid.includes(kind)) return { is: "never", why: "unsafe-channel" };
  if (card.hours.length === 0 || (READ_HERE.includes(kind) && now - lastIn < PRESENT_MS)) return { is: "now" };
  const next = card.windows.find(([, to]) => now < (to ?? 0));
  if (!next) return { is: "at", at: now + 24 * 3_600_000 };
  const from = next[0] ?? 0;
  return from <= now ? { is: "now" } : { is: "at", at: from };
}

/** The same for all cards of one person: the strictest counts. */
export function leavesBy(cards: readonly SafetyCard[], kind: string, lastIn: number, now: number): Leave {
  const all = cards.map((card) => leaves(card, kind, lastIn, now));
  const never = all.find((each) => each.is === "never" && each.why === "do-not-contact") ?? all.find((each) => each.is === "never");
  if (never) return never;
  const waits = all.flatMap((each) => (each.is === "at" ? [each.at] : []));
  return waits.length === 0 ? { is: "now" } : { is: "at", at: Math.max(...waits) };
}

/** A card that says nothing is no card. */
export function says(card: SafetyCard | null): card is SafetyCard {
  return card !== null && (card.do_not_contact || card.shared || card.avoid.length > 0 || card.hours.length > 0 || card.code_word !== null || card.note !== null);
}

/** "16-18", "16:00–18" and "16:00-18:00" mean the same; null where it is no span of a day. */
export function readSpan(typed: string): string | null {
  const found = /^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.h](\d{2}))?\s*$/.exec(typed);
  if (!found) return null;
  const [from, to] = [clock(found[1], found[2]), clock(found[3], found[4])];
  return from === null || to === null || from === "24:00" || from === to ? null : `${from}-${to}`;
}

function clock(hours: string | undefined, minutes: string | undefined): string | null {
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The newest decision of a sitting. */
export function decisionOf(decisions: readonly EmergencyDecision[], sitting: string): EmergencyDecision | null {
  return decisions.filter((each) => each.sitting_id === sitting).at(-1) ?? null;
}

/** The newest own answer that can still be taken back. */
export function lastHeld(messages: readonly Message[], me: string): Message | null {
  return messages.filter((message) => isHeld(message) && message.author?.id === me && message.delivery?.held_why === "undo").at(-1) ?? null;
}

export function isHeld(message: Message): boolean {
  return message.delivery !== null && message.delivery.state === "queued" && message.delivery.held_until_at !== null;
}

export function isTakenBack(message: Message): boolean {
  return message.delivery?.code === "taken-back";
}
