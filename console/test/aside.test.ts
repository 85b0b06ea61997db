// Times to put a talk aside until, names in notes, places that a canned reply leaves open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, filled, mentioned, openPlace, snoozeChoices } from "../src/state/aside.ts";

test("morning and evening are offered by the clock on the wall", () => {
  const noon = new Date(2026, 5, 15, 12, 0).getTime();
  const at = (id: string, now: number) => snoozeChoices(now).find((each) => each.id === id)?.at;
  assert.equal(at("tonight", noon), new Date(2026, 5, 15, 20, 0).getTime());
  assert.equal(at("tomorrow", noon), new Date(2026, 5, 16, 9, 0).getTime());
  assert.equal(at("written", noon), null);
  assert.equal(at("tonight", noon + 8 * 3_600_000), undefined, "tonight is over");
  assert.ok(snoozeChoices(noon).every((each) => each.at === null || each.at > noon));
});

test("a note names whom it says, and the longest name wins", () => {
  const people = [{ id: "1", name: "Jo" }, { id: "2", name: "Jonas Probst" }, { id: "3", name: "Mira" }];
  assert.deepEqual(mentioned("@Jonas Probst and @mira, please", people), ["2", "3"]);
  assert.deepEqual(mentioned("mail me at jo@mirage", people), ["3"], "an address may name somebody too much; it is a note");
  assert.deepEqual(mentioned("nobody", people), []);
});

test("what is known fills its place, what isn't stays to be seen", () => {
  const text = filled("I am {operator}. Call { emergency } or come to {place}.", { operator: "Mira", emergency: "112" });
  assert.equal(text, "I am Mira. Call 112 or come to {place}.");
  assert.equal(openPlace(text), "{place}");
  assert.equal(openPlace("No {place}: {"), "{place}");
  assert.equal(openPlace("All said."), null);
});

test("a tag's code keeps to small letters", () => {
  assert.deepEqual(["École & Lycée", "  --x--", "ж"].map(codeOf), ["ecole-lycee", "x", ""]);
});
