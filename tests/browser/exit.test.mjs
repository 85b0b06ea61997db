// Leaving at once, and what a browser's profile holds afterwards: nothing that was said.
import assert from "node:assert/strict";
import { request } from "node:http";
import { describe, test } from "node:test";
import { canary, grepProfile, launchWithProfile, stage, until } from "./harness.mjs";
import { Child } from "./people.mjs";

const here = stage();
const safe = "https://www.wikipedia.org/";

/** The neutral site, which can't be reached from a test. */
const answerSafeSite = (context) => context.route(`${safe}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Encyclopedia</title>" }));

/** Two ways of leaving may begin at once, and the second cuts the first off: where the page ends is what counts. */
const isAway = (child) => until("the neutral site", () => child.page.url() === safe && child.page.title().then((title) => title === "Encyclopedia", () => false));

/** A browser with a profile, and a young person in it who has sent something and typed more. */
async function inProfile(t, open) {
  const { context, profile, kill, remove } = await launchWithProfile();
  t.after(remove);
  await answerSafeSite(context);
  const child = await open(context);
  const token = new Promise((resolve) => child.page.on("request", (request) => {
    const found = /^Bearer (.+)/.exec(request.headers().authorization ?? "");
    if (found) resolve(found[1]);
  }));
  const [sent, unsent] = [canary("sent"), canary("unsent")];
  await child.write(sent);
  await child.status("sent").waitFor();
  await child.field.pressSequentially(unsent);
  return { context, child, profile, kill, words: [sent, unsent, await token], token: await token };
}

/**
 * Takes the battery out, and searches all that the browser ever wrote to disk. What another page stored after the talk is found
 * there: so would the talk be, and the search does find things.
 */
async function nothingIsLeft({ context, profile, kill, words }) {
  const control = canary("control");
  const other = await context.newPage();
  await other.goto(`${safe}${control}`);
  await other.evaluate((word) => localStorage.setItem("control", word), control);
  await until("what is stored to reach the disk", () => grepProfile(profile, control).some((name) => name.includes("Local Storage")), 60_000);
  await kill();
  assert.notDeepEqual(grepProfile(profile, control), []);
  for (const word of words) assert.deepEqual(grepProfile(profile, word), [], "found in the profile");
}

async function leavesNothing(t, open, leave) {
  const talk = await inProfile(t, open);
  const { child, token, words: [sent, unsent] } = talk;
  await leave(child);
  await isAway(child);

  // The way back shows nothing either.
  await child.page.goBack().catch(() => null);
  const back = await child.page.evaluate(() => document.documentElement.innerText ?? "");
  assert.ok(!back.includes(sent) && !back.includes(unsent), "the back button shows the talk");
  await child.page.goto(safe);

  // The session is over for whoever holds the token.
  await until("the session to be dead", async () => (await statusOf(token)) === 410);
  await nothingIsLeft(talk);
}

/** What the server says to this token. fetch() won't set Host; this does. */
function statusOf(token) {
  const { chat, key } = here.demo;
  const url = `${chat.replace("chat.localhost", "127.0.0.1")}/c/${key}/stream?after=0&wait=0`;
  const headers = { authorization: `Bearer ${token}`, accept: "application/json", origin: chat, host: new URL(chat).host };
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).once("error", reject).end();
  });
}

const inTab = (context) => Child.inTab(context, here.demo);
const onHotlinePage = (context) => Child.onHotlinePage(context, here.demo);
const shiftThreeTimes = async (child) => {
  for (let press = 0; press < 3; press++) await child.page.keyboard.press("Shift");
};

// Each has a browser of its own and mostly waits for it to write its profile, so they run side by side.
describe("nothing is left in the browser's profile", { concurrency: true }, () => {
  test("after leaving from the chat", (t) => leavesNothing(t, inTab, (child) => child.leaveButton.click()));

  test("after leaving from the hotline's page by Shift three times", (t) =>
    leavesNothing(t, onHotlinePage, async (child) => {
      await child.page.locator("body").click({ position: { x: 5, y: 5 } });
      await shiftThreeTimes(child);
    }));

  test("after leaving from the frame, which takes the whole page along", (t) => leavesNothing(t, onHotlinePage, (child) => child.leaveButton.click()));

  test("after the battery died in the middle of a talk", async (t) => nothingIsLeft(await inProfile(t, inTab)));
});

test("the screen is blank within 100 ms, offline too, and stays blank", async (t) => {
  const context = await here.context(t);
  const child = await inTab(context);
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

test("Shift three times leaves from inside the chat, in a tab and in the frame", async (t) => {
  for (const open of [inTab, onHotlinePage]) {
    const context = await here.context(t);
    await answerSafeSite(context);
    const child = await open(context);
    await child.field.fill("somebody comes");
    await shiftThreeTimes(child);
    await isAway(child);
  }
});

test("Esc doesn't leave, nor does Shift that writes capitals", async (t) => {
  const child = await inTab(await here.context(t));
  await child.field.pressSequentially("ABC still here");
  for (const letter of ["A", "B", "C", "D"]) await child.page.keyboard.press(`Shift+${letter}`);
  await child.page.keyboard.press("Escape");
  assert.equal(await child.field.inputValue(), "ABC still hereABCD");
});
