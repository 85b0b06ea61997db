// A whole shift of three operators and a supervisor at once: what arrives, who takes it, what breaks, who leaves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canary, phone, stage, until } from "./harness.mjs";
import { ADMIN, Child, OPERATOR, Operator, Phone, SUPERVISOR, colleague } from "./people.mjs";

const here = stage();
const consoleHost = "console.localhost";

const MAIL = `From - Mon Mar  2 10:00:00 2026
From: Tove Testowa <tove@mail.example>
To: help@hotline.example
Message-ID: <shift@mail.example>
Subject: a question for later
Date: Mon, 02 Mar 2026 10:00:00 +0100

When are you open in summer?
`;

const [ONE, TWO] = ["Iga Zmyslona", "Ole Oppdiktet"];

/** Everybody at their desks: the demo's operator and supervisor, and two who were invited. */
async function crew(t) {
  here.demo.crew ??= [OPERATOR, await colleague(here, t, { name: ONE }), await colleague(here, t, { name: TWO }), SUPERVISOR];
  const people = [];
  for (const who of here.demo.crew) people.push(await Operator.logIn(await here.context(t), here.demo, who));
  const [mira, iga, ole, supervisor] = people;
  return { mira, iga, ole, supervisor, all: people };
}

const seen = (people, id) => Promise.all(people.map((each) => each.row(id).waitFor()));
/** Whose a talk is, as a colleague's list says; one's own say "you". */
const named = (person, id, name) => person.row(id).getByText((person.known.name ?? "") === name ? person.t("who-you") : name).waitFor();

/** A young person who has written, and their row's id. */
async function arrives(t, watcher, words) {
  const known = await watcher.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(words);
  return { child, id: await (await watcher.newRow(known)).getAttribute("id") };
}

test("a shift of three and a supervisor: chat, text and mail come in, the gravest is taken first, a cut loses nothing, a supervisor takes over", async (t) => {
  const { mira, iga, ole, supervisor, all } = await crew(t);
  // The demo's own emergency is answered, so that the alarm of this shift is the only one.
  await supervisor.alarm.getByRole("button", { name: supervisor.t("action-claim") }).click();
  await supervisor.act("reply-send").waitFor();
  await supervisor.reply("I am here.");
  for (const each of all) await each.alarm.waitFor({ state: "hidden" });

  // Three lines at once: everybody's list has all of them.
  const chat = await arrives(t, mira, canary("chat"));
  let known = await mira.rowIds();
  const handset = await Phone.open(await here.context(t, { viewport: phone }), here.demo, "131");
  await handset.text("can i text you from here?");
  const text = await (await mira.newRow(known)).getAttribute("id");
  known = await mira.rowIds();
  here.demo.run(["channel", "add", "email", "Mail", "--address", "help@hotline.example", "--imap", "localhost:1", "--smtp", "localhost:1", "--password-file", "word"], { word: "secret" });
  here.demo.run(["mail", "import", "Mail", "old.mbox"], { "old.mbox": MAIL });
  const mail = await (await mira.newRow(known)).getAttribute("id");
  for (const id of [chat.id, text, mail]) await seen(all, id);

  // Each takes one, and the others see whose it is.
  await mira.claim(mira.row(chat.id));
  await iga.claim(iga.row(text));
  await ole.claim(ole.row(mail));
  for (const each of all) {
    await named(each, chat.id, mira.known.name);
    await named(each, text, ONE);
    await named(each, mail, TWO);
  }
  await iga.reply("Yes, you can.");
  await handset.said("Yes, you can.").waitFor();

  // Somebody who isn't safe rises over everything, on every screen, and one claim ends the alarm for all.
  const grave = await arrives(t, supervisor, canary("grave"));
  await grave.child.button("safe-no").click();
  for (const each of all) {
    await each.alarm.waitFor();
    await until("the gravest to stand first", async () => (await each.rowIds())[0] === grave.id);
  }
  await iga.alarm.getByRole("button", { name: iga.t("action-claim") }).click();
  await iga.act("reply-send").waitFor();
  for (const each of all) await each.alarm.waitFor({ state: "hidden" });
  await iga.reply("I am here. Where are you?");
  await grave.child.said("Where are you?").waitFor();

  // The line of the whole office breaks. What was said meanwhile is there for everybody afterwards, once and in order.
  here.demo.line.cut(consoleHost);
  t.after(() => here.demo.line.mend(consoleHost));
  for (const each of all) await each.line("line-reconnecting").waitFor();
  const [fromChat, fromGrave] = [[canary("cut"), canary("cut")], [canary("cut"), canary("cut")]];
  for (const words of fromChat) await chat.child.write(words);
  for (const words of fromGrave) await grave.child.write(words);
  const late = await Child.inTab(await here.context(t), here.demo);
  await late.write(canary("late"));
  for (const child of [chat.child, grave.child, late]) await until("their words to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  const before = await ole.rowIds();
  here.demo.line.mend(consoleHost);
  for (const each of all) await each.live.waitFor();
  const lateId = await (await ole.newRow(before)).getAttribute("id");
  await seen(all, lateId);
  await mira.said(fromChat[1]).waitFor();
  assert.deepEqual(await mira.order(fromChat), fromChat);
  await iga.said(fromGrave[1]).waitFor();
  assert.deepEqual(await iga.order(fromGrave), fromGrave);

  // The supervisor takes the gravest over; whoever held it sees that at once, and everybody whose it is now.
  await supervisor.open(supervisor.row(grave.id));
  await supervisor.act("action-take-over").click();
  await supervisor.dialog.getByText(supervisor.t("take-over-danger"), { exact: true }).click();
  await supervisor.dialog.getByRole("button", { name: supervisor.t("action-take-over") }).click();
  await supervisor.act("reply-send").waitFor();
  for (const each of all) await named(each, grave.id, supervisor.known.name);
  assert.equal(await iga.act("reply-send").count(), 0);
  const over = canary("over");
  await supervisor.reply(over);
  await grave.child.said(over).waitFor();
  assert.deepEqual(await grave.child.order([over]), [over]);
});

test("two send at once in one talk: both arrive once, and both are asked first when somebody wrote meanwhile", async (t) => {
  const { mira, iga } = await crew(t);
  const { child, id } = await arrives(t, mira, canary("two"));
  await mira.claim(mira.row(id));
  await mira.page.locator(".talk-name h1").focus();
  await mira.page.keyboard.press("w");
  await mira.dialog.getByRole("radio", { name: ONE }).check();
  await mira.dialog.getByRole("button", { name: mira.t("second-ask") }).click();
  await iga.page.getByRole("region", { name: iga.t("asked-label") }).getByRole("button", { name: iga.t("asked-join") }).click();
  await mira.talk.getByText(mira.t("seat-second", { name: ONE })).waitFor();

  const [one, other] = [canary("one"), canary("other")];
  await Promise.all([mira.reply(one), iga.reply(other)]);
  for (const words of [one, other]) {
    await child.said(words).waitFor();
    for (const each of [mira, iga]) await each.said(words).waitFor();
  }
  assert.deepEqual((await child.order([one, other])).sort(), [one, other].sort());
  assert.deepEqual(await mira.order([one, other]), await iga.order([one, other]), "both see the same order");

  // Neither screen has seen what comes now when both answer: each is shown it, and asked.
  here.demo.line.cut(consoleHost);
  t.after(() => here.demo.line.mend(consoleHost));
  for (const each of [mira, iga]) await each.line("line-reconnecting").waitFor();
  const news = canary("news");
  await child.write(news);
  await until("their words to be sent", async () => (await child.frame.locator(".status.sending").count()) === 0);
  const [third, fourth] = [canary("third"), canary("fourth")];
  await Promise.all([mira.reply(third), iga.reply(fourth)]);
  here.demo.line.mend(consoleHost);
  for (const each of [mira, iga]) await each.page.locator(".conflict blockquote").filter({ hasText: news }).waitFor();
  assert.equal(await child.said(third).count() + await child.said(fourth).count(), 0, "nothing goes out unasked");
  await Promise.all([mira, iga].map((each) => each.button("conflict-send").click()));
  for (const words of [third, fourth]) await child.said(words).waitFor();
  assert.deepEqual((await child.order([third, fourth])).sort(), [third, fourth].sort());
});

test("whoever leaves gives back what waits, before its like; whose account is closed sees nothing more within a second", async (t) => {
  const { mira, ole, supervisor } = await crew(t);
  const calm = await arrives(t, supervisor, canary("calm"));
  const left = await arrives(t, supervisor, canary("left"));
  await ole.claim(ole.row(left.id));
  await named(supervisor, left.id, TWO);
  // They go for the day with a talk in hand.
  await ole.page.goto(`${here.demo.console}/#/closed`);
  await ole.page.evaluate(async () => {
    await fetch("/api/v1/me/status", { method: "PUT", headers: { "X-Earshot": "console", "Content-Type": "application/json" }, body: JSON.stringify({ status: "away" }) });
  });
  await supervisor.row(left.id).getByText(supervisor.t("who-nobody")).waitFor({ timeout: 30_000 });
  await until("it to come before its like, who came first", async () => {
    const ids = await mira.rowIds();
    return ids.indexOf(left.id) >= 0 && ids.indexOf(left.id) < ids.indexOf(calm.id);
  });

  // The third takes it again, and their account is closed while its words stand on their screen.
  await ole.page.evaluate(async () => {
    await fetch("/api/v1/me/status", { method: "PUT", headers: { "X-Earshot": "console", "Content-Type": "application/json" }, body: JSON.stringify({ status: "accepting" }) });
  });
  await ole.page.goto(`${here.demo.console}/#/waiting`);
  await ole.claim(ole.row(left.id));
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.view("page-operators").click();
  const account = admin.page.getByRole("row").filter({ hasText: TWO });
  const viewing = async () => (await supervisor.page.evaluate(async (id) => (await (await fetch(`/api/v1/conversations/${id.replace("row-", "")}`)).json()).row.viewers, left.id)).map((each) => each.name);
  assert.ok((await viewing()).includes(TWO), "they are seen there");
  // The screen itself notes when it was shut, so that the test's own ways don't count.
  await ole.page.evaluate(() => {
    const look = () => document.querySelector("main.door") === null ? requestAnimationFrame(look) : (window.shutAt = Date.now());
    look();
  });
  const asked = admin.page.waitForRequest((request) => request.method() === "PATCH");
  await account.getByRole("button", { name: admin.t("operators-deactivate") }).click();
  await asked;
  const closedAt = Date.now();
  await ole.page.locator("main.door").waitFor();
  const took = (await ole.page.evaluate(() => window.shutAt)) - closedAt;
  assert.ok(took < 1_000, `the screen was open for ${took} ms more`);
  assert.ok(!(await viewing()).includes(TWO), "who is gone is still seen in the talk");
  await account.getByText(admin.t("operators-off")).waitFor();
  // What is said from now on never reaches that page, and nothing that stood there can be read.
  const secret = canary("after");
  await left.child.write(secret);
  await supervisor.open(supervisor.row(left.id));
  await supervisor.said(secret).waitFor();
  assert.ok(!(await ole.page.content()).includes(secret), "the closed screen was told");
  assert.equal(await ole.page.locator("#talk article:visible").count(), 0, "words of the talk still stand on the closed screen");
  await supervisor.row(left.id).getByText(supervisor.t("who-nobody")).waitFor({ timeout: 30_000 });
});

test("tags, urgency, queue and closing of several talks are taken back by one key each", async (t) => {
  const supervisor = await Operator.logIn(await here.context(t), here.demo, SUPERVISOR);
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const put = (person, path, body) => person.page.evaluate(async ({ path, body }) => {
    const headers = { "X-Earshot": "console", "Content-Type": "application/json" };
    return (await fetch(`/api/v1/${path}`, { method: "PUT", headers, body: JSON.stringify(body) })).status;
  }, { path, body });
  const { version, hotline } = await admin.page.evaluate(async () => (await fetch("/api/v1/hotline")).json());
  const queues = [{ name: "English", languages: ["en"] }, { name: "Everybody else" }];
  assert.equal(await put(admin, "hotline", { version, hotline: { ...hotline, queues } }), 200);
  assert.ok([200, 204].includes(await put(supervisor, "tags/night-bus", { name: "Night bus" })));
  await supervisor.page.reload();
  await supervisor.atDesk();
  const [one, other] = [await arrives(t, supervisor, canary("sweep")), await arrives(t, supervisor, canary("sweep"))].map((each) => each.id);
  const { page, dialog } = supervisor;
  const facts = (id) => page.evaluate(async (id) => {
    const { row } = await (await fetch(`/api/v1/conversations/${id}`)).json();
    return { tags: row.tags, priority: row.priority, queue: row.queue, state: row.state };
  }, id.replace("row-", ""));
  // Each waits in its queue before anything is done with it.
  await until("both queues", async () => new Set(await page.evaluate(async () => (await (await fetch("/api/v1/inbox?view=waiting")).json()).rows.map((row) => row.queue).filter(Boolean))).size === 2, 30_000);
  for (const id of [one, other]) await until("the queue of a talk", async () => (await facts(id)).queue !== null, 30_000);
  await page.reload();
  await supervisor.atDesk();
  const before = [await facts(one), await facts(other)];

  const choose = async (act, fill) => {
    await supervisor.button("bulk-begin").click();
    for (const id of [one, other]) await supervisor.row(id).click();
    await supervisor.list.focus();
    await page.keyboard.press("d");
    await dialog.getByText(supervisor.t(act), { exact: true }).first().click();
    await fill();
    await dialog.getByRole("button", { name: supervisor.t("bulk-do", { count: 2 }) }).click();
    await dialog.waitFor({ state: "detached" });
  };
  const takeBack = async () => {
    await supervisor.list.focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("z");
    await until("both as they were", async () => JSON.stringify([await facts(one), await facts(other)]) === JSON.stringify(before));
    await page.getByText(supervisor.t("bulk-undone", { count: 2, left: 0 })).last().waitFor();
  };
  const both = (what, is) => until(what, async () => is(await facts(one)) && is(await facts(other)));

  await choose("bulk-tag", () => dialog.getByRole("checkbox", { name: "Night bus" }).check());
  await both("the tag", (now) => now.tags.includes("night-bus"));
  await takeBack();
  await choose("bulk-prioritise", async () => {
    await dialog.getByRole("combobox").first().selectOption("4");
    await dialog.getByRole("combobox").last().selectOption("prank");
  });
  await both("the urgency", (now) => now.priority === 4);
  await takeBack();
  const elsewhere = before[0].queue === "English" ? "Everybody else" : "English";
  await choose("bulk-move", () => dialog.getByRole("combobox").selectOption(elsewhere));
  await both("the queue", (now) => now.queue === elsewhere);
  await takeBack();
  await choose("bulk-close", () => dialog.getByRole("combobox").selectOption({ index: 1 }));
  await both("the end", (now) => now.state === "closed");
  for (const id of [one, other]) await supervisor.row(id).waitFor({ state: "detached" });
  await takeBack();
  for (const id of [one, other]) await supervisor.row(id).waitFor();
});
