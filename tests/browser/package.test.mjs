// What is held about a contact, for the contact: one supervisor asks, another one takes it out, by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canary, inspect, stage } from "./harness.mjs";
import { Operator, SUPERVISOR, anotherSupervisor, picture, talking } from "./people.mjs";

const here = stage();

test("one supervisor asks for what is held about a contact, another one takes it out", async (t) => {
  const words = canary("theirs");
  const { child, operator } = await talking(here, t, { first: `<b>${words}</b> is here` });
  await child.attach(await picture(child.page));
  await operator.act("picture-reveal").waitFor();
  const id = new URL(operator.page.url()).hash.split("/")[2];
  const part = (who) => who.page.getByRole("region", { name: who.t("package-part") });
  assert.equal(await part(operator).count(), 0, "operators don't");

  const first = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await first.page.goto(`${here.demo.console}/#/waiting/${id}`);
  const press = async (who, key) => {
    await part(who).getByRole("button", { name: who.t(key), exact: true }).focus();
    await who.page.keyboard.press("Enter");
  };
  await press(first, "package-ask");
  await part(first).getByText(first.t("package-second")).waitFor();
  assert.equal(await part(first).getByRole("button", { name: first.t("package-take") }).count(), 0, "not the same person");
  await part(first).scrollIntoViewIfNeeded();
  await inspect(first.page, "console-package");

  const second = await Operator.logIn(await here.context(t), here.demo, await anotherSupervisor(here, t));
  await second.page.goto(`${here.demo.console}/#/waiting/${id}`);
  const [download] = await Promise.all([second.page.waitForEvent("download"), press(second, "package-take")]);
  const archive = readFileSync(await download.path()).toString("latin1");
  for (const name of ["about.html", "data.json", "files/"]) assert.ok(archive.includes(name), name);
  assert.ok(archive.includes(`&lt;b&gt;${words}&lt;/b&gt;`), "as words, and not as a page of its own");
  assert.ok(!archive.includes(operator.known.name), "nobody who works here is named");
  await part(second).getByRole("button", { name: second.t("package-ask") }).waitFor();
});
