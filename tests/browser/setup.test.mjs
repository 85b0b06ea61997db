// The set-up's preview of the chat: as it is configured, without a talk that begins.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage } from "./harness.mjs";
import { ADMIN, OPERATOR, Operator } from "./people.mjs";

const here = stage();

test("the chat stands beside its snippet as it was saved, follows a change, and begins no talk", async (t) => {
  const operator = await Operator.logIn(await here.context(t), here.demo, OPERATOR);
  const before = await operator.rowIds();
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const asked = [];
  admin.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await admin.view("page-setup").click();
  const frame = admin.page.locator("iframe.setup-preview").first();
  await frame.scrollIntoViewIfNeeded();
  const chat = admin.page.frameLocator("iframe.setup-preview").first();
  await chat.locator("textarea").waitFor();
  assert.equal(await chat.getByText("0800 17 17").count(), 0);
  await inspect(admin.page, "console-setup-preview");
  // Neither a pointer nor the keyboard comes into it.
  await frame.click({ force: true, position: { x: 60, y: 400 } });
  await admin.page.keyboard.type("hello");
  await admin.page.keyboard.press("Enter");
  assert.equal(await chat.locator("textarea").inputValue(), "");

  await admin.page.getByLabel(admin.t("setup-phone")).fill("0800 17 17");
  await admin.button("setup-save").click();
  await admin.page.getByText(admin.t("setup-saved")).waitFor();
  await frame.scrollIntoViewIfNeeded();
  await chat.getByText("0800 17 17").first().waitFor();
  assert.deepEqual(asked.filter((path) => path.startsWith("/c/")), [], "the preview spoke with the chat's server");
  assert.deepEqual(await operator.rowIds(), before);
});
