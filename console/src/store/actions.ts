// What can be done, once: the keyboard, the palette and the key map all read this list.
import { shown, cursor, step } from "./listing.ts";
import type { Row } from "../api/types.ts";
import { choosing, stopChoosing, togglePointed, undo, undoable } from "./bulk.ts";
import { breakDue, sealChosen, chosenFile, takeBreak } from "./hard.ts";
import { deskOf, setKind } from "./compose.ts";
import type { Kind } from "./compose.ts";
import { rowOf, stopStream } from "./desk.ts";
import { aboutOpen, dialog } from "./dialogs.ts";
import { askToNotify, muted, permission, toggleMute } from "./alerts.ts";
import { wake } from "./aside.ts";
import { held, takeBackHeld } from "./care.ts";
import { attempt } from "./notices.ts";
import { beginReview } from "./reviews.ts";
import { goPage, goTalk, goView, route } from "./route.ts";
import { changeStatus, lock, logOut, mayErase, maySupervise, mayConfigure, mayTalk, me, myId } from "./session.ts";
import { endPractice } from "./practice.ts";
import { answerOffer, claimAndOpen, mySeat, openRow, practising, release, thread } from "./talk.ts";
import { answerAsked, listenIn, mayAskIn, mayListen, mayWhisper } from "./together.ts";
import { CASE_KEYS } from "../state/case-fields.ts";
import type { View } from "../state/rank.ts";
import { cuts } from "../state/thread.ts";
import { signal } from "@preact/signals";

export interface Action {
  /** Its words: the message `action-<id>`. */
  id: string;
  keys: readonly string[];
  group: "list" | "talk" | "case" | "go" | "desk";
  when: () => boolean;
  run: () => void;
}

/** Counts up when the composer should take the focus; what it should open with. */
export const composerWanted = signal<{ count: number; canned: boolean }>({ count: 0, canned: false });

/** In the list the keyboard's row is meant, elsewhere the open talk. */
export function target(): Row | null {
  const inList = document.activeElement?.closest("[data-list]") !== null && document.activeElement !== document.body;
  const pointed = rowOf(cursor.value);
  if (inList && pointed) return pointed;
  return openRow.value ?? pointed;
}

const holds = (row: Row | null): boolean => row !== null && row.assignee?.id === myId.value;
const open = (row: Row | null): boolean => row !== null && row.state !== "closed";
const inInbox = (): boolean => mayTalk.value && route.value.at === "inbox";

const KNOWN: readonly Action[] = [
  { id: "down", keys: ["j", "ArrowDown"], group: "list", when: inInbox, run: () => step(1) },
  { id: "up", keys: ["k", "ArrowUp"], group: "list", when: inInbox, run: () => step(-1) },
  { id: "open", keys: ["Enter"], group: "list", when: () => inInbox() && shown.value.length > 0, run: openPointed },
  { id: "choose", keys: ["b"], group: "list", when: () => inInbox() && shown.value.length > 0, run: togglePointed },
  { id: "bulk", keys: ["d"], group: "list", when: () => inInbox() && choosing.value, run: () => (dialog.value = { is: "bulk" }) },
  { id: "bulk-undo", keys: ["z"], group: "list", when: () => held.value === null && undoable.value !== null, run: () => void undo() },
  { id: "choose-none", keys: ["Escape"], group: "list", when: () => inInbox() && choosing.value, run: stopChoosing },
  { id: "claim", keys: ["c"], group: "talk", when: () => open(target()) && target()?.assignee === null, run: () => withTarget((row) => void claimAndOpen(row)) },
  { id: "reply", keys: ["r"], group: "talk", when: () => openRow.value !== null, run: () => compose("reply", false) },
  { id: "note", keys: ["n"], group: "talk", when: () => openRow.value !== null, run: () => compose("note", false) },
  { id: "canned", keys: ["/"], group: "talk", when: () => openRow.value !== null, run: () => compose("reply", true) },
  { id: "send", keys: ["Mod+Enter"], group: "talk", when: () => false, run: () => {} },
  { id: "send-at-once", keys: ["Mod+Shift+Enter"], group: "talk", when: () => false, run: () => {} },
  { id: "transfer", keys: ["t"], group: "talk", when: () => open(target()) && holds(target()), run: () => withTarget((row) => (dialog.value = { is: "transfer", row })) },
  { id: "release", keys: ["u"], group: "talk", when: () => open(target()) && holds(target()), run: () => withTarget((row) => void release(row)) },
  { id: "accept", keys: ["y"], group: "talk", when: () => openRow.value?.transfer_to?.id === myId.value, run: () => withTarget((row) => void answerOffer(row, true)) },
  { id: "join", keys: ["y"], group: "talk", when: () => mySeat.value === "asked", run: () => openRow.value && void answerAsked(openRow.value, true) },
  { id: "second", keys: ["w"], group: "talk", when: () => openRow.value !== null && mayAskIn(openRow.value), run: () => openRow.value && (dialog.value = { is: "second", row: openRow.value }) },
  { id: "listen", keys: ["v"], group: "talk", when: () => openRow.value !== null && mayListen(openRow.value), run: () => openRow.value && void listenIn(openRow.value, mySeat.value !== "listening") },
  { id: "take-over", keys: ["o"], group: "talk", when: () => openRow.value !== null && mayListen(openRow.value), run: () => openRow.value && (dialog.value = { is: "take-over", row: openRow.value }) },
  { id: "whisper", keys: [], group: "talk", when: () => openRow.value !== null && mayWhisper(openRow.value), run: () => compose("whisper", false) },
  { id: "priority", keys: ["p"], group: "talk", when: () => open(target()), run: () => withTarget((row) => (dialog.value = { is: "priority", row })) },
  { id: "take-back", keys: ["z", "Mod+z"], group: "talk", when: () => held.value !== null, run: () => held.value && void takeBackHeld(held.value) },
  { id: "snooze", keys: ["l"], group: "talk", when: () => open(target()) && !target()?.snoozed && (target()?.assignee === null || holds(target())), run: () => withTarget((row) => (dialog.value = { is: "snooze", row })) },
  { id: "wake", keys: ["l"], group: "talk", when: () => open(target()) && target()?.snoozed === true, run: () => withTarget((row) => void wake(row)) },
  { id: "tags", keys: ["a"], group: "talk", when: () => target() !== null, run: () => withTarget((row) => (dialog.value = { is: "tags", row })) },
  { id: "connect", keys: ["f"], group: "talk", when: () => openRow.value !== null, run: () => openRow.value && (dialog.value = { is: "connect", row: openRow.value }) },
  { id: "split", keys: ["h"], group: "talk", when: () => maySplit(openRow.value), run: () => openRow.value && (dialog.value = { is: "split", row: openRow.value }) },
  { id: "block", keys: ["d"], group: "talk", when: () => openRow.value !== null && mayBlock(openRow.value), run: () => openRow.value && (dialog.value = { is: "block", row: openRow.value }) },
  { id: "macros", keys: ["m"], group: "talk", when: () => open(openRow.value) && holds(openRow.value), run: () => openRow.value && (dialog.value = { is: "macros", row: openRow.value }) },
  { id: "safety", keys: ["s"], group: "talk", when: () => openRow.value !== null, run: () => openRow.value && (dialog.value = { is: "safety", row: openRow.value }) },
  { id: "emergency", keys: ["e"], group: "talk", when: () => open(openRow.value), run: () => openRow.value && (dialog.value = { is: "emergency", row: openRow.value, called: null }) },
  { id: "seal", keys: ["q"], group: "talk", when: () => chosenFile() !== null, run: () => void sealChosen() },
  { id: "close", keys: ["x"], group: "talk", when: () => open(target()) && mayClose(target()), run: () => withTarget(openCall) },
  { id: "review", keys: [], group: "talk", when: () => mayErase.value && openRow.value?.state === "closed", run: () => openRow.value && void beginReview({ conversation_id: openRow.value.id }) },
  { id: "practice-end", keys: [], group: "talk", when: () => practising.value !== null, run: () => practising.value !== null && void endPractice(practising.value) },
  { id: "about", keys: ["i"], group: "talk", when: () => openRow.value !== null, run: () => (aboutOpen.value = !aboutOpen.value) },
  { id: "back", keys: ["Escape"], group: "talk", when: () => openRow.value !== null, run: () => goTalk(null) },
  ...Object.keys(CASE_KEYS).map((what): Action => inCase(what as keyof typeof CASE_KEYS)),
  ...(["waiting", "mine", "theirs", "snoozed", "closed"] as const).map((view): Action => goTo(view)),
  { id: "go-cases", keys: ["g f"], group: "go", when: () => mayTalk.value, run: () => goPage("cases") },
  { id: "go-search", keys: ["g k"], group: "go", when: () => mayTalk.value, run: () => goPage("search") },
  { id: "go-reviews", keys: ["g r"], group: "go", when: () => mayTalk.value, run: () => goPage("reviews") },
  { id: "go-practice", keys: ["g p"], group: "go", when: () => mayTalk.value, run: () => goPage("practice") },
  { id: "go-debrief", keys: ["g h"], group: "go", when: () => mayTalk.value, run: () => goPage("debrief") },
  { id: "go-facts", keys: ["g e"], group: "go", when: () => mayTalk.value, run: () => goPage("facts") },
  { id: "go-sealed", keys: [], group: "go", when: () => mayErase.value, run: () => goPage("sealed") },
  { id: "go-blocks", keys: [], group: "go", when: () => mayErase.value, run: () => goPage("blocks") },
  { id: "go-board", keys: ["g b"], group: "go", when: () => maySupervise.value, run: () => goPage("board") },
  { id: "go-shifts", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("shifts") },
  { id: "go-canned", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("canned") },
  { id: "go-lists", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("lists") },
  { id: "go-procedures", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("procedures") },
  { id: "go-setup", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("setup") },
  { id: "go-texts", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("texts") },
  { id: "go-operators", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("operators") },
  { id: "go-channels", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("channels") },
  { id: "go-triage", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("triage") },
  { id: "go-tables", keys: [], group: "go", when: () => mayErase.value, run: () => goPage("tables") },
  { id: "go-retention", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("retention") },
  { id: "go-rights", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("rights") },
  { id: "go-audit", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("audit") },
  { id: "save", keys: ["Mod+Enter"], group: "desk", when: () => false, run: () => {} },
  { id: "question", keys: ["Mod+ArrowDown"], group: "desk", when: () => false, run: () => {} },
  { id: "log", keys: ["l"], group: "desk", when: () => mayTalk.value, run: () => (dialog.value = { is: "log" }) },
  { id: "palette", keys: ["Mod+k"], group: "desk", when: () => true, run: () => (dialog.value = { is: "palette" }) },
  { id: "keys", keys: ["?"], group: "desk", when: () => true, run: () => (dialog.value = { is: "keys" }) },
  ...(["accepting", "paused", "away"] as const).map((status): Action => ({
    id: `status-${status}`, keys: [], group: "desk", when: () => mayTalk.value && me.value?.status !== status, run: () => void attempt(() => changeStatus(status)),
  })),
  { id: "break", keys: [], group: "desk", when: () => mayTalk.value && breakDue.value, run: () => void takeBreak() },
  { id: "mute", keys: [], group: "desk", when: () => !muted.value, run: toggleMute },
  { id: "unmute", keys: [], group: "desk", when: () => muted.value, run: toggleMute },
  { id: "notify", keys: [], group: "desk", when: () => permission.value === "default", run: () => void askToNotify() },
  { id: "lock", keys: [], group: "desk", when: () => true, run: () => (lock.value = "asked") },
  { id: "log-out", keys: [], group: "desk", when: () => true, run: leaveDesk },
];

/** In a talk with nobody only these of a talk's keys mean anything; the others ask the server for a real one, and work where it is in sight. */
const PRACTISED: ReadonlySet<string> = new Set(["reply", "note", "canned", "practice-end"]);
export const ACTIONS: readonly Action[] = KNOWN.map((action) => action.group !== "talk" || PRACTISED.has(action.id) ? action : { ...action, when: () => inInbox() && practising.value === null && action.when() });

/** Its holder, and supervisors; where nobody holds it, everybody. */
export function mayBlock(row: Row): boolean {
  const free = row.assignee === null || row.assignee.id === myId.value || maySupervise.value;
  return free && mayTalk.value && practising.value === null && thread.value !== null && thread.value.block === null;
}

export function mayClose(row: Row | null): boolean {
  return row !== null && (row.assignee === null || holds(row));
}

/** What nobody else holds, and what shows one talk only. */
export function maySplit(row: Row | null): boolean {
  return row !== null && mayClose(row) && row.merged === 0 && thread.value !== null && cuts(thread.value).length > 0;
}

export function openCall(row: Row): void {
  if (openRow.value?.id !== row.id) goTalk(row.id);
  dialog.value = { is: "call", row };
}

export function compose(kind: Kind, canned: boolean): void {
  const row = openRow.value;
  if (!row) return;
  if (deskOf(row.id).kind !== kind) setKind(row.id, kind);
  composerWanted.value = { count: composerWanted.value.count + 1, canned };
}

export function leaveDesk(): void {
  stopStream();
  void logOut();
}

/** What a button of the open case does, or of the list. */
function inCase(what: keyof typeof CASE_KEYS): Action {
  // A letter in the midst of a form is a slip.
  const button = () => document.activeElement?.closest("form") ? null : document.querySelector<HTMLButtonElement>(`[data-case=${what}]:enabled`);
  // There are several next statuses.
  return { id: `case-${what}`, keys: [CASE_KEYS[what]], group: "case", when: () => button() !== null, run: () => what === "status" ? button()?.focus() : button()?.click() };
}

function goTo(view: View): Action {
  return { id: `go-${view}`, keys: [`g ${{ waiting: "w", mine: "m", theirs: "t", snoozed: "s", closed: "c" }[view]}`], group: "go", when: () => mayTalk.value, run: () => goView(view) };
}

function openPointed(): void {
  const id = cursor.value ?? shown.value[0]?.id ?? null;
  if (id !== null) goTalk(id);
}

function withTarget(act: (row: Row) => void): void {
  const row = target();
  if (row) act(row);
}
