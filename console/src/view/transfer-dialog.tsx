// Handing a talk over: to a colleague, who accepts first, or back to everybody.
import { useState } from "preact/hooks";
import type { HandOverWhy, Operator, Row } from "../api/types.ts";
import { closeDialog } from "../store/dialogs.ts";
import { myId } from "../store/session.ts";
import { transfer } from "../store/talk.ts";
import { operators, standingOf, standingWords, statusOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";

const WHYS: readonly HandOverWhy[] = ["asked", "concerned"];
const RANK = { accepting: 0, paused: 1, away: 2 } as const;

export function TransferDialog({ row }: { row: Row }) {
  const [to, setTo] = useState<string>("");
  const [note, setNote] = useState("");
  const [why, setWhy] = useState<HandOverWhy | null>(null);
  const [busy, setBusy] = useState(false);
  const speaks = (operator: Operator): boolean => row.language !== null && operator.languages.includes(row.language);
  const others = operators.value
    // An administrator sees no talk, so none can be handed to them.
    .filter((operator) => operator.active && operator.role !== "admin" && operator.id !== myId.value)
    .sort((a, b) => RANK[statusOf(a)] - RANK[statusOf(b)] || Number(speaks(b)) - Number(speaks(a)) || (a.name < b.name ? -1 : 1));
  const chosen = others.find((operator) => operator.id === to);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await transfer(row, chosen ? { id: chosen.id, name: chosen.name } : null, note.trim(), why)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("transfer-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("transfer-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <fieldset class="people">
          <legend class="sr">{t("transfer-to")}</legend>
          {others.map((operator) => (
            <label key={operator.id} class={to === operator.id ? "person on" : "person"}>
              <input type="radio" name="to" value={operator.id} checked={to === operator.id} onChange={() => setTo(operator.id)} />
              <bdi>{operator.name}</bdi>
              <span class="soft small">{operator.languages.join(" ")}</span>
              <span class={`presence ${statusOf(operator)}`}>{standingWords(standingOf(operator))}</span>
            </label>
          ))}
          <label class={to === "" ? "person on" : "person"}>
            <input type="radio" name="to" value="" checked={to === ""} onChange={() => setTo("")} />
            <span>{t("transfer-everybody")}</span>
          </label>
        </fieldset>
        <label class="field">
          <span>{t("transfer-note")}</span>
          <textarea rows={2} dir="auto" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t("transfer-why")}</span>
          <select value={why ?? ""} onChange={(event) => setWhy(WHYS.find((each) => each === event.currentTarget.value) ?? null)}>
            <option value="">{t("transfer-why-none")}</option>
            {WHYS.map((each) => <option key={each} value={each}>{t(`transfer-why-${each}`)}</option>)}
          </select>
        </label>
        <p class="soft small">{t(to === "" ? "transfer-back-hint" : "transfer-hint")}</p>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy}>{t(to === "" ? "transfer-release" : "transfer-offer")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
