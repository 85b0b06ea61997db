// Every form of calls and cases, filled by keyboard alone: no mouse, no focus by script. What each takes is counted and timed by the
// keystroke-level model, and what was promised is held to: a prank, a silent and an unknown call in two keystrokes, a real one in a minute.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { stage, until, words } from "./harness.mjs";
import { Child, Operator } from "./people.mjs";

const here = stage();

/** What the lists call a code. */
const label = words("taxonomy");

/** Card, Moran and Newell 1980: a key of somebody who types 40 words a minute; what comes before an answer, for somebody who knows the form. */
const KEY_S = 0.28;
const DECISION_S = 1.2;
/** Keys beside those of words, for each answer: with more a form is in the way. */
const MOVES_AN_ANSWER = 5;

const counted = [];
const round = (seconds) => Math.round(seconds * 10) / 10;

/** Hands on a keyboard that are counted. Shift and Ctrl are keys. */
class Hands {
  constructor(page) {
    this.page = page;
    this.begin();
  }

  begin() {
    [this.typed, this.moves, this.decisions] = [0, 0, 0];
  }

  end(form) {
    const { typed, moves, decisions } = this;
    const seconds = round((typed + moves) * KEY_S + decisions * DECISION_S);
    counted.push({ form, typed, moves, decisions, seconds });
    if (decisions > 0) assert.ok(moves <= MOVES_AN_ANSWER * decisions + 4, `${form}: ${moves} keys beside words for ${decisions} answers`);
    return { keys: typed + moves, seconds };
  }

  async key(...keys) {
    for (const key of keys) {
      this.moves += key.split("+").length;
      await this.page.keyboard.press(key);
    }
  }

  async words(text) {
    this.decisions += 1;
    this.typed += text.length;
    await this.page.keyboard.type(text);
  }

  isAt(question) {
    return question.first().evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
  }

  /** From question to question with Ctrl held. */
  async to(question) {
    await question.first().waitFor();
    if (await this.isAt(question)) return;
    this.moves += 1;
    await this.page.keyboard.down("Control");
    for (let step = 0; !(await this.isAt(question)); step += 1) {
      assert.ok(step < 60, `the keyboard doesn't come to ${question}`);
      this.moves += 1;
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.up("Control");
  }

  async write(question, text) {
    await this.to(question);
    await this.words(text);
  }

  /** By its first letters, as lists find it, and on from there. */
  async choose(question, label) {
    await this.to(question);
    this.decisions += 1;
    const isFound = () => question.first().evaluate((select, label) => select.selectedOptions[0]?.label === label, label);
    for (const letter of label.slice(0, 3)) {
      if (await isFound()) return;
      this.typed += 1;
      await this.page.keyboard.type(letter);
    }
    for (let step = 0; !(await isFound()); step += 1) {
      assert.ok(step < 20, `the keyboard doesn't come to ${label}`);
      await this.key("ArrowDown");
    }
  }

  /** Boxes of one question, from top to bottom. */
  async tick(question, ...boxes) {
    await this.to(question);
    for (const label of boxes) {
      const box = question.getByRole("checkbox", { name: label });
      this.decisions += 1;
      for (let step = 0; !(await this.isAt(box)); step += 1) {
        assert.ok(step < 30, `the keyboard doesn't come to ${label}`);
        await this.key("Tab");
      }
      await this.key("Space");
      assert.ok(await box.isChecked());
    }
  }

  /** A day and an hour: "03012026", "0630PM". */
  async time(question, day, hour) {
    await this.to(question);
    this.decisions += 1;
    await this.words(day);
    this.decisions -= 1;
    await this.key("ArrowRight");
    this.typed += hour.length;
    await this.page.keyboard.type(hour);
  }

  /** Tab, as often as it takes, where there is no question to go to. */
  async tabTo(target) {
    for (let step = 0; !(await this.isAt(target)); step += 1) {
      assert.ok(step < 40, `Tab doesn't come to ${target}`);
      await this.key("Tab");
    }
  }

  save() {
    return this.key("Control+Enter");
  }
}

/** For docs/cases.md. */
after(() => {
  mkdirSync("test-results", { recursive: true });
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const head = ["form", "letters", "other keys", "answers", "seconds"];
  const rows = counted.map(({ form, typed, moves, decisions, seconds }) => line([form, typed, moves, decisions, seconds]));
  writeFileSync("test-results/forms.md", [line(head), line(head.map(() => "---")), ...rows, ""].join("\n"));
});

async function atDesk(t) {
  const operator = await Operator.logIn(await here.context(t), here.demo);
  return { operator, page: operator.page, hands: new Hands(operator.page), t: operator.t };
}

/** Somebody writes, and their row is taken and the talk open, by keyboard. */
async function taken(t, first) {
  const at = await atDesk(t);
  const known = await at.operator.rowIds();
  const child = await Child.inTab(await here.context(t), here.demo);
  await child.write(first);
  const row = await at.operator.newRow(known);
  for (let step = 0; !/\bpointed\b/.test(await row.getAttribute("class")); step += 1) {
    assert.ok(step < 60, "the row can be reached");
    await at.page.keyboard.press("j");
  }
  await at.page.keyboard.press("c");
  await at.operator.act("reply-send").waitFor();
  at.hands.begin();
  return { ...at, row, child };
}

test("a prank, a silent, a missed and an unknown call take two keys each, and so does a prank in a talk", async (t) => {
  const { operator, page, hands } = await atDesk(t);
  for (const [key, name] of [["p", "a prank on the telephone"], ["s", "a silent call"], ["u", "an unknown call"], ["m", "a missed call"]]) {
    hands.begin();
    await hands.key("l");
    await operator.dialog.waitFor();
    await hands.key(key);
    await operator.dialog.waitFor({ state: "hidden" });
    await page.getByText(operator.t("log-done")).first().waitFor();
    assert.equal(hands.end(name).keys, 2);
  }
  const talk = await taken(t, "My dog wants to order a pizza");
  await talk.hands.key("x");
  await talk.operator.dialog.waitFor();
  await talk.hands.key("p");
  await talk.operator.dialog.waitFor({ state: "hidden" });
  assert.equal(talk.hands.end("a prank in a talk").keys, 2);
});

test("a letter in the midst of a form makes no prank of a real call", async (t) => {
  const { operator, page } = await atDesk(t);
  await page.keyboard.press("l");
  await operator.dialog.waitFor();
  const box = operator.dialog.getByRole("checkbox", { name: label("action-LISTEN") });
  for (let step = 0; step < 60 && !(await box.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("p");
  await page.keyboard.press("Space");
  assert.ok(await box.isChecked());
  await page.keyboard.press("Escape");
  await operator.dialog.waitFor({ state: "hidden" });
});

test("a real call is written down in a minute: of a talk, and of the telephone with its clock", async (t) => {
  const of = await taken(t, "They wait for me after school and hit me, every day.");
  await of.hands.key("x");
  await callForm(of, of.operator.t("call-close"));
  const talk = of.hands.end("the record of a talk");
  assert.ok(talk.seconds <= 60, `a real talk takes ${talk.seconds} s`);

  const { operator, page, hands } = await atDesk(t);
  hands.begin();
  await hands.key("l");
  await operator.dialog.getByRole("timer").waitFor();
  await callForm({ operator, page, hands });
  await page.getByText(operator.t("log-done")).first().waitFor();
  const phone = hands.end("the record of a telephone call");
  assert.ok(phone.seconds <= 60, `a real call takes ${phone.seconds} s`);
});

/** What a line wants to know of a usual call: who, how old, where they live, why, what was done, a sentence. */
async function callForm({ operator, page, hands }) {
  const { dialog, t } = operator;
  await dialog.waitFor();
  await hands.write(dialog.locator("[data-for=child_age]"), "14");
  await hands.choose(dialog.getByRole("combobox", { name: t("call-gender") }), label("gender-GIRL"));
  await hands.to(dialog.locator(".call-more summary"));
  await hands.key("Enter");
  await hands.choose(dialog.getByRole("combobox", { name: t("call-living") }), label("living_situation-PARENTS"));
  await hands.to(dialog.locator("[data-for=reasons]"));
  await hands.words("bully");
  await hands.key("Enter");
  await dialog.locator(".reasons-chosen").getByText("Bullying", { exact: false }).first().waitFor();
  await hands.tick(dialog.locator(".checks"), label("action-RESOURCE"));
  await hands.write(dialog.getByRole("textbox", { name: t("call-note") }), "Bullied at school for weeks; will tell her aunt tomorrow.");
  await hands.save();
  await dialog.waitFor({ state: "hidden" });
  await until("the form to be gone", async () => (await page.getByRole("dialog").count()) === 0);
}

test("every part of a case is filled by keyboard alone, and none needs many keys between answers", async (t) => {
  const { operator, page, hands } = await atDesk(t);
  const form = (part) => page.getByRole("form", { name: operator.t(`case-part-${part}`) });
  const field = (part, name) => form(part).locator(`[data-for="${name}"]`);
  const boxes = (part, name) => form(part).locator("fieldset.checks").filter({ has: page.locator(`[data-for="${name}"]`) });
  const part = async (name, letter, fill) => {
    hands.begin();
    await hands.key(letter);
    await until("the form to have the focus", () => form(name).locator("[data-for]").first().evaluate((first) => first === document.activeElement));
    await fill((each) => field(name, each), (each) => boxes(name, each));
    await hands.save();
    await form(name).waitFor({ state: "hidden" });
    hands.end(operator.t(`case-part-${name}`));
  };

  // The window in which a file is chosen belongs to the computer.
  page.on("filechooser", (chooser) => chooser.setFiles({ name: "order.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 nothing in it") }));

  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { level: 1, name: operator.t("page-cases") }).waitFor();
  await hands.key("n");
  await page.getByRole("heading", { level: 1, name: /^Case \d+$/ }).waitFor();
  hands.end("a new case");

  await part("child", "c", async (of, list) => {
    await hands.words("Tilda Quillfeather");
    await hands.write(of("birth_date"), "05142011");
    await hands.write(of("age"), "14");
    await hands.choose(of("gender"), label("gender-GIRL"));
    await hands.write(of("nationalities"), "BE, FR");
    await hands.write(of("residence"), "BE");
    await hands.choose(of("living_situation"), label("living_situation-PARENTS"));
    await hands.choose(of("migration_status"), label("migration_status-ASYLUM"));
    await hands.write(of("languages"), "fr, ar");
    await hands.tick(list("vulnerabilities"), label("vulnerability-DISABILITY"));
    await hands.write(of("height_cm"), "158");
    await hands.write(of("hair"), "brown");
    await hands.write(of("eyes"), "grey");
    await hands.write(of("marks"), "A scar on the left knee");
    await hands.write(of("clothing"), "Green coat");
    await hands.write(of("notes"), "Likes trains.");
  });
  await part("person", "p", async (of, list) => {
    await hands.tick(list("roles"), label("person_role-HOUSEHOLD"));
    await hands.choose(of("relation"), label("relation-FATHER"));
    await hands.write(of("name"), "Osmund Quillfeather");
    await hands.write(of("addresses"), "osmund@example.org");
    await hands.to(of("conflict"));
    hands.decisions += 1;
    await hands.key("Space");
    await hands.choose(of("mode"), label("contact_mode-INPERSON"));
    await hands.write(of("platform"), "none");
    await hands.write(of("notes"), "Said that he would take her abroad.");
  });
  await page.locator(".case-card.in-conflict").waitFor();
  await part("episode", "e", async (of, list) => {
    await hands.choose(of("category"), `${label("episode_category-PAR")} – ${label("episode_category-PAR_INT")}`);
    await hands.time(of("missing_since"), "03012026", "0630PM");
    await hands.time(of("reported_at"), "03022026", "0900AM");
    await hands.choose(of("missing_from"), label("missing_from-HOME"));
    await hands.write(of("last_seen_place"), "The bus station");
    await hands.write(of("last_seen_with"), "Her father");
    await hands.tick(list("reasons"), label("missing_reason-HOME"));
    await hands.tick(list("violence"), label("violence-EMOTIONAL"));
    await hands.choose(of("police_told"), label("yes_no-YES"));
    await hands.time(of("police_told_at"), "03022026", "0920AM");
    await hands.write(of("police_country"), "BE");
    await hands.write(of("police_reference"), "BR 12/2026");
    await hands.choose(of("sis_alert"), label("sis_alert-REQ"));
    await hands.choose(of("interpol"), label("interpol-NONE"));
    await hands.choose(of("child_alert"), label("child_alert-NONE"));
    await hands.write(of("notes"), "The mother calls back at noon.");
  });
  await part("custody", "u", async (of) => {
    await hands.choose(of("rights"), label("custody_rights-SHARED"));
    await hands.choose(of("proceedings"), label("proceedings-RUNNING"));
    await hands.choose(of("hague"), label("hague-FILED"));
    await hands.write(of("court"), "Family court of Examplia");
    await hands.write(of("notes"), "Hearing in April.");
  });
  await part("referral", "r", async (of) => {
    await hands.choose(of("to"), label("referral_to-CPS"));
    await hands.write(of("organisation"), "Youth office");
    await hands.time(of("at"), "03022026", "1000AM");
    await hands.choose(of("uptake"), label("uptake-OPEN"));
    await hands.time(of("check_at"), "03052026", "1000AM");
    await hands.write(of("notes"), "Ask for the duty officer.");
  });
  await part("task", "t", async (of) => {
    await hands.words("Call the mother back");
    await hands.time(of("due_at"), "03022026", "1200PM");
    await hands.choose(of("assignee"), operator.known.name);
  });
  await part("note", "n", async () => hands.words("The mother sounded calm and had slept."));

  hands.begin();
  await hands.key("d");
  await until("the form to have the focus", () => form("document").locator("[data-for]").first().evaluate((first) => first === document.activeElement));
  await hands.choose(field("document", "document_kind"), label("document_kind-COURT"));
  await hands.to(field("document", "title"));
  await hands.key("Control+a");
  await hands.words("Custody order");
  await hands.save();
  await form("document").waitFor({ state: "hidden" });
  hands.end(operator.t("case-part-document"));

  hands.begin();
  await hands.key("h");
  await hands.choose(page.getByLabel(operator.t("case-f-risk")), label("risk-HIGH"));
  await hands.choose(page.getByLabel(operator.t("case-f-owner")), operator.known.name);
  await hands.time(page.getByLabel(operator.t("case-f-follow_up_at")), "03032026", "0900AM");
  await hands.choose(page.getByLabel(operator.t("case-f-cross_border")), label("yes_no-YES"));
  await hands.write(page.getByLabel(operator.t("case-f-countries")), "BE, FR");
  await hands.write(page.getByLabel(operator.t("case-f-summary")), "Taken abroad by her father after school; the mother has the order.");
  await hands.save();
  await page.locator(".case-summary").waitFor();
  hands.end("risk, owner and follow-up of a case");

  hands.begin();
  await hands.key("s");
  await hands.tabTo(page.getByRole("group", { name: operator.t("case-status-change") }).getByRole("button", { name: label("case_status-OPEN") }));
  await hands.key("Enter");
  await hands.choose(page.getByLabel(operator.t("case-status-reason")), label("status_reason-WORK"));
  await hands.write(page.getByLabel(operator.t("case-status-words")), "The police has it now.");
  await hands.save();
  await page.locator(".page-top").getByText(label("case_status-OPEN"), { exact: true }).waitFor();
  hands.end("another status of a case");
});

test("what belongs to a talk is filled by keyboard, too: the decision about 112, the safety card, handing over", async (t) => {
  const { operator, page, hands } = await taken(t, "He is coming up the stairs with a knife, help me now");
  const { dialog } = operator;
  const open = async (letter) => {
    hands.begin();
    await hands.key(letter);
    await dialog.waitFor();
  };
  const shut = async (name) => {
    await hands.save();
    await dialog.waitFor({ state: "hidden" });
    return hands.end(name);
  };
  await open("e");
  const radios = async (legend, by) => {
    await hands.to(dialog.getByRole("group", { name: legend }));
    hands.decisions += 1;
    await hands.key(...by);
  };
  await radios(operator.t("call-emergency", { number: "112" }), ["Space"]);
  await radios(operator.t("call-emergency-why"), ["Space"]);
  const decided = await shut("the decision about 112");
  assert.ok(decided.seconds <= 10, `whoever decides about a life writes for ${decided.seconds} s`);
  await page.locator(".emergency-band.quiet-band").waitFor();

  await open("s");
  await hands.write(dialog.getByLabel(operator.t("safety-code-word")), "lighthouse");
  await shut("the safety card");
  await open("t");
  const people = dialog.getByRole("group", { name: operator.t("transfer-to") });
  await hands.to(people);
  hands.decisions += 1;
  await hands.key("ArrowDown");
  await hands.write(dialog.getByLabel(operator.t("transfer-note")), "Knife in the house, police are on their way.");
  await shut("handing a talk over");
});

test("a talk is put aside in two keys", async (t) => {
  const { operator, hands } = await taken(t, "Can you tell me when the office opens?");
  await hands.key("l");
  await operator.dialog.waitFor();
  await hands.key("1");
  await operator.dialog.waitFor({ state: "hidden" });
  assert.equal(hands.end("putting a talk aside").keys, 2);
});
