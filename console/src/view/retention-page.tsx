// For how long the hotline keeps what (administrators change it, supervisors read it), what goes next, who asked for more.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { FieldFault, Retention, RetentionRule } from "../api/types.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { caseHref, talkHref } from "../store/route.ts";
import { mayConfigure, maySupervise, mayTalk } from "../store/session.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, fullDate } from "../texts/times.ts";

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
  const [rules, setRules] = useState<readonly RetentionRule[]>(read.rules);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = (index: number, part: Partial<RetentionRule>) => setRules(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const fault = (index: number, field: string) => faults.find((each) => each.field === `rules[${index}].${field}`)?.words;
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      await api.changeRetention(read.version, rules);
      setFaults([]);
      setTrouble(null);
      done(t("retention-saved"));
      await load();
    } catch (error) {
      const fields = error instanceof Refused ? (error.body.fields ?? []) : [];
      setFaults(fields);
      setTrouble(fields.length > 0 ? t("setup-mend", { count: fields.length }) : sentence(error));
    }
  };
  return (
    <form class="retention-rules" aria-label={t("retention-rules")} onSubmit={(event) => void save(event)}>
      <h2>{t("retention-rules")}</h2>
      {rules.length === 0 ? <p class="soft">{t("retention-none")}</p> : null}
      {rules.map((rule, index) => (
        <fieldset key={index} class="retention-rule" disabled={!mayConfigure.value}>
          <label class="field"><span>{t("retention-record")}</span>
            <select value={rule.record} onChange={(event) => change(index, { record: event.currentTarget.value as RetentionRule["record"], class: "*" })}>
              {RECORDS.map((record) => <option key={record} value={record}>{t(NAMES[record] ?? `retention-record-${record}`)}</option>)}
            </select>
          </label>
          <label class="field"><span>{t("retention-class")}</span>
            <select value={rule.class} aria-invalid={fault(index, "class") !== undefined} onChange={(event) => change(index, { class: event.currentTarget.value })}>
              <option value="*">{t("retention-class-others")}</option>
              {listOf(LISTS[rule.record]).map((item) => <option key={item.code} value={item.code}>{item.label}</option>)}
              {rule.record === "talk" ? <option value="NONE">{t("retention-class-without")}</option> : null}
            </select>
            {fault(index, "class") === undefined ? null : <span class="form-trouble">{fault(index, "class")}</span>}
          </label>
          <label class="field"><span>{t("retention-days")}</span>
            <input type="number" min={7} max={36500} required value={rule.days} aria-invalid={fault(index, "days") !== undefined} onInput={(event) => change(index, { days: Number(event.currentTarget.value) })} />
            {fault(index, "days") === undefined ? null : <span class="form-trouble">{fault(index, "days")}</span>}
          </label>
          {mayConfigure.value ? <button class="button small" type="button" aria-label={`${t("retention-remove")} ${index + 1}`} onClick={() => setRules(rules.filter((_, at) => at !== index))}>×</button> : null}
        </fieldset>
      ))}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {mayConfigure.value ? (
        <p class="keeping-acts">
          <button class="button" type="button" onClick={() => setRules([...rules, { record: "talk", class: "*", days: 365 }])}>{t("retention-add")}</button>
          <button class="button main" type="submit" disabled={JSON.stringify(rules) === JSON.stringify(read.rules)}>{t("retention-save")}</button>
        </p>
      ) : null}
    </form>
  );
}
