// The words: Fluent bundles, one file a language, loaded apart. English stands in for what a translation lacks.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { FluentVariable } from "@fluent/bundle";
import { signal } from "@preact/signals";

const FALLBACK = "en";
const TURNS = /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF]/;
const MARKS = /[\u202A-\u202E\u2066-\u2069]/g;
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

export const language = signal(FALLBACK);
const bundles = signal<readonly FluentBundle[]>([]);

export const languagesHere = (): string[] => Object.keys(TEXT_URLS);

/** The first of the wished languages that there is. */
export function best(wished: readonly string[]): string {
  for (const wish of wished) {
    const short = wish.toLowerCase().split("-")[0] ?? "";
    if (short in TEXT_URLS) return short;
  }
  return FALLBACK;
}

export async function speak(wished: string): Promise<void> {
  const chosen = wished in TEXT_URLS ? wished : FALLBACK;
  const order = chosen === FALLBACK ? [FALLBACK] : [chosen, FALLBACK];
  const loaded = await Promise.all(order.map(load));
  bundles.value = loaded.filter((bundle) => bundle !== null);
  language.value = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = RIGHT_TO_LEFT.has(chosen) ? "rtl" : "ltr";
}

export function t(id: string, args?: Record<string, FluentVariable>): string {
  return say(id, args) ?? id;
}

export function say(id: string, args?: Record<string, FluentVariable>): string | null {
  for (const bundle of bundles.value) {
    const message = bundle.getMessage(id);
    if (message?.value) return bundle.formatPattern(message.value, args ? kept(args) : null, []);
  }
  return null;
}

/** A name written from right to left, or one that tries to turn its surroundings round, stays within itself. */
export function apart(text: string): string {
  return TURNS.test(text) ? `\u2068${unturned(text)}\u2069` : text;
}

/** Without marks of direction: one of them ends any isolate that it is put into, a <bdi> as well. */
export function unturned(text: string): string {
  return text.replace(MARKS, "");
}

function kept(args: Record<string, FluentVariable>): Record<string, FluentVariable> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, typeof value === "string" ? apart(value) : value]));
}

const loads = new Map<string, Promise<FluentBundle | null>>();

function load(name: string): Promise<FluentBundle | null> {
  const known = loads.get(name);
  if (known) return known;
  const loading = fetchBundle(name);
  loads.set(name, loading);
  return loading;
}

async function fetchBundle(name: string): Promise<FluentBundle | null> {
  const url = TEXT_URLS[name];
  if (url === undefined) return null;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(String(answer.status));
    const bundle = new FluentBundle(name, { useIsolating: false });
    bundle.addResource(new FluentResource(await answer.text()));
    return bundle;
  } catch {
    loads.delete(name);
    return null;
  }
}
