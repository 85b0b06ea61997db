// Tables: calls go out and are followed, can be given up; a spreadsheet is tried, mended, taken in and taken back, by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inspect, phone, stage, until } from "./harness.mjs";
import { ADMIN, Operator, SUPERVISOR } from "./people.mjs";

const here = stage();

const MAPPING = `
of = "calls"
[file]
dates = ["%d.%m.%Y %H:%M"]
[[column]]
name = "When"
field = "started_at"
[[column]]
name = "Minutes"
field = "duration_min"
[[column]]
name = "What"
field = "class"
values = { "Question" = "INFO" }
[defaults]
medium = "PHONE"
`;
const upload = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** The form under a heading of the page. */
const form = (who, key) => who.page.getByRole("form", { name: who.t(key) });

async function taken(who, act) {
  const [download] = await Promise.all([who.page.waitForEvent("download"), act()]);
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

test("a spreadsheet is tried, mended, taken in, taken out again and taken back, by keyboard", async (t) => {
  const who = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = who;
  await who.view("page-tables").click();
  const into = form(who, "tables-in");
  await into.getByLabel(who.t("tables-file")).setInputFiles(upload("old.csv", "When;Minutes;What;Who\n31.02.2019 10:00;5;Question;AB\n01.03.2019 11:00;3;Questoin;CD\n"));
  await into.getByLabel(who.t("tables-mapping")).setInputFiles(upload("old.toml", MAPPING));
  await into.getByRole("button", { name: who.t("tables-in-try") }).focus();
  await page.keyboard.press("Enter");
  await into.getByText(who.t("tables-in-wrong", { count: 2 })).waitFor();
  const rows = await into.getByRole("row").allInnerTexts();
  assert.match(rows[1], /^2\s+When\s+"31\.02\.2019 10:00" is no time that there was/);
  assert.match(rows[2], /^3\s+What\s+"Questoin" is none of the column's values/);
  assert.ok(await into.getByRole("button", { name: who.t("tables-in-do") }).isDisabled(), "nothing wrong comes in");
  await inspect(page, "console-tables-wrong", { fullPage: true });

  await into.getByLabel(who.t("tables-file")).setInputFiles(upload("new.csv", "When;Minutes;What;Who\n28.02.2019 10:00;5;Question;AB\n01.03.2019 11:00;3;Question;CD\n"));
  await into.getByRole("button", { name: who.t("tables-in-try") }).focus();
  await page.keyboard.press("Enter");
  await into.getByText(who.t("tables-in-fine", { count: 2 })).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await into.getByText(who.t("tables-in-done", { count: 2 })).waitFor();
  await inspect(page, "console-tables", { fullPage: true });

  const out = form(who, "tables-out");
  await out.getByLabel(who.t("tables-began-from")).fill("2019-02-01");
  await out.getByLabel(who.t("tables-to")).fill("2019-03-01");
  const [name, table] = await taken(who, () => out.getByRole("button", { name: who.t("tables-out-do") }).click());
  assert.equal(name, "calls.csv");
  assert.equal(table.toString().trim().split("\n").length, 3, table.toString());
  assert.match(table.toString(), /2019-02-28T10:00:00/);

  const past = page.getByRole("listitem").filter({ hasText: who.t("tables-past-calls", { count: 2 }) });
  await past.getByRole("button", { name: who.t("tables-undo") }).focus();
  await page.keyboard.press("Enter");
  await past.getByRole("button", { name: who.t("tables-undo-really") }).focus();
  await page.keyboard.press("Enter");
  await past.getByText(/^taken back .*\d/).waitFor();
  const [, empty] = await taken(who, () => out.getByRole("button", { name: who.t("tables-out-do") }).click());
  assert.equal(empty.toString().trim().split("\n").length, 1, "all of it is gone");
});

test("a long table shows how far it is on its way in, and is broken off", async (t) => {
  const who = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = who;
  await who.view("page-tables").click();
  const into = form(who, "tables-in");
  const before = (await who.ask("GET", "imports")).length;
  const lines = Array.from({ length: 60_000 }, (_, line) => `INFO,PHONE,2018-01-01,5,line ${line}`);
  await into.getByLabel(who.t("tables-file")).setInputFiles(upload("long.csv", `class,medium,started_at,duration_min,note\n${lines.join("\n")}\n`));
  await into.getByRole("button", { name: who.t("tables-in-try") }).click();
  await into.getByText(who.t("tables-in-fine", { count: 60_000 })).waitFor({ timeout: 240_000 });
  await into.getByRole("button", { name: who.t("tables-in-do") }).click();
  await into.getByText(/[1-9][\d,]* of 60,000/).waitFor();
  // Looked at quickly: it goes on meanwhile.
  await inspect(page, "console-tables-running", { sizes: { phone }, schemes: ["light"] });
  await into.getByRole("button", { name: who.t("cancel") }).click();
  await into.getByRole("alert").filter({ hasText: "broken off" }).waitFor();
  assert.equal((await who.ask("GET", "imports")).length, before, "nothing came in");
});

test("cases go out as an archive or one table; a long one is followed and given up; administrators have no tables", async (t) => {
  const who = await Operator.logIn(await here.context(t, { viewport: phone }), here.demo, SUPERVISOR);
  const { page } = who;
  await page.goto(`${here.demo.console}/#/tables`);
  const out = form(who, "tables-out");
  await out.getByLabel(who.t("tables-what")).selectOption("cases");
  const [name, archive] = await taken(who, () => out.getByRole("button", { name: who.t("tables-out-do") }).click());
  assert.equal(name, "cases.zip");
  assert.equal(archive.subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
  await out.getByLabel(who.t("tables-table")).selectOption("episodes");
  const [one, episodes] = await taken(who, () => out.getByRole("button", { name: who.t("tables-out-do") }).click());
  assert.equal(one, "episodes.csv");
  assert.match(episodes.toString(), /^case,child,taxonomy_version,category/);
  await inspect(page, "console-tables-phone", { fullPage: true });

  // A server that stops in the middle: how far it is stands there, and giving up saves nothing.
  let answer;
  await page.route("**/api/v1/exports/**", (route) => { answer = route; });
  await out.getByRole("button", { name: who.t("tables-out-do") }).click();
  await until("the question", () => answer !== undefined);
  await out.getByRole("progressbar").waitFor();
  await out.getByRole("button", { name: who.t("cancel") }).click();
  await out.getByText(who.t("tables-out-stopped")).waitFor();
  await page.unroute("**/api/v1/exports/**");

  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  assert.equal(await admin.view("page-tables").count(), 0);
  await admin.page.goto(`${here.demo.console}/#/tables`);
  await admin.page.getByText(admin.t("page-not-yours")).waitFor();
});
