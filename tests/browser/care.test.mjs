// What protects a young person while somebody answers: an answer that is taken back, the safety card, the question about 112.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, stage } from "./harness.mjs";
import { talking } from "./people.mjs";

const here = stage();

test("an answer can be taken back for ten seconds, and nobody ever reads it", async (t) => {
  const { child, operator } = await talking(here, t);
  const wrong = canary("wrong");
  await operator.field.fill(wrong);
  await operator.page.keyboard.press("Control+Enter");
  await operator.said(wrong).getByRole("button", { name: operator.t("held-take-back") }).click();
  await operator.talk.locator("details.taken-back").waitFor();
  assert.equal(await operator.field.inputValue(), wrong, "the words are back where they were written");
  const right = canary("right");
  await operator.field.fill(right);
  await operator.page.keyboard.press("Control+Enter");
  // It leaves by itself.
  await child.said(right).waitFor();
  assert.equal(await child.said(wrong).count(), 0);
});

test("a safety card stands over the talk and stops what must not be sent", async (t) => {
  const { child, operator } = await talking(here, t);
  await operator.talk.locator("h1").focus();
  await operator.page.keyboard.press("s");
  await operator.dialog.getByLabel(operator.t("safety-form-never"), { exact: false }).check();
  await operator.dialog.getByLabel(operator.t("safety-code-word")).fill("lighthouse");
  await operator.dialog.getByRole("button", { name: operator.t("safety-save") }).click();
  const card = operator.talk.getByRole("region", { name: operator.t("safety-card") });
  await card.getByText(operator.t("safety-do-not-contact")).waitFor();
  assert.equal(await card.getByText("lighthouse").count(), 0, "the code word is shown to whoever asks for it");
  await card.getByRole("button", { name: operator.t("safety-show") }).click();
  await card.getByText("lighthouse").waitFor();
  await operator.talk.getByText(operator.t("safety-hint-do-not-contact")).waitFor();
  const words = canary("never");
  await operator.reply(words);
  assert.equal(await operator.act("reply-send").isDisabled(), true);
  assert.equal(await child.said(words).count(), 0);
});

test("what a card stopped for good is said to be sendable again once the card allows it, and leaves only when somebody sends it", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const path = `conversations/${id.replace("row-", "")}/safety`;
  const card = (never) => operator.ask("PUT", path, { do_not_contact: never, shared: false, avoid: [], hours: [], code_word: null, note: null, said_by_contact: true });
  const words = canary("stopped");
  await operator.field.fill(words);
  await operator.page.keyboard.press("Control+Enter");
  await operator.said(words).locator(".held-line").waitFor();
  await card(true);
  await operator.said(words).getByText(operator.t("delivery-safety-help")).waitFor();
  await card(false);
  await operator.said(words).getByText(operator.t("delivery-safety-again-help")).waitFor();
  assert.equal(await child.said(words).count(), 0, "it left by itself");
  await operator.said(words).getByRole("button", { name: operator.t("delivery-copy") }).click();
  await operator.page.keyboard.press("Control+Shift+Enter");
  await child.said(words).waitFor();
});

test("whether 112 was called is asked in the talk, and stands in its record", async (t) => {
  const { operator } = await talking(here, t, { first: "He is coming up the stairs with a knife, help me now" });
  await operator.talk.getByText(operator.t("emergency-ask", { number: "112" })).waitFor();
  await operator.talk.getByRole("button", { name: operator.t("call-called"), exact: true }).click();
  await operator.dialog.getByText(operator.t("emergency-own-words"), { exact: true }).click();
  await operator.dialog.getByRole("textbox").fill("Police are on their way.");
  await operator.dialog.getByRole("button", { name: operator.t("emergency-save") }).click();
  await operator.talk.getByText(operator.t("emergency-called", { number: "112" })).waitFor();
  await operator.act("action-close").click();
  const record = operator.dialog.getByRole("region", { name: operator.t("call-emergency", { number: "112" }) });
  assert.equal(await record.getByRole("textbox").inputValue(), "Police are on their way.");
});
