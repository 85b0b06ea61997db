/**
 * The talk as a pure function of what the stream brought and what waits in the outbox.
 * Invariants: an item counts once (by seq); an own message shows once (by client_id or seq); nothing the child wrote
 * disappears unless the server says it was erased. Deliberately absent: DOM, time, network.
 */
import type { Ahead, Attachment, DurableItem, Item, SafeAnswer } from "./items";

/** Everything the stream brought in one session. `last` is the cursor to resume from, moved by streamed items only. */
export interface Feed {
  items: readonly DurableItem[];
  last: number;
  typing: string | null;
  waiting: Waiting | null;
}

export interface Waiting {
  ahead: Ahead | null;
  operators: "here" | "away";
}

/** One thing the child sent or is about to send. `ack` is there once the server answered 200. */
export type Outgoing = OutgoingMessage | OutgoingSafety;

export interface OutgoingMessage {
  kind: "message";
  id: string;
  text: string;
  language: string;
  picture: Picture | null;
  ack: Ack | null;
}

export interface OutgoingSafety {
  kind: "safety";
  id: string;
  answer: SafeAnswer;
  ack: Ack | null;
}

/** A re-encoded picture; `handle` is there once its bytes are on the server. */
export interface Picture {
  bytes: Blob;
  name: string;
  handle: string | null;
}

export interface Ack {
  seq: number;
  message_id: string | null;
}

export type Status = "sending" | "sent" | "seen";

export type Line =
  | { kind: "mine"; key: string; text: string; attachments: readonly Attachment[]; picture: string | null; status: Status }
  | { kind: "theirs"; key: string; seq: number; author: string | null; text: string; attachments: readonly Attachment[] }
  | { kind: "joined" | "left"; key: string; name: string }
  | { kind: "closed"; key: string; by: "operator" | "timeout" | "contact" }
  | { kind: "lost"; key: string };

export interface TalkState {
  lines: readonly Line[];
  /** The name of who is in the talk now. */
  operator: string | null;
  typing: string | null;
  waiting: Waiting | null;
  safety: SafeAnswer | null;
  /** Set while the talk is closed and nobody has written since. */
  closed: "operator" | "timeout" | "contact" | null;
  /** Highest seq of an operator's message: what "seen" reports. */
  readable: number;
  started: boolean;
}

export const emptyFeed: Feed = { items: [], last: 0, typing: null, waiting: null };

/** Adds one item. Replays are ignored; order of arrival doesn't matter. */
export function accept(feed: Feed, item: Item): Feed {
  if (item.kind === "typing") return { ...feed, typing: item.on ? item.name : null };
  if (item.kind === "waiting") return { ...feed, waiting: { ahead: item.ahead, operators: item.operators } };
  if (feed.items.some((known) => known.seq === item.seq)) return feed;
  const items = [...feed.items, item].sort((a, b) => a.seq - b.seq);
  const next = { ...feed, items, last: Math.max(feed.last, item.seq) };
  // Whoever wrote or left has stopped typing, whether or not "off" came.
  if (item.kind === "left" || item.kind === "closed" || (item.kind === "message" && item.from === "operator")) next.typing = null;
  if (item.kind === "joined") next.waiting = null;
  return next;
}

/** Moves the cursor past an item this document doesn't understand. */
export function skip(feed: Feed, seq: number): Feed {
  return seq > feed.last ? { ...feed, last: seq } : feed;
}

/** The server knows less than we saw (it was restored): read from the start, and offer everything again under the same ids. */
export function restart(feed: Feed, outbox: readonly Outgoing[]): { feed: Feed; outbox: readonly Outgoing[] } {
  const gone = erasedIds(feed.items);
  const kept = outbox.filter((out) => !(out.ack?.message_id && gone.has(out.ack.message_id)));
  return { feed: { ...emptyFeed, waiting: feed.waiting }, outbox: kept.map((out) => ({ ...out, ack: null })) };
}

/**
 * A new session after the old one was forgotten: what was said stays on screen, what was not acknowledged goes on,
 * and the last answer about safety is given again, because it decides how soon somebody answers.
 */
export function carryOver(past: readonly Line[], feed: Feed, outbox: readonly Outgoing[]): { past: readonly Line[]; outbox: readonly Outgoing[] } {
  const pending = unsent(outbox);
  const pendingIds = new Set(pending.map((out) => out.id));
  const safety = outbox.filter((out) => out.kind === "safety").slice(-1).map((out) => ({ ...out, ack: null }));
  const said = reduce(feed, outbox).lines.filter((line) => !pendingIds.has(line.key));
  // Sequence numbers may start again in the new session, so the old lines' keys must not meet the new ones'.
  const kept = said.map((line) => ({ ...line, key: `${past.length}/${line.key}` }));
  const mark: Line = { kind: "lost", key: `${past.length}/lost` };
  return {
    past: kept.length > 0 ? [...past, ...kept, mark] : past,
    outbox: [...safety, ...pending.filter((out) => out.kind === "message")],
  };
}

/** What still has to reach the server, in the order it was written. */
export function unsent(outbox: readonly Outgoing[]): readonly Outgoing[] {
  return outbox.filter((out) => out.ack === null);
}

export function acknowledge(outbox: readonly Outgoing[], id: string, ack: Ack): readonly Outgoing[] {
  return outbox.map((out) => (out.id === id ? { ...out, ack } : out));
}

/** An own message that came back through the stream was received, even if the answer to its request was lost. */
export function acknowledgeFromFeed(outbox: readonly Outgoing[], item: Item): readonly Outgoing[] {
  if (item.kind !== "message" || !item.client_id) return outbox;
  return acknowledge(outbox, item.client_id, { seq: item.seq, message_id: item.id });
}

export function reduce(feed: Feed, outbox: readonly Outgoing[], past: readonly Line[] = []): TalkState {
  const state: TalkState = {
    lines: [], operator: null, typing: feed.typing, waiting: feed.waiting,
    safety: null, closed: null, readable: 0, started: past.length > 0,
  };
  const gone = erasedIds(feed.items);
  const seenUpTo = feed.items.reduce((up, item) => (item.kind === "seen" ? Math.max(up, item.up_to) : up), 0);
  const ordered: { seq: number; line: Line }[] = [];
  const streamed = new Set<string>();

  for (const item of feed.items) {
    switch (item.kind) {
      case "message":
        state.closed = null;
        state.started = true;
        if (item.client_id) streamed.add(item.client_id);
        if (gone.has(item.id)) break;
        if (item.from === "operator") state.readable = item.seq;
        ordered.push({ seq: item.seq, line: messageLine(item, seenUpTo) });
        break;
      case "safety":
        state.safety = item.answer;
        break;
      case "joined":
        state.operator = item.name;
        state.closed = null;
        ordered.push({ seq: item.seq, line: { kind: "joined", key: `joined-${item.seq}`, name: item.name } });
        break;
      case "left":
        if (state.operator === item.name) state.operator = null;
        ordered.push({ seq: item.seq, line: { kind: "left", key: `left-${item.seq}`, name: item.name } });
        break;
      case "closed":
        state.closed = item.by;
        state.operator = null;
        ordered.push({ seq: item.seq, line: { kind: "closed", key: `closed-${item.seq}`, by: item.by } });
        break;
    }
  }

  for (const out of outbox) {
    if (out.kind === "safety") {
      state.safety = out.answer;
      continue;
    }
    state.started = true;
    if (streamed.has(out.id)) continue;
    if (out.ack?.message_id && gone.has(out.ack.message_id)) continue;
    if (!out.ack || out.ack.seq > feed.last) state.closed = null;
    const status: Status = !out.ack ? "sending" : out.ack.seq <= seenUpTo ? "seen" : "sent";
    const line: Line = { kind: "mine", key: out.id, text: out.text, attachments: [], picture: out.picture?.name ?? null, status };
    ordered.push({ seq: out.ack?.seq ?? Infinity, line });
  }

  // A stable sort keeps the unsent in the order they were written.
  ordered.sort((a, b) => (a.seq === b.seq ? 0 : a.seq - b.seq));
  state.lines = [...past, ...ordered.map((entry) => entry.line)];
  if (state.operator) state.waiting = null;
  return state;
}

function messageLine(item: DurableItem & { kind: "message" }, seenUpTo: number): Line {
  const attachments = item.attachments ?? [];
  if (item.from === "operator") {
    return { kind: "theirs", key: item.id, seq: item.seq, author: item.author ?? null, text: item.text, attachments };
  }
  const status = item.seq <= seenUpTo ? "seen" : "sent";
  // The same key before and after the stream confirms it, so the bubble on screen is never redrawn.
  return { kind: "mine", key: item.client_id ?? item.id, text: item.text, attachments, picture: null, status };
}

function erasedIds(items: readonly DurableItem[]): Set<string> {
  return new Set(items.flatMap((item) => (item.kind === "erased" ? [item.id] : [])));
}
