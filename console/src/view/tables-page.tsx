// Tables (supervisors): what is recorded goes out as codes and times, and comes in from spreadsheets, all of it or nothing.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Import, ImportProblem, ImportReport, ImportRun } from "../api/types.ts";
import { attempt, done, sentence, warn } from "../store/notices.ts";
import { mayErase } from "../store/session.ts";
import { listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { bytes, dayAndHour } from "../texts/times.ts";
import { keep } from "./keep.ts";

type What = "calls" | "cases";
const FACTS = ["trainings", "complaints", "drills"] as const;
type Out = What | (typeof FACTS)[number];
const isFact = (what: Out): boolean => FACTS.some((fact) => fact === what);
const FORMATS = ["csv", "json", "lines"] as const;
const CASE_TABLES = ["cases", "children", "persons", "custody", "episodes", "referrals", "messages_home"] as const;
/** What narrows a table down: the parameter and its list. */
const SCOPES = { calls: { class: "class", medium: "medium" }, cases: { kind: "case_kind", status: "case_status" }, trainings: {}, complaints: {}, drills: {} } as const;
const LINE_FEED = 10;
/** How often it is asked how far a file is on its way in. */
const LOOK_EVERY_MS = 300;

export function TablesPage() {
  if (!mayErase.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-tables")}</h1></div>
      <TakeOut />
      <TakeIn />
    </>
  );
}

function readAs(table: ImportReport["tables"][number]): string {
  if (table.delimiter === "") return t("tables-read-json", { count: table.lines });
  return t("tables-read", { count: table.lines, encoding: table.encoding, delimiter: table.delimiter === "\t" ? t("tables-tab") : `“${table.delimiter}”` });
}

function TakeOut() {
  const [what, setWhat] = useState<Out>("calls");
  const [format, setFormat] = useState<(typeof FORMATS)[number]>("csv");
  const [table, setTable] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [scope, setScope] = useState<Record<string, string>>({});
  const [run, setRun] = useState<{ lines: number; total: number; size: number } | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    const query = new URLSearchParams({ format });
    if (from !== "") query.set("from", String(midnight(from, 0)));
    if (to !== "") query.set("to", String(midnight(to, 1)));
    if (what === "cases" && format === "csv" && table !== "") query.set("table", table);
    if (isFact(what)) query.set("of", what);
    for (const name of Object.keys(SCOPES[what])) if (scope[name]) query.set(name, scope[name]);
    const abort = (stop.current = new AbortController());
    let [lines, size] = [0, 0];
    setRun({ lines, total: 0, size });
    setWhy(null);
    try {
      const blob = await api.takeOut(what === "calls" || what === "cases" ? what : "facts", query, abort.signal, (piece, total) => {
        for (const byte of piece) if (byte === LINE_FEED) lines += 1;
        size += piece.length;
        setRun({ lines: Math.min(lines, total), total, size });
      });
      keep(blob, `${query.get("table") ?? what}.${format === "csv" ? (what === "cases" && table === "" ? "zip" : "csv") : format === "json" ? "json" : "jsonl"}`);
      done(t("tables-out-done"));
    } catch (error) {
      setWhy(abort.signal.aborted ? t("tables-out-stopped") : sentence(error));
    }
    setRun(null);
  };
  return (
    <form class="card-form" aria-label={t("tables-out")} onSubmit={(event) => void go(event)}>
      <h2 class="wide-field">{t("tables-out")}</h2>
      <p class="wide-field soft small">{t("tables-out-hint")}</p>
      <Choice label={t("tables-what")} value={what} set={(value) => setWhat(value as Out)} options={[["calls", t("tables-calls")], ["cases", t("tables-cases")], ...FACTS.map((fact): [string, string] => [fact, t(`facts-${fact}`)])]} />
      <Choice label={t("tables-format")} value={format} set={(value) => setFormat(value as typeof format)} options={FORMATS.map((name) => [name, t(`tables-format-${name}`)])} />
      <label class="field"><span>{t(what === "cases" ? "tables-opened-from" : "tables-began-from")}</span><input type="date" value={from} max={to === "" ? undefined : to} onInput={(event) => setFrom(event.currentTarget.value)} /></label>
      <label class="field"><span>{t("tables-to")}</span><input type="date" value={to} min={from === "" ? undefined : from} onInput={(event) => setTo(event.currentTarget.value)} /></label>
      {Object.entries<string>(SCOPES[what]).map(([name, list]) => (
        <Choice key={name} label={t(`tables-only-${name}`)} value={scope[name] ?? ""} set={(value) => setScope({ ...scope, [name]: value })} options={[["", t("case-all")], ...listOf(list).map((item): [string, string] => [item.code, item.label])]} />
      ))}
      {what === "cases" && format === "csv" ? <Choice label={t("tables-table")} value={table} set={setTable} options={[["", t("tables-table-all")], ...CASE_TABLES.map((name): [string, string] => [name, t(`tables-table-${name}`)])]} /> : null}
      {why === null ? null : <p class="wide-field form-trouble" role="alert">{why}</p>}
      <div class="wide-field form-end">
        {run === null ? <button class="button main" type="submit">{t("tables-out-do")}</button> : (
          <>
            <label class="tables-progress"><progress max={Math.max(run.total, 1)} value={run.lines} /><span class="small figures">{t("tables-progress", { lines: run.lines, total: run.total, size: bytes(run.size) })}</span></label>
            <button class="button" type="button" onClick={() => stop.current?.abort()}>{t("cancel")}</button>
          </>
        )}
      </div>
    </form>
  );
}

function TakeIn() {
  const [what, setWhat] = useState<What>("calls");
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [run, setRun] = useState<{ id: string; now: ImportRun | null; ends: boolean } | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [past, setPast] = useState<readonly Import[]>([]);
  const load = () => attempt(async () => setPast(await api.imports()));
  useEffect(() => void load(), []);
  const change = (act: () => void) => {
    act();
    setReport(null);
    setWhy(null);
  };
  const id = run?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    const look = async () => {
      // What isn't known is asked again: the file may still be on its way to the server.
      const now = await api.importRun(id).catch(() => null);
      setRun((known) => (known === null || known.id !== id || now === null ? known : { ...known, now }));
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
  const breakOff = (name: string) => attempt(async () => {
    const { broken_off } = await api.breakOffImport(name);
    if (broken_off) setRun((known) => known && { ...known, ends: true });
    else warn(t("tables-in-late"));
  });
  const go = async (dryRun: boolean) => {
    if (file === null) return;
    const name = crypto.randomUUID();
    setRun({ id: name, now: null, ends: false });
    setWhy(null);
    try {
      const said = await api.takeIn(what, file, mapping, dryRun, name);
      setReport(said);
      if ((said.id ?? null) !== null) {
        done(t("tables-in-done", { count: said.records }));
        await load();
      }
    } catch (error) {
      setReport(null);
      setWhy(sentence(error));
    }
    setRun(null);
  };
  const busy = run !== null;
  const ready = report !== null && report.problem_count === 0 && (report.id ?? null) === null;
  return (
    <>
      <form class="card-form" aria-label={t("tables-in")} onSubmit={(event) => {
        event.preventDefault();
        void go(true);
      }}>
        <h2 class="wide-field">{t("tables-in")}</h2>
        <p class="wide-field soft small">{t("tables-in-hint")}</p>
        <Choice label={t("tables-what")} value={what} set={(value) => change(() => setWhat(value as What))} options={[["calls", t("tables-calls")], ["cases", t("tables-cases")]]} />
        <label class="field"><span>{t("tables-file")}</span><input type="file" required accept=".csv,.txt,.tsv,.zip,.json,.jsonl" onChange={(event) => change(() => setFile(event.currentTarget.files?.[0] ?? null))} /></label>
        <label class="field wide-field"><span>{t("tables-mapping")}</span><input type="file" accept=".toml,.json" onChange={(event) => change(() => setMapping(event.currentTarget.files?.[0] ?? null))} /><span class="soft small">{t("tables-mapping-hint")}</span></label>
        {why === null ? null : <p class="wide-field form-trouble" role="alert">{why}</p>}
        {report === null ? null : <Report report={report} />}
        <div class="wide-field form-end">
          {run === null ? null : (
            <>
              <label class="tables-progress">
                <progress max={Math.max(run.now?.of ?? 0, 1)} value={run.now?.done ?? 0} />
                <span class="small figures">{run.ends ? t("tables-in-ends") : run.now === null ? t("tables-in-sent") : t(`tables-in-${run.now.step}`, { done: run.now.done, total: run.now.of })}</span>
              </label>
              <button class="button" type="button" disabled={run.now === null || run.ends} onClick={() => void breakOff(run.id)}>{t("cancel")}</button>
            </>
          )}
          <button class={ready ? "button" : "button main"} type="submit" disabled={busy || file === null}>{t("tables-in-try")}</button>
          <button class={ready ? "button main" : "button"} type="button" disabled={busy || !ready} onClick={() => void go(false)}>{t("tables-in-do")}</button>
        </div>
      </form>
      <section>
        <h2 class="part">{t("tables-past")}</h2>
        {past.length === 0 ? <p class="soft">{t("tables-past-none")}</p> : <ul class="tables-past">{past.map((one) => <Past key={one.id} one={one} load={load} />)}</ul>}
      </section>
    </>
  );
}

function Report({ report }: { report: ImportReport }) {
  const more = report.problem_count - report.problems.length;
  return (
    <div class="wide-field tables-report">
      <p role="status"><b>{t((report.id ?? null) !== null ? "tables-in-done" : report.problem_count === 0 ? "tables-in-fine" : "tables-in-wrong", { count: report.problem_count === 0 ? report.records : report.problem_count })}</b></p>
      {report.tables.map((table) => (
        <p key={table.name} class="small soft">{table.name === null ? "" : `${table.name}: `}{readAs(table)}{table.left_out.length === 0 ? "" : ` · ${t("tables-left-out", { names: table.left_out.join(", ") })}`}</p>
      ))}
      {report.problems.length === 0 ? null : (
        <div class="table-frame" tabIndex={0} role="region" aria-label={t("tables-problems")}>
          <table>
            <thead><tr><th scope="col">{t("tables-line")}</th><th scope="col">{t("tables-column")}</th><th scope="col">{t("tables-words")}</th></tr></thead>
            <tbody>{report.problems.map((problem, index) => <ProblemLine key={index} problem={problem} />)}</tbody>
          </table>
        </div>
      )}
      {more > 0 ? <p class="soft small">{t("tables-more", { count: more })}</p> : null}
    </div>
  );
}

function ProblemLine({ problem }: { problem: ImportProblem }) {
  return (
    <tr>
      <td class="figures">{[problem.table, problem.line].filter((part) => (part ?? null) !== null).join(" ") || "—"}</td>
      <td><bdi>{problem.column ?? problem.field ?? "—"}</bdi></td>
      <td dir="auto">{problem.words}</td>
    </tr>
  );
}

/** Taking back is asked once more: what came in goes for good. */
function Past({ one, load }: { one: Import; load: () => Promise<unknown> }) {
  const [asked, setAsked] = useState(false);
  const undo = () => attempt(async () => {
    await api.undoImport(one.id);
    done(t("tables-undone"));
    await load();
  });
  const undone = one.undone_at ?? null;
  return (
    <li class={undone === null ? undefined : "soft"}>
      <span>{t(`tables-past-${one.of}`, { count: one.records })} <span class="soft small">{dayAndHour(one.at)} · {one.by.name}</span></span>
      {undone !== null ? <span class="small">{t("tables-undone-at", { time: dayAndHour(undone) })}</span> : asked ? (
        <span class="row-acts">
          <button class="button small" type="button" onClick={() => setAsked(false)}>{t("cancel")}</button>
          <button class="button small" type="button" autofocus onClick={() => void undo()}>{t("tables-undo-really")}</button>
        </span>
      ) : <button class="button small" type="button" onClick={() => setAsked(true)}>{t("tables-undo")}</button>}
    </li>
  );
}

function Choice({ label, value, set, options }: { label: string; value: string; set: (value: string) => void; options: readonly (readonly [string, string])[] }) {
  return (
    <label class="field"><span>{label}</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>{options.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select>
    </label>
  );
}

/** The beginning of a day here, some days on. */
function midnight(day: string, days: number): number {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + days);
  return at.getTime();
}
