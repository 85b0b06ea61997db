// Calls and cases: from a first contact to a closed case, by keyboard; what a colleague changed meanwhile; calls on the telephone.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { request } from "node:http";
import { test } from "node:test";
import { canary, inspect, stage, until, words } from "./harness.mjs";
import { ADMIN, Child, Operator, SUPERVISOR, anotherSupervisor, keysOf, talking } from "./people.mjs";

const here = stage();

/** A form of the open case, by the part that it asks about. */
const form = (operator, part) => operator.page.getByRole("form", { name: operator.t(`case-part-${part}`) });
const field = (operator, part, name) => form(operator, part).locator(`[data-for="${name}"]`).first();

async function saved(operator, part) {
  await operator.page.keyboard.press("Control+Enter");
  await form(operator, part).waitFor({ state: "hidden" });
}

async function add(operator, part) {
  await operator.page.getByRole("group", { name: operator.t("case-add") }).getByRole("button", { name: `+ ${operator.t(`case-part-${part}`)}`, exact: true }).focus();
  await operator.page.keyboard.press("Enter");
  await form(operator, part).waitFor();
}

async function newCase(operator, kind = "Missing child") {
  await operator.page.goto(`${here.demo.console}/#/cases`);
  await operator.page.getByRole("button", { name: operator.t("case-new", { kind }) }).click();
  await operator.page.getByRole("heading", { level: 1, name: /\d/ }).waitFor();
}

test("a runaway, twice gone: opened from a talk, filled by keyboard, found, closed, gone again", async (t) => {
  const { operator, id } = await talking(here, t, { first: "My friend ran away from home and I know where she is." });
  const { page } = operator;
  await page.getByRole("button", { name: operator.t("case-open-missing") }).click();
  const link = page.getByRole("complementary").getByRole("link", { name: /^Case \d+$/ });
  await link.waitFor();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  const began = Date.now();
  await add(operator, "child");
  await page.keyboard.type("Tilda Quillfeather");
  await field(operator, "child", "age").fill("14");
  await saved(operator, "child");
  await add(operator, "episode");
  await field(operator, "episode", "missing_since").fill("2026-03-01T18:30");
  await field(operator, "episode", "last_seen_place").fill("The bus station.");
  await saved(operator, "episode");
  await page.getByText(operator.t("case-police-not")).waitFor();
  await add(operator, "task");
  await page.keyboard.type("Call the parents back.");
  await saved(operator, "task");
  assert.ok(Date.now() - began < 60_000, "a real one takes a minute");
  await inspect(page, "console-case", { fullPage: true });
  // What stands far down a page pulls nothing but the page.
  const scrolled = await page.locator(".desk").evaluate((desk) => {
    desk.scrollTop = 100;
    return desk.scrollTop;
  });
  assert.equal(scrolled, 0, "the header can be scrolled away");

  // Found: the episode says how, then the status may follow.
  await page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: "Found" }).click();
  await page.getByLabel(operator.t("case-status-reason")).selectOption("FOUND");
  await page.getByRole("button", { name: operator.t("case-save") }).click();
  await page.getByText(/still missing: give it its outcome first/i).waitFor();
  await page.locator(".case-section").filter({ hasText: operator.t("case-parts-episode") }).getByRole("button", { name: operator.t("case-edit") }).click();
  await field(operator, "episode", "outcome").selectOption("FOUND_SAFE");
  await field(operator, "episode", "found_at").fill("2026-03-02T20:00");
  await field(operator, "episode", "found_how").selectOption("SELF");
  await saved(operator, "episode");
  await page.getByRole("button", { name: operator.t("case-save") }).click();
  await page.locator(".page-top").getByText("Found", { exact: true }).waitFor();
  for (const [to, reason] of [["Closed", "SOLVED"], ["Reopened", "AGAIN"]]) {
    await page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: to }).click();
    await page.getByLabel(operator.t("case-status-reason")).selectOption(reason);
    await page.getByRole("button", { name: operator.t("case-save") }).click();
    await page.locator(".page-top").getByText(to, { exact: true }).waitFor();
  }
  await add(operator, "episode");
  await field(operator, "episode", "missing_since").fill("2026-03-05T07:00");
  await saved(operator, "episode");
  assert.equal(await page.locator(".case-section").filter({ hasText: operator.t("case-parts-episode") }).getByRole("article").count(), 2);
  // The timeline leads back to the talk.
  await page.locator(".case-timeline .contact a").first().click();
  await operator.row(id).waitFor();
});

test("at the end of a talk words are left for the family and another hotline takes over, both followed up in one case", async (t) => {
  const { operator } = await talking(here, t, { first: "I ran away from home and I won't go back, but tell my mum that I'm well." });
  const { page, dialog } = operator;
  const label = words("taxonomy");
  await operator.act("action-close").click();
  const onward = dialog.getByRole("region", { name: operator.t("hand-on"), exact: true });
  const press = (key) => onward.getByRole("button", { name: operator.t(key), exact: true }).click();
  const record = onward.getByRole("button", { name: operator.t("hand-on-save"), exact: true });
  await press("hand-on-home");
  assert.ok(await record.isDisabled(), "there is nothing to pass on yet");
  const home = canary("I am well and I eat ");
  await onward.getByLabel(operator.t("case-f-message")).fill(home);
  await onward.getByLabel(operator.t("case-f-recipient")).fill("my mum");
  await page.keyboard.press("Enter");
  assert.equal(await dialog.count(), 1, "a key closed the record");
  await page.keyboard.press("Control+Enter");
  await dialog.getByRole("alert").getByText(operator.t("hand-on-unsaved")).waitFor();
  await onward.scrollIntoViewIfNeeded();
  await inspect(page, "console-hand-on");
  await record.click();
  const linked = dialog.getByRole("region", { name: operator.t("page-cases") }).getByRole("link", { name: operator.t("case-numbered", { number: "" }) });
  await linked.waitFor();
  const referred = dialog.getByLabel(label("action-REF_HOTLINE"));
  assert.equal(await referred.isChecked(), false);
  await press("hand-on-pass");
  await onward.getByLabel(operator.t("hand-on-which")).fill("Lantern Line of Examplia, 116 111");
  await onward.getByLabel(operator.t("hand-on-agreed")).fill("They call back at five.");
  await record.click();
  await onward.getByRole("button", { name: operator.t("hand-on-pass"), exact: true }).waitFor();
  assert.ok(await referred.isChecked(), "what was done stands in the record");
  assert.equal(await linked.count(), 1, "one case holds both");

  const address = await linked.getAttribute("href");
  await page.keyboard.press("Escape");
  await page.goto(`${here.demo.console}/${address}`);
  const section = (part) => page.locator(".case-section").filter({ has: page.getByRole("heading", { name: operator.t(`case-parts-${part}`), exact: true }) });
  await section("referral").getByText("Lantern Line of Examplia, 116 111").waitFor();
  await section("referral").getByText(label("referral_to-HOTLINE")).waitFor();
  await section("message_home").getByText(home).waitFor();
  // Nobody passes them on before the child agreed and the family is known to be the family.
  await section("message_home").getByRole("button", { name: operator.t("case-edit") }).click();
  await field(operator, "message_home", "state").selectOption("PASSED_ON");
  await page.keyboard.press("Control+Enter");
  await form(operator, "message_home").getByText("say when the child agreed to these words").waitFor();
  await inspect(page, "console-message-home");
  // The fields know minutes; what was left this very minute is older than the next.
  const soon = await page.evaluate(() => new Date(Date.now() + 120_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16));
  for (const step of ["confirmed_at", "checked_at", "passed_on_at"]) await field(operator, "message_home", step).fill(soon);
  await field(operator, "message_home", "how_checked").fill("Called back by the number that the school has.");
  await saved(operator, "message_home");
  await section("message_home").getByText(label("message_state-PASSED_ON"), { exact: true }).waitFor();
});

test("a parental abduction abroad: custody is asked for, and the suspect gets no answer", async (t) => {
  const { operator, child, row } = await talking(here, t, { first: "Where is my son now?" });
  const [id] = /[0-9a-f-]{36}$/.exec(await row.getAttribute("id"));
  const { page } = operator;
  // Nobody reads it before it is known who they are.
  await child.page.context().setOffline(true);
  await operator.reply("We will ask at the school.");
  await operator.said("We will ask at the school.").getByText(operator.t("delivery-sent")).waitFor();
  await newCase(operator);
  const number = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  await add(operator, "child");
  await saved(operator, "child");
  await add(operator, "episode");
  await field(operator, "episode", "category").selectOption("PAR_INT");
  await saved(operator, "episode");
  await page.getByRole("heading", { level: 2, name: operator.t("case-parts-custody") }).waitFor();
  await add(operator, "custody");
  await field(operator, "custody", "hague").selectOption("FILED");
  await saved(operator, "custody");
  await add(operator, "person");
  await form(operator, "person").getByRole("checkbox", { name: "Suspected abductor" }).check();
  await saved(operator, "person");
  await page.locator(".case-card.in-conflict").waitFor();
  const address = page.url();
  // The talk is theirs: it is linked, and named in the case as the suspect's; from then on nothing leaves for it.
  await page.goto(`${here.demo.console}/#/mine/${id}`);
  await page.getByRole("complementary").getByLabel(operator.t("case-link-number")).fill(number);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").getByRole("link", { name: operator.t("case-numbered", { number }) }).click();
  await page.locator(".case-section").filter({ hasText: operator.t("case-parts-person") }).getByRole("button", { name: operator.t("case-edit") }).click();
  await field(operator, "person", "conversation_id").selectOption(id);
  await saved(operator, "person");
  await page.locator(".case-card.in-conflict").getByText(operator.t("channel-webchat")).waitFor();
  await page.goto(`${here.demo.console}/#/mine/${id}`);
  await page.getByText(operator.t("case-conflict-here", { number })).waitFor();
  const withheld = operator.said("We will ask at the school.");
  await withheld.getByText(operator.t("delivery-failed"), { exact: true }).waitFor();
  await withheld.getByText(operator.t("delivery-code-conflict")).waitFor();
  await withheld.getByText(operator.t("delivery-conflict-help")).waitFor();
  await inspect(page, "console-withheld");
  await operator.reply("He is safe.");
  await page.getByText(/nothing may be sent to this person/i).first().waitFor();

  // Found by the police abroad: the episode says so, and the case is closed.
  await page.goto(address);
  await page.locator(".case-section").filter({ hasText: operator.t("case-parts-episode") }).getByRole("button", { name: operator.t("case-edit") }).click();
  await field(operator, "episode", "missing_since").fill("2026-03-01T08:00");
  await field(operator, "episode", "outcome").selectOption("LOCATED_NOT_RETURNED");
  await field(operator, "episode", "found_at").fill("2026-03-02T20:00");
  await field(operator, "episode", "found_how").selectOption("POLICE");
  await field(operator, "episode", "found_country").fill("MA");
  await saved(operator, "episode");
  for (const [to, reason] of [["Found", "FOUND"], ["Closed", "SOLVED"]]) {
    await page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: to }).click();
    await page.getByLabel(operator.t("case-status-reason")).selectOption(reason);
    await page.keyboard.press("Control+Enter");
    await page.locator(".page-top").getByText(to, { exact: true }).waitFor();
  }
});

test("a child in migration, from the first contact to closing, by keyboard alone", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  const keys = keysOf(page);
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write("My friend from the centre is gone since two days. He is alone in this country.");
  const row = await operator.newRow(known);
  for (let step = 0; !/\bpointed\b/.test(await row.getAttribute("class")); step += 1) {
    assert.ok(step < 60, "the row can be reached");
    await page.keyboard.press("j");
  }
  await page.keyboard.press("c");
  await operator.act("reply-send").waitFor();
  await keys.reach(operator.field);
  await page.keyboard.type("Thank you for writing. Where do you think he is?");
  await page.keyboard.press("Control+Shift+Enter");
  await child.said("Where do you think he is?").waitFor();
  await keys.press(page.getByRole("button", { name: operator.t("case-open-missing") }));
  await keys.press(page.getByRole("complementary").getByRole("link", { name: /^Case \d+$/ }));
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();

  const adding = async (part) => {
    await keys.press(page.getByRole("group", { name: operator.t("case-add") }).getByRole("button", { name: `+ ${operator.t(`case-part-${part}`)}`, exact: true }));
    await until("the form to have the focus", () => form(operator, part).locator("[data-for]").first().evaluate((field) => field === document.activeElement));
  };
  const check = (text) => page.getByRole("checkbox", { name: text });
  const ticked = (text) => page.locator(".checks-list li").filter({ hasText: text }).locator(".checks-state");
  await keys.press(check("Is the child safe right now?"), "Space");
  await ticked("Is the child safe right now?").getByText(operator.known.name).waitFor();
  await adding("child");
  await page.keyboard.type("Navid Quillfeather");
  await keys.write(field(operator, "child", "age"), "15");
  await keys.choose(field(operator, "child", "gender"), "BOY");
  await keys.choose(field(operator, "child", "migration_status"), "ASYLUM");
  await keys.write(field(operator, "child", "languages"), "fa, en");
  await saved(operator, "child");
  // What was typed last is saved by keyboard, too.
  await page.getByText("Persian, English").first().waitFor();
  await adding("episode");
  await keys.choose(field(operator, "episode", "category"), "MIG");
  await keys.time(field(operator, "episode", "missing_since"), "03012026", "0630PM");
  await keys.time(field(operator, "episode", "reported_at"), "03032026", "0900AM");
  await keys.choose(field(operator, "episode", "missing_from"), "RECEPTION");
  await saved(operator, "episode");

  // Heard of long ago: what nobody was told is overdue, here and in the list of what is due.
  const late = page.locator(".case-band").filter({ hasText: operator.t("checks-late") });
  await late.getByText("Tell the police").waitFor();
  assert.equal(await late.getByRole("listitem").count(), 4);
  await inspect(page, "console-case-migration-late", { fullPage: true });
  const number = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await keys.press(page.getByRole("button", { name: operator.t("case-view-due") }));
  const line = page.getByRole("row").filter({ hasText: operator.t("case-numbered", { number }) });
  await line.getByText(operator.t("case-overdue")).waitFor();
  await keys.press(line.getByRole("link"));
  await check("Tell the police").waitFor();
  // What the case says of the police ticks the item.
  const card = page.locator(".case-section").filter({ has: page.getByRole("heading", { name: operator.t("case-parts-episode") }) });
  await keys.press(card.getByRole("button", { name: operator.t("case-edit") }));
  await keys.choose(field(operator, "episode", "police_told"), "YES");
  await keys.time(field(operator, "episode", "police_told_at"), "03032026", "0920AM");
  await saved(operator, "episode");
  await until("the police item is ticked", () => check("Tell the police").isChecked());
  await keys.press(check("Tell the guardian"), "Space");
  await ticked("Tell the guardian").getByText(operator.known.name).waitFor();
  await keys.press(page.getByRole("button", { name: `${operator.t("checks-skip")}: Tell the place` }));
  await ticked("Tell the place").getByText(operator.t("checks-skip")).waitFor();
  await keys.press(check("Ask the hotline of the country"), "Space");
  await late.waitFor({ state: "detached" });
  await keys.press(check("Where does the child want to go"), "Space");
  await ticked("Where does the child want to go").getByText(operator.known.name).waitFor();
  // A tick that is taken back leaves a trace.
  await keys.press(check("Where does the child want to go"), "Space");
  await page.locator(".case-timeline").getByText(operator.t("case-did-unticked", { item: "Where does the child want to go, and who waits there?" })).waitFor();

  await keys.press(card.getByRole("button", { name: operator.t("case-edit") }));
  await keys.choose(field(operator, "episode", "outcome"), "FOUND_SAFE");
  await keys.time(field(operator, "episode", "found_at"), "03042026", "0800AM");
  await keys.choose(field(operator, "episode", "found_how"), "AUTHORITY");
  await saved(operator, "episode");
  for (const text of ["Who received the child", "Write down when and how the child was found"]) {
    await keys.press(check(text), "Space");
    await ticked(text).getByText(operator.known.name).waitFor();
  }
  for (const [to, reason] of [["Found", "FOUND"], ["Closed", "SOLVED"]]) {
    await keys.press(page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: to, exact: true }));
    await keys.choose(page.getByLabel(operator.t("case-status-reason")), reason);
    await keys.press(page.getByRole("button", { name: operator.t("case-save") }));
    await page.locator(".page-top").getByText(to, { exact: true }).waitFor();
  }
  await inspect(page, "console-case-migration", { fullPage: true });
});

test("of two who change a part at once, the later one sees both and loses nothing", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  await newCase(operator);
  await add(operator, "note");
  await operator.page.keyboard.type("First words.");
  await saved(operator, "note");
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await colleague.page.goto(operator.page.url());
  const edit = (who) => who.page.locator(".case-section").filter({ hasText: who.t("case-parts-note") }).getByRole("button", { name: who.t("case-edit") }).click();
  await edit(colleague);
  await edit(operator);
  await field(operator, "note", "text").fill("By the operator.");
  await saved(operator, "note");
  await field(colleague, "note", "text").fill("By the supervisor.");
  await colleague.page.keyboard.press("Control+Enter");
  await colleague.page.getByText(colleague.t("case-theirs")).waitFor();
  await colleague.page.getByRole("alert").filter({ hasText: "By the operator." }).waitFor();
  assert.equal(await field(colleague, "note", "text").inputValue(), "By the supervisor.");
  await saved(colleague, "note");
  await colleague.page.getByRole("article").filter({ hasText: "By the supervisor." }).waitFor();
});

test("of two who change the head of a case, the later one sees all that the other changed, takes of it what fits, and what it said before is read", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  await newCase(operator);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await colleague.page.goto(operator.page.url());
  const edit = (who) => who.page.locator(".case-head").getByRole("button", { name: who.t("case-edit") }).click();
  await edit(colleague);
  await edit(operator);
  await operator.page.getByLabel(operator.t("case-f-kind")).selectOption("PROTECTION");
  await operator.page.getByLabel(operator.t("case-f-follow_up_at")).fill("2026-12-01T18:00");
  await operator.page.getByLabel(operator.t("case-f-team")).fill("Night team");
  await operator.page.getByLabel(operator.t("case-f-countries")).fill("BE, FR");
  await operator.page.keyboard.press("Control+Enter");
  await operator.page.locator(".case-head").getByText("Night team").waitFor();
  await colleague.page.getByLabel(colleague.t("case-f-risk")).selectOption("HIGH");
  await colleague.page.keyboard.press("Control+Enter");
  const theirs = colleague.page.locator(".case-theirs");
  await theirs.getByText(colleague.t("case-theirs")).waitFor();
  for (const [name, said] of [["kind", "Protection"], ["follow_up_at", "18:00"], ["team", "Night team"], ["countries", "BE, FR"]]) {
    await theirs.locator(".fact").filter({ hasText: colleague.t(`case-f-${name}`) }).getByText(said).waitFor();
  }
  assert.equal(await theirs.locator(".fact").count(), 5, "and the risk");
  await inspect(colleague.page, "console-case-head-theirs");
  // Theirs, but for the risk.
  await theirs.getByRole("button", { name: colleague.t("case-take-all"), exact: true }).click();
  await theirs.locator(".fact").first().waitFor({ state: "detached" });
  await colleague.page.getByLabel(colleague.t("case-f-risk")).selectOption("HIGH");
  await colleague.page.keyboard.press("Control+Enter");
  await colleague.page.locator(".case-head").getByText("Night team").waitFor();
  await colleague.page.locator(".case-head").getByText("High", { exact: true }).waitFor();
  await colleague.page.locator(".case-head").getByText("BE, FR").waitFor();
  // The operator's screen hears of it, and anybody reads what stood there before.
  await operator.page.locator(".case-head").getByText("High", { exact: true }).waitFor();
  await operator.page.locator(".case-head").getByRole("button", { name: operator.t("case-past"), exact: true }).click();
  const before = operator.page.locator(".case-head .case-past li");
  await before.first().getByText("Night team").waitFor();
  assert.equal(await before.count(), 2);
  await inspect(operator.page, "console-case-past");
});

test("a status, a task that is done and a removal that a colleague overtook go through once they were looked at", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await newCase(operator, "Prevention");
  await add(operator, "task");
  await page.keyboard.type("Call back.");
  await saved(operator, "task");
  await add(operator, "note");
  await page.keyboard.type("First words.");
  await saved(operator, "note");
  const id = page.url().split("/").at(-1);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const open = await colleague.ask("GET", `cases/${id}`);
  const change = async (kind, more) => {
    const part = (await colleague.ask("GET", `cases/${id}`)).parts.find((each) => each.section.kind === kind);
    await colleague.ask("PUT", `case-parts/${part.id}`, { version: part.version, section: { ...part.section, ...more } });
  };
  // Nothing is heard of a colleague for a while.
  await page.route(`**/api/v1/cases/${id}?*`, (route) => (page.quiet ? route.abort() : route.continue()));
  const overtaken = page.getByText(operator.t("case-overtaken")).first();
  const quietly = async (act) => {
    page.quiet = true;
    await act();
    await page.getByRole("alert").filter({ hasText: operator.t("try-again") }).waitFor();
    page.quiet = false;
  };

  await page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: "Closed" }).click();
  await page.getByLabel(operator.t("case-status-words")).fill("Nothing is left to do.");
  await quietly(() => colleague.ask("PUT", `cases/${id}`, { version: open.head.version, form: { ...open.head.form, risk: "LOW" } }));
  await page.keyboard.press("Control+Enter");
  await overtaken.waitFor();
  assert.equal(await page.getByLabel(operator.t("case-status-words")).inputValue(), "Nothing is left to do.", "typed once");
  await page.getByRole("button", { name: operator.t("case-save") }).click();
  await page.locator(".page-top").getByText("Closed", { exact: true }).waitFor();

  const card = (text) => page.getByRole("article").filter({ hasText: text });
  await quietly(() => change("task", { title: "Call back at five." }));
  await card("Call back.").getByRole("button", { name: operator.t("case-task-done") }).click();
  await card("Call back at five.").getByRole("button", { name: operator.t("case-task-done") }).click();
  await card("Call back at five.").getByRole("button", { name: operator.t("case-task-done") }).waitFor({ state: "detached" });

  await quietly(() => change("note", { text: "Second words." }));
  await card("First words.").getByRole("button", { name: operator.t("case-remove"), exact: true }).click();
  await card("First words.").getByRole("button", { name: operator.t("case-remove-sure") }).click();
  await card("Second words.").getByRole("button", { name: operator.t("case-past"), exact: true }).click();
  await card("Second words.").getByText("First words.").waitFor();
  await card("Second words.").getByRole("button", { name: operator.t("case-remove"), exact: true }).click();
  await card("Second words.").getByRole("button", { name: operator.t("case-remove-sure") }).click();
  await card("Second words.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: operator.t("case-past-removed") }).click();
  await page.locator(".case-removed").getByText("Second words.").waitFor();
});

test("what is half filled in stays when the case can't be read anew, takes two keys to be thrown away, and a child who is known is said before it is saved", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await newCase(operator);
  await add(operator, "child");
  await page.keyboard.type("Ottilie Fernbrook");
  await saved(operator, "child");
  const first = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  await newCase(operator);
  const check = page.getByRole("checkbox", { name: "Is the child safe right now?" });
  await check.waitFor();
  await add(operator, "child");
  await page.keyboard.type("Otilie Fernbruk");
  let broken = true;
  await page.route(/\/api\/v1\/cases\/[0-9a-f-]{36}\?/, (route) => (broken ? route.fulfill({ status: 503, body: "" }) : route.continue()));
  await check.dispatchEvent("click");
  const again = page.getByRole("button", { name: operator.t("try-again"), exact: true });
  await again.waitFor();
  assert.equal(await field(operator, "child", "name").inputValue(), "Otilie Fernbruk");
  broken = false;
  await again.click();
  await again.waitFor({ state: "detached" });
  assert.equal(await field(operator, "child", "name").inputValue(), "Otilie Fernbruk");
  await field(operator, "child", "name").press("Escape");
  await form(operator, "child").getByText(operator.t("form-escape-again")).waitFor();
  assert.equal(await field(operator, "child", "name").inputValue(), "Otilie Fernbruk");
  // Known by how it sounds: said first, and saved when that was seen.
  await page.keyboard.press("Control+Enter");
  await form(operator, "child").getByRole("link", { name: operator.t("case-numbered", { number: first }) }).waitFor();
  await inspect(page, "console-case-known");
  await saved(operator, "child");
  await page.getByRole("article").filter({ hasText: "Otilie Fernbruk" }).waitFor();
  await add(operator, "note");
  await page.keyboard.type("Not to be kept.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await form(operator, "note").waitFor({ state: "hidden" });
});

test("what is typed stays as it is typed, though the case is drawn anew meanwhile, and several countries are typed one after the other", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await newCase(operator);
  const check = page.getByRole("checkbox", { name: "Is the child safe right now?" });
  await check.waitFor();
  await add(operator, "child");
  await field(operator, "child", "languages").focus();
  await page.keyboard.type("fa, en");
  // The field keeps the keyboard while the case is read again.
  await check.dispatchEvent("click");
  await page.locator(".checks-list li").filter({ hasText: "Is the child safe right now?" }).locator(".checks-state").getByText(operator.known.name).waitFor();
  assert.equal(await field(operator, "child", "languages").inputValue(), "fa, en");
  await saved(operator, "child");
  await page.getByText("Persian, English").first().waitFor();
  await page.locator(".case-head").getByRole("button", { name: operator.t("case-edit") }).click();
  await page.getByLabel(operator.t("case-f-countries")).pressSequentially("be, fr");
  await page.keyboard.press("Control+Enter");
  await page.locator(".case-head").getByText("BE, FR").waitFor();
});

test("a call without words and a prank take two keys each; a real one becomes a case", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  for (const key of ["s", "p"]) {
    await page.locator("body").press("l");
    await operator.dialog.waitFor();
    await page.keyboard.press(key);
    await operator.dialog.waitFor({ state: "hidden" });
    await page.getByText(operator.t("log-done")).first().waitFor();
  }
  await page.locator("body").press("l");
  await operator.dialog.waitFor();
  await operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") }).fill("runaway");
  await page.keyboard.press("Enter");
  await inspect(page, "console-log-call");
  await operator.dialog.getByRole("button", { name: operator.t("log-and-case") }).click();
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  await until("the call in the timeline", async () => (await page.locator(".case-timeline .contact").count()) === 1);
  await page.goto(`${here.demo.console}/#/cases`);
  await page.getByRole("table").waitFor();
  await inspect(page, "console-cases");
});

test("a call that was logged is opened again, corrected, and reached from its case", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await page.locator("body").press("l");
  await operator.dialog.getByRole("combobox", { name: operator.t("call-reason-find") }).fill("runaway");
  await page.keyboard.press("Enter");
  await operator.dialog.getByLabel(operator.t("call-note")).fill("Rang from a station, will ring again.");
  await operator.dialog.getByRole("button", { name: operator.t("log-and-case") }).click();
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  const case_ = page.url();
  await page.locator("body").press("l");
  await operator.dialog.getByText(operator.t("log-lately")).click();
  await operator.dialog.locator(".log-lately li").first().getByRole("button").click();
  await operator.dialog.getByRole("heading", { name: operator.t("log-read-title") }).waitFor();
  const note = operator.dialog.getByLabel(operator.t("call-note"));
  assert.equal(await note.inputValue(), "Rang from a station, will ring again.");
  await inspect(page, "console-logged-call");
  await note.fill("Rang from a station. Is safe with an aunt.");
  await page.keyboard.press("Control+Enter");
  await page.getByText(operator.t("log-corrected")).first().waitFor();
  await operator.dialog.getByRole("heading", { name: operator.t("log-title") }).waitFor();
  await page.keyboard.press("Escape");
  await operator.dialog.waitFor({ state: "hidden" });
  await page.goto(case_);
  await page.locator(".case-timeline .contact").getByRole("button", { name: operator.t("log-read"), exact: true }).click();
  await operator.dialog.getByRole("heading", { name: operator.t("log-read-title") }).waitFor();
  assert.equal(await note.inputValue(), "Rang from a station. Is safe with an aunt.");
  await operator.dialog.getByRole("button", { name: operator.t("cancel") }).first().click();
});

test("a call that is being written down outlives a look at another one, and Escape, until it is thrown away", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page, dialog } = operator;
  const now = Date.now();
  const call = { class: "INFO", about: "SELF", role: "PAR", child_age_code: "NASK", child_gender: "UNK", note: "About opening hours." };
  // Clocks may differ by minutes; it is the newest of all.
  await operator.ask("POST", "calls", { medium: "PHONE", started_at: now + 60_000, ended_at: now + 120_000, language: "en", call });
  const begun = dialog.getByRole("heading", { name: operator.t("log-title") });
  const note = dialog.getByLabel(operator.t("call-note"));
  const clock = async () => {
    const [minutes, seconds] = (await dialog.locator(".log-clock").innerText()).split(":").slice(-2).map(Number);
    return minutes * 60 + seconds;
  };
  await page.locator("body").press("l");
  await dialog.getByRole("combobox", { name: operator.t("call-reason-find") }).fill("runaway");
  await page.keyboard.press("Enter");
  await note.fill("She is at the harbour and");
  await until("the clock to run", async () => (await clock()) >= 3);

  const look = async () => {
    await dialog.getByText(operator.t("log-lately")).click();
    await dialog.locator(".log-lately li").first().getByRole("button").click();
    await dialog.getByRole("heading", { name: operator.t("log-read-title") }).waitFor();
  };
  await look();
  assert.equal(await note.inputValue(), "About opening hours.");
  await dialog.getByText(operator.t("log-keeping-stays")).waitFor();
  await inspect(page, "console-log-look");
  await page.keyboard.press("Escape");
  await begun.waitFor();
  assert.equal(await note.inputValue(), "She is at the harbour and");
  assert.ok(await clock() >= 3, "its clock ran on");
  // A correction that is looked away from is kept as well; the button goes the same way.
  await look();
  await note.fill("About opening hours in May.");
  await dialog.getByRole("button", { name: operator.t("log-back") }).click();
  await begun.waitFor();
  await look();
  assert.equal(await note.inputValue(), "About opening hours in May.");
  await page.keyboard.press("Control+Enter");
  await page.getByText(operator.t("log-corrected")).first().waitFor();
  await begun.waitFor();
  assert.equal(await note.inputValue(), "She is at the harbour and");

  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(operator.t("log-kept")).waitFor();
  await page.getByRole("img", { name: operator.t("log-unsaved") }).waitFor();
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0], "nothing is on this desk's disk");
  await page.locator("body").press("l");
  await begun.waitFor();
  assert.equal(await note.inputValue(), "She is at the harbour and");
  await inspect(page, "console-log-draft");
  await dialog.getByRole("button", { name: operator.t("log-discard") }).click();
  await page.getByText(operator.t("log-discarded")).waitFor();
  assert.equal(await page.getByRole("img", { name: operator.t("log-unsaved") }).count(), 0);
  await page.locator("body").press("l");
  await begun.waitFor();
  assert.equal(await note.inputValue(), "");
  assert.ok(await clock() < 3, "and a new one begins now");
  // What nobody typed asks for nothing.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.getByRole("img", { name: operator.t("log-unsaved") }).count(), 0);
});

test("calls older than the newest hundred are reached by keyboard", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page, dialog } = operator;
  const call = { class: "NON", non_counselling: "SILENT", about: "UNK", role: "UNK", child_age_code: "UNK", child_gender: "UNK" };
  const first = Date.UTC(2019, 4, 1, 10);
  for (let n = 0; n < 110; n += 1) {
    await operator.ask("POST", "calls", { medium: "PHONE", started_at: first + n * 60_000, ended_at: first + n * 60_000 + 1_000, language: "en", call });
  }
  await page.locator("body").press("l");
  await dialog.getByText(operator.t("log-lately")).focus();
  await page.keyboard.press("Enter");
  const rows = dialog.locator(".log-lately li");
  await until("a page", async () => (await rows.count()) === 100);
  const hands = keysOf(page);
  await dialog.getByRole("button", { name: operator.t("log-older") }).focus();
  await page.keyboard.press("Enter");
  await until("the older ones", async () => (await rows.count()) >= 110);
  await until("the keyboard among them", async () => rows.nth(100).getByRole("button").evaluate((button) => button === document.activeElement));
  await hands.press(rows.nth(109).getByRole("button"));
  await dialog.getByRole("heading", { name: operator.t("log-read-title") }).waitFor();
});

test("of two who mend the record of a talk, the second sees both and loses nothing", async (t) => {
  const { operator, id } = await talking(here, t);
  const { page } = operator;
  const talk = id.replace(/^row-/, "");
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  await operator.dialog.waitFor();
  await page.keyboard.press("p");
  await operator.dialog.waitFor({ state: "hidden" });
  await operator.act("action-record").click();
  const note = operator.dialog.getByLabel(operator.t("call-note"));
  await note.fill("Mine: laughter of three.");
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const sitting = (await colleague.ask("GET", `conversations/${talk}`)).sittings.at(-1);
  const form = { class: "NON", non_counselling: "SILENT", about: "UNK", role: "UNK", child_age_code: "UNK", child_gender: "UNK", note: "Theirs: nobody spoke." };
  await colleague.ask("PUT", `calls/${sitting.id}?seen=${sitting.call.saved_at}`, form);
  await page.keyboard.press("Control+Enter");
  await operator.dialog.getByText(operator.t("case-theirs")).waitFor();
  await operator.dialog.getByText("Theirs: nobody spoke.").waitFor();
  assert.equal(await note.inputValue(), "Mine: laughter of three.");
  await inspect(page, "console-record-theirs");
  await page.keyboard.press("Control+Enter");
  await operator.dialog.waitFor({ state: "hidden" });
  const saved = (await colleague.ask("GET", `conversations/${talk}`)).sittings.at(-1).call;
  assert.deepEqual([saved.note, saved.non_counselling], ["Mine: laughter of three.", "PRANK"]);
});

test("a kind of cases that the hotline leaves to supervisors is in nobody else's list, and printing leaves a trace", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  await newCase(operator, "Prevention");
  const number = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  // Printed by the browser alone, a case is an empty page; its own button asks first.
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".case").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => (window.print = () => (window.printed = document.documentElement.dataset.printing)));
  await page.getByRole("button", { name: operator.t("case-print") }).click();
  await until("the case to be printed", async () => (await page.evaluate(() => window.printed)) === "case");

  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.page.goto(`${here.demo.console}/#/rights`);
  const rules = admin.page.getByRole("form", { name: admin.t("retention-rules") });
  const rule = async () => {
    await rules.getByRole("button", { name: admin.t("retention-add") }).click();
    await rules.getByLabel(admin.t("retention-class")).selectOption("PREVENTION");
    await rules.getByLabel(admin.t("rights-deed")).selectOption("see");
  };
  await rule();
  await inspect(admin.page, "console-rights");
  await rules.getByRole("button", { name: admin.t("retention-save") }).click();
  await admin.page.getByText(admin.t("retention-saved")).first().waitFor();
  // It goes from the screen on which it stands open.
  await page.getByRole("heading", { level: 1, name: operator.t("case-numbered", { number }) }).waitFor({ state: "detached" });
  const listed = async (who) => {
    await who.page.goto(`${here.demo.console}/#/mine`);
    await who.page.goto(`${here.demo.console}/#/cases`);
    await who.page.getByRole("table").waitFor();
    return who.page.getByRole("link", { name: number, exact: true }).or(who.page.getByRole("link", { name: who.t("case-numbered", { number }) })).count();
  };
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  assert.equal(await listed(operator), 0);
  assert.equal(await listed(supervisor), 1);
  await rules.getByRole("button", { name: `${admin.t("retention-remove")} 1` }).click();
  await rules.getByRole("button", { name: admin.t("retention-save") }).click();
  await until("the case in the operator's list again", async () => (await listed(operator)) === 1);
});

test("one supervisor asks to erase a case, another one does it", async (t) => {
  const first = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await newCase(first);
  await add(first, "note");
  await first.page.keyboard.type("Canary to be erased.");
  await saved(first, "note");
  const keeping = (operator) => operator.page.getByRole("region", { name: operator.t("keeping-title") });
  const press = (operator, key) => keeping(operator).getByRole("button", { name: operator.t(key), exact: true }).click();
  await press(first, "keeping-hold");
  await keeping(first).locator(".band").waitFor();
  await press(first, "keeping-let-go");
  await press(first, "keeping-ask");
  await press(first, "keeping-ask");
  await keeping(first).getByText(first.t("keeping-second")).waitFor();
  assert.equal(await keeping(first).getByRole("button", { name: first.t("keeping-erase"), exact: true }).count(), 0);
  await inspect(first.page, "console-case-erasure", { fullPage: true });
  const second = await Operator.logIn(await here.context(t), here.demo, await anotherSupervisor(here, t));
  await second.page.goto(`${here.demo.console}/#/retention`);
  await second.page.getByRole("heading", { level: 1, name: second.t("page-retention") }).waitFor();
  await second.page.getByRole("link", { name: /^Case \d+$/ }).last().click();
  await press(second, "keeping-erase");
  await press(second, "keeping-erase-sure");
  await second.page.getByText(second.t("keeping-erased")).waitFor();
  await second.page.reload();
  await second.page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  assert.equal(await second.page.getByText("Canary to be erased.").count(), 0);
});

test("an administrator says for how long what is kept, and a mistake is named where it is", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const { page } = admin;
  await page.goto(`${here.demo.console}/#/retention`);
  await page.getByText(admin.t("retention-none")).waitFor();
  await page.getByRole("button", { name: admin.t("retention-add") }).click();
  await page.getByRole("button", { name: admin.t("retention-add") }).click();
  await page.getByRole("button", { name: admin.t("retention-save") }).click();
  await page.getByText(/there is a rule for this class already/i).waitFor();
  const second = page.locator(".retention-rule").last();
  await second.locator("select").last().selectOption("NON");
  await second.getByRole("spinbutton").fill("30");
  await page.getByRole("button", { name: admin.t("retention-save") }).click();
  await page.getByText(admin.t("retention-saved")).waitFor();
  await inspect(page, "console-retention", { fullPage: true });
});

test("a call that the exchange tells of fills the form, and a missed one stands beside it", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const secret = "a secret of the exchange";
  const url = await admin.page.evaluate(async (secret) => {
    const headers = { "X-Earshot": "console", "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
    const body = { kind: "phone", name: "Exchange", settings: {}, active: true, secrets: { webhook: secret } };
    await fetch("/api/v1/channels", { method: "POST", headers, body: JSON.stringify(body) });
    const channels = await (await fetch("/api/v1/channels")).json();
    return channels.find((channel) => channel.kind === "phone").events_url;
  }, secret);
  const tell = (event) => new Promise((resolve, reject) => {
    const body = JSON.stringify(event);
    const seconds = Math.floor(Date.now() / 1000);
    const proof = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
    const { host, port, pathname } = new URL(url);
    const headers = { Host: host, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), "X-Earshot-Signature": `t=${seconds},v1=${proof}` };
    const asked = request({ host: "127.0.0.1", port, path: pathname, method: "POST", headers }, (answer) => resolve(answer.resume().statusCode));
    asked.on("error", reject).end(body);
  });
  assert.equal(await tell([{ call: "m-1", event: "ringing", line: "116 000" }, { call: "m-1", event: "missed" }]), 204);
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page } = operator;
  const header = page.locator(".log-call .log-open");
  assert.equal(await header.count(), 0);
  const began = new Date(Date.now() - 90_000).toISOString();
  assert.equal(await tell({ call: "c-1", event: "ringing", at: began, line: "116 000", language: "pl" }), 204);
  await header.waitFor();
  await page.locator("body").press("l");
  await operator.dialog.getByText(operator.t("log-state-ringing")).waitFor();
  assert.equal(await operator.dialog.getByLabel(operator.t("log-language")).inputValue(), "pl");
  assert.match(await operator.dialog.getByRole("timer").innerText(), /^1:[2345]/);
  await operator.dialog.getByText(operator.t("log-missed", { count: 1 })).click();
  assert.equal(await tell({ call: "c-1", event: "answered" }), 204);
  assert.equal(await tell({ call: "c-1", event: "ended" }), 204);
  await operator.dialog.getByText(operator.t("log-state-ended")).waitFor();
  await inspect(page, "console-log-exchange");
  await page.locator("body").press("s");
  await operator.dialog.waitFor({ state: "hidden" });
  await until("the call is written down", async () => (await header.count()) === 0);
});
