// Texts before they are drawn: whether one can be answered, and a channel's form, which loses nothing that it doesn't show.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Channel, Contact } from "../src/api/types.ts";
import { fits, gatewayHost, isByPath, madeSecret, named, shutBecause, smsFaults, smsFormOf, smsToSend } from "../src/state/sms.ts";

const contact = (change: Partial<Contact>): Contact => ({ address_masked: "+32 ••• 01", first_seen_at: 0, sittings: 1, refused_at: null, address_kind: "number", stopped_at: null, ...change }) as Contact;

const kannel: Channel = {
  id: "c", kind: "sms", name: "Texts", active: true, stored_count: 0,
  settings: {
    gateway: { kind: "kannel", url: "http://127.0.0.1:13013/cgi-bin/sendsms", username: "earshot", later: 1 }, number: "116000", country: "BE",
    smart: false, parts_wait_s: 90, window_s: 300, revision: 7, countries: ["BE"], sources: [], stop_words: ["halte"],
  },
};

test("whoever said stop, or wrote from a name or a short number, can't be answered", () => {
  assert.deepEqual([shutBecause(contact({})), shutBecause(contact({ stopped_at: 5 })), shutBecause(contact({ address_kind: "name" })), shutBecause(contact({ address_kind: "short" }))], [null, "stopped", "name", "short"]);
});

test("an answer of ten texts fits, and plain marks make room", () => {
  assert.deepEqual([fits("a".repeat(1530), false), fits("a".repeat(1531), false)], [true, false]);
  const typographic = `’${"a".repeat(1529)}`;
  assert.deepEqual([fits(typographic, false), fits(typographic, true)], [false, true]);
});

test("a character that can't be seen is named by its number", () => {
  assert.deepEqual([named("ő"), named("\u00a0"), named("\u200d"), named("🙂")], ["ő", "U+00A0", "U+200D", "🙂"]);
});

test("what the form doesn't show stays as it was, and no secret is sent that nobody wrote", () => {
  const sent = smsToSend({ ...smsFormOf(kannel, "HR"), countries: "be\n hr ", pace_per_second: "0.5" }, kannel);
  assert.ok(sent !== "templates");
  assert.deepEqual(sent.settings, { ...kannel.settings, countries: ["BE", "HR"], daily_per_number: 200, daily_per_country: 5000, pace_per_second: 0.5, start_words: [] });
  assert.ok(!("secrets" in sent));
});

test("another gateway is told nothing of the one before", () => {
  const form = { ...smsFormOf(kannel, "BE"), gateway: "twilio" as const, own: { account: " AC1 ", key: "" }, api: "token" };
  const sent = smsToSend(form, kannel);
  assert.ok(sent !== "templates");
  assert.deepEqual([sent.settings["gateway"], sent.secrets], [{ kind: "twilio", account: "AC1" }, { api: "token" }]);
});

test("templates are JSON or come back to the form", () => {
  const form = { ...smsFormOf(null, "HR"), gateway: "generic" as const };
  assert.equal(smsToSend({ ...form, templates: "{" }, null), "templates");
  const sent = smsToSend({ ...form, templates: '{"send":{"url":"https://a.example"},"inbound":{}}' }, null);
  assert.ok(sent !== "templates");
  assert.deepEqual(sent.settings["gateway"], { kind: "generic", send: { url: "https://a.example" }, inbound: {} });
  assert.deepEqual([isByPath({ ...form, templates: "{}" }, null), isByPath({ ...form, templates: '{"signature":{}}' }, null)], [true, false]);
});

test("the server's words stand at the field that they are about", () => {
  const faults = [{ field: "settings.gateway.account", words: "a" }, { field: "gateway.base_url", words: "b" }, { field: "countries[0]", words: "c" }, { field: "secrets.api", words: "d" }, { field: "nothing", words: "e" }];
  assert.deepEqual([...smsFaults(faults, "twilio")], [["gateway.account", "a"], ["gateway", "b"], ["countries", "c"], ["api", "d"], ["form", "e"]]);
});

test("a secret for an address has letters and digits only", () => {
  assert.match(madeSecret(), /^[0-9a-f]{48}$/);
});

test("a gateway without a name here is called by its machine", () => {
  const channel = (gateway: unknown) => ({ settings: { gateway } }) as unknown as Channel;
  assert.equal(gatewayHost(channel({ kind: "generic", send: { url: "https://api.example.org:8443/v1/send?key={secret}" } })), "api.example.org:8443");
  assert.equal(gatewayHost(channel({ kind: "generic", send: { url: "no address" } })), null);
  assert.equal(gatewayHost(channel({ kind: "generic" })), null);
  assert.equal(gatewayHost(channel({ kind: "kannel", send: { url: "https://example.org" } })), null);
});
