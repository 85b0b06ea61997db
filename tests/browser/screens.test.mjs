// Every screen stands before axe, a ruler and a person's eye: on a desk and at 320 px, light and dark, and from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, inspect, stage } from "./harness.mjs";
import { ADMIN, Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

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
  // A number of two groups must not be turned around with the words beside it.
  const [first, second] = await child.frame.locator('.help a[href="tel:116000"]').evaluate((link) => {
    const node = link.firstChild;
    const at = node.data.indexOf("116");
    return [at, at + 4].map((from) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 3);
      return range.getBoundingClientRect().left;
    });
  });
  assert.ok(first < second, "116 000 reads 000 116");
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
  await inspect(child.page, "site-chat", { frame: child.frame, sizes: { desk } });
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
  await page.getByRole("button", { name: operator.t("action-priority") }).click();
  await operator.dialog.waitFor();
  await operator.dialog.getByText(operator.t("priority-4")).click();
  await operator.dialog.getByText(operator.t("why-settled")).click();
  await inspect(page, "console-priority");
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
  const acts = await supervisor.page.locator("table.audit td:nth-child(3)").allInnerTexts();
  assert.deepEqual(acts.filter((act) => /^[a-z]+\.[a-z_]+$/.test(act)), [], "an act has no words");
  await inspect(supervisor.page, "console-audit");
  await supervisor.view("page-triage").click();
  await supervisor.page.getByRole("table").first().waitFor();
  await inspect(supervisor.page, "console-triage");
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
  await admin.view("page-channels").click();
  await admin.page.getByRole("article").first().waitFor();
  await inspect(admin.page, "console-channels");
  await admin.button("channels-add").click();
  await admin.page.getByLabel(admin.t("mailbox-name"), { exact: true }).waitFor();
  await inspect(admin.page, "console-mailbox-new");
});
