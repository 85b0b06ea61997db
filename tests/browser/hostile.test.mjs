// Words that want to break the screen: endless, turned around, pretending to be markup. In every place that takes words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, phone, screenshot, stage, until } from "./harness.mjs";
import { ADMIN, Child, Operator, SUPERVISOR, picture, talking } from "./people.mjs";

const here = stage();
const markup = `<script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 1"><style>*{display:none}</style>`;
const turned = "\u202Eright to left override\u2066 and an isolate that nobody ends \u0627\u0644\u0639\u0631\u0628\u064A\u0629";
const stacked = "Z\u0351\u036B\u0343\u036A".repeat(60);
const endless = (length) => "W".repeat(length);

/** Nothing ran, nothing hides, and the page is as wide as its window, on a desk and on a phone. */
async function unbroken(page, name) {
  assert.equal(await page.evaluate(() => globalThis.broken), undefined, "a script of theirs ran");
  await inspect(page, name, { schemes: ["light"] });
}

test("a young person's hostile words break neither side", async (t) => {
  const { child, operator } = await talking(here, t);
  for (const words of [markup, turned, stacked, endless(9_990)]) {
    await child.write(words);
    await until("it to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  }
  await operator.button("words-all", { count: "9,990" }).click();
  await operator.said(markup).waitFor();
  await unbroken(child.page, "hostile-widget");
  await unbroken(operator.page, "hostile-console");
  assert.ok(await operator.talk.getByRole("button", { name: operator.t("action-close") }).isVisible(), "the page was hidden by their style");

  // 64 kB at once is more than a message may be: it stays where it can be cut, and nothing of it is lost.
  const much = endless(65_536);
  await child.field.fill(much);
  await child.button("send").click();
  await child.frame.locator(".notice").getByText(child.t("too-long", { max: "10,000" }).slice(0, 17)).waitFor();
  assert.equal((await child.field.inputValue()).length, much.length);
  await unbroken(child.page, "hostile-widget-too-long");
  await child.field.fill("short again");
  await child.button("send").click();
  await operator.said("short again").waitFor();
});

test("an operator's hostile words, notes and file names break neither side", async (t) => {
  const { child, operator } = await talking(here, t);
  for (const words of [markup, turned, endless(9_990)]) {
    await operator.reply(words);
    await until("it to be sent", async () => (await operator.field.inputValue()) === "");
  }
  await operator.note(`${markup} ${endless(3_000)}`);
  const file = await picture(operator.page, `\u202Egnp.${"x".repeat(160)}<b>.exe.png`);
  await operator.attach(file);
  await operator.reply("a file");
  await child.said("a file").waitFor();
  await child.attach({ ...file, name: `${markup.slice(0, 90)}.png` });
  await operator.talk.locator(".picture.closed").first().waitFor();
  await unbroken(child.page, "hostile-widget-replies");
  await unbroken(operator.page, "hostile-console-replies");
  await operator.act("action-close").click();
  await operator.dialog.getByLabel(operator.t("call-note")).fill(`${markup} ${turned} ${endless(500)}`);
  await unbroken(operator.page, "hostile-console-call-form");
  await operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") }).fill("not asked");
  await operator.page.keyboard.press("Enter");
  await operator.page.keyboard.press("Control+Enter");
  await operator.dialog.waitFor({ state: "hidden" });
  await unbroken(operator.page, "hostile-console-closed");
});

test("hostile names and canned replies break no page of administration", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.button("operators-invite").click();
  const form = admin.page.locator("form.card-form");
  const name = `${markup.slice(0, 30)}${endless(40)}`;
  await form.getByLabel(admin.t("operators-name"), { exact: true }).fill(name);
  await form.getByLabel(admin.t("operators-login")).fill("w.hostile");
  await form.getByLabel(admin.t("operators-alias-long")).fill(endless(30));
  await form.getByRole("button", { name: admin.t("operators-make-link") }).click();
  await admin.page.getByLabel(admin.t("link-label")).waitFor();
  await unbroken(admin.page, "hostile-operators");

  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-canned").click();
  await supervisor.button("canned-add").click();
  await supervisor.page.getByLabel(supervisor.t("canned-title")).fill(`${markup.slice(0, 20)}${endless(60)}`);
  await supervisor.page.getByLabel(supervisor.t("canned-text")).fill(`${markup} ${turned} ${endless(2_000)}`);
  await supervisor.button("canned-save").click();
  await supervisor.page.getByRole("article").first().waitFor();
  await unbroken(supervisor.page, "hostile-canned");
  await supervisor.view("page-audit").click();
  await supervisor.page.getByRole("cell").first().waitFor();
  await unbroken(supervisor.page, "hostile-audit");

  const { operator } = await talking(here, t);
  await operator.field.click();
  await operator.page.keyboard.type("/");
  await operator.page.locator(".canned-list").getByRole("option").first().waitFor();
  await unbroken(operator.page, "hostile-canned-picker");
  await operator.page.keyboard.press("Escape");
  await operator.act("action-transfer").click();
  await operator.dialog.waitFor();
  await unbroken(operator.page, "hostile-transfer");
});

test("the contact page takes hostile words as words", async (t) => {
  const page = await (await here.context(t, { viewport: phone })).newPage();
  await page.goto(here.demo.contact);
  const word = canary("form");
  await page.getByRole("textbox").fill(`${word} ${markup} ${turned} ${endless(8_000)}`);
  await page.locator("form").last().getByRole("button").click();
  await page.getByText(word).waitFor();
  await unbroken(page, "hostile-contact");
  await page.goto(`${here.demo.chat}/w/${here.demo.key}?lang=${encodeURIComponent(markup)}&origin=${encodeURIComponent(markup)}`);
  const child = new Child(page, page.mainFrame(), "en");
  await child.field.waitFor();
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
});

test("the find box and the login take hostile words as words", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  await operator.page.keyboard.press("Control+k");
  await operator.dialog.waitFor();
  await operator.page.keyboard.insertText(`${markup}${endless(2_000)}`);
  await unbroken(operator.page, "hostile-palette");
  const page = await (await here.context(t)).newPage();
  await page.goto(`${here.demo.console}/link/${encodeURIComponent(markup)}`);
  await page.getByText(operator.t("link-dead")).waitFor();
  await page.goto(`${here.demo.console}/#/waiting/${encodeURIComponent(markup)}`);
  const stranger = new Operator(page, here.demo, 0);
  await stranger.enter(`${markup}${endless(5_000)}`, endless(5_000));
  await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
  await screenshot(page, "hostile-login-desk-light");
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
});
