// A young person and an operator talk in two browsers that share nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { canary, launch, screenshot, startDemo, until } from "./harness.mjs";
import { Child, Operator } from "./people.mjs";

let demo;
let browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

/** Both sides, with the young person's first words claimed by the operator. */
async function talking(t) {
  const contexts = [await browser.newContext(), await browser.newContext()];
  t.after(() => Promise.all(contexts.map((context) => context.close())));
  const operator = await Operator.logIn(contexts[1], demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(contexts[0], demo);
  const first = canary("hello");
  await child.write(first);
  const row = await operator.newRow(known);
  await operator.claim(row);
  await operator.said(first).waitFor();
  return { child, operator, row, first };
}

test("a young person and an operator talk, and each sees the other at once", async (t) => {
  const { child, operator } = await talking(t);
  await child.status("seen").waitFor();
  await child.frame.getByText(child.t("joined", { name: "" }).trim()).first().waitFor();

  await operator.field.pressSequentially("I am");
  await until("typing is shown to the young person", () => child.frame.locator(".typing").count());
  const answer = canary("here");
  await operator.reply(answer);
  await child.said(answer).waitFor();
  await screenshot(child.page, "widget-talk");

  const more = canary("thanks");
  await child.write(more);
  await operator.said(more).waitFor();
  await screenshot(operator.page, "console-talk");
  assert.equal(await child.said(answer).count(), 1);
  assert.equal(await operator.said(more).count(), 1);
});

test("a cut line loses nothing and doubles nothing, on the young person's side", async (t) => {
  const { child, operator } = await talking(t);
  const context = child.page.context();
  await context.setOffline(true);
  const [written, answered] = [canary("offline"), canary("meanwhile")];
  await child.write(written);
  await child.frame.getByText(child.t("connection-lost")).waitFor();
  await screenshot(child.page, "widget-offline");
  await operator.reply(answered);
  await operator.said(answered).waitFor();
  assert.equal(await child.said(answered).count(), 0);

  await context.setOffline(false);
  await child.said(answered).waitFor();
  await operator.said(written).waitFor();
  await until("the message to be sent or seen", async () => (await child.frame.getByText(child.t("status-sending"), { exact: true }).count()) === 0);
  assert.equal(await child.said(written).count(), 1);
  assert.equal(await child.said(answered).count(), 1);
  assert.equal(await operator.said(written).count(), 1);
});

test("a cut line leaves no gap on the operator's side, and the console says that it is cut", async (t) => {
  const { child, operator } = await talking(t);
  const context = operator.page.context();
  await context.setOffline(true);
  const lines = [canary("gap"), canary("gap"), canary("gap")];
  for (const line of lines) await child.write(line);
  await until("the console to admit it", async () => (await operator.live.count()) === 0);
  await screenshot(operator.page, "console-offline");
  await context.setOffline(false);
  for (const line of lines) await operator.said(line).waitFor();
  await operator.live.waitFor();
  const shown = await operator.talk.getByRole("article").allInnerTexts();
  const found = shown.flatMap((text) => lines.filter((line) => text.includes(line)));
  assert.deepEqual(found, lines);
});

test("where a network swallows streams, the talk goes on by long polls", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  // The request is taken and never answered, as by a proxy that buffers.
  await context.route("**/stream?*", (route) => {
    if (!route.request().headers().accept?.includes("text/event-stream")) void route.continue();
  });
  const staff = await browser.newContext();
  t.after(() => staff.close());
  const operator = await Operator.logIn(staff, demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(context, demo);
  await child.write(canary("hello"));
  await operator.claim(await operator.newRow(known));
  const answer = canary("poll");
  await operator.reply(answer);
  await child.said(answer).waitFor({ timeout: 20_000 });
});

test("who isn't safe comes first, and is shown the emergency number", async (t) => {
  const contexts = [await browser.newContext(), await browser.newContext()];
  t.after(() => Promise.all(contexts.map((context) => context.close())));
  const operator = await Operator.logIn(contexts[1], demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(contexts[0], demo);
  await child.frame.getByRole("button", { name: child.t("safe-no"), exact: true }).click();
  await child.frame.getByRole("link", { name: child.t("call-emergency", { emergency: "112" }) }).first().waitFor();
  await child.write(canary("help"));
  await screenshot(child.page, "widget-not-safe");
  const row = await operator.newRow(known);
  const id = await row.getAttribute("id");
  await until("the row to be first", async () => (await row.getAttribute("aria-posinset")) === "1");
  await screenshot(operator.page, "console-not-safe");
  await operator.claim(operator.page.locator(`[id="${id}"]`));
  await operator.talk.getByText(operator.t("safety-no")).first().waitFor();
});

test("a talk that the young person ends is over on both sides", async (t) => {
  const { child, operator } = await talking(t);
  await child.frame.getByRole("button", { name: child.t("end-chat"), exact: true }).click();
  await child.frame.getByRole("button", { name: child.t("end-chat-yes") }).click();
  await child.frame.getByRole("heading", { name: child.t("ended-title") }).waitFor();
  await screenshot(child.page, "widget-ended");
  await operator.talk.getByRole("button", { name: operator.t("action-record") }).waitFor();
});
