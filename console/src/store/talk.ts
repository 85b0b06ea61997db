// The open talk: loading it, being seen in it, and what one does with it (claim, release, hand over, close).
import { computed, effect, signal, untracked } from "@preact/signals";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { CallForm, HandOverWhy, Message, Priority, Row, Why } from "../api/types.ts";
import { lastInbound, placeOf } from "../state/thread.ts";
import { t } from "../texts/texts.ts";
import { flushDraft, restoreDraft } from "./compose.ts";
import { apply, inbox, onEvent, onSnapshot, rowOf } from "./desk.ts";
import { closeDialog, dialog } from "./dialogs.ts";
import { attempt, done, sentence } from "./notices.ts";
import { goTalk, route } from "./route.ts";
import { lock, myId, phase } from "./session.ts";

const VIEW_EVERY_MS = 20_000;

/** The practice talk that is open: its id in the address, its row from /practice. */
export const practising = computed(() => (route.value.at === "practice" ? route.value.id : null));
export const practiceRow = signal<Row | null>(null);
export const openId = computed(() => (route.value.at === "inbox" ? route.value.talk : practising.value));
export const openRow = computed(() => (practising.value === null ? rowOf(openId.value) : practiceRow.value));
export const thread = computed(() => (inbox.value.thread?.id === openId.value ? inbox.value.thread : null));
export const talkTrouble = signal<string | null>(null);
export const loadingEarlier = signal(false);
/** The newest message of theirs that stood on this screen; a reply says what its writer had read. */
const shown = signal<Message | null>(null);
export const shownSeq = computed(() => placeOf(thread.value?.messages ?? [], shown.value));

export const isMine = computed(() => openRow.value?.assignee?.id === myId.value && myId.value !== "");
export const mySeat = computed(() => openRow.value?.seats.find((seat) => seat.operator === myId.value)?.kind ?? null);
/** The holder, and who joined them. */
export const mayWrite = computed(() => isMine.value || (mySeat.value === "second" && openRow.value?.state !== "closed"));
export const offeredToMe = computed(() => openRow.value?.transfer_to?.id === myId.value && myId.value !== "");

/** Over which line somebody wants to answer, by talk. */
export const over = signal<ReadonlyMap<string, string>>(new Map());
/** Where several talks are shown in one: the line that the next answer goes over. What was chosen, or where they wrote last. */
export const line = computed(() => {
  const current = thread.value;
  if (current === null || current.lines.length === 0) return null;
  const wanted = over.value.get(current.id) ?? lastInbound(current.messages)?.talk_id;
  return current.lines.find((each) => each.id === wanted) ?? current.lines[0] ?? null;
});

let viewing: string | null = null;
let seenUpTo: string | null = null;

export function startTalk(): void {
  effect(() => {
    const id = phase.value === "ready" && practising.value === null ? openId.value : null;
    untracked(() => enter(id));
  });
  effect(() => {
    const stale = thread.value?.stale === true && practising.value === null ? thread.value.id : null;
    if (stale !== null) untracked(() => void load(stale));
  });
  onSnapshot(() => {
    const id = openId.peek();
    if (id !== null && practising.peek() === null) void load(id);
  });
  setInterval(() => {
    if (viewing !== null && lock.value === null) void api.viewing(viewing, true).catch(() => {});
  }, VIEW_EVERY_MS);
  addEventListener("pagehide", () => leave());
  addEventListener("pageshow", (event) => {
    if (event.persisted && practising.peek() === null) enter(openId.peek());
  });
}

export async function load(id: string): Promise<void> {
  talkTrouble.value = null;
  apply({ type: "opening", id });
  try {
    const conversation = await api.conversation(id);
    if (openId.peek() !== id) return;
    // What went into another is shown there.
    if (conversation.row.merged_into !== null) return goTalk(conversation.row.merged_into);
    apply({ type: "conversation", conversation });
    restoreDraft(id, conversation.draft);
  } catch (error) {
    if (openId.peek() === id) talkTrouble.value = sentence(error);
  }
}

export async function loadEarlier(): Promise<void> {
  const current = thread.value;
  if (!current || current.earlier === null || loadingEarlier.value) return;
  loadingEarlier.value = true;
  const cursor = current.earlier;
  await attempt(async () => apply({ type: "earlier", id: current.id, page: await api.earlierMessages(current.id, cursor) }));
  loadingEarlier.value = false;
}

/** Their newest message stands on screen. Who holds the talk has read it; a passer-by has not. */
export function shownToBottom(): void {
  const current = thread.peek();
  const newest = current ? lastInbound(current.messages) : null;
  if (!current || !newest) return;
  if (newest.seq > shownSeq.peek()) shown.value = newest;
  if (practising.peek() !== null || !mayWrite.peek() || document.hidden || lock.peek() !== null) return;
  const row = openRow.peek();
  const rose = isMine.peek() ? (row?.rose_at ?? null) : null;
  const seen = `${newest.id} ${rose ?? ""}`;
  if (seen === seenUpTo || ((row?.unread ?? 0) === 0 && rose === null)) return;
  seenUpTo = seen;
  api.seen(current.id, newest.seq).catch(() => (seenUpTo = null));
}

export async function claim(row: Row): Promise<boolean> {
  return attempt(async () => apply({ type: "row", row: await api.claim(row.id) }));
}

export async function claimAndOpen(row: Row): Promise<void> {
  if (await claim(row)) goTalk(row.id);
}

export async function release(row: Row): Promise<void> {
  await attempt(async () => {
    apply({ type: "row", row: await api.release(row.id) });
    done(t("done-released", { alias: row.alias }));
  });
}

export async function transfer(row: Row, to: { id: string; name: string } | null, note: string, why: HandOverWhy | null): Promise<boolean> {
  return attempt(async () => {
    apply({ type: "row", row: await api.transfer(row.id, to?.id ?? null, note, why) });
    done(to ? t("done-offered", { alias: row.alias, name: to.name }) : t("done-released", { alias: row.alias }));
  });
}

export async function answerOffer(row: Row, accept: boolean): Promise<void> {
  await attempt(async () => apply({ type: "row", row: await (accept ? api.acceptTransfer : api.declineTransfer)(row.id) }));
}

/** Takes what a queue offers, and opens it. */
export async function takeOffer(row: Row): Promise<void> {
  await answerOffer(row, true);
  goTalk(row.id);
}

/** Higher or lower than the rules say. */
export async function prioritise(row: Row, priority: Priority, why: Why): Promise<boolean> {
  return attempt(async () => {
    apply({ type: "row", row: await api.prioritise(row.id, priority, why) });
    done(t("done-priority", { alias: row.alias, priority }));
  });
}

/** Closing takes the talk first if nobody has it: a prank costs two keystrokes, not three. `mended` is when the record that is mended was saved. Null when it worked. */
export async function close(row: Row, form: CallForm, mended: number): Promise<string | null> {
  try {
    if (row.state === "closed") {
      await api.saveCall(row.sitting_id, form, mended);
      done(t("done-record-saved"));
      await recorded(row.id);
      return null;
    }
    if (row.assignee?.id !== myId.value) apply({ type: "row", row: await api.claim(row.id) });
    const loaded = thread.peek();
    const seen = loaded?.id === row.id ? (lastInbound(loaded.messages)?.seq ?? 0) : null;
    apply({ type: "row", row: await api.close(row.id, form, seen) });
    done(t("done-closed", { alias: row.alias }));
    await recorded(row.id);
    return null;
  } catch (error) {
    if (!(error instanceof Refused) || error.slug !== "conflict") return sentence(error);
    // What a colleague made of it meanwhile is shown beside it.
    if (row.state === "closed") await recorded(row.id);
    return error.detail;
  }
}

/** Shows what stands in the record now, before anybody opens it again. */
async function recorded(id: string): Promise<void> {
  if (openId.peek() === id && practising.peek() === null) await load(id);
}

// A record that isn't somebody's to see any more isn't left on their screen.
onEvent((event) => {
  if (event.kind !== "rights.changed") return;
  if (viewing !== null) void recorded(viewing);
  const { value } = dialog;
  if (value?.is === "log" && value.call !== undefined) api.loggedCall(value.call).catch(closeDialog);
});

function enter(id: string | null): void {
  if (viewing === id) return;
  leave();
  shown.value = null;
  seenUpTo = null;
  viewing = id;
  if (id === null) return;
  void api.viewing(id, true).catch(() => {});
  void load(id);
}

function leave(): void {
  if (viewing === null) return;
  flushDraft(viewing, true);
  void api.viewing(viewing, false).catch(() => {});
  viewing = null;
  apply({ type: "left" });
}
