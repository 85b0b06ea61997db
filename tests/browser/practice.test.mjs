// Practice: a talk with nobody, by keyboard, on the screen of real ones; a real one comes in meanwhile and nothing is mixed up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, stage, until } from "./harness.mjs";
import { Child, Operator } from "./people.mjs";

const here = stage();

test("a trainee practises by keyboard while a real talk comes in, and nothing of it stands in any list", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const counted = () => operator.page.getByRole("navigation", { name: operator.t("views-label") }).locator(".n").allInnerTexts();
  const before = await counted();
  await operator.page.keyboard.press("g");
  await operator.page.keyboard.press("p");
  const begin = operator.page.getByRole("button", { name: operator.t("practice-begin-named", { name: "@" }).split("@")[0] });
  await until("four scripts", async () => (await begin.count()) >= 4);
  await inspect(operator.page, "console-practice-page");
  await begin.first().focus();
  await operator.page.keyboard.press("Enter");
  const band = operator.page.locator(".practice-band");
  await band.waitFor();
  await operator.talk.getByText("i left home and im not going back").waitFor();
  assert.equal(await operator.act("action-close").count(), 0, "it is closed by no record");
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("x");
  await operator.page.keyboard.press("s");
  assert.equal(await operator.dialog.count(), 0, "no key of real talks does anything");
  await operator.page.keyboard.press("r");
  const asked = "I am here with you. Are you safe right now?";
  await until("the composer to have the focus", () => operator.field.evaluate((field) => field === document.activeElement));
  await operator.page.keyboard.type(asked);
  await operator.page.keyboard.press("Control+Enter");
  await operator.said(asked).waitFor();
  await operator.talk.getByText("not really").waitFor();
  await inspect(operator.page, "console-practice");

  const child = await Child.inTab(await here.context(t), here.demo);
  const real = canary("real");
  await child.write(real);
  await until("the real one to be counted", async () => Number((await counted())[0]) === Number(before[0]) + 1);
  assert.equal(await operator.talk.getByText(real).count(), 0);
  await band.getByRole("button", { name: operator.t("practice-end") }).focus();
  await operator.page.keyboard.press("Enter");
  await operator.page.getByRole("heading", { name: operator.t("practice-debrief") }).waitFor();
  await operator.page.locator(".practice-checks .good").filter({ hasText: operator.t("practice-cue-safety") }).waitFor();
  await operator.page.locator(".practice-checks .missing").filter({ hasText: operator.t("practice-cue-number") }).waitFor();
  await inspect(operator.page, "console-practice-debrief", { fullPage: true });
  await operator.view("view-waiting").first().click();
  const row = await operator.newRow(known);
  await operator.open(row);
  await operator.said(real).waitFor();
  assert.equal(await operator.page.getByText(asked).count(), 0);
  assert.equal((await operator.rowIds()).length, known.length + 1);
});
