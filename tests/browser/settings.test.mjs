// What people set for themselves and for the line, and whether it holds: kept views, canned replies, hours and queues, safe hours, and
// the board's figures beside what the server says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, screenshot, stage, until } from "./harness.mjs";
import { ADMIN, Child, OPERATOR, Operator, Phone, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("a view that is kept narrows the list as it did, is there the next day, and for everybody where it was shared", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = supervisor;
  const panel = page.locator(".filter-panel");
  const rows = await supervisor.ask("GET", "inbox?view=waiting&limit=100");
  const polish = rows.rows.filter((row) => row.language === "pl").map((row) => `row-${row.id}`);
  assert.ok(polish.length > 0 && polish.length < rows.rows.length);
  await page.locator(".list-filter summary").click();
  await panel.getByLabel(supervisor.t("filter-language")).selectOption("pl");
  await until("the list to be narrow", async () => JSON.stringify(await supervisor.rowIds()) === JSON.stringify(polish));
  const [own, shared] = [canary("own"), canary("shared")];
  await panel.getByLabel(supervisor.t("filter-keep-as")).fill(own);
  await panel.getByRole("button", { name: supervisor.t("filter-keep"), exact: true }).click();
  await page.locator(".view.kept", { hasText: own }).waitFor();
  await panel.getByLabel(supervisor.t("filter-priority")).selectOption("1");
  await until("the list to be narrower", async () => (await supervisor.rowIds()).length === rows.rows.filter((row) => row.language === "pl" && row.priority <= 1).length);
  await panel.getByLabel(supervisor.t("filter-keep-as")).fill(shared);
  await panel.getByLabel(supervisor.t("filter-shared")).check();
  await panel.getByRole("button", { name: supervisor.t("filter-keep"), exact: true }).click();
  await page.locator(".view.kept", { hasText: shared }).waitFor();

  await page.reload();
  await supervisor.atDesk();
  assert.equal((await supervisor.rowIds()).length, rows.rows.length, "a filter outlives its day");
  await page.locator(".view.kept", { hasText: own }).click();
  await until("the kept list", async () => JSON.stringify(await supervisor.rowIds()) === JSON.stringify(polish));
  assert.equal(await page.locator(".filter-on").innerText(), own);
  // What comes in and doesn't fit stays out of it, and is counted where it waits.
  const child = await Child.inTab(await here.context(t), here.demo);
  const waiting = async () => Number(await page.locator('.view[href="#/waiting"] .n').first().innerText());
  const before = await waiting();
  await child.write(canary("english"));
  await until("it to be counted", async () => (await waiting()) === before + 1);
  assert.deepEqual(await supervisor.rowIds(), polish);

  const operator = await Operator.logIn(await here.context(t), here.demo, OPERATOR);
  await operator.page.locator(".view.kept", { hasText: shared }).click();
  await operator.page.locator(".filter-on", { hasText: shared }).waitFor();
  assert.equal(await operator.page.locator(".view.kept", { hasText: own }).count(), 0, "somebody's own view is shown to others");
  await operator.page.locator(".list-filter summary").click();
  assert.equal(await operator.button("filter-forget", { name: shared }).count(), 0, "it is another's to remove");
  await page.locator(".list-filter summary").click();
  await supervisor.button("filter-forget", { name: own }).click();
  await page.locator(".view.kept", { hasText: own }).waitFor({ state: "detached" });
});

test("two canned replies stand in one message with their places filled, and an empty place is not sent", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  for (const [title, text] of [["Greeting", "Hello {alias}, I am {operator}."], ["Numbers", "In danger call {emergency}."], ["Meeting", "See you at {place}."]]) {
    await supervisor.ask("POST", "canned", { title, language: "en", text });
  }
  const { child, operator, row } = await talking(here, t);
  const alias = await row.locator(".row-alias").innerText();
  const pick = async (typed, title) => {
    await operator.page.keyboard.type(typed);
    await operator.page.locator(".canned-list").getByRole("option").filter({ hasText: title }).waitFor();
    await operator.page.keyboard.press("Enter");
    await operator.page.locator(".canned-list").waitFor({ state: "detached" });
  };
  await operator.field.click();
  await pick("/greet", "Greeting");
  await operator.page.keyboard.type(" ");
  await pick("/numb", "Numbers");
  const words = `Hello ${alias}, I am Mira. In danger call 112.`;
  assert.equal(await operator.field.inputValue(), words);
  await operator.page.keyboard.type(" and/or ");
  assert.equal(await operator.page.locator(".canned-list").count(), 0, "a stroke within words opens nothing");
  await pick("/meet", "Meeting");
  await operator.talk.getByText(operator.t("canned-open-place", { place: "{place}" })).waitFor();
  assert.ok(await operator.act("reply-send").isDisabled());
  await operator.page.keyboard.press("Control+Shift+Enter");
  assert.equal(await child.said("See you at").count(), 0);
  await operator.field.fill((await operator.field.inputValue()).replace("{place}", "the door"));
  await operator.page.keyboard.press("Control+Shift+Enter");
  await child.said(`${words} and/or See you at the door.`).waitFor();
});

test("hours, a holiday and a queue that an administrator writes down are in effect, and a wrong hour is shown where it stands", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const { page } = admin;
  await page.goto(`${here.demo.console}/#/setup`);
  await admin.button("setup-hours-add").click();
  const hours = page.getByRole("group", { name: admin.t("setup-hours-entry", { number: (await admin.ask("GET", "hotline")).hotline.hours.length + 1 }) });
  await hours.getByLabel(admin.t("filter-channel")).selectOption("email");
  await hours.getByLabel(admin.t("day-mon")).fill("9-25");
  await page.getByLabel(admin.t("setup-holidays"), { exact: true }).fill("12-25");
  await admin.button("setup-queue-add").click();
  const queue = page.locator(".setup-entry").last();
  const name = "Night queue";
  await queue.getByLabel(admin.t("setup-queue-name"), { exact: true }).fill(name);
  await queue.getByLabel(admin.t("setup-queue-languages")).fill("en, fr");
  await admin.button("setup-save").click();
  await hours.locator(".form-trouble").first().waitFor();
  assert.equal(await hours.getByLabel(admin.t("day-mon")).getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid")), "true", "the keyboard stands at the fault");
  await screenshot(page, "settings-hours-wrong-desk-light");
  await hours.getByLabel(admin.t("day-mon")).fill("09:00-12:00, 13:00-17:30");
  await hours.getByLabel(admin.t("setup-on-holidays")).fill("10:00-12:00");
  await admin.button("setup-save").click();
  await page.getByText(admin.t("setup-saved")).waitFor();
  const { hotline } = await admin.ask("GET", "hotline");
  const written = hotline.hours.at(-1);
  assert.deepEqual([written.channel, written.week.mon, written.holidays, hotline.holidays], ["email", ["09:00-12:00", "13:00-17:30"], ["10:00-12:00"], ["12-25"]]);
  assert.deepEqual([hotline.queues.at(-1).name, hotline.queues.at(-1).languages], [name, ["en", "fr"]]);
  // Whoever comes now waits in it, and the board counts the queue.
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const known = await supervisor.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(canary("queued"));
  const id = (await (await supervisor.newRow(known)).getAttribute("id")).replace("row-", "");
  await until("the queue", async () => (await supervisor.ask("GET", `conversations/${id}`)).row.queue === name, 30_000);
  await supervisor.page.goto(`${here.demo.console}/#/board`);
  await supervisor.page.getByRole("rowheader", { name }).waitFor();
  // The version that was there before is told from the newer one.
  await page.reload();
  await page.getByLabel(admin.t("setup-phone")).waitFor();
  assert.equal(await page.getByLabel(admin.t("setup-holidays"), { exact: true }).inputValue(), "12-25");
});

test("the board says what the server says", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = supervisor;
  await page.goto(`${here.demo.console}/#/board`);
  await page.locator(".board-person").first().waitFor();
  await until("the same figures", async () => {
    const board = await supervisor.ask("GET", "board");
    const sums = (await page.locator(".board-sums dd b").allInnerTexts()).map((text) => text.trim());
    const working = board.operators.filter((person) => person.here || person.talks > 0);
    const tables = await page.locator(".board-table").evaluateAll((found) => found.map((table) => [...table.querySelectorAll("tbody tr")].map((row) => Number(row.querySelector("td").textContent))));
    const parts = [board.by_priority, board.by_queue, board.by_channel, board.by_language].filter((part) => part.length > 0);
    return sums[0] === String(board.waiting.talks) && sums[2] === String(board.waiting.late) && sums[3] === String(working.filter((person) => person.here).length)
      && JSON.stringify(tables) === JSON.stringify(parts.map((part) => part.map((share) => share.waiting.talks)));
  });
  const board = await supervisor.ask("GET", "board");
  const longest = await page.locator(".board-sums dd b").nth(1).innerText();
  const seconds = longest.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  assert.ok(Math.abs((Date.now() - board.waiting.since) / 1000 - seconds) < 5, `${longest} since ${new Date(board.waiting.since).toISOString()}`);
  await screenshot(page, "settings-board-phone-light");
});

test("an answer outside of safe hours waits, the screen says until when, and it can be had back and sent once the card allows it", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const handset = await Phone.open(await here.context(t), here.demo, "155");
  await handset.text("only between four and five please");
  await operator.claim(await operator.newRow(known));
  const zone = (await operator.ask("GET", "me")).hotline.time_zone;
  const hour = Number(new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(new Date()));
  const two = (at) => String(at % 24).padStart(2, "0");
  const card = async (hours) => {
    await operator.page.locator(".talk-name h1").focus();
    await operator.page.keyboard.press("s");
    await operator.dialog.getByLabel(operator.t("safety-form-hours"), { exact: false }).fill(hours);
    await operator.dialog.getByRole("button", { name: operator.t("safety-save") }).click();
    await operator.dialog.waitFor({ state: "detached" });
  };
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("s");
  await operator.dialog.getByLabel(operator.t("safety-form-hours"), { exact: false }).fill("four to five");
  await operator.dialog.getByRole("button", { name: operator.t("safety-save") }).click();
  await operator.dialog.getByText(operator.t("safety-form-hours-wrong")).waitFor();
  await operator.page.keyboard.press("Escape");
  await operator.dialog.waitFor({ state: "detached" });
  await card(`${two(hour + 3)}-${two(hour + 5)}`);
  const region = operator.talk.getByRole("region", { name: operator.t("safety-card") });
  await region.getByText(operator.t("safety-only", { hours: `${two(hour + 3)}:00–${two(hour + 5)}:00` })).waitFor();
  // By the line's own clock, wherever the desk stands: what is said beside the card is its hour.
  await region.getByText(operator.t("safety-not-now", { time: `${two(hour + 3)}:00` })).waitFor();
  assert.ok((await operator.talk.locator(".composer-safety.at").innerText()).includes(`${two(hour + 3)}:00`));
  const words = canary("later");
  await operator.reply(words);
  await operator.said(words).locator(".held-line").getByText(operator.t("held-safe-hours", { time: "\u0000" }).split("\u0000")[0]).waitFor();
  await screenshot(operator.page, "settings-safe-hours-desk-light");
  assert.equal(await handset.said(words).count(), 0, "it left outside of safe hours");
  // What waits can be had back; what still waits when the card allows more leaves by itself.
  await operator.said(words).getByRole("button", { name: operator.t("held-take-back") }).click();
  await until("the words to be back", async () => (await operator.field.inputValue()) === words);
  const again = canary("again");
  await operator.reply(again);
  await operator.said(again).locator(".held-line").waitFor();
  await card(`${two(hour)}-${two(hour + 2)}`);
  await operator.talk.locator(".composer-safety.at").waitFor({ state: "detached" });
  await handset.said(again).waitFor();
  await operator.said(again).locator(".held-line").waitFor({ state: "detached" });
});
