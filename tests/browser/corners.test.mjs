// The smaller screens that no other test looks at: panels, dialogs and bands of the console; and the console itself from right to left.
import { test } from "node:test";
import { desk, inspect, phone, stage } from "./harness.mjs";
import { ADMIN, Child, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("every panel and dialog over a talk stands the inspection", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  for (const name of ["Night bus", "School", "Runaway twice"]) await supervisor.ask("PUT", `tags/${name.toLowerCase().replaceAll(" ", "-")}`, { name, retired: false });
  const canned = await supervisor.ask("POST", "canned", { title: "Greeting", language: "en", text: "Hello {alias}, I am {operator}. Take the time you need." });
  await supervisor.ask("POST", "macros", { name: "Greet and wait", steps: { canned: [canned.id], tags: ["night-bus"], end: "snooze", snooze_minutes: 60 } });
  const { child, operator, id } = await talking(here, t, { first: "I don't want to go home today." });
  const { page, dialog, talk } = operator;
  await page.reload();
  await operator.atDesk();
  for (const [key, screen] of [["a", "tags"], ["m", "macros"], ["w", "second"], ["l", "snooze"]]) {
    await talk.locator(".talk-name h1").focus();
    await page.keyboard.press(key);
    await dialog.waitFor();
    await inspect(page, `console-${screen}`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await operator.field.click();
  await page.keyboard.type("/gr");
  await page.locator(".canned-list").getByRole("option").first().waitFor();
  await inspect(page, "console-canned-picker");
  await page.keyboard.press("Escape");
  await operator.field.fill("");
  await supervisor.ask("PUT", `conversations/${id.replace("row-", "")}/tags`, { tags: ["night-bus"] });

  // A number that no case has is said to be that.
  await page.getByLabel(operator.t("case-link-number")).fill("999999999");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: operator.t("case-find-none") }).waitFor();

  // Whoever listens in, whispers and takes over; and what the other one sees of it.
  await supervisor.page.reload();
  await supervisor.atDesk();
  await supervisor.open(supervisor.row(id));
  await supervisor.act("action-listen").click();
  await talk.getByText(operator.t("seat-listening", { name: supervisor.known.name })).waitFor();
  await supervisor.talk.getByRole("button", { name: supervisor.t("composer-whisper"), exact: true }).click();
  await supervisor.field.fill("Ask whether somebody is with her.");
  await inspect(supervisor.page, "console-whisper");
  await supervisor.page.keyboard.press("Control+Enter");
  await operator.said("Ask whether somebody is with her.").waitFor();
  await inspect(page, "console-whispered");
  await supervisor.act("action-take-over").click();
  await supervisor.dialog.waitFor();
  await inspect(supervisor.page, "console-take-over");
  await operator.field.fill("half a sentence");
  await supervisor.dialog.getByText(supervisor.t("take-over-asked"), { exact: true }).click();
  await supervisor.dialog.getByRole("button", { name: supervisor.t("action-take-over") }).click();
  await talk.getByText(operator.t("taken-draft"), { exact: false }).waitFor();
  await inspect(page, "console-taken");
  await page.goto(`${here.demo.console}/#/waiting`);
  await page.locator(".list-filter summary").click();
  await page.locator(".filter-panel select").last().selectOption({ label: "Night bus" });
  await page.locator(".filter-panel").getByLabel(operator.t("filter-keep-as")).fill("Buses at night");
  await inspect(page, "console-filter");
  await page.locator(".filter-panel").getByRole("button", { name: operator.t("filter-keep") }).click();
  await page.locator(".view.kept").waitFor();
  await page.locator(".list-filter summary").click();
  await inspect(page, "console-kept-view", { schemes: ["light"] });
  await operator.button("filter-off").click();
  await page.goto(`${here.demo.console}/#/snoozed`);
  await page.locator(".list-empty").waitFor();
  await inspect(page, "console-empty", { schemes: ["light"] });
  await child.page.close();
  await supervisor.page.goto(`${here.demo.console}/#/lists`);
  await supervisor.page.getByRole("heading", { name: "Greet and wait" }).waitFor();
  await inspect(supervisor.page, "console-lists", { fullPage: true });
  await supervisor.button("macros-add").click();
  await supervisor.page.getByLabel(supervisor.t("macros-end")).selectOption("snooze");
  await inspect(supervisor.page, "console-macro-edit", { fullPage: true });
});

test("what an administrator adds to a line stands the inspection: queues and hours, a fault in them", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const { page } = admin;
  await admin.view("page-setup").click();
  await admin.button("setup-hours-add").click();
  await admin.button("setup-queue-add").click();
  await page.getByLabel(admin.t("setup-queue-name"), { exact: true }).fill("Night");
  await page.getByLabel(admin.t("day-mon")).last().fill("25:00-26:00");
  await admin.button("setup-save").click();
  await page.locator(".setup [aria-invalid=true]").first().waitFor();
  await inspect(page, "console-setup-faults", { fullPage: true });
});

test("turned round as for a language from right to left, the console's screens stand in their places", async (t) => {
  const { operator } = await talking(here, t, { first: "مرحبا، لا أريد العودة إلى البيت اليوم." });
  const { page } = operator;
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const turn = (person) => person.page.evaluate(() => (document.documentElement.dir = "rtl"));
  const look = (person, name) => inspect(person.page, `console-turned-${name}`, { schemes: ["light"], sizes: { desk, phone } });
  await operator.reply("أهلاً بك، أنا ميرا.");
  await operator.note("Sounds calm.");
  await turn(operator);
  await look(operator, "talk");
  await page.goto(`${here.demo.console}/#/waiting`);
  await look(operator, "inbox");
  await turn(supervisor);
  for (const screen of ["board", "search", "lists", "audit"]) {
    await supervisor.page.goto(`${here.demo.console}/#/${screen}`);
    await supervisor.page.getByRole("heading", { level: 1, name: supervisor.t(`page-${screen}`) }).waitFor();
    if (screen === "board") await supervisor.page.locator(".board-person").first().waitFor();
    await look(supervisor, screen);
  }
});
