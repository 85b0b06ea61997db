// The list stands still while somebody points at it: order and members are held, what the rows say is not.
import type { Row } from "../api/types.ts";

export interface Held {
  readonly ids: readonly string[];
  /** What decided each row's place when the hold began. */
  readonly places: ReadonlyMap<string, string>;
}

export function hold(rows: readonly Row[]): Held {
  return { ids: rows.map((row) => row.id), places: new Map(rows.map((row) => [row.id, place(row)])) };
}

/** Arrivals, departures and changes of rank that the held list doesn't show. */
export function changesSince(held: Held, rows: readonly Row[]): number {
  let changes = 0;
  const present = new Set<string>();
  for (const row of rows) {
    present.add(row.id);
    const before = held.places.get(row.id);
    if (before === undefined || before !== place(row)) changes += 1;
  }
  for (const id of held.ids) if (!present.has(id)) changes += 1;
  return changes;
}

/** A further page is no change: it goes to the end. */
export function extended(held: Held, before: readonly Row[], after: readonly Row[]): Held {
  const known = new Set(before.map((row) => row.id));
  const added = after.filter((row) => !known.has(row.id) && !held.places.has(row.id));
  if (added.length === 0) return held;
  return {
    ids: [...held.ids, ...added.map((row) => row.id)],
    places: new Map([...held.places, ...added.map((row): [string, string] => [row.id, place(row)])]),
  };
}

export function heldRows(held: Held, rows: ReadonlyMap<string, Row>): Row[] {
  return held.ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

function place(row: Row): string {
  return `${row.state}/${row.turn}/${row.priority}/${row.waiting_since_at ?? ""}`;
}
