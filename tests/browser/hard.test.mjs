// Hard content: a picture that is sealed with one key and leaves every screen, what the police get, and a break in time.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { canary, inspect, stage, until } from "./harness.mjs";
import { ADMIN, Operator, SUPERVISOR, colleague, picture, talking } from "./people.mjs";

const here = stage();

test("one key seals a picture: it leaves every screen, nobody gets it again, and the police get it as it came", async (t) => {
  const { child, operator, id } = await talking(here, t);
  await child.attach(await picture(child.page));
  await operator.act("picture-reveal").click();
  const shown = operator.talk.locator(".picture img");
  await shown.waitFor();
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.open(supervisor.row(id));
  await supervisor.act("picture-reveal").click();
  const elsewhere = supervisor.talk.locator(".picture img");
  await elsewhere.waitFor();
  const file = await operator.talk.locator("[data-file]").getAttribute("data-file");
  const name = (await operator.talk.locator(".file-name").innerText()).trim();
  // The chat takes out of a picture where and with what it was made: these are the bytes that came here.
  const came = Buffer.from(await operator.page.evaluate(async (file) => [...new Uint8Array(await (await fetch(`/api/v1/attachments/${file}`)).arrayBuffer())], file));

  await operator.talk.locator("h1").focus();
  await operator.page.keyboard.press("q");
  await shown.waitFor({ state: "detached" });
  await elsewhere.waitFor({ state: "detached" });
  const seal = operator.talk.locator(".file.sealed");
  await seal.getByText(operator.t("sealed-by", { name: operator.known.name, time: "@" }).split("@")[0]).waitFor();
  assert.equal(await operator.talk.getByText(name).count(), 0, "its name stands there");
  await operator.talk.getByText(operator.t("happened-sealed", { name: operator.known.name })).waitFor();
  const asked = await supervisor.page.evaluate(async (file) => {
    const headers = { "X-Earshot": "console" };
    const reveal = await fetch(`/api/v1/attachments/${file}/reveal`, { method: "POST", headers });
    return [(await fetch(`/api/v1/attachments/${file}`)).status, reveal.status];
  }, file);
  assert.deepEqual(asked, [409, 409]);
  await inspect(operator.page, "console-sealed-talk");

  await supervisor.view("page-sealed").click();
  await supervisor.page.getByText(supervisor.t("sealed-not-yet")).waitFor();
  await inspect(supervisor.page, "console-sealed");
  await supervisor.button("hand-over").click();
  await supervisor.dialog.getByLabel(supervisor.t("hand-over-to")).fill("Police of Examplia, desk 4");
  await inspect(supervisor.page, "console-hand-over");
  await supervisor.dialog.getByRole("button", { name: supervisor.t("package-ask") }).click();
  await supervisor.page.getByText(supervisor.t("package-second")).waitFor();
  assert.equal(await supervisor.button("hand-over-save").count(), 0, "whoever asked takes nothing out");
  const alone = await supervisor.page.evaluate(async (file) => (await fetch(`/api/v1/sealed/${file}/hand-over`, { method: "POST", headers: { "X-Earshot": "console" } })).status, file);
  assert.equal(alone, 409);
  const other = await Operator.logIn(await here.context(t), here.demo, await colleague(here, t, { name: "Sunna Oppdiktet", role: "supervisor" }));
  await other.view("page-sealed").click();
  await other.page.getByText("Police of Examplia, desk 4").waitFor();
  await inspect(other.page, "console-hand-over-asked");
  const [download] = await Promise.all([other.page.waitForEvent("download"), other.button("hand-over-save").click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  assert.match(download.suggestedFilename(), /^earshot-[0-9a-f]{32}\.zip$|^earshot-[0-9a-f-]{36}\.zip$/);
  assert.ok(archive.includes(came), "other bytes than came");
  assert.ok(archive.includes(createHash("sha256").update(came).digest("hex")), "another hash");
  for (const words of [name, operator.known.name, supervisor.known.name, other.known.name, "Police of Examplia, desk 4"]) assert.ok(archive.includes(words), words);
  await other.page.getByText(other.t("sealed-handed", { count: 1 })).waitFor();
  await supervisor.view("page-audit").click();
  for (const act of ["act-attachment-sealed", "act-attachment-hand-over-asked", "act-attachment-handed-over"]) await supervisor.page.getByText(supervisor.t(act)).first().waitFor();

  assert.equal(await operator.view("page-sealed").count(), 0, "operators hand nothing over");
});

test("a break is suggested when the hotline says, and what is said after it stays with few", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.view("page-setup").click();
  await admin.page.getByLabel(admin.t("setup-break")).fill("51");
  await admin.button("setup-save").click();
  await admin.page.locator("[aria-invalid=true]").waitFor();
  await admin.page.getByLabel(admin.t("setup-break")).fill("2");
  await admin.button("setup-save").click();
  await admin.page.getByText(admin.t("setup-saved")).waitFor();
  assert.equal(await admin.view("page-debrief").count(), 0);

  const { child, operator } = await talking(here, t);
  for (const name of ["one.png", "two.png"]) await child.attach(await picture(child.page, name));
  const asks = operator.page.getByRole("region", { name: operator.t("break-label") });
  for (let opened = 0; opened < 2; opened += 1) {
    await operator.talk.locator(".picture.closed button").first().click();
    await until("the picture to be there", async () => (await operator.talk.locator(".picture img").count()) === opened + 1);
  }
  await asks.waitFor();
  await inspect(operator.page, "console-break");
  await asks.getByRole("button", { name: operator.t("break-take") }).click();
  await asks.waitFor({ state: "detached" });
  assert.equal(await operator.page.getByLabel(operator.t("status-label")).inputValue(), "paused break");
  const words = canary("stays");
  await operator.page.getByLabel(operator.t("debrief-note")).fill(words);
  await operator.button("debrief-keep").click();
  await operator.page.getByText(words).waitFor();

  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  await supervisor.view("page-debrief").click();
  await supervisor.page.getByText(words).waitFor();
  await supervisor.page.getByRole("rowheader", { name: operator.known.name }).waitFor();
  assert.equal(await supervisor.button("debrief-remove").count(), 0, "it is not theirs");
  await inspect(supervisor.page, "console-debrief");
  await operator.button("debrief-remove").click();
  await operator.page.getByText(words).waitFor({ state: "detached" });
});
