// Everybody can use it: by keyboard alone, with a screen reader (axe), at 320 px, from right to left, in the dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, phone, screenshot, stage, until } from "./harness.mjs";
import { ADMIN, Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

/** Presses Tab until the wish is focused, as somebody without a mouse does. */
async function tabTo(page, locator, most = 40) {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    if (await hasFocus(locator)) return;
  }
  assert.fail(`not reached with ${most} × Tab`);
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
  const age = operator.dialog.getByLabel(operator.t("call-age"), { exact: true });
  await tabTo(operator.page, age);
  await keyboard.type("15");
  const reasons = operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") });
  await tabTo(operator.page, reasons);
  await keyboard.type("run");
  await operator.dialog.locator("#reasons-list").getByRole("option").first().waitFor();
  await keyboard.press("Enter");
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

test("every screen of the chat stands the inspection", async (t) => {
  const { child, operator } = await talking(here, t, { first: "I don't want to go home today." });
  await operator.reply("Hello, I am Mira. Good that you write. Where are you right now?");
  await child.said("Good that you write.").waitFor();
  await child.write("At the bus stop by the school. It's cold but I'm okay.");
  await child.status("seen").waitFor();
  await inspect(child.page, "widget-talk");
  await child.button("emoji").click();
  await inspect(child.page, "widget-emoji");
  await child.button("emoji-close").click();
  await child.button("safe-no").click();
  await child.frame.getByText(child.t("safe-no-answer", { emergency: "112" }).split("112")[0]).first().waitFor();
  await child.frame.locator(".ask").scrollIntoViewIfNeeded();
  await inspect(child.page, "widget-not-safe");
  await child.button("end-chat").click();
  await inspect(child.page, "widget-end");
  await child.button("end-chat-yes").click();
  await child.frame.getByRole("heading", { name: child.t("ended-title") }).waitFor();
  await inspect(child.page, "widget-ended");

  const other = await Child.inTab(await here.context(t), here.demo);
  await inspect(other.page, "widget-first");
  await other.write("Is somebody there?");
  await other.status("sent").waitFor();
  await inspect(other.page, "widget-waiting");
});

test("Arabic reads from right to left, in every state", async (t) => {
  const child = await Child.inTab(await here.context(t), here.demo, "ar");
  assert.equal(await child.frame.evaluate(() => getComputedStyle(document.documentElement).direction), "rtl");
  await inspect(child.page, "widget-first-ar");
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  await child.write("مرحبا، لا أريد العودة إلى البيت اليوم.");
  await operator.claim(await operator.newRow(known));
  await operator.reply("أهلاً بك، أنا ميرا. أين أنت الآن؟ رقمنا 116 000.");
  await child.said("أهلاً بك").waitFor();
  await child.button("safe-no").click();
  await inspect(child.page, "widget-talk-ar");
  await inspect(operator.page, "console-talk-ar");
  await child.page.goto(`${here.demo.contact}?lang=ar`);
  await inspect(child.page, "contact-ar", { fullPage: true });
});

test("the pages around the chat stand the inspection", async (t) => {
  const page = await (await here.context(t)).newPage();
  await page.goto(here.demo.contact);
  await inspect(page, "contact", { fullPage: true });
  await page.getByRole("textbox").fill("I'm not sure whether you are the right ones to ask.");
  await page.locator("form").last().getByRole("button").click();
  await page.getByRole("status").waitFor();
  await inspect(page, "contact-sent", { fullPage: true });
  await page.goto(here.demo.site);
  await inspect(page, "site");
  const child = await Child.onHotlinePage(await here.context(t), here.demo);
  await inspect(child.page, "site-chat", { frame: child.frame, sizes: { desk: { width: 1280, height: 800 } } });
});

test("every screen before the desk stands the inspection", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const context = await here.context(t);
  const page = await context.newPage();
  const newcomer = new Operator(page, here.demo, 0);
  await page.goto(here.demo.console);
  await newcomer.enter("nobody", "wrong");
  await page.getByRole("alert").filter({ hasText: newcomer.t("login-wrong") }).waitFor();
  await inspect(page, "console-login");

  await admin.page.getByRole("row").filter({ hasText: here.demo.operators[SUPERVISOR].login }).getByRole("button", { name: admin.t("operators-reset") }).click();
  await admin.page.getByLabel(admin.t("link-label")).waitFor();
  await inspect(admin.page, "console-operators-link");
  await page.goto(await admin.page.getByLabel(admin.t("link-label")).inputValue());
  await page.getByLabel(newcomer.t("link-again")).waitFor();
  await inspect(page, "console-link");
  await admin.button("dismiss").click();
  await admin.button("operators-invite").click();
  await inspect(admin.page, "console-invite");
});

test("every screen of an operator stands the inspection", async (t) => {
  const { child, operator } = await talking(here, t, { first: "I don't want to go home today." });
  const { page } = operator;
  await child.button("safe-unsure").click();
  await operator.talk.getByText(operator.t("safety-unsure")).first().waitFor();
  await operator.reply("Hello, I am Mira. Good that you write. Where are you right now?");
  await child.write("At the bus stop by the school.");
  await operator.note("Sounds about 14. Ask about tonight.");
  await operator.said("At the bus stop").waitFor();
  await inspect(page, "console-talk");
  await page.getByRole("button", { name: operator.t("composer-note"), exact: true }).click();
  await operator.field.fill("For colleagues");
  await inspect(page, "console-note");
  await operator.field.fill("");
  await page.getByRole("button", { name: operator.t("composer-reply"), exact: true }).click();
  await operator.act("action-transfer").click();
  await operator.dialog.waitFor();
  await inspect(page, "console-transfer");
  await page.keyboard.press("Escape");
  await operator.act("action-close").click();
  await operator.dialog.waitFor();
  await operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") }).fill("run");
  await inspect(page, "console-call-form");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await operator.dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  await operator.dialog.waitFor();
  await inspect(page, "console-palette");
  await page.keyboard.press("Escape");
  await page.locator(".talk-name h1").focus();
  await page.keyboard.press("?");
  await operator.dialog.waitFor();
  await inspect(page, "console-keys");
  await page.keyboard.press("Escape");
  await page.goto(`${here.demo.console}/#/waiting`);
  await operator.rows.first().waitFor();
  await inspect(page, "console-inbox");
  await operator.view("view-closed").click();
  await operator.rows.first().waitFor();
  await inspect(page, "console-closed");
  await page.locator(".menu summary").click();
  await inspect(page, "console-menu");
  await page.getByRole("button", { name: operator.t("action-lock") }).click();
  await page.getByRole("heading", { name: operator.t("lock-title") }).waitFor();
  await inspect(page, "console-lock");
});

test("every screen of supervision and administration stands the inspection", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-audit").click();
  await supervisor.page.getByRole("cell").first().waitFor();
  await inspect(supervisor.page, "console-audit");
  await supervisor.view("page-canned").click();
  await supervisor.button("canned-add").click();
  await supervisor.page.getByLabel(supervisor.t("canned-title")).fill("Welcome");
  await supervisor.page.getByLabel(supervisor.t("canned-text")).fill("Hello! Take the time you need.");
  await inspect(supervisor.page, "console-canned-edit");
  await supervisor.button("canned-save").click();
  await supervisor.page.getByRole("article").first().waitFor();
  await inspect(supervisor.page, "console-canned");
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.page.getByRole("row").nth(1).waitFor();
  await inspect(admin.page, "console-operators");
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
  await operator.said(answer).waitFor();
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
