// Names and words that want to break out of their place: of colleagues, lists and queues, and of whoever writes by text and mail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, misshapen, phone, screenshot, stage, until } from "./harness.mjs";
import { ADMIN, Child, Operator, Phone, SUPERVISOR, colleague } from "./people.mjs";

const here = stage();
const MARKUP = `<img src=x onerror="globalThis.broken=1">`;
/** Ends the isolate that it stands in, then turns round whatever follows. */
const TURNER = "\u2069\u202E";
const PILE = "Z\u0351\u036B\u0343\u036A".repeat(60);
const endless = (length) => "W".repeat(length);

/**
 * Words of ours that stand from right to left, and marks of theirs that reach beyond what holds them. What they wrote in a
 * talk may turn round within its own line.
 */
const turnedRound = (page) => page.evaluate(() => {
  const marks = /[\u202A-\u202E\u2066-\u2069]/;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (around.closest("[dir=auto], textarea, option, script, style, .sr") || !around.checkVisibility()) continue;
    const own = node.data.replace(/\u2068[^\u2066-\u2069]*\u2069/g, (held) => "\u0000".repeat(held.length));
    if (marks.test(own)) found.push(`marks: ${JSON.stringify(node.data.slice(0, 60))} in ${around.className || around.tagName}`);
    const letters = [...own.matchAll(/(?=[A-Za-z]{2})/g)].slice(0, 8).map((match) => match.index);
    for (const at of letters) {
      const [a, b] = [at, at + 1].map((from) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
      });
      if (a.width > 0 && a.top === b.top && b.left < a.left) {
        found.push(`backwards: ${JSON.stringify(node.data.slice(0, 60))} in ${around.className || around.tagName}`);
        break;
      }
    }
  }
  return [...new Set(found)];
});

/** Nothing ran, nothing was turned round, and nothing scrolls sideways, on a desk and on a phone. */
async function unbroken(page, name) {
  assert.equal(await page.evaluate(() => globalThis.broken), undefined, "a script of theirs ran");
  const found = [];
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport);
    await screenshot(page, `hostile-${name}-${size}-light`);
    found.push(...(await misshapen(page.mainFrame())), ...(await turnedRound(page)));
  }
  await page.setViewportSize(desk);
  assert.deepEqual(found, [], name);
}

test("what colleagues call themselves and their lists stays within its own place, on every screen", async (t) => {
  const name = `${TURNER}Rolf ${MARKUP} ${endless(30)}`;
  const other = await colleague(here, t, { role: "supervisor", name });
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const { version, hotline } = await admin.ask("GET", "hotline");
  await admin.ask("PUT", "hotline", { version, hotline: { ...hotline, queues: [{ name: `${TURNER}queue${endless(40)}` }] } });
  const rolf = await Operator.logIn(await here.context(t), here.demo, other);
  await rolf.ask("PUT", "tags/odd", { name: `${TURNER}tag <b>${endless(20)}`, retired: false });
  await rolf.ask("POST", "views", { name: `${TURNER}view ${MARKUP.slice(0, 20)}${endless(30)}`, view: "waiting", filter: { tag: "odd" }, shared: true });
  const canned = await rolf.ask("POST", "canned", { title: `${TURNER}reply ${MARKUP}${endless(40)}`, language: "en", text: `${MARKUP} ${TURNER} ${PILE} ${endless(2_000)}` });
  await rolf.ask("POST", "macros", { name: `${TURNER}macro <i>${endless(40)}`, steps: { canned: [canned.id], tags: ["odd"], end: "stay", snooze_minutes: null } });

  const operator = await Operator.logIn(await here.context(t), here.demo);
  const { page, dialog, talk } = operator;
  const known = await operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write("Hello?");
  const row = await operator.newRow(known);
  const id = await row.getAttribute("id");
  const talk_id = id.replace("row-", "");
  await until("the queue", async () => (await operator.ask("GET", `conversations/${talk_id}`)).row.queue !== null, 30_000);
  await operator.claim(row);
  await rolf.ask("PUT", `conversations/${talk_id}/tags`, { tags: ["odd"] });
  await rolf.open(rolf.row(id));
  await rolf.act("action-listen").click();
  await rolf.talk.getByRole("button", { name: rolf.t("composer-whisper"), exact: true }).click();
  await rolf.field.fill(`${TURNER} whisper ${MARKUP} ${PILE} ${endless(9_000)}`);
  await rolf.page.keyboard.press("Control+Enter");
  await talk.locator(".whisper").first().waitFor();
  await operator.ask("POST", `conversations/${talk_id}/transfer`, { to: (await operator.ask("GET", "operators")).find((each) => each.name === name).id, note: `${TURNER} take it ${MARKUP} ${endless(2_000)}` });
  await talk.getByText(operator.t("offer-waits", { name: "\u0000" }).split("\u0000")[1]).first().waitFor();
  await page.reload();
  await operator.atDesk();
  await talk.locator(".tag").first().waitFor();
  await unbroken(page, "names-talk");
  await page.locator(".list-filter summary").click();
  await unbroken(page, "names-filter");
  await page.locator(".list-filter summary").click();
  for (const [key, screen] of [["a", "tags"], ["m", "macros"], ["w", "second"]]) {
    await page.locator(".talk-name h1").focus();
    await page.keyboard.press(key);
    await dialog.waitFor();
    await unbroken(page, `names-${screen}`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await operator.field.click();
  await page.keyboard.type("/");
  await page.locator(".canned-list").getByRole("option").first().waitFor();
  await unbroken(page, "names-canned-picker");
  await page.keyboard.press("Escape");
  await operator.field.fill("");
  await page.locator(".view.kept").click();
  await page.locator(".filter-on").waitFor();
  await unbroken(page, "names-view");
  await operator.button("filter-off").click();

  // Whoever has that name holds the talk, and calls a colleague in a note.
  await rolf.page.reload();
  await rolf.atDesk();
  await unbroken(rolf.page, "names-offered");
  await rolf.act("offer-accept").click();
  await rolf.act("reply-send").waitFor();
  await page.goto(`${here.demo.console}/#/waiting`);
  await rolf.note(`@${operator.known.name} ${MARKUP} ${TURNER}`);
  await page.getByRole("region", { name: operator.t("called-label") }).waitFor();
  await unbroken(page, "names-called");
  await operator.open(operator.row(id));
  await unbroken(page, "names-held");
  await operator.view("page-search").click();
  await page.getByRole("searchbox").fill("tag:odd");
  await page.keyboard.press("Enter");
  await page.locator(".search-row").first().waitFor();
  await unbroken(page, "names-found");

  for (const screen of ["lists", "canned", "board", "audit", "shifts", "triage"]) {
    await rolf.page.goto(`${here.demo.console}/#/${screen}`);
    await rolf.page.getByRole("heading", { level: 1, name: rolf.t(`page-${screen}`) }).waitFor();
    if (screen === "board") await rolf.page.locator(".board-person").first().waitFor();
    await unbroken(rolf.page, `names-${screen}`);
  }
  // What was done is said with the name of what it was done to.
  await rolf.page.goto(`${here.demo.console}/#/canned`);
  await rolf.page.getByRole("article").getByRole("button").first().click();
  await rolf.button("canned-save").click();
  await rolf.page.locator(".notice").first().waitFor();
  await unbroken(rolf.page, "names-notice");
  for (const screen of ["operators", "setup", "channels"]) {
    await admin.page.goto(`${here.demo.console}/#/${screen}`);
    await admin.page.getByRole("heading", { level: 1, name: admin.t(`page-${screen}`) }).waitFor();
    await unbroken(admin.page, `names-${screen}`);
  }
});

const MAIL = `From - Mon Mar  2 10:00:00 2026
From: =?utf-8?b?${Buffer.from(`${TURNER}Tove ${MARKUP}`).toString("base64")}?= <tove@mail.example>
Reply-To: =?utf-8?b?${Buffer.from(`${TURNER}Bank <b>${endless(300)}`).toString("base64")}?= <other@elsewhere.example>
To: help@hotline.example
Message-ID: <hostile@mail.example>
Subject: =?utf-8?b?${Buffer.from(`${TURNER}subject ${MARKUP}`).toString("base64")}?= ${endless(900)}
Date: Mon, 02 Mar 2026 10:00:00 +0100
Content-Type: text/plain; charset=utf-8

${MARKUP} ${TURNER} ${PILE}
${endless(65_536).replace(/.{900}/g, "$&=\n")}
`;

test("who writes by text and mail, what stands in a safety card and in a case stays within its own place", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const { page, talk, dialog } = operator;
  let known = await operator.rowIds();
  here.demo.run(["channel", "add", "email", "Mail", "--address", "help@hotline.example", "--imap", "localhost:1", "--smtp", "localhost:1", "--password-file", "word"], { word: "secret" });
  here.demo.run(["mail", "import", "Mail", "old.mbox"], { "old.mbox": MAIL });
  const mail = await operator.newRow(known);
  await operator.claim(mail);
  await talk.locator(".mail-details summary").click();
  await unbroken(page, "mail");

  await page.locator(".talk-name h1").focus();
  await page.keyboard.press("s");
  await dialog.getByLabel(operator.t("safety-code-word")).fill(`${TURNER}word ${MARKUP}`);
  await dialog.getByLabel(operator.t("safety-form-note")).fill(`${TURNER}note ${MARKUP} ${endless(1_500)}`);
  await dialog.getByRole("button", { name: operator.t("safety-save") }).click();
  const card = talk.getByRole("region", { name: operator.t("safety-card") });
  await card.getByRole("button", { name: operator.t("safety-show") }).click();
  await unbroken(page, "safety-card");

  await page.getByRole("button", { name: operator.t("case-open-missing") }).click();
  await page.getByRole("complementary").getByRole("link", { name: /^Case \d+$/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  const at = page.url().split("/").pop();
  await operator.ask("POST", `cases/${at}/parts`, { kind: "child", name: `${TURNER}child ${MARKUP}${endless(60)}` });
  await page.reload();
  await page.locator(".case-section").filter({ hasText: operator.t("case-parts-child") }).waitFor();
  await unbroken(page, "case");
  await page.goto(`${here.demo.console}/#/cases`);
  await page.getByRole("link", { name: /\d/ }).first().waitFor();
  await unbroken(page, "cases");

  await page.goto(`${here.demo.console}/#/waiting`);
  await operator.rows.first().waitFor();
  known = await operator.rowIds();
  const handset = await Phone.open(await here.context(t), here.demo, "177");
  await handset.page.getByText("Try what goes wrong").click();
  await handset.page.getByLabel("Sender’s name").fill(`${TURNER}<b>BANK`);
  await handset.text(`${MARKUP} ${TURNER}findable`);
  await operator.open(await operator.newRow(known));
  await unbroken(page, "text");
  await operator.view("page-search").click();
  await page.getByRole("searchbox").fill("findable");
  await page.keyboard.press("Enter");
  await page.locator(".search-row").first().waitFor();
  await unbroken(page, "found");
});
