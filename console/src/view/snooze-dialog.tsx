// Putting a talk aside: a few usual times, until they write, or a time of one's own. One key each.
import { useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { snoozeChoices } from "../state/aside.ts";
import { snooze } from "../store/aside.ts";
import { now } from "../store/desk.ts";
import { closeDialog } from "../store/dialogs.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";

export function SnoozeDialog({ row }: { row: Row }) {
  const [choices] = useState(() => snoozeChoices(now.peek()));
  const [own, setOwn] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async (at: number | null) => {
    if (busy) return;
    setBusy(true);
    if (await snooze(row, at)) closeDialog();
    setBusy(false);
  };
  const ownAt = own === "" ? Number.NaN : new Date(own).getTime();
  const key = (event: KeyboardEvent) => {
    const chosen = choices[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    void go(chosen.at);
  };
  return (
    <Dialog name={t("snooze-title", { alias: row.alias })} size="medium" onKey={key}>
      <div class="stack">
        <header class="dialog-top">
          <h2>{t("snooze-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <p class="soft small">{t("snooze-hint")}</p>
        <div class="people">
          {choices.map((choice, index) => (
            <button key={choice.id} class="person" type="button" disabled={busy} autofocus={index === 0} onClick={() => void go(choice.at)}>
              <span>{t(`snooze-${choice.id}`)}</span>
              {choice.at === null ? null : <span class="soft small">{dayAndHour(choice.at)}</span>}
              <kbd>{index + 1}</kbd>
            </button>
          ))}
        </div>
        <form class="snooze-own" onSubmit={(event) => {
          event.preventDefault();
          if (!Number.isNaN(ownAt)) void go(ownAt);
        }}>
          <label class="field"><span>{t("snooze-own")}</span><input type="datetime-local" value={own} onInput={(event) => setOwn(event.currentTarget.value)} /></label>
          <button class="button" type="submit" disabled={busy || Number.isNaN(ownAt)}>{t("snooze-set")}</button>
        </form>
      </div>
    </Dialog>
  );
}
