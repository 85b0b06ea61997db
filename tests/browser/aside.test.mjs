// What operators do with a talk beside answering: put it aside, tag it, call a colleague to it, let a macro begin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./harness.mjs";
import { Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("a talk is put aside by key until they write, and comes back when they do", async (t) => {
  const { child, operator, id } = await talking(here, t);
  await operator.reply("Tell me when you are home.");
  await child.said("Tell me when").waitFor();
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("l");
  await operator.dialog.getByRole("button", { name: operator.t("snooze-written") }).click();
  await operator.talk.getByText(operator.t("snoozed-until-written")).waitFor();
  await operator.view("view-snoozed").click();
  await operator.row(id).waitFor();
  await child.write("I am home now.");
  await operator.row(id).waitFor({ state: "detached" });
  await operator.view("view-mine").click();
  await operator.row(id).waitFor();
});

test("a supervisor's new tag stands in the list, and a note calls a colleague", async (t) => {
  const { operator, id } = await talking(here, t);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await colleague.open(colleague.row(id));
  await colleague.page.locator(".talk-name h1").focus();
  await colleague.page.keyboard.press("a");
  await colleague.dialog.getByLabel(colleague.t("tags-find")).fill("Night bus");
  await colleague.dialog.getByRole("button", { name: colleague.t("tags-add", { name: "Night bus" }) }).click();
  await colleague.dialog.getByRole("checkbox", { name: "Night bus" }).waitFor();
  await colleague.dialog.getByRole("button", { name: colleague.t("tags-save") }).click();
  await operator.row(id).getByText("Night bus").waitFor();
  await colleague.page.goto(`${here.demo.console}/#/waiting`);
  await operator.note(`@${colleague.known.name} do you know this bus?`);
  await colleague.page.getByRole("region", { name: colleague.t("called-label") }).getByRole("button", { name: colleague.t("called-open") }).click();
  await colleague.said("do you know this bus?").waitFor();
  await colleague.page.getByRole("region", { name: colleague.t("called-label") }).waitFor({ state: "detached" });
});

test("a macro puts its words where they can be read, and goes on once they are sent", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-canned").click();
  await supervisor.button("canned-add").click();
  await supervisor.page.getByLabel(supervisor.t("canned-title")).fill("Greeting");
  await supervisor.page.getByLabel(supervisor.t("canned-text")).fill("Hello! Take the time you need.");
  await supervisor.button("canned-save").click();
  await supervisor.page.getByRole("article").filter({ hasText: "Greeting" }).waitFor();
  await supervisor.page.goto(`${here.demo.console}/#/lists`);
  await supervisor.button("macros-add").click();
  await supervisor.page.getByLabel(supervisor.t("macros-name")).fill("Greet and wait");
  await supervisor.page.getByLabel(supervisor.t("macros-end")).selectOption("snooze");
  await supervisor.page.getByRole("group", { name: supervisor.t("macros-canned") }).getByRole("checkbox").first().check();
  await supervisor.button("canned-save").click();
  await supervisor.page.getByRole("heading", { name: "Greet and wait" }).waitFor();
  await operator.page.reload();
  await operator.atDesk();
  await operator.open(operator.row(id));
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("m");
  await operator.dialog.getByRole("button", { name: "Greet and wait" }).click();
  const words = await operator.field.inputValue();
  assert.ok(words.length > 0, "the words wait in the composer");
  await operator.reply(words);
  await child.said(words.slice(0, 30)).waitFor();
  await operator.talk.getByText(operator.t("snoozed-until-written")).waitFor();
});
