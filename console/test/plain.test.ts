import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignTo, hardIn } from "../src/state/plain.ts";
import { tooMany } from "../src/state/room.ts";

test("hard words are told by counting, in any language", () => {
  const table: [string, string | null][] = [
    ["I am here. Where are you right now?", null],
    ["Je suis là et je lis ce que tu écris. Où es-tu maintenant ? Tu n'es pas seul. Nous avons le temps, et tu peux écrire comme tu veux.", null],
    [`${"and then we go on ".repeat(6)}until it ends.`, "sentence"],
    ["Confidentiality obligations notwithstanding, professional intervention necessitates comprehensive documentation. Subsequent proceedings require interdisciplinary collaboration, authorisation procedures and parental acknowledgement regarding circumstances.", "words"],
    ["You are not alone. ".repeat(40), "much"],
    ["هل أنت بأمان الآن؟ أين أنت؟ أنا هنا معك.", null],
    ["https://example.org/a/very/long/address", null],
    ["", null],
  ];
  for (const [text, hard] of table) assert.equal(hardIn(text), hard, text.slice(0, 40));
});

test("another language than theirs is told, and one that its writer doesn't speak", () => {
  assert.equal(foreignTo("pl", "en", ["en", "pl"]), "other");
  assert.equal(foreignTo("pt-BR", "pt", ["pt"]), null);
  assert.equal(foreignTo("pl", null, ["en"]), "unspoken");
  assert.equal(foreignTo("pl", null, []), null, "nobody has said what they speak");
  assert.equal(foreignTo(null, "en", ["en"]), null, "nobody knows theirs");
});

test("one more is too many beside somebody in danger, and when all places are taken", () => {
  assert.equal(tooMany([], 3, 3), null);
  assert.equal(tooMany([3, 3], 3, 3), null);
  assert.equal(tooMany([3, 3, 3], 3, 0), "full");
  assert.equal(tooMany([0], 3, 0), "danger");
  assert.equal(tooMany([1], 3, 3), null);
  assert.equal(tooMany([1, 3], 3, 3), "grave");
  assert.equal(tooMany([1, 3], 3, 0), null, "whoever is in danger is taken beside a grave one");
});
