// The pure state: snapshot + events, each event once, gaps noticed, rows where they belong and in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Conversation, Event, InboxPage, Message, Row } from "../src/api/types.ts";
import { countOf, emptyInbox, everyView, follows, reduce, rowsOf, snapshot, TYPING_FADES_MS } from "../src/state/inbox.ts";
import type { Inbox } from "../src/state/inbox.ts";
import type { View } from "../src/state/rank.ts";
import { VIEWS, alarms, belongs, compare, isAsked, isOffer, isStrange } from "../src/state/rank.ts";

const ME = "me";

function row(id: string, change: Partial<Row> = {}): Row {
  return {
    id, alias: `Alias ${id}`, channel: { id: "ch", kind: "webchat", name: "chat" }, language: "en", priority: 3, reason: null, rule: null, state: "waiting",
    waiting_since_at: 1000, target_ms: null, due_at: null, first_in_at: 1000, last_in_at: 1000, unread: 0, assignee: null, viewers: [], contact_typing: false, contact_left_at: null, messages: 1,
    transfer_to: null, sitting_id: `s-${id}`, version: 1, turn: (change.priority ?? 3) * 3 + 1, queue: null, flood: false, rose_at: null, snoozed: false, snoozed_until_at: null, tags: [], seats: [], merged_into: null, split_from: null, merged: 0, ...change,
  };
}

function message(id: string, seq: number, change: Partial<Message> = {}): Message {
  return {
    id, seq, at: seq * 1000, direction: "in", author: null, text: id, attachments: [], delivery: null, flags: [], sitting_id: "s-a",
    language: "en", safety: null, has_html: false, talk_id: "a", ...change,
  };
}

function event(seq: number, kind: string, change: Partial<Event> = {}): Event {
  return { seq, at: seq * 1000, actor: null, kind, conversation_id: change.row?.id ?? null, ...change };
}

function page(rows: Row[], seq: number, next: string | null = null): InboxPage {
  return { rows, next, seq, counts: { waiting: rows.length, mine: 0, theirs: 0, snoozed: 0, closed: 0 } };
}

function feed(inbox: Inbox, events: readonly Event[]): Inbox {
  return events.reduce((now, each) => reduce(now, { type: "event", event: each, now: each.at, across_gap: false }), inbox);
}

function opened(rows: Row[], seq: number): Inbox {
  const pages = VIEWS.map((view) => ({ view, page: page(rows.filter((each) => belongs(each, view, ME)).sort((a, b) => compare(view, a, b)), seq) }));
  return snapshot(emptyInbox(ME), pages);
}

function talk(of: Row, messages: Message[], seq: number): Conversation {
  return { row: of, contact: { id: "c", alias: of.alias, address_masked: "", first_seen_at: 0, sittings: 1, refused_at: null, address_kind: null, stopped_at: null }, related_to: null, bystanders: [], identities: [], lines: [], answers_in: null, splits: [], related: [], person: [], history: [], queue: null, safety: null, block: null, emergency: [], timeline: [], sittings: [{ id: "s-a", number: 1, started_at: 0, ended_at: null, ended_by: null, call: null }], messages, earlier: null, draft: "", seq };
}

test("the most urgent stands first, then the longest wait", () => {
  const inbox = opened([row("late", { waiting_since_at: 500 }), row("grave", { priority: 0, waiting_since_at: 9000 }), row("new", { waiting_since_at: 2000 })], 10);
  assert.deepEqual(everyView(inbox).waiting, ["grave", "late", "new"]);
});

test("an event is applied once, whatever is repeated", () => {
  const arrived = event(11, "conversation.created", { row: row("a", { version: 11 }) });
  const once = feed(opened([], 10), [arrived]);
  assert.equal(feed(once, [arrived, arrived]), once);
  assert.equal(once.seq, 11);
});

test("a missing number is a gap and changes nothing until the log has been read again", () => {
  const inbox = opened([], 10);
  const ahead = event(13, "conversation.created", { row: row("a", { version: 13 }) });
  assert.equal(follows(inbox, ahead), "gap");
  assert.equal(feed(inbox, [ahead]), inbox);
  const accepted = reduce(inbox, { type: "event", event: ahead, now: 0, across_gap: true });
  assert.equal(accepted.seq, 13);
  assert.equal(accepted.rows.size, 1);
});

test("a row moves between views as its state changes", () => {
  const start = opened([row("a")], 10);
  const claimed = feed(start, [event(11, "conversation.changed", { row: row("a", { assignee: { id: ME, name: "Mira" }, version: 11 }) })]);
  assert.deepEqual(everyView(claimed), { waiting: ["a"], mine: ["a"], theirs: [], snoozed: [], closed: [] });
  const answered = feed(claimed, [event(12, "message.added", { row: row("a", { state: "theirs", waiting_since_at: null, assignee: { id: ME, name: "Mira" }, version: 12 }) })]);
  assert.deepEqual(everyView(answered), { waiting: [], mine: ["a"], theirs: ["a"], snoozed: [], closed: [] });
  const closed = feed(answered, [event(13, "conversation.changed", { row: row("a", { state: "closed", assignee: { id: ME, name: "Mira" }, version: 13 }) })]);
  assert.deepEqual(everyView(closed), { waiting: [], mine: [], theirs: [], snoozed: [], closed: ["a"] });
});

test("an older version never overwrites a newer one", () => {
  const fresh = reduce(opened([], 10), { type: "row", row: row("a", { priority: 0, version: 15 }) });
  const after = feed(fresh, [event(11, "conversation.changed", { row: row("a", { priority: 3, version: 11 }) })]);
  assert.equal(after.rows.get("a")?.priority, 0);
  assert.equal(after.seq, 11);
});

test("rows that rank below a half-read view's last row wait for their page", () => {
  const first = reduce(emptyInbox(ME), { type: "page", view: "waiting", page: page([row("a", { waiting_since_at: 1 }), row("b", { waiting_since_at: 5 })], 10, "next") });
  const withNew = feed({ ...first, seq: 10 }, [
    event(11, "conversation.created", { row: row("z", { waiting_since_at: 900, version: 11 }) }),
    event(12, "conversation.created", { row: row("urgent", { priority: 0, waiting_since_at: 901, version: 12 }) }),
  ]);
  assert.deepEqual(rowsOf(withNew, "waiting").map((each) => each.id), ["urgent", "a", "b"]);
  const second = reduce(withNew, { type: "page", view: "waiting", page: page([row("c", { waiting_since_at: 7 })], 12) });
  assert.deepEqual(rowsOf(second, "waiting").map((each) => each.id), ["urgent", "a", "b", "c", "z"]);
});

test("what was erased stays erased, even when an old page comes late", () => {
  const erased = feed(opened([row("a")], 10), [event(11, "conversation.erased", { conversation_id: "a" })]);
  const late = reduce(erased, { type: "page", view: "waiting", page: page([row("a")], 10) });
  assert.deepEqual(everyView(late).waiting, []);
});

test("events that come while a talk is being fetched are not lost", () => {
  const start = reduce(opened([row("a")], 10), { type: "opening", id: "a" });
  const during = feed(start, [event(11, "message.added", { conversation_id: "a", message: message("m1", 11) }), event(12, "message.added", { conversation_id: "a", message: message("m2", 12) })]);
  const open = reduce(during, { type: "conversation", conversation: talk(row("a"), [message("m1", 11)], 11) });
  assert.deepEqual(open.thread?.messages.map((each) => each.id), ["m1", "m2"]);
});

test("an own reply stands once, whether its answer or its event comes first", () => {
  const open = reduce(reduce(opened([row("a")], 10), { type: "opening", id: "a" }), { type: "conversation", conversation: talk(row("a"), [], 10) });
  const mine = message("mine", 11, { direction: "out", author: { id: ME, name: "Mira" } });
  const answer = reduce(open, { type: "own", id: "a", message: mine });
  const both = feed(answer, [event(11, "message.added", { conversation_id: "a", message: mine })]);
  assert.equal(both.thread?.messages.length, 1);
  const other = reduce(feed(open, [event(11, "message.added", { conversation_id: "a", message: mine })]), { type: "own", id: "a", message: mine });
  assert.equal(other.thread?.messages.length, 1);
});

test("a delivery never goes back in time", () => {
  const delivery = { id: "d", state: "delivered" as const, attempts: 1, at: 500, code: null, held_until_at: null, held_why: null };
  const open = reduce(reduce(opened([row("a")], 10), { type: "opening", id: "a" }), { type: "conversation", conversation: talk(row("a"), [message("m", 9, { direction: "out", delivery })], 10) });
  const late = feed(open, [event(11, "delivery.changed", { conversation_id: "a", delivery: { ...delivery, state: "sent", at: 400 } })]);
  assert.equal(late.thread?.messages[0]?.delivery?.state, "delivered");
  const read = feed(late, [event(12, "delivery.changed", { conversation_id: "a", delivery: { ...delivery, state: "read", at: 600 } })]);
  assert.equal(read.thread?.messages[0]?.delivery?.state, "read");
});

test("typing fades, and after a cut nobody's presence is claimed", () => {
  const typing = reduce(opened([row("a")], 10), { type: "event", event: event(0, "typing", { conversation_id: "a", data: { who: "contact", on: true } }), now: 1000, across_gap: false });
  assert.equal(typing.rows.get("a")?.contact_typing, true);
  assert.equal(reduce(typing, { type: "tick", now: 1000 + TYPING_FADES_MS - 1 }), typing);
  assert.equal(reduce(typing, { type: "tick", now: 1001 + TYPING_FADES_MS }).rows.get("a")?.contact_typing, false);
  const seen = feed(typing, [event(0, "presence", { conversation_id: "a", data: { viewers: [{ id: "x", name: "X", typing: false }] } })]);
  assert.equal(seen.rows.get("a")?.viewers.length, 1);
  assert.deepEqual(reduce(seen, { type: "line-cut" }).rows.get("a")?.viewers, []);
});

test("a talk in a language that isn't one's own is known as such", () => {
  for (const [language, own, strange] of [["tr", ["de", "en"], true], ["sr", ["sr-Latn"], false], ["pt-BR", ["pt"], false], [null, ["de"], false]] as const) {
    assert.equal(isStrange(row("a", { language }), own), strange, `${language}`);
  }
});

test("a grave talk alarms until somebody takes it", () => {
  assert.equal(alarms(row("a", { priority: 0 }), ME, false), true);
  assert.equal(alarms(row("a", { priority: 0, assignee: { id: "x", name: "X" } }), ME, true), false);
  assert.equal(alarms(row("a", { priority: 1 }), ME, true), false);
});

test("what becomes grave in somebody's hands alarms them and supervisors until they have seen it", () => {
  const rose = (holder: string, change: Partial<Row> = {}) => row("a", { priority: 0, rose_at: 5000, assignee: { id: holder, name: "X" }, ...change });
  assert.equal(alarms(rose(ME), ME, false), true);
  assert.equal(alarms(rose("x"), ME, true), true);
  assert.equal(alarms(rose("x"), ME, false), false);
  assert.equal(alarms(rose(ME, { rose_at: null }), ME, true), false);
  assert.equal(alarms(rose(ME, { state: "theirs" }), ME, true), false);
});

test("a whole view is counted here, a half-read one by the server", () => {
  const whole = feed(opened([row("a")], 10), [event(11, "conversation.created", { row: row("b", { version: 11 }) })]);
  assert.equal(countOf(whole, "waiting"), 2);
  const half = { ...whole, views: { ...whole.views, waiting: { ...whole.views.waiting, next: "more" } }, counts: { ...whole.counts, waiting: 900 } };
  assert.equal(countOf(half, "waiting"), 900);
});

test("old snapshot + events = new snapshot, for any history, with repeats and from any point", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seeded(seed);
    const truth = new Map<string, Row>();
    const log: Event[] = [];
    const at: Row[][] = [[]];
    for (let seq = 1; seq <= 60; seq += 1) {
      const id = `r${Math.floor(random() * 8)}`;
      const state = (["waiting", "waiting", "theirs", "closed"] as const)[Math.floor(random() * 4)] ?? "waiting";
      const changed = row(id, {
        state, version: seq, priority: Math.floor(random() * 5) as Row["priority"], waiting_since_at: state === "waiting" ? Math.floor(random() * 50) : null,
        last_in_at: Math.floor(random() * 50), assignee: random() < 0.4 ? { id: ME, name: "Mira" } : null,
      });
      truth.set(id, changed);
      log.push(event(seq, "conversation.changed", { row: changed }));
      at.push([...truth.values()]);
    }
    const from = Math.floor(random() * 60);
    const old = opened(at[from] ?? [], from);
    const replayed = log.slice(Math.max(0, from - 3)).flatMap((each) => (random() < 0.2 ? [each, each] : [each]));
    assert.deepEqual(everyView(feed(old, replayed)), everyView(opened(at[60] ?? [], 60)), `seed ${seed}`);
  }
});

test("ten thousand rows are ranked well within a frame's patience", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => row(`r${index}`, { priority: (index % 5) as Row["priority"], waiting_since_at: (index * 7919) % 10_007 }));
  const inbox = opened(rows, 10);
  const started = performance.now();
  const view: View = "waiting";
  assert.equal(rowsOf(inbox, view).length, 10_000);
  assert.ok(performance.now() - started < 250);
});

function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

test("whose turn it is comes from the server, and a flood stands behind its like", () => {
  const long = row("long", { priority: 3, turn: 7, waiting_since_at: 500 });
  const graver = row("graver", { priority: 2, turn: 7 });
  const flood = row("flood", { priority: 2, turn: 8, flood: true, waiting_since_at: 1 });
  const calm = row("calm", { priority: 3, turn: 10, waiting_since_at: 1 });
  const order = [calm, flood, graver, long].sort((a, b) => compare("waiting", a, b)).map((each) => each.id);
  assert.deepEqual(order, ["long", "graver", "flood", "calm"]);
  // Held talks stand by their priority: nobody waits for a turn there.
  assert.deepEqual([long, graver].sort((a, b) => compare("mine", a, b)).map((each) => each.id), ["graver", "long"]);
});

test("an offer of a queue is one until somebody has the talk", () => {
  const offered = row("a", { transfer_to: { id: ME, name: "Me" } });
  assert.ok(isOffer(offered, ME));
  assert.ok(!isOffer(offered, "other"));
  assert.ok(!isOffer({ ...offered, assignee: { id: "other", name: "Other" } }, ME), "a colleague hands it over");
  assert.ok(!isOffer({ ...offered, transfer_to: null }, ME));
});

test("what is put aside stands in its own view only, the first to come back first", () => {
  const rows = [
    row("later", { state: "theirs", waiting_since_at: null, snoozed: true, snoozed_until_at: 900, assignee: { id: ME, name: "me" } }),
    row("sooner", { state: "theirs", waiting_since_at: null, snoozed: true, snoozed_until_at: 500 }),
    row("written", { state: "theirs", waiting_since_at: null, snoozed: true }),
    row("answered", { state: "theirs", waiting_since_at: null }),
  ];
  const inbox = opened(rows, 10);
  assert.deepEqual(everyView(inbox), { waiting: [], mine: [], theirs: ["answered"], snoozed: ["sooner", "later", "written"], closed: [] });
});

test("a filter narrows what is here and what arrives, and leaves alarms and counts alone", () => {
  const calm = row("calm", { language: "fr" });
  const grave = row("grave", { priority: 0 });
  const narrowed = reduce(opened([calm, grave], 10), { type: "filter", filter: { language: "fr" } });
  assert.ok(VIEWS.every((view) => !narrowed.views[view].loaded));
  assert.deepEqual(everyView(narrowed).waiting, ["calm"]);
  const later = feed(narrowed, [
    event(11, "conversation.created", { row: row("other", { language: "pl", version: 11 }) }),
    event(12, "conversation.created", { row: row("same", { language: "fr", version: 12, waiting_since_at: 2000 }) }),
  ]);
  assert.deepEqual(everyView(later).waiting, ["calm", "same"]);
  assert.ok([...later.rows.values()].some((each) => alarms(each, ME, false)), "the grave one is still known");
  assert.equal(countOf(reduce(later, { type: "page", view: "waiting", page: page([calm], 12) }), "waiting"), 1);
  assert.deepEqual(everyView(reduce(later, { type: "filter", filter: { unclaimed: true, priority: 0 } })).waiting, ["grave"]);
});

test("of two answers about the open talk the older one, coming last, takes no message away", () => {
  const start = opened([row("a")], 8);
  const open = (inbox: Inbox): Inbox => reduce(inbox, { type: "opening", id: "a" });
  const both = open(open(start));
  const first = reduce(both, { type: "conversation", conversation: talk(row("a"), [message("m9", 9)], 9) });
  const heard = feed(first, [event(9, "conversation.changed"), event(10, "message.added", { row: row("a", { version: 10 }), message: message("m10", 10) })]);
  const late = reduce(heard, { type: "conversation", conversation: talk(row("a"), [message("m9", 9)], 9) });
  assert.deepEqual(late.thread?.messages.map((each) => each.id), ["m9", "m10"]);
  assert.equal(late.thread?.stale, true, "and it is asked for again");
  const again = reduce(open(late), { type: "conversation", conversation: talk(row("a"), [message("m9", 9), message("m10", 10)], 10) });
  assert.deepEqual([again.thread?.messages.length, again.thread?.stale], [2, false]);
});

test("a snapshot under a filter forgets nobody in danger, no offer and no call for help", () => {
  const filter = { language: "fr" };
  const calm = row("calm", { language: "fr" });
  const grave = row("grave", { priority: 0 });
  const offer = row("offer", { transfer_to: { id: ME, name: "Mira" } });
  const asked = row("asked", { seats: [{ operator: ME, by: null, kind: "asked" }] });
  const pages = [{ view: "waiting" as View, page: page([calm], 12, "more") }, { view: "mine" as View, page: page([], 12) }];
  const taken = snapshot(reduce(opened([calm, grave], 10), { type: "filter", filter }), pages, [page([grave, offer, calm], 11), page([asked], 13)]);
  assert.deepEqual([...taken.rows.values()].filter((each) => alarms(each, ME, true)).map((each) => each.id), ["grave"]);
  assert.deepEqual([...taken.rows.values()].filter((each) => isOffer(each, ME)).map((each) => each.id), ["offer"]);
  assert.deepEqual([...taken.rows.values()].filter((each) => isAsked(each, ME)).map((each) => each.id), ["asked"]);
  assert.deepEqual(everyView(taken).waiting, ["calm"], "the list stays narrow");
  assert.equal(taken.seq, 11, "events are repeated from the oldest page on");
});

test("what went into another talk stands in no list, alarms nobody, and its contact types there", () => {
  const whole = row("whole", { merged: 1 });
  let inbox = opened([whole, row("part", { priority: 0 })], 10);
  inbox = feed(inbox, [event(11, "ties.changed", { row: row("part", { priority: 0, merged_into: "whole", version: 11 }) })]);
  assert.deepEqual(everyView(inbox).waiting, ["whole"]);
  assert.equal(alarms(row("part", { priority: 0, merged_into: "whole" }), ME, true), false);
  inbox = feed(inbox, [event(0, "typing", { conversation_id: "part", data: { who: "contact", on: true } })]);
  assert.equal(inbox.rows.get("whole")?.contact_typing, true);
});
