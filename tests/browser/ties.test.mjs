// One person on several channels, talks that belong together: said, shown from both sides, taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage, until } from "./harness.mjs";
import { talking } from "./people.mjs";

const here = stage();

test("one person's two talks are tied, shown at both and untied, by keys alone", async (t) => {
  const { operator, id } = await talking(here, t);
  const other = (await operator.rowIds()).find((each) => each !== id);
  const alias = (of) => operator.row(of).locator(".row-alias").innerText();
  const [name, its] = [await alias(id), await alias(other)];
  const { keyboard } = operator.page;
  await operator.page.locator(".talk-name h1").focus();
  await keyboard.press("f");
  await operator.dialog.waitFor();
  assert.equal(await operator.page.evaluate(() => document.activeElement?.id), "connect-find");
  await keyboard.type(its);
  await operator.dialog.getByRole("radio", { name: its }).waitFor();
  await inspect(operator.page, "console-connect");
  // Past the button that looks everywhere, to the first talk of the list.
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await operator.dialog.waitFor({ state: "detached" });
  const panel = operator.page.getByRole("region", { name: operator.t("ties-label") });
  await panel.locator(".tie").getByText(its).waitFor();
  await operator.page.locator(".happened").getByText(its).waitFor();
  await inspect(operator.page, "console-tied");
  await panel.locator(".earlier a").first().focus();
  await keyboard.press("Enter");
  await panel.locator(".tie").getByText(name).waitFor();
  await panel.getByRole("button", { name: operator.t("ties-untie-whom", { alias: name }) }).focus();
  await keyboard.press("Enter");
  await until("the tie to be gone", async () => (await panel.locator(".tie").count()) === 0);

  // The same dialog links talks of two persons.
  await operator.page.locator(".talk-name h1").focus();
  await keyboard.press("f");
  await operator.dialog.getByText(operator.t("connect-related"), { exact: true }).click();
  await operator.dialog.getByRole("searchbox").fill(name);
  await operator.dialog.getByRole("radio", { name }).check();
  await operator.dialog.getByRole("button", { name: operator.t("connect-do-related") }).click();
  await operator.dialog.waitFor({ state: "detached" });
  await operator.page.locator(".band").getByText(operator.t("talk-belongs", { alias: name })).waitFor();
  await panel.getByRole("button", { name: operator.t("ties-unrelate-whom", { alias: name }) }).click();
  await until("the link to be gone", async () => (await operator.page.locator(".band").getByText(operator.t("talk-belongs", { alias: name })).count()) === 0);
});

test("two talks are merged, answered over either and parted, by keys alone", async (t) => {
  const { operator, id, child } = await talking(here, t);
  const other = (await operator.rowIds()).find((each) => each !== id);
  const its = await operator.row(other).locator(".row-alias").innerText();
  const { keyboard } = operator.page;
  await operator.page.locator(".talk-name h1").focus();
  await keyboard.press("f");
  await operator.dialog.waitFor();
  await operator.dialog.getByRole("radio", { name: operator.t("connect-merge") }).focus();
  await keyboard.press("Space");
  await operator.dialog.getByRole("searchbox").focus();
  await keyboard.type(its);
  await operator.dialog.getByRole("radio", { name: its }).focus();
  await keyboard.press("Space");
  await inspect(operator.page, "console-merge");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await operator.dialog.waitFor({ state: "detached" });
  await operator.row(other).waitFor({ state: "detached" });
  const line = operator.page.getByRole("combobox", { name: operator.t("composer-over") });
  await line.waitFor();
  await operator.page.locator(".happened").getByText(its).waitFor();
  await inspect(operator.page, "console-merged");

  // What the young person writes arrives in the whole, and the answer goes where it was written last.
  await child.write("Can you still read me?");
  await operator.page.locator(".thread").getByText("Can you still read me?").waitFor();
  await keyboard.press("r");
  await until("the composer to have the focus", () => operator.field.evaluate((field) => field === document.activeElement));
  await keyboard.type("I can.");
  await keyboard.press("Control+Enter");
  await child.said("I can.").waitFor();
  assert.equal(`row-${await line.inputValue()}`, id);

  const panel = operator.page.getByRole("region", { name: operator.t("ties-label") });
  await panel.getByRole("button", { name: operator.t("ties-unmerge-whom", { alias: its }) }).focus();
  await keyboard.press("Enter");
  await line.waitFor({ state: "detached" });
  await operator.row(other).waitFor();
});

test("a talk becomes two from a message on and one again, by keys alone", async (t) => {
  const { operator, child } = await talking(here, t, { first: "My bike was stolen" });
  const { page } = operator;
  const { keyboard } = page;
  await operator.reply("Tell me about it.");
  await child.said("Tell me about it.").waitFor();
  await child.write("And now my sister writes");
  await operator.said("And now my sister writes").waitFor();
  await child.write("She is afraid at home");
  await operator.said("She is afraid at home").waitFor();

  await page.locator(".talk-name h1").focus();
  await keyboard.press("h");
  await operator.dialog.waitFor();
  await inspect(page, "console-split");
  // The newest is chosen; one further down is what the sister began with.
  await operator.dialog.getByRole("radio").first().focus();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await operator.dialog.waitFor({ state: "detached" });
  await until("what was said before to be gone", async () => (await operator.said("My bike was stolen").count()) === 0);
  assert.deepEqual(await operator.order(["And now my sister writes", "She is afraid at home"]), ["And now my sister writes", "She is afraid at home"]);
  const back = page.getByRole("button", { name: operator.t("split-undo") });
  await back.waitFor();
  await inspect(page, "console-split-later");

  // The other half says where answers are written. The young person reads all of it, and what they write arrives in the one that goes on.
  await page.getByRole("link", { name: operator.t("split-earlier") }).click();
  await operator.said("My bike was stolen").waitFor();
  await page.getByText(operator.t("split-one-line")).waitFor();
  assert.equal(await operator.field.isDisabled(), true);
  await inspect(page, "console-split-earlier");
  await child.write("Are you still there?");
  await page.getByRole("link", { name: operator.t("split-goes-on") }).click();
  await operator.said("Are you still there?").waitFor();
  assert.equal(await child.said("My bike was stolen").count(), 1);
  await operator.reply("Yes, with both of you.");
  await child.said("Yes, with both of you.").waitFor();

  await back.focus();
  await keyboard.press("Enter");
  await operator.said("My bike was stolen").waitFor();
  const all = ["My bike was stolen", "Tell me about it.", "And now my sister writes", "She is afraid at home", "Are you still there?", "Yes, with both of you."];
  await until("all of it in one talk", async () => (await operator.order(all)).length === all.length);
  assert.deepEqual(await operator.order(all), all);
  await back.waitFor({ state: "detached" });
});
