// Mails in an operator's thread: words first, the sender's design only when asked for, its pictures only when asked for again, and
// nothing of it alive.
import assert from "node:assert/strict";
import { crc32, deflateSync } from "node:zlib";
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { test } from "node:test";
import { canary, inspect, screenshot, stage, until } from "./harness.mjs";
import { Operator } from "./people.mjs";

const here = stage();

const GREEN = [10, 110, 80];
const BLUE = [40, 90, 200];

/** A PNG of one colour. */
function png(width, height, colour) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array(width).fill(colour).flat())]);
  const rows = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

const part = (id, type, bytes) => `--r
Content-Type: ${type}; name="${id}"
Content-ID: <${id}@mail.example>
Content-Disposition: inline; filename="${id}"
Content-Transfer-Encoding: base64

${bytes.toString("base64").replace(/.{76}/g, "$&\n")}
`;

const MAIL = `From - Mon Mar  2 10:00:00 2026
From: "Tove =?utf-8?q?Pr=C3=B8vesen?=" <tove@mail.example>
Reply-To: Somebody Else <other@elsewhere.example>
To: help@hotline.example
Message-ID: <one@mail.example>
Subject: I don't know where to go
Date: Mon, 02 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related; boundary=r

--r
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Can I write to you from here?

On Sunday Lantern Line wrote:
> We are there day and night.
--b
Content-Type: text/html; charset=utf-8

<table width="100%" cellpadding="12" style="border-collapse:collapse"><tr><td style="background-color:rgb(${GREEN});color:#ffffff">
<h2 style="font-size:22px;font-weight:600">Can I write to you from here?</h2></td></tr></table>
<script>parent.document.title = "alive"</script><img src="https://elsewhere.example/seen.png" onerror="parent.document.title='alive'">
<p>My school says I should write to <b>somebody</b>. This is where I sit in the afternoon:</p>
<p><img src="cid:place@mail.example" alt="The bench"></p>
<p style="background-image:url(https://elsewhere.example/back.png)">And this is no picture: <img src="cid:drawing@mail.example" alt="A drawing"></p>
<p><a href="https://evil.example/">https://bank.example/</a></p><form action="https://evil.example/"><input name="x"><button>Send</button></form>
<blockquote>We are there day and night.</blockquote>
--b--

${part("place", "image/jpeg", png(320, 180, BLUE))}
${part("drawing", "image/png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="parent.document.title=\'alive\'"/>'))}
--r--
`;

/** The colour in the middle of what is seen of an element. */
async function colourOf(context, element) {
  const shot = (await element.screenshot()).toString("base64");
  const page = await context.newPage();
  const colour = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    // A little off the middle, where words may stand.
    return [...pen.getImageData(Math.round(image.width * 0.9), Math.round(image.height * 0.2), 1, 1).data].slice(0, 3);
  }, shot);
  await page.close();
  return colour;
}

test("a mail stands in the thread as words, and its design shows its colours and is dead", async (t) => {
  here.demo.run(["channel", "add", "email", "Mail", "--address", "help@hotline.example", "--imap", "localhost:1", "--smtp", "localhost:1", "--password-file", "word"], { word: "secret" });
  here.demo.run(["mail", "import", "Mail", "old.mbox"], { "old.mbox": MAIL });
  const context = await here.context(t);
  const asked = [];
  const refused = [];
  context.on("request", (request) => asked.push(request.url()));
  context.on("console", (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
  const designs = () => asked.filter((url) => url.includes("/html?"));
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
  await mail.getByRole("button", { name: operator.t("mail-quoted-hide"), exact: true }).click();

  const button = (key) => mail.getByRole("button", { name: operator.t(key), exact: true });
  const element = talk.locator(`iframe[title="${operator.t("mail-designed-title")}"]`);
  const frame = element.contentFrame();
  const title = frame.getByRole("heading", { name: "Can I write to you from here?" });
  assert.deepEqual(designs(), [], "nothing is asked for before somebody wants to see it");
  const before = await page.evaluate(() => history.length);
  await button("mail-designed").click();
  await title.waitFor();
  assert.equal(await frame.locator("script, form, input, button, img, [onerror], [onload]").count(), 0);
  assert.ok((await frame.locator("body").innerText()).includes("evil.example"), "a link shows where it leads");
  assert.deepEqual(await colourOf(context, frame.locator("td").first()), GREEN);
  // Closed pictures are neither loaded nor part of the document.
  const closed = frame.locator(".mail-picture-missing");
  assert.deepEqual([await closed.count(), await closed.first().innerText()], [2, "[The bench]"]);
  await inspect(page, "console-mail-designed", { sizes: SIZES });
  await page.setViewportSize(SIZES.narrow);
  const [outer, inner] = [await talk.boundingBox(), await element.boundingBox()];
  assert.ok(inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width, "the frame stays within the talk");
  await page.setViewportSize(SIZES.desk);

  await button("mail-pictures").click();
  const picture = frame.getByRole("img", { name: "The bench" });
  await picture.waitFor();
  assert.deepEqual(await colourOf(context, picture), BLUE);
  assert.equal(await frame.locator("img").count(), 1, "what only claims to be a picture stays closed");
  await inspect(page, "console-mail-pictures", { sizes: SIZES });

  // A link opens nothing and leads nowhere.
  const pages = context.pages().length;
  await frame.getByRole("link").first().click();
  await page.waitForTimeout(300);
  assert.deepEqual([context.pages().length, await title.count()], [pages, 1]);
  await button("mail-pictures-hide").click();
  await frame.locator(".closed").waitFor();
  assert.equal(await frame.locator("img").count(), 0);
  assert.equal(await page.evaluate(() => history.length), before, "going back leads out of the talk, not through frames");

  assert.deepEqual(designs().map((url) => new URL(url).searchParams.get("pictures")), ["false", "true", "false"]);
  assert.notEqual(await page.title(), "alive");
  assert.deepEqual(asked.filter((url) => !new URL(url).hostname.endsWith(".localhost") && !url.startsWith("data:")), []);
  // The policy had nothing to hold back: what it forbids never came so far.
  assert.deepEqual(refused, []);
});

test("the design is shown in the console's frame only, and what can't be shown is said there in a calm word", async (t) => {
  const context = await here.context(t);
  const operator = await Operator.logIn(context, here.demo);
  const { page, talk } = operator;
  await operator.open(operator.rows.filter({ hasText: "Mail" }).first());
  const mail = operator.said("Can I write to you from here?");
  const answers = [];
  context.on("response", (answer) => answer.url().includes("/html?") && answers.push(answer));
  await mail.getByRole("button", { name: operator.t("mail-designed"), exact: true }).click();
  const element = talk.locator(`iframe[title="${operator.t("mail-designed-title")}"]`);
  await element.contentFrame().getByRole("heading").first().waitFor();
  const url = answers[0].url();
  const policy = answers[0].headers()["content-security-policy"];
  assert.match(policy, /^default-src 'none'; img-src data:; style-src 'unsafe-inline'; .*frame-ancestors 'self'; sandbox$/);

  // Not in a tab, where it would stand below our address; not for a script, not even of ours.
  const tab = await context.newPage();
  assert.equal((await tab.goto(url)).status(), 403);
  assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, url), 403);
  // The console frames mails and nothing else of its own.
  const blocked = page.evaluate(() => new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
    const frame = document.createElement("iframe");
    frame.src = "/api/v1/me";
    document.body.append(frame);
    setTimeout(() => resolve("nothing"), 5000);
  }));
  assert.equal(await blocked, "frame-src");

  await mail.getByRole("button", { name: operator.t("mail-designed-hide"), exact: true }).click();
  await context.route(/\/html\?/, (route) => route.continue({ url: route.request().url().replace(/messages\/[^/]+/, `messages/${randomUUID()}`) }));
  await mail.getByRole("button", { name: operator.t("mail-designed"), exact: true }).click();
  await element.contentFrame().getByText(operator.t("mail-designed-gone")).waitFor();
  // Chromium holds back the first picture of a page as short as this.
  await page.waitForTimeout(1_000);
  await screenshot(page, "console-mail-gone");
});

/** A server for outgoing mail that knows nobody of these names, in the words in which Postfix says so, and takes all else. */
async function mailServer(t, unknown) {
  const taken = [];
  const server = createServer((socket) => {
    let [typed, mail, to] = ["", null, []];
    const say = (words) => socket.write(`${words}\r\n`);
    const line = (text) => {
      if (mail !== null) {
        if (text !== ".") return void mail.push(text);
        taken.push({ to, mail: mail.join("\n") });
        [mail, to] = [null, []];
        return say("250 2.0.0 Ok: queued");
      }
      const address = /<([^>]*)>/.exec(text)?.[1] ?? "";
      if (/^EHLO/i.test(text)) return say("250-localhost\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME");
      if (/^RCPT/i.test(text) && unknown.has(address)) return say(`550 5.1.1 <${address}>: Recipient address rejected: User unknown in virtual mailbox table`);
      if (/^RCPT/i.test(text)) to.push(address);
      if (/^RSET/i.test(text)) to = [];
      if (/^QUIT/i.test(text)) return void socket.end("221 2.0.0 Bye\r\n");
      if (!/^DATA/i.test(text)) return say("250 2.1.0 Ok");
      mail = [];
      say("354 End data with <CR><LF>.<CR><LF>");
    };
    socket.on("data", (bytes) => {
      const lines = (typed + bytes).split("\r\n");
      typed = lines.pop();
      lines.forEach(line);
    });
    socket.on("error", () => {});
    say("220 localhost ESMTP");
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  t.after(() => server.close());
  return { port: server.address().port, taken };
}

const plain = (who, id) => `From - Mon Mar  2 10:00:00 2026
From: <${who}>
To: post@hotline.example
Message-ID: <${id}@mail.example>
Subject: a question
Date: Mon, 02 Mar 2026 10:00:00 +0100

Are you there, ${id}?
`;

test("an answer to an address that no server knows is seen as failed, with why and what to do, and one that is known leaves", async (t) => {
  const { port, taken } = await mailServer(t, new Set(["typo@mail.example"]));
  here.demo.run(["channel", "add", "email", "Post", "--address", "post@hotline.example", "--imap", "localhost:1", "--smtp", `localhost:${port}`, "--password-file", "word"], { word: "secret" });
  here.demo.run(["channel", "set", "Post", "smtp.tls=plain", "smtp.username=''"]);
  const [typo, known] = [canary("typo"), canary("known")];
  here.demo.run(["mail", "import", "Post", "post.mbox"], { "post.mbox": `${plain("typo@mail.example", typo)}\n${plain("known@mail.example", known)}` });
  const operator = await Operator.logIn(await here.context(t), here.demo);
  const found = async (id) => {
    const rows = (await operator.ask("GET", "inbox?view=waiting&limit=200")).rows.filter((row) => row.channel.name === "Post");
    for (const row of rows) {
      const open = await operator.ask("GET", `conversations/${row.id}`);
      if (open.messages.some((message) => message.text.includes(id))) return row.id;
    }
    throw new Error(`no talk says ${id}`);
  };
  const answers = async (id, words) => {
    const row = operator.row(`row-${await found(id)}`);
    await operator.claim(row);
    await operator.reply(words);
    return operator.said(words);
  };
  // The running Earshot takes a new mailbox up within half a minute.
  const words = canary("refused");
  const refused = await answers(typo, words);
  const failed = refused.locator(".failed");
  await until("the answer to have failed", async () => (await failed.count()) === 1, 90_000);
  assert.ok((await failed.innerText()).includes(operator.t("delivery-failed")));
  assert.ok((await failed.innerText()).includes(operator.t("delivery-code-numbered", { words: operator.t("delivery-code-5-1-1"), code: "5.1.1" })), await failed.innerText());
  assert.ok((await failed.innerText()).includes(operator.t("delivery-hopeless-help")));
  await inspect(operator.page, "console-mail-refused", { sizes: SIZES });
  // What was written is not lost, and nothing of it left.
  await failed.getByRole("button", { name: operator.t("delivery-copy") }).click();
  assert.equal(await operator.field.inputValue(), words);
  await operator.field.fill("");
  const heard = canary("heard");
  await answers(known, heard);
  await until("the other answer to have left", () => taken.some((each) => each.mail.includes(heard)));
  assert.deepEqual(taken.map((each) => each.to), [["known@mail.example"]]);
  assert.equal(await operator.said(heard).locator(".failed").count(), 0);
});

/** As designers look at it. */
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } };
