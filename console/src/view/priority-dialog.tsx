// A human says that it is more or less urgent than the rules do, and why: that is what the rules are mended by.
import { useState } from "preact/hooks";
import type { Priority, Row, Why } from "../api/types.ts";
import { closeDialog } from "../store/dialogs.ts";
import { prioritise } from "../store/talk.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";
import { Urgency } from "./marks.tsx";

const PRIORITIES: readonly Priority[] = [0, 1, 2, 3, 4];
const HIGHER: readonly Why[] = ["unsaid", "words", "picture", "elsewhere"];
const LOWER: readonly Why[] = ["misread", "joke", "fiction", "past", "quoted", "settled", "prank"];

export function PriorityDialog({ row }: { row: Row }) {
  const [to, setTo] = useState<Priority | null>(null);
  const [why, setWhy] = useState<Why | null>(null);
  const [busy, setBusy] = useState(false);
  const reasons = to === null ? [] : to < row.priority ? HIGHER : LOWER;
  const choose = (priority: Priority) => {
    const turns = to !== null && to < row.priority !== priority < row.priority;
    if (turns) setWhy(null);
    setTo(priority);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (to === null || why === null) return;
    setBusy(true);
    if (await prioritise(row, to, why)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("priority-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("priority-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <p class="soft small">{t("priority-now", { priority: row.priority, reason: reasonOf(row.reason) ?? t("about-no-signal") })}</p>
        <fieldset class="people">
          <legend class="sr">{t("priority-new")}</legend>
          {PRIORITIES.map((priority) => (
            <label key={priority} class={to === priority ? "person on" : "person"}>
              <input type="radio" name="priority" value={priority} checked={to === priority} disabled={priority === row.priority} onChange={() => choose(priority)} />
              <span class="priority-name"><Urgency priority={priority} />{t(`priority-${priority}`)}</span>
              {priority === row.priority ? <span class="soft small">{t("priority-is-now")}</span> : null}
            </label>
          ))}
        </fieldset>
        {to === null ? null : (
          <fieldset class="people">
            <legend>{t(to < row.priority ? "priority-why-higher" : "priority-why-lower")}</legend>
            {reasons.map((reason) => (
              <label key={reason} class={why === reason ? "person on" : "person"}>
                <input type="radio" name="why" value={reason} checked={why === reason} onChange={() => setWhy(reason)} />
                <span>{t(`why-${reason}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || to === null || why === null}>{t("priority-set")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
