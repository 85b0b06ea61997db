// Several talks at once: chosen by hand or by key, looked at before, done in one go, taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage, until } from "./harness.mjs";
import { Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("several talks are put aside at once, a colleague's is left out and said, and one key brings them back", async (t) => {
  const { operator, id: mine } = await talking(here, t);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  // The two that are least urgent, and one that a colleague takes.
  const [one, other, theirs] = (await operator.rowIds()).filter((id) => id !== mine).reverse();
  await supervisor.claim(supervisor.row(theirs));
  await until("the colleague's name in the row", async () => (await operator.row(theirs).innerText()).includes(supervisor.known.name));
  const alias = (id) => operator.row(id).locator(".row-alias").innerText();
  const [name, left] = [await alias(one), await alias(theirs)];

  await operator.button("bulk-begin").click();
  for (const id of [one, other, theirs]) await operator.row(id).click();
  await operator.page.getByText(operator.t("bulk-chosen", { count: 3 })).waitFor();
  assert.equal(await operator.row(one).getAttribute("aria-selected"), "true");
  await inspect(operator.page, "console-bulk-list", { sizes: { desk: { width: 1280, height: 800 } } });
  await operator.list.focus();
  await operator.page.keyboard.press("d");
  await operator.dialog.getByText(operator.t("bulk-snooze"), { exact: true }).click();
  await operator.dialog.getByRole("combobox").selectOption({ index: 1 });
  await operator.dialog.getByText(operator.t("bulk-left-held", { count: 1 })).waitFor();
  await operator.dialog.getByText(operator.t("bulk-will", { count: 2 })).waitFor();
  const shown = await operator.dialog.locator(".bulk-preview").innerText();
  assert.ok(shown.includes(name) && shown.includes(left), shown);
  await inspect(operator.page, "console-bulk");
  assert.equal(await operator.row(one).count(), 1, "nothing has happened yet");
  await operator.dialog.getByRole("button", { name: operator.t("bulk-do", { count: 2 }) }).click();
  await operator.dialog.waitFor({ state: "detached" });
  await operator.row(one).waitFor({ state: "detached" });
  await operator.row(theirs).waitFor();
  await operator.view("view-snoozed").click();
  for (const id of [one, other]) await operator.row(id).waitFor();

  await operator.page.keyboard.press("g");
  await operator.page.keyboard.press("w");
  await operator.list.focus();
  await operator.page.keyboard.press("Escape");
  await operator.page.keyboard.press("z");
  for (const id of [one, other]) await operator.row(id).waitFor();
  await operator.page.getByText(operator.t("bulk-undone", { count: 2, left: 0 })).waitFor();
});

test("rows are chosen by keys, and what nobody should sweep stays", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const [first] = await operator.rowIds();
  await operator.list.focus();
  await operator.page.keyboard.press("j");
  await operator.page.keyboard.press("b");
  assert.equal(await operator.row(first).getAttribute("aria-selected"), "true");
  await operator.page.keyboard.press("d");
  await operator.dialog.getByText(operator.t("bulk-close"), { exact: true }).click();
  await operator.dialog.getByRole("combobox").selectOption({ index: 1 });
  // The demo's first waits in immediate danger.
  await operator.dialog.getByText(operator.t("bulk-left-grave", { count: 1 })).waitFor();
  assert.ok(await operator.dialog.getByRole("button", { name: operator.t("bulk-do", { count: 0 }) }).isDisabled());
  await operator.page.keyboard.press("Escape");
  await operator.dialog.waitFor({ state: "detached" });
  await operator.page.keyboard.press("Escape");
  await until("nothing to be chosen", async () => (await operator.row(first).locator(".row-mark").count()) === 0);
});
