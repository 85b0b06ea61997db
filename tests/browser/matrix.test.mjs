// A Matrix account in the set-up: its form, what keeps it from working, and its recovery key. No server is there; tests/matrix.rs has one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, inspect, phone, stage } from "./harness.mjs";
import { ADMIN, Operator } from "./people.mjs";

const here = stage();
/** The page scrolls within itself, and all of it is looked at. */
const sizes = { desk: { ...desk, height: 1500 }, phone: { ...phone, height: 2600 } };
const KEY = "EsTx Qm4f 8vZr 1pLk W9cN 2hJd Y6sB uG3t AoEi 7wRn Kq5V mHcP";

test("a Matrix account is set up in a form, what keeps it from working is said, and its recovery key is shown once", async (t) => {
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  await admin.view("page-channels").click();
  await admin.button("channels-add-matrix").click();
  const form = admin.page.getByRole("form", { name: admin.t("matrix-form-new") });
  const field = (key, within = form) => within.getByLabel(admin.t(key), { exact: true });
  await inspect(admin.page, "console-matrix-form", { sizes });
  await field("mailbox-name").fill("Matrix");
  await field("matrix-form-homeserver").fill("http://matrix.hotline.example");
  await field("matrix-form-user").fill("help");
  await field("matrix-form-password").fill("a password");
  await form.getByRole("button", { name: admin.t("mailbox-save") }).click();
  await form.locator("[aria-invalid=true]").nth(1).waitFor();
  assert.equal(await form.locator("[aria-invalid=true]").count(), 2);
  await inspect(admin.page, "console-matrix-form-faults", { sizes });
  // Nobody listens there.
  await field("matrix-form-homeserver").fill("https://127.0.0.1:9");
  await field("matrix-form-user").fill("@help:hotline.example");
  await form.getByRole("button", { name: admin.t("mailbox-save") }).click();
  const card = admin.page.getByRole("article", { name: "Matrix" });
  await card.getByRole("button", { name: admin.t("channels-test-named", { name: "Matrix" }) }).click();
  await card.getByText(admin.t("channels-check-fails")).waitFor();
  const recovery = card.getByText(admin.t("matrix-recovery"), { exact: true });
  await recovery.click();
  const make = card.getByRole("button", { name: admin.t("matrix-recovery-make") });
  await make.click();
  await card.getByRole("alert").waitFor();
  await inspect(admin.page, "console-matrix-card", { sizes });

  await admin.page.route("**/recovery-key", (route) => route.fulfill({ json: { key: KEY } }));
  await make.click();
  await card.getByText(KEY).waitFor();
  await inspect(admin.page, "console-matrix-recovery", { sizes });
  await card.getByRole("button", { name: admin.t("channels-change-named", { name: "Matrix" }) }).click();
  const change = admin.page.getByRole("form", { name: admin.t("mailbox-title-change", { name: "Matrix" }) });
  await field("matrix-form-recovery", change).waitFor();
  await inspect(admin.page, "console-matrix-change", { sizes });
  await admin.button("cancel").click();
  await recovery.click();
  assert.equal(await admin.page.getByText(KEY).count(), 0, "a key is shown once");
});
