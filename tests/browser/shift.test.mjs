// A shift from the supervisor's and the searcher's chair: what was said is found again, and the board moves by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, stage, until } from "./harness.mjs";
import { Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("what a child wrote is found again by its beginning, with the words around it", async (t) => {
  const word = `quillon${Math.random().toString(36).replace(/[^a-z]/g, "").slice(0, 6)}`;
  const { operator } = await talking(here, t, { first: `We met at the ${word.toUpperCase()} bridge` });
  const { page } = operator;
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await operator.dialog.waitFor();
  await page.keyboard.type(word.slice(0, 9));
  await operator.dialog.getByRole("option", { name: operator.t("search-all", { query: word.slice(0, 9) }) }).click();
  const found = page.getByRole("link").filter({ hasText: "bridge" });
  await found.waitFor();
  assert.equal((await found.locator("mark").innerText()).toLowerCase(), word);
  assert.ok(!(await page.evaluate(() => location.href)).includes(word.slice(0, 9)), "the words stand in the address");
  await found.click();
  await operator.said(word.toUpperCase()).waitFor();

  await operator.view("page-search").click();
  const field = page.getByRole("searchbox");
  await field.fill("before:soon");
  await field.press("Enter");
  await page.getByRole("alert").filter({ hasText: "2026-03-31" }).waitFor();
  await field.fill(`"${word.slice(0, 9)}"`);
  await field.press("Enter");
  await page.getByText(operator.t("search-total", { count: 0 })).waitFor();
});

test("the board moves when somebody arrives and when somebody takes it", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-board").click();
  const waiting = supervisor.page.locator(".board-sums dd b").first();
  await waiting.waitFor();
  const before = Number(await waiting.innerText());
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(canary("board"));
  await until("the board to count the arrival", async () => Number(await waiting.innerText()) === before + 1);
  await operator.claim(await operator.newRow(known));
  await operator.reply("Hello, I am here.");
  await until("the board to see the answer", async () => Number(await waiting.innerText()) === before);
});
