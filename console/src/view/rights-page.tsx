// Who may see, change, share and print what of each class of records (administrators change it, supervisors read it).
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { ClassRule, ClassRules } from "../api/types.ts";
import { attempt } from "../store/notices.ts";
import { mayConfigure, maySupervise } from "../store/session.ts";
import { listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { useRules } from "./rules.ts";

const RECORDS = ["call", "case"] as const;
const LISTS: Record<ClassRule["record"], string> = { call: "class", case: "case_kind" };
const DEEDS: Record<ClassRule["record"], readonly ClassRule["deed"][]> = { call: ["see", "change", "share"], case: ["see", "change", "share", "print"] };
/** Somebody has to see and change a record. */
const WHOSE: Record<ClassRule["deed"], readonly ClassRule["who"][]> = { see: ["supervisor"], change: ["supervisor"], share: ["supervisor", "nobody"], print: ["supervisor", "nobody"] };

export function RightsPage() {
  const [read, setRead] = useState<ClassRules | null>(null);
  const load = () => attempt(async () => setRead(await api.classRules()));
  useEffect(() => void (maySupervise.value && load()), []);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-rights")}</h1></div>
      <p class="soft page-hint">{t("rights-hint")}</p>
      {read === null ? <p class="soft">{t("loading")}</p> : <Rules key={read.version} read={read} load={load} />}
    </>
  );
}

function Rules({ read, load }: { read: ClassRules; load: () => Promise<unknown> }) {
  const { rules, add, put, remove, save, trouble, isChanged, faultsOf } = useRules<ClassRule>(read.rules, (rules) => api.changeClassRules(read.version, rules), load);
  const change = (index: number, rule: ClassRule) => put(index, WHOSE[rule.deed].includes(rule.who) ? rule : { ...rule, who: "supervisor" });
  return (
    <form class="retention-rules" aria-label={t("retention-rules")} onSubmit={(event) => void save(event)}>
      {rules.length === 0 ? <p class="soft">{t("rights-none")}</p> : null}
      {rules.map((rule, index) => {
        const wrong = faultsOf(index);
        return (
          <fieldset key={index} class="retention-rule rights-rule" disabled={!mayConfigure.value}>
            <label class="field"><span>{t("retention-record")}</span>
              <select value={rule.record} onChange={(event) => change(index, { ...rule, record: event.currentTarget.value as ClassRule["record"], class: "*", deed: "see" })}>
                {RECORDS.map((record) => <option key={record} value={record}>{t(`rights-record-${record}`)}</option>)}
              </select>
            </label>
            <label class="field"><span>{t("retention-class")}</span>
              <select value={rule.class} aria-invalid={wrong.length > 0} onChange={(event) => change(index, { ...rule, class: event.currentTarget.value })}>
                <option value="*">{t("rights-class-all")}</option>
                {listOf(LISTS[rule.record]).map((item) => <option key={item.code} value={item.code}>{item.label}</option>)}
              </select>
              {wrong.map((fault) => <span key={fault.field} class="form-trouble">{fault.words}</span>)}
            </label>
            <label class="field"><span>{t("rights-deed")}</span>
              <select value={rule.deed} onChange={(event) => change(index, { ...rule, deed: event.currentTarget.value as ClassRule["deed"] })}>
                {DEEDS[rule.record].map((deed) => <option key={deed} value={deed}>{t(`rights-deed-${deed}`)}</option>)}
              </select>
            </label>
            <label class="field"><span>{t("rights-who")}</span>
              <select value={rule.who} onChange={(event) => change(index, { ...rule, who: event.currentTarget.value as ClassRule["who"] })}>
                {WHOSE[rule.deed].map((who) => <option key={who} value={who}>{t(`rights-who-${who}`)}</option>)}
              </select>
            </label>
            {mayConfigure.value ? <button class="button small" type="button" aria-label={`${t("retention-remove")} ${index + 1}`} onClick={() => remove(index)}>×</button> : null}
          </fieldset>
        );
      })}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {mayConfigure.value ? (
        <p class="keeping-acts">
          <button class="button" type="button" onClick={() => add({ record: "case", class: "*", deed: "print", who: "supervisor" })}>{t("retention-add")}</button>
          <button class="button main" type="submit" disabled={!isChanged}>{t("retention-save")}</button>
        </p>
      ) : null}
      {read.changed_by === null || read.changed_at === null ? null : <p class="soft small">{t("log-saved-by", { name: read.changed_by.name, time: dayAndHour(read.changed_at) })}</p>}
    </form>
  );
}
