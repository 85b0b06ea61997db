// What the rules missed and where they raised a false alarm (supervisor, admin): by what operators put right. No words of anybody.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Priority, TriageReport } from "../api/types.ts";
import { now } from "../store/desk.ts";
import { sentence } from "../store/notices.ts";
import { maySupervise } from "../store/session.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";
import { Urgency } from "./marks.tsx";

const DAY_MS = 86_400_000;
const STRETCHES = [7, 30, 90, 365] as const;
const PRIORITIES: readonly Priority[] = [0, 1, 2, 3, 4];

export function TriagePage() {
  const [days, setDays] = useState<number>(30);
  const [report, setReport] = useState<TriageReport | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (!maySupervise.value) return;
    const to = now.peek();
    setTrouble(null);
    api.triageReport(to - days * DAY_MS, to).then(setReport, (error: unknown) => setTrouble(sentence(error)));
  }, [days]);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top">
        <h1>{t("page-triage")}</h1>
        <select aria-label={t("triage-stretch")} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
          {STRETCHES.map((each) => <option key={each} value={each}>{t("triage-days", { days: each })}</option>)}
        </select>
      </div>
      <p class="soft page-hint">{t("triage-hint")}</p>
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {report === null ? null : <Report report={report} />}
    </>
  );
}

function Report({ report }: { report: TriageReport }) {
  return (
    <>
      <dl class="figures-row">
        <Figure name={t("triage-missed")} words={t("triage-missed-words", { grave: report.grave })} count={report.missed} />
        <Figure name={t("triage-false")} words={t("triage-false-words", { alarms: report.alarms })} count={report.false_alarms} />
      </dl>
      <h2 class="part">{t("triage-table")}</h2>
      <div class="table-frame" tabIndex={0} role="region" aria-label={t("triage-table")}>
        <table class="confusion">
          <thead><tr><th scope="col">{t("triage-said")}</th>{PRIORITIES.map((priority) => <th key={priority} scope="col">{t("triage-ended", { priority })}</th>)}</tr></thead>
          <tbody>
            {PRIORITIES.map((said) => (
              <tr key={said}>
                <th scope="row"><Urgency priority={said} /> {t("priority-short", { priority: said })}</th>
                {PRIORITIES.map((ended) => <td key={ended} class={ended < said ? "figures worse" : ended > said ? "figures better" : "figures"}>{report.table[said]?.[ended] ?? 0}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Corrections title={t("triage-lowered")} list={report.lowered} />
      <Corrections title={t("triage-raised")} list={report.raised} />
    </>
  );
}

function Figure({ name, words, count }: { name: string; words: string; count: number }) {
  return (
    <div class="figure"><dt>{name}</dt><dd><b class="figures">{count}</b><span class="soft small">{words}</span></dd></div>
  );
}

function Corrections({ title, list }: { title: string; list: TriageReport["lowered"] }) {
  return (
    <>
      <h2 class="part">{title}</h2>
      {list.length === 0 ? <p class="soft">{t("triage-none")}</p> : (
        <div class="table-frame" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead><tr><th scope="col">{t("triage-times")}</th><th scope="col">{t("triage-change")}</th><th scope="col">{t("triage-why")}</th><th scope="col">{t("about-language")}</th><th scope="col">{t("about-rule")}</th></tr></thead>
            <tbody>
              {list.map((wrong) => (
                <tr key={`${wrong.rule}/${wrong.code}/${wrong.language}/${wrong.why}/${wrong.was}/${wrong.becomes}`}>
                  <td class="figures">{wrong.times}</td>
                  <td class="figures">P{wrong.was} → P{wrong.becomes}</td>
                  <td>{t(`why-${wrong.why}`)}</td>
                  <td>{languageName(wrong.language)}</td>
                  <td>{wrong.rule === null ? t("about-no-signal") : <><span>{reasonOf(wrong.code) ?? ""}</span> <code>{wrong.rule}</code></>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
