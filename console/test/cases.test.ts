import assert from "node:assert/strict";
import { test } from "node:test";
import { FIELDS, HEAD_FIELDS, blank, countriesOf, differences, expected, fromLocal, tidy, toLocal } from "../src/state/case-fields.ts";
import type { Draft } from "../src/state/case-fields.ts";

test("what is empty is not said, what is false is", () => {
  assert.deepEqual(tidy({ kind: "person", name: "", roles: ["WITNESS"], conflict: false, addresses: [], notes: null }), { kind: "person", roles: ["WITNESS"], conflict: false });
});

test("an age takes the place of the code that stood for it", () => {
  assert.deepEqual(tidy({ kind: "child", age: 14, age_code: "NASK" }), { kind: "child", age: 14 });
  assert.deepEqual(tidy({ kind: "child", age: null, age_code: "REF" }), { kind: "child", age_code: "REF" });
});

test("a new episode speaks of the first child and is still missing", () => {
  const draft = blank("episode", "child-1", 5);
  assert.deepEqual([draft.child_id, draft.outcome, draft.reported_at, draft.police_told], ["child-1", "STILL_MISSING", 5, "NASK"]);
  assert.equal(tidy(draft).kind, "episode");
});

test("two versions differ where they say something else", () => {
  const mine = { kind: "task", title: "Call", due_at: null };
  const other = (fields: typeof HEAD_FIELDS, mine: Draft, theirs: Draft) => differences(fields, mine, theirs).map((each) => each.name);
  assert.deepEqual(other(FIELDS.task, mine, { kind: "task", title: "Call" }), []);
  assert.deepEqual(other(FIELDS.task, mine, { kind: "task", title: "Write", due_at: 5 }), ["title", "due_at"]);
  const head = { kind: "MISSING", risk: "HIGH", owner: null, follow_up_at: null, countries: [], team: null };
  assert.deepEqual(other(HEAD_FIELDS, head, { ...head, countries: undefined }), []);
  assert.deepEqual(other(HEAD_FIELDS, head, { ...head, kind: "PROTECTION", follow_up_at: 5, countries: ["BE"], team: "Night" }), ["kind", "team", "follow_up_at", "countries"]);
});

test("a time is the same after it was shown and read", () => {
  const at = Date.UTC(2026, 2, 2, 10, 30);
  assert.equal(fromLocal(toLocal(at)), at);
  assert.equal(fromLocal(""), null);
  assert.equal(fromLocal("soon"), null);
  assert.equal(toLocal(null), "");
});

test("countries are read however they are written", () => {
  assert.deepEqual(countriesOf("be, FR;fr  pl"), ["BE", "FR", "PL"]);
});

test("a parental abduction asks for custody", () => {
  assert.ok(expected("MISSING", "PAR_INT").includes("custody"));
  assert.ok(!expected("MISSING", "RUN_HOME").includes("custody"));
  assert.ok(!expected("PROTECTION", null).includes("episode"));
});
