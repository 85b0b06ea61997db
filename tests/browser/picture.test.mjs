// Makes docs/picture.png, console and widget side by side, from an invented talk: EARSHOT_PICTURE=1 node --test tests/browser/picture.test.mjs
// Not part of every run: a picture that changes with each clock on it would change the repository each time.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { stage } from "./harness.mjs";
import { Child, Operator } from "./people.mjs";

const limit_bytes = 300_000;
const path = new URL("../../docs/picture.png", import.meta.url).pathname;

if (process.env.EARSHOT_PICTURE === "1") {
  const here = stage();

  test("the picture of console and widget", async (t) => {
    const child = await Child.inTab(await here.context(t, { viewport: { width: 380, height: 760 }, deviceScaleFactor: 1.5 }), here.demo);
    const operator = await Operator.logIn(await here.context(t, { viewport: { width: 1300, height: 760 }, deviceScaleFactor: 1.5 }), here.demo);
    const known = await operator.rowIds();
    await child.write("Hi. I left home this morning after a fight and I don't know where to go now.");
    await child.button("safe-yes").click();
    await operator.claim(await operator.newRow(known));
    const lines = [
      [operator, "Hi, I'm Mira. Good that you write to us. Are you warm and dry where you are?"],
      [child, "Yes, in the library. They close at 8."],
      [operator, "Then we have some time. Is there somebody you would like to be with tonight?"],
      [child, "My aunt maybe. But I'm scared she'll be angry."],
    ];
    for (const [person, text] of lines) {
      await (person === child ? child.write(text) : operator.reply(text));
      await Promise.all([child.said(text).waitFor(), operator.said(text).waitFor()]);
    }
    await operator.note("Aunt in the same town. Ask whether we may call her together.");
    await child.status("seen").waitFor();
    await operator.field.pressSequentially("That is understandable. Shall we");
    await operator.talk.getByText(operator.t("draft-saved")).waitFor();
    await child.frame.locator(".typing").waitFor();

    const [desk, phone] = await Promise.all([operator, child].map(({ page }) => page.screenshot({ animations: "disabled", caret: "initial" })));
    const frame = await (await here.context(t, { viewport: { width: 1780, height: 840 } })).newPage();
    const image = (bytes, width) => `<img width="${width}" height="760" src="data:image/png;base64,${bytes.toString("base64")}">`;
    await frame.setContent(`<style>
      body { margin: 0; height: 840px; display: flex; gap: 32px; align-items: center; justify-content: center; background: #ddd8cd; }
      img { border-radius: 14px; box-shadow: 0 1px 3px rgb(32 36 44 / .2), 0 12px 32px rgb(32 36 44 / .16); }
    </style>${image(desk, 1300)}${image(phone, 380)}`);
    await frame.screenshot({ path });
    assert.ok(statSync(path).size <= limit_bytes, `${statSync(path).size} bytes`);
  });
}
