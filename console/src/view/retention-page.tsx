// For how long the hotline keeps what (administrators change it, supervisors read it), what goes next, who asked for more.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Retention, RetentionRule } from "../api/types.ts";
import { attempt } from "../store/notices.ts";
import { caseHref, talkHref } from "../store/route.ts";
import { mayConfigure, maySupervise, mayTalk } from "../store/session.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, fullDate } from "../texts/times.ts";
import { useRules } from "./rules.ts";

const RECORDS = ["talk", "call", "case", "training", "complaint", "drill", "debrief"] as const;
/** Whose classes are which list. Notes have none. */
const LISTS: Record<RetentionRule["record"], string> = { talk: "class", call: "class", case: "case_kind", training: "training_kind", complaint: "complaint_about", drill: "drill_kind", debrief: "" };
/** What has a name on a page of its own. */
const NAMES: Partial<Record<RetentionRule["record"], string>> = { training: "facts-trainings", complaint: "facts-complaints", drill: "facts-drills" };

export function RetentionPage() {
  const [read, setRead] = useState<Retention | null>(null);
  const load = () => attempt(async () => setRead(await api.retention()));
  useEffect(() => void (maySupervise.value && load()), []);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-retention")}</h1></div>
      <p class="soft page-hint">{t("retention-hint")}</p>
      {read === null ? <p class="soft">{t("loading")}</p> : <Whole key={read.version} read={read} load={load} />}
    </>
  );
}

function Whole({ read, load }: { read: Retention; load: () => Promise<unknown> }) {
  const resume = () => attempt(async () => {
    await api.resumeErasing();
    await load();
  });
  return (
    <>
      {read.stopped_at === null ? null : (
        <p class="band danger" role="alert">
          <span>{t("retention-stopped", { time: dayAndHour(read.stopped_at) })}</span>
          {mayConfigure.value ? <button class="button small" type="button" onClick={() => void resume()}>{t("retention-resume")}</button> : null}
        </p>
      )}
      {read.noticed > 0 && read.next_at !== null ? <p class="band unsure">{t("retention-noticed", { count: read.noticed, time: dayAndHour(read.next_at) })}</p> : null}
      {read.carriers_waiting > 0 ? <p class="band unsure">{t("retention-carriers", { count: read.carriers_waiting })}</p> : null}
      <Rules read={read} load={load} />
      <h2>{t("retention-wishes")}</h2>
      {read.wishes.length === 0 ? <p class="soft">{t("retention-wishes-none")}</p> : (
        <ul class="retention-list">
          {read.wishes.map((wish) => (
            <li key={wish.id}>
              <Subject href={wish.record === "case" ? caseHref(wish.id) : talkHref(wish.id)}>{wish.number === null ? t("retention-a-talk") : t("case-numbered", { number: String(wish.number) })}</Subject>
              {" "}<span class="soft small">{t("keeping-asked", { name: wish.by.name, time: dayAndHour(wish.at), reason: labelOf("erasure_reason", wish.reason) })}</span>
            </li>
          ))}
        </ul>
      )}
      <h2>{t("retention-due")}</h2>
      {read.cases_due.length === 0 ? <p class="soft">{t("retention-due-none")}</p> : (
        <ul class="retention-list">
          {read.cases_due.map((due) => (
            <li key={due.id}><Subject href={caseHref(due.id)}>{t("case-numbered", { number: String(due.number) })}</Subject> <span class="soft small">{labelOf("case_kind", due.kind)} · {t("retention-due-since", { time: fullDate(due.due_at) })}</span></li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Administrators see no talks and cases. */
function Subject({ href, children }: { href: string; children: preact.ComponentChildren }) {
  return mayTalk.value ? <a class="link" href={href}>{children}</a> : <b>{children}</b>;
}

function Rules({ read, load }: { read: Retention; load: () => Promise<unknown> }) {
  const { rules, add, put, remove, save, trouble, isChanged, faultsOf } = useRules<RetentionRule>(read.rules, (rules) => api.changeRetention(read.version, rules), load);
  const fault = (index: number, field: string) => faultsOf(index, field)[0]?.words;
  return (
    <form class="retention-rules" aria-label={t("retention-rules")} onSubmit={(event) => void save(event)}>
      <h2>{t("retention-rules")}</h2>
      {rules.length === 0 ? <p class="soft">{t("retention-none")}</p> : null}
      {rules.map((rule, index) => (
        <fieldset key={index} class="retention-rule" disabled={!mayConfigure.value}>
          <label class="field"><span>{t("retention-record")}</span>
            <select value={rule.record} onChange={(event) => put(index, { ...rule, record: event.currentTarget.value as RetentionRule["record"], class: "*" })}>
              {RECORDS.map((record) => <option key={record} value={record}>{t(NAMES[record] ?? `retention-record-${record}`)}</option>)}
            </select>
          </label>
          <label class="field"><span>{t("retention-class")}</span>
            <select value={rule.class} aria-invalid={fault(index, "class") !== undefined} onChange={(event) => put(index, { ...rule, class: event.currentTarget.value })}>
              <option value="*">{t("retention-class-others")}</option>
              {listOf(LISTS[rule.record]).map((item) => <option key={item.code} value={item.code}>{item.label}</option>)}
              {rule.record === "talk" || rule.record === "call" ? <option value="NONE">{t("retention-class-without")}</option> : null}
            </select>
            {fault(index, "class") === undefined ? null : <span class="form-trouble">{fault(index, "class")}</span>}
          </label>
          <label class="field"><span>{t("retention-days")}</span>
            <input type="number" min={7} max={36500} required value={rule.days} aria-invalid={fault(index, "days") !== undefined} onInput={(event) => put(index, { ...rule, days: Number(event.currentTarget.value) })} />
            {fault(index, "days") === undefined ? null : <span class="form-trouble">{fault(index, "days")}</span>}
          </label>
          {mayConfigure.value ? <button class="button small" type="button" aria-label={`${t("retention-remove")} ${index + 1}`} onClick={() => remove(index)}>×</button> : null}
        </fieldset>
      ))}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {mayConfigure.value ? (
        <p class="keeping-acts">
          <button class="button" type="button" onClick={() => add({ record: "talk", class: "*", days: 365 })}>{t("retention-add")}</button>
          <button class="button main" type="submit" disabled={!isChanged}>{t("retention-save")}</button>
        </p>
      ) : null}
    </form>
  );
}
