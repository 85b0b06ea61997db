// Somebody may die: whether emergency services were called is asked in the talk, where it happens, and not only at its end.
import { useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { decisionOf } from "../state/care.ts";
import { sittingOf } from "../state/thread.ts";
import { decideEmergency } from "../store/care.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { me } from "../store/session.ts";
import { thread } from "../store/talk.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { hourOfDay } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";
import { Choice } from "./pick.tsx";

const OWN_WORDS = "";

export function emergencyNumber(): string {
  return me.value?.hotline.emergency ?? "112";
}

export function EmergencyBand({ row }: { row: Row }) {
  const decision = decisionOf(thread.value?.emergency ?? [], sittingOf(row, thread.value));
  if (row.state === "closed" || thread.value === null || (row.priority !== 0 && decision === null)) return null;
  const number = emergencyNumber();
  const ask = (called: boolean | null) => (dialog.value = { is: "emergency", row, called });
  if (decision === null) {
    return (
      <div class="band danger emergency-band">
        <span><b>{t("emergency-ask", { number })}</b></span>
        <span class="band-acts">
          <button class="button" type="button" onClick={() => ask(false)}>{t("call-not-called")}</button>
          <button class="button" type="button" onClick={() => ask(true)}>{t("call-called")}</button>
        </span>
      </div>
    );
  }
  return (
    <div class="band quiet-band emergency-band">
      <span><b>{t(decision.called ? "emergency-called" : "emergency-not-called", { number })}</b> {t("emergency-by", { time: hourOfDay(decision.at), name: decision.by.name })} <bdi>{labelOf("emergency_reason", decision.reason)}</bdi></span>
      <button class="button small" type="button" onClick={() => ask(null)}>{t("safety-change")}</button>
    </div>
  );
}

export function EmergencyDialog({ row, called: begun }: { row: Row; called: boolean | null }) {
  const [called, setCalled] = useState<boolean | null>(begun);
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const number = emergencyNumber();
  const why = reason === OWN_WORDS ? words.trim() : (reason ?? "");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (called === null || why === "") return;
    setBusy(true);
    if (await decideEmergency(row, { called, reason: why }, key)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("emergency-ask", { number })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("emergency-title", { number, alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <Choice legend={t("call-emergency", { number })} name="called" items={[{ code: "yes", label: t("call-called") }, { code: "no", label: t("call-not-called") }]}
          value={called === null ? "" : called ? "yes" : "no"} onChange={(value) => setCalled(value === "yes")} />
        <Choice legend={t("call-emergency-why")} name="why" items={[...listOf("emergency_reason"), { code: OWN_WORDS, label: t("emergency-own-words") }]}
          value={reason ?? "-"} onChange={setReason} />
        {reason === OWN_WORDS ? (
          <label class="field"><span>{t("emergency-own-words")}</span>
            <textarea rows={2} dir="auto" maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
        ) : null}
        <p class="soft small">{t("emergency-hint")}</p>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || called === null || why === ""}>{t("emergency-save")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
