// Pages beside the talks come when they are opened first: calmly, once, and again if they didn't.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage, until } from "./harness.mjs";
import { Operator, SUPERVISOR } from "./people.mjs";

const here = stage();
const pageOf = (operator, page) => operator.page.getByRole("link", { name: operator.t(`page-${page}`), exact: true });

/** Scripts that the page asked for, in the order of asking. */
function scripts(page) {
  const asked = [];
  page.on("response", (answer) => {
    if (answer.url().endsWith(".js")) asked.push(answer);
  });
  return asked;
}

test("a page beside the talks comes when it is opened, once, may be kept for ever, and nothing moves", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const asked = scripts(operator.page);
  await operator.page.reload();
  await operator.atDesk();
  const first = asked.length;
  assert.ok(first > 0 && asked.every((answer) => !/supervising|setting|learning/.test(answer.url())), "only what a talk needs comes first");

  // It is on its way: its heading stands already where it will stay.
  let letThrough;
  const held = new Promise((resolve) => (letThrough = resolve));
  await operator.page.route(/\/supervising-/, async (route) => {
    await held;
    await route.continue();
  });
  await pageOf(operator, "audit").click();
  const heading = operator.page.getByRole("heading", { level: 1, name: operator.t("page-audit") });
  await heading.waitFor();
  const before = await heading.boundingBox();
  await operator.page.getByRole("main").getByText(operator.t("loading")).waitFor();
  await inspect(operator.page, "console-later-coming");
  assert.ok(await pageOf(operator, "audit").evaluate((link) => link === document.activeElement), "the focus stays where it was");
  letThrough();
  await operator.page.getByRole("region", { name: operator.t("page-audit") }).waitFor();
  assert.deepEqual([(await heading.boundingBox()).x], [before.x]);
  assert.ok(Math.abs((await heading.boundingBox()).y - before.y) < 8, "the heading stays");

  const came = asked.slice(first);
  assert.ok(came.some((answer) => answer.url().includes("/supervising-")));
  for (const answer of came) assert.match((await answer.allHeaders())["cache-control"], /immutable/);
  await pageOf(operator, "board").click();
  await operator.page.getByRole("heading", { level: 1, name: operator.t("page-board") }).waitFor();
  await pageOf(operator, "audit").click();
  await heading.waitFor();
  assert.equal(asked.length, first + came.length, "it is asked for once");
});

test("a page that didn't come says so, is asked for again by keyboard, and has the focus then", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await operator.page.route(/\/learning-/, (route) => route.abort());
  await pageOf(operator, "reviews").click();
  await operator.page.getByRole("alert").getByText(operator.t("later-failed")).waitFor();
  await inspect(operator.page, "console-later-failed");
  const again = operator.page.getByRole("main").getByRole("button", { name: operator.t("try-again") });
  await again.focus();
  await operator.page.keyboard.press("Enter");
  await operator.page.getByRole("alert").getByText(operator.t("later-failed")).waitFor();
  assert.ok(await again.evaluate((button) => button === document.activeElement), "it stands still while it is asked for");

  await operator.page.unroute(/\/learning-/);
  await operator.page.keyboard.press("Enter");
  await operator.page.getByRole("heading", { level: 2, name: operator.t("reviews-list") }).waitFor();
  const heading = operator.page.getByRole("heading", { level: 1, name: operator.t("page-reviews") });
  await until("the heading to have the focus", () => heading.evaluate((title) => title === document.activeElement));
});

test("the talks stay there when a page doesn't come, and loading the console anew comes back to that page", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await operator.page.route(/\/supervising-/, (route) => route.abort());
  await pageOf(operator, "triage").click();
  await operator.page.getByRole("alert").getByText(operator.t("later-failed")).waitFor();
  await operator.page.goBack();
  await operator.rows.first().waitFor();
  await operator.page.goForward();
  await operator.page.getByRole("alert").getByText(operator.t("later-failed")).waitFor();
  await operator.page.unroute(/\/supervising-/);
  await operator.page.getByRole("main").getByRole("button", { name: operator.t("later-anew") }).click();
  await operator.page.getByRole("main").getByRole("table").first().waitFor();
  await operator.page.getByRole("heading", { level: 1, name: operator.t("page-triage") }).waitFor();
});
