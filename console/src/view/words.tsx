// What somebody wrote, as text. Very long words are folded up first.
import { useState } from "preact/hooks";
import { t } from "../texts/texts.ts";

const LONG_CHARACTERS = 3_000;
const SHOWN_CHARACTERS = 1_500;

export function Words({ text, language }: { text: string; language: string | null }) {
  const [whole, setWhole] = useState(text.length <= LONG_CHARACTERS);
  return (
    <>
      <p class="words" dir="auto" lang={language ?? undefined}>{whole ? text : `${[...text.slice(0, SHOWN_CHARACTERS)].join("")}…`}</p>
      {whole ? null : <button class="link" type="button" onClick={() => setWhole(true)}>{t("words-all", { count: text.length })}</button>}
    </>
  );
}
