// Everybody can use it: by keyboard alone, without scripts, without movement, without anybody else being asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, phone, screenshot, stage, until } from "./harness.mjs";
import { Child, Operator, talking } from "./people.mjs";

const here = stage();

/** Presses Tab until the wish is focused, as somebody without a mouse does. */
async function tabTo(page, locator, key = "Tab") {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press(key);
    if (await hasFocus(locator)) return;
  }
  assert.fail(`not reached with 40 × ${key}`);
}

const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

test("a whole talk by keyboard alone, from both chairs", async (t) => {
  const child = await Child.inTab(await here.context(t), here.demo);
  const keys = child.page.keyboard;
  await keys.press("Tab");
  assert.ok(await hasFocus(child.leaveButton), "leaving isn't first in tab order");
  await tabTo(child.page, child.button("safe-unsure"));
  await keys.press("Enter");
  await child.frame.getByRole("main").getByText(child.t("safe-unsure-answer")).waitFor();
  await tabTo(child.page, child.field);
  const word = canary("keys");
  await keys.type(word);
  await keys.press("Enter");
  await child.said(word).waitFor();
  assert.ok(await hasFocus(child.field), "the focus was lost by sending");

  const operator = new Operator(await (await here.context(t)).newPage(), here.demo, 0);
  const { keyboard } = operator.page;
  await operator.page.goto(here.demo.console);
  await until("the first field to have the focus", () => hasFocus(operator.page.getByLabel(operator.t("login-name"))));
  await keyboard.type(operator.known.login);
  await keyboard.press("Tab");
  await keyboard.type(operator.known.password);
  await keyboard.press("Enter");
  await operator.atDesk();
  // The demo has somebody who isn't sure as well, but not in English.
  const id = await operator.rows.filter({ hasText: "· en" }).filter({ hasText: operator.t("signal-UNSURE") }).getAttribute("id");
  await until("the keyboard to reach the row", async () => {
    await keyboard.press("j");
    return (await operator.list.getAttribute("aria-activedescendant")) === id;
  });
  await keyboard.press("Enter");
  await operator.said(word).waitFor();
  await keyboard.press("c");
  await operator.act("reply-send").waitFor();
  await keyboard.press("r");
  await until("the composer to have the focus", () => hasFocus(operator.field));
  const answer = canary("answer");
  await keyboard.type(answer);
  await keyboard.press("Control+Enter");
  await child.said(answer).waitFor();

  await keyboard.press("Escape");
  await keyboard.press("n");
  await until("the note to have the focus", () => hasFocus(operator.field));
  const note = canary("note");
  await keyboard.type(note);
  await keyboard.press("Control+Enter");
  await operator.said(note).waitFor();

  await keyboard.press("Escape");
  await keyboard.press("x");
  await operator.dialog.waitFor();
  // What is missing is said, and the keyboard stands there.
  await keyboard.press("Control+Enter");
  await operator.dialog.getByText(operator.t("call-missing-reasons")).waitFor();
  const reasons = operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") });
  await until("the missing answer to have the focus", () => hasFocus(reasons));
  await keyboard.type("run");
  await operator.dialog.locator("#reasons-list").getByRole("option").first().waitFor();
  await keyboard.press("Enter");
  const age = operator.dialog.getByLabel(operator.t("call-age"), { exact: true });
  await tabTo(operator.page, age, "Shift+Tab");
  await keyboard.type("15");
  await keyboard.press("Control+Enter");
  await operator.dialog.waitFor({ state: "hidden" });
  await child.said(child.t("talk-closed")).waitFor();
  await operator.talk.getByText(operator.t("composer-closed")).waitFor();

  // What was recorded can be read and mended afterwards.
  await operator.act("action-record").click();
  await operator.dialog.getByRole("button", { name: operator.t("call-save") }).waitFor();
  assert.equal(await age.inputValue(), "15");
  await age.fill("14");
  await keyboard.press("Control+Enter");
  await operator.dialog.waitFor({ state: "hidden" });
});

test("a prank costs two keystrokes", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write("lol nobody there");
  await operator.open(await operator.newRow(known));
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("x");
  await operator.dialog.waitFor();
  await operator.page.keyboard.press("p");
  await operator.dialog.waitFor({ state: "hidden" });
  await child.said(child.t("talk-closed")).waitFor();
});

test("nothing moves for who asked for stillness", async (t) => {
  const { child, operator } = await talking(here, t, { reducedMotion: "reduce" });
  await operator.field.pressSequentially("I");
  await child.frame.locator(".typing").waitFor();
  for (const page of [child.page, operator.page]) {
    const moving = await page.evaluate(() => document.getAnimations().filter((each) => each.effect.getComputedTiming().activeDuration > 1).length);
    assert.equal(moving, 0);
  }
});

test("the contact page works where scripts don't, and the chat says so and leads there", async (t) => {
  const page = await (await here.context(t, { javaScriptEnabled: false, viewport: phone })).newPage();
  await page.goto(`${here.demo.chat}/w/${here.demo.key}`);
  await screenshot(page, "widget-without-scripts-phone-light");
  await page.getByRole("link", { name: /116/ }).first().waitFor();
  await page.locator('a[href^="/contact/"]').click();
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const text = canary("form");
  await page.getByRole("textbox").fill(text);
  await page.locator("form").last().getByRole("button").click();
  await page.getByRole("status").waitFor();
  const row = await operator.newRow(known);
  await operator.claim(row);
  await operator.said(text).waitFor();
  const answer = canary("answer");
  await operator.reply(answer);
  // Shown at once, and on the other's page once it is kept.
  await operator.talk.locator("article:not(.unsent)").filter({ hasText: answer }).waitFor();
  await page.locator("form").first().getByRole("button").click();
  await page.getByText(answer).waitFor();
  await operator.said(answer).getByText(operator.t("delivery-read")).waitFor();
  await screenshot(page, "contact-answered-phone-light", { fullPage: true });
});

test("nothing is asked of anybody else, and nothing is stored", async (t) => {
  const context = await here.context(t);
  const foreign = [];
  const kept = [];
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !hostname.endsWith(".localhost")) foreign.push(request.url());
  });
  context.on("response", (response) => {
    const { pathname, hostname } = new URL(response.url());
    const headers = response.headers();
    if (hostname !== "chat.localhost" || pathname === "/loader.js") return;
    if (headers["cache-control"] !== "no-store" || headers["set-cookie"]) kept.push(pathname);
  });
  const framed = await Child.onHotlinePage(context, here.demo);
  await framed.write("hello");
  await framed.status("sent").waitFor();
  const child = await Child.inTab(context, here.demo);
  await child.write("hello");
  await child.status("sent").waitFor();
  const stored = await child.frame.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(stored, ["", 0, 0, 0, 0]);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(kept, []);
  await Operator.logIn(context, here.demo);
  assert.deepEqual(foreign, []);
});
