// Operators at work together: who looks and types, handing over, notes, drafts, canned replies, new colleagues, the locked screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, stage, until } from "./harness.mjs";
import { ADMIN, Operator, SUPERVISOR, talking } from "./people.mjs";

const here = stage();

test("a colleague sees who looks and who types, and can't answer over somebody's head", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const same = colleague.row(id);
  const mira = operator.known.name;
  await same.getByText(mira).waitFor();
  await operator.field.pressSequentially("Let me");
  await same.getByText(colleague.t("who-types", { name: mira })).waitFor();
  await colleague.open(same);
  await operator.row(id).getByText(operator.t("who-looks", { name: colleague.known.name })).waitFor();
  await colleague.talk.getByText(colleague.t("talk-held", { name: mira })).waitFor();
  await colleague.field.fill("I would say");
  await colleague.page.keyboard.press("Control+Enter");
  assert.equal(await colleague.act("reply-send").count(), 0);
  assert.equal(await child.said("I would say").count(), 0);
});

test("a talk is handed over once the colleague accepts, and the young person is told who comes", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const colleague = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const offer = async (note, why = "") => {
    await operator.act("action-transfer").click();
    await operator.dialog.getByText(colleague.known.name).click();
    await operator.dialog.getByLabel(operator.t("transfer-note")).fill(note);
    await operator.dialog.getByLabel(operator.t("transfer-why")).selectOption(why);
    await operator.dialog.getByRole("button", { name: operator.t("transfer-offer") }).click();
    await operator.dialog.waitFor({ state: "hidden" });
    await operator.talk.getByText(operator.t("offer-waits", { name: colleague.known.name })).waitFor();
  };
  await offer("Would rather talk with a man.", "asked");
  // It stays with whoever holds it until it is accepted.
  await operator.reply("One moment, please.");
  await child.said("One moment, please.").waitFor();
  await colleague.page.goto(`${here.demo.console}/#/theirs`);
  const same = colleague.row(id);
  await same.getByText(colleague.t("who-offered-you")).waitFor();
  await colleague.open(same);
  await colleague.talk.getByText(colleague.t("offer-words", { name: operator.known.name })).waitFor();
  await colleague.said("Would rather talk with a man.").waitFor();
  await colleague.act("offer-decline").click();
  await operator.talk.getByText(operator.t("offer-waits", { name: colleague.known.name })).waitFor({ state: "hidden" });

  await offer("Please take it, my shift ends.");
  await colleague.act("offer-accept").click();
  await colleague.act("reply-send").waitFor();
  await child.said(child.t("joined", { name: "Jonas" })).waitFor();
  await colleague.reply("Hello, I am Jonas.");
  await child.said("Hello, I am Jonas.").waitFor();
  await operator.talk.getByText(operator.t("talk-held", { name: colleague.known.name })).waitFor();
  for (const note of ["Would rather talk with a man.", "Please take it, my shift ends."]) assert.equal(await child.said(note).count(), 0, "a note reached the young person");
});

test("what is meant and not said is ranked by hand, and supervision sees that the rules missed it", async (t) => {
  const { operator, id } = await talking(here, t, { first: "My rabbit lives with the neighbours now." });
  await operator.page.locator(".talk-name h1").focus();
  await operator.page.keyboard.press("p");
  await operator.dialog.getByText(operator.t("priority-1")).click();
  assert.equal(await operator.dialog.getByText(operator.t("why-joke")).count(), 0, "a reason to lower is none to raise");
  await operator.dialog.getByText(operator.t("why-unsaid")).click();
  await operator.dialog.getByRole("button", { name: operator.t("priority-set") }).click();
  await operator.dialog.waitFor({ state: "hidden" });
  await operator.row(id).getByText(operator.t("priority-1")).waitFor();
  await operator.page.getByText(operator.t("about-by-hand")).waitFor();
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-triage").click();
  await supervisor.page.getByRole("cell", { name: supervisor.t("why-unsaid") }).first().waitFor();
});

test("a note stays among colleagues, a draft survives the browser, and what was put back waits for everybody", async (t) => {
  const { child, operator, id } = await talking(here, t);
  const [note, draft] = [canary("note"), canary("draft")];
  await operator.note(note);
  await operator.field.fill(draft);
  await operator.talk.getByText(operator.t("draft-saved")).waitFor();
  const again = await Operator.logIn(await here.context(t), here.demo);
  const same = again.row(id);
  await again.open(same);
  await again.said(note).waitFor();
  await until("the draft to be there", async () => (await again.field.inputValue()) === draft);
  assert.equal(await child.said(note).count(), 0);
  assert.equal(await child.said(draft).count(), 0);
  await again.act("action-release").click();
  await same.getByText(again.t("who-nobody")).waitFor();
});

test("a supervisor writes a canned reply, and an operator finds it with a slash", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-canned").click();
  await supervisor.button("canned-add").click();
  const [title, text] = [canary("greeting"), `Hello! Take the time you need. ${canary("canned")}`];
  await supervisor.page.getByLabel(supervisor.t("canned-title")).fill(title);
  await supervisor.page.getByLabel(supervisor.t("canned-language")).selectOption("en");
  await supervisor.page.getByLabel(supervisor.t("canned-text")).fill(text);
  await supervisor.button("canned-save").click();
  await supervisor.page.getByRole("article").filter({ hasText: title }).waitFor();

  const { child, operator } = await talking(here, t);
  await operator.field.click();
  await operator.page.keyboard.type("/greet");
  await operator.page.getByRole("option").filter({ hasText: title }).waitFor();
  await operator.page.keyboard.press("Enter");
  assert.equal(await operator.field.inputValue(), text);
  await operator.page.keyboard.press("Control+Enter");
  await child.said(text).waitFor();

  await supervisor.button("canned-remove-named", { title }).click();
  await supervisor.button("canned-remove-sure").click();
  await supervisor.page.getByRole("article").filter({ hasText: title }).waitFor({ state: "hidden" });
});

test("an administrator invites a colleague, who opens the link, chooses a password and comes in; later the door is shut", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.view("page-operators").click();
  await admin.button("operators-invite").click();
  const form = admin.page.locator("form.card-form");
  const name = "Ona Pavyzdė";
  await form.getByLabel(admin.t("operators-name"), { exact: true }).fill(name);
  await form.getByLabel(admin.t("operators-login")).fill("ona.pavyzde");
  await form.getByLabel(admin.t("operators-alias-long")).fill("Ona");
  await form.getByRole("button", { name: admin.t("operators-make-link") }).click();
  const link = await admin.page.getByLabel(admin.t("link-label")).inputValue();

  const page = await (await here.context(t)).newPage();
  const newcomer = new Operator(page, here.demo, 0);
  await page.goto(link);
  await page.getByText(admin.t("link-invite", { name })).waitFor();
  const password = "seven slow boats at dawn";
  await page.getByLabel(admin.t("link-password"), { exact: true }).fill("too short");
  await page.getByLabel(admin.t("link-again")).fill("too short");
  await newcomer.button("link-save").click();
  await page.getByRole("alert").filter({ hasText: admin.t("link-short", { count: 15 }) }).waitFor();
  await page.getByLabel(admin.t("link-password"), { exact: true }).fill(password);
  await page.getByLabel(admin.t("link-again")).fill(password);
  await newcomer.button("link-save").click();
  await page.getByRole("link", { name: admin.t("login-enter") }).click();
  await newcomer.enter("ona.pavyzde", password);
  await newcomer.atDesk();
  assert.equal(await newcomer.view("page-audit").count(), 0, "an operator is offered the audit trail");

  await page.goto(link);
  await page.getByText(admin.t("link-dead")).waitFor();

  const line = admin.page.getByRole("row").filter({ hasText: "ona.pavyzde" });
  await page.goto(here.demo.console);
  await newcomer.atDesk();
  await line.getByRole("button", { name: admin.t("operators-deactivate") }).click();
  await line.getByText(admin.t("operators-off")).waitFor();
  await page.reload();
  await newcomer.enter("ona.pavyzde", password);
  await page.getByRole("alert").filter({ hasText: admin.t("login-wrong") }).waitFor();
});

test("a locked screen shows no word of a talk and gives back everything", async (t) => {
  const { child, operator } = await talking(here, t, { first: "secret words of mine" });
  await operator.field.fill("half a sentence");
  await operator.page.locator(".menu summary").click();
  await operator.page.getByRole("button", { name: operator.t("action-lock") }).click();
  await operator.page.getByRole("heading", { name: operator.t("lock-title") }).waitFor();
  assert.ok(!(await operator.page.content()).includes("secret words of mine"));
  await child.write("still there?");
  await child.status("sent").waitFor();
  assert.ok(!(await operator.page.content()).includes("still there?"));
  await operator.page.getByLabel(operator.t("login-password")).fill("not the password");
  await operator.button("lock-open").click();
  await operator.page.getByRole("alert").filter({ hasText: operator.t("login-wrong") }).waitFor();
  await operator.page.getByLabel(operator.t("login-password")).fill(operator.known.password);
  await operator.button("lock-open").click();
  await operator.said("still there?").waitFor();
  assert.equal(await operator.field.inputValue(), "half a sentence");
});
