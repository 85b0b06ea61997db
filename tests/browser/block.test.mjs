// A contact who floods is blocked for a time: told so with where to turn, heard at once when in danger, looked at by a supervisor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, stage, until } from "./harness.mjs";
import { Operator, SUPERVISOR, colleague, keysOf, talking } from "./people.mjs";

const here = stage();

test("a contact who floods is blocked by keyboard: they read until when and where to turn, call nobody, and are heard when in danger", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const { page } = operator;
  const keys = keysOf(page);
  await operator.talk.locator("h1").focus();
  await page.keyboard.press("d");
  await operator.dialog.getByRole("heading", { level: 2 }).waitFor();
  const line = operator.dialog.getByRole("textbox", { name: operator.t("block-line") });
  await until("the words that say where to turn", async () => /112/.test(await line.inputValue()));
  assert.equal(await operator.dialog.getByRole("button", { name: operator.t("block-set"), exact: true }).isDisabled(), true, "not without a reason");
  await keys.press(operator.dialog.getByRole("radio").first(), " ");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await operator.dialog.getByRole("radio", { name: operator.t("block-reason-flooding") }).isChecked());
  await inspect(page, "console-block");
  await keys.press(operator.dialog.getByRole("button", { name: operator.t("block-set"), exact: true }));
  await operator.talk.getByText(operator.t("block-reason-flooding"), { exact: false }).first().waitFor();
  await child.said("112").waitFor();
  await inspect(page, "console-blocked");
  await inspect(child.page, "widget-blocked");

  const words = canary("flood");
  await child.write(words);
  await operator.said(words).waitFor();
  await operator.page.locator('nav a[href="#/waiting"]').click();
  assert.ok(!(await operator.rowIds()).includes(id), "they call nobody");
  await operator.page.locator('nav a[href="#/theirs"]').click();
  await operator.row(id).waitFor();

  await child.write("I am going to kill myself now");
  await operator.page.locator('nav a[href="#/waiting"]').click();
  await operator.row(id).waitFor();
  await operator.talk.getByText(operator.t("emergency-ask", { number: "112" })).waitFor();

  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.page.goto(`${here.demo.console}/#/blocks`);
  const open = supervisor.page.getByRole("region", { name: supervisor.t("blocks-open") });
  await open.getByText(supervisor.t("blocks-messages", { count: 2 })).waitFor();
  await inspect(supervisor.page, "console-blocks");
  const theirs = keysOf(supervisor.page);
  const alias = await operator.talk.locator("h1").textContent();
  await theirs.press(open.getByRole("button", { name: supervisor.t("blocks-confirm-named", { alias }) }));
  await open.getByText(supervisor.t("blocks-open-none")).waitFor();
  await supervisor.page.getByRole("region", { name: supervisor.t("blocks-rest") }).getByText(supervisor.known.name).waitFor();

  const band = operator.talk.locator(".block-band");
  await keys.press(band.getByRole("button", { name: operator.t("block-lift") }));
  await band.waitFor({ state: "detached" });
  const again = canary("again");
  await operator.reply("We are here.");
  await child.said("We are here.").waitFor();
  await child.write(again);
  await operator.said(again).waitFor();
  await operator.row(id).waitFor();
});

test("why somebody takes no contacts stands on the board and where a talk is handed over", async (t) => {
  // Whoever is at the desk already doesn't know a colleague who is invited later.
  const other = await Operator.logIn(await here.context(t), here.demo, await colleague(here, t, { name: "Ode Nowa" }));
  const { operator } = await talking(here, t);
  await other.page.getByLabel(other.t("status-label")).selectOption("away meal");
  const words = `${operator.t("status-away")} · ${operator.t("status-why-meal")}`;
  await operator.talk.locator("h1").focus();
  await operator.page.keyboard.press("t");
  await operator.dialog.getByText(words, { exact: true }).waitFor();
  await inspect(operator.page, "console-transfer-why");
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.page.goto(`${here.demo.console}/#/board`);
  await supervisor.page.getByRole("main").getByText(words, { exact: false }).waitFor();
  await inspect(supervisor.page, "console-board-why");
  await other.page.getByLabel(other.t("status-label")).selectOption("accepting");
  await operator.dialog.getByText(words, { exact: true }).waitFor({ state: "detached" });
});

test("an answer in another language than theirs is noticed, and goes", async (t) => {
  const { child, operator } = await talking(here, t);
  const hint = operator.talk.locator(".composer-advice");
  const french = "Bonjour, je suis là et je lis ce que tu écris. Où es-tu maintenant ?";
  await operator.field.fill(french);
  await hint.getByText(operator.t("hint-language-other", { written: "French", theirs: "English" })).waitFor();
  await inspect(operator.page, "console-hint-language");
  await operator.reply(french);
  await child.said("Bonjour").waitFor();
  await hint.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
});
