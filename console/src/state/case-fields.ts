// What each part of a case asks, as data: the forms, the cards and the print view read it. Labels are messages `case-f-NAME`.
import type { Fact, Section, SectionKind } from "../api/types.ts";

/** Training, complaints and drills are filled in the same way. */
export type FactKind = Fact["kind"];
export type FormKind = SectionKind | FactKind;

export type FieldType = "line" | "text" | "code" | "codes" | "time" | "date" | "number" | "age" | "country" | "countries" | "languages" | "yes" | "child" | "lines" | "operator" | "operators" | "talk";

export interface Field {
  name: string;
  is: FieldType;
  /** List of codes. */
  list?: string;
  /** Said in every card, even where it is empty. */
  lead?: boolean;
}

const code = (name: string, list: string, lead = false): Field => ({ name, is: "code", list, lead });
const codes = (name: string, list: string): Field => ({ name, is: "codes", list });
const field = (name: string, is: FieldType, lead = false): Field => ({ name, is, lead });

export const FIELDS: Record<FormKind, readonly Field[]> = {
  child: [
    field("name", "line", true), field("birth_date", "date"), field("age", "age", true), code("gender", "gender", true), field("nationalities", "countries"),
    field("residence", "country"), code("living_situation", "living_situation"), code("migration_status", "migration_status"), field("languages", "languages"),
    codes("vulnerabilities", "vulnerability"), field("height_cm", "number"), field("hair", "line"), field("eyes", "line"), field("marks", "text"),
    field("clothing", "text"), field("notes", "text"),
  ],
  person: [
    codes("roles", "person_role"), code("relation", "relation", true), field("name", "line", true), field("addresses", "lines"), field("conversation_id", "talk"), field("conflict", "yes", true),
    code("mode", "contact_mode"), field("platform", "line"), field("notes", "text"),
  ],
  custody: [field("child_id", "child", true), code("rights", "custody_rights", true), code("proceedings", "proceedings"), code("hague", "hague", true), field("court", "text"), field("notes", "text")],
  episode: [
    field("child_id", "child", true), code("category", "episode_category", true), field("missing_since", "time", true), field("reported_at", "time"),
    code("missing_from", "missing_from"), field("last_seen_place", "text"), field("last_seen_with", "line"), codes("reasons", "missing_reason"), codes("violence", "violence"),
    code("police_told", "yes_no", true), field("police_told_at", "time"), field("police_country", "country"), field("police_reference", "line"), code("sis_alert", "sis_alert"),
    code("interpol", "interpol"), code("child_alert", "child_alert"), codes("publicity", "publicity"), code("outcome", "outcome", true), field("found_at", "time"),
    code("found_how", "found_how"), field("found_country", "country"), field("notes", "text"),
  ],
  referral: [
    code("to", "referral_to", true), field("organisation", "line", true), field("at", "time", true), code("uptake", "uptake", true), field("uptake_at", "time"),
    field("check_at", "time"), field("notes", "text"),
  ],
  message_home: [
    code("state", "message_state", true), field("message", "text", true), field("recipient", "line", true), field("at", "time"), field("confirmed_at", "time"), field("checked_at", "time"),
    field("how_checked", "text"), field("passed_on_at", "time"), field("answered_at", "time"), field("reply", "text"), field("check_at", "time"),
  ],
  task: [field("title", "line", true), field("due_at", "time", true), field("assignee", "operator"), field("done_at", "time")],
  document: [code("document_kind", "document_kind", true), field("title", "line", true)],
  note: [field("text", "text", true)],
  training: [field("operator_id", "operator"), code("training_kind", "training_kind"), field("title", "line"), field("by", "line"), field("at", "time"), field("valid_until", "time")],
  complaint: [
    code("about", "complaint_about"), code("from", "complaint_from"), field("at", "time"), field("due_at", "time"), field("words", "text"), field("operator_id", "operator"),
    field("case_number", "number"), code("outcome", "complaint_outcome"), field("answered_at", "time"), field("answer", "text"),
  ],
  drill: [
    code("drill_kind", "drill_kind"), field("title", "line"), field("at", "time"), field("first_answer_s", "number"), field("police_told_s", "number"), field("took_part", "operators"),
    field("learnt", "text"),
  ],
};

/** What the head of a case says. */
export const HEAD_FIELDS: readonly Field[] = [
  code("kind", "case_kind", true), code("risk", "risk", true), field("owner", "operator"), field("team", "line"), field("follow_up_at", "time"), code("cross_border", "yes_no", true),
  field("countries", "countries"), field("summary", "text"),
];

/** One key each in an open case, and one in the list of cases. */
export const CASE_KEYS = { new: "n", child: "c", episode: "e", person: "p", custody: "u", referral: "r", message_home: "m", task: "t", document: "d", note: "n", head: "h", status: "s" } as const;

/** In the order of a case; which of them open by themselves depends on the kind of the case. */
export const KINDS: readonly SectionKind[] = ["child", "episode", "person", "custody", "referral", "message_home", "task", "document", "note"];

/** What a case of a kind will want first. */
export function expected(kind: string, category: string | null): readonly SectionKind[] {
  if (kind !== "MISSING") return ["child", "person", "referral", "task"];
  return category?.startsWith("PAR") ? ["child", "episode", "person", "custody", "task"] : ["child", "episode", "person", "task"];
}

/** Parts speak of themselves as plain objects here; the server checks them. */
export type Draft = Record<string, unknown>;

export function blank(kind: FormKind, first_child: string | null, now: number): Draft {
  const draft: Draft = { kind };
  for (const each of FIELDS[kind]) {
    if (each.is === "code" && each.lead !== true) draft[each.name] = each.name === "found_how" ? null : "NASK";
  }
  switch (kind) {
    case "child":
      return { ...draft, age_code: "NASK", gender: "NASK" };
    case "person":
      return { ...draft, roles: [], relation: "NASK", conflict: false };
    case "custody":
      return { ...draft, child_id: first_child, rights: "NASK", hague: "NASK" };
    case "episode":
      return { ...draft, child_id: first_child, category: "RUN_HOME", police_told: "NASK", outcome: "STILL_MISSING", reported_at: now };
    case "referral":
      return { ...draft, to: "CPS", at: now, uptake: "OPEN" };
    case "message_home":
      return { ...draft, state: "DRAFT", at: now };
    case "training":
      return { ...draft, training_kind: "INDUCTION", at: now };
    case "complaint":
      return { ...draft, about: "TALK", from: "PARENT", outcome: "OPEN", at: now };
    case "drill":
      return { ...draft, drill_kind: "DANGER", at: now };
    default:
      return draft;
  }
}

export function draftOf(section: Section | Fact): Draft {
  return { ...(section as unknown as Draft) };
}

/** Empty answers are left out, so that the server reads them as not given. */
export function tidy<Of extends Section | Fact = Section>(draft: Draft): Of {
  // An age says itself why there is no code in its place.
  const whole = draft.kind === "child" && typeof draft.age === "number" ? { ...draft, age_code: null } : draft;
  const said = Object.entries(whole).filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(said) as unknown as Of;
}

/** Fields that two versions of something say differently, in the order of the form. */
export function differences(fields: readonly Field[], mine: Draft, theirs: Draft): Field[] {
  const plain = (value: unknown): string => (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0) ? "" : JSON.stringify(value));
  return fields.filter(({ name }) => plain(mine[name]) !== plain(theirs[name]));
}

/** "2026-03-02T10:30", as the browser's own field for times writes it, in the hotline's eyes the reader's zone. */
export function toLocal(at: unknown): string {
  if (typeof at !== "number") return "";
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}

export function fromLocal(text: string): number | null {
  const at = new Date(text).getTime();
  return text === "" || Number.isNaN(at) ? null : at;
}

/** "BE, fr" → ["BE", "FR"]. */
export function countriesOf(text: string): string[] {
  return [...new Set(languagesOf(text).map((word) => word.toUpperCase()))];
}

/** "fa, en" as ["fa", "en"]. */
export function languagesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}

/** One a line. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
