// Cases: what is open, what is mine, what is due. A row holds codes and ages, never a name.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { CaseRow, CaseView } from "../api/types.ts";
import { CASE_VIEWS, caseCategory, caseKind, caseNext, caseRows, caseView, findCase, loadCases } from "../store/cases.ts";
import { now } from "../store/desk.ts";
import { dialog } from "../store/dialogs.ts";
import { attempt, done } from "../store/notices.ts";
import { caseHref, goCase } from "../store/route.ts";
import { mayTalk } from "../store/session.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { categoryOf } from "./case-said.tsx";
import { Letter } from "./marks.tsx";

export function CasesPage() {
  useEffect(() => void loadCases(), [caseView.value, caseKind.value, caseCategory.value]);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  const rows = caseRows.value;
  return (
    <>
      <div class="page-top">
        <h1>{t("page-cases")}</h1>
        <NewCase />
      </div>
      <div class="case-filters">
        <div class="choice-items" role="group" aria-label={t("case-which")}>
          {CASE_VIEWS.map((view) => (
            <button key={view} type="button" class={view === caseView.value ? "button small on" : "button small"} aria-pressed={view === caseView.value}
              onClick={() => (caseView.value = view)}>{t(`case-view-${view}`)}</button>
          ))}
        </div>
        <Filter label={t("case-f-kind")} list="case_kind" value={caseKind.value} set={(code) => (caseKind.value = code)} />
        <Filter label={t("case-f-category")} list="episode_category" value={caseCategory.value} set={(code) => (caseCategory.value = code)} />
        <FindNumber />
      </div>
      {rows === null ? <p class="soft">{t("case-loading")}</p> : rows.length === 0 ? <p class="soft">{t(`case-none-${caseView.value}`)}</p> : <CaseTable rows={rows} view={caseView.value} />}
      {caseNext.value === null ? null : <button class="button" type="button" onClick={() => void loadCases(true)}>{t("case-more")}</button>}
    </>
  );
}

function CaseTable({ rows, view }: { rows: readonly CaseRow[]; view: CaseView }) {
  return (
    <div class="table-frame">
      <table class="cases">
        <thead>
          <tr><th scope="col">{t("case-number")}</th><th scope="col">{t("case-about")}</th><th scope="col">{t("case-children")}</th><th scope="col">{t("case-f-risk")}</th><th scope="col">{t("case-f-owner")}</th><th scope="col">{t(view === "closed" ? "case-closed-at" : "case-due")}</th></tr>
        </thead>
        <tbody>{rows.map((row) => <CaseLine key={row.id} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function CaseLine({ row }: { row: CaseRow }) {
  const at = row.closed_at ?? row.due_at;
  const late = row.closed_at === null && at !== null && at < now.value;
  return (
    <tr>
      <th scope="row"><a class="link" href={caseHref(row.id)}>{t("case-numbered", { number: String(row.number) })}</a></th>
      <td>{labelOf("case_kind", row.kind)}{row.category === null ? "" : ` · ${categoryOf(row.category)}`}<br /><span class="soft small">{labelOf("case_status", row.status)}</span></td>
      <td>{row.children.length === 0 ? "—" : row.children.map((child) => [child.gender === null || child.gender === "NASK" ? null : labelOf("gender", child.gender), child.age].filter((part) => part !== null).join(" ") || "—").join(", ")}</td>
      <td class={row.risk === "HIGH" ? "case-high" : undefined}>{row.risk === "NASK" ? "—" : labelOf("risk", row.risk)}</td>
      <td>{row.owner?.name ?? <span class="soft">{t("who-nobody")}</span>}</td>
      <td class={late ? "case-late" : undefined}>{at === null ? "—" : dayAndHour(at)}{late ? <><br /><b class="small">{t("case-overdue")}</b></> : null}</td>
    </tr>
  );
}

function Filter({ label, list, value, set }: { label: string; list: string; value: string; set: (code: string) => void }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{label}: {t("case-all")}</option>
      {listOf(list).map((item) => <option key={item.code} value={item.code}>{item.label}</option>)}
    </select>
  );
}

function FindNumber() {
  const [text, setText] = useState("");
  const [none, setNone] = useState(false);
  return (
    <form class="case-find" onSubmit={(event) => {
      event.preventDefault();
      void attempt(async () => {
        const found = /^\d{1,9}$/.test(text.trim()) ? await findCase(Number(text)) : null;
        setNone(found === null);
        if (found) goCase(found.id);
      });
    }}>
      <input inputMode="numeric" size={8} aria-label={t("case-find")} placeholder={t("case-find")} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <span class="small" role="status">{none ? t("case-find-none") : ""}</span>
    </form>
  );
}

function NewCase() {
  const open = (kind: string) => void attempt(async () => {
    const head = await api.newCase({ form: { kind } });
    done(t("case-opened", { number: String(head.row.number) }));
    goCase(head.row.id);
  });
  return (
    <span class="case-new">
      <button class="button" type="button" onClick={() => (dialog.value = { is: "log" })}>{t("log-title")}</button>
      {listOf("case_kind").map((item) => (
        <button key={item.code} class={item.code === "MISSING" ? "button main" : "button"} type="button" data-case={item.code === "MISSING" ? "new" : undefined} onClick={() => open(item.code)}>
          {t("case-new", { kind: item.label })}{item.code === "MISSING" ? <Letter of="new" /> : null}
        </button>
      ))}
    </span>
  );
}
