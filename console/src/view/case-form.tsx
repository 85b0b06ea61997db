// One part of a case as a form, made from its fields. Escape gives up; what a colleague changed meanwhile stands beside.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Alike, Fact, OpenCase, Section } from "../api/types.ts";
import { FIELDS, countriesOf, differences, fromLocal, languagesOf, linesOf, tidy, toLocal } from "../state/case-fields.ts";
import type { Draft, Field, FormKind } from "../state/case-fields.ts";
import { Refused } from "../api/http.ts";
import { Overtaken } from "../store/cases.ts";
import { sentence } from "../store/notices.ts";
import { caseHref } from "../store/route.ts";
import { labelOf, listOf, operators } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { childName, said, talkName } from "./case-said.tsx";
import { useDraft, useGiveUp } from "./draft.ts";
import { Pick } from "./pick.tsx";
import { SaveKey } from "./save-key.tsx";
import { Several } from "./several.tsx";

interface Props<Of> {
  open: OpenCase | null;
  start: Draft;
  onSave: (section: Of, version: number | null) => Promise<void>;
  version: number | null;
  /** Asked before it is written down: who is known already. */
  alike?: (section: Of) => Promise<Alike[]>;
  onClose: () => void;
}

interface Problem {
  field: string;
  words: string;
}

export function PartForm<Of extends Section | Fact = Section>({ open, start, onSave, version, alike, onClose }: Props<Of>) {
  const [draft, setDraft, latest] = useDraft<Draft>(start);
  const [against, setAgainst] = useState(version);
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const [known, setKnown] = useState<readonly Alike[]>([]);
  const shownFor = useRef("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [giveUp, unsure] = useGiveUp(onClose);
  const kind = draft.kind as FormKind;
  const form = useRef<HTMLFormElement>(null);
  // Browsers look for autofocus in new pages and dialogs only.
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-for]")?.focus(), []);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    setProblems([]);
    try {
      const section = tidy<Of>(latest());
      // Once said, whoever saves again has seen it.
      const found = (await alike?.(section)) ?? [];
      const said = found.map((each) => each.case.id).join();
      setKnown(found);
      if (said !== "" && said !== shownFor.current) {
        shownFor.current = said;
        setBusy(false);
        return;
      }
      await onSave(section, against);
      onClose();
    } catch (error) {
      if (error instanceof Overtaken) {
        const part = error.theirs as { version: number; section: Section };
        setTheirs({ ...(part.section as unknown as Draft) });
        setAgainst(part.version);
      } else {
        const fields = error instanceof Refused ? ((error.body as { fields?: Problem[] }).fields ?? []) : [];
        setProblems(fields);
        if (fields.length === 0) setTrouble(sentence(error));
        const first = fields[0]?.field.split("[")[0];
        requestAnimationFrame(() => document.querySelector<HTMLElement>(`.case-form [data-for="${first}"]`)?.focus());
      }
    }
    setBusy(false);
  };
  const set = (name: string, value: unknown) => setDraft({ ...latest(), [name]: value });
  const shown = FIELDS[kind].filter((each) => !(kind === "episode" && each.name === "found_how" && draft.outcome === "STILL_MISSING"));
  return (
    <form ref={form} class="card-form case-form" aria-label={t(`case-part-${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        giveUp(JSON.stringify(latest()) !== JSON.stringify(start));
      }}>
      <h3 class="wide-field">{t(`case-part-${kind}`)}</h3>
      {theirs === null ? null : <Theirs fields={FIELDS[kind]} mine={draft} theirs={theirs} open={open} onTake={(taken) => setDraft({ ...latest(), ...taken })} />}      {known.length === 0 ? null : <div class="wide-field case-theirs" role="alert"><p><b>{t("case-known")}</b></p><AlikeList alike={known} apart /></div>}
      {shown.map((each) => (
        <Input key={each.name} field={each} value={draft[each.name]} draft={draft} open={open} set={set}
          trouble={problems.find((problem) => problem.field.split("[")[0] === each.name || (each.is === "age" && problem.field === "age_code"))?.words ?? null} />
      ))}
      <p class="wide-field form-end">
        <span class="form-trouble" role="alert">{unsure ? t("form-escape-again") : trouble ?? (problems.length > 0 ? t("call-gaps", { count: problems.length }) : "")}</span>
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit" disabled={busy}>{t("case-save")}<SaveKey /></button>
      </p>
    </form>
  );
}

/** Cases that may be about the same child, and by what. Beside a form they open in a tab of their own: what is typed stays. */
export function AlikeList({ alike, apart = false }: { alike: readonly Alike[]; apart?: boolean }) {
  return (
    <ul>
      {alike.map((each) => (
        <li key={each.case.id}><a class="link" href={caseHref(each.case.id)} target={apart ? "_blank" : undefined}>{t("case-numbered", { number: String(each.case.number) })}</a> · {labelOf("case_status", each.case.status)} · {each.by.map((by) => t(`case-alike-${by}`)).join(", ")}</li>
      ))}
    </ul>
  );
}

interface TheirsProps {
  fields: readonly Field[];
  mine: Draft;
  theirs: Draft;
  open: OpenCase | null;
  onTake: (taken: Draft) => void;
}

/** All that a colleague wrote meanwhile and that isn't what stands in the form: taken field by field, or as a whole. */
export function Theirs({ fields, mine, theirs, open, onTake }: TheirsProps) {
  const other = differences(fields, mine, theirs);
  const here = useRef<HTMLDivElement>(null);
  const take = (which: readonly Field[]) => {
    const form = here.current?.closest("form");
    onTake(Object.fromEntries(which.map(({ name }) => [name, theirs[name] ?? null])));
    // The button goes with what was taken; the keyboard stays in the form.
    requestAnimationFrame(() => document.activeElement === document.body && form?.querySelector<HTMLElement>(".case-theirs button, select, input, textarea")?.focus());
  };
  return (
    <div ref={here} class="wide-field case-theirs" role="alert">
      <p><b>{t("case-theirs")}</b></p>
      <dl>
        {other.map((each) => (
          <div class="fact" key={each.name}><dt>{t(`case-f-${each.name}`)}</dt><dd dir="auto">{said(each, theirs[each.name], open) ?? "—"} <button class="link" type="button" onClick={() => take([each])}>{t("case-take-theirs")}</button></dd></div>
        ))}
      </dl>
      {other.length < 2 ? null : <p><button class="button small" type="button" onClick={() => take(other)}>{t("case-take-all")}</button></p>}
    </div>
  );
}

/** Nothing is ever sent to them, ticked or not. */
const SUSPECTS = ["ABDUCTOR", "PERPETRATOR"];

interface InputProps {
  field: Field;
  value: unknown;
  draft: Draft;
  open: OpenCase | null;
  trouble: string | null;
  set: (name: string, value: unknown) => void;
}

function Input({ field, value, draft, open, trouble, set }: InputProps) {
  const label = t(`case-f-${field.name}`);
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const list = Array.isArray(value) ? (value as string[]) : [];
  const note = trouble === null ? null : <span class="form-trouble">{trouble}</span>;
  const isSuspect = Array.isArray(draft.roles) && SUSPECTS.some((role) => (draft.roles as string[]).includes(role));
  const common = { "data-for": field.name, "aria-invalid": trouble !== null };
  switch (field.is) {
    case "text":
      return <label class="field wide-field"><span>{label}</span><textarea rows={2} dir="auto" {...common} value={text} onInput={(event) => set(field.name, event.currentTarget.value)} />{note}</label>;
    case "code":
      return <Pick label={label} mark={field.name} trouble={trouble} value={text} items={picks(field, text)} onChange={(code) => set(field.name, code === "" ? null : code)} />;
    case "codes":
    case "operators":
      return (
        <fieldset class="checks wide-field">
          <legend>{label}</legend>
          {(field.is === "codes" ? listOf(field.list ?? "") : people()).map((item, index) => (
            <label key={item.code} class="check">
              <input type="checkbox" data-for={index === 0 ? field.name : undefined} checked={list.includes(item.code)}
                onChange={() => set(field.name, list.includes(item.code) ? list.filter((code) => code !== item.code) : [...list, item.code])} />{item.label}
            </label>
          ))}
          {note}
        </fieldset>
      );
    case "time":
      return <label class="field"><span>{label}</span><input type="datetime-local" {...common} value={toLocal(value)} onInput={(event) => set(field.name, fromLocal(event.currentTarget.value))} />{note}</label>;
    case "date":
      return <label class="field"><span>{label}</span><input type="date" {...common} value={text} onInput={(event) => set(field.name, event.currentTarget.value)} />{note}</label>;
    case "number":
      return <label class="field"><span>{label}</span><input inputMode="numeric" {...common} value={text} onInput={(event) => set(field.name, wholeNumber(event.currentTarget.value))} />{note}</label>;
    case "age":
      return (
        <label class="field"><span>{label}</span>
          <input inputMode="numeric" {...common} value={text} placeholder={t(`answer-${typeof draft.age_code === "string" ? draft.age_code : "NASK"}`)}
            onInput={(event) => set("age", wholeNumber(event.currentTarget.value))} />{note}
        </label>
      );
    case "countries":
    case "languages":
      return (
        <label class="field"><span>{label}</span>
          <Several values={list} read={field.is === "countries" ? countriesOf : languagesOf} placeholder={field.is === "countries" ? "BE, FR" : "fr, nl"}
            mark={field.name} invalid={trouble !== null} onValues={(words) => set(field.name, words)} />{note}
        </label>
      );
    case "country":
      return <label class="field"><span>{label}</span><input maxLength={2} {...common} value={text} placeholder="BE" onInput={(event) => set(field.name, event.currentTarget.value.toUpperCase())} />{note}</label>;
    case "lines":
      return <label class="field wide-field"><span>{label}</span><Several lines values={list} read={linesOf} mark={field.name} invalid={trouble !== null} onValues={(words) => set(field.name, words)} />{note}</label>;
    case "yes":
      return <label class="check wide-field"><input type="checkbox" {...common} checked={value === true || isSuspect} disabled={isSuspect} onChange={(event) => set(field.name, event.currentTarget.checked)} />{label}<span class="soft small">{t("case-conflict-hint")}</span></label>;
    case "child":
      return <Pick label={label} mark={field.name} trouble={trouble} value={text} onChange={(id) => set(field.name, id)}
        items={open?.parts.filter((part) => part.section.kind === "child").map((part) => ({ code: part.id, label: childName(part, open) })) ?? []} />;
    case "talk":
      return <Pick label={label} mark={field.name} trouble={trouble} value={text} onChange={(id) => set(field.name, id === "" ? null : id)}
        items={[{ code: "", label: "—" }, ...talksOf(open, text)]} />;
    case "operator":
      return <Pick label={label} mark={field.name} trouble={trouble} value={text} onChange={(id) => set(field.name, id === "" ? null : id)}
        items={[{ code: "", label: open === null ? "—" : t("who-nobody") }, ...people()]} />;
    case "line":
      return <label class="field"><span>{label}</span><input dir="auto" {...common} value={text} onInput={(event) => set(field.name, event.currentTarget.value)} />{note}</label>;
  }
}

/** The talks that the case is linked to, each once, and the one that is chosen. */
function talksOf(open: OpenCase | null, chosen: string) {
  const ids = [...new Set([...(open?.timeline ?? []).map((moment) => moment.contact?.conversation_id ?? ""), chosen])].filter((id) => id !== "");
  return ids.map((id) => ({ code: id, label: talkName(open, id) }));
}

/** Who works with contacts. */
function people() {
  return operators.value.filter((each) => each.active && each.role !== "admin").map((each) => ({ code: each.id, label: each.name }));
}

/** Main codes and finer ones in one list. */
function picks(field: Field, value: string) {
  const items = listOf(field.list ?? "").flatMap((item) => [item, ...(item.sub ?? []).map((sub) => ({ code: sub.code, label: `${item.label} – ${sub.label}` }))]);
  return value === "" ? [{ code: "", label: "—" }, ...items] : items;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}
