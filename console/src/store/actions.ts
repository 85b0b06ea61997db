// What can be done, once: the keyboard, the palette and the key map all read this list.
import { shown, cursor, step } from "./listing.ts";
import type { Row } from "../api/types.ts";
import { deskOf, setKind } from "./compose.ts";
import { rowOf, stopStream } from "./desk.ts";
import { aboutOpen, dialog } from "./dialogs.ts";
import { askToNotify, muted, permission, toggleMute } from "./alerts.ts";
import { attempt } from "./notices.ts";
import { goPage, goTalk, goView, route } from "./route.ts";
import { changeStatus, lock, logOut, maySupervise, mayConfigure, mayTalk, me, myId } from "./session.ts";
import { answerOffer, claimAndOpen, openRow, release } from "./talk.ts";
import type { View } from "../state/rank.ts";
import { signal } from "@preact/signals";

export interface Action {
  /** Its words: the message `action-<id>`. */
  id: string;
  keys: readonly string[];
  group: "list" | "talk" | "go" | "desk";
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

const held = (row: Row | null): boolean => row !== null && row.assignee?.id === myId.value;
const open = (row: Row | null): boolean => row !== null && row.state !== "closed";
const inInbox = (): boolean => mayTalk.value && route.value.at === "inbox";

export const ACTIONS: readonly Action[] = [
  { id: "down", keys: ["j", "ArrowDown"], group: "list", when: inInbox, run: () => step(1) },
  { id: "up", keys: ["k", "ArrowUp"], group: "list", when: inInbox, run: () => step(-1) },
  { id: "open", keys: ["Enter"], group: "list", when: () => inInbox() && shown.value.length > 0, run: openPointed },
  { id: "claim", keys: ["c"], group: "talk", when: () => open(target()) && target()?.assignee === null, run: () => withTarget((row) => void claimAndOpen(row)) },
  { id: "reply", keys: ["r"], group: "talk", when: () => openRow.value !== null, run: () => compose("reply", false) },
  { id: "note", keys: ["n"], group: "talk", when: () => openRow.value !== null, run: () => compose("note", false) },
  { id: "canned", keys: ["/"], group: "talk", when: () => openRow.value !== null, run: () => compose("reply", true) },
  { id: "send", keys: ["Mod+Enter"], group: "talk", when: () => false, run: () => {} },
  { id: "transfer", keys: ["t"], group: "talk", when: () => open(target()) && held(target()), run: () => withTarget((row) => (dialog.value = { is: "transfer", row })) },
  { id: "release", keys: ["u"], group: "talk", when: () => open(target()) && held(target()), run: () => withTarget((row) => void release(row)) },
  { id: "accept", keys: ["y"], group: "talk", when: () => openRow.value?.transfer_to?.id === myId.value, run: () => withTarget((row) => void answerOffer(row, true)) },
  { id: "priority", keys: ["p"], group: "talk", when: () => open(target()), run: () => withTarget((row) => (dialog.value = { is: "priority", row })) },
  { id: "close", keys: ["x"], group: "talk", when: () => open(target()) && mayClose(target()), run: () => withTarget(openCall) },
  { id: "about", keys: ["i"], group: "talk", when: () => openRow.value !== null, run: () => (aboutOpen.value = !aboutOpen.value) },
  { id: "back", keys: ["Escape"], group: "talk", when: () => openRow.value !== null, run: () => goTalk(null) },
  ...(["waiting", "mine", "theirs", "closed"] as const).map((view): Action => goTo(view)),
  { id: "go-canned", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("canned") },
  { id: "go-operators", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("operators") },
  { id: "go-channels", keys: [], group: "go", when: () => mayConfigure.value, run: () => goPage("channels") },
  { id: "go-triage", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("triage") },
  { id: "go-audit", keys: [], group: "go", when: () => maySupervise.value, run: () => goPage("audit") },
  { id: "palette", keys: ["Mod+k"], group: "desk", when: () => true, run: () => (dialog.value = { is: "palette" }) },
  { id: "keys", keys: ["?"], group: "desk", when: () => true, run: () => (dialog.value = { is: "keys" }) },
  ...(["accepting", "paused", "away"] as const).map((status): Action => ({
    id: `status-${status}`, keys: [], group: "desk", when: () => mayTalk.value && me.value?.status !== status, run: () => void attempt(() => changeStatus(status)),
  })),
  { id: "mute", keys: [], group: "desk", when: () => !muted.value, run: toggleMute },
  { id: "unmute", keys: [], group: "desk", when: () => muted.value, run: toggleMute },
  { id: "notify", keys: [], group: "desk", when: () => permission.value === "default", run: () => void askToNotify() },
  { id: "lock", keys: [], group: "desk", when: () => true, run: () => (lock.value = "asked") },
  { id: "log-out", keys: [], group: "desk", when: () => true, run: leaveDesk },
];

export function mayClose(row: Row | null): boolean {
  return row !== null && (row.assignee === null || held(row));
}

export function openCall(row: Row): void {
  if (openRow.value?.id !== row.id) goTalk(row.id);
  dialog.value = { is: "call", row };
}

export function compose(kind: "reply" | "note", canned: boolean): void {
  const row = openRow.value;
  if (!row) return;
  if (deskOf(row.id).kind !== kind) setKind(row.id, kind);
  composerWanted.value = { count: composerWanted.value.count + 1, canned };
}

export function leaveDesk(): void {
  stopStream();
  void logOut();
}

function goTo(view: View): Action {
  return { id: `go-${view}`, keys: [`g ${{ waiting: "w", mine: "m", theirs: "t", closed: "c" }[view]}`], group: "go", when: () => mayTalk.value, run: () => goView(view) };
}

function openPointed(): void {
  const id = cursor.value ?? shown.value[0]?.id ?? null;
  if (id !== null) goTalk(id);
}

function withTarget(act: (row: Row) => void): void {
  const row = target();
  if (row) act(row);
}
