// Who reads along, and what was changed or taken back. Only rooms of other people's making bring them, so the open talk is told so here; the
// whole way is in tests/matrix.rs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage } from "./harness.mjs";
import { talking } from "./people.mjs";

const here = stage();

test("who reads along keeps the answer back until they are accepted, and changed words are folded", async (t) => {
  const { operator, id, child } = await talking(here, t);
  await child.write("I am at home");
  await child.write("forget it");
  await operator.said("forget it").waitFor();
  const mum = { id: "01900000-0000-7000-8000-000000000001", name: "@mum:talk.example", since_at: Date.now(), known: false, accepted_by: null, accepted_at: null, talk_id: id.replace("row-", "") };
  const helper = { ...mum, id: "01900000-0000-7000-8000-000000000002", name: "@interpreter:talk.example", known: true };
  let there = [helper, mum];
  const talk = `**/api/v1/conversations/${id.replace("row-", "")}`;
  await operator.page.route(talk, async (route) => {
    // The browser knows where console.localhost is, the fetching here doesn't.
    const { host, hostname } = new URL(route.request().url());
    const answer = await route.fetch({ url: route.request().url().replace(hostname, "127.0.0.1"), headers: { ...route.request().headers(), host } });
    const told = await answer.json();
    const [, home, forget] = told.messages.filter((message) => message.direction === "in");
    const later = (of, more) => ({ ...of, id: crypto.randomUUID(), seq: of.seq + 10 + (more.n ?? 0), changes: of.id, ...more });
    told.messages.push(later(home, { text: "I am at school", flags: ["edit"] }), later(forget, { n: 1, text: "", flags: ["redaction"] }));
    await route.fulfill({ response: answer, json: { ...told, bystanders: there } });
  });
  await operator.page.route(`${talk}/bystanders`, async (route) => {
    const { accepted } = route.request().postDataJSON();
    there = there.map((one) => (accepted.includes(one.id) ? { ...one, accepted_by: { id: mum.id, name: "Mira" }, accepted_at: Date.now() } : { ...one, accepted_by: null, accepted_at: null }));
    await route.fulfill({ json: there });
  });
  await operator.page.reload();
  await operator.live.waitFor();
  const band = operator.page.getByRole("alert").filter({ hasText: mum.name });
  await band.waitFor();
  assert.equal(await operator.talk.getByText(operator.t("bystanders-shut")).count(), 1);
  await operator.field.fill("Are you alone?");
  assert.equal(await operator.act("reply-send").isDisabled(), true, "nothing is sent while somebody reads along");
  assert.equal(await operator.said("I am at home").getByText("I am at home").isVisible(), false, "earlier words are folded");
  assert.equal(await operator.said("I am at school").count(), 1);
  await inspect(operator.page, "console-bystanders");
  await operator.said("I am at home").locator("summary").click();
  await operator.said("I am at home").getByText("I am at home").waitFor();

  await band.getByRole("button", { name: operator.t("bystanders-accept") }).focus();
  await operator.page.keyboard.press("Enter");
  await operator.page.getByRole("status").filter({ hasText: mum.name }).waitFor();
  assert.equal(await operator.act("reply-send").isDisabled(), false);
  await inspect(operator.page, "console-bystanders-accepted", { schemes: ["light"] });
});
