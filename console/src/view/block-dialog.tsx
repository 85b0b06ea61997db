// Blocking a contact for a time: why, until when, and the words that they read about it. What it does is said before it is done.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { BlockReason, Row } from "../api/types.ts";
import { block, liftBlock } from "../store/blocks.ts";
import { now } from "../store/desk.ts";
import { closeDialog } from "../store/dialogs.ts";
import { sentence } from "../store/notices.ts";
import { me } from "../store/session.ts";
import { line, thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, spoken } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";
import { Choice } from "./pick.tsx";

const REASONS: readonly BlockReason[] = ["abusive", "threatening", "sexual", "flooding", "other"];
const HOUR = 3_600_000;
const SPANS = [1, 12, 24, 24 * 7, 24 * 28].map((hours) => hours * HOUR);

/** Over the talk, as long as it lasts. */
export function BlockBand({ row }: { row: Row }) {
  const current = thread.value?.block ?? null;
  if (current === null || current.until_at <= now.value) return null;
  return (
    <div class="band unsure block-band">
      <span><b>{t("block-band", { time: dayAndHour(current.until_at), reason: t(`block-reason-${current.reason}`) })}</b> {t("block-band-words", { name: current.set.by.name })}</span>
      <button class="button small" type="button" onClick={() => void liftBlock(current.id, row.alias)}>{t("block-lift")}</button>
    </div>
  );
}

export function BlockDialog({ row }: { row: Row }) {
  const [begun] = useState(() => now.peek());
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState<BlockReason | null>(null);
  const [span, setSpan] = useState(SPANS[2] ?? HOUR);
  const words = useWords(row, begun + span);
  const [busy, setBusy] = useState(false);
  const gone = row.state === "closed" || typeof row.contact_left_at === "number";
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (reason === null) return;
    setBusy(true);
    const told = gone || words.text.trim() === "" ? null : words.text;
    if (await block(row, { reason, until_at: begun + span, line: told, over: line.value?.id ?? null }, key)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("block-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("block-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <p class="soft small">{t("block-hint")}</p>
        <Choice legend={t("block-why")} name="reason" items={REASONS.map((code) => ({ code, label: t(`block-reason-${code}`) }))} value={reason ?? "-"} onChange={(code) => setReason(code as BlockReason)} />
        <Choice legend={t("block-until")} name="span" items={SPANS.map((ms) => ({ code: String(ms), label: spoken(ms) }))} value={String(span)} onChange={(code) => setSpan(Number(code))} />
        <p class="small" role="status">{t("block-ends", { time: dayAndHour(begun + span) })}</p>
        {gone ? <p class="small">{t(row.state === "closed" ? "block-untold-closed" : "block-untold-left")}</p> : (
          <label class="field"><span>{t("block-line")}</span>
            <textarea rows={4} dir="auto" lang={words.language} maxLength={2000} value={words.text} onInput={(event) => words.write(event.currentTarget.value)} />
            <span class="field-hint">{words.trouble ?? t("block-line-hint")}</span>
          </label>
        )}
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || reason === null}>{t("block-set")}</button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The words in the contact's language, with the time as it is said there; what somebody wrote instead stays. */
function useWords(row: Row, until: number) {
  const [pattern, setPattern] = useState<{ language: string; text: string } | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    api.blockWords(row.language ?? "").then(setPattern, (error: unknown) => setTrouble(sentence(error)));
  }, [row.id]);
  const language = pattern?.language ?? "";
  const text = own ?? pattern?.text.replace("{time}", timeIn(language, until)) ?? "";
  return { language, text, trouble, write: setOwn };
}

function timeIn(language: string, at: number): string {
  const zone = me.value?.hotline.time_zone;
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", ...(zone === undefined ? {} : { timeZone: zone }) }).format(at);
}
