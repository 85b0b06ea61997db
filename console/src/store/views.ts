// Views that people keep, and the filter that is on.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { SavedView } from "../api/types.ts";
import { EVERYTHING, isEmpty, same } from "../state/filter.ts";
import { inbox, narrow, view } from "./desk.ts";
import { attempt } from "./notices.ts";
import { goView } from "./route.ts";
import { mayTalk } from "./session.ts";

export const kept = signal<readonly SavedView[]>([]);
export const filter = computed(() => inbox.value.filter);
export const narrowed = computed(() => !isEmpty(filter.value));
/** The kept view that is on screen. */
export const current = computed(() => kept.value.find((each) => each.view === view.value && same(each.filter, filter.value)) ?? null);

export async function loadKept(): Promise<void> {
  if (mayTalk.value) await attempt(async () => void (kept.value = await api.savedViews()));
}

export function show(saved: SavedView): void {
  narrow(saved.filter);
  goView(saved.view);
}

export function showAll(): void {
  narrow(EVERYTHING);
}

export async function keep(name: string, shared: boolean): Promise<boolean> {
  return attempt(async () => {
    await api.saveView({ name, view: view.value, filter: filter.value, shared });
    kept.value = await api.savedViews();
  });
}

export async function letGo(saved: SavedView): Promise<void> {
  await attempt(async () => {
    await api.removeView(saved.id);
    kept.value = kept.value.filter((each) => each.id !== saved.id);
  });
}
