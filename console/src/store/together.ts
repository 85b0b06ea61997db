// Several people in one talk: who was asked, who writes too, who listens, and what a former holder has to know.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Event, Row, TakeOverWhy } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { flushDraft } from "./compose.ts";
import { apply, onEvent } from "./desk.ts";
import { alertNow, announce, attempt, done } from "./notices.ts";
import { goTalk } from "./route.ts";
import { maySupervise, myId } from "./session.ts";
import { openId } from "./talk.ts";
import { operators } from "./taxonomy.ts";

/** A talk that was taken from this desk, until it is put away. */
export interface Taken {
  readonly by: { readonly id: string; readonly name: string };
  readonly why: TakeOverWhy;
  readonly at: number;
  readonly alias: string;
}

export const taken = signal<ReadonlyMap<string, Taken>>(new Map());

export function startTogether(): void {
  onEvent((event, _, after) => {
    if (event.kind === "timeline.added") heardTaken(event, after.rows.get(event.conversation_id ?? "")?.alias ?? "");
    if (event.message?.flags.includes("whisper") && event.message.author?.id !== myId.peek() && event.conversation_id === openId.peek()) {
      announce(t("whisper-spoken", { name: event.message.author?.name ?? "", text: event.message.text }));
    }
  });
}

export function nameOf(id: unknown): string {
  return operators.value.find((operator) => operator.id === id)?.name ?? t("somebody");
}

/** A supervisor beside a talk that somebody else holds. */
export function mayListen(row: Row): boolean {
  return maySupervise.value && row.state !== "closed" && row.assignee !== null && row.assignee.id !== myId.value;
}

export function mayWhisper(row: Row): boolean {
  return mayListen(row);
}

/** The holder, who joined them, and supervisors. */
export function mayAskIn(row: Row): boolean {
  if (row.state === "closed" || row.assignee === null) return false;
  const second = row.seats.some((seat) => seat.operator === myId.value && seat.kind === "second");
  return row.assignee.id === myId.value || second || maySupervise.value;
}

export async function askIn(row: Row, operator: string): Promise<boolean> {
  return attempt(async () => {
    apply({ type: "row", row: await api.askSecond(row.id, operator) });
    done(t("done-asked", { alias: row.alias, name: nameOf(operator) }));
  });
}

export async function answerAsked(row: Row, join: boolean): Promise<void> {
  const answered = await attempt(async () => apply({ type: "row", row: await (join ? api.joinTalk : api.declineSeat)(row.id) }));
  if (answered && join) goTalk(row.id);
}

export async function endSeat(row: Row, operator: string | null): Promise<void> {
  await attempt(async () => apply({ type: "row", row: await api.leaveSeat(row.id, operator) }));
}

export async function listenIn(row: Row, on: boolean): Promise<void> {
  await attempt(async () => apply({ type: "row", row: await api.listen(row.id, on) }));
}

export async function takeOver(row: Row, why: TakeOverWhy, words: string, key: string): Promise<boolean> {
  return attempt(async () => apply({ type: "row", row: await api.takeOver(row.id, why, words, key) }));
}

export function putAway(id: string): void {
  taken.value = new Map([...taken.value].filter(([each]) => each !== id));
}

function heardTaken(event: Event, alias: string): void {
  const { kind, data } = event.data as { kind?: string; data?: { from?: string; why?: TakeOverWhy } };
  const id = event.conversation_id;
  if (kind !== "taken-over" || id === null) return;
  if (event.actor?.id === myId.peek()) return putAway(id);
  if (data?.from !== myId.peek() || event.actor === null) return;
  // What stands half written goes to the server before anything else.
  flushDraft(id, false);
  taken.value = new Map(taken.value).set(id, { by: event.actor, why: data.why ?? "other", at: event.at, alias });
  alertNow(t("taken-spoken", { alias, name: event.actor.name }));
}
