// Reviews: a talk that is scored by keyboard, a second rater who sees nothing of the first, and an operator who reads and replies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, inspect, stage, until } from "./harness.mjs";
import { Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

/** Answers, and closes. */
async function over(operator) {
  await operator.reply("Are you safe right now?");
  await operator.said("Are you safe right now?").waitFor();
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("x");
  await operator.dialog.waitFor();
  await operator.page.keyboard.press("p");
  await operator.dialog.waitFor({ state: "hidden" });
}

test("a talk is reviewed by keyboard, released, and answered by whom it is about", async (t) => {
  const words = canary("asked");
  const { operator, id } = await talking(here, t, { first: words });
  await over(operator);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-reviews").click();
  await supervisor.page.getByText(supervisor.t("reviews-none")).waitFor();
  await supervisor.view("view-closed").click();
  await supervisor.open(supervisor.row(id));
  await supervisor.act("action-review").click();
  await supervisor.page.getByRole("heading", { level: 1 }).waitFor();
  await supervisor.page.getByText(words).waitFor();
  const groups = supervisor.page.locator("fieldset.review-criterion");
  await groups.nth(5).waitFor();
  assert.equal(await groups.count(), 6);
  await supervisor.button("review-finish").click();
  await supervisor.page.getByRole("alert").first().waitFor();
  await inspect(supervisor.page, "console-review-faults");
  // Arrow keys give scores, Tab goes on.
  for (let at = 0; at < 6; at += 1) {
    await groups.nth(at).getByRole("radio").first().focus();
    await supervisor.page.keyboard.press("Space");
    for (let step = 0; step < (at === 5 ? 4 : 3); step += 1) await supervisor.page.keyboard.press("ArrowDown");
  }
  const comment = canary("kindly");
  await groups.first().getByRole("textbox").fill(comment);
  await supervisor.button("review-keep").click();
  await supervisor.page.getByText(supervisor.t("review-kept"), { exact: true }).waitFor();
  await supervisor.page.reload();
  await supervisor.page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await groups.first().getByRole("textbox").inputValue(), comment);
  await inspect(supervisor.page, "console-review");
  await supervisor.button("review-finish").click();
  await supervisor.page.getByText(supervisor.t("review-is-in")).waitFor();

  await operator.view("page-reviews").click();
  await operator.page.getByText(operator.t("reviews-mine-none")).waitFor();
  await supervisor.view("page-reviews").click();
  await supervisor.page.getByText(supervisor.t("review-score", { score: 100 })).first().waitFor();
  await inspect(supervisor.page, "console-reviews");
  await supervisor.button("review-release").click();
  await supervisor.button("review-release").waitFor({ state: "detached" });
  await operator.page.reload();
  await operator.page.getByText(comment).waitFor();
  const reply = canary("thanks");
  await operator.page.getByLabel(operator.t("review-reply")).fill(reply);
  await operator.button("review-reply-keep").click();
  await operator.page.getByText(operator.t("review-reply-kept")).waitFor();
  await inspect(operator.page, "console-reviews-mine");
  await supervisor.page.reload();
  await supervisor.page.getByRole("link", { name: supervisor.t("review-by", { name: supervisor.known.name }) }).click();
  await supervisor.page.getByText(reply).waitFor();
  await supervisor.view("page-audit").click();
  for (const act of ["act-review-begun", "act-review-read", "act-review-done", "act-review-released", "act-review-replied"]) await supervisor.page.getByText(supervisor.t(act)).first().waitFor();
});

test("a supervisor changes the criteria, and takes a talk by chance", async (t) => {
  const { operator } = await talking(here, t);
  await over(operator);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-reviews").click();
  await supervisor.button("review-form-open").click();
  const names = supervisor.page.getByLabel(supervisor.t("review-criterion"), { exact: true });
  await until("the criteria", async () => (await names.count()) === 6);
  await names.first().fill("");
  await supervisor.button("review-form-save").click();
  await supervisor.page.locator("[aria-invalid=true]").waitFor();
  const name = canary("Warmth");
  await names.first().fill(name);
  await inspect(supervisor.page, "console-review-form");
  await supervisor.button("review-form-save").click();
  await supervisor.page.getByText(supervisor.t("review-form-saved")).waitFor();
  await supervisor.button("reviews-random").click();
  await supervisor.page.getByRole("group", { name }).waitFor();
});
