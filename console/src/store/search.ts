// What was looked for and found. In memory only: it stands in no address, and the page forgets it when the desk is left.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { FoundRow } from "../api/types.ts";
import { sentence } from "./notices.ts";
import { goPage } from "./route.ts";

export interface Search {
  readonly query: string;
  readonly rows: readonly FoundRow[];
  readonly next: string | null;
  /** `null` before the first answer. */
  readonly total: number | null;
  readonly unready: number;
  readonly busy: boolean;
  readonly trouble: string | null;
}

const NOTHING: Search = { query: "", rows: [], next: null, total: null, unready: 0, busy: false, trouble: null };

export const searched = signal<Search>(NOTHING);

/** Shows the page and looks. */
export async function lookFor(query: string): Promise<void> {
  goPage("search");
  const wanted = query.trim();
  if (wanted === "") {
    searched.value = NOTHING;
    return;
  }
  searched.value = { ...NOTHING, query: wanted, busy: true };
  await ask(wanted, null);
}

export async function lookFurther(): Promise<void> {
  const { query, next, busy } = searched.value;
  if (next === null || busy) return;
  searched.value = { ...searched.value, busy: true };
  await ask(query, next);
}

async function ask(query: string, cursor: string | null): Promise<void> {
  try {
    const page = await api.search(query, cursor);
    // Somebody may have looked for something else meanwhile.
    if (searched.value.query !== query) return;
    const rows = cursor === null ? page.rows : [...searched.value.rows, ...page.rows];
    searched.value = { query, rows, next: page.next, total: page.total, unready: page.unready, busy: false, trouble: null };
  } catch (error) {
    if (searched.value.query === query) searched.value = { ...searched.value, busy: false, trouble: sentence(error) };
  }
}
