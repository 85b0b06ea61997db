// What the browser tests stand on: the demo server, Chromium, the product's own words, and eyes (screenshots, axe, a search
// through a browser profile). Whatever is started here has a guardian: a shell that cleans up when this process's pipe closes.
import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import axeCore from "axe-core";
import { chromium } from "playwright-core";

const root = new URL("../..", import.meta.url).pathname;
const executablePath = process.env.EARSHOT_CHROMIUM ?? "/usr/bin/chromium";
// Without these Chromium talks to its maker's hosts, which is neither wanted nor possible in a test.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Asks until there is an answer; what is waited for is named in the failure. */
export async function until(what, ask, limit_ms = 15_000) {
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

// ── The server

/** Starts `earshot demo` on a folder of its own. The one place here that knows how it is set up. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), "earshot-browser-"));
  const [port, adminPort] = [await freePort(), await freePort()];
  const log = join(folder, "earshot.log");
  const out = openSync(log, "a");
  const binary = process.env.EARSHOT_BIN ?? join(root, "target/debug/earshot");
  // Only what is set here counts, not what the person who runs the tests has set.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("EARSHOT_")));
  Object.assign(env, {
    EARSHOT_DATA_FOLDER: join(folder, "data"),
    EARSHOT_HOSTS_CONSOLE: `http://console.localhost:${port}`,
    EARSHOT_HOSTS_CHAT: `http://chat.localhost:${port}`,
    EARSHOT_LISTEN_ADDRESSES: `127.0.0.1:${port}`,
    EARSHOT_LISTEN_ADMIN: `127.0.0.1:${adminPort}`,
  });
  const child = spawn(binary, ["demo"], { env, stdio: ["ignore", out, out] });
  const guard = guardian('read -r _; kill -KILL "$1"; rm -rf -- "$2"', String(child.pid), folder);
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`earshot ended before it was ready:\n${readFileSync(log, "utf8")}`);
    return fetch(`http://127.0.0.1:${adminPort}/readyz`).then((answer) => answer.ok, () => false);
  };
  await until("earshot to be ready", ready, 60_000);
  // {chat, console, hotline: origins; key; operators: [{login, password}]}
  const demo = JSON.parse(readFileSync(join(folder, "data/demo.json"), "utf8"));
  return { ...demo, stop: () => guard.end() };
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
  return (key, values) => {
    const message = bundle.getMessage(key);
    if (!message?.value) throw new Error(`${path} has no ${key}`);
    return bundle.formatPattern(message.value, values);
  };
}

// ── Eyes

/** Keeps a picture of the page for people to look at: test-results/screens/NAME.png */
export async function screenshot(page, name) {
  const folder = join(root, "test-results/screens");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** What axe finds against WCAG 2.2 AA and its own best practices, in a page or a frame; empty is good. */
export async function axe(frame) {
  await frame.evaluate(axeCore.source);
  const { violations } = await frame.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** Buttons, links and fields that are smaller than 24 × 24 px and not inside a sentence (WCAG 2.2, 2.5.8). */
export const smallTargets = (frame) => frame.evaluate(() =>
  [...document.querySelectorAll("a[href], button, input, select, textarea, [role=option]")]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline" && !element.hidden)
    .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([html, box]) => `${html}: ${Math.round(box.width)} × ${Math.round(box.height)}`));

/** How far the page can be scrolled sideways, in px; 0 is good. */
export const sidewaysScroll = (frame) => frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
