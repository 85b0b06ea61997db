// How texts are counted: the same table that the server's own counting is tested with.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { culprit, segments, smart } from "../src/state/segments.ts";
import type { Encoding } from "../src/state/segments.ts";

interface Case { name: string; text: string; encoding: Encoding; units: number; segments: number }
interface Table {
  cases: (Case & { left: number; because: string | null })[];
  smart: (Case & { sent: string; replaced: number })[];
}

const table = JSON.parse(readFileSync("../tests/sms/segments.json", "utf8")) as Table;

for (const { name, text, ...counted } of table.cases) {
  test(`a text is counted as it goes over the air: ${name}`, () => assert.deepEqual(segments(text), counted));
}

for (const { name, text, sent, ...counted } of table.smart) {
  test(`typography is written more plainly where that saves segments: ${name}`, () => {
    const { left: _, because: __, text: found, ...rest } = smart(text);
    assert.deepEqual({ ...rest, sent: found }, { ...counted, sent });
  });
}

test("of a mark and a letter that both ask for 16 bits, the letter is named", () => {
  assert.deepEqual([culprit("It’s ő"), culprit("It’s"), culprit("It's")], ["ő", "’", null]);
});
