// The list under a hand: what arrives is seen within a second and moves nothing under the pointer; ten thousand rows scroll; two who
// reach for one talk; a computer whose clock is wrong; a screen that is gone in the middle of a shift.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, screenshot, stage, until } from "./harness.mjs";
import { Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();
/** It is told, and not asked for now and then. How soon is measured by the bench: a machine may do other work as well. */
const SOON_MS = 10_000;

/** Nobody in danger waits, so that the next alarm is the only one. */
async function calm(operator) {
  for (const row of (await operator.ask("GET", "inbox?view=waiting&limit=200")).rows.filter((each) => each.priority === 0 && each.assignee === null)) {
    await operator.ask("POST", `conversations/${row.id}/claim`);
  }
  await operator.alarm.waitFor({ state: "detached" });
}

/** Somebody who isn't safe, ready to say so. */
async function aboutToSay(t) {
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.field.fill(canary("danger"));
  return child;
}

const places = (operator) => operator.rows.evaluateAll((rows) => rows.map((row) => [row.id, Math.round(row.getBoundingClientRect().top)]));
const under = (operator, at) => operator.page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest("[role=option]")?.id ?? null, at);

test("somebody in danger is seen at once, and no row moves under the pointer or under the keyboard's place", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await calm(operator);
  await page.goto(`${here.demo.console}/#/waiting`);
  const child = await aboutToSay(t);
  const third = operator.rows.nth(2);
  const box = await third.boundingBox();
  const at = { x: box.x + 80, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.move(at.x + 1, at.y);
  const [row, before] = [await third.getAttribute("id"), await places(operator)];
  await child.button("safe-no").click();
  const began = Date.now();
  await child.button("send").click();
  await operator.alarm.waitFor();
  const took = Date.now() - began;
  assert.ok(took < SOON_MS, `it took ${took} ms`);
  await page.locator(".pill").waitFor();
  assert.deepEqual(await places(operator), before, "rows moved while a pointer stood on them");
  assert.equal(await under(operator, at), row);
  await screenshot(page, "live-held-desk-light");
  // Another one rises in the same list, and the alarm ends: all of it stays where it was.
  await (await aboutToSay(t)).button("send").click();
  await until("two changes", async () => /2/.test(await page.locator(".pill").innerText()));
  const taker = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await calm(taker);
  await operator.alarm.waitFor({ state: "detached" });
  assert.deepEqual(await places(operator), before, "rows moved when the alarm ended");
  assert.equal(await under(operator, at), row);
  // The hand goes away: now the list is as it is.
  await page.mouse.move(at.x + 500, at.y);
  await page.locator(".pill").waitFor({ state: "detached" });
  assert.notDeepEqual(await places(operator), before);

  // By keys: the pointed row stays pointed and in its place.
  await operator.list.focus();
  for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
  const pointed = await page.locator(".row.pointed").getAttribute("id");
  const place = (await page.locator(".row.pointed").boundingBox()).y;
  const next = await aboutToSay(t);
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await next.button("safe-no").click();
  await next.button("send").click();
  await operator.alarm.waitFor();
  assert.equal(await page.locator(".row.pointed").getAttribute("id"), pointed);
  assert.equal((await page.locator(".row.pointed").boundingBox()).y, place);
  await until("the list to go on", async () => (await page.locator(".pill").count()) === 0);
  assert.equal(await page.locator(".row.pointed").getAttribute("id"), pointed, "the keyboard's place follows its row");
  await calm(operator);
});

test("of two who claim at once one has it, and the other is told whose it is", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(canary("both"));
  const id = await (await operator.newRow(known)).getAttribute("id");
  const both = [operator, supervisor];
  for (const each of both) await each.open(each.row(id));
  for (const each of both) await each.act("action-claim").waitFor();
  await Promise.all(both.map((each) => each.page.keyboard.press("c")));
  for (const each of both) await each.act("action-claim").waitFor({ state: "detached" });
  const holds = await Promise.all(both.map((each) => each.act("reply-send").count()));
  assert.equal(holds[0] + holds[1], 1, "one holds it");
  const [winner, loser] = holds[0] === 1 ? both : [...both].reverse();
  await loser.talk.getByText(loser.t("talk-held", { name: winner.known.name })).waitFor();
  await loser.page.locator(".notice.trouble").waitFor();
  const said = await loser.page.locator(".notice.trouble").innerText();
  assert.ok(said.includes(winner.known.name), said);
  await screenshot(loser.page, "live-claimed-by-other-desk-light");
  assert.equal(await winner.page.locator(".notice.trouble").count(), 0);
});

test("on a computer whose clock is an hour off waits and hours are right", async (t) => {
  const { operator, id } = await talking(here, t, { first: "what time is it" });
  for (const off_ms of [3_600_000, -3_600_000]) {
    const context = await here.context(t);
    await context.addInitScript((off) => {
      const now = Date.now.bind(Date);
      const Right = Date;
      globalThis.Date = class extends Right {
        constructor(...args) {
          super(...(args.length === 0 ? [now() + off] : args));
        }
        static now() {
          return now() + off;
        }
      };
    }, off_ms);
    const wrong = await Operator.logIn(context, here.demo);
    const clock = (person) => person.row(id).locator(".clock [aria-hidden]").innerText();
    const seconds = (text) => text.split(" / ")[0].trim().split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const [shown, right] = [await clock(wrong), await clock(operator)];
    assert.ok(Math.abs(seconds(shown) - seconds(right)) <= 3, `${shown} beside ${right}`);
    await wrong.open(wrong.row(id));
    assert.equal(await wrong.said("what time is it").locator("time").innerText(), await operator.said("what time is it").locator("time").innerText());
    assert.match(await wrong.talk.locator(".day").first().innerText(), new RegExp(`^${wrong.t("day-today")}$`));
    assert.equal(await wrong.row(id).locator(".clock.late").count(), 0, "late by a wrong clock");
    await context.close();
  }
});

test("a screen that is gone is seen in no talk any more, and the next one goes on in the middle of the sentence", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const context = await here.context(t);
  const operator = await Operator.logIn(context, here.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(canary("alone"));
  const row = await operator.newRow(known);
  const id = await row.getAttribute("id");
  await operator.claim(row);
  const half = canary("half");
  await operator.field.fill(half);
  await operator.talk.getByText(operator.t("draft-saved")).waitFor();
  const viewers = async () => (await supervisor.ask("GET", `conversations/${id.replace("row-", "")}`)).row.viewers.map((each) => each.name);
  assert.ok((await viewers()).includes(operator.known.name));
  await context.close();
  await until("the screen to be gone", async () => !(await viewers()).includes(operator.known.name), 60_000);
  const again = await Operator.logIn(await here.context(t), here.demo);
  await again.open(again.row(id));
  await until("the draft", async () => (await again.field.inputValue()) === half);
  await again.reply(half);
  await child.said(half).waitFor();
});

test("of ten thousand rows only what is seen is drawn, and one more arrives among them", async (t) => {
  here.demo.run(["bench-seed", "--conversations", "12000"]);
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await operator.view("view-closed").click();
  const list = operator.list;
  await until("all of them", async () => {
    await list.evaluate((element) => (element.scrollTop = element.scrollHeight));
    return Number(await operator.rows.last().getAttribute("aria-setsize")) >= 10_000;
  }, 60_000);
  assert.ok((await operator.rows.count()) < 80, "only what is seen is drawn");
  /** Milliseconds between frames while something scrolls by two screens a frame, the worst twentieth left out, and the most rows that were drawn. */
  const frames = (element) => element.evaluate(async (scroller) => {
    let most = 0;
    const took = [];
    let before = await new Promise(requestAnimationFrame);
    for (let step = 0; step < 120; step += 1) {
      scroller.scrollTop = (step * 1_400) % (scroller.scrollHeight - scroller.clientHeight);
      const now = await new Promise(requestAnimationFrame);
      took.push(now - before);
      before = now;
      most = Math.max(most, scroller.querySelectorAll("[role=option]").length);
    }
    return [took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)], most];
  });
  const [ours, most] = await frames(list);
  assert.ok(most < 80, `${most} rows were drawn at once`);
  await screenshot(page, "live-ten-thousand-desk-light");
  const empty = await (await here.context(t)).newPage();
  await empty.setContent('<div style="height:600px;overflow:auto"><div style="height:640000px"></div></div>');
  const [bare] = await frames(empty.locator("div").first());
  t.diagnostic(`${ours.toFixed(1)} ms a frame, an empty page ${bare.toFixed(1)} ms`);

  await page.goto(`${here.demo.console}/#/waiting`);
  await operator.rows.first().waitFor();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.field.fill(canary("many"));
  const waiting = async () => Number(await page.locator('.view[href="#/waiting"] .n').innerText());
  const before = await waiting();
  const began = Date.now();
  await child.button("send").click();
  await until("the arrival", async () => (await waiting()) === before + 1);
  assert.ok(Date.now() - began < SOON_MS, `it took ${Date.now() - began} ms`);
});
