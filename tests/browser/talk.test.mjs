// A young person and an operator talk in two browsers that share nothing, over lines that break.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, desk, inspect, phone, screenshot, stage, until } from "./harness.mjs";
import { Child, Operator, SUPERVISOR, picture, talking } from "./people.mjs";

const here = stage();
const chatHost = "chat.localhost";
const consoleHost = "console.localhost";

test("a young person and an operator talk, and each sees the other at once", async (t) => {
  const { child, operator } = await talking(here, t);
  await child.status("seen").waitFor();
  await child.said(child.t("joined", { name: "Mira" })).waitFor();

  await operator.field.pressSequentially("I am");
  await child.frame.getByText(child.t("typing", { name: "Mira" })).waitFor();
  const answer = canary("here");
  await operator.reply(answer);
  await child.said(answer).waitFor();
  await child.frame.getByText(child.t("typing", { name: "Mira" })).waitFor({ state: "hidden" });
  await operator.said(answer).getByText(operator.t("delivery-read")).waitFor();

  await child.field.pressSequentially("thank");
  await operator.talk.getByText(operator.t("who-they-type")).waitFor();
  const more = canary("thanks");
  await child.write(more);
  await operator.said(more).waitFor();
  await child.status("seen").waitFor();
  assert.deepEqual(await child.order([answer, more]), [answer, more]);
  assert.deepEqual(await operator.order([answer, more]), [answer, more]);
});

test("a reply is sent while nobody looks at it, and seen when somebody does", async (t) => {
  const { child, operator } = await talking(here, t);
  // A tab in the background, as far as the page can tell.
  await child.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => globalThis.looksAt ?? "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const answer = canary("answer");
  await operator.reply(answer);
  await child.said(answer).waitFor();
  await operator.said(answer).getByText(operator.t("delivery-sent"), { exact: false }).waitFor();
  await child.page.evaluate(() => {
    globalThis.looksAt = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await operator.said(answer).getByText(operator.t("delivery-read")).waitFor();
});

for (const [how, cut, mend] of [
  ["a browser that knows", (child) => child.page.context().setOffline(true), (child) => child.page.context().setOffline(false)],
  ["a line that tells nobody", () => here.demo.line.cut(chatHost), () => here.demo.line.mend(chatHost)],
]) {
  test(`what is said in a cut arrives once, in order, on both sides: ${how}`, async (t) => {
    const { child, operator } = await talking(here, t);
    await cut(child);
    t.after(() => here.demo.line.mend(chatHost));
    const written = [canary("first"), canary("second"), canary("third")];
    for (const text of written) await child.write(text);
    await child.band("connection-lost").waitFor();
    if (how.startsWith("a line")) await screenshot(child.page, "widget-cut-desk-light");
    const answered = [canary("one"), canary("two")];
    for (const text of answered) {
      await operator.reply(text);
      await operator.said(text).waitFor();
    }
    // A browser that knows lets an open stream run on; only a broken one holds everything back.
    if (how.startsWith("a line")) assert.deepEqual(await child.order(answered), []);

    await mend(child);
    for (const text of answered) await child.said(text).waitFor();
    for (const text of written) await operator.said(text).waitFor();
    await child.band("connection-lost").waitFor({ state: "hidden" });
    await until("everything to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
    assert.deepEqual(await operator.order(written), written);
    assert.deepEqual(await child.order(written), written);
    assert.deepEqual(await child.order(answered), answered);
  });
}

test("a message whose answer is lost isn't there twice", async (t) => {
  const { child, operator } = await talking(here, t);
  // The server has it; the line breaks before the browser hears of it.
  here.demo.line.loseAnswerOf(/^POST \S+\/send /);
  const [text, after] = [canary("once"), canary("after")];
  await child.write(text);
  await child.write(after);
  await operator.said(after).waitFor();
  await until("both to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  assert.ok(here.demo.line.hasLost(), "no answer was lost");
  assert.deepEqual(await operator.order([text, after]), [text, after]);
  assert.deepEqual(await child.order([text, after]), [text, after]);
});

test("a console that is cut says so, and closes the gap by itself", async (t) => {
  const { child, operator } = await talking(here, t);
  here.demo.line.cut(consoleHost);
  t.after(() => here.demo.line.mend(consoleHost));
  await operator.line("line-reconnecting").waitFor();
  await screenshot(operator.page, "console-cut-desk-light");
  const answer = canary("meanwhile");
  await operator.reply(answer);
  await operator.talk.getByText(operator.t("unsent-waiting"), { exact: true }).waitFor();
  const lines = [canary("gap"), canary("gap"), canary("gap")];
  for (const line of lines) {
    await child.write(line);
    await child.said(line).waitFor();
  }
  await until("the young person's words to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  assert.deepEqual(await operator.order(lines), []);

  here.demo.line.mend(consoleHost);
  await operator.live.waitFor();
  const inThread = operator.talk.locator("article:not(.unsent)");
  for (const line of lines) await inThread.filter({ hasText: line }).waitFor();
  assert.deepEqual(await operator.order(lines), lines);
  // They wrote meanwhile: whoever answered an older state is asked before the words go out.
  for (const line of lines) await operator.page.locator(".conflict blockquote").filter({ hasText: line }).waitFor();
  await operator.talk.getByRole("button", { name: operator.t("thread-below", { count: 1 }) }).waitFor({ state: "hidden" });
  await screenshot(operator.page, "console-conflict-desk-light");
  await operator.button("conflict-send").click();
  await child.said(answer).waitFor();
  await operator.said(answer).getByText(operator.t("delivery-read")).waitFor();
  assert.deepEqual(await child.order([answer]), [answer]);
  assert.deepEqual(await operator.order([answer]), [answer]);
});

test("two replies that are written in a cut leave in the order in which they were sent", async (t) => {
  const { child, operator } = await talking(here, t);
  here.demo.line.cut(consoleHost);
  t.after(() => here.demo.line.mend(consoleHost));
  await operator.line("line-reconnecting").waitFor();
  const both = [canary("stay"), canary("go")];
  await operator.reply(both[0]);
  // By the second one the first is asked for rarely; the second would be asked for sooner.
  await operator.page.waitForTimeout(4_000);
  await operator.reply(both[1]);
  await operator.said(both[1]).getByText(operator.t("unsent-behind")).waitFor();
  await inspect(operator.page, "console-unsent-behind", { sizes: { desk, phone }, schemes: ["light"] });
  here.demo.line.mend(consoleHost);
  for (const words of both) await child.said(words).waitFor({ timeout: 40_000 });
  assert.deepEqual(await child.order(both), both);
  assert.deepEqual(await operator.order(both), both);
});

test("where a network swallows streams, the talk goes on by long polls", async (t) => {
  const context = await here.context(t);
  // The request is taken and never answered, as by a proxy that buffers.
  await context.route("**/stream?*", (route) => {
    if (!route.request().headers().accept?.includes("text/event-stream")) void route.continue();
  });
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(context, here.demo);
  await child.write(canary("hello"));
  await operator.claim(await operator.newRow(known));
  const answer = canary("poll");
  await operator.reply(answer);
  await child.said(answer).waitFor({ timeout: 20_000 });
});

test("who isn't safe comes first, over every screen, and is shown the emergency number", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  // The demo's own emergency is taken, so that this one is the only alarm.
  await operator.alarm.getByRole("button", { name: operator.t("action-claim") }).click();
  await operator.act("reply-send").waitFor();
  await operator.reply("I am here.");
  await operator.alarm.waitFor({ state: "hidden" });
  const known = await operator.rowIds();

  const child = await Child.inTab(await here.context(t), here.demo);
  await child.button("safe-no").click();
  await child.frame.getByRole("link", { name: child.t("call-emergency", { emergency: "112" }) }).first().waitFor();
  await child.write(canary("help"));
  await operator.alarm.waitFor();
  const row = await operator.newRow(known);
  await until("the row to be first", async () => (await row.getAttribute("aria-posinset")) === "1");
  assert.ok((await row.innerText()).includes(operator.t("signal-IMM")), "the reason isn't in words");
  await screenshot(operator.page, "console-alarm-desk-light");

  // Whatever else is on the screen, the band stays.
  await operator.view("view-closed").click();
  await operator.alarm.waitFor();
  await operator.alarm.getByRole("button", { name: operator.t("action-claim") }).click();
  await operator.talk.getByText(operator.t("safety-no")).first().waitFor();
  await operator.talk.getByText(operator.t("safety-emergency", { number: "112" })).waitFor();
  await operator.alarm.waitFor({ state: "hidden" });
});

test("a talk that the young person ends is over on both sides", async (t) => {
  const { child, operator } = await talking(here, t);
  await child.button("end-chat").click();
  await child.button("end-chat-yes").click();
  await child.frame.getByRole("heading", { name: child.t("ended-title") }).waitFor();
  await operator.talk.getByText(operator.t("talk-left", { time: "@" }).split("@")[0]).waitFor();
});

test("pictures go both ways; theirs stays closed until somebody looks, and that is recorded", async (t) => {
  const { child, operator } = await talking(here, t);
  const fetched = [];
  operator.page.on("request", (request) => {
    if (request.url().includes("/attachments/")) fetched.push(request.url());
  });
  await child.attach(await picture(child.page));
  const shown = operator.talk.locator(".picture");
  await shown.waitFor();
  await until("the picture to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  assert.deepEqual(fetched, [], "bytes were fetched before anybody decided to look");
  assert.equal(await operator.talk.getByRole("img", { name: operator.t("picture-alt", { name: "" }).trim() }).count(), 0);
  await screenshot(operator.page, "console-picture-closed-desk-light");
  await operator.act("picture-reveal").click();
  const image = operator.talk.locator(".picture img");
  await until("the picture to be drawn", () => image.evaluate((drawn) => drawn.complete && drawn.naturalWidth === 320));
  assert.equal(fetched.length, 1);
  await screenshot(operator.page, "console-picture-open-desk-light");
  await operator.act("picture-cover").click();
  await operator.act("picture-uncover").waitFor();

  const sent = await picture(operator.page, "where we are.png");
  await operator.attach(sent);
  await operator.reply("This is our door.");
  await child.said("This is our door.").waitFor();
  const [download] = await Promise.all([child.page.waitForEvent("download"), child.button("attach-download").click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).equals(sent.buffer), "the young person got other bytes");

  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-audit").click();
  const entry = supervisor.page.getByRole("row").filter({ hasText: supervisor.t("act-attachment-revealed") });
  await entry.filter({ hasText: operator.known.name }).first().waitFor();
});
