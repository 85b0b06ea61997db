// Cases: the list that is shown, the case that is open, and what is done to them.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { Alike, CaseForm, CaseHead, CasePast, CaseRow, CaseView, CasesOfConversation, OpenCase, Section } from "../api/types.ts";
import { language, t } from "../texts/texts.ts";
import { onEvent } from "./desk.ts";
import { attempt, sentence } from "./notices.ts";
import { route } from "./route.ts";
import { me } from "./session.ts";

export const CASE_VIEWS: readonly CaseView[] = ["open", "mine", "due", "closed"];

export const caseView = signal<CaseView>("open");
export const caseKind = signal("");
export const caseCategory = signal("");
export const caseRows = signal<readonly CaseRow[] | null>(null);
export const caseNext = signal<string | null>(null);
export const openCase = signal<OpenCase | null>(null);
/** What it said before, once somebody asked for that. */
export const casePast = signal<CasePast | null>(null);
export const caseTrouble = signal<string | null>(null);

/** Somebody else changed it meanwhile: what it says now. */
export class Overtaken<T> extends Error {
  constructor(readonly theirs: T) {
    super("overtaken");
  }
}

export async function loadCases(more = false): Promise<void> {
  const asked = JSON.stringify([caseView.value, caseKind.value, caseCategory.value]);
  await attempt(async () => {
    const page = await api.cases(caseView.value, caseKind.value, caseCategory.value, more ? caseNext.value : null);
    if (asked !== JSON.stringify([caseView.value, caseKind.value, caseCategory.value])) return;
    caseRows.value = more ? [...(caseRows.value ?? []), ...page.rows] : page.rows;
    caseNext.value = page.next;
  });
}

export async function findCase(number: number): Promise<CaseRow | null> {
  const page = await api.caseByNumber(number);
  return page.rows[0] ?? null;
}

export async function loadCase(id: string): Promise<void> {
  try {
    const found = await api.openCase(id, language.value);
    if (route.value.at !== "cases" || route.value.id !== id) return;
    if (found.head.row.changed_at !== openCase.value?.head.row.changed_at) casePast.value = null;
    openCase.value = found;
    caseTrouble.value = null;
  } catch (error) {
    if (route.value.at !== "cases" || route.value.id !== id) return;
    if (isGone(error)) openCase.value = null;
    caseTrouble.value = sentence(error);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Refused && (error.status === 403 || error.status === 404);
}

// What isn't somebody's to see any more isn't left on their screen, and what a colleague does with the case is on it.
onEvent((event) => {
  const { value } = route;
  if (event.kind === "case.changed" && value.at === "cases" && value.id !== null && value.id === event.data?.subject && event.actor?.id !== me.value?.operator.id) void loadCase(value.id);
  if (event.kind !== "rights.changed") return;
  if (value.at === "cases" && value.id !== null) void loadCase(value.id);
  else if (value.at === "cases") void loadCases();
});

export function leaveCase(): void {
  openCase.value = null;
  casePast.value = null;
  caseTrouble.value = null;
}

export async function loadPast(id: string): Promise<void> {
  const found = await api.casePast(id);
  if (openCase.value?.head.row.id === id) casePast.value = found;
}

/** Prints the open case once the server has written down that somebody does; without that its pages stay empty. */
export async function printCase(id: string): Promise<void> {
  await api.printCase(id);
  const { dataset } = document.documentElement;
  dataset.printing = "case";
  addEventListener("afterprint", () => delete dataset.printing, { once: true });
  print();
}

export async function savePart(id: string, version: number, section: Section): Promise<void> {
  await orOvertaken(() => api.changePart(id, version, section));
}

export async function saveHead(id: string, version: number, form: CaseForm): Promise<void> {
  await orOvertaken<CaseHead>(() => api.changeCase(id, version, form));
}

/** Other cases that may be about the child whom somebody is about to write down. */
export async function knownElsewhere(section: Section, id: string): Promise<Alike[]> {
  const tells = section.kind === "child" ? section.name : section.kind === "episode" ? section.police_reference : null;
  return tells === null || tells === undefined ? [] : (await api.alike(section)).filter((each) => each.case.id !== id);
}

/** An act on what was on the screen. Where a colleague was first it isn't done: the case is shown as it is, and the act can be done again. */
export async function seenFirst(id: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await orOvertaken(act);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    await loadCase(id);
    throw new Refused(409, "overtaken", t("case-overtaken"), {}, null);
  }
}

async function orOvertaken<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const theirs = error instanceof Refused && error.status === 409 ? (error.body as { theirs?: unknown }).theirs : undefined;
    if (theirs !== undefined) throw new Overtaken(theirs);
    throw error;
  }
}

export const casesOfTalk = signal<(CasesOfConversation & { id: string }) | null>(null);

export async function loadCasesOfTalk(id: string): Promise<void> {
  await attempt(async () => {
    casesOfTalk.value = { id, ...(await api.casesOfConversation(id)) };
  });
}
