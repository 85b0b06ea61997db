// Everybody can use it: by keyboard alone, with a screen reader (axe), at 320 px, from right to left, in the dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, canary, launch, screenshot, sidewaysScroll, smallTargets, startDemo, until } from "./harness.mjs";
import { Child, Operator } from "./people.mjs";

const phone = { width: 320, height: 640 };
const desk = { width: 1280, height: 800 };
let demo;
let browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

async function contextOf(t, options = {}) {
  const context = await browser.newContext({ viewport: desk, ...options });
  t.after(() => context.close());
  return context;
}

/** What axe, a ruler and the eye have to say about one screen. */
async function inspect(page, frame, name) {
  await screenshot(page, name);
  assert.deepEqual(await axe(frame), [], `axe on ${name}`);
  assert.deepEqual(await smallTargets(frame), [], `targets on ${name}`);
  assert.equal(await sidewaysScroll(frame), 0, `sideways scroll on ${name}`);
}

/** Presses Tab until the wish is focused, as somebody without a mouse does. */
async function tabTo(page, locator, most = 30) {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`not reached with ${most} × Tab`);
}

test("a young person can do everything by keyboard, and leaving comes first", async (t) => {
  const child = await Child.inTab(await contextOf(t), demo);
  await child.page.keyboard.press("Tab");
  assert.ok(await child.leaveButton.evaluate((element) => element === document.activeElement), "leaving isn't first in tab order");
  await tabTo(child.page, child.field);
  const word = canary("keys");
  await child.page.keyboard.type(word);
  await child.page.keyboard.press("Enter");
  await child.said(word).waitFor();
  assert.ok(await child.field.evaluate((element) => element === document.activeElement), "the focus was lost by sending");
});

test("an operator can take, answer and close a talk by keyboard", async (t) => {
  const operator = await Operator.logIn(await contextOf(t), demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await contextOf(t), demo);
  await child.write(canary("keys"));
  const id = await (await operator.newRow(known)).getAttribute("id");
  const { keyboard } = operator.page;
  await until("the keyboard to reach the row", async () => {
    await keyboard.press("j");
    return (await operator.list.getAttribute("aria-activedescendant")) === id;
  });
  await keyboard.press("Enter");
  await keyboard.press("c");
  await operator.talk.getByRole("button", { name: operator.t("reply-send") }).waitFor();
  await keyboard.press("r");
  const answer = canary("answer");
  await keyboard.type(answer);
  await keyboard.press("Control+Enter");
  await child.said(answer).waitFor();
  await keyboard.press("Escape");
  await keyboard.press("x");
  const form = operator.page.getByRole("dialog");
  await form.waitFor();
  await inspect(operator.page, operator.page.mainFrame(), "console-call-form");
});

for (const [name, options] of [["", {}], ["-dark", { colorScheme: "dark" }], ["-320", { viewport: phone }]]) {
  test(`every screen of the chat stands the inspection${name}`, async (t) => {
    const child = await Child.inTab(await contextOf(t, { viewport: { width: 400, height: 720 }, ...options }), demo);
    await inspect(child.page, child.frame, `widget-first${name}`);
    await child.write("Is somebody there?");
    await child.status("sent").waitFor();
    await inspect(child.page, child.frame, `widget-waiting${name}`);
  });

  test(`every screen of the console stands the inspection${name}`, async (t) => {
    const context = await contextOf(t, options);
    const door = await context.newPage();
    await door.goto(demo.console);
    await door.getByRole("button").first().waitFor();
    await inspect(door, door.mainFrame(), `console-login${name}`);
    await door.close();
    const operator = await Operator.logIn(context, demo);
    await inspect(operator.page, operator.page.mainFrame(), `console-inbox${name}`);
    await operator.rows.first().click();
    await operator.talk.getByRole("article").first().waitFor();
    await inspect(operator.page, operator.page.mainFrame(), `console-open${name}`);
  });

  test(`the pages around the chat stand the inspection${name}`, async (t) => {
    const page = await (await contextOf(t, options)).newPage();
    await page.goto(`${demo.chat}/contact/${demo.key}`);
    await inspect(page, page.mainFrame(), `contact${name}`);
    await page.goto(demo.hotline);
    await inspect(page, page.mainFrame(), `hotline${name}`);
  });
}

test("Arabic reads from right to left", async (t) => {
  const child = await Child.inTab(await contextOf(t, { viewport: phone }), demo, "ar");
  assert.equal(await child.frame.evaluate(() => getComputedStyle(document.documentElement).direction), "rtl");
  await inspect(child.page, child.frame, "widget-first-ar");
  await child.write("مرحبا");
  await child.status("sent").waitFor();
  await inspect(child.page, child.frame, "widget-waiting-ar");
});

test("nothing moves for who asked for stillness", async (t) => {
  const child = await Child.inTab(await contextOf(t, { reducedMotion: "reduce" }), demo);
  await child.write("hello");
  await child.status("sent").waitFor();
  const moving = await child.frame.evaluate(() => document.getAnimations().filter((each) => each.effect.getComputedTiming().activeDuration > 1).length);
  assert.equal(moving, 0);
});

test("the contact page works where scripts don't", async (t) => {
  const page = await (await contextOf(t, { javaScriptEnabled: false, viewport: phone })).newPage();
  await page.goto(`${demo.chat}/contact/${demo.key}`);
  await page.getByRole("link", { name: /116/ }).first().waitFor();
  await page.getByRole("textbox").fill(canary("form"));
  await page.getByRole("button").last().click();
  await screenshot(page, "contact-sent");
});

test("nothing is asked of anybody else", async (t) => {
  const context = await contextOf(t);
  const foreign = [];
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !hostname.endsWith(".localhost")) foreign.push(request.url());
  });
  const child = await Child.onHotlinePage(context, demo);
  await child.write("hello");
  await child.status("sent").waitFor();
  await Operator.logIn(context, demo);
  assert.deepEqual(foreign, []);
});
