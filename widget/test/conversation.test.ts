/** The talk against a scripted server: order, resuming, falling back, starting anew. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Api } from "../src/core/api";
import { Conversation, type Snapshot } from "../src/core/conversation";
import type { Item } from "../src/core/items";

interface Request {
  path: string;
  method: string;
  authorization: string | undefined;
  accept: string | undefined;
  body: Record<string, unknown>;
}

class Server {
  requests: Request[] = [];
  streams: { path: string; push(item: object): void; close(): void }[] = [];
  sessions = 0;
  seq = 0;
  /** Answers to give before behaving; keyed by the last part of the path. */
  scripted: Record<string, (Response | Error | "silence")[]> = {};
  silentStreams = false;

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace("/c/KEY/", "");
    const headers = init.headers as Record<string, string>;
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    this.requests.push({ path, method: init.method ?? "GET", authorization: headers["Authorization"], accept: headers["Accept"], body });
    assert.equal(init.credentials, "omit");
    assert.equal(init.cache, "no-store");
    assert.equal(init.referrerPolicy, "no-referrer");
    const scripted = this.scripted[path.replace(/\?.*/, "")]?.shift();
    if (scripted === "silence") return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    if (scripted instanceof Error) throw scripted;
    if (scripted) return scripted;
    if (path === "session") return Response.json({ token: `token-${++this.sessions}`, expires_at: 0 }, { status: 201 });
    if (path === "send") return Response.json({ id: body["id"], message_id: `m-${++this.seq}`, seq: this.seq, at: 0 });
    if (path === "safe") return Response.json({ seq: ++this.seq, at: 0 });
    if (path.startsWith("stream")) return this.openStream(path, init, headers["Accept"] ?? "");
    return new Response(null, { status: 204 });
  };

  private openStream(path: string, init: RequestInit, accept: string): Promise<Response> | Response {
    if (accept === "application/json") return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (!this.silentStreams) controller.enqueue(encoder.encode(": ok\n\n"));
        init.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
        this.streams.push({
          path,
          push: (item) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(item)}\n\n`)),
          close: () => controller.close(),
        });
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  }

  sent = () => this.requests.filter((request) => request.path === "send").map((request) => request.body["text"]);
  paths = (start: string) => this.requests.map((request) => request.path).filter((path) => path.startsWith(start));
}

const problem = (status: number, slug: string) =>
  new Response(JSON.stringify({ type: `/problems/${slug}`, status }), { status, headers: { "Content-Type": "application/problem+json" } });

let server: Server;
let talk: Conversation;
let latest: Snapshot;
let handedBack: [string, string][];
let arrived: Item[];

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  server = new Server();
  handedBack = [];
  arrived = [];
  let id = 0;
  talk = new Conversation(new Api("/c/KEY", server.fetch), 5000, { random: () => 0.5, now: () => 0, newId: () => `id-${++id}` }, {
    changed: (snapshot) => (latest = snapshot),
    arrived: (item) => arrived.push(item),
    handedBack: (text, why) => handedBack.push([text, why]),
    pictureFailed: () => undefined,
  }, "en");
});

afterEach(() => {
  talk.forget();
  mock.timers.reset();
});

/** Lets promises run; no time passes. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(time_ms: number): Promise<void> {
  mock.timers.tick(time_ms);
  await settle();
}

const texts = () => latest.talk.lines.map((line) => (line.kind === "mine" ? `${line.text}:${line.status}` : line.kind === "theirs" ? line.text : line.kind));

test("nothing is asked of the server before the child sends something", async () => {
  talk.typed();
  await settle();
  assert.equal(server.requests.length, 0);
  talk.say("hi");
  await settle();
  assert.deepEqual(server.requests.map((request) => request.path), ["session", "send", "stream?after=0"]);
  assert.equal(server.requests[1]?.authorization, "Bearer token-1");
});

test("messages are resent in order, under the same id, after a cut", async () => {
  server.scripted["send"] = [new TypeError("network"), problem(503, "unavailable")];
  talk.say("one");
  talk.say("two");
  await settle();
  assert.equal(latest.link, "lost");
  assert.deepEqual(server.sent(), ["one"]);
  await pass(15_000);
  assert.equal(latest.link, "unavailable");
  await pass(15_000);
  assert.deepEqual(server.sent(), ["one", "one", "one", "two"]);
  const ids = server.requests.filter((request) => request.path === "send").map((request) => request.body["id"]);
  assert.deepEqual(ids, ["id-1", "id-1", "id-1", "id-2"]);
  assert.equal(latest.link, "ok");
});

test("coming online sends at once, without waiting out the pause", async () => {
  server.scripted["send"] = [new TypeError("network")];
  talk.say("one");
  await settle();
  talk.setOnline(false);
  talk.setOnline(true);
  await settle();
  assert.deepEqual(texts(), ["one:sent"]);
});

test("the stream resumes after the last item it brought", async () => {
  talk.say("hi");
  await settle();
  server.streams[0]?.push({ seq: 1, at: 0, kind: "message", id: "m-1", client_id: "id-1", from: "me", text: "hi" });
  server.streams[0]?.push({ seq: 2, at: 0, kind: "message", id: "o-2", from: "operator", author: "Mira", text: "hello" });
  await settle();
  server.streams[0]?.close();
  await settle();
  await pass(2_000);
  assert.deepEqual(server.paths("stream"), ["stream?after=0", "stream?after=2"]);
  assert.deepEqual(texts(), ["hi:sent", "hello"]);
  assert.equal(arrived.length, 2);
});

test("a stream without a heartbeat is cut and resumed", async () => {
  talk.say("hi");
  await settle();
  await pass(34_000);
  assert.equal(server.streams.length, 1);
  await pass(2_000);
  await pass(15_000);
  assert.equal(server.streams.length, 2);
});

test("when no byte arrives in time, polling takes over", async () => {
  server.silentStreams = true;
  talk.say("hi");
  await settle();
  await pass(5_000);
  assert.equal(server.paths("stream").at(-1), "stream?after=0&wait=25");
  assert.equal(server.requests.at(-1)?.accept, "application/json");
  assert.equal(latest.link, "ok");
});

test("sequence-ahead starts from nothing and offers own messages again", async () => {
  talk.say("hi");
  await settle();
  server.streams[0]?.push({ seq: 9, at: 0, kind: "message", id: "o-9", from: "operator", author: "Mira", text: "hello" });
  await settle();
  server.scripted["stream"] = [problem(409, "sequence-ahead")];
  server.streams[0]?.close();
  await settle();
  await pass(2_000);
  await pass(15_000);
  assert.equal(server.paths("stream").at(-1), "stream?after=0");
  const ids = server.requests.filter((request) => request.path === "send").map((request) => request.body["id"]);
  assert.deepEqual(ids, ["id-1", "id-1"]);
});

test("an unknown session is replaced, and the unsent goes on", async () => {
  talk.say("one");
  await settle();
  server.scripted["send"] = [problem(401, "unknown-session")];
  talk.say("two");
  await settle();
  await pass(15_000);
  assert.equal(server.sessions, 2);
  assert.deepEqual(server.sent(), ["one", "two", "two"]);
  assert.equal(server.requests.filter((request) => request.path === "send").at(-1)?.authorization, "Bearer token-2");
  assert.deepEqual(texts(), ["one:sent", "lost", "two:sent"]);
});

test("an ended session shows its end, forgets its words and hands back what was not sent", async () => {
  talk.say("one");
  await settle();
  server.scripted["send"] = [problem(410, "session-ended")];
  talk.say("two");
  await settle();
  assert.equal(latest.phase, "ended");
  assert.deepEqual(latest.talk.lines, []);
  assert.deepEqual(handedBack, [["two", "ended"]]);
});

test("a text the server won't take goes back to where it was written, and the next one is sent", async () => {
  server.scripted["send"] = [problem(413, "too-large")];
  talk.say("far too long");
  talk.say("short");
  await settle();
  assert.deepEqual(handedBack, [["far too long", "too-large"]]);
  assert.deepEqual(texts(), ["short:sent"]);
});

test("an id that was used for other words is replaced", async () => {
  server.scripted["send"] = [problem(409, "id-reused")];
  talk.say("hi");
  await settle();
  await pass(15_000);
  assert.deepEqual(texts(), ["hi:sent"]);
  assert.equal(server.requests.filter((request) => request.path === "send").at(-1)?.body["id"], "id-2");
});

test("leaving forgets the token and every word, and nothing is sent afterwards", async () => {
  server.scripted["send"] = [new TypeError("network")];
  talk.say("one");
  await settle();
  assert.equal(talk.end(), "token-1");
  await pass(60_000);
  assert.deepEqual(server.sent(), ["one"]);
  assert.deepEqual(latest.talk.lines, []);
});

test("a new talk doesn't wait for what hung on the old one's line", async () => {
  server.scripted["send"] = ["silence"];
  talk.say("old");
  await settle();
  talk.end();
  talk.say("new");
  await settle();
  assert.deepEqual(texts(), ["new:sent"]);
  assert.equal(server.requests.filter((request) => request.path === "send").at(-1)?.authorization, "Bearer token-2");
});

test("a message that hangs is asked again, under the same id, when the network comes back", async () => {
  server.scripted["send"] = ["silence"];
  talk.say("hi");
  await settle();
  assert.equal(latest.link, "ok");
  await pass(8_000);
  assert.equal(latest.link, "slow");
  talk.setOnline(true);
  await settle();
  await pass(1_000);
  assert.deepEqual(texts(), ["hi:sent"]);
  assert.deepEqual(server.requests.filter((request) => request.path === "send").map((request) => request.body["id"]), ["id-1", "id-1"]);
});

test("coming online opens the stream anew without a word of trouble", async () => {
  talk.say("hi");
  await settle();
  const links: string[] = [];
  talk.setOnline(true);
  links.push(latest.link);
  await settle();
  links.push(latest.link);
  assert.deepEqual(links, ["ok", "ok"]);
  assert.equal(server.streams.length, 2);
});

test("typing is said at most every three seconds, and taken back after five", async () => {
  talk.say("hi");
  await settle();
  talk.typed();
  talk.typed();
  await settle();
  assert.deepEqual(server.requests.filter((request) => request.path === "typing").map((request) => request.body["on"]), [true]);
  await pass(5_000);
  assert.deepEqual(server.requests.filter((request) => request.path === "typing").map((request) => request.body["on"]), [true, false]);
});

test("seen is reported once per new message", async () => {
  talk.say("hi");
  await settle();
  talk.shown(2);
  talk.shown(2);
  talk.shown(3);
  await settle();
  assert.deepEqual(server.requests.filter((request) => request.path === "seen").map((request) => request.body["seq"]), [2, 3]);
});
