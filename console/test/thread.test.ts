// The open talk: what later messages made of earlier ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../src/api/types.ts";
import { whatBecame } from "../src/state/thread.ts";

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

test("nobody changes what is ours, what comes later, or what is not here", () => {
  const became = whatBecame([message(1, [], null, "out"), message(2, ["edit"], "m1"), message(3, ["edit"], "m4"), message(4), message(5, ["redaction"], "elsewhere"), message(6, ["edit"], "m6")]);
  assert.equal(became.size, 0);
});
