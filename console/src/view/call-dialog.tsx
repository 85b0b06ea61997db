// Closing: the Call form, prefilled, one key for what isn't counselling, everything reachable without a mouse.
import { useState } from "preact/hooks";
import type { Call, CallForm, Emergency, Row } from "../api/types.ts";
import { NON_COUNSELLING, QUICK, asNonCounselling, closesAtOnce, missing, prefilled, toggledAction, withAge, withClass } from "../state/call.ts";
import type { Missing } from "../state/call.ts";
import { decisionOf } from "../state/care.ts";
import { sittingOf } from "../state/thread.ts";
import { closeDialog } from "../store/dialogs.ts";
import { me } from "../store/session.ts";
import { close, thread } from "../store/talk.ts";
import { labelOf, listOf, reasonOf, taxonomy } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";
import { CaseLinks } from "./case-links.tsx";
import { Dialog } from "./dialog.tsx";
import { HandOn } from "./hand-on.tsx";
import { Urgency } from "./marks.tsx";
import { MoreOfCall } from "./call-more.tsx";
import { Choice, Pick, withAnswers } from "./pick.tsx";
import { ReasonPicker } from "./reason-picker.tsx";
import { RecordTheirs } from "./record-theirs.tsx";
import { SaveKey } from "./save-key.tsx";

export function CallDialog({ row }: { row: Row }) {
  // A record is mended from what stands there, never from nothing.
  if (row.state === "closed" && thread.value === null) return <Dialog name={t("call-title")} size="medium"><p class="soft">{t("loading")}</p></Dialog>;
  return <RecordForm row={row} />;
}

function RecordForm({ row }: { row: Row }) {
  const saved = thread.value?.sittings.find((sitting) => sitting.id === sittingOf(row, thread.value))?.call ?? null;
  const [form, setForm] = useState<CallForm>(() => prefilled(row, saved, thread.value?.messages ?? [], listOf("reason"), decided(row)));
  const [age, setAge] = useState(ageOf(form));
  const [gaps, setGaps] = useState<readonly Missing[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [seen, setSeen] = useState(saved?.saved_at ?? 0);
  const [theirs, setTheirs] = useState<Call | null>(null);
  const [busy, setBusy] = useState(false);
  const [handsOn, setHandsOn] = useState(false);
  const grave = row.priority === 0;
  const not = form.class === NON_COUNSELLING;

  const finish = async (complete: CallForm) => {
    // What was typed there would be gone with the dialog.
    setTrouble(handsOn ? t("hand-on-unsaved") : null);
    if (handsOn) return;
    const open = missing(complete, grave);
    setGaps(open);
    if (open.length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-for="${open[0]}"]`)?.focus());
      return;
    }
    setBusy(true);
    const said = await close(row, complete, seen);
    setBusy(false);
    if (said === null) return closeDialog();
    const now = thread.peek()?.sittings.find((sitting) => sitting.id === row.sitting_id)?.call ?? null;
    const overtaken = row.state === "closed" && now !== null && now.saved_at !== seen;
    setTrouble(overtaken ? null : said);
    if (!overtaken) return;
    setTheirs(now);
    setSeen(now.saved_at);
  };
  const takeTheirs = (call: Call) => {
    setForm(prefilled(row, call, [], []));
    setAge(ageOf(call));
    setTheirs(null);
  };
  const quick = (code: string) => {
    const next = asNonCounselling(form, code);
    setForm(next);
    if (code === "PRANK" && closesAtOnce(row) && !busy) void finish(next);
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || answers(event.target)) return;
    const found = QUICK.find((each) => each.key === event.key.toLowerCase());
    if (!found || row.state === "closed") return;
    event.preventDefault();
    quick(found.code);
  };
  if (taxonomy.value === null) return <Dialog name={t("call-title")} size="medium"><p>{t("call-no-lists")}</p></Dialog>;
  return (
    <Dialog name={t("call-title")} size="large" onKey={key}>
      <form class="call" onSubmit={(event) => {
        event.preventDefault();
        void finish(form);
      }}>
        <header class="dialog-top">
          <div>
            <h2 tabIndex={-1} autofocus>{t(row.state === "closed" ? "call-title-record" : "call-title-close", { alias: row.alias })}</h2>
            <p class="soft small call-known">
              <span class={`chip p${row.priority}`}><Urgency priority={row.priority} />{t("priority-short", { priority: row.priority })}{row.reason === null ? "" : ` · ${reasonOf(row.reason)}`}</span>
              {t(`channel-${row.channel.kind}`)} · {languageName(row.language)}
            </p>
          </div>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <div class="call-body">
          {theirs === null ? null : <RecordTheirs form={theirs} by={theirs.saved_by.name} at={theirs.saved_at} onTake={() => takeTheirs(theirs)} />}
          {row.state === "closed" ? null : (
            <div class="call-quick" role="group" aria-label={t("call-quick")}>
              <span class="soft small">{t("call-quick")}</span>
              {QUICK.map(({ key: letter, code }) => (
                <button key={code} type="button" class={`button small${form.non_counselling === code ? " on" : ""}`} aria-pressed={form.non_counselling === code} onClick={() => quick(code)}>
                  {labelOf("non_counselling", code)}<kbd>{letter.toUpperCase()}</kbd>
                </button>
              ))}
            </div>
          )}
          {grave || form.emergency !== null ? <EmergencyDecision form={form} gaps={gaps} change={setForm} /> : null}
          <Choice legend={t("call-class")} items={listOf("class")} value={form.class} name="class" onChange={(value) => setForm(withClass(form, value))} />
          {not ? (
            <Choice legend={t("call-non")} items={listOf("non_counselling")} value={form.non_counselling ?? ""} name="non" mark="non_counselling"
              trouble={gaps.includes("non_counselling") ? t("call-missing-non") : null} onChange={(value) => setForm({ ...form, non_counselling: value })} />
          ) : null}
          <div class="call-columns">
            <Choice legend={t("call-about")} items={listOf("about").filter((item) => item.code === "SELF" || item.code === "OTHER")} value={form.about} name="about"
              onChange={(value) => setForm({ ...form, about: value as CallForm["about"], role: value === "SELF" ? "CHILD" : form.role === "CHILD" ? "UNK" : form.role })} />
            <Pick label={t("call-role")} items={withAnswers(listOf("role"))} value={form.role} onChange={(value) => setForm({ ...form, role: value })} />
            <Age value={age} gap={gaps.includes("child_age")} onChange={(value) => {
              setAge(value);
              setForm(withAge(form, value));
            }} />
            <Pick label={t("call-gender")} items={withAnswers(listOf("gender"))} value={form.child_gender} onChange={(value) => setForm({ ...form, child_gender: value })} />
          </div>
          {not ? null : <MoreOfCall form={form} onChange={setForm} />}
          {not ? null : <ReasonPicker form={form} onChange={setForm} trouble={gaps.includes("reasons") ? t("call-missing-reasons") : gaps.includes("leading_reason") ? t("call-missing-leading") : null} />}
          {not ? null : (
            <fieldset class="checks">
              <legend>{t("call-actions")}</legend>
              {listOf("action").map((item) => (
                <label key={item.code} class="check">
                  <input type="checkbox" checked={form.actions.includes(item.code)} onChange={() => setForm(toggledAction(form, item.code))} />{item.label}
                </label>
              ))}
            </fieldset>
          )}
          <label class="field">
            <span>{t("call-note")}</span>
            <textarea rows={2} dir="auto" value={form.note ?? ""} onInput={(event) => setForm(withNote(form, event.currentTarget.value))} />
          </label>
          {not ? null : <CaseLinks id={row.id} />}
          {not ? null : <HandOn id={row.id} onWords={setHandsOn} onPassed={() => setForm((now) => (now.actions.includes("REF_HOTLINE") ? now : toggledAction(now, "REF_HOTLINE")))} />}
        </div>
        <footer class="dialog-end">
          <p class="form-trouble" role="alert">{trouble ?? (gaps.length > 0 ? t("call-gaps", { count: gaps.length }) : "")}</p>
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy}>{t(row.state === "closed" ? "call-save" : "call-close")}<SaveKey /></button>
        </footer>
      </form>
    </Dialog>
  );
}

export function ageOf(form: Pick<CallForm, "child_age" | "child_age_code">): string {
  return String(form.child_age ?? form.child_age_code ?? "");
}

/** What was decided in the talk stands in its record. */
function decided(row: Row): Emergency | null {
  const found = decisionOf(thread.value?.emergency ?? [], sittingOf(row, thread.value));
  return found === null ? null : { called: found.called, reason: found.reason };
}

export function EmergencyDecision({ form, gaps, change }: { form: CallForm; gaps: readonly Missing[]; change: (form: CallForm) => void }) {
  const number = me.value?.hotline.emergency ?? "112";
  const reasons = listOf("emergency_reason");
  const reason = form.emergency?.reason ?? "";
  const set = (called: boolean, why: string) => change({ ...form, emergency: { called, reason: why } });
  return (
    <section class="emergency" aria-label={t("call-emergency", { number })}>
      <Choice legend={t("call-emergency", { number })} name="emergency" mark="emergency_called"
        items={[{ code: "yes", label: t("call-called") }, { code: "no", label: t("call-not-called") }]}
        value={form.emergency === null ? "" : form.emergency.called ? "yes" : "no"}
        trouble={gaps.includes("emergency_called") ? t("call-missing-emergency", { number }) : null}
        onChange={(value) => set(value === "yes", reason)} />
      {form.emergency === null ? null : reasons.length > 0 && (reason === "" || reasons.some((each) => each.code === reason)) ? (
        <Pick label={t("call-emergency-why")} mark="emergency_reason" items={[{ code: "", label: t("call-choose") }, ...reasons]} value={reason}
          trouble={gaps.includes("emergency_reason") ? t("call-missing-why") : null} onChange={(value) => set(form.emergency?.called ?? false, value)} />
      ) : (
        <label class="field">
          <span>{t("call-emergency-why")}</span>
          <input data-for="emergency_reason" value={reason} onInput={(event) => set(form.emergency?.called ?? false, event.currentTarget.value)} />
        </label>
      )}
    </section>
  );
}

export function Age({ value, gap, onChange }: { value: string; gap: boolean; onChange: (value: string) => void }) {
  const coded = value === "UNK" || value === "NASK" || value === "REF";
  return (
    <div class="field age">
      <label for="call-age">{t("call-age")}</label>
      <span class="age-row">
        <input id="call-age" data-for="child_age" inputMode="numeric" autocomplete="off" maxLength={3} size={4} value={coded ? "" : value} placeholder="–"
          aria-describedby={gap ? "call-age-gap" : undefined} aria-invalid={gap} onInput={(event) => onChange(event.currentTarget.value)} />
        <select aria-label={t("call-age-unknown")} value={coded ? value : ""} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t("call-age-years")}</option>
          {(["NASK", "UNK", "REF"] as const).map((code) => <option key={code} value={code}>{t(`answer-${code}`)}</option>)}
        </select>
      </span>
      {gap ? <span class="form-trouble" id="call-age-gap">{t("call-missing-age")}</span> : null}
    </div>
  );
}

function withNote(form: CallForm, note: string): CallForm {
  const { note: _, ...rest } = form;
  return note === "" ? rest : { ...rest, note };
}

/** In the midst of a form a slip of the finger must not make a prank of it. */
export function answers(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}

