// Gentle hints where one writes and before one claims: said, never in the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage } from "./harness.mjs";
import { Child, talking } from "./people.mjs";

const here = stage();

test("gentle hints say how an answer reads, and stop nothing", async (t) => {
  const { child, operator } = await talking(here, t);
  const hint = operator.talk.locator(".composer-advice");
  assert.equal(await hint.textContent(), "");
  const composer = operator.talk.locator("form.composer");
  const before = (await composer.boundingBox()).height;
  const long = `${"and then we look at it together ".repeat(5)}until it is well.`;
  await operator.field.fill(long);
  await hint.getByText(operator.t("hint-hard-sentence")).waitFor();
  await inspect(operator.page, "console-hint-hard");
  await operator.field.fill("Where are you?");
  await hint.getByText(operator.t("hint-hard-sentence")).waitFor({ state: "detached" });
  assert.equal((await composer.boundingBox()).height, before, "nothing moved");
  await operator.reply(long);
  await child.said("until it is well").waitFor();
  await hint.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
});

test("one talk too many is said before it is claimed", async (t) => {
  const { operator } = await talking(here, t, { first: "He is coming up the stairs with a knife, help me now" });
  const other = await Child.inTab(await here.context(t), here.demo);
  const known = await operator.rowIds();
  await other.write("Hello, is somebody there?");
  const row = await operator.newRow(known);
  await operator.open(row);
  await operator.talk.getByText(operator.t("hint-room-danger")).waitFor();
  await inspect(operator.page, "console-hint-room");
  await operator.act("action-claim").click();
  await operator.act("reply-send").waitFor();
  assert.equal(await operator.talk.getByText(operator.t("hint-room-danger")).count(), 0);
});
