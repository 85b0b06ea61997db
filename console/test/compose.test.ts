// What may not go wrong while writing and closing: unsent messages, the Call form, the held list, split events.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NoAnswer, Refused } from "../src/api/http.ts";
import type { Message, Row, TaxonomyItem } from "../src/api/types.ts";
import { asNonCounselling, chosen, closesAtOnce, missing, prefilled, toggled, withAge } from "../src/state/call.ts";
import { changesSince, extended, heldRows, hold } from "../src/state/held.ts";
import { afterFailure, isArrived, isBehind, newerThan, pauseBefore, sentAnyway } from "../src/state/unsent.ts";
import type { Unsent } from "../src/state/unsent.ts";
import { EventLines } from "../src/stream/lines.ts";

const REASONS: TaxonomyItem[] = [{ code: "MS", label: "Missing", sub: [{ code: "MS_RUNAWAY", label: "Runaway" }] }, { code: "V", label: "Violence" }];

const row = (change: Partial<Row> = {}): Row => ({
  id: "a", alias: "Blue Heron", channel: { id: "ch", kind: "webchat", name: "chat" }, language: "en", priority: 3, reason: null, rule: null, state: "waiting",
  waiting_since_at: 1, target_ms: null, due_at: null, first_in_at: 1, last_in_at: 1, unread: 0, assignee: null, viewers: [], contact_typing: false, contact_left_at: null, messages: 1, transfer_to: null,
  sitting_id: "s", version: 1, turn: 10, queue: null, flood: false, rose_at: null, snoozed: false, snoozed_until_at: null, tags: [], seats: [], merged_into: null, split_from: null, merged: 0, ...change,
});

const item = (change: Partial<Unsent> = {}): Unsent => ({
  key: "k1", conversation_id: "a", kind: "reply", text: "hello", attachments: [], last_seen: 4, state: "sending", tries: 0, at: 100_000, newer: [], why: null, ...change,
});

const message = (change: Partial<Message> = {}): Message => ({
  id: "m", seq: 9, at: 100_000, direction: "in", author: null, text: "wait", attachments: [], delivery: null, flags: [], sitting_id: "s", language: null, safety: null, has_html: false, talk_id: "a", ...change,
});

const refused = (status: number, body: object = {}): Refused => new Refused(status, "x", "why", body, null);

test("after a cut the same message waits under the same key", () => {
  const waiting = afterFailure(item(), new NoAnswer("cut"), "");
  assert.equal(waiting.state, "waiting");
  assert.equal(waiting.key, "k1");
  for (const status of [401, 429, 500, 503]) assert.equal(afterFailure(item(), refused(status), "").state, "waiting");
});

test("a refusal is said and not retried", () => {
  const said = afterFailure(item(), refused(413), "Too long.");
  assert.deepEqual([said.state, said.why], ["refused", "Too long."]);
});

test("a newer message stops the reply; sending anyway says that it was read, under a new key", () => {
  const stopped = afterFailure(item(), refused(409, { newer: message() }), "");
  assert.equal(stopped.state, "conflict");
  assert.deepEqual(newerThan(stopped, []).map((each) => each.seq), [9]);
  const newer = newerThan(stopped, [message({ seq: 9 }), message({ seq: 10, direction: "out" }), message({ seq: 11 })]);
  assert.deepEqual(newer.map((each) => each.seq), [9, 11]);
  const again = sentAnyway(stopped, "k2", newer);
  assert.deepEqual([again.key, again.last_seen, again.state], ["k2", 11, "sending"]);
});

test("a conflict without a newer message is a refusal, not a question", () => {
  assert.equal(afterFailure(item(), refused(409), "Closed.").state, "refused");
});

test("an own message whose event overtakes its answer is recognised; others are not", () => {
  const own = message({ direction: "out", text: "hello", author: { id: "me", name: "Mira" } });
  assert.equal(isArrived(item(), own, "me"), true);
  assert.equal(isArrived(item(), { ...own, author: { id: "other", name: "Jonas" } }, "me"), false);
  assert.equal(isArrived(item(), { ...own, text: "other words" }, "me"), false);
  assert.equal(isArrived(item({ kind: "note" }), own, "me"), false);
  assert.equal(isArrived(item(), { ...own, at: 1 }, "me"), false);
});

test("replies of one talk leave in the order in which they were sent", () => {
  const [first, second, note, elsewhere] = [item(), item({ key: "k2" }), item({ key: "k3", kind: "note" }), item({ key: "k4", conversation_id: "b" })];
  const behind = (head: Partial<Unsent>): boolean[] => {
    const all = [{ ...first, ...head }, second, note, elsewhere];
    return all.map((each) => isBehind(each, all));
  };
  for (const state of ["sending", "waiting", "conflict"] as const) assert.deepEqual(behind({ state }), [false, true, false, false], state);
  assert.deepEqual(behind({ state: "refused" }), [false, false, false, false], "what was refused holds nobody up");
});

test("retries slow down to a quarter of a minute", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 9].map(pauseBefore), [1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("the Call form knows what the signals said", () => {
  const form = prefilled(row({ reason: "STREET_TONIGHT" }), null, [message({ direction: "out" })], REASONS);
  assert.deepEqual([form.class, form.reasons, form.leading_reason, form.actions], ["COUN", ["MS_RUNAWAY"], "MS_RUNAWAY", ["LISTEN"]]);
  assert.equal(prefilled(row({ reason: "MISS_NEW" }), null, [], REASONS).class, "MISS");
  assert.deepEqual(prefilled(row({ reason: "SUI_PLAN" }), null, [], REASONS).reasons, [], "a code that the lists don't have is not invented");
});

test("a saved record goes back as a form, without what the server knows about it", () => {
  const form = { ...prefilled(row(), null, [], REASONS), child_age: 15, child_age_code: null };
  const saved = { ...form, id: "call", sitting_id: "s", note: null, saved_by: { id: "m", name: "Mira Testowa" }, saved_at: 1 };
  assert.deepEqual(prefilled(row(), saved, [], REASONS), form);
});

test("a prank is complete at once; an urgent talk never closes by one key", () => {
  const form = asNonCounselling(prefilled(row(), null, [], REASONS), "PRANK");
  assert.deepEqual(missing(form, false), []);
  assert.deepEqual([0, 1, 2, 3, 4].map((priority) => closesAtOnce(row({ priority: priority as Row["priority"] }))), [false, false, true, true, true]);
});

test("a grave talk needs the emergency decision and its reason", () => {
  const form = chosen(prefilled(row({ priority: 0 }), null, [], REASONS), "V", "V");
  assert.deepEqual(missing(form, true), ["emergency_called"]);
  assert.deepEqual(missing({ ...form, emergency: { called: false, reason: " " } }, true), ["emergency_reason"]);
  assert.deepEqual(missing({ ...form, emergency: { called: true, reason: "DANGER_NOW" } }, true), []);
});

test("an age is a single year or says why it is not known", () => {
  const form = chosen(prefilled(row(), null, [], REASONS), "V", "V");
  assert.deepEqual([withAge(form, "15").child_age, withAge(form, "15").child_age_code], [15, null]);
  assert.deepEqual([withAge(form, "REF").child_age, withAge(form, "REF").child_age_code], [null, "REF"]);
  for (const typed of ["", "15a", "131", "-1", "1.5"]) assert.deepEqual(missing(withAge(form, typed), false), ["child_age"], typed);
});

test("counselling names a reason, or one answer why there is none", () => {
  const form = prefilled(row(), null, [], REASONS);
  assert.deepEqual(missing(form, false), ["reasons"]);
  assert.deepEqual(missing({ ...form, class: "INFO" }, false), []);
  const unasked = chosen(chosen(form, "V", "V"), "NASK", "NASK");
  assert.deepEqual([unasked.reasons, unasked.leading_reason, missing(unasked, false)], [["NASK"], "NASK", []]);
  assert.deepEqual(chosen(unasked, "MS", "MS").reasons, ["MS"]);
});

test("reasons keep one leading; a sub-reason takes its group's place", () => {
  const form = { ...prefilled(row(), null, [], REASONS), reasons: ["MS"], leading_reason: "MS" };
  const finer = chosen(form, "MS_RUNAWAY", "MS");
  assert.deepEqual([finer.reasons, finer.leading_reason], [["MS_RUNAWAY"], "MS_RUNAWAY"]);
  const two = chosen(finer, "V", "V");
  assert.deepEqual([two.reasons, two.leading_reason], [["MS_RUNAWAY", "V"], "MS_RUNAWAY"]);
  assert.equal(toggled(two, "MS_RUNAWAY").leading_reason, "V");
});

test("a held list stands still and counts what it holds back", () => {
  const a = row();
  const b = row({ id: "b" });
  const held = hold([a, b]);
  const grave = row({ id: "c", priority: 0 });
  assert.equal(changesSince(held, [a, b]), 0);
  assert.equal(changesSince(held, [grave, a]), 2);
  assert.equal(changesSince(held, [a, { ...b, unread: 3 }]), 0, "news inside a row is shown, not held");
  assert.deepEqual(heldRows(held, new Map([["b", { ...b, unread: 3 }], ["a", a], ["c", grave]])).map((each) => each.id), ["a", "b"]);
  assert.equal(changesSince(extended(held, [a, b], [a, b, row({ id: "d" })]), [a, b, row({ id: "d" })]), 0);
});

test("events are read whole, in whatever pieces the bytes come", () => {
  const text = ': ok\n\nid: 5\ndata: {"a":"é"}\n\n: hb\n\ndata: one\r\ndata: two\r\n\r\ndata: open';
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size <= bytes.length; size += 1) {
    const lines = new EventLines();
    const got: string[] = [];
    for (let at = 0; at < bytes.length; at += size) got.push(...lines.push(bytes.slice(at, at + size)));
    assert.deepEqual(got, ['{"a":"é"}', "one\ntwo"], `pieces of ${size}`);
  }
});
