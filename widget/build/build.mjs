/** Writes dist/: loader.js, app.html (one document, nothing beside it) and texts/<language>.json. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { readTexts } from "./texts.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
// An eight-year-old phone with its last browser update.
const target = ["chrome80", "firefox78", "safari14"];
// Safari 14.0's fault with destructuring is a corner case that this code doesn't touch.
const supported = { destructuring: true };

try {
  await run();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function run() {
  const texts = readTexts(join(root, "..", "locales"), usedKeys());
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, "texts"), { recursive: true });
  for (const { missing, ...language } of texts) {
    if (missing.length > 0) process.stderr.write(`${language.locale}: English stands in for ${missing.join(", ")}\n`);
    writeFileSync(join(dist, "texts", `${language.locale}.json`), JSON.stringify(language));
  }
  const words = Object.fromEntries(texts.map(({ locale, messages }) => [locale, messages["open-chat"]]));
  const loader = await bundle("src/loader/loader.ts", { __LABELS__: JSON.stringify(words) });
  writeFileSync(join(dist, "loader.js"), loader);
  writeFileSync(join(dist, "app.html"), await document());
}

async function document() {
  const script = await bundle("src/app/main.tsx", {});
  const style = await build({ entryPoints: [join(root, "src/app/app.css")], bundle: true, minify: true, write: false, target, charset: "utf8" });
  const css = style.outputFiles[0].text.trim();
  // The closing tag must not appear inside; a function keeps "$" in the code from meaning anything to replace().
  const inline = (code, tag) => code.replaceAll(`</${tag}`, `<\\/${tag}`);
  return readFileSync(join(root, "src/app/app.html"), "utf8")
    .replace("/*STYLE*/", () => inline(css, "style"))
    .replace("/*SCRIPT*/", () => inline(script, "script"));
}

async function bundle(entry, define) {
  const result = await build({
    entryPoints: [join(root, entry)], bundle: true, minify: true, write: false, target, supported, define, charset: "utf8",
    format: "iife", legalComments: "none", jsx: "automatic", jsxImportSource: "preact",
  });
  return result.outputFiles[0].text.trim();
}

/** The keys are a type, so they are read from its source. */
function usedKeys() {
  return [...readFileSync(join(root, "src/app/keys.ts"), "utf8").matchAll(/"([a-z-]+)"/g)].map(([, key]) => key);
}
