// One line of a talk: theirs, ours, a note that looks like paper, or an answer to the safety question.
import { useState } from "preact/hooks";
import type { Delivery, Message } from "../api/types.ts";
import { TEXT_LIMIT, deskOf, write, setKind } from "../store/compose.ts";
import { compose } from "../store/actions.ts";
import { myId } from "../store/session.ts";
import { openRow } from "../store/talk.ts";
import { say, t } from "../texts/texts.ts";
import { fullTime, hourOfDay } from "../texts/times.ts";
import { AttachmentView } from "./attachment.tsx";

const LONG_CHARACTERS = 3_000;
const SHOWN_CHARACTERS = 1_500;
const NEEDS_HANDS = new Set(["failed", "expired", "unknown"]);

export function MessageView({ message, joined, follows }: { message: Message; joined: boolean; follows: boolean }) {
  if (message.safety !== null && message.text === "") return <SafetyLine message={message} />;
  const who = message.direction === "in" ? (openRow.value?.alias ?? "") : message.author?.id === myId.value ? t("by-you") : (message.author?.name ?? "");
  return (
    <article class={`line-of ${message.direction}${follows ? " follows" : ""}`} aria-label={t(`said-${message.direction}`, { name: who, time: hourOfDay(message.at) })}>
      <div class={message.direction === "note" ? "paper" : "bubble"}>
        {message.direction === "note" ? <p class="paper-head">{t("note-by", { name: who })}</p> : null}
        {message.safety !== null ? <p class={`safety-said ${message.safety}`}>{t(`safety-${message.safety}`)}</p> : null}
        {message.text === "" ? null : <Words text={message.text} language={message.language} />}
        {message.attachments.map((attachment) => <AttachmentView key={attachment.id} attachment={attachment} theirs={message.direction === "in"} />)}
      </div>
      {message.flags.map((flag) => <p key={flag} class="flag">{say(`flag-${flag}`) ?? flag}</p>)}
      {message.delivery && NEEDS_HANDS.has(message.delivery.state) ? <Failed message={message} delivery={message.delivery} /> : null}
      {joined ? null : <Foot message={message} who={who} />}
    </article>
  );
}

function Words({ text, language }: { text: string; language: string | null }) {
  const [whole, setWhole] = useState(text.length <= LONG_CHARACTERS);
  return (
    <>
      <p class="words" dir="auto" lang={language ?? undefined}>{whole ? text : `${[...text.slice(0, SHOWN_CHARACTERS)].join("")}…`}</p>
      {whole ? null : <button class="link" type="button" onClick={() => setWhole(true)}>{t("words-all", { count: text.length })}</button>}
    </>
  );
}

function Foot({ message, who }: { message: Message; who: string }) {
  const parts = [hourOfDay(message.at)];
  if (message.direction === "out" && message.author?.id !== myId.value) parts.push(who);
  if (message.direction === "out" && message.delivery && !NEEDS_HANDS.has(message.delivery.state)) parts.push(t(`delivery-${message.delivery.state}`));
  return <p class="foot-line"><time title={fullTime(message.at)}>{parts.join(" · ")}</time></p>;
}

function Failed({ message, delivery }: { message: Message; delivery: Delivery }) {
  const again = () => {
    const row = openRow.value;
    if (!row) return;
    setKind(row.id, "reply");
    const written = deskOf(row.id).reply;
    write(row.id, (written === "" ? message.text : `${written}\n\n${message.text}`).slice(0, TEXT_LIMIT));
    compose("reply", false);
  };
  return (
    <div class={`failed ${delivery.state}`}>
      <p><b>{t(`delivery-${delivery.state}`)}</b>{delivery.code === null ? "" : ` · ${say(`delivery-code-${delivery.code}`) ?? delivery.code}`}</p>
      <p>{t(`delivery-${delivery.state}-help`)}</p>
      <button class="button small" type="button" onClick={again}>{t("delivery-copy")}</button>
    </div>
  );
}

function SafetyLine({ message }: { message: Message }) {
  return (
    <p class={`safety-line ${message.safety}`}>
      <span>{t("safety-asked")}</span> <b>{t(`safety-${message.safety}`)}</b> <time title={fullTime(message.at)}>{hourOfDay(message.at)}</time>
    </p>
  );
}
