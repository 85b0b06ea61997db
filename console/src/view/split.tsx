// One talk becomes two: from where, what that leaves in each, and taking it back.
import { useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { now } from "../store/desk.ts";
import { closeDialog } from "../store/dialogs.ts";
import { thread } from "../store/talk.ts";
import { split, unsplit } from "../store/ties.ts";
import { cuts } from "../state/thread.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, hourOfDay } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";
import { TalkLink } from "./ties.tsx";

/** Over the talk: what was taken out and can be put back, or where answers are written instead. */
export function SplitBand({ row }: { row: Row }) {
  const current = thread.value;
  if (current === null) return null;
  return (
    <>
      {current.answersIn === null ? null : (
        <div class="band quiet-band"><span>{t("split-one-line")}</span> <TalkLink id={current.answersIn}>{t("split-goes-on")}</TalkLink></div>
      )}
      {current.splits.filter((each) => each.until_at > now.value).map((each) => (
        <div key={each.id} class="band quiet-band">
          <span>{t("split-was", { time: hourOfDay(each.until_at) })} <TalkLink id={each.id}>{t("split-earlier")}</TalkLink></span>
          <button class="button small" type="button" onClick={() => void unsplit(row, each.id)}>{t("split-undo")}</button>
        </div>
      ))}
    </>
  );
}

export function SplitDialog({ row }: { row: Row }) {
  const current = thread.value;
  const offered = current === null || current.id !== row.id ? [] : cuts(current);
  const [at, setAt] = useState(offered[0]?.id ?? "");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await split(row, at)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("split-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <header class="dialog-top">
          <h2>{t("split-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <p class="soft small">{t("split-hint")}</p>
        <fieldset class="people connect-with">
          <legend>{t("split-from")}</legend>
          {offered.map((each, index) => (
            <label key={each.id} class={at === each.id ? "person on" : "person"}>
              <input type="radio" name="at" value={each.id} autofocus={index === 0} checked={at === each.id} onChange={() => setAt(each.id)} />
              <span class="split-words" dir="auto">{each.text.slice(0, 120) || t("split-no-words")}</span>
              <time class="soft small">{dayAndHour(each.at)}</time>
            </label>
          ))}
        </fieldset>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || at === ""}>{t("split-do")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
