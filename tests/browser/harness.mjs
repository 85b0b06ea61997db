// What the browser tests stand on: the demo server behind a line that can be cut, Chromium, the product's own words, and eyes
// (screenshots, axe, a search through a browser profile). Whatever is started here has a guardian: a shell that cleans up when
// this process's pipe closes.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import axeCore from "axe-core";
import { chromium } from "playwright-core";

const root = new URL("../..", import.meta.url).pathname;
const executablePath = process.env.EARSHOT_CHROMIUM ?? "/usr/bin/chromium";
export const phone = { width: 320, height: 640 };
export const desk = { width: 1280, height: 800 };
/** The longest that anything on screen may take, on a machine that does other work as well. */
const patience_ms = 15_000;
// Without these Chromium talks to its maker's hosts, which is neither wanted nor possible in a test.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Asks until there is an answer; what is waited for is named in the failure. */
export async function until(what, ask, limit_ms = patience_ms) {
  const end = Date.now() + limit_ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${limit_ms} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A word that is nowhere else, to be looked for. */
export const canary = (name) => `${name}${randomBytes(8).toString("hex")}`;

/** What a file of tests shares: one demo and one browser. A test asks it for contexts, which share nothing. */
export function stage() {
  const shared = { demo: null, browser: null };
  before(async () => {
    [shared.demo, shared.browser] = await Promise.all([startDemo(), launch()]);
  });
  after(async () => {
    await shared.browser?.close();
    shared.demo?.stop();
  });
  /** A fresh context for this test; if the test fails, its pages' pictures are kept. */
  shared.context = async (t, options = {}) => {
    const context = await shared.browser.newContext({ viewport: desk, ...options });
    context.setDefaultTimeout(patience_ms);
    t.after(async () => {
      if (!t.passed) await picturesOfFailure(t, context);
      await context.close();
    });
    return context;
  };
  return shared;
}

let failures = 0;

async function picturesOfFailure(t, context) {
  for (const page of context.pages()) {
    const name = `../failed/${t.name.replace(/\W+/g, "-").slice(0, 60)}-${++failures}`;
    // A page that can't be drawn any more must not hide why the test failed.
    await screenshot(page, name).catch(() => undefined);
  }
}

// ── The server

/** Starts `earshot demo` on a folder of its own. The one place here that knows how it is set up. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), "earshot-browser-"));
  const [port, serverPort, adminPort] = [await freePort(), await freePort(), await freePort()];
  const log = join(folder, "earshot.log");
  const out = openSync(log, "a");
  const binary = process.env.EARSHOT_BIN ?? join(root, "target/debug/earshot");
  // Only what is set here counts, not what the person who runs the tests has set.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("EARSHOT_")));
  Object.assign(env, {
    EARSHOT_DATA_FOLDER: join(folder, "data"),
    EARSHOT_HOSTS_CONSOLE: `http://console.localhost:${port}`,
    EARSHOT_HOSTS_CHAT: `http://chat.localhost:${port}`,
    EARSHOT_LISTEN_ADDRESSES: `127.0.0.1:${serverPort}`,
    EARSHOT_LISTEN_ADMIN: `127.0.0.1:${adminPort}`,
  });
  const begin = async () => {
    const child = spawn(binary, ["demo"], { env, stdio: ["ignore", out, out] });
    const guard = guardian('read -r _; kill -KILL "$1"', String(child.pid));
    const ready = async () => {
      if (child.exitCode !== null) throw new Error(`earshot ended before it was ready:\n${readFileSync(log, "utf8")}`);
      return fetch(`http://127.0.0.1:${adminPort}/readyz`).then((answer) => answer.ok, () => false);
    };
    await until("earshot to be ready", ready, 60_000);
    return { child, guard };
  };
  const remains = guardian('read -r _; sleep 1; rm -rf -- "$1"', folder);
  let server = await begin();
  const line = await startLine(port, serverPort);
  // {chat, console, site: origins; contact: its page; key; operators: [{login, password, name, role}]}
  const demo = JSON.parse(readFileSync(join(folder, "data/demo.json"), "utf8"));
  const stop = () => {
    line.close();
    server.guard.end();
    remains.end();
  };
  /** Ends it as an administrator does, and begins again on the same data: what was added at the command line is taken up. */
  const restart = async () => {
    const gone = new Promise((resolve) => server.child.once("exit", resolve));
    server.child.kill("SIGTERM");
    await gone;
    server.guard.end();
    server = await begin();
  };
  /** Runs another of its commands on the same data, with these files beside it. */
  const run = (words, files = {}) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return execFileSync(binary, words, { env, cwd: folder, encoding: "utf8" });
  };
  return { ...demo, line, run, restart, stop };
}

/**
 * The line between browsers and server. A browser that is told to be offline knows it; a line that is cut tells nobody: what is
 * open breaks, what is new is refused.
 */
async function startLine(port, serverPort) {
  const sockets = new Map();
  const cut = new Set();
  let unanswered = null;
  const drop = (near) => {
    near.destroy();
    sockets.get(near)?.far.destroy();
    sockets.delete(near);
  };
  const server = createServer((near) => {
    near.on("error", () => drop(near));
    near.once("data", (head) => {
      const host = /^host: *([^:\r\n]+)/im.exec(head.toString("latin1"))?.[1] ?? "";
      const far = connect(serverPort, "127.0.0.1");
      sockets.set(near, { far, host });
      far.on("error", () => drop(near)).on("close", () => drop(near));
      near.on("close", () => drop(near));
      if (cut.has(host)) return drop(near);
      const pass = (bytes) => {
        if (unanswered?.test(bytes.toString("latin1", 0, 200))) {
          unanswered = null;
          far.once("data", () => drop(near));
        }
        far.write(bytes);
      };
      near.on("data", pass);
      pass(head);
      far.pipe(near);
    });
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    /** Cuts whoever talks with this host, such as chat.localhost. */
    cut(host) {
      cut.add(host);
      for (const [near, known] of sockets) if (known.host === host) drop(near);
    },
    mend: (host) => cut.delete(host),
    /** The next request whose first line fits reaches the server, and its answer is lost with the connection. */
    loseAnswerOf(request) {
      unanswered = request;
    },
    /** Whether that has happened. */
    hasLost: () => unanswered === null,
    close() {
      server.close();
      for (const near of [...sockets.keys()]) drop(near);
    },
  };
}

function guardian(script, ...words) {
  const shell = spawn("sh", ["-c", `trap '' INT TERM HUP; ${script}`, "sh", ...words], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  shell.unref();
  shell.stdin.unref?.();
  return { end: () => shell.stdin.end() };
}

/** A port below those that outgoing connections are given, so that nothing else takes it meanwhile. */
async function freePort() {
  for (;;) {
    const port = randomInt(5_000, 32_000);
    const server = createServer();
    const free = await new Promise((resolve) => server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true)));
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

// ── The browser

/** A browser whose contexts share nothing and leave nothing. */
export const launch = () => chromium.launch({ executablePath, args: flags });

/** A browser on a profile folder of its own, started as a person's is: with a disk cache, history and sessions. */
export async function launchWithProfile() {
  const profile = mkdtempSync(join(tmpdir(), "earshot-profile-"));
  const child = spawn(executablePath, [...flags, "--headless=new", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: "ignore" });
  const guard = guardian('read -r _; kill -KILL "$1"; rm -rf -- "$2"', String(child.pid), profile);
  const portFile = join(profile, "DevToolsActivePort");
  const [port] = await until("Chromium", () => existsSync(portFile) && /\n/.test(readFileSync(portFile, "utf8")) && readFileSync(portFile, "utf8").split("\n"), 30_000);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  return {
    profile,
    context: browser.contexts()[0],
    /** As when the battery is taken out. */
    async kill() {
      child.kill("SIGKILL");
      await gone;
      await browser.close().catch(() => undefined);
    },
    remove: () => guard.end(),
  };
}

/** Every file of a folder that holds the word, in UTF-8 or in UTF-16LE, as browsers write both. */
export function grepProfile(folder, word) {
  const needles = [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
  const hits = [];
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    // A file may vanish while the browser still runs.
    const bytes = statSync(path, { throwIfNoEntry: false })?.isFile() ? tryRead(path) : null;
    if (bytes && needles.some((needle) => bytes.includes(needle))) hits.push(name);
  }
  return hits;
}

function tryRead(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

// ── The product's words

const bundles = new Map();

/** The words that a screen shows, from locales/, so that a test names what a person sees. */
export function words(file, language = "en") {
  const path = join(root, "locales", language, `${file}.ftl`);
  if (!bundles.has(path)) {
    const bundle = new FluentBundle(language, { useIsolating: false });
    bundle.addResource(new FluentResource(readFileSync(path, "utf8")));
    bundles.set(path, bundle);
  }
  const bundle = bundles.get(path);
  const say = (key, values) => {
    const message = bundle.getMessage(key);
    if (!message?.value) throw new Error(`${path} has no ${key}`);
    return bundle.formatPattern(message.value, values);
  };
  say.keys = () => [...readFileSync(path, "utf8").matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key);
  /** The words of a key that needs no values; else nothing. */
  say.plain = (key) => {
    const value = bundle.getMessage(key)?.value;
    return typeof value === "string" ? value.trim() : null;
  };
  return say;
}

// ── Eyes

/** Keeps a picture of the page for people to look at: test-results/screens/NAME.png */
export async function screenshot(page, name, options = {}) {
  const path = join(root, "test-results/screens", `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: "disabled", ...options });
}

/**
 * What axe, a ruler and later a person's eye have to say about one screen: on a desk and on a phone, light and dark. The page
 * is left as it was, light and with its old size.
 */
export async function inspect(page, name, { frame = page.mainFrame(), sizes = { desk, phone }, schemes = ["light", "dark"], fullPage = false } = {}) {
  const before = page.viewportSize();
  const found = [];
  const each = async (look) => {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of schemes) {
        // Colours that fade from one scheme into the other would be measured halfway.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await look(`${name}-${size}-${colorScheme}`);
      }
    }
  };
  // All pictures first: axe scrolls what it looks at.
  await each((screen) => screenshot(page, screen, { fullPage }));
  await each(async (screen) => {
    for (const finding of [...(await axe(frame)), ...(await misshapen(frame))]) found.push(`${screen}: ${finding}`);
  });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
  await page.setViewportSize(before);
  assert.deepEqual(found, []);
}

/** What axe finds against WCAG 2.2 AA and its own best practices, in a page or a frame; empty is good. */
export async function axe(frame) {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axeCore.source);
  const { violations } = await frame.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/**
 * Buttons, links and fields smaller than 24 × 24 px and not inside a sentence (WCAG 2.2, 2.5.8), and a page that can be scrolled
 * sideways (1.4.10), itself or in its main part.
 */
export const misshapen = (frame) => frame.evaluate(() => {
  const small = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=option]")]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline" && !element.closest(".sr, .unseen"))
    // A label that wraps its field is pressed in its place.
    .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([element, box]) => `${element.outerHTML.slice(0, 80)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
  const wide = [document.documentElement, ...document.querySelectorAll("main.page")].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth).filter((by) => by > 0);
  return [...small, ...wide.map((by) => `scrolls sideways by ${by} px`)];
});
