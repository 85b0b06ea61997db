/** What the build makes of Fluent, and what it refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesOf } from "../build/texts.mjs";

const read = (source: string) => messagesOf(source, (_node: unknown, what: string) => { throw new Error(what); });

test("texts, variables, literals and plurals become plain patterns", () => {
  assert.deepEqual(read('-reviewed-by = none\na = Call {$phone}.\nb = x{""}y\nc = You have { $count ->\n    [one] one\n   *[other] {$count}\n} new.'), {
    a: "Call {$phone}.",
    b: "xy",
    c: { by: "count", cases: { one: "You have one new.", other: "You have {$count} new." } },
  });
});

for (const [name, source] of Object.entries({
  "a function": "a = {NUMBER($n)}", "a term": "-t = x\na = {-t}", "a message reference": "a = x\nb = {a}", "an attribute": "a = x\n    .title = y",
  "another selector": "a = {$g ->\n    [male] he\n   *[other] they\n}", "no syntax": "a == {", "a repeated key": "a = x\na = y",
})) {
  test(`${name} fails the build`, () => assert.throws(() => read(source)));
}
