// Practice: the one talk with nobody that this person has. It lives here and at the server's /practice, in no list and no figure.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Conversation, PracticeDebrief, PracticePage } from "../api/types.ts";
import { language } from "../texts/texts.ts";
import { onTaken } from "./compose.ts";
import { apply } from "./desk.ts";
import { attempt, sentence } from "./notices.ts";
import { goPage, goPractice } from "./route.ts";
import { practiceRow, practising } from "./talk.ts";

/** The invented contact writes by itself: asked for as long as the talk is open. */
const ASK_EVERY_MS = 1_500;

export const practicePage = signal<PracticePage | null>(null);
export const practiceTrouble = signal<string | null>(null);
export const debriefing = signal<PracticeDebrief | null>(null);

let asking: number | undefined;

export async function loadPractice(of: string): Promise<void> {
  try {
    practicePage.value = await api.practicePage(of);
    practiceTrouble.value = null;
  } catch (error) {
    practiceTrouble.value = sentence(error);
  }
}

export async function beginPractice(script: string): Promise<void> {
  await attempt(async () => {
    debriefing.value = null;
    const begun = await api.beginPractice(script, practicePage.value?.language ?? language.value);
    goPractice(begun.row.id);
    show(begun);
  });
}

/** Follows the talk as long as it stands on screen. */
export function followPractice(id: string): () => void {
  apply({ type: "opening", id });
  void ask(id);
  asking = window.setInterval(() => void ask(id), ASK_EVERY_MS);
  return () => {
    clearInterval(asking);
    practiceRow.value = null;
    apply({ type: "left" });
  };
}

export async function endPractice(id: string): Promise<void> {
  await attempt(async () => {
    debriefing.value = await api.endPractice(id, language.value);
    goPage("practice");
  });
}

async function ask(id: string): Promise<void> {
  try {
    show(await api.practice(id));
    practiceTrouble.value = null;
  } catch (error) {
    practiceTrouble.value = sentence(error);
  }
}

function show(conversation: Conversation): void {
  if (practising.peek() !== conversation.row.id) return;
  practiceRow.value = conversation.row;
  apply({ type: "practice", conversation });
}

onTaken((id) => {
  if (id === practising.peek()) void ask(id);
});
