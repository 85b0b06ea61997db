// What is being written: drafts (kept on the server), notes, attachments, and messages that are not sent yet. Nothing typed is lost.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { serverNow } from "../api/http.ts";
import type { Event, Message, Uploaded } from "../api/types.ts";
import { mentioned } from "../state/aside.ts";
import { afterFailure, isArrived, isBehind, pauseBefore, sentAnyway } from "../state/unsent.ts";
import type { Unsent } from "../state/unsent.ts";
import { apply, onEvent } from "./desk.ts";
import { sentence, trouble } from "./notices.ts";
import { lock, myId } from "./session.ts";
import { operators } from "./taxonomy.ts";

export type Kind = "reply" | "note" | "whisper";
export type Saved = "empty" | "saving" | "saved" | "unsaved";

export interface Desk {
  kind: Kind;
  reply: string;
  /** A note's words stay in this tab: restored as a reply they could reach the child. */
  note: string;
  /** To whoever holds the talk; stays in this tab for the same reason. */
  whisper: string;
  attachments: readonly Uploaded[];
  uploading: readonly string[];
  saved: Saved;
  /** The language of the reply, as far as the server has read it. */
  language: string | null;
  touched: boolean;
}

/** So long an answer can be taken back. */
const HOLD_MS = 10_000;
const SAVE_AFTER_MS = 800;
const TYPING_AGAIN_MS = 5_000;
const TYPING_OFF_MS = 6_000;
export const TEXT_LIMIT = 10_000;

const BLANK: Desk = { kind: "reply", reply: "", note: "", whisper: "", attachments: [], uploading: [], saved: "empty", language: null, touched: false };

export const desks = signal<ReadonlyMap<string, Desk>>(new Map());
export const unsent = signal<readonly Unsent[]>([]);

const saveTimers = new Map<string, number>();
const onServer = new Map<string, string>();
let typingIn: { id: string; at: number; off: number } | null = null;

export function deskOf(id: string): Desk {
  return desks.value.get(id) ?? BLANK;
}

export function startCompose(): void {
  onEvent((event) => forgetArrived(event));
  addEventListener("beforeunload", (event) => {
    if (unsent.value.length > 0 || [...desks.value.values()].some((desk) => desk.saved === "unsaved" || desk.note.trim() !== "" || desk.whisper.trim() !== "")) event.preventDefault();
  });
  addEventListener("online", () => retryAll());
  lock.subscribe((now) => {
    if (now === null) retryAll();
  });
}

export function setKind(id: string, kind: Kind): void {
  patch(id, { kind });
}

export function write(id: string, text: string): void {
  const desk = deskOf(id);
  if (desk.kind !== "reply") {
    patch(id, { [desk.kind]: text });
    return;
  }
  patch(id, { reply: text, touched: true, saved: "unsaved" });
  saveSoon(id);
  if (text === "") stopTyping();
  else sayTyping(id);
}

/** The server's draft fills an empty composer; words typed here since then win. */
export function restoreDraft(id: string, draft: string): void {
  onServer.set(id, draft);
  if (!deskOf(id).touched && unsentIn(id).length === 0) patch(id, { reply: draft, saved: draft === "" ? "empty" : "saved" });
}

export function flushDraft(id: string, lastChance: boolean): void {
  stopTyping();
  clearTimeout(saveTimers.get(id));
  saveTimers.delete(id);
  void saveNow(id, lastChance);
}

/** `to` is the talk whose line they go over. */
export async function attach(id: string, files: readonly File[], to: string = id): Promise<void> {
  for (const file of files) {
    patch(id, { uploading: [...deskOf(id).uploading, file.name] });
    try {
      const uploaded = await api.upload(to, file);
      patch(id, { attachments: [...deskOf(id).attachments, uploaded] });
    } catch (error) {
      trouble(error);
    }
    const uploading = [...deskOf(id).uploading];
    uploading.splice(uploading.indexOf(file.name), 1);
    patch(id, { uploading });
  }
}

export function detach(id: string, attachment: string): void {
  patch(id, { attachments: deskOf(id).attachments.filter((each) => each.id !== attachment) });
}

export function maySend(desk: Desk): boolean {
  const text = wordsIn(desk);
  const something = text.trim() !== "" || (desk.kind === "reply" && desk.attachments.length > 0);
  return something && text.length <= TEXT_LIMIT && desk.uploading.length === 0;
}

/** What is being written in what it is written as. */
export function wordsIn(desk: Desk): string {
  return desk[desk.kind];
}

/** `holdMs`: so long it can be taken back. */
export function send(id: string, lastSeen: number, over: string | null, holdMs: number = HOLD_MS): void {
  const desk = deskOf(id);
  if (!maySend(desk)) return;
  const isNote = desk.kind !== "reply";
  const made: Unsent = {
    key: crypto.randomUUID(),
    conversation_id: id,
    kind: desk.kind,
    text: wordsIn(desk),
    attachments: isNote ? [] : desk.attachments,
    last_seen: isNote || lastSeen === 0 ? null : lastSeen,
    state: "sending",
    tries: 0,
    at: serverNow(),
    newer: [],
    why: null,
    hold_ms: isNote ? 0 : holdMs,
    mentions: desk.kind === "note" ? mentioned(desk.note, operators.peek()) : [],
    over: isNote ? null : over,
  };
  begin(made);
  patch(id, isNote ? { [desk.kind]: "", kind: desk.kind === "whisper" ? "whisper" : "reply" } : { reply: "", attachments: [], saved: "unsaved", touched: true });
  stopTyping();
}

const takens: ((id: string) => void)[] = [];
/** What goes on once the last reply to a talk was taken by the server, at whichever try. */
export function onTaken(then: (id: string) => void): void {
  takens.push(then);
}

/** `newer` is what stood before the writer's eyes. */
export function sendAnyway(item: Unsent, newer: readonly Message[]): void {
  const next = sentAnyway(item, crypto.randomUUID(), newer);
  unsent.value = unsent.value.map((each) => (each.key === item.key ? next : each));
  void deliver(next);
}

export function retry(item: Unsent): void {
  update(item.key, { ...item, state: "sending" });
  void deliver(item);
}

/** Back to the composer: nothing is thrown away, what is written there meanwhile stays. */
export function takeBack(item: Unsent): void {
  drop(item.key);
  const id = item.conversation_id;
  const desk = deskOf(id);
  if (item.kind !== "reply") patch(id, { kind: item.kind, [item.kind]: joined([item.text, desk[item.kind]]) });
  else {
    patch(id, { kind: "reply", reply: joined([item.text, desk.reply]), attachments: [...item.attachments, ...desk.attachments], saved: "unsaved" });
    saveSoon(id);
  }
}

/** Words from elsewhere come after what is being written. */
export function insertInto(id: string, text: string): void {
  patch(id, { kind: "reply", reply: joined([deskOf(id).reply, text]), saved: "unsaved", touched: true });
  saveSoon(id);
}

/** The unsent answer becomes a note, for whoever goes on: its words are in the thread and no draft any more. */
export function replyAsNote(id: string, mentions: readonly string[]): void {
  const text = deskOf(id).reply;
  if (text.trim() === "") return;
  const made: Unsent = {
    key: crypto.randomUUID(), conversation_id: id, kind: "note", text, attachments: [], last_seen: null, state: "sending", tries: 0,
    at: serverNow(), newer: [], why: null, hold_ms: 0, mentions,
  };
  begin(made);
  patch(id, { reply: "", saved: "unsaved", touched: true });
  saveSoon(id);
}

/** Words that were taken back stand before what was written since. */
export function putBack(id: string, text: string, attachments: readonly Uploaded[]): void {
  const desk = deskOf(id);
  patch(id, { kind: "reply", reply: joined([text, desk.reply]), attachments: [...attachments, ...desk.attachments], saved: "unsaved", touched: true });
  saveSoon(id);
}

export function unsentIn(id: string): Unsent[] {
  return unsent.value.filter((item) => item.conversation_id === id);
}

export function stopTyping(): void {
  if (!typingIn) return;
  const { id, off } = typingIn;
  clearTimeout(off);
  typingIn = null;
  void api.typing(id, false).catch(() => {});
}

function begin(made: Unsent): void {
  const behind = isBehind(made, [...unsent.value, made]);
  unsent.value = [...unsent.value, behind ? { ...made, state: "behind" } : made];
  if (!behind) void deliver(made);
}

/** Something is settled: what stood behind it goes. */
function moveOn(): void {
  // Behind the lock nothing is sent: it may be somebody else's turn at this desk.
  if (lock.value !== null) return;
  for (const item of unsent.value) if (item.state === "behind" && !isBehind(item, unsent.value)) retry(item);
}

async function deliver(item: Unsent): Promise<void> {
  const { conversation_id: id, key } = item;
  try {
    const message = await api.post(
      id,
      { kind: item.kind, text: item.text, attachments: item.attachments.map((each) => each.id), ...(item.last_seen === null ? {} : { last_seen: item.last_seen }), hold_ms: item.hold_ms ?? 0, mentions: item.mentions ?? [], ...(item.over == null ? {} : { over: item.over }) },
      key,
    );
    apply({ type: "own", id, message });
    drop(key);
    if (item.kind !== "reply") return;
    void saveNow(id, false);
    // What stands behind it is meant to be read first.
    if (!unsentIn(id).some((each) => each.kind === "reply")) for (const then of takens) then(id);
  } catch (error) {
    const current = unsent.value.find((each) => each.key === key);
    if (!current) return;
    const next = { ...afterFailure(current, error, sentence(error)), tries: current.tries + 1 };
    update(key, next);
    if (next.kind === "reply") void saveNow(id, false);
    if (next.state === "waiting") setTimeout(() => retryOne(key), pauseBefore(next.tries));
  }
}

function retryOne(key: string): void {
  const item = unsent.value.find((each) => each.key === key);
  if (item?.state === "waiting" && lock.value === null) retry(item);
}

function retryAll(): void {
  for (const item of unsent.value) retryOne(item.key);
  moveOn();
}

function forgetArrived(event: Event): void {
  const message = event.message;
  if (!message || message.direction === "in") return;
  const arrived = unsent.value.find((item) => item.conversation_id === event.conversation_id && isArrived(item, message, myId.value));
  if (arrived) drop(arrived.key);
}

function sayTyping(id: string): void {
  const at = Date.now();
  const first = typingIn?.id !== id || at - typingIn.at > TYPING_AGAIN_MS;
  if (typingIn && typingIn.id !== id) stopTyping();
  if (typingIn) clearTimeout(typingIn.off);
  typingIn = { id, at: first ? at : (typingIn?.at ?? at), off: window.setTimeout(stopTyping, TYPING_OFF_MS) };
  if (first) void api.typing(id, true).catch(() => {});
}

function saveSoon(id: string): void {
  clearTimeout(saveTimers.get(id));
  saveTimers.set(id, window.setTimeout(() => void saveNow(id, false), SAVE_AFTER_MS));
}

/** The server keeps what isn't known to be sent together with what is being written. */
async function saveNow(id: string, lastChance: boolean): Promise<void> {
  const text = joined([...unsentIn(id).filter((item) => item.kind === "reply").map((item) => item.text), deskOf(id).reply]);
  if ((onServer.get(id) ?? "") === text) {
    patch(id, { saved: text === "" ? "empty" : "saved" });
    return;
  }
  patch(id, { saved: "saving" });
  try {
    const language = await api.saveDraft(id, text, lastChance);
    onServer.set(id, text);
    patch(id, { language });
    if (deskOf(id).saved === "saving") patch(id, { saved: text === "" ? "empty" : "saved" });
  } catch {
    patch(id, { saved: "unsaved" });
    if (!lastChance) saveTimers.set(id, window.setTimeout(() => void saveNow(id, false), 5_000));
  }
}

function patch(id: string, change: Partial<Desk>): void {
  const desk = deskOf(id);
  const entries = Object.entries(change) as [keyof Desk, unknown][];
  if (entries.every(([key, value]) => desk[key] === value)) return;
  desks.value = new Map(desks.value).set(id, { ...desk, ...change });
}

function update(key: string, item: Unsent): void {
  unsent.value = unsent.value.map((each) => (each.key === key ? item : each));
  if (item.state === "refused") moveOn();
}

function drop(key: string): void {
  unsent.value = unsent.value.filter((each) => each.key !== key);
  moveOn();
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
