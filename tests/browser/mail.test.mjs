// Mails in an operator's thread: words first, the sender's design only when asked for, and nothing of it alive.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, stage } from "./harness.mjs";
import { Operator } from "./people.mjs";

const here = stage();

const MAIL = `From - Mon Mar  2 10:00:00 2026
From: "Tove =?utf-8?q?Pr=C3=B8vesen?=" <tove@mail.example>
Reply-To: Somebody Else <other@elsewhere.example>
To: help@hotline.example
Message-ID: <one@mail.example>
Subject: I don't know where to go
Date: Mon, 02 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Can I write to you from here?

On Sunday Lantern Line wrote:
> We are there day and night.
--b
Content-Type: text/html; charset=utf-8

<h2 style="color:#074">Can I write to you from here?</h2>
<script>parent.document.title = "alive"</script><img src="https://elsewhere.example/seen.png" onerror="parent.document.title='alive'">
<p><a href="https://evil.example/">https://bank.example/</a></p><form action="https://evil.example/"><input name="x"></form>
--b--
`;

test("a mail stands in the thread as words, and its design is dead", async (t) => {
  here.demo.run(["channel", "add", "email", "Mail", "--address", "help@hotline.example", "--imap", "localhost:1", "--smtp", "localhost:1", "--password-file", "word"], { word: "secret" });
  here.demo.run(["mail", "import", "Mail", "old.mbox"], { "old.mbox": MAIL });
  const context = await here.context(t);
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).hostname));
  const operator = await Operator.logIn(context, here.demo);
  const { page, talk } = operator;
  const row = operator.rows.filter({ hasText: "Mail" }).first();
  await operator.open(row);
  const mail = operator.said("Can I write to you from here?");
  await mail.waitFor();
  assert.ok((await mail.innerText()).includes("Tove Prøvesen"));
  assert.ok(!(await mail.innerText()).includes("day and night"), "quoted words are folded");
  assert.ok((await mail.innerText()).includes("other@elsewhere.example"), "where answers go is said");
  await inspect(page, "console-mail");
  await mail.getByRole("button", { name: operator.t("mail-quoted"), exact: true }).click();
  await mail.getByText("We are there day and night.").waitFor();
  await mail.getByRole("button", { name: operator.t("mail-designed"), exact: true }).click();
  const frame = talk.frameLocator(`iframe[title="${operator.t("mail-designed-title")}"]`);
  await frame.getByRole("heading", { name: "Can I write to you from here?" }).waitFor();
  assert.equal(await frame.locator("script, form, input, img").count(), 0);
  assert.ok((await frame.locator("body").innerText()).includes("evil.example"), "a link shows where it leads");
  await inspect(page, "console-mail-designed");
  assert.notEqual(await page.title(), "alive");
  assert.deepEqual(asked.filter((host) => !host.endsWith(".localhost")), []);
});
