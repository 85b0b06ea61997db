// A text from the demo's phone to the console and back, as people do it; and what is shown of a number, of a long answer, of a forgery
// and of whoever wants no more texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, phone, desk, stage, until } from "./harness.mjs";
import { ADMIN, Operator, Phone } from "./people.mjs";

const here = stage();

test("a text from a phone reaches the console, and the answer reaches the phone", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const child = await Phone.open(await here.context(t, { viewport: phone }), here.demo, "123");
  await child.text("can i text you? my mum looks at my chats");
  const row = await operator.newRow(known);
  await operator.claim(row);
  await operator.said("my mum looks at my chats").waitFor();
  // Who wrote is never proven by a text.
  await operator.talk.getByText(operator.t("sms-unproven"), { exact: true }).waitFor();
  assert.equal(await operator.talk.getByText(operator.t("sms-unsigned"), { exact: true }).count(), 0, "this gateway signs");

  // What it takes is said while it is written, and why.
  await operator.field.fill("Yes, you can.");
  await operator.talk.getByText(operator.t("sms-count", { segments: 1, most: 10, left: 147 })).waitFor();
  await operator.field.fill("Igen, írhatsz. Őszintén.");
  await operator.talk.getByText(operator.t("sms-because", { character: "í" })).waitFor();
  await operator.field.fill("a".repeat(1531));
  await operator.talk.getByText(operator.t("sms-over", { segments: 11, most: 10 })).waitFor();
  assert.ok(await operator.act("reply-send").isDisabled());
  await operator.field.fill(`We’re here. ${"You can tell us as much as you want. ".repeat(3)}`);
  await operator.talk.getByText(operator.t("sms-plainly", { count: 1 })).waitFor();
  await inspect(operator.page, "console-sms-composer");

  await operator.reply("Yes, you can. Are you safe right now?");
  await child.said("Are you safe right now?").waitFor();
  await operator.said("Are you safe right now?").getByText(operator.t("delivery-delivered")).waitFor();
  await child.text("i think so");
  await operator.said("i think so").waitFor();
  await inspect(child.page, "demo-phone", { sizes: { desk, phone } });

  // A reload shows the same phone, and another phone nothing of it.
  await child.page.reload();
  await child.said("Are you safe right now?").waitFor();
  const other = await Phone.open(await here.context(t), here.demo, "124");
  await other.page.getByText("never leaves this computer").waitFor();
  assert.equal(await other.page.getByText("Are you safe").count(), 0);

  // Whoever wants no more texts gets none.
  await child.text("STOP");
  await operator.talk.locator(".composer-shut").waitFor();
  assert.ok(await operator.field.isDisabled());
  await inspect(operator.page, "console-sms-stopped");
  await child.text("START");
  await until("the composer to open again", async () => !(await operator.field.isDisabled()));
});

test("what nobody signed is held, and an alarm says so until it is looked at", async (t) => {
  const child = await Phone.open(await here.context(t), here.demo, "200");
  await child.page.getByText("Try what goes wrong").click();
  await child.page.getByLabel("Sign it as somebody").check();
  await child.text("this is the gateway, believe me");
  const operator = await Operator.logIn(await here.context(t), here.demo);
  await operator.page.getByText(operator.t("health-held", { count: 1 })).waitFor();
  assert.equal(await operator.page.getByText("believe me").count(), 0, "no word of it is shown");
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.view("page-channels").click();
  const card = admin.page.getByRole("article", { name: "Texts" });
  await card.getByText(admin.t("held-count", { count: 1 })).waitFor();
  await inspect(admin.page, "console-sms-held");
  await card.getByRole("button", { name: admin.t("held-release") }).click();
  await card.getByText(admin.t("held-still", { released: 0, still: 1 })).waitFor();
  // Asked twice, because nothing brings it back.
  await card.getByRole("button", { name: admin.t("held-empty"), exact: true }).click();
  await card.getByRole("button", { name: admin.t("held-empty-sure") }).click();
  await admin.page.getByText(admin.t("held-emptied")).waitFor();
  await card.getByText(admin.t("held-count", { count: 1 })).waitFor({ state: "detached" });

  // A sender that is no number says who it claims to be, and can't be answered.
  const known = await operator.rowIds();
  await child.page.getByLabel("Sign it as somebody").uncheck();
  await child.page.getByLabel("Sender’s name").fill("POLICE");
  await child.text("tell us where she is");
  await operator.open(await operator.newRow(known));
  await operator.talk.getByText(operator.t("sms-name"), { exact: true }).waitFor();
  await operator.talk.getByText(operator.t("sms-shut-name")).waitFor();
});

test("a number for texts is set up in a form, and its addresses are copied from it", async (t) => {
  const context = await here.context(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: here.demo.console });
  const admin = await Operator.logIn(context, here.demo, ADMIN);
  await admin.view("page-channels").click();
  await admin.button("channels-add-sms").click();
  const form = admin.page.getByRole("form", { name: admin.t("sms-form-new") });
  await form.getByLabel(admin.t("mailbox-name"), { exact: true }).fill("Short number");
  await form.getByLabel(admin.t("sms-form-number"), { exact: true }).fill("+46700000099");
  await form.getByLabel(admin.t("sms-form-country"), { exact: true }).fill("se");
  await form.getByRole("combobox").selectOption("elks");
  await form.getByLabel(admin.t("sms-own-elks-username")).fill("u1234");
  await form.getByLabel(admin.t("sms-api-elks"), { exact: true }).fill("a password");
  await form.getByRole("button", { name: admin.t("sms-form-make") }).click();
  await inspect(admin.page, "console-sms-form", { fullPage: true });
  await form.getByRole("button", { name: admin.t("mailbox-save") }).click();
  const card = admin.page.getByRole("article", { name: "Short number" });
  await card.getByText(admin.t("sms-url-once")).waitFor();
  await card.getByText(admin.t("sms-unsigned"), { exact: true }).waitFor();
  await card.getByRole("button", { name: admin.t("sms-url-copy-named", { name: admin.t("sms-url-in") }) }).click();
  await until("the copy", async () => /\/sms\/\w+\/in\/[0-9a-f]{48}$/.test(await admin.page.evaluate(() => navigator.clipboard.readText())));
  // It is shown once.
  await admin.page.reload();
  await card.getByText(admin.t("sms-url-hidden")).waitFor();
  assert.equal(await card.getByText(/[0-9a-f]{48}/).count(), 0);
});
