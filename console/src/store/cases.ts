// Cases: the list that is shown, the case that is open, and what is done to them.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { CaseForm, CaseHead, CaseRow, CaseView, CasesOfConversation, OpenCase, Section } from "../api/types.ts";
import { language } from "../texts/texts.ts";
import { onEvent } from "./desk.ts";
import { attempt, sentence } from "./notices.ts";
import { route } from "./route.ts";

export const CASE_VIEWS: readonly CaseView[] = ["open", "mine", "due", "closed"];

export const caseView = signal<CaseView>("open");
export const caseKind = signal("");
export const caseCategory = signal("");
export const caseRows = signal<readonly CaseRow[] | null>(null);
export const caseNext = signal<string | null>(null);
export const openCase = signal<OpenCase | null>(null);
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
    openCase.value = found;
    caseTrouble.value = null;
  } catch (error) {
    if (route.value.at === "cases" && route.value.id === id && isGone(error)) openCase.value = null;
    caseTrouble.value = sentence(error);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Refused && (error.status === 403 || error.status === 404);
}

// What isn't somebody's to see any more isn't left on their screen.
onEvent((event) => {
  if (event.kind !== "rights.changed") return;
  const { value } = route;
  if (value.at === "cases" && value.id !== null) void loadCase(value.id);
  else if (value.at === "cases") void loadCases();
});

export function leaveCase(): void {
  openCase.value = null;
  caseTrouble.value = null;
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
