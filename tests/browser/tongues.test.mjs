// A whole short talk in each language of the console, on a phone: no key is shown raw, nothing stands in English, nothing is cut off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { misshapen, phone, screenshot, stage, words } from "./harness.mjs";
import { Child, Operator, colleague } from "./people.mjs";

const here = stage();
const english = words("console", "en");

/** What stands on screen or is read out, and shouldn't: raw keys, English sentences that have a translation, and cut words. */
async function faults(page, keys, foreign) {
  const shown = await page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.parentElement.checkVisibility()) texts.push(node.data.trim());
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const name of ["aria-label", "title", "placeholder"]) texts.push((element.getAttribute(name) ?? "").trim());
    }
    const cut = [...document.querySelectorAll("button, h1, h2, h3, label, legend, dt, dd, p, option, summary, .field > span, .chip, .foot-line")]
      // A strip that scrolls, and lines that end in dots on purpose, are not cut.
      .filter((element) => element.checkVisibility() && element.textContent.trim() !== "" && !element.closest(".sr, .views, .row-why, .row-meta, .alarm-who, .list-bar, .table-frame, select"))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0) return false;
        const hides = getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
        return hides || box.right > innerWidth + 1 || box.left < -1;
      })
      .map((element) => `cut off: ${element.className || element.tagName}: ${element.textContent.trim().slice(0, 60)}`);
    const pen = document.createElement("canvas").getContext("2d");
    for (const field of document.querySelectorAll("input[placeholder]")) {
      const style = getComputedStyle(field);
      pen.font = style.font;
      const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (field.checkVisibility() && pen.measureText(field.placeholder).width > room + 1) cut.push(`cut off: ${field.placeholder}`);
    }
    return { texts: [...new Set(texts)], cut };
  });
  const raw = shown.texts.filter((text) => keys.has(text)).map((text) => `a raw key: ${text}`);
  const untold = shown.texts.filter((text) => foreign.has(text)).map((text) => `in English: ${text}`);
  return [...raw, ...untold, ...shown.cut, ...(await misshapen(page.mainFrame()))];
}

for (const language of ["fr", "hr", "it", "pl", "pt"]) {
  test(`a whole short talk in ${language}, on a phone`, async (t) => {
    const context = await here.context(t, { viewport: phone, locale: language });
    const own = words("console", language);
    const keys = new Set(english.keys());
    // Words that are written alike in both languages, or hold a number, prove nothing.
    const foreign = new Set([...keys].map((key) => [english.plain(key), own.plain(key)])
      .filter(([en, other]) => en !== null && other !== null && en !== other && /[a-z]{3}/i.test(en)).map(([en]) => en));
    for (const key of own.keys()) foreign.delete(own.plain(key));
    const operator = new Operator(await context.newPage(), here.demo, await colleague(here, t, { name: "Ola Testowa", languages: [language, "en"] }));
    operator.t = own;
    const { page, talk } = operator;
    const look = async (name) => {
      await screenshot(page, `tongues-${name}-${language}-phone-light`);
      assert.deepEqual(await faults(page, keys, foreign), [], `${name} in ${language}`);
    };
    await page.goto(here.demo.console);
    await page.getByLabel(own("login-name")).waitFor();
    await look("login");
    await operator.enter(operator.known.login, operator.known.password);
    await operator.atDesk();
    await look("inbox");
    const known = await operator.rowIds();
    const child = await Child.inTab(await here.context(t), here.demo, "en");
    await child.write("Is somebody there?");
    const row = await operator.newRow(known);
    await operator.claim(row);
    await look("talk");
    await operator.field.fill("116 000");
    await page.keyboard.press("Control+Shift+Enter");
    await child.said("116 000").waitFor();
    await operator.said("116 000").getByText(own("delivery-read")).waitFor();
    await talk.getByRole("button", { name: own("action-about") }).click();
    await page.locator(".about").waitFor();
    await look("about");
    await page.locator(".about-close").click();
    await operator.act("action-close").click();
    await operator.dialog.waitFor();
    await look("call");
    await operator.dialog.getByRole("combobox", { name: own("call-reason-find") }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await operator.dialog.waitFor({ state: "hidden" });
    await talk.getByRole("button", { name: own("action-record") }).first().waitFor();
    await look("closed");
  });
}
