/** The words on screen, in one language at a time. Patterns are plain strings; the build already resolved Fluent. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { TextKey } from "./keys";

type Pattern = string | { by: string; cases: Record<string, string> };

export interface Texts {
  locale: string;
  dir: "ltr" | "rtl";
  messages: Record<string, Pattern>;
}

type Values = Record<string, string | number>;

export const texts = signal<Texts>({ locale: "en", dir: "ltr", messages: {} });

export function t(key: TextKey, values: Values = {}): string {
  return pattern(key, values).replace(/\{\$([\w-]+)\}/g, (_, name: string) => format(values[name]));
}

/** The same with elements in the places of variables, such as a phone number that can be tapped. */
export function rich(key: TextKey, parts: Record<string, ComponentChildren>): ComponentChildren[] {
  return pattern(key, {}).split(/\{\$([\w-]+)\}/).map((piece, at) => (at % 2 === 0 ? piece : parts[piece]));
}

export function showTexts(next: Texts): void {
  texts.value = next;
  document.documentElement.lang = next.locale;
  document.documentElement.dir = next.dir;
  document.title = t("page-title");
}

function pattern(key: TextKey, values: Values): string {
  const { locale, messages } = texts.value;
  const found = messages[key] ?? "";
  if (typeof found === "string") return found;
  const category = new Intl.PluralRules(locale).select(Number(values[found.by]));
  return found.cases[category] ?? found.cases["other"] ?? "";
}

function format(value: string | number | undefined): string {
  return typeof value === "number" ? value.toLocaleString(texts.value.locale) : (value ?? "");
}
