// What somebody wrote, as text. Very long words are folded up first.
import { useState } from "preact/hooks";
import type { Signal } from "../api/types.ts";
import { stretches } from "../state/signals.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";

const LONG_CHARACTERS = 3_000;
const SHOWN_CHARACTERS = 1_500;

export function Words({ text, language, signals = [] }: { text: string; language: string | null; signals?: Signal[] }) {
  const [whole, setWhole] = useState(text.length <= LONG_CHARACTERS);
  return (
    <>
      <p class="words" dir="auto" lang={language ?? undefined}>{whole ? marked(text, signals) : `${[...text.slice(0, SHOWN_CHARACTERS)].join("")}…`}</p>
      {whole ? null : <button class="link" type="button" onClick={() => setWhole(true)}>{t("words-all", { count: text.length })}</button>}
    </>
  );
}

/** The words with what triage found in them underlined; the reason stands behind the line, and is said by the mark. */
function marked(text: string, signals: Signal[]) {
  const parts = stretches(text, signals);
  if (parts.length < 2 && !parts[0]?.signal) return text;
  return parts.map((part, at) => part.signal ? <mark key={at} class={`heard p${part.signal.priority}`} title={reasonOf(part.signal.code) ?? ""}>{part.text}</mark> : part.text);
}
