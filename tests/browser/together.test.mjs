// Several people in one talk: a colleague who joins, a supervisor who listens, whispers and takes over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, stage } from "./harness.mjs";
import { Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("a supervisor listens in where the operator sees it, and whispers where the child hears nothing", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.open(supervisor.row(id));
  await supervisor.act("action-listen").click();
  await operator.talk.getByText(operator.t("seat-listening", { name: supervisor.known.name })).waitFor();
  await supervisor.talk.getByText(supervisor.t("seat-you-listen", { name: operator.known.name })).waitFor();
  const secret = canary("whisper");
  await supervisor.talk.getByRole("button", { name: supervisor.t("composer-whisper"), exact: true }).click();
  assert.equal(await supervisor.talk.getByRole("button", { name: supervisor.t("reply-send") }).count(), 0, "a whisper can't be sent as a reply");
  await supervisor.field.fill(secret);
  await supervisor.page.keyboard.press("Control+Enter");
  await operator.said(secret).getByText(operator.t("whisper-by", { name: supervisor.known.name })).waitFor();
  const answer = canary("answer");
  await operator.reply(answer);
  await child.said(answer).waitFor();
  assert.equal(await child.said(secret).count(), 0);
  await supervisor.page.goto(`${here.demo.console}/#/waiting`);
  await operator.talk.getByText(operator.t("seat-listening", { name: supervisor.known.name })).waitFor({ state: "detached" });
});

test("a colleague who is asked joins, and both write under their own names", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("w");
  await operator.dialog.getByRole("radio", { name: colleague.known.name }).check();
  await operator.dialog.getByRole("button", { name: operator.t("second-ask") }).click();
  const asked = colleague.page.getByRole("region", { name: colleague.t("asked-label") });
  await asked.getByRole("button", { name: colleague.t("asked-join") }).click();
  await operator.talk.getByText(operator.t("seat-second", { name: colleague.known.name })).waitFor();
  const [one, other] = [canary("holder"), canary("second")];
  await operator.reply(one);
  await child.said(one).waitFor();
  await colleague.reply(other);
  await child.said(other).waitFor();
  await operator.said(other).getByText(colleague.known.name).waitFor();
  await operator.talk.getByText(operator.t("happened-joined", { name: colleague.known.name })).waitFor();
  await colleague.view("view-mine").click();
  await colleague.row(id).waitFor();
});

test("a talk that is taken over says so at once and loses no half-written word", async (t) => {
  const { operator, id } = await talking(here, t);
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.open(supervisor.row(id));
  const half = canary("half-written");
  await operator.field.fill(half);
  await supervisor.act("action-take-over").click();
  await supervisor.dialog.getByText(supervisor.t("take-over-danger"), { exact: true }).click();
  await supervisor.dialog.getByRole("button", { name: supervisor.t("action-take-over") }).click();
  await supervisor.act("reply-send").waitFor();
  await operator.talk.getByText(operator.t("taken-draft"), { exact: false }).waitFor();
  assert.equal(await operator.field.inputValue(), half);
  assert.equal(await operator.act("reply-send").count(), 0);
  await operator.talk.getByRole("button", { name: operator.t("taken-give", { name: supervisor.known.name }) }).click();
  await supervisor.said(half).getByText(supervisor.t("note-by", { name: operator.known.name })).waitFor();
  assert.equal(await operator.field.inputValue(), "");
});
