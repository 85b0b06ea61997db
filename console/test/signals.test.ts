import assert from "node:assert/strict";
import { test } from "node:test";
import type { Signal } from "../src/api/types.ts";
import { reasons, stretches } from "../src/state/signals.ts";

const signal = (code: string, priority: number, start: number, end: number): Signal => ({ code, priority, start, end, rule: "en.r" });

test("what was found is cut out by characters, not by UTF-16 units", () => {
  const parts = stretches("💔 he hits me", [signal("VIO_NOW", 0, 2, 9)]);
  assert.deepEqual(parts.map((part) => [part.text, part.signal?.code ?? null]), [["💔 ", null], ["he hits", "VIO_NOW"], [" me", null]]);
});

test("where two overlap the stronger has the words", () => {
  const parts = stretches("abcdef", [signal("VIO_NOW", 0, 2, 4), signal("ABUSE", 2, 0, 6)]);
  assert.deepEqual(parts.map((part) => [part.text, part.signal?.code]), [["ab", "ABUSE"], ["cd", "VIO_NOW"], ["ef", "ABUSE"]]);
});

test("a place beyond the words marks nothing, and thanks are not told", () => {
  assert.deepEqual(stretches("ab", [signal("IMM", 0, 9, 12)]), [{ text: "ab", signal: null }]);
  assert.equal(stretches("thanks", [signal("THANKS", 4, 0, 6)]).length, 1);
  assert.deepEqual(reasons([signal("IMM", 0, 0, 0), signal("IMM", 0, 1, 2), signal("THANKS", 4, 0, 1)]).map((one) => one.code), ["IMM"]);
});
