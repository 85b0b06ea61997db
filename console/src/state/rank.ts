// Which view a row stands in, and in what order: the most urgent first, then the longest wait.
import type { Row } from "../api/types.ts";

export type View = "waiting" | "mine" | "theirs" | "snoozed" | "closed";
export const VIEWS: readonly View[] = ["waiting", "mine", "theirs", "snoozed", "closed"];

export function belongs(row: Row, view: View, me: string): boolean {
  // It is shown where it went.
  if (row.merged_into !== null) return false;
  switch (view) {
    case "waiting":
      return row.state === "waiting";
    case "theirs":
      return row.state === "theirs" && !row.snoozed;
    case "snoozed":
      return row.state !== "closed" && row.snoozed;
    case "closed":
      return row.state === "closed";
    case "mine":
      return row.state !== "closed" && !row.snoozed && (row.assignee?.id === me || row.seats.some((seat) => seat.operator === me));
  }
}

/** Negative when `a` stands above `b`. A total order: two different rows never tie. */
export function compare(view: View, a: Row, b: Row): number {
  if (view === "closed") return b.last_in_at - a.last_in_at || tie(b, a);
  if (view === "snoozed") return (a.snoozed_until_at ?? Infinity) === (b.snoozed_until_at ?? Infinity) ? tie(a, b) : (a.snoozed_until_at ?? Infinity) - (b.snoozed_until_at ?? Infinity);
  // Among those who wait, the server says whose turn it is: priority, long waiting, floods.
  const urgency = view === "waiting" ? a.turn - b.turn : a.priority - b.priority;
  if (urgency !== 0) return urgency;
  if (view === "theirs") return a.last_in_at - b.last_in_at || tie(a, b);
  return waitsSince(a) - waitsSince(b) || tie(a, b);
}

/**
 * A grave arrival that nobody has taken sounds and stands in a band over every screen. What became grave in somebody's hands does so for
 * them and for supervisors, until they have seen it.
 */
export function alarms(row: Row, me: string, supervises: boolean): boolean {
  if (row.priority !== 0 || row.state !== "waiting" || row.merged_into !== null) return false;
  return row.assignee === null || (row.rose_at !== null && (supervises || row.assignee.id === me));
}

/** The queue offers it to this operator. */
export function isOffer(row: Row, me: string): boolean {
  return row.transfer_to?.id === me && row.assignee === null && row.state === "waiting" && row.merged_into === null;
}

/** It is in a language that isn't among an operator's, in whichever way it is written there. */
export function isStrange(row: Row, languages: readonly string[]): boolean {
  const primary = (tag: string) => tag.split("-")[0];
  return row.language !== null && !languages.some((known) => primary(known) === primary(row.language ?? ""));
}

/** A colleague asks this operator to write there too. */
export function isAsked(row: Row, me: string): boolean {
  return row.state !== "closed" && row.seats.some((seat) => seat.operator === me && seat.kind === "asked");
}

/** In `mine`, a talk that waits for the contact stands below those of its priority that wait for us. */
function waitsSince(row: Row): number {
  return row.waiting_since_at ?? Number.MAX_SAFE_INTEGER;
}

function tie(a: Row, b: Row): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
