// The set-up's preview of the chat: as it is configured, without a talk that begins. What contacts read, in the hotline's own words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, stage, until, words } from "./harness.mjs";
import { ADMIN, OPERATOR, Operator } from "./people.mjs";

const here = stage();

test("the chat stands beside its snippet as it was saved, follows a change, and begins no talk", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, OPERATOR);
  const before = await operator.rowIds();
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const asked = [];
  admin.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await admin.view("page-setup").click();
  const frame = admin.page.locator("iframe.setup-preview").first();
  await frame.scrollIntoViewIfNeeded();
  const chat = admin.page.frameLocator("iframe.setup-preview").first();
  await chat.locator("textarea").waitFor();
  assert.equal(await chat.getByText("0800 17 17").count(), 0);
  await inspect(admin.page, "console-setup-preview");
  // Neither a pointer nor the keyboard comes into it.
  await frame.click({ force: true, position: { x: 60, y: 400 } });
  await admin.page.keyboard.type("hello");
  await admin.page.keyboard.press("Enter");
  assert.equal(await chat.locator("textarea").inputValue(), "");

  await admin.page.getByLabel(admin.t("setup-phone")).fill("0800 17 17");
  await admin.button("setup-save").click();
  await admin.page.getByText(admin.t("setup-saved")).waitFor();
  await frame.scrollIntoViewIfNeeded();
  await chat.getByText("0800 17 17").first().waitFor();
  assert.deepEqual(asked.filter((path) => path.startsWith("/c/")), [], "the preview spoke with the chat's server");
  assert.deepEqual(await operator.rowIds(), before);
});

test("what contacts read is put into the hotline's own words, read at once in chat and page, and put back; of two who do it one is told", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const other = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const child = words("child", "fr");
  const french = async (path) => {
    const page = await (await here.context(t)).newPage();
    await page.goto(`${here.demo.chat}/${path}?lang=fr`);
    return page;
  };
  const page = admin.page;
  await admin.view("page-texts").click();
  await page.getByLabel(admin.t("filter-language")).selectOption("fr");
  await page.getByText(child("fact-who"), { exact: true }).waitFor();
  await page.getByRole("note").filter({ hasText: admin.t("texts-unreviewed", { language: "French" }) }).waitFor();
  // In the desk's own language beside it, for whoever reads no French.
  const of = (key) => page.getByRole("listitem").filter({ hasText: words("child")(key, { emergency: "112" }) });
  const edit = async (desk, key, text) => {
    await desk.getByRole("button", { name: admin.t("texts-change-named", { text: words("child")(key, { emergency: "{emergency}" }) }), exact: true }).click();
    await desk.locator(".text-editor textarea").fill(text);
  };
  const save = (desk) => desk.locator(".text-editor").getByRole("button", { name: admin.t("setup-save"), exact: true });
  const fact = canary("Trois femmes et un homme ");
  await edit(page, "fact-who", fact);
  await inspect(page, "console-texts-edit");
  await save(page).click();
  await page.getByText(fact, { exact: true }).waitFor();
  await of("fact-who").getByText(admin.t("texts-own"), { exact: true }).waitFor();
  await until("the focus to be back where it was", () => of("fact-who").getByRole("button").evaluate((button) => button === document.activeElement));

  // The emergency number can't be left out, nor can the text be too long; what would be read stands below.
  const danger = canary("En danger ");
  await edit(page, "contact-emergency", danger);
  await save(page).click();
  await page.locator(".text-editor").getByRole("alert").filter({ hasText: "{emergency}" }).waitFor();
  await page.locator(".text-editor textarea").fill("é".repeat(121));
  await page.getByText(admin.t("texts-length", { count: 121, max: 120 })).waitFor();
  assert.ok(await save(page).isDisabled());
  await page.locator(".text-editor textarea").fill(`${danger}: {emergency} <b>`);
  await page.locator(".text-preview").getByText(`${danger}: 112 <b>`).waitFor();
  await save(page).click();
  await page.getByText(`${danger}: 112 <b>`, { exact: true }).waitFor();

  const chat = await french(`w/${here.demo.key}`);
  await chat.getByText(fact).waitFor();
  assert.equal(await chat.getByText(child("fact-who")).count(), 0);
  await chat.getByText(child("fact-tell")).waitFor();
  const contact = await french(`contact/${here.demo.key}`);
  await contact.getByText(`${danger}: 112 <b>`, { exact: true }).waitFor();
  // Another language keeps its words, and takes ours with it when it is chosen in the open chat.
  const english = await (await here.context(t)).newPage();
  await english.goto(`${here.demo.chat}/w/${here.demo.key}?lang=en`);
  await english.getByText(words("child")("fact-who")).waitFor();
  await english.locator("select").selectOption("fr");
  await english.getByText(fact).waitFor();

  // Whoever read before that is told, keeps what they wrote, and saves it over what they see now.
  await other.view("page-texts").click();
  await other.page.getByLabel(admin.t("filter-language")).selectOption("fr");
  await edit(other.page, "fact-who", "Nous quatre.");
  const newer = canary("Cinq personnes ");
  await edit(page, "fact-who", newer);
  await save(page).click();
  await page.getByText(newer, { exact: true }).waitFor();
  await save(other.page).click();
  await other.page.locator(".text-editor").getByRole("alert").waitFor();
  await other.page.locator(".text-editor").getByText(newer, { exact: true }).waitFor();
  assert.equal(await other.page.locator(".text-editor textarea").inputValue(), "Nous quatre.");
  await save(other.page).click();
  await other.page.getByText("Nous quatre.", { exact: true }).waitFor();

  await admin.page.reload();
  await admin.atDesk();
  await page.getByLabel(admin.t("filter-language")).selectOption("fr");
  await of("fact-who").getByRole("button").click();
  await page.locator(".text-editor").getByRole("button", { name: admin.t("texts-back") }).click();
  await page.getByText(child("fact-who"), { exact: true }).waitFor();
  assert.equal(await page.getByText(admin.t("texts-own"), { exact: true }).count(), 1, "only the page's own words are left");
  assert.ok((await page.locator(".setup-history li").count()) >= 4);
  await page.locator(".setup-history li").first().getByText(words("child")("fact-who")).waitFor();
  await inspect(page, "console-texts", { fullPage: true });
});
