// Answers that did not arrive, or may have: what the screen says of each, and what can be done. The gateway is a small server of this
// test's, set up as any other one; it refuses, breaks off or takes what it is told to.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, test } from "node:test";
import { desk, inspect, phone, stage, until } from "./harness.mjs";
import { ADMIN, Operator } from "./people.mjs";

const here = stage();
const OURS = "+46700000099";
const gateway = { taken: [], does: "take", server: null };

async function opened() {
  if (gateway.server !== null) return;
  gateway.server = createServer((asked, answer) => {
    let body = "";
    asked.on("data", (piece) => (body += piece));
    asked.on("end", () => {
      gateway.taken.push(JSON.parse(body));
      if (gateway.does === "break") return asked.socket.destroy();
      answer.writeHead(gateway.does === "refuse" ? 400 : 200, { "Content-Type": "application/json" });
      answer.end(JSON.stringify(gateway.does === "refuse" ? { code: "UNREACHABLE" } : { id: `g-${gateway.taken.length}` }));
    });
  });
  await new Promise((resolve) => gateway.server.listen(0, "127.0.0.1", resolve));
  const settings = {
    inbound: { id: "id", from: "from", to: "to", text: "text", time: "at", time_format: "milliseconds" },
    receipts: { id: "id", state: "state", states: { delivered: "delivered" } },
    send: { url: `http://127.0.0.1:${gateway.server.address().port}/send`, headers: { authorization: "Bearer {secret}" }, json: { to: "{to}", text: "{text}" }, id: "id", code: "code" },
  };
  here.demo.run(["channel", "add", "sms", "Gateway", "--gateway", "generic", "--gateway-file", "g.json", "--number", OURS, "--country", "SE", "--api-file", "api", "--webhook-file", "hook"],
    { "g.json": JSON.stringify(settings), api: "a-key-of-the-gateway", hook: "0123456789abcdef0123456789abcdef0123456789abcdef" });
  await here.demo.restart();
}
after(() => gateway.server?.close());

/** Somebody texts through that gateway; an operator holds the talk. */
async function texting(t, from, words) {
  await opened();
  const admin = await Operator.logIn(await here.context(t), here.demo, ADMIN);
  const channel = (await admin.ask("GET", "channels")).find((each) => each.name === "Gateway");
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const known = await operator.rowIds();
  const url = new URL(`${channel.sms.inbound_url}/0123456789abcdef0123456789abcdef0123456789abcdef`);
  const status = await new Promise((resolve, reject) => {
    const post = request({ host: "127.0.0.1", port: url.port, path: url.pathname, method: "POST", headers: { Host: url.host, "Content-Type": "application/json" } }, (answer) => resolve(answer.resume().statusCode));
    post.once("error", reject);
    post.end(JSON.stringify({ id: `in-${from}`, from, to: OURS, text: words, at: Date.now() }));
  });
  assert.equal(status, 200);
  await operator.claim(await operator.newRow(known));
  return operator;
}

test("a text that the gateway refuses says so, why, and what to do; its words go on into the next one", async (t) => {
  const operator = await texting(t, "+46700000001", "are you there?");
  gateway.does = "refuse";
  const words = "Yes, we are. Where are you?";
  await operator.reply(words);
  const failed = operator.said(words).locator(".failed");
  await failed.getByText(operator.t("delivery-failed"), { exact: true }).waitFor();
  await failed.getByText(operator.t("delivery-code-theirs", { code: "UNREACHABLE" })).waitFor();
  await failed.getByText(operator.t("delivery-failed-help"), { exact: true }).waitFor();
  await inspect(operator.page, "console-send-refused", { sizes: { desk, phone } });
  gateway.does = "take";
  await failed.getByRole("button", { name: operator.t("delivery-copy") }).click();
  assert.equal(await operator.field.inputValue(), words);
  const before = gateway.taken.length;
  await operator.page.keyboard.press("Control+Shift+Enter");
  await until("the second try to be taken", () => gateway.taken.length === before + 1);
  await operator.said(words).nth(1).getByText(operator.t("delivery-sent")).waitFor();
  assert.equal(await operator.said(words).nth(1).locator(".failed").count(), 0);
});

test("a text that may have been sent is never sent again by itself, and the screen says that nobody knows", async (t) => {
  const operator = await texting(t, "+46700000002", "can you hear me?");
  gateway.does = "break";
  const before = gateway.taken.length;
  const words = "I can. Stay where you are.";
  await operator.reply(words);
  const failed = operator.said(words).locator(".failed");
  await failed.getByText(operator.t("delivery-unknown"), { exact: true }).waitFor({ timeout: 60_000 });
  await failed.getByText(operator.t("delivery-code-cut-while-sending")).waitFor();
  await failed.getByText(operator.t("delivery-unknown-help"), { exact: true }).waitFor();
  await inspect(operator.page, "console-send-unknown", { sizes: { desk, phone } });
  // A reload tells the same, and the gateway was asked once.
  gateway.does = "take";
  await operator.page.reload();
  await operator.atDesk();
  await failed.getByText(operator.t("delivery-unknown"), { exact: true }).waitFor();
  assert.equal(gateway.taken.length, before + 1, "it was sent twice");
});
