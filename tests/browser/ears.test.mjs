// For ears and the corner of an eye: what sounds and until when, the tab's title, notifications, what screen readers hear, and that
// nothing shifts while a talk is used.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, screenshot, stage, until } from "./harness.mjs";
import { Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

/** Counts tones, keeps notifications and what live regions said, beside what the browser does with them. */
async function listening(context) {
  await context.addInitScript(() => {
    globalThis.heard = { tones: 0, notified: [], said: [] };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...args) {
      globalThis.heard.tones += 1;
      return start.apply(this, args);
    };
    globalThis.Notification = class extends Notification {
      constructor(title, options) {
        super(title, options);
        globalThis.heard.notified.push({ title, ...options });
      }
    };
    const regions = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";
    new MutationObserver((changes) => {
      const said = new Set(changes.map((change) => (change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target)?.closest?.(regions)));
      for (const region of said) if (region && region.textContent.trim() !== "") globalThis.heard.said.push({ text: region.textContent, how: region.getAttribute("aria-live") ?? region.getAttribute("role") });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const heard = (operator) => operator.page.evaluate(() => globalThis.heard);
const tones = async (operator) => (await heard(operator)).tones;
const titled = (operator, title) => until(`the title ${title}`, async () => (await operator.page.title()) === title);

/** Nobody in danger waits. */
async function calm(operator) {
  const waiting = (await operator.ask("GET", "inbox?view=waiting&limit=200")).rows;
  for (const row of waiting.filter((each) => each.priority === 0 && each.assignee === null)) await operator.ask("POST", `conversations/${row.id}/claim`);
  await operator.alarm.waitFor({ state: "detached" });
}

test("who is in danger sounds again and again until somebody takes it; the title counts; a notification says nothing of them", async (t) => {
  const context = await here.context(t);
  await context.grantPermissions(["notifications"], { origin: here.demo.console });
  await listening(context);
  const operator = await Operator.logIn(context, here.demo);
  const { page } = operator;
  // A browser lets nothing sound before somebody touched the page.
  await page.mouse.click(5, 5);
  await calm(operator);
  const waiting = Number(await page.locator('.view[href="#/waiting"] .n').innerText());
  await titled(operator, operator.t("title-waiting", { count: waiting }));
  const child = await Child.inTab(await here.context(t), here.demo);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => globalThis.away ?? true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const before = await tones(operator);
  const words = canary("danger");
  await child.button("safe-no").click();
  await child.write(words);
  await operator.alarm.waitFor();
  await titled(operator, operator.t("title-alarm", { count: 1 }));
  await until("the alarm to sound twice", async () => (await tones(operator)) >= before + 8, 12_000);
  const alias = await operator.alarm.locator("bdi").innerText();
  const { notified, said } = await heard(operator);
  assert.ok(notified.length >= 1, "nothing was notified");
  for (const each of notified) assert.deepEqual(each, { title: operator.t("notification"), tag: "earshot", silent: true });
  const spoken = operator.t("alarm-spoken", { reason: operator.t("signal-IMM") });
  assert.equal(said.filter((each) => each.how === "assertive" && each.text.trim() === spoken).length, 1, "said once, at once");
  assert.ok(!said.some((each) => each.text.includes(words)), "words of a talk that nobody opened were read out");
  // A colleague takes it: it is still for everybody.
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await colleague.alarm.getByRole("button", { name: colleague.t("action-claim") }).click();
  await operator.alarm.waitFor({ state: "detached" });
  assert.ok(!(await page.title()).includes(alias));
  const after = await tones(operator);
  await page.waitForTimeout(4_500);
  assert.equal(await tones(operator), after, "it sounds on though somebody has it");
});

test("what becomes grave in somebody's hands sounds for them and for a supervisor until they have looked", async (t) => {
  const context = await here.context(t);
  await listening(context);
  const { child, operator, row } = await talking(here, t);
  await calm(operator);
  const supervisor = await Operator.logIn(context, here.demo, SUPERVISOR);
  await supervisor.page.mouse.click(5, 5);
  // The holder looks at something else.
  await operator.page.goto(`${here.demo.console}/#/waiting`);
  await operator.talk.getByRole("article").first().waitFor({ state: "detached" });
  const alias = await row.locator(".row-alias").innerText();
  const before = await tones(supervisor);
  await child.write("he is kicking my door in right now with a knife, please help");
  const bands = [operator, supervisor].map((each) => each.page.getByRole("region", { name: each.t("alarm-rose-label") }));
  for (const band of bands) {
    await band.waitFor();
    assert.equal(await band.locator("bdi").first().innerText(), alias);
  }
  await screenshot(supervisor.page, "ears-rose-desk-light");
  await operator.page.setViewportSize({ width: 390, height: 844 });
  await screenshot(operator.page, "ears-rose-phone-light");
  await until("the alarm to sound twice", async () => (await tones(supervisor)) >= before + 8, 12_000);
  const { reason } = (await operator.ask("GET", "inbox?view=mine&limit=50")).rows.find((each) => each.alias === alias);
  const spoken = supervisor.t("alarm-rose-spoken", { reason: supervisor.t(`signal-${reason}`) });
  const said = (await heard(supervisor)).said;
  assert.ok(said.some((each) => each.how === "assertive" && each.text.trim() === spoken), `${spoken} in ${JSON.stringify(said)}`);
  await bands[0].getByRole("button", { name: operator.t("alarm-look") }).click();
  for (const band of bands) await band.waitFor({ state: "detached" });
});

test("who is in danger stays over a list that is narrow when everything is read again", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.button("safe-no").click();
  await child.write(canary("help"));
  await operator.newRow(known);
  await operator.alarm.waitFor();
  await page.locator(".list-filter summary").click();
  await page.locator(".filter-panel").getByLabel(operator.t("filter-language")).selectOption("pl");
  await until("the list to be narrow", async () => (await operator.rowIds()).length < known.length);
  const grave = (await operator.ask("GET", "inbox?view=waiting&limit=1")).rows[0];
  assert.ok(grave.priority === 0 && grave.language !== "pl");
  // As from the browser's memory of pages, and after a lock.
  const read = page.waitForResponse((answer) => answer.url().includes("/inbox?view=mine"));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await read;
  await page.waitForTimeout(1_500);
  await operator.alarm.waitFor({ timeout: 1_000 });
});

test("a new message in the open talk is read out once, and the same words again once more", async (t) => {
  const context = await here.context(t);
  await listening(context);
  const operator = await Operator.logIn(context, here.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write("hello?");
  const row = await operator.newRow(known);
  await operator.claim(row);
  const alias = await row.locator(".row-alias").innerText();
  const times = async (text) => (await heard(operator)).said.filter((each) => each.text.includes(text)).map((each) => each.how);
  const words = canary("read");
  await child.write(words);
  await operator.said(words).waitFor();
  await until("it to be read out", async () => (await times(words)).length > 0);
  await child.write(words);
  await until("two of them", async () => (await operator.said(words).count()) === 2);
  await until("it to be read out again", async () => (await times(words)).length > 1);
  assert.deepEqual(await times(words), ["polite", "polite"]);
  assert.ok((await heard(operator)).said.some((each) => each.text.trim() === operator.t("said-by", { alias, text: words })));
  // One's own words are not read back.
  const own = canary("own");
  await operator.reply(own);
  await child.said(own).waitFor();
  await operator.said(own).getByText(operator.t("delivery-read")).waitFor();
  assert.deepEqual(await times(own), []);
});

test("nothing shifts while a talk is used", async (t) => {
  const { child, operator } = await talking(here, t, { first: "A thread that fills its place from the beginning. ".repeat(60) });
  const { page } = operator;
  await calm(operator);
  await page.evaluate(() => {
    globalThis.shifted = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) globalThis.shifted.push([entry.value, entry.sources.map(({ node }) => (node?.className || node?.nodeName) ?? "?").join(" ")]);
      }
    }).observe({ type: "layout-shift" });
  });
  for (let round = 0; round < 4; round += 1) {
    const [theirs, ours] = [`${canary("theirs")} ${"and more of it ".repeat(round * 12)}`, canary("ours")];
    await child.field.pressSequentially("typing");
    await operator.talk.getByText(operator.t("who-they-type")).first().waitFor();
    await child.write(theirs);
    await operator.said(theirs.slice(0, 20)).waitFor();
    await operator.reply(ours);
    await operator.said(ours).getByText(operator.t("delivery-read")).waitFor();
  }
  await operator.note("Ask about tonight.");
  const other = await Child.inTab(await here.context(t), here.demo);
  const known = await operator.rowIds();
  await other.write("somebody else");
  await operator.newRow(known);
  const shifted = await page.evaluate(() => globalThis.shifted);
  const sum = shifted.reduce((all, [value]) => all + value, 0);
  t.diagnostic(`layout shifts sum to ${sum.toFixed(4)}`);
  assert.ok(sum <= 0.02, `${sum}: ${JSON.stringify(shifted)}`);
});

test("a warning that comes over a talk or goes again leaves what is read where it is", async (t) => {
  const { child, operator, row } = await talking(here, t, { first: "A thread that fills its place from the beginning. ".repeat(60) });
  const { page } = operator;
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const words = canary("middle");
  await child.write(words);
  await operator.said(words).waitFor();
  await child.write(`${canary("after")} ${"and more of it ".repeat(120)}`);
  const id = (await row.getAttribute("id")).slice("row-".length);
  const nothing = { do_not_contact: false, shared: false, avoid: [], hours: [], code_word: null, note: null, said_by_contact: true };
  const band = operator.talk.getByRole("region", { name: operator.t("safety-card") });
  const place = async () => (await operator.said(words).boundingBox()).y;
  for (const end of ["read far up", "the newest line"]) {
    await page.locator(".thread").evaluate((thread, up) => {
      thread.scrollTop = up ? (thread.scrollHeight - thread.clientHeight) / 2 : thread.scrollHeight;
    }, end === "read far up");
    await until("the thread to rest", async () => (await place()) === (await place()));
    const before = await place();
    await supervisor.ask("PUT", `conversations/${id}/safety`, { ...nothing, shared: true, note: "A reader stands behind them. ".repeat(6) });
    await band.waitFor();
    assert.ok((await band.boundingBox()).height > 30);
    assert.ok(Math.abs((await place()) - before) < 2, `${end}: what is read went from ${before} to ${await place()}`);
    await supervisor.ask("PUT", `conversations/${id}/safety`, nothing);
    await band.waitFor({ state: "detached" });
    assert.ok(Math.abs((await place()) - before) < 2, `${end}: what is read came back to ${await place()} from ${before}`);
  }
});
