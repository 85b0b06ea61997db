// Whether somebody has room for one more talk, by the same rule as routing: who has somebody in danger gets nobody else.
import type { Priority, Row } from "../api/types.ts";

const DANGER = 0;
const GRAVE = 1;
/** Beside a grave one. */
const BESIDE_GRAVE = 2;

/** Who has written nothing for so long takes no place. */
const QUIET_MS = 30 * 60_000;

/** Why one more would be too many: somebody in danger is there already, or all places are taken. Null where there is room. */
export function tooMany(held: readonly Priority[], limit: number, next: Priority): "danger" | "grave" | "full" | null {
  const gravest = Math.min(...held);
  if (gravest === DANGER) return "danger";
  if (gravest === GRAVE && next !== DANGER && held.length >= Math.min(limit, BESIDE_GRAVE)) return "grave";
  return held.length >= limit ? "full" : null;
}

/** Priorities of the talks that take a place: who waits for an answer, and who wrote lately. */
export function heldBy(rows: Iterable<Row>, operator: string, now: number): Priority[] {
  const takesPlace = (row: Row) => row.assignee?.id === operator && (row.state === "waiting" || (row.state === "theirs" && !row.snoozed && now - row.last_in_at < QUIET_MS));
  return [...rows].filter(takesPlace).map((row) => row.priority);
}
