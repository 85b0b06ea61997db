// Glue between server, stream and the pure inbox: takes snapshots, follows events, closes gaps, pages views.
import { batch, computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { serverNow } from "../api/http.ts";
import type { Event, Filter, Row } from "../api/types.ts";
import { EVERYTHING, isEmpty } from "../state/filter.ts";
import { countOf, emptyInbox, follows, reduce, rowsOf, snapshot } from "../state/inbox.ts";
import type { Inbox, Input } from "../state/inbox.ts";
import type { View } from "../state/rank.ts";
import { alarms, compare, isAsked, isOffer } from "../state/rank.ts";
import type { Line, ToTab } from "../stream/messages.ts";
import { openStream } from "../stream/tab.ts";
import type { StreamEnd } from "../stream/tab.ts";
import { attempt } from "./notices.ts";
import { route } from "./route.ts";
import { maySupervise, mayTalk, me, sessionEnded, touchedElsewhere, watchIdle } from "./session.ts";

const FIRST_PAGE = 100;
const NEXT_PAGE = 200;
const AGAIN_MS = 3_000;

export const inbox = signal<Inbox>(emptyInbox(""));
export const line = signal<Line>({ state: "connecting" });
export const leader = signal(true);
/** The server's time, once a second. */
export const now = signal(serverNow());
export const loadingMore = signal(false);
export const failedToLoad = signal(false);

export const view = computed<View>(() => (route.value.at === "inbox" ? route.value.view : "waiting"));
export const listed = computed(() => rowsOf(inbox.value, view.value));
/** What queues offer to this operator. */
export const offeredRows = computed(() => [...inbox.value.rows.values()].filter((row) => isOffer(row, inbox.value.me)).sort((a, b) => compare("waiting", a, b)));
/** Where colleagues ask this operator to join. */
export const askedRows = computed(() => [...inbox.value.rows.values()].filter((row) => isAsked(row, inbox.value.me)).sort((a, b) => compare("mine", a, b)));
export const alarmRows = computed(() => [...inbox.value.rows.values()].filter((row) => alarms(row, inbox.value.me, maySupervise.value)).sort((a, b) => compare("waiting", a, b)));

type Heard = (event: Event, before: Inbox, after: Inbox) => void;
const listeners: Heard[] = [];

let stream: StreamEnd | null = null;
let held: { have: number; got: number } | null = null;
let accepted: { have: number; got: number } | null = null;
let waiting: Event[] = [];
let frame: number | null = null;
let taking = false;

export function onEvent(then: Heard): void {
  listeners.push(then);
}

export function startDesk(): void {
  const current = me.value;
  if (!current) return;
  inbox.value = emptyInbox(current.operator.id);
  stream = openStream(hear);
  watchIdle(() => stream?.tell({ type: "active" }));
  setInterval(tick, 1000);
  addEventListener("pageshow", (event) => {
    if (event.persisted) void takeSnapshot();
  });
  void takeSnapshot();
}

/** After a new log-in the old stream has ended: everything is read afresh, what is on screen stays until then. */
export function resumeDesk(): void {
  void takeSnapshot();
}

export function stopStream(): void {
  stream?.tell({ type: "stop" });
}

export function apply(input: Input): void {
  inbox.value = reduce(inbox.value, input);
}

/** Narrows every view, and reads the one that is shown anew. */
export function narrow(filter: Filter): void {
  apply({ type: "filter", filter });
  void loadView(view.value);
}

export function counts(of: View): number {
  return countOf(inbox.value, of);
}

export function rowOf(id: string | null): Row | null {
  return id === null ? null : (inbox.value.rows.get(id) ?? null);
}

export async function loadView(of: View): Promise<void> {
  if (!mayTalk.value || inbox.value.views[of].loaded || taking) return;
  await attempt(async () => {
    const { filter } = inbox.value;
    const page = await api.inbox(of, null, FIRST_PAGE, filter);
    // Another filter may have been chosen meanwhile.
    if (inbox.value.filter === filter) apply({ type: "page", view: of, page });
  });
}

export async function loadMore(of: View): Promise<void> {
  const cursor = inbox.value.views[of].next;
  if (cursor === null || loadingMore.value) return;
  loadingMore.value = true;
  await attempt(async () => {
    const page = await api.inbox(of, cursor, NEXT_PAGE, inbox.value.filter);
    // A snapshot taken meanwhile has its own cursor; this page would tear a hole.
    if (inbox.value.views[of].next === cursor) apply({ type: "page", view: of, page });
  });
  loadingMore.value = false;
}

export async function takeSnapshot(): Promise<void> {
  if (taking) return;
  taking = true;
  try {
    const wanted = wantedViews();
    const { filter } = inbox.value;
    const unfiltered = isEmpty(filter) ? [] : wanted.filter((each) => each === "waiting" || each === "mine");
    const [pages, heads] = await Promise.all([
      Promise.all(wanted.map(async (each) => ({ view: each, page: await api.inbox(each, null, FIRST_PAGE, filter) }))),
      Promise.all(unfiltered.map((each) => api.inbox(each, null, FIRST_PAGE, EVERYTHING))),
    ]);
    // Who sees no talk follows the log all the same: colleagues come and go there.
    const empty = pages.length === 0 ? { ...emptyInbox(inbox.value.me), statuses: inbox.value.statuses, seq: (await api.me()).seq } : null;
    waiting = [];
    held = null;
    accepted = null;
    batch(() => {
      inbox.value = empty ?? snapshot(inbox.value, pages, heads);
      // Another filter was chosen meanwhile: these pages are of the one before.
      if (inbox.value.filter !== filter) apply({ type: "filter", filter: inbox.value.filter });
      failedToLoad.value = false;
      now.value = serverNow();
    });
    stream?.tell({ type: "attach", after: inbox.value.seq });
    for (const reload of reloads) reload();
  } catch {
    failedToLoad.value = true;
    setTimeout(() => void takeSnapshot(), AGAIN_MS);
    return;
  } finally {
    taking = false;
  }
  // Somebody may have gone to a view that the snapshot didn't ask for.
  void loadView(view.value);
}

function wantedViews(): View[] {
  if (!mayTalk.value) return [];
  return inbox.value.views.closed.loaded || view.value === "closed" ? ["waiting", "mine", "theirs", "snoozed", "closed"] : ["waiting", "mine", "theirs", "snoozed"];
}

/** What else must be read again after a snapshot (the open talk). */
const reloads: (() => void)[] = [];
export function onSnapshot(then: () => void): void {
  reloads.push(then);
}

function hear(message: ToTab): void {
  switch (message.type) {
    case "events":
      waiting.push(...message.events);
      schedule();
      return;
    case "line":
      if (message.line.state === "cut" && line.value.state !== "cut") apply({ type: "line-cut" });
      line.value = message.line;
      return;
    case "gone":
      void takeSnapshot();
      return;
    case "unauthenticated":
      sessionEnded();
      return;
    case "active":
      touchedElsewhere();
      return;
    case "leader":
      leader.value = message.on;
  }
}

/** One screen update for a burst; a hidden tab has no frames but must still ring. */
function schedule(): void {
  if (frame !== null) return;
  frame = document.hidden ? window.setTimeout(drain, 50) : requestAnimationFrame(drain);
}

document.addEventListener("visibilitychange", () => {
  if (frame !== null) drain();
});

function drain(): void {
  frame = null;
  const events = waiting;
  waiting = [];
  let current = inbox.value;
  const told: [Event, Inbox, Inbox][] = [];
  for (const event of events) {
    let acrossGap = false;
    if (follows(current, event) === "gap") {
      const gap = { have: current.seq, got: event.seq };
      if (!same(held, gap) && !same(accepted, gap)) {
        // Something is missing: read the log again from what we have.
        held = gap;
        stream?.tell({ type: "rewind", after: current.seq });
        break;
      }
      // The log itself has nothing for us in between.
      accepted = gap;
      held = null;
      acrossGap = true;
    }
    const next = reduce(current, { type: "event", event, now: Date.now(), across_gap: acrossGap });
    if (next !== current) told.push([event, current, next]);
    current = next;
  }
  batch(() => {
    inbox.value = current;
    for (const [event, before, after] of told) for (const listener of listeners) listener(event, before, after);
  });
}

function same(a: { have: number; got: number } | null, b: { have: number; got: number }): boolean {
  return a !== null && a.have === b.have && a.got === b.got;
}

function tick(): void {
  batch(() => {
    now.value = serverNow();
    const faded = reduce(inbox.value, { type: "tick", now: Date.now() });
    if (faded !== inbox.value) inbox.value = faded;
  });
}
