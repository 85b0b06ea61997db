// Leaving at once, and what a browser's profile holds afterwards: nothing that was said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { canary, grepProfile, launch, launchWithProfile, startDemo, until } from "./harness.mjs";
import { Child } from "./people.mjs";

const safe = "https://www.wikipedia.org/";
let demo;
let browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

/** The neutral site, which can't be reached from a test. */
const answerSafeSite = (context) => context.route(`${safe}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Encyclopedia</title>" }));

/** Writes and sends in a browser with a profile, leaves by `leave`, and searches all that the browser ever wrote to disk. */
async function leavesNothing(t, open, leave) {
  const { context, profile, kill, remove } = await launchWithProfile();
  t.after(remove);
  await answerSafeSite(context);
  const child = await open(context);
  const token = new Promise((resolve) => child.page.on("request", (request) => {
    const found = /^Bearer (.+)/.exec(request.headers().authorization ?? "");
    if (found) resolve(found[1]);
  }));
  const [sent, unsent, control] = [canary("sent"), canary("unsent"), canary("control")];
  await child.write(sent);
  await child.status("sent").waitFor();
  await child.field.fill(unsent);
  await leave(child);
  await child.page.waitForURL(safe);

  // The way back shows nothing either.
  await child.page.goBack().catch(() => null);
  const back = await child.page.evaluate(() => document.documentElement.innerText ?? "");
  assert.ok(!back.includes(sent) && !back.includes(unsent), "the back button shows the talk");
  await child.page.goto(safe);

  // The session is over for whoever holds the token.
  const url = `${demo.chat.replace("chat.localhost", "127.0.0.1")}/c/${demo.key}/stream?after=0&wait=0`;
  const headers = { authorization: `Bearer ${await token}`, accept: "application/json", origin: demo.chat, host: new URL(demo.chat).host };
  await until("the session to be dead", async () => (await statusOf(url, headers)) === 410);

  // What was written later than the talk is on the disk: so would the talk be. The search does find things.
  await child.page.evaluate((word) => localStorage.setItem("control", word), control);
  await until("the control to reach the disk", () => grepProfile(profile, control).length > 0, 60_000);
  await kill();
  assert.notDeepEqual(grepProfile(profile, control), []);
  for (const word of [sent, unsent, await token]) assert.deepEqual(grepProfile(profile, word), [], "found in the profile");
}

/** fetch() won't set Host; this does. */
async function statusOf(url, headers) {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).once("error", reject).end();
  });
}

test("leaving from the chat leaves nothing in the browser", (t) =>
  leavesNothing(t, (context) => Child.inTab(context, demo), (child) => child.leaveButton.click()));

test("leaving from the hotline's page by Shift three times leaves nothing in the browser", (t) =>
  leavesNothing(t, (context) => Child.onHotlinePage(context, demo), async (child) => {
    await child.page.locator("body").click({ position: { x: 5, y: 5 } });
    for (let press = 0; press < 3; press++) await child.page.keyboard.press("Shift");
  }));

test("leaving from the frame on the hotline's page takes the whole page along", (t) =>
  leavesNothing(t, (context) => Child.onHotlinePage(context, demo), (child) => child.leaveButton.click()));

test("the screen is blank within 100 ms, offline too", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const child = await Child.inTab(context, demo);
  const word = canary("blank");
  await child.write(word);
  await child.status("sent").waitFor();
  await context.setOffline(true);
  const { took_ms, text } = await child.leaveButton.evaluate((button) => {
    const began = performance.now();
    button.click();
    return { took_ms: performance.now() - began, text: document.documentElement.textContent };
  });
  assert.ok(!text.includes(word), "the talk is still on screen");
  assert.ok(took_ms <= 100, `${took_ms} ms`);
});

test("Esc doesn't leave", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const child = await Child.inTab(context, demo);
  await child.field.fill("still here");
  await child.page.keyboard.press("Escape");
  assert.equal(await child.field.inputValue(), "still here");
});
