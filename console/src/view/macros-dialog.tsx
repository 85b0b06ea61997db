// Setting off a macro: what it will do is read before it does it.
import { useState } from "preact/hooks";
import type { Macro, Row } from "../api/types.ts";
import { finishMacro, macros, runMacro, tagName } from "../store/aside.ts";
import { compose } from "../store/actions.ts";
import { closeDialog } from "../store/dialogs.ts";
import { canned } from "../store/taxonomy.ts";
import { apart, t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";

export function MacrosDialog({ row }: { row: Row }) {
  const [busy, setBusy] = useState(false);
  const go = async (macro: Macro) => {
    setBusy(true);
    const ran = await runMacro(row, macro);
    setBusy(false);
    if (ran === null) return;
    closeDialog();
    if (ran === "waits") compose("reply", false);
    else await finishMacro(row, macro);
  };
  return (
    <Dialog name={t("macros-title", { alias: row.alias })} size="medium">
      <div class="stack">
        <header class="dialog-top">
          <h2>{t("macros-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        {macros.value.length === 0 ? <p class="soft">{t("macros-none")}</p> : null}
        <div class="people">
          {macros.value.map((macro, index) => (
            <button key={macro.id} class="person macro" type="button" disabled={busy} autofocus={index === 0} onClick={() => void go(macro)}>
              <b><bdi>{macro.name}</bdi></b>
              <span class="soft small">{steps(macro).join(" → ")}</span>
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** What comes last, once the words have been sent. */
export function steps(macro: Macro): string[] {
  const words = macro.steps.canned.map((id) => canned.value.find((each) => each.id === id)?.title ?? t("macros-gone")).map(apart);
  const named = macro.steps.tags.map((code) => `#${apart(tagName(code))}`);
  return [...words, ...named, ...(macro.steps.end === "stay" ? [] : [t(`macros-end-${macro.steps.end}`)])];
}
