/** The talk as a function of items and outbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DurableItem, Item } from "../src/core/items";
import { accept, acknowledge, acknowledgeFromFeed, carryOver, emptyFeed, reduce, restart, skip, unsent, type Feed, type Outgoing } from "../src/core/talk";

const feedOf = (...items: Item[]): Feed => items.reduce(accept, emptyFeed);
const mine = (seq: number, id: string, text = id): DurableItem => ({ seq, at: seq, kind: "message", id: `m-${id}`, client_id: id, from: "me", text });
const theirs = (seq: number, text: string): DurableItem => ({ seq, at: seq, kind: "message", id: `o-${seq}`, from: "operator", author: "Mira", text });
const out = (id: string, ack: Outgoing["ack"] = null): Outgoing => ({ kind: "message", id, text: id, language: "en", picture: null, ack });
const words = (feed: Feed, outbox: readonly Outgoing[]) =>
  reduce(feed, outbox).lines.map((line) => (line.kind === "mine" ? `${line.text}:${line.status}` : line.kind === "theirs" ? line.text : line.kind));

test("an item that comes twice counts once", () => {
  const feed = feedOf(theirs(1, "hello"), theirs(1, "hello"), theirs(2, "you"), theirs(1, "hello"));
  assert.deepEqual(words(feed, []), ["hello", "you"]);
  assert.equal(feed.last, 2);
});

test("items out of order are shown in order", () => {
  assert.deepEqual(words(feedOf(theirs(3, "c"), theirs(1, "a"), theirs(2, "b")), []), ["a", "b", "c"]);
});

test("an own message shows once, whether the answer or the stream came first", () => {
  assert.deepEqual(words(feedOf(mine(1, "hi")), [out("hi")]), ["hi:sent"]);
  assert.deepEqual(words(emptyFeed, [out("hi", { seq: 1, message_id: "m-hi" })]), ["hi:sent"]);
  assert.deepEqual(words(feedOf(mine(1, "hi")), [out("hi", { seq: 1, message_id: "m-hi" })]), ["hi:sent"]);
});

test("a bubble keeps its key from sending to seen", () => {
  const keys = [
    reduce(emptyFeed, [out("hi")]),
    reduce(emptyFeed, [out("hi", { seq: 1, message_id: "m-hi" })]),
    reduce(feedOf(mine(1, "hi"), { seq: 2, at: 2, kind: "seen", up_to: 1 }), []),
  ].map((state) => state.lines[0]?.key);
  assert.deepEqual(keys, ["hi", "hi", "hi"]);
});

test("sending, sent and seen follow from acknowledgement and seen.up_to", () => {
  const seen: DurableItem = { seq: 4, at: 4, kind: "seen", up_to: 2 };
  const feed = feedOf(mine(1, "a"), theirs(3, "reply"), seen);
  assert.deepEqual(words(feed, [out("b", { seq: 2, message_id: "m-b" }), out("c", { seq: 5, message_id: "m-c" }), out("d")]),
    ["a:seen", "b:seen", "reply", "c:sent", "d:sending"]);
});

test("the unsent keep the order they were written in, after everything that is known", () => {
  const outbox = [out("one"), out("two"), out("three")];
  assert.deepEqual(words(feedOf(theirs(9, "reply")), outbox), ["reply", "one:sending", "two:sending", "three:sending"]);
  assert.deepEqual(unsent(acknowledge(outbox, "one", { seq: 10, message_id: "m" })).map((o) => o.id), ["two", "three"]);
});

test("a message that came back through the stream is not sent again", () => {
  assert.deepEqual(unsent(acknowledgeFromFeed([out("hi"), out("there")], mine(1, "hi"))).map((o) => o.id), ["there"]);
});

test("the cursor moves by streamed items only, also past kinds that are not known", () => {
  const feed = feedOf(theirs(3, "x"));
  assert.equal(skip(feed, 7).last, 7);
  assert.equal(skip(feed, 2).last, 3);
  assert.equal(accept(feed, { seq: 0, at: 1, kind: "typing", name: "Mira", on: true }).last, 3);
});

test("after sequence-ahead everything is read from the start and offered again under the same ids", () => {
  const feed = feedOf(mine(1, "a"), mine(2, "b"), theirs(3, "x"));
  const again = restart(feed, [out("a", { seq: 1, message_id: "m-a" }), out("b", { seq: 2, message_id: "m-b" })]);
  assert.equal(again.feed.last, 0);
  assert.deepEqual(unsent(again.outbox).map((o) => o.id), ["a", "b"]);
  assert.deepEqual(words(again.feed, again.outbox), ["a:sending", "b:sending"]);
});

test("what was erased is neither shown nor offered again", () => {
  const feed = feedOf(mine(1, "a"), mine(2, "b"), { seq: 3, at: 3, kind: "erased", id: "m-a" });
  const outbox = [out("a", { seq: 1, message_id: "m-a" }), out("b", { seq: 2, message_id: "m-b" })];
  assert.deepEqual(words(feed, outbox), ["b:sent"]);
  assert.deepEqual(restart(feed, outbox).outbox.map((o) => o.id), ["b"]);
});

test("a lost session keeps what was said on screen and carries on what was not sent", () => {
  const safety: Outgoing = { kind: "safety", id: "s", answer: "no", ack: { seq: 1, message_id: null } };
  const feed = feedOf({ seq: 1, at: 1, kind: "safety", answer: "no" }, mine(2, "a"), theirs(3, "x"));
  const { past, outbox } = carryOver([], feed, [safety, out("a", { seq: 2, message_id: "m-a" }), out("b")]);
  assert.deepEqual(past.map((line) => line.kind), ["mine", "theirs", "lost"]);
  assert.deepEqual(unsent(outbox).map((o) => o.id), ["s", "b"]);
  const state = reduce(feedOf(mine(1, "b")), outbox, past);
  assert.deepEqual(state.lines.map((line) => line.kind), ["mine", "theirs", "lost", "mine"]);
  assert.equal(state.safety, "no");
  assert.equal(new Set(state.lines.map((line) => line.key)).size, 4);
});

test("a session lost before anything was said leaves no mark", () => {
  assert.deepEqual(carryOver([], emptyFeed, [out("a")]).past, []);
});

test("closed stays until somebody writes again", () => {
  const closed: DurableItem = { seq: 2, at: 2, kind: "closed", by: "timeout" };
  assert.equal(reduce(feedOf(mine(1, "a"), closed), []).closed, "timeout");
  assert.equal(reduce(feedOf(mine(1, "a"), closed), [out("a", { seq: 1, message_id: "m-a" })]).closed, "timeout");
  assert.equal(reduce(feedOf(mine(1, "a"), closed), [out("b")]).closed, null);
  assert.equal(reduce(feedOf(mine(1, "a"), closed), [out("b", { seq: 3, message_id: "m-b" })]).closed, null);
  assert.equal(reduce(feedOf(mine(1, "a"), closed, theirs(3, "still here")), []).closed, null);
});

test("closed ends the operator's presence and typing", () => {
  const feed = feedOf({ seq: 1, at: 1, kind: "joined", name: "Mira" }, { seq: 0, at: 2, kind: "typing", name: "Mira", on: true });
  assert.equal(reduce(feed, []).operator, "Mira");
  assert.equal(reduce(feed, []).typing, "Mira");
  const after = reduce(accept(feed, { seq: 2, at: 3, kind: "closed", by: "operator" }), []);
  assert.equal(after.operator, null);
  assert.equal(after.typing, null);
});

test("somebody else joins: the name changes, and the first one's leaving doesn't clear it", () => {
  const feed = feedOf(
    { seq: 1, at: 1, kind: "joined", name: "Mira" },
    { seq: 2, at: 2, kind: "joined", name: "Jonas" },
    { seq: 3, at: 3, kind: "left", name: "Mira" },
  );
  assert.equal(reduce(feed, []).operator, "Jonas");
});

test("waiting is shown until somebody joins", () => {
  const feed = feedOf({ seq: 0, at: 1, kind: "waiting", ahead: "few", operators: "here" });
  assert.deepEqual(reduce(feed, []).waiting, { ahead: "few", operators: "here" });
  assert.equal(reduce(accept(feed, { seq: 1, at: 1, kind: "joined", name: "Mira" }), []).waiting, null);
});

test("the first screen stays until something was said; an answer about safety isn't a message", () => {
  assert.equal(reduce(emptyFeed, [{ kind: "safety", id: "s", answer: "no", ack: null }]).started, false);
  assert.equal(reduce(emptyFeed, [out("a")]).started, true);
});
