// How it is safe to reach them: over the talk, before anything else, in words that need no thinking at three in the morning.
import { useState } from "preact/hooks";
import type { Row, SafetyCard, SafetyForm } from "../api/types.ts";
import { readSpan, says } from "../state/care.ts";
import { leave, setSafety } from "../store/care.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { zone } from "../store/session.ts";
import { thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, hourOfDay } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";

const KINDS = ["webchat", "sms", "email", "matrix", "phone"] as const;

export function SafetyBand({ row }: { row: Row }) {
  const own = thread.value?.safety ?? null;
  const card = says(own) ? own : null;
  const others = (thread.value?.person ?? []).filter((each) => says(each.safety));
  const [shown, setShown] = useState(false);
  if (card === null && others.length === 0) return null;
  const now = leave.value;
  return (
    <section class={`band safety-card${now.is === "never" ? " danger" : now.is === "at" ? " unsure" : ""}`} aria-label={t("safety-card")}>
      <Shield />
      <ul class="safety-facts">
        {card === null ? null : (
          <>
            {rules(card).map((words) => <li key={words}><b>{words}</b></li>)}
            {card.code_word === null ? null : (
              <li>{t("safety-code-word")} {shown ? <b><bdi>{card.code_word}</bdi></b> : <button class="link" type="button" onClick={() => setShown(true)}>{t("safety-show")}</button>}</li>
            )}
            {card.note === null ? null : <li class="safety-note"><bdi>{card.note}</bdi></li>}
            <li class="soft small">{t(card.said_by === "contact" ? "safety-they-said" : "safety-we-think", { name: card.set_by.name, time: dayAndHour(card.at) })}</li>
          </>
        )}
        {others.map((each) => <li key={each.contact_id}>{t("safety-of-other", { alias: each.alias })} <b>{each.safety ? rules(each.safety).join(" · ") : ""}</b></li>)}
        {now.is === "at" ? <li>{t("safety-not-now", { time: hourOfDay(now.at, zone.value) })}</li> : null}
      </ul>
      <button class="button small" type="button" onClick={() => (dialog.value = { is: "safety", row })}>{t("safety-change")}<kbd>S</kbd></button>
    </section>
  );
}

/** What of a card decides, one by one. */
function rules(card: SafetyCard): string[] {
  return [
    card.do_not_contact ? t("safety-do-not-contact") : "",
    card.avoid.length > 0 ? t("safety-not-by", { channels: card.avoid.map((kind) => t(`channel-${kind}`)).join(", ") }) : "",
    card.hours.length > 0 ? t("safety-only", { hours: card.hours.map(written).join(", ") }) : "",
    card.shared ? t("safety-shared") : "",
  ].filter((words) => words !== "");
}

/** Said where one writes: what will happen to what one is about to send. */
export function SafetyHint() {
  const now = leave.value;
  if (now.is === "now") return null;
  return (
    <p class={`composer-safety ${now.is}`} role="status">
      {now.is === "at" ? t("safety-hint-waits", { time: dayAndHour(now.at, zone.value) }) : t(`safety-hint-${now.why}`)}
    </p>
  );
}

export function SafetyDialog({ row }: { row: Row }) {
  const card = thread.value?.safety ?? null;
  const [form, setForm] = useState<SafetyForm>(() => asForm(card));
  const [hours, setHours] = useState(card?.hours.map(written).join(", ") ?? "");
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const spans = hours.split(/[,;]/).filter((part) => part.trim() !== "").map(readSpan);
    const read = spans.filter((span) => span !== null);
    setWrong(read.length < spans.length);
    if (read.length < spans.length) return;
    setBusy(true);
    if (await setSafety(row, { ...form, hours: read })) closeDialog();
    setBusy(false);
  };
  const toggle = (kind: string) => setForm({ ...form, avoid: form.avoid.includes(kind) ? form.avoid.filter((each) => each !== kind) : [...form.avoid, kind] });
  return (
    <Dialog name={t("safety-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("safety-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <label class="check"><input type="checkbox" autofocus checked={form.do_not_contact} onChange={() => setForm({ ...form, do_not_contact: !form.do_not_contact })} />
          <span>{t("safety-form-never")} <span class="soft small">{t("safety-form-never-hint")}</span></span></label>
        <label class="check"><input type="checkbox" checked={form.shared} onChange={() => setForm({ ...form, shared: !form.shared })} />{t("safety-form-shared")}</label>
        <fieldset>
          <legend>{t("safety-form-avoid")}</legend>
          <div class="choice-items">
            {KINDS.map((kind) => (
              <label key={kind} class={form.avoid.includes(kind) ? "choice-item on" : "choice-item"}>
                <input type="checkbox" checked={form.avoid.includes(kind)} onChange={() => toggle(kind)} />{t(`channel-${kind}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <label class="field">
          <span>{t("safety-form-hours")}</span>
          <input value={hours} placeholder="16:00–18:00" autocomplete="off" aria-invalid={wrong} aria-describedby="safety-hours-hint"
            onInput={(event) => setHours(event.currentTarget.value)} />
          <span id="safety-hours-hint" class={wrong ? "form-trouble" : "soft small"}>{t(wrong ? "safety-form-hours-wrong" : "safety-form-hours-hint")}</span>
        </label>
        <label class="field">
          <span>{t("safety-code-word")}</span>
          <input dir="auto" value={form.code_word ?? ""} maxLength={80} autocomplete="off" onInput={(event) => setForm({ ...form, code_word: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{t("safety-form-note")}</span>
          <textarea rows={2} dir="auto" maxLength={2000} value={form.note ?? ""} onInput={(event) => setForm({ ...form, note: event.currentTarget.value })} />
        </label>
        <label class="check"><input type="checkbox" checked={form.said_by_contact} onChange={() => setForm({ ...form, said_by_contact: !form.said_by_contact })} />{t("safety-form-said")}</label>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy}>{t("safety-save")}</button>
        </footer>
      </form>
    </Dialog>
  );
}

function asForm(card: SafetyCard | null): SafetyForm {
  return {
    do_not_contact: card?.do_not_contact ?? false,
    shared: card?.shared ?? false,
    avoid: card?.avoid ?? [],
    hours: card?.hours ?? [],
    code_word: card?.code_word ?? null,
    note: card?.note ?? null,
    said_by_contact: card === null || card.said_by === "contact",
  };
}

function written(span: string): string {
  return span.replace("-", "–");
}

function Shield() {
  return <svg class="shield" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.5l5.5 2v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" /></svg>;
}
