// The shift plan: arrivals, what they need, and a grid that is filled by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage, until } from "./harness.mjs";
import { OPERATOR, Operator, SUPERVISOR } from "./people.mjs";

const here = stage();

test("a supervisor plans a usual week and a week of its own by keyboard", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = supervisor;
  await supervisor.view("page-shifts").click();
  await page.getByText(supervisor.t("shifts-formula")).waitFor();
  await supervisor.button("shifts-usual").click();
  await page.getByRole("heading", { name: supervisor.t("shifts-usual-title") }).waitFor();
  const cell = (at) => page.locator(`[data-at="${at}"]`);
  const focused = (at) => until(`cell ${at} to have the focus`, () => cell(at).evaluate((field) => field === document.activeElement));
  await cell(8).focus();
  await page.keyboard.type("2");
  await page.keyboard.press("ArrowDown");
  await focused(9);
  await page.keyboard.type("3");
  await page.keyboard.press("ArrowRight");
  await focused(33);
  await page.keyboard.type("14");
  await page.keyboard.press("ArrowLeft");
  await focused(9);
  assert.deepEqual([await cell(8).inputValue(), await cell(9).inputValue(), await cell(33).inputValue()], ["2", "3", "14"]);
  await supervisor.button("shifts-save-usual").click();
  await page.getByText(supervisor.t("shifts-saved")).waitFor();
  await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
  await inspect(page, "console-shifts");

  await page.getByLabel(supervisor.t("shifts-week")).fill("2026-12-24");
  await page.getByText(supervisor.t("shifts-by-usual"), { exact: false }).waitFor();
  await until("the usual plan", async () => (await cell(33).inputValue()) === "14");
  await cell(33).fill("1");
  await supervisor.button("shifts-save").click();
  await page.getByText(supervisor.t("shifts-own"), { exact: false }).waitFor();
  await supervisor.button("shifts-drop").click();
  await until("the usual plan again", async () => (await cell(33).inputValue()) === "14");
  await supervisor.view("page-audit").click();
  for (const act of ["act-shift-plan-changed", "act-shift-plan-removed"]) await page.getByText(supervisor.t(act)).first().waitFor();

  const operator = await Operator.logIn(await here.context(t), here.demo, OPERATOR);
  assert.equal(await operator.view("page-shifts").count(), 0);
});
