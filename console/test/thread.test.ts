// The open talk: what later messages made of earlier ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bystander, Conversation, Message, Row } from "../src/api/types.ts";
import { openThread, placeOf, refreshed, sittingOf, watchers, whatBecame } from "../src/state/thread.ts";

const message = (seq: number, flags: readonly string[] = [], changes: string | null = null, direction: Message["direction"] = "in"): Message =>
  ({ id: `m${seq}`, seq, at: seq, direction, flags, changes, text: "", attachments: [], author: null, delivery: null, safety: null, sitting_id: "s", has_html: false }) as unknown as Message;

test("a message knows the last words that replaced it, and whether it was taken back or opened", () => {
  const became = whatBecame([message(1), message(2), message(3, ["unreadable"]), message(4, ["edit"], "m1"), message(5, ["edit"], "m1"), message(6, ["redaction"], "m2"), message(7, [], "m3")]);
  assert.deepEqual([...became].map(([id, what]) => [id, what.changed?.id, what.takenBack?.id, what.opened?.id]), [
    ["m1", "m5", undefined, undefined],
    ["m2", undefined, "m6", undefined],
    ["m3", undefined, undefined, "m7"],
  ]);
});

test("a change that could not be read at first changes the one and opens the other", () => {
  const change = { ...message(3, ["edit"], "m1"), opens: "m2" };
  const became = whatBecame([message(1), message(2, ["unreadable"]), change]);
  assert.equal(became.get("m1")?.changed?.id, "m3");
  assert.equal(became.get("m2")?.opened?.id, "m3");
});

test("nobody changes what is ours, what comes later, or what is not here", () => {
  const became = whatBecame([message(1, [], null, "out"), message(2, ["edit"], "m1"), message(3, ["edit"], "m4"), message(4), message(5, ["redaction"], "elsewhere"), message(6, ["edit"], "m6")]);
  assert.equal(became.size, 0);
});

const said = (id: string, seq: number, at: number): Message => ({ ...message(seq), id, at, talk_id: id.slice(0, 1) }) as Message;
const talk = (messages: readonly Message[], lines: readonly string[] = [], earlier: number | null = null): Conversation =>
  ({ row: { id: "h" }, contact: {}, lines: lines.map((id) => ({ id })), sittings: [], messages, earlier, seq: 9 }) as unknown as Conversation;
const ids = (conversation: { readonly messages: readonly Message[] }) => conversation.messages.map((each) => each.id);

test("what goes into an open talk, or leaves it, is shown once or no longer", () => {
  const alone = openThread(talk([said("h1", 1, 10), said("h2", 2, 30)], [], 1));
  const whole = refreshed(alone, talk([said("h1", 10010, 10), said("p1", 20011, 20), said("h2", 30020, 30)], ["h", "p"]));
  assert.deepEqual([ids(whole), whole.earlier], [["h1", "p1", "h2"], null]);
  const three = refreshed(whole, talk([said("h1", 10010, 10), said("p1", 20011, 20), said("q1", 25012, 25), said("h2", 30020, 30)], ["h", "p", "q"]));
  const erased = refreshed(three, talk([said("h1", 10010, 10), said("q1", 25012, 25), said("h2", 30020, 30)], ["h", "q"]));
  assert.deepEqual(ids(erased), ["h1", "q1", "h2"]);
  assert.deepEqual(ids(refreshed(erased, talk([said("h1", 1, 10), said("h2", 2, 30)]))), ["h1", "h2"]);
  // Nothing came or went: earlier pages stay.
  const kept = refreshed(openThread(talk([said("h1", 1, 10), said("h2", 2, 30)], [], 1)), talk([said("h2", 2, 30), said("h3", 3, 40)], [], 2));
  assert.deepEqual([ids(kept), kept.earlier], [["h1", "h2", "h3"], 1]);
});

test("what stood on screen has its place in the talk as it is now", () => {
  const apart = [said("h1", 1, 10), said("h2", 2, 30), said("h3", 3, 40)];
  assert.equal(placeOf(apart, null), 0);
  assert.equal(placeOf(apart, said("h2", 30020, 30)), 2, "by itself again");
  assert.equal(placeOf(apart, said("p1", 35011, 35)), 2, "it left: theirs that are older stood there too");
  assert.equal(placeOf([said("h2", 30020, 30), said("p1", 35011, 35)], said("h2", 2, 30)), 30020);
});

test("a stranger in one talk's room shuts that line alone", () => {
  const there = [{ id: "1", talk_id: "p", known: false, accepted_by: null }, { id: "2", talk_id: "h", known: true, accepted_by: null }] as unknown as Bystander[];
  assert.deepEqual([watchers(there).length, watchers(there, "p").length, watchers(there, "h").length], [1, 1, 0]);
});

test("what is decided in a talk that is open for a part's sake is decided for the part", () => {
  const row = (state: string, sitting_id = "own"): Row => ({ state, sitting_id }) as unknown as Row;
  const sittings = [{ id: "own", started_at: 1, ended_at: 2, call: {} }, { id: "older", started_at: 3, ended_at: null, call: null }, { id: "newer", started_at: 4, ended_at: null, call: null }];
  const whole = openThread({ ...talk([]), sittings } as unknown as Conversation);
  assert.deepEqual([sittingOf(row("waiting"), whole), sittingOf(row("closed"), whole), sittingOf(row("waiting", "older"), whole), sittingOf(row("waiting"), null)], ["newer", "own", "older", "own"]);
});
