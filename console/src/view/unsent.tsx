// A message that isn't known to have arrived stands where it will stand, says so, and offers what can be done.
import { useEffect, useRef } from "preact/hooks";
import { retry, sendAnyway, takeBack } from "../store/compose.ts";
import { newWords } from "../state/mail.ts";
import { newerThan } from "../state/unsent.ts";
import type { Unsent } from "../state/unsent.ts";
import { openRow, thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";
import { hourOfDay } from "../texts/times.ts";

export function UnsentView({ item }: { item: Unsent }) {
  return (
    <article class={`line-of ${item.kind === "reply" ? "out" : "note"} unsent`} aria-label={t("unsent-label")}>
      <div class={item.kind === "reply" ? "bubble" : item.kind === "note" ? "paper" : "paper whisper"}>
        {item.kind === "reply" ? null : <p class="paper-head">{t(`${item.kind}-by`, { name: t("by-you") })}</p>}
        <p class="words" dir="auto">{item.text}</p>
        {item.attachments.length > 0 ? <p class="soft small">{t("unsent-files", { count: item.attachments.length })}</p> : null}
      </div>
      {item.state === "conflict" ? <Conflict item={item} /> : <State item={item} />}
    </article>
  );
}

function State({ item }: { item: Unsent }) {
  if (item.state === "behind") {
    return (
      <div class="failed soft-failed" role="status">
        <p><b>{t("unsent-waiting")}</b> {t("unsent-behind")}</p>
        <button class="button small" type="button" onClick={() => takeBack(item)}>{t("unsent-edit")}</button>
      </div>
    );
  }
  if (item.state === "sending" && item.tries === 0) return <p class="foot-line">{t("unsent-sending")}</p>;
  if (item.state === "refused") {
    return (
      <div class="failed" role="alert">
        <p><b>{t("unsent-refused")}</b> {item.why ?? ""}</p>
        <button class="button small" type="button" onClick={() => takeBack(item)}>{t("unsent-edit")}</button>
      </div>
    );
  }
  return (
    <div class="failed soft-failed" role="status">
      <p><b>{t("unsent-waiting")}</b> {t("unsent-waiting-help")}</p>
      <button class="button small" type="button" onClick={() => retry(item)}>{t("unsent-now")}</button>
      <button class="button small" type="button" onClick={() => takeBack(item)}>{t("unsent-edit")}</button>
    </div>
  );
}

function Conflict({ item }: { item: Unsent }) {
  const box = useRef<HTMLDivElement>(null);
  const newer = newerThan(item, thread.value?.messages ?? []);
  // A question to the writer must not open below the edge of the thread, nor under what floats there.
  useEffect(() => {
    const thread = box.current?.closest(".thread");
    thread?.scrollTo({ top: thread.scrollHeight });
  }, [newer.length]);
  return (
    <div class="conflict" role="alert" ref={box}>
      <p><b>{t("conflict-title", { alias: openRow.value?.alias ?? "" })}</b></p>
      {newer.map((message) => (
        <blockquote key={message.id} dir="auto">{newWords(message)} <time class="soft small">{hourOfDay(message.at)}</time></blockquote>
      ))}
      <p class="conflict-acts">
        <button class="button small main" type="button" onClick={() => takeBack(item)}>{t("conflict-edit")}</button>
        <button class="button small" type="button" onClick={() => sendAnyway(item, newer)}>{t("conflict-send")}</button>
      </p>
    </div>
  );
}
