// Comparing keys, and what a change of them does. Only rooms of other people's making bring them, so the open talk is told so here; the
// whole way is in tests/matrix_keys.rs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage } from "./harness.mjs";
import { talking } from "./people.mjs";

const here = stage();
const SIGNS = [["🐶", "Dog"], ["🔑", "Key"], ["🚀", "Rocket"], ["🍕", "Pizza"], ["☂️", "Umbrella"], ["🎸", "Guitar"], ["🐙", "Octopus"]].map(([symbol, name]) => ({ symbol, name }));

test("keys are compared, and a warning about them stops sending until somebody looked", async (t) => {
  const { operator, id, child } = await talking(here, t);
  await child.write("is it you?");
  await operator.said("is it you?").waitFor();
  const talk_id = id.replace("row-", "");
  let keys = { conversation_id: talk_id, verified: false, since_at: Date.now(), warning: null, warned_at: null, pauses: false, stage: "asked", signs: [], by: null };
  const steps = [];
  const talk = `**/api/v1/conversations/${talk_id}`;
  await operator.page.route(talk, async (route) => {
    // The browser knows where console.localhost is, the fetching here doesn't.
    const { host, hostname } = new URL(route.request().url());
    const answer = await route.fetch({ url: route.request().url().replace(hostname, "127.0.0.1"), headers: { ...route.request().headers(), host } });
    await route.fulfill({ response: answer, json: { ...(await answer.json()), identities: [keys] } });
  });
  await operator.page.route(`${talk}/identity/compare`, async (route) => {
    const { step } = route.request().postDataJSON();
    steps.push(step);
    keys = step === "begin" ? { ...keys, stage: "compare", signs: SIGNS } : { ...keys, stage: "done", signs: [], verified: true };
    await route.fulfill({ json: keys });
  });
  await operator.page.route(`${talk}/identity/acknowledge`, async (route) => {
    keys = { ...keys, warning: null, pauses: false };
    await route.fulfill({ json: keys });
  });
  await operator.page.reload();
  await operator.live.waitFor();
  const asked = operator.talk.getByRole("status").filter({ hasText: operator.t("keys-asked") });
  await asked.waitFor();
  await asked.getByRole("button", { name: operator.t("keys-compare") }).focus();
  await operator.page.keyboard.press("Enter");
  const compare = operator.talk.getByRole("status").filter({ hasText: operator.t("keys-look") });
  await compare.waitFor();
  assert.deepEqual(await compare.getByRole("listitem").allInnerTexts(), SIGNS.map(({ symbol, name }) => `${symbol}\n${name}`));
  await inspect(operator.page, "console-keys");
  await compare.getByRole("button", { name: operator.t("keys-same") }).click();
  await operator.talk.getByText(operator.t("keys-verified")).waitFor();
  assert.deepEqual(steps, ["begin", "confirm"]);

  keys = { ...keys, verified: false, stage: null, warning: "changed", warned_at: Date.now(), pauses: true };
  await operator.page.reload();
  await operator.live.waitFor();
  const band = operator.page.getByRole("alert").filter({ hasText: operator.t("keys-warn-changed") });
  await band.waitFor();
  assert.equal(await operator.talk.getByText(operator.t("keys-shut")).count(), 1);
  await operator.field.fill("Is it you?");
  assert.equal(await operator.act("reply-send").isDisabled(), true, "nothing is sent before somebody looked");
  await inspect(operator.page, "console-keys-changed");
  await band.getByRole("button", { name: operator.t("keys-seen") }).click();
  await band.waitFor({ state: "detached" });
  assert.equal(await operator.act("reply-send").isDisabled(), false);
});
