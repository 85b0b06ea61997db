// Mail before it is drawn: what is new in it, whose address, why it came back; and a mailbox's form, which loses nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attachment, Channel, Message } from "../src/api/types.ts";
import { bringsPictures, codeKeys, hasMore, inOrder, isHopeless, kindOf, newWords, otherWriter, sentApart, standingOf, subjectShown } from "../src/state/mail.ts";
import { faultsByField, formOf, toSend, withTls } from "../src/state/mailbox.ts";

const anna = { name: "Anna Lind", address: "anna@post.example" };

function mail(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`, seq, at: 1_000_000 * seq, direction: "in", author: null, text: "words", attachments: [], delivery: null, flags: [], sitting_id: "s",
    language: null, safety: null, has_html: false, talk_id: "a", envelope: { from: anna }, ...change,
  };
}

const mailbox: Channel = {
  id: "c", kind: "email", name: "Help", active: true, stored_count: 0,
  settings: {
    address: "help@line.example", name: "Line", neutral: { subject: "", sender: "" }, plus_addresses: false, revision: 4, later: { kept: true },
    imap: { host: "imap.line.example", port: 1993, tls: "implicit", username: "help", auth: "password", folders: ["INBOX", "Junk"], poll_ms: 60_000, idle: true },
    smtp: { host: "smtp.line.example", port: 465, tls: "implicit", username: "help", auth: "password", timeout_ms: 20_000 },
    start: "now", acknowledge: false, acknowledgements: [{ language: "sv", text: "Tack." }],
  },
};

test("a subject stands where it says something new", () => {
  const thread = [mail(1, { subject: "My son" }), mail(2, { subject: "AW: Re[2]: my  son" }), mail(3, { subject: "Found" }), mail(4, { direction: "out", subject: "Other" }), mail(5, { subject: "SV: Found" })];
  assert.deepEqual(thread.map((each) => subjectShown(each, thread)), ["My son", null, "Found", "Other", null]);
});

test("only what is new is shown first, and all of it where nothing says what is new", () => {
  const quoted = mail(1, { text: "Yes.\n> Sure?", envelope: { from: anna, new_text: "Yes." } });
  assert.deepEqual([newWords(quoted), hasMore(quoted)], ["Yes.", true]);
  assert.deepEqual([newWords(mail(2)), hasMore(mail(2))], ["words", false]);
});

test("the sender's clock is named when it differs by more than a while", () => {
  assert.equal(sentApart(mail(10, { sent_at: 10_000_000 - 9 * 60_000 })), null);
  assert.equal(sentApart(mail(10, { sent_at: 10_000_000 + 11 * 60_000 })), 10_000_000 + 11 * 60_000);
  assert.equal(sentApart(mail(10)), null);
});

const home = { address: "home@other.example" };

test("where answers go is said where it is so, and where a mail wants them otherwise", () => {
  const sender = (answered: boolean, by_contact = true) => ({ by_contact, answered });
  const elsewhere = { from: anna, reply_to: [home], answer_to: home.address };
  const first = mail(1, { envelope: elsewhere, sender: sender(true) });
  const plain = mail(2, { envelope: { from: anna, answer_to: anna.address }, sender: sender(false) });
  assert.deepEqual(standingOf(first, [first]), { is: "answered", address: home.address });
  // Their later mail came without the wish, and answers still go there.
  assert.deepEqual(standingOf(plain, [first, plain]), { is: "wanted", address: anna.address });
  // What nobody named is no news once they wrote again; a wish stays one.
  const third = mail(3, { envelope: elsewhere, sender: sender(false) });
  assert.equal(standingOf(plain, [first, plain, third]), null);
  assert.deepEqual(standingOf(third, [first, plain, third, mail(4, { envelope: { from: anna }, sender: sender(true) })]), { is: "wanted", address: home.address });
  // Upper case is no other address, and our own address is nobody's wish: the server leaves it out.
  assert.equal(standingOf(mail(5, { envelope: { from: anna, reply_to: [{ address: "ANNA@post.example" }] }, sender: sender(true) }), []), null);
  assert.equal(standingOf(mail(5, { envelope: { from: anna, reply_to: [home], answer_to: anna.address }, sender: sender(true) }), []), null);
  assert.equal(standingOf(mail(6), []), null, "an older server says nothing");
});

test("somebody else's mail is named as theirs", () => {
  const aunt = mail(2, { envelope: { from: home }, sender: { by_contact: false, answered: false } });
  assert.deepEqual([standingOf(aunt, []), otherWriter(aunt)], [{ is: "other", address: home.address }, home.address]);
  assert.equal(otherWriter(mail(2, { envelope: { from: { ...home, name: "Aunt" } }, sender: { by_contact: false, answered: false } })), "Aunt");
  assert.equal(otherWriter(mail(1, { envelope: { from: anna }, sender: { by_contact: true, answered: true } })), null);
  assert.equal(standingOf(mail(3, { envelope: { from: home }, flags: ["carrier"], sender: { by_contact: false, answered: false } }), []), null, "a report says itself whose it is");
});

test("a code is looked up from the exact to the general", () => {
  assert.deepEqual(codeKeys("5.7.26"), ["5-7-26", "5-7", "5"]);
  assert.deepEqual(codeKeys("450"), ["4"]);
  assert.deepEqual(codeKeys("session-ended"), ["session-ended"]);
  assert.deepEqual(["5.1.1", "no-address", "5.2.2", "4.1.1", null].map(isHopeless), [true, true, false, false, false]);
});

test("the mail itself stands last among its files, and a machine's mail is known as one", () => {
  const file = (id: string, role: Attachment["role"]): Attachment => ({ id, role, name: id, media_type: "", size_bytes: 1, state: "quarantined" });
  assert.deepEqual(inOrder([file("whole", "original"), file("a", "attached"), file("b", "inline")]).map((each) => each.id), ["a", "b", "whole"]);
  assert.equal(kindOf(mail(1, { flags: ["id-reused", "machine"] })), "machine");
  assert.equal(kindOf(mail(1, { flags: ["id-reused"] })), null);
});

test("pictures are offered where the mail brought some for its design", () => {
  const file = (role: Attachment["role"], media_type: string): Attachment => ({ id: "a", role, name: "a", media_type, size_bytes: 1, state: "quarantined" });
  const offered = (...attachments: Attachment[]) => bringsPictures(mail(1, { attachments }));
  assert.deepEqual([offered(), offered(file("attached", "image/png")), offered(file("inline", "application/pdf"))], [false, false, false]);
  assert.deepEqual([offered(file("inline", "application/pdf"), file("inline", "image/jpeg")), offered(file("inline", "application/octet-stream"))], [true, true]);
});

test("a mailbox that is saved unchanged is the same mailbox", () => {
  const sent = toSend(formOf(mailbox, []), mailbox);
  assert.deepEqual(sent, { kind: "email", name: "Help", active: true, settings: { ...mailbox.settings, aliases: [], trusted_verdicts: [] } });
});

test("a password is sent where one was typed, and for outgoing mail as well where both are the same", () => {
  const form = formOf(mailbox, ["sv", "en"]);
  assert.deepEqual([...form.acknowledgements.keys()], ["sv", "en"]);
  const same = toSend({ ...form, imap: { ...form.imap, password: "new" } }, mailbox);
  assert.deepEqual([same.password, same.smtp_password], ["new", "new"]);
  const apart = toSend({ ...form, same: false, smtp: { ...form.smtp, username: "out", password: "other" } }, mailbox);
  assert.deepEqual([apart.password, apart.smtp_password], [undefined, "other"]);
  assert.equal((apart.settings["smtp"] as { username: string }).username, "out");
});

test("the usual port goes with the encryption, a chosen one stays", () => {
  const { imap, smtp } = formOf(mailbox, []);
  assert.equal(withTls(smtp, "smtp", "starttls").port, "587");
  assert.equal(withTls(imap, "imap", "starttls").port, "1993");
});

test("what is wrong stands at its field, and at the form where there is none", () => {
  const found = faultsByField([{ field: "imap", words: "a" }, { field: "imap.host", words: "b" }, { field: "smtp.tls", words: "c" }, { field: "acknowledgements[0].text", words: "d" }, { field: "kind", words: "e" }]);
  assert.deepEqual([...found], [["imap.host", "a b"], ["smtp.tls", "c"], ["acknowledgements", "d"], ["form", "e"]]);
});

test("an authority of one's own goes to both servers, and stays as it is where nobody touched it", () => {
  const with_ca = (imap: string | null, smtp: string | null): Channel => ({
    ...mailbox, settings: { ...mailbox.settings, imap: { host: "i", ca_pem: imap }, smtp: { host: "s", ca_pem: smtp } },
  });
  const sent = (channel: Channel, ca_pem?: string) => {
    const form = formOf(channel, []);
    const { settings } = toSend(ca_pem === undefined ? form : { ...form, ca_pem }, channel);
    return ["imap", "smtp"].map((part) => (settings[part] as { ca_pem?: unknown }).ca_pem);
  };
  assert.deepEqual(sent(mailbox), [undefined, undefined]);
  assert.deepEqual(sent(mailbox, " -----BEGIN\nEND----- \n"), ["-----BEGIN\nEND-----\n", "-----BEGIN\nEND-----\n"]);
  assert.deepEqual(sent(with_ca("one", "one")), ["one", "one"]);
  assert.deepEqual(sent(with_ca("one", "one"), " "), [null, null]);
  // Each has its own: there is no one field for that.
  assert.equal(formOf(with_ca("one", "two"), []).ca_pem, null);
  assert.deepEqual(sent(with_ca("one", "two")), ["one", "two"]);
});

test("access by tokens is sent where somebody wrote it and a server asks for it", () => {
  const fresh = formOf(null, []);
  const grant = { token_url: "https://login.example/token", client_id: "us", client_secret: "", refresh_token: "r", scope: "" };
  const byToken = { ...fresh, imap: { ...fresh.imap, by_token: true } };
  assert.equal(toSend(byToken, null).oauth, undefined, "what was left empty stays as it is");
  assert.deepEqual(toSend({ ...byToken, grant }, null).oauth, grant);
  assert.equal((toSend({ ...byToken, grant }, null).settings["smtp"] as { auth: string }).auth, "xoauth2", "outgoing mail signs in the same way");
  assert.equal(toSend({ ...fresh, grant }, null).oauth, undefined, "nobody asks for it");
  assert.deepEqual(toSend({ ...fresh, same: false, smtp: { ...fresh.smtp, by_token: true }, grant }, null).oauth, grant);
  assert.equal(faultsByField([{ field: "oauth.token_url", words: "Write it." }]).get("oauth.token_url"), "Write it.");
});
