// How the list is shown: held still under a pointer, and where the keyboard stands in it.
import { computed, effect, signal } from "@preact/signals";
import { changesSince, extended, heldRows, hold } from "../state/held.ts";
import type { Held } from "../state/held.ts";
import { inbox, listed, view } from "./desk.ts";

/** A pointer that nobody moves (an operator who left the mouse there) stops holding the list. */
const POINTER_RESTS_MS = 30_000;
const KEYS_REST_MS = 2_500;

const held = signal<Held | null>(null);
let rest: number | undefined;

export const shown = computed(() => (held.value && held.value.ids.length > 0 ? heldRows(held.value, inbox.value.rows) : listed.value));
/** While it holds, nothing above the list may push it down or let it rise. */
export const holds = computed(() => held.value !== null);
export const changes = computed(() => (held.value ? changesSince(held.value, listed.value) : 0));
export const cursor = signal<string | null>(null);
/** Counts up when the keyboard asks for the list's focus. */
export const wantsFocus = signal(0);

export function pointerHolds(): void {
  begin(POINTER_RESTS_MS);
}

export function letGo(): void {
  clearTimeout(rest);
  held.value = null;
}

/** Shows what changed and holds on: the pointer is still there. */
export function showChanges(): void {
  held.value = held.value ? hold(listed.value) : null;
}

export function step(by: number): void {
  begin(KEYS_REST_MS);
  const rows = shown.value;
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.id === cursor.value);
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  cursor.value = rows[next]?.id ?? null;
  wantsFocus.value += 1;
}

export function startListing(): void {
  let before = listed.peek();
  let lastView = view.peek();
  let lastFilter = inbox.peek().filter;
  effect(() => {
    const rows = listed.value;
    if (view.value !== lastView || inbox.value.filter !== lastFilter) {
      [lastView, lastFilter] = [view.value, inbox.value.filter];
      letGo();
    }
    const current = held.peek();
    if (current) held.value = pageCame(before.length, rows.length) ? extended(current, before, rows) : current;
    before = rows;
  });
}

/** An empty list has nothing that could jump: holding it would hide the first arrival. */
function begin(rest_ms: number): void {
  if (held.value === null) {
    if (listed.value.length === 0 || !inbox.value.views[view.value].loaded) return;
    held.value = hold(listed.value);
  }
  clearTimeout(rest);
  rest = window.setTimeout(letGo, rest_ms);
}

function pageCame(before: number, after: number): boolean {
  return after - before >= 25;
}
