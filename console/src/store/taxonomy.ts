// Labels of codes, and what else changes seldom: canned replies and colleagues.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Canned, Operator, Standing, Status, Taxonomy, TaxonomyItem } from "../api/types.ts";
import { language, say, t } from "../texts/texts.ts";
import { inbox } from "./desk.ts";
import { trouble } from "./notices.ts";

export const taxonomy = signal<Taxonomy | null>(null);
export const canned = signal<readonly Canned[]>([]);
export const operators = signal<readonly Operator[]>([]);

const labels = computed(() => {
  const found = new Map<string, string>();
  for (const [list, items] of Object.entries(taxonomy.value?.lists ?? {})) {
    for (const item of items) {
      found.set(`${list}/${item.code}`, item.label);
      for (const sub of item.sub ?? []) found.set(`${list}/${sub.code}`, sub.label);
    }
  }
  return found;
});

export function listOf(name: string): readonly TaxonomyItem[] {
  return taxonomy.value?.lists[name] ?? [];
}

export function labelOf(list: string, code: string | null): string {
  return code === null ? "—" : (labels.value.get(`${list}/${code}`) ?? say(`answer-${code}`) ?? code);
}

/** Why it is urgent, in words. A rule's code that has no words yet is shown as it is, never hidden. */
export function reasonOf(code: string | null): string | null {
  return code === null ? null : (say(`signal-${code}`) ?? code);
}

export function statusOf(operator: Operator): Status {
  return standingOf(operator).status;
}

export function standingOf(operator: Operator): Standing {
  return inbox.value.statuses.get(operator.id) ?? { status: operator.status, why: operator.status_why };
}

/** Away · Meal. */
export function standingWords({ status, why }: Standing): string {
  return why === null ? t(`status-${status}`) : `${t(`status-${status}`)} · ${t(`status-why-${why}`)}`;
}

export async function loadReference(): Promise<void> {
  await Promise.all([loadTaxonomy(), loadCanned(), loadOperators()]);
}

export async function loadTaxonomy(): Promise<void> {
  await quietly(async () => (taxonomy.value = await api.taxonomy(language.value)));
}

export async function loadCanned(): Promise<void> {
  await quietly(async () => (canned.value = await api.canned()));
}

export async function loadOperators(): Promise<void> {
  await quietly(async () => (operators.value = await api.operators()));
}

async function quietly(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    trouble(error);
  }
}
