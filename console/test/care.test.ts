// Whether it is safe to answer now, read before one writes; hours as people type them; what can still be taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EmergencyDecision, Message, SafetyCard } from "../src/api/types.ts";
import { decisionOf, isHeld, isTakenBack, lastHeld, leaves, leavesBy, readSpan, says } from "../src/state/care.ts";

const MINUTE = 60_000;
const NOW = 1_000_000_000;

function card(change: Partial<SafetyCard> = {}): SafetyCard {
  return { do_not_contact: false, shared: false, avoid: [], hours: [], windows: [], code_word: null, note: null, said_by: "contact", set_by: { id: "o", name: "Mira" }, at: 1, ...change };
}

function answer(id: string, seq: number, delivery: Partial<NonNullable<Message["delivery"]>>, author = "me"): Message {
  return {
    id, seq, at: seq, direction: "out", author: { id: author, name: author }, text: id, attachments: [], flags: [], sitting_id: "s", language: null, safety: null, has_html: false, talk_id: "a",
    delivery: { id: `d-${id}`, state: "queued", attempts: 0, at: 1, code: null, held_until_at: null, held_why: null, ...delivery },
  };
}

test("what must not be sent can't be sent, whatever the hour", () => {
  assert.deepEqual(leaves(card({ do_not_contact: true }), "webchat", NOW, NOW), { is: "never", why: "do-not-contact" });
  assert.deepEqual(leaves(card({ avoid: ["sms"] }), "sms", NOW, NOW), { is: "never", why: "unsafe-channel" });
  assert.deepEqual(leaves(card({ avoid: ["sms"] }), "email", NOW, NOW), { is: "now" });
  assert.deepEqual(leaves(null, "sms", NOW, NOW), { is: "now" });
});

test("an answer waits for the hours in which it is safe, unless they stand before our page", () => {
  const later = card({ hours: ["16:00-18:00"], windows: [[NOW - 90 * MINUTE, NOW - 30 * MINUTE], [NOW + 60 * MINUTE, NOW + 120 * MINUTE]] });
  assert.deepEqual(leaves(later, "sms", NOW, NOW), { is: "at", at: NOW + 60 * MINUTE });
  assert.deepEqual(leaves(later, "sms", NOW, NOW + 60 * MINUTE), { is: "now" });
  assert.deepEqual(leaves(later, "webchat", NOW - MINUTE, NOW), { is: "now" });
  assert.deepEqual(leaves(later, "webchat", NOW - 20 * MINUTE, NOW), { is: "at", at: NOW + 60 * MINUTE });
});

test("hours are read as people type them", () => {
  const typed = ["16-18", "16:00–18:00", " 7.30 - 9 ", "22h00-6", "8-24", "25-26", "16-16", "24-8", "afternoon"];
  assert.deepEqual(typed.map(readSpan), ["16:00-18:00", "16:00-18:00", "07:30-09:00", "22:00-06:00", "08:00-24:00", null, null, null, null]);
});

test("a card that says nothing takes no room", () => {
  assert.equal(says(null), false);
  assert.equal(says(card()), false);
  assert.equal(says(card({ shared: true })), true);
  assert.equal(says(card({ code_word: "lighthouse" })), true);
});

test("one's own newest answer is taken back, as long as it is here", () => {
  const held = { held_until_at: 5, held_why: "undo" };
  const thread = [answer("one", 1, held), answer("two", 2, held), answer("hers", 3, held, "jonas"), answer("safe", 4, { held_until_at: 9, held_why: "safe-hours" }), answer("gone", 5, { state: "sent" })];
  assert.equal(lastHeld(thread, "me")?.id, "two");
  assert.deepEqual(thread.map(isHeld), [true, true, true, true, false]);
  assert.equal(isTakenBack(answer("back", 1, { state: "failed", code: "taken-back" })), true);
});

test("the newest decision of this sitting counts", () => {
  const made = (id: string, sitting: string, called: boolean): EmergencyDecision => ({ id, sitting_id: sitting, called, reason: "", by: { id: "o", name: "Mira" }, at: 1 });
  const all = [made("a", "old", true), made("b", "now", true), made("c", "now", false)];
  assert.equal(decisionOf(all, "now")?.id, "c");
  assert.equal(decisionOf(all, "next"), null);
});

test("of several cards of one person the strictest counts", () => {
  const later = card({ hours: ["16:00-18:00"], windows: [[NOW + 60 * MINUTE, NOW + 180 * MINUTE]] });
  const muchLater = card({ hours: ["17:00-18:00"], windows: [[NOW + 120 * MINUTE, NOW + 180 * MINUTE]] });
  assert.deepEqual(leavesBy([later, muchLater], "sms", NOW, NOW), { is: "at", at: NOW + 120 * MINUTE });
  assert.deepEqual(leavesBy([card({ avoid: ["sms"] }), later], "sms", NOW, NOW), { is: "never", why: "unsafe-channel" });
  assert.deepEqual(leavesBy([card({ avoid: ["sms"] }), card({ do_not_contact: true })], "sms", NOW, NOW), { is: "never", why: "do-not-contact" });
  assert.deepEqual(leavesBy([card(), card()], "sms", NOW, NOW), { is: "now" });
  assert.deepEqual(leavesBy([], "sms", NOW, NOW), { is: "now" });
});
