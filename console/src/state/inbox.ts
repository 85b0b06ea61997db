// Snapshot + events = what the screens show. Pure: no DOM, no clock, no fetch. Old snapshot + events equals new snapshot.
import type { Conversation, Counts, Event, Filter, InboxPage, Message, MessagesPage, Row, Standing, Status, StatusWhy, Viewer } from "../api/types.ts";
import { VIEWS, belongs, compare } from "./rank.ts";
import type { View } from "./rank.ts";
import { EVERYTHING, isEmpty, takes } from "./filter.ts";
import { followThread, openThread, refreshed, withChanged, withEarlier, withOwn } from "./thread.ts";
import type { Thread } from "./thread.ts";

/** Who typed falls silent on screen after this long unless it is said again. */
export const TYPING_FADES_MS = 15_000;

export interface Pages {
  readonly loaded: boolean;
  readonly next: string | null;
  /** The last row the server gave. What ranks below it is on a page that isn't here yet. */
  readonly edge: Row | null;
}

export interface Inbox {
  readonly me: string;
  /** Everything up to this number of the log is in. */
  readonly seq: number;
  readonly rows: ReadonlyMap<string, Row>;
  readonly erased: ReadonlySet<string>;
  readonly views: Readonly<Record<View, Pages>>;
  /** What narrows every view. */
  readonly filter: Filter;
  readonly counts: Counts;
  readonly statuses: ReadonlyMap<string, Standing>;
  readonly typed_at: ReadonlyMap<string, number>;
  readonly thread: Thread | null;
  /** While a talk's snapshot is on its way, its events wait here. */
  readonly opening: { readonly id: string; readonly events: readonly Event[] } | null;
}

export type Input =
  | { type: "page"; view: View; page: InboxPage }
  | { type: "row"; row: Row }
  | { type: "filter"; filter: Filter }
  | { type: "opening"; id: string }
  | { type: "conversation"; conversation: Conversation }
  | { type: "practice"; conversation: Conversation }
  | { type: "left" }
  | { type: "earlier"; id: string; page: MessagesPage }
  | { type: "own"; id: string; message: Message }
  | { type: "changed"; id: string; message: Message }
  | { type: "event"; event: Event; now: number; across_gap: boolean }
  | { type: "line-cut" }
  | { type: "tick"; now: number };

const NOTHING: Pages = { loaded: false, next: null, edge: null };
const UNREAD = { waiting: NOTHING, mine: NOTHING, theirs: NOTHING, snoozed: NOTHING, closed: NOTHING };

export function emptyInbox(me: string): Inbox {
  return {
    me,
    seq: 0,
    rows: new Map(),
    erased: new Set(),
    views: UNREAD,
    filter: EVERYTHING,
    counts: { waiting: 0, mine: 0, theirs: 0, snoozed: 0, closed: 0 },
    statuses: new Map(),
    typed_at: new Map(),
    thread: null,
    opening: null,
  };
}

/** A new snapshot: the open talk stays on screen until its own snapshot comes. `heads` is what no filter narrowed: who is in danger, is
 * offered or asks for help is known whatever the lists show. */
export function snapshot(old: Inbox, pages: readonly { view: View; page: InboxPage }[], heads: readonly InboxPage[] = []): Inbox {
  const fresh: Inbox = { ...emptyInbox(old.me), filter: old.filter, statuses: old.statuses, erased: old.erased, thread: old.thread, opening: old.opening };
  const known = heads.flatMap((page) => page.rows).reduce(withRow, fresh);
  const filled = pages.reduce((inbox, input) => reduce(inbox, { type: "page", ...input }), known);
  // Pages are read one after another; events from the oldest on are harmless to repeat and none is missed.
  return { ...filled, seq: Math.min(...pages.map(({ page }) => page.seq), ...heads.map((page) => page.seq)) };
}

/** What the log number of an event says about it, before it is applied. */
export function follows(inbox: Inbox, event: Event): "apply" | "old" | "gap" {
  if (event.seq === 0) return "apply";
  if (event.seq <= inbox.seq) return "old";
  return event.seq === inbox.seq + 1 ? "apply" : "gap";
}

export function reduce(inbox: Inbox, input: Input): Inbox {
  switch (input.type) {
    case "page":
      return withPage(inbox, input.view, input.page);
    case "filter":
      return { ...inbox, filter: input.filter, views: UNREAD };
    case "row":
      return withRow(inbox, input.row);
    case "opening":
      return { ...inbox, opening: { id: input.id, events: [] }, thread: inbox.thread?.id === input.id ? { ...inbox.thread, stale: false } : null };
    case "conversation":
      return withConversation(inbox, input.conversation);
    // A talk with nobody has a thread on screen and a row in no list.
    case "practice": {
      const same = inbox.thread?.id === input.conversation.row.id ? inbox.thread : null;
      return { ...inbox, opening: null, thread: same ? refreshed(same, input.conversation) : openThread(input.conversation) };
    }
    case "left":
      return { ...inbox, thread: null, opening: null };
    case "earlier":
      return inbox.thread?.id === input.id ? { ...inbox, thread: withEarlier(inbox.thread, input.page) } : inbox;
    case "own":
      return inbox.thread?.id === input.id ? { ...inbox, thread: withOwn(inbox.thread, input.message) } : inbox;
    case "changed":
      return inbox.thread?.id === input.id ? { ...inbox, thread: withChanged(inbox.thread, input.message) } : inbox;
    case "event":
      return withEvent(inbox, input.event, input.now, input.across_gap);
    case "line-cut":
      return everybodyStill(inbox);
    case "tick":
      return fadeTyping(inbox, input.now);
  }
}

export function rowsOf(inbox: Inbox, view: View): Row[] {
  const { next, edge } = inbox.views[view];
  const found: Row[] = [];
  for (const row of inbox.rows.values()) {
    if (!belongs(row, view, inbox.me) || !takes(inbox.filter, row)) continue;
    if (next !== null && edge !== null && compare(view, row, edge) > 0) continue;
    found.push(row);
  }
  return found.sort((a, b) => compare(view, a, b));
}

/** A view that is here whole is counted; otherwise the server's number stands, and it doesn't know of a filter. */
export function countOf(inbox: Inbox, view: View): number {
  const pages = inbox.views[view];
  if (view === "closed" || !pages.loaded || pages.next !== null || !isEmpty(inbox.filter)) return inbox.counts[view];
  let count = 0;
  for (const row of inbox.rows.values()) if (belongs(row, view, inbox.me)) count += 1;
  return count;
}

function withPage(inbox: Inbox, view: View, page: InboxPage): Inbox {
  const rows = new Map(inbox.rows);
  for (const row of page.rows) placeRow(rows, inbox.erased, row);
  const edge = page.rows[page.rows.length - 1] ?? inbox.views[view].edge;
  return {
    ...inbox,
    rows,
    views: { ...inbox.views, [view]: { loaded: true, next: page.next, edge } },
    counts: page.counts,
  };
}

function withRow(inbox: Inbox, row: Row): Inbox {
  const rows = new Map(inbox.rows);
  return placeRow(rows, inbox.erased, row) ? { ...inbox, rows } : inbox;
}

/** The newest version wins, whichever way it came; what was erased stays erased. */
function placeRow(rows: Map<string, Row>, erased: ReadonlySet<string>, row: Row): boolean {
  if (erased.has(row.id)) return false;
  const known = rows.get(row.id);
  if (known && known.version > row.version) return false;
  rows.set(row.id, row);
  return true;
}

function withConversation(inbox: Inbox, conversation: Conversation): Inbox {
  const id = conversation.row.id;
  if (inbox.opening?.id !== id && inbox.thread?.id !== id) return inbox;
  const same = inbox.thread?.id === id ? inbox.thread : null;
  // Of two that were asked for at once the older one answers last: what is here has heard more, and is asked for again.
  if (same && conversation.seq < same.seq) return withRow({ ...inbox, thread: { ...same, stale: true } }, conversation.row);
  const fresh = same ? refreshed(same, conversation) : openThread(conversation);
  const waited = inbox.opening?.id === id ? inbox.opening.events : [];
  return withRow({ ...inbox, opening: null, thread: waited.reduce(followThread, fresh) }, conversation.row);
}

function withEvent(inbox: Inbox, event: Event, now: number, acrossGap: boolean): Inbox {
  if (event.seq === 0) return withEphemeral(inbox, event, now);
  const place = follows(inbox, event);
  if (place === "old" || (place === "gap" && !acrossGap)) return inbox;
  let next: Inbox = { ...inbox, seq: event.seq };
  if (event.counts) next = { ...next, counts: event.counts };
  if (event.kind === "conversation.erased" && event.conversation_id !== null) return withoutConversation(next, event.conversation_id);
  if (event.kind === "operator.status") next = withStatus(next, event);
  // Who has just sent isn't writing any more, though the server may think so for a moment.
  if (event.row) next = withRow(next, event.message?.direction === "in" ? { ...event.row, contact_typing: false } : event.row);
  if (next.thread) next = { ...next, thread: followThread(next.thread, event) };
  if (next.opening && event.conversation_id === next.opening.id) {
    next = { ...next, opening: { id: next.opening.id, events: [...next.opening.events, event] } };
  }
  return next;
}

function withEphemeral(inbox: Inbox, event: Event, now: number): Inbox {
  if (event.kind === "counts") {
    const counts = event.counts ?? (event.data as unknown as Counts | undefined);
    return counts ? { ...inbox, counts: { ...inbox.counts, ...counts } } : inbox;
  }
  const id = event.conversation_id ?? (event.data?.["conversation_id"] as string | undefined);
  const row = id === undefined ? undefined : inbox.rows.get(id);
  if (!row) return inbox;
  if (event.kind === "presence") return replaced(inbox, { ...row, viewers: (event.data?.["viewers"] as Viewer[] | undefined) ?? [] });
  // Who writes in a talk that went into another is seen there.
  const whole = row.merged_into === null ? row : inbox.rows.get(row.merged_into);
  if (event.kind === "typing" && whole) return withTyping(inbox, whole, String(event.data?.["who"]), event.data?.["on"] === true, now);
  return inbox;
}

function withTyping(inbox: Inbox, row: Row, who: string, on: boolean, now: number): Inbox {
  const typed_at = new Map(inbox.typed_at);
  if (on) typed_at.set(row.id, now);
  const changed =
    who === "contact"
      ? { ...row, contact_typing: on }
      : { ...row, viewers: row.viewers.map((viewer) => (viewer.id === who ? { ...viewer, typing: on } : viewer)) };
  return replaced({ ...inbox, typed_at }, changed);
}

function fadeTyping(inbox: Inbox, now: number): Inbox {
  const over = [...inbox.typed_at].filter(([, at]) => now - at > TYPING_FADES_MS).map(([id]) => id);
  if (over.length === 0) return inbox;
  const rows = new Map(inbox.rows);
  const typed_at = new Map(inbox.typed_at);
  for (const id of over) {
    typed_at.delete(id);
    const row = rows.get(id);
    if (row) rows.set(id, still(row));
  }
  return { ...inbox, rows, typed_at };
}

/** After a cut nobody's presence is known; the server says it again. */
function everybodyStill(inbox: Inbox): Inbox {
  const rows = new Map(inbox.rows);
  for (const [id, row] of rows) if (row.viewers.length > 0 || row.contact_typing) rows.set(id, { ...still(row), viewers: [] });
  return { ...inbox, rows, typed_at: new Map() };
}

function still(row: Row): Row {
  return { ...row, contact_typing: false, viewers: row.viewers.map((viewer) => ({ ...viewer, typing: false })) };
}

function replaced(inbox: Inbox, row: Row): Inbox {
  return { ...inbox, rows: new Map(inbox.rows).set(row.id, row) };
}

function withStatus(inbox: Inbox, event: Event): Inbox {
  const id = (event.data?.["operator_id"] as string | undefined) ?? event.actor?.id;
  const status = event.data?.["status"] as Status | undefined;
  return id === undefined || status === undefined ? inbox : { ...inbox, statuses: new Map(inbox.statuses).set(id, { status, why: (event.data?.["why"] as StatusWhy | null | undefined) ?? null }) };
}

function withoutConversation(inbox: Inbox, id: string): Inbox {
  const rows = new Map(inbox.rows);
  rows.delete(id);
  return {
    ...inbox,
    rows,
    erased: new Set(inbox.erased).add(id),
    thread: inbox.thread?.id === id ? null : inbox.thread,
    opening: inbox.opening?.id === id ? null : inbox.opening,
  };
}

/** For tests and for the snapshot: every view at once. */
export function everyView(inbox: Inbox): Record<View, string[]> {
  return Object.fromEntries(VIEWS.map((view) => [view, rowsOf(inbox, view).map((row) => row.id)])) as Record<View, string[]>;
}
