// Procedures as a hotline changes them; training, complaints and drills by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, stage, until } from "./harness.mjs";
import { Operator, SUPERVISOR, anotherSupervisor, keysOf, talking } from "./people.mjs";

const here = stage();

test("a supervisor changes a procedure, and a case that begins has it", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page } = supervisor;
  const keys = keysOf(page);
  await supervisor.view("page-procedures").click();
  await page.getByText(supervisor.t("procedures-draft")).waitFor();
  await keys.choose(page.getByLabel(supervisor.t("procedures-which")), "PREVENTION");
  const items = page.locator(".procedure-item");
  await until("the items of the house", async () => (await items.count()) === 6);
  await inspect(page, "console-procedures", { fullPage: true });
  const text = (at) => items.nth(at).getByLabel(supervisor.t("procedures-text"));
  await keys.reach(text(0));
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await keys.press(supervisor.button("procedures-save"));
  await until("the fault", async () => (await text(0).getAttribute("aria-invalid")) === "true");
  const words = canary("Ask");
  await keys.write(text(0), words);
  await keys.choose(items.nth(0).getByLabel(supervisor.t("procedures-within")), "30");
  await keys.press(items.nth(5).getByRole("button", { name: /^Remove|^Take/ }));
  await keys.press(supervisor.button("procedures-add"));
  await keys.write(text(5), "Tell the school nurse.");
  await keys.choose(items.nth(5).getByLabel(supervisor.t("procedures-kind")), "TELL");
  await keys.choose(items.nth(5).getByLabel(supervisor.t("procedures-to")), "SCHOOL");
  await keys.press(supervisor.button("procedures-save"));
  await page.getByText(supervisor.t("procedures-saved")).waitFor();
  await page.getByText(supervisor.t("procedures-own", { name: supervisor.known.name, time: "" }).slice(0, -3)).waitFor();

  await page.goto(`${here.demo.console}/#/cases`);
  await page.getByRole("button", { name: supervisor.t("case-new", { kind: "Prevention" }) }).click();
  await page.getByRole("checkbox", { name: words }).waitFor();
  await page.getByRole("checkbox", { name: "Tell the school nurse." }).waitFor();
  const other = page.getByLabel(supervisor.t("checks-other"));
  await keys.choose(other, "RUN");
  await keys.press(page.getByRole("button", { name: supervisor.t("case-add"), exact: true }));
  await page.getByRole("checkbox", { name: "Tell the police" }).waitFor();

  await page.goto(`${here.demo.console}/#/procedures`);
  await keys.choose(page.getByLabel(supervisor.t("procedures-which")), "PREVENTION");
  await keys.press(supervisor.button("procedures-back"));
  await until("those of the house", async () => (await text(0).inputValue()).startsWith("Is the child safe"));
  await page.goBack();
  await page.getByRole("checkbox", { name: words }).waitFor();
});

test("training, a complaint and a drill are recorded by keyboard, and whom the complaint names sees none of it", async (t) => {
  const { operator, id } = await talking(here, t);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const form = (who, part) => who.page.getByRole("form", { name: who.t(`case-part-${part}`) });
  const field = (who, part, name) => form(who, part).locator(`[data-for="${name}"]`).first();
  const saved = async (who, part) => {
    await who.page.keyboard.press("Control+Enter");
    await form(who, part).waitFor({ state: "hidden" });
  };
  // From the talk: about the supervisor.
  const complaint = canary("complaint");
  const theirs = keysOf(operator.page);
  await theirs.press(operator.page.getByRole("link", { name: operator.t("facts-of-talk") }));
  await form(operator, "complaint").waitFor();
  const me = await supervisor.page.evaluate(async () => (await (await fetch("/api/v1/me")).json()).operator.id);
  await theirs.choose(field(operator, "complaint", "from"), "CHILD");
  await theirs.write(field(operator, "complaint", "words"), complaint);
  await theirs.choose(field(operator, "complaint", "operator_id"), me);
  await inspect(operator.page, "console-complaint");
  await saved(operator, "complaint");
  await operator.page.getByText(operator.t("facts-recorded")).waitFor();
  assert.equal(await operator.page.getByText(complaint).count(), 0);

  const keys = keysOf(supervisor.page);
  await supervisor.page.keyboard.press("g");
  await supervisor.page.keyboard.press("e");
  await supervisor.page.getByRole("heading", { level: 1, name: supervisor.t("page-facts") }).waitFor();
  const add = (part) => keys.press(supervisor.page.getByRole("button", { name: `+ ${supervisor.t(`case-part-${part}`)}`, exact: true }));
  await add("training");
  const mira = await operator.page.evaluate(async () => (await (await fetch("/api/v1/me")).json()).operator.id);
  await keys.choose(field(supervisor, "training", "operator_id"), mira);
  await keys.choose(field(supervisor, "training", "training_kind"), "SUICIDE");
  await keys.write(field(supervisor, "training", "title"), "Listening at night");
  await keys.time(field(supervisor, "training", "valid_until"), "03012026", "0900AM");
  await supervisor.page.keyboard.press("Control+Enter");
  await form(supervisor, "training").getByText(/after the training/).waitFor();
  await keys.time(field(supervisor, "training", "at"), "03012025", "0900AM");
  await saved(supervisor, "training");
  await supervisor.page.getByRole("article").filter({ hasText: "Listening at night" }).getByText(supervisor.t("facts-expired")).waitFor();
  await add("drill");
  await keys.write(field(supervisor, "drill", "title"), "A child on a bridge");
  await keys.write(field(supervisor, "drill", "first_answer_s"), "48");
  await keys.press(form(supervisor, "drill").getByRole("checkbox", { name: operator.known.name }), "Space");
  await keys.write(field(supervisor, "drill", "learnt"), "The number hangs beside the screen now.");
  await saved(supervisor, "drill");
  await supervisor.page.getByRole("article").filter({ hasText: "A child on a bridge" }).waitFor();
  assert.equal(await supervisor.page.getByText(complaint).count(), 0, "it names them");
  await inspect(supervisor.page, "console-facts", { fullPage: true });

  const second = await Operator.logIn(await here.context(t), here.demo, await anotherSupervisor(here, t));
  await second.page.goto(`${here.demo.console}/#/facts`);
  const card = second.page.getByRole("article").filter({ hasText: complaint });
  await card.getByRole("link", { name: second.t("facts-talk") }).waitFor();
  const hands = keysOf(second.page);
  await hands.press(card.getByRole("button", { name: second.t("case-edit") }));
  await hands.choose(field(second, "complaint", "outcome"), "PARTLY");
  await hands.write(field(second, "complaint", "answer"), "We are sorry, and have changed it.");
  await second.page.keyboard.press("Control+Enter");
  await form(second, "complaint").getByText(/say when it was answered/).waitFor();
  const now = new Date(Date.now() + 120_000);
  const two = (number) => String(number).padStart(2, "0");
  await hands.time(field(second, "complaint", "answered_at"), `${two(now.getMonth() + 1)}${two(now.getDate())}${now.getFullYear()}`,
    `${two(now.getHours() % 12 || 12)}${two(now.getMinutes())}${now.getHours() < 12 ? "AM" : "PM"}`);
  await saved(second, "complaint");
  await second.page.getByText("We are sorry, and have changed it.").waitFor();
  await inspect(second.page, "console-facts-answered", { fullPage: true });

  await operator.page.reload();
  await operator.page.getByRole("article").filter({ hasText: "Listening at night" }).waitFor();
  await operator.page.getByRole("article").filter({ hasText: "A child on a bridge" }).waitFor();
  assert.equal(await operator.page.getByText(complaint).count(), 0);
  await inspect(operator.page, "console-facts-own");
  await supervisor.view("page-audit").click();
  for (const act of ["act-fact-recorded", "act-complaint-read", "act-fact-changed"]) await supervisor.page.getByText(supervisor.t(act)).first().waitFor();
  assert.ok(id);
});
