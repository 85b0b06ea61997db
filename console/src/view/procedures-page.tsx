// Procedures (supervisor, admin): what is asked, done and told in each kind of case. A save is a new version; cases that began keep theirs.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { FieldFault, Procedure, ProcedureItem } from "../api/types.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { maySupervise } from "../store/session.ts";
import { listOf } from "../store/taxonomy.ts";
import { language, t } from "../texts/texts.ts";
import { fullDate, spoken } from "../texts/times.ts";
import { procedureName } from "./checklists.tsx";
import { Entry, Pick } from "./setup-fields.tsx";

const MINUTE_MS = 60_000;
const DEADLINES = [10, 30, 60, 120, 240, 480, 1440, 2880, 4320, 10080];

export function ProceduresPage() {
  const [all, setAll] = useState<readonly Procedure[] | null>(null);
  const [code, setCode] = useState("MISSING");
  const load = () => attempt(async () => setAll(await api.procedures(language.value)));
  useEffect(() => {
    if (maySupervise.value) void load();
  }, []);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  const chosen = all?.find((each) => each.procedure === code);
  return (
    <>
      <div class="page-top"><h1>{t("page-procedures")}</h1></div>
      <p class="soft page-hint">{t("procedures-hint")}</p>
      <label class="field"><span>{t("procedures-which")}</span>
        <select value={code} onChange={(event) => setCode(event.currentTarget.value)}>{(all ?? []).map((each) => <option key={each.procedure} value={each.procedure}>{procedureName(each.procedure)}</option>)}</select>
      </label>
      {chosen === undefined ? null : <Editor key={`${code}-${chosen.version}-${chosen.own}`} procedure={chosen} onSaved={setAll} onBack={load} />}
    </>
  );
}

function Editor({ procedure, onSaved, onBack }: { procedure: Procedure; onSaved: (all: Procedure[]) => void; onBack: () => void }) {
  const [items, setItems] = useState<readonly ProcedureItem[]>(procedure.items);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const put = (at: number, change: Partial<ProcedureItem>) => setItems(items.map((each, place) => (place === at ? { ...each, ...change } : each)));
  const up = (at: number) => {
    const moved = [...items];
    moved.splice(at - 1, 0, ...moved.splice(at, 1));
    setItems(moved);
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      onSaved(await api.changeProcedure(procedure.procedure, procedure.version, items, language.value));
      done(t("procedures-saved"));
    } catch (error) {
      const fields = error instanceof Refused ? (error.body.fields ?? []) : [];
      setFaults(fields);
      setTrouble(fields.length > 0 ? t("setup-mend", { count: fields.length }) : sentence(error));
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    }
  };
  const back = () => void attempt(async () => {
    await api.builtInProcedure(procedure.procedure, procedure.version);
    onBack();
  });
  return (
    <form class="stack" aria-label={procedureName(procedure.procedure)} onSubmit={(event) => void save(event)}>
      <p class="soft small">{procedure.own ? t("procedures-own", { name: procedure.changed_by?.name ?? "", time: fullDate(procedure.changed_at ?? 0) }) : procedure.reviewed ? "" : t("procedures-draft")}</p>
      {items.map((item, at) => (
        <Item key={item.id} item={item} at={at} faults={faults} put={(change) => put(at, change)}>
          {at === 0 ? null : <button class="button small" type="button" aria-label={`${t("procedures-up")}: ${item.text}`} onClick={() => up(at)}>{t("procedures-up")}</button>}
          <button class="button small" type="button" aria-label={`${t("setup-remove")}: ${item.text}`} onClick={() => setItems(items.filter((_, place) => place !== at))}>{t("setup-remove")}</button>
        </Item>
      ))}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      <p class="form-end">
        {procedure.own ? <button class="button" type="button" onClick={back}>{t("procedures-back")}</button> : null}
        <button class="button" type="button" onClick={() => setItems([...items, { id: `own_${crypto.randomUUID().slice(0, 8)}`, step: "FOLLOW", kind: "DO", to: null, within_minutes: null, built_in: false, text: "", language: language.value }])}>{t("procedures-add")}</button>
        <button class="button main" type="submit">{t("procedures-save")}</button>
      </p>
    </form>
  );
}

function Item({ item, at, faults, put, children }: { item: ProcedureItem; at: number; faults: readonly FieldFault[]; put: (change: Partial<ProcedureItem>) => void; children: preact.ComponentChildren }) {
  const path = `items[${at}]`;
  const codes = (list: string) => listOf(list).map(({ code, label }) => [code, label] as const);
  const within = item.within_minutes ?? 0;
  const deadlines = [...new Set([...DEADLINES, within])].filter((minutes) => minutes > 0).sort((one, other) => one - other);
  return (
    <fieldset class="setup-entry procedure-item">
      <legend class="sr">{item.text}</legend>
      <div class="wide-field"><Entry path={`${path}.text`} faults={faults} label={t("procedures-text")} value={item.text} onValue={(text) => put({ text, language: language.value, built_in: false })} /></div>
      <Pick path={`${path}.step`} faults={faults} label={t("procedures-step")} value={item.step} options={codes("procedure_step")} onValue={(step) => put({ step })} />
      <Pick path={`${path}.kind`} faults={faults} label={t("procedures-kind")} value={item.kind} options={codes("procedure_kind")} onValue={(kind) => put({ kind, to: kind === "TELL" ? (item.to ?? "POLICE") : null })} />
      {item.kind === "TELL" ? <Pick path={`${path}.to`} faults={faults} label={t("procedures-to")} value={item.to ?? ""} options={codes("referral_to")} onValue={(to) => put({ to })} /> : null}
      <Pick path={`${path}.within_minutes`} faults={faults} label={t("procedures-within")} value={String(within)} options={[["0", t("procedures-always")], ...deadlines.map((minutes) => [String(minutes), spoken(minutes * MINUTE_MS)] as const)]}
        onValue={(minutes) => put({ within_minutes: minutes === "0" ? null : Number(minutes) })} />
      <p class="wide-field row-acts">{children}</p>
    </fieldset>
  );
}
