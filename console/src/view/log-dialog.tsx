// A call that no channel brought: the clock runs from the moment this opens; silent and prank take two keystrokes.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { CallForm, LoggedPage, OpenLog, PhoneCall } from "../api/types.ts";
import { NON_COUNSELLING, QUICK, asNonCounselling, missing, toggledAction, withAge, withClass } from "../state/call.ts";
import type { Missing } from "../state/call.ts";
import { fromLocal, toLocal } from "../state/case-fields.ts";
import { now } from "../store/desk.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { draftOf, forgetDraft, keepDraft, newCall } from "../store/log-draft.ts";
import type { LogDraft } from "../store/log-draft.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { goCase } from "../store/route.ts";
import { missedCalls, openCalls } from "../store/phone.ts";
import { me, myId } from "../store/session.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { counted, dayAndHour, fullDate, languageName } from "../texts/times.ts";
import { Age, EmergencyDecision, ageOf, answers } from "./call-dialog.tsx";
import { MoreOfCall } from "./call-more.tsx";
import { Dialog } from "./dialog.tsx";
import { Choice, Pick, withAnswers } from "./pick.tsx";
import { ReasonPicker } from "./reason-picker.tsx";
import { RecordTheirs } from "./record-theirs.tsx";
import { SaveKey } from "./save-key.tsx";

/** Known at once, so that one key more is enough. */
const AT_ONCE = ["SILENT", "PRANK", "HANGUP", "MISSED", "UNK"];
const QUICK_HERE = [...QUICK, { key: "m", code: "MISSED" }, { key: "u", code: "UNK" }];

const EMPTY: CallForm = {
  class: "COUN", non_counselling: null, about: "SELF", role: "CHILD", child_age: null, child_age_code: "NASK", child_gender: "NASK", child_country: null,
  living_situation: "NASK", heard: "NASK", language_wanted: null, reasons: [], leading_reason: null, actions: [], emergency: null,
};

/** The call that is most likely meant: mine, or the only one. */
function likely(): PhoneCall | null {
  const calls = openCalls.value;
  return calls.find((call) => call.operator?.id === myId.value) ?? (calls.length === 1 ? (calls[0] ?? null) : null);
}

interface LogProps {
  id: string | null;
  /** Closing goes back to the call that is being written down; for that one itself: it goes on as it was left. */
  back: boolean;
}

/** A new one, or one that was written down before. */
export function LogDialog({ id, back }: LogProps) {
  const [read, setRead] = useState<OpenLog | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (id !== null) api.loggedCall(id).then(setRead, (error: unknown) => setTrouble(sentence(error)));
  }, [id]);
  if (id === null || read !== null) return <LogForm key={read?.saved_at} before={read} back={back} />;
  return <Dialog name={t("log-title")} size="large" onClose={() => leave(back)}><p class={trouble === null ? "soft" : "form-trouble"} role={trouble === null ? "status" : "alert"}>{trouble ?? t("loading")}</p></Dialog>;
}

function leave(back: boolean): void {
  if (back) dialog.value = { is: "log", back: true };
  else closeDialog();
}

/** As a call begins to be written down or corrected. */
function fresh(before: OpenLog | null): LogDraft {
  const start = before === null ? likely() : null;
  const log = before?.log;
  return {
    key: crypto.randomUUID(),
    told: start?.id ?? null,
    began: log?.started_at ?? start?.began_at ?? now.value,
    ended: log?.ended_at ?? null,
    medium: log?.medium ?? "PHONE",
    language: log?.language ?? start?.language ?? me.value?.hotline.languages[0] ?? "en",
    form: log?.call ?? EMPTY,
    age: log === undefined ? "NASK" : ageOf(log.call),
    seen: before?.saved_at ?? 0,
    typed: false,
  };
}

function LogForm({ before, back }: { before: OpenLog | null; back: boolean }) {
  const id = before?.id ?? null;
  const [first] = useState(() => {
    const kept = draftOf(id);
    return kept !== null && (kept.typed || (back && id === null)) ? kept : fresh(before);
  });
  const log = before?.log;
  const key = useRef(first.key);
  const [told, setTold] = useState(first.told);
  const [began, setBegan] = useState(first.began);
  const [ended, setEnded] = useState(first.ended);
  const [medium, setMedium] = useState(first.medium);
  const [language, setLanguage] = useState(first.language);
  const [form, setForm] = useState(first.form);
  const [age, setAge] = useState(first.age);
  const [gaps, setGaps] = useState<readonly Missing[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [seen, setSeen] = useState(first.seen);
  const typed = useRef(first.typed);
  const isTyped = draftOf(id)?.typed ?? first.typed;
  const mine = newCall.value;
  const [theirs, setTheirs] = useState<OpenLog | null>(null);
  const busy = useRef(false);
  const not = form.class === NON_COUNSELLING;
  const call = openCalls.value.find((each) => each.id === told) ?? null;
  // The exchange knows when it ended, unless somebody stopped the clock.
  const over = ended ?? call?.ended_at ?? null;
  const take = (next: PhoneCall | null) => {
    setTold(next?.id ?? null);
    setBegan(next?.began_at ?? now.value);
    setEnded(null);
    if (next === null) return;
    setMedium("PHONE");
    if (next.language !== null) setLanguage(next.language);
  };
  // Kept with each change: whatever takes the dialog away takes no word.
  useLayoutEffect(() => {
    if (form !== first.form || medium !== first.medium || language !== first.language || began !== first.began || ended !== first.ended || told !== first.told) {
      typed.current = true;
      key.current = crypto.randomUUID();
    }
    keepDraft(id, { key: key.current, told, began, ended, medium, language, form, age, seen, typed: typed.current });
  }, [form, medium, language, began, ended, told, age, seen]);
  const close = () => {
    if (typed.current) done(t("log-kept"));
    else forgetDraft(id);
    leave(back && before !== null);
  };
  const throwAway = () => {
    forgetDraft(id);
    done(t("log-discarded"));
    leave(back && before !== null);
  };

  const finish = async (complete: CallForm, then: "close" | "case") => {
    // What was erased has no reason any more, and nowhere for one.
    const open = missing(complete, false).filter((gap) => before?.erased !== true || gap !== "emergency_reason");
    setGaps(open);
    if (open.length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-for="${open[0]}"]`)?.focus());
      return;
    }
    if (busy.current) return;
    busy.current = true;
    try {
      const times = { medium, started_at: began, ended_at: Math.max(began, over ?? now.value), language };
      const logged = before === null
        ? await api.logCall({ ...times, ...(call === null || medium !== "PHONE" ? {} : { phone_call_id: call.id }), call: complete }, key.current)
        : await api.correctCall(before.id, seen, { ...times, call: complete });
      done(t(before === null ? "log-done" : "log-corrected"));
      forgetDraft(id);
      leave(back && before !== null);
      if (then === "case") {
        await attempt(async () => {
          const head = await api.newCase({ form: { kind: complete.class === "MISS" ? "MISSING" : "PROTECTION" }, call_id: logged.id });
          goCase(head.row.id);
        });
      }
    } catch (error) {
      const now = before === null || !(error instanceof Refused) || error.slug !== "conflict" ? null : await api.loggedCall(before.id).catch(() => null);
      const overtaken = now !== null && now.saved_at !== seen;
      setTrouble(overtaken ? null : sentence(error));
      if (overtaken) {
        setTheirs(now);
        setSeen(now.saved_at);
      }
    }
    busy.current = false;
  };
  const takeTheirs = ({ log: other }: OpenLog) => {
    setForm(other.call);
    setAge(ageOf(other.call));
    setMedium(other.medium);
    setLanguage(other.language ?? language);
    setBegan(other.started_at);
    setEnded(other.ended_at);
    setTheirs(null);
  };
  const quick = (code: string) => {
    const next = asNonCounselling(form, code);
    setForm(next);
    if (before === null && AT_ONCE.includes(code)) void finish(next, "close");
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || answers(event.target)) return;
    const found = QUICK_HERE.find((each) => each.key === event.key.toLowerCase());
    if (!found) return;
    event.preventDefault();
    quick(found.code);
  };
  return (
    <Dialog name={t("log-title")} size="large" onKey={pressed} onClose={close}>
      <form class="call" onSubmit={(event) => {
        event.preventDefault();
        void finish(form, "close");
      }}>
        <header class="dialog-top">
          <div>
            <h2 tabIndex={-1} autofocus>{t(before === null ? "log-title" : "log-read-title")}</h2>
            <p class="soft small">{before === null ? t("log-hint") : t("log-saved-by", { name: before.saved_by.name, time: dayAndHour(before.saved_at) })}</p>
          </div>
          <span class="clock figures log-clock" role="timer">{counted((over ?? now.value) - began)}</span>
          {before === null ? <button class="button small" type="button" disabled={ended === null && over !== null} onClick={() => setEnded(ended === null ? now.value : null)}>{t(over === null ? "log-stop" : "log-go-on")}</button> : null}
          <button class="quiet" type="button" aria-label={t("log-close")} onClick={close}>×</button>
        </header>
        <div class="call-body">
          {before === null ? <Lately /> : null}
          {before === null || mine === null || !(back || mine.typed) ? null : (
            <p>
              <button class="button small" type="button" onClick={() => {
                if (!isTyped) forgetDraft(id);
                leave(true);
              }}>{t("log-back")} <span class="figures">{counted((mine.ended ?? now.value) - mine.began)}</span></button>
            </p>
          )}
          {theirs === null ? null : <RecordTheirs form={theirs.log.call} by={theirs.saved_by.name} at={theirs.saved_at} onTake={() => takeTheirs(theirs)} />}
          {before?.erased === true ? <p class="band unsure">{t("log-erased")}</p> : null}
          {before === null || before.erased ? null : <p class="soft small">{staysFor(before)}</p>}
          {before === null ? <Exchange told={told} onTake={take} /> : null}
          <div class="call-quick" role="group" aria-label={t("call-quick")}>
            <span class="soft small">{t("call-quick")}</span>
            {QUICK_HERE.map(({ key: letter, code }) => (
              <button key={code} type="button" class={`button small${form.non_counselling === code ? " on" : ""}`} aria-pressed={form.non_counselling === code} onClick={() => quick(code)}>
                {code === "UNK" ? t("log-unknown") : labelOf("non_counselling", code)}<kbd>{letter.toUpperCase()}</kbd>
              </button>
            ))}
          </div>
          <div class="call-columns">
            <Pick label={t("log-medium")} items={listOf("medium").filter((item) => ["PHONE", "INPERSON", "OTHER", log?.medium].includes(item.code))} value={medium} onChange={setMedium} />
            <Pick label={t("log-language")} items={[...new Set([...(me.value?.hotline.languages ?? ["en"]), language])].map((tag) => ({ code: tag, label: languageName(tag) }))} value={language} onChange={setLanguage} />
            <label class="field"><span>{t("log-began")}</span><input type="datetime-local" value={toLocal(began)} onInput={(event) => setBegan(fromLocal(event.currentTarget.value) ?? began)} /></label>
            {before === null ? null : <label class="field"><span>{t("log-ended")}</span><input type="datetime-local" value={toLocal(over)} onInput={(event) => setEnded(fromLocal(event.currentTarget.value) ?? over)} /></label>}
          </div>
          <Choice legend={t("call-class")} items={listOf("class")} value={form.class} name="class" onChange={(value) => setForm(withClass(form, value))} />
          {not ? (
            <Choice legend={t("call-non")} items={listOf("non_counselling")} value={form.non_counselling ?? ""} name="non" mark="non_counselling"
              trouble={gaps.includes("non_counselling") ? t("call-missing-non") : null} onChange={(value) => setForm({ ...form, non_counselling: value })} />
          ) : (
            <>
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
              <MoreOfCall form={form} onChange={setForm} />
              <ReasonPicker form={form} onChange={setForm} trouble={gaps.includes("reasons") ? t("call-missing-reasons") : gaps.includes("leading_reason") ? t("call-missing-leading") : null} />
              <fieldset class="checks">
                <legend>{t("call-actions")}</legend>
                {listOf("action").map((item) => (
                  <label key={item.code} class="check">
                    <input type="checkbox" checked={form.actions.includes(item.code)} onChange={() => setForm(toggledAction(form, item.code))} />{item.label}
                  </label>
                ))}
              </fieldset>
              <label class="check"><input type="checkbox" checked={form.emergency !== null} onChange={(event) => setForm({ ...form, emergency: event.currentTarget.checked ? { called: false, reason: "" } : null })} />{t("log-danger")}</label>
              {form.emergency === null ? null : <EmergencyDecision form={form} gaps={gaps} change={setForm} />}
            </>
          )}
          <label class="field">
            <span>{t("call-note")}</span>
            <textarea rows={2} dir="auto" value={form.note ?? ""} onInput={(event) => setForm({ ...form, note: event.currentTarget.value })} />
          </label>
        </div>
        <footer class="dialog-end">
          <p class="form-trouble" role="alert">{trouble ?? (gaps.length > 0 ? t("call-gaps", { count: gaps.length }) : "")}</p>
          {isTyped ? <button class="button" type="button" onClick={throwAway}>{t("log-discard")}</button> : <button class="button" type="button" onClick={close}>{t("cancel")}</button>}
          {not || before !== null ? null : <button class="button" type="button" onClick={() => void finish(form, "case")}>{t("log-and-case")}</button>}
          <button class="button main" type="submit">{t("call-save")}<SaveKey /></button>
        </footer>
      </form>
    </Dialog>
  );
}

/** How long the words of a call stay. */
function staysFor({ log, erase_at }: OpenLog): string {
  if (erase_at !== null) return t("log-keeping", { time: fullDate(erase_at) });
  const words = [log.call.note, log.call.emergency?.reason];
  return t(words.every((each) => each == null || each === "") ? "log-keeping-none" : "log-keeping-stays");
}

/** What was written down before: to be read, corrected, or linked to a case. */
function Lately() {
  const [page, setPage] = useState<LoggedPage | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const load = (open: boolean) => open && page === null && void attempt(async () => setPage(await api.loggedCalls(null)));
  const older = (known: LoggedPage) => attempt(async () => {
    const next = await api.loggedCalls(known.next);
    setPage({ rows: [...known.rows, ...next.rows], next: next.next });
    // Whoever goes on by keyboard goes on where the older ones begin.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("button")[known.rows.length]?.focus());
  });
  return (
    <details class="small log-lately" onToggle={(event) => load(event.currentTarget.open)}>
      <summary>{t("log-lately")}</summary>
      {page === null ? <p class="soft">{t("loading")}</p> : page.rows.length === 0 ? <p class="soft">{t("log-lately-none")}</p> : (
        <ul ref={list}>
          {page.rows.map((row) => (
            <li key={row.id}>
              <button class="link" type="button" onClick={() => (dialog.value = { is: "log", call: row.id, back: true })}>{dayAndHour(row.started_at)}</button>
              {" "}<span class="soft">{[labelOf("medium", row.medium), labelOf("class", row.class), row.non_counselling === null ? null : labelOf("non_counselling", row.non_counselling), row.saved_by.name].filter((part) => part !== null).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
      {page === null || page.next === null ? null : <button class="button small" type="button" onClick={() => void older(page)}>{t("log-older")}</button>}
    </details>
  );
}

/** What the exchange tells: one press takes its times, line and language over. */
function Exchange({ told, onTake }: { told: string | null; onTake: (call: PhoneCall | null) => void }) {
  const calls = openCalls.value;
  const missed = missedCalls.value;
  if (calls.length === 0 && missed.length === 0) return null;
  return (
    <section class="exchange" aria-label={t("log-exchange")}>
      {calls.length === 0 ? null : (
        <div class="call-quick" role="group" aria-label={t("log-exchange")}>
          <span class="soft small">{t("log-exchange")}</span>
          {calls.map((call) => (
            <button key={call.id} type="button" class={call.id === told ? "button small on" : "button small"} aria-pressed={call.id === told} onClick={() => onTake(call.id === told ? null : call)}>
              <b>{t(`log-state-${call.state}`)}</b> {[call.line, call.language === null ? null : languageName(call.language), call.operator?.name].filter((part) => part != null).join(" · ")}
              {" "}<span class="figures">{counted((call.ended_at ?? now.value) - call.began_at)}</span>
            </button>
          ))}
        </div>
      )}
      {missed.length === 0 ? null : (
        <details class="small">
          <summary>{t("log-missed", { count: missed.length })}</summary>
          <ul>{missed.map((call) => <li key={call.id}>{dayAndHour(call.began_at)} <span class="soft">{[call.line, call.language === null ? null : languageName(call.language)].filter((part) => part !== null).join(" · ")}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}
