// Several talks at once: which are chosen, what an act would change, doing it, and taking it back while that can be done.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { serverNow } from "../api/http.ts";
import type { BulkAct, BulkDone, BulkRow, Row } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { now, rowOf } from "./desk.ts";
import { attempt, done, warn } from "./notices.ts";
import { cursor, shown } from "./listing.ts";

/** The server takes so many at a time. */
export const MOST = 100;

/** Rows are chosen by a click, and opened by nothing. */
export const choosing = signal(false);
const ids = signal<ReadonlySet<string>>(new Set());
const swept = signal<BulkDone | null>(null);

/** In the order of the list; what left the list meanwhile is still chosen. */
export const chosen = computed<readonly Row[]>(() => [...ids.value].map((id) => rowOf(id)).filter((row): row is Row => row !== null));
/** What can still be taken back. */
export const undoable = computed(() => (swept.value !== null && swept.value.until_at > now.value ? swept.value : null));

export function isChosen(id: string): boolean {
  return ids.value.has(id);
}

export function toggle(id: string): void {
  const next = new Set(ids.value);
  if (!next.delete(id) && next.size < MOST) next.add(id);
  ids.value = next;
  choosing.value = true;
}

export function togglePointed(): void {
  if (cursor.value === null) cursor.value = shown.value[0]?.id ?? null;
  if (cursor.value !== null) toggle(cursor.value);
}

export function chooseAll(): void {
  ids.value = new Set(shown.value.slice(0, MOST).map((row) => row.id));
}

export function stopChoosing(): void {
  choosing.value = false;
  ids.value = new Set();
}

export async function preview(rows: readonly Row[], act: BulkAct): Promise<BulkRow[]> {
  return api.bulkPreview(rows, act);
}

/** Whether it was done; what was left out stays chosen, so that one sees which. */
export async function sweep(rows: readonly Row[], act: BulkAct): Promise<boolean> {
  return attempt(async () => {
    const made = await api.bulk(rows, act, crypto.randomUUID());
    const left = made.rows.filter((row) => row.left_out);
    swept.value = left.length < made.rows.length ? made : null;
    if (left.length === 0) stopChoosing();
    else ids.value = new Set(left.filter((row) => row.left_out !== "gone").map((row) => row.id));
    done(t("bulk-done", { count: made.rows.length - left.length, left: left.length }));
  });
}

export async function undo(): Promise<void> {
  const back = swept.value;
  if (back === null || back.until_at <= serverNow()) return;
  await attempt(async () => {
    const rows = await api.undoBulk(back.id);
    const left = rows.filter((row) => row.left_out);
    const said = t("bulk-undone", { count: rows.length - left.length, left: left.length });
    if (left.length === 0) done(said);
    else warn([said, ...whichStay(left)].join(" "));
    swept.value = null;
  });
}

/** By why they stay, with the names that the list knows them by. */
function whichStay(left: readonly BulkRow[]): string[] {
  return [...new Set(left.map((row) => row.left_out))].map((why) => {
    const these = left.filter((row) => row.left_out === why);
    const names = these.map((row) => row.alias).filter((alias) => alias !== "").join(", ");
    return [t(`bulk-left-${why}`, { count: these.length }), names === "" ? null : `(${names})`].filter((part) => part !== null).join(" ");
  });
}

/** How many an undo would bring back. */
export function sweptCount(of: BulkDone): number {
  return of.rows.filter((row) => !row.left_out).length;
}
