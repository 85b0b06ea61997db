/** The parser, the pause, the way out, the links. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff_ms } from "../src/core/backoff";
import { eventStreamParser } from "../src/core/event-stream";
import { isEarshot, safeExit } from "../src/core/frames";
import { linkPieces } from "../src/core/links";
import { newId } from "../src/core/random-id";
import { tripleShift } from "../src/core/triple-shift";
import { readableOn } from "../src/loader/look";

test("events survive any cut, and comments are no events", () => {
  const text = ': ok\n\nid: 1\ndata: {"a":1}\n\n: hb\n\nid: 2\r\ndata: {"b":2}\r\n\r\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const parse = eventStreamParser();
    assert.deepEqual([...parse(text.slice(0, cut)), ...parse(text.slice(cut))], ['{"a":1}', '{"b":2}'], `cut at ${cut}`);
  }
});

test("an event in several data lines is joined", () => {
  assert.deepEqual(eventStreamParser()("data: a\ndata:b\n\n"), ["a\nb"]);
});

test("the pause grows, stays between half a second and fifteen, and honours Retry-After", () => {
  for (let attempt = 0; attempt < 40; attempt++) {
    for (const random of [0, 0.5, 0.999]) {
      const pause = backoff_ms(attempt, random);
      assert.ok(pause >= 500 && pause <= 15_000, `${attempt} ${random} ${pause}`);
    }
  }
  assert.ok(backoff_ms(0, 0.999) <= 1_000);
  assert.ok(backoff_ms(0, 0, 7_000) >= 7_000);
});

const press = (steps: [key: string, at_ms: number, repeat?: boolean][]) => {
  const pressed = tripleShift();
  return steps.map(([key, at_ms, repeat = false]) => pressed({ key, repeat }, at_ms)).some(Boolean);
};

test("Shift three times leaves", () => {
  assert.equal(press([["Shift", 0], ["Shift", 700], ["Shift", 1500]]), true);
  assert.equal(press([["Shift", 0], ["Shift", 2000], ["Shift", 2400], ["Shift", 2800]]), true);
});

test("slow, interrupted or held presses don't", () => {
  assert.equal(press([["Shift", 0], ["Shift", 800], ["Shift", 1600]]), false);
  assert.equal(press([["Shift", 0], ["A", 100], ["Shift", 200], ["B", 300], ["Shift", 400], ["C", 500]]), false);
  assert.equal(press([["Shift", 0], ["Shift", 50, true], ["Shift", 100, true], ["Shift", 150, true]]), false);
  assert.equal(press([["Escape", 0], ["Escape", 100], ["Escape", 200]]), false);
});

test("only https and tel become links", () => {
  const hrefs = (text: string) => linkPieces(text).flatMap((piece) => piece.href ?? []);
  assert.deepEqual(hrefs("see https://example.org/help. or tel:+48800123456!"), ["https://example.org/help", "tel:+48800123456"]);
  assert.deepEqual(hrefs("javascript:alert(1) data:text/html,x http://example.org www.example.org"), []);
  const text = "a https://example.org, b";
  assert.equal(linkPieces(text).map((piece) => piece.text).join(""), text);
});

test("only https is a safe exit", () => {
  assert.equal(safeExit("https://example.org/", "x"), "https://example.org/");
  for (const url of ["javascript:alert(1)", "http://example.org", "//example.org", 5, null, undefined]) assert.equal(safeExit(url, "x"), "x");
});

test("foreign messages between windows are not ours", () => {
  for (const data of [null, 1, "exit", {}, { earshot: 2 }, { type: "exit" }]) assert.equal(isEarshot(data), false);
  assert.equal(isEarshot({ earshot: 1, type: "exit" }), true);
});

test("ids are version 4 UUIDs", () => {
  for (let n = 0; n < 50; n++) assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a hotline's colour gets readable ink, and nothing else gets into the sheet", () => {
  assert.deepEqual(readableOn("#ffe066"), { ground: "#ffe066", ink: "#000" });
  assert.deepEqual(readableOn("#102a43"), { ground: "#102a43", ink: "#fff" });
  assert.equal(readableOn("red;}*{display:none"), null);
});
