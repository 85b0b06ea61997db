// The Call form: what is known beforehand, what it still needs, and its one-key answers. Pure; the codes are the data model's.
import type { Call, CallForm, Emergency, Message, Row, TaxonomyItem } from "../api/types.ts";

export const COUNSELLING = "COUN";
export const NON_COUNSELLING = "NON";
const UNKNOWN = "UNK";
const NOT_ASKED = "NASK";

/** One key each in the Call form. PRANK closes at once, so two keystrokes are enough for it. */
export const QUICK: readonly { key: string; code: string }[] = [
  { key: "p", code: "PRANK" },
  { key: "s", code: "SILENT" },
  { key: "h", code: "HANGUP" },
  { key: "w", code: "WRONG" },
  { key: "a", code: "ABUSIVE" },
  { key: "k", code: "THANKS" },
  { key: "q", code: "QUEST" },
  { key: "t", code: "TEST" },
];

/** What a signal speaks of; the operator corrects it to what the talk was really about. */
const REASON_OF_SIGNAL: Readonly<Record<string, string>> = {
  SUI_ACT: "MH_SUICIDAL", SUI_PLAN: "MH_SUICIDAL", SUI_IDEA: "MH_SUICIDAL", SH_NOW: "MH_SELF_HARM", SH: "MH_SELF_HARM",
  VIO_NOW: "V", ABUSE: "V", THREAT: "V", BULLY: "V_BULLYING", SEX_GROOM: "V_GROOMING",
  ABD_NOW: "MS_ABDUCTION", PAR_RISK: "MS_ABDUCTION", BABY_LOST: "MS", MISS_NEW: "MS", STREET_TONIGHT: "MS_RUNAWAY", RUN_THINK: "MS_THINKING",
  FAMILY: "FR", MED: "PH",
};

const CLASS_OF_SIGNAL: Readonly<Record<string, string>> = { MISS_NEW: "MISS", BABY_LOST: "MISS", ABD_NOW: "MISS", SIGHT: "SIGHT", SIGHT_LIVE: "SIGHT" };

/** Instead of a reason: why there is none. One of these stands alone. */
const ANSWERS: readonly string[] = ["NASK", "UNK", "REF"];

export type Missing = "non_counselling" | "child_age" | "reasons" | "leading_reason" | "emergency_called" | "emergency_reason";

export function prefilled(row: Row, saved: Call | null, messages: readonly Message[], groups: readonly TaxonomyItem[], decided: Emergency | null = null): CallForm {
  if (saved) return asForm(saved);
  const reason = suggested(row.reason, groups);
  const answered = messages.some((message) => message.direction === "out");
  const className = (row.reason === null ? undefined : CLASS_OF_SIGNAL[row.reason]) ?? COUNSELLING;
  return {
    class: className,
    non_counselling: null,
    about: className === COUNSELLING ? "SELF" : "OTHER",
    role: className === COUNSELLING ? "CHILD" : UNKNOWN,
    child_age: null,
    child_age_code: NOT_ASKED,
    child_gender: NOT_ASKED,
    child_country: null,
    living_situation: NOT_ASKED,
    heard: NOT_ASKED,
    language_wanted: row.language,
    reasons: reason === undefined ? [] : [reason],
    leading_reason: reason ?? null,
    actions: [...(answered ? ["LISTEN"] : []), ...(decided?.called ? ["EMERG112"] : [])],
    emergency: decided,
  };
}

function suggested(signal: string | null, groups: readonly TaxonomyItem[]): string | undefined {
  const reason = signal === null ? undefined : REASON_OF_SIGNAL[signal];
  const known = groups.some((group) => group.code === reason || group.sub?.some((sub) => sub.code === reason));
  return known ? reason : undefined;
}

export function asNonCounselling(form: CallForm, code: string): CallForm {
  return { ...form, class: NON_COUNSELLING, non_counselling: code, reasons: [], leading_reason: null, actions: [] };
}

export function withClass(form: CallForm, className: string): CallForm {
  return { ...form, class: className, non_counselling: className === NON_COUNSELLING ? form.non_counselling : null };
}

export function toggled(form: CallForm, code: string): CallForm {
  const goesWith = (each: string): boolean => !ANSWERS.includes(code) && !ANSWERS.includes(each);
  const reasons = form.reasons.includes(code) ? form.reasons.filter((each) => each !== code) : [...form.reasons.filter(goesWith), code];
  const leading = form.leading_reason !== null && reasons.includes(form.leading_reason) ? form.leading_reason : (reasons[0] ?? null);
  return { ...form, reasons, leading_reason: leading };
}

/** A sub-reason says more than its group: choosing it takes a suggested bare group's place. */
export function chosen(form: CallForm, code: string, group: string): CallForm {
  const added = toggled(form, code);
  if (code === group || !added.reasons.includes(code) || !added.reasons.includes(group)) return added;
  const reasons = added.reasons.filter((each) => each !== group);
  return { ...added, reasons, leading_reason: added.leading_reason === group ? code : added.leading_reason };
}

export function toggledAction(form: CallForm, code: string): CallForm {
  const actions = form.actions.includes(code) ? form.actions.filter((each) => each !== code) : [...form.actions, code];
  return { ...form, actions };
}

/** "15" → an age; "unk", "nask", "ref" by their codes; anything else is not an age yet. */
export function withAge(form: CallForm, typed: string): CallForm {
  const code = (["UNK", "NASK", "REF"] as const).find((each) => each === typed);
  if (code) return { ...form, child_age: null, child_age_code: code };
  const age = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return age <= 130 ? { ...form, child_age: age, child_age_code: null } : { ...form, child_age: null, child_age_code: null };
}

/** In the order in which the form shows them. */
export function missing(form: CallForm, isGrave: boolean): Missing[] {
  const gaps: Missing[] = [];
  if (isGrave && form.emergency === null) gaps.push("emergency_called");
  if (form.emergency !== null && form.emergency.reason.trim() === "") gaps.push("emergency_reason");
  if (form.class === NON_COUNSELLING && form.non_counselling === null) gaps.push("non_counselling");
  if (form.child_age === null && form.child_age_code === null) gaps.push("child_age");
  if (form.class === COUNSELLING && form.reasons.length === 0) gaps.push("reasons");
  if (form.reasons.length > 0 && form.leading_reason === null) gaps.push("leading_reason");
  return gaps;
}

/** One key closes only what no rule found urgent: a wrong key must not end a talk that may be grave. */
export function closesAtOnce(row: Row): boolean {
  return row.priority >= 2;
}

/** A saved record knows more about itself than the server takes back. */
function asForm(call: Call): CallForm {
  const { class: className, non_counselling, about, role, child_age, child_age_code, child_gender, child_country, living_situation, heard, language_wanted, reasons, leading_reason, actions, emergency, note } = call;
  return { class: className, non_counselling, about, role, child_age, child_age_code, child_gender, child_country, living_situation, heard, language_wanted, reasons, leading_reason, actions, emergency, ...(note ? { note } : {}) };
}
