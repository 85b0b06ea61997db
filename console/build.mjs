// Builds console/dist: hashed app, worker, style and one hashed text file a language; index.html names them. What the app imports
// when it is opened (view/later.tsx) are hashed files beside it.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const locales = join(here, "..", "locales");

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "texts"), { recursive: true });

const texts = {};
for (const language of (await readdir(locales)).sort()) {
  const file = join(locales, language, "console.ftl");
  if (!existsSync(file)) continue;
  const words = withoutComments(await readFile(file, "utf8"));
  const name = `texts/${language}-${hash(words)}.ftl`;
  await writeFile(join(dist, name), words);
  texts[language] = `/${name}`;
}

const common = {
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  absWorkingDir: here,
};

const workerUrl = await emit("worker", "js", await bundle({ entryPoints: ["src/stream/worker.ts"] }));
const styleUrl = await emit("app", "css", await bundle({ entryPoints: ["src/style/app.css"] }));
const { app: appUrl, first } = await split("src/main.tsx", { TEXT_URLS: JSON.stringify(texts), WORKER_URL: JSON.stringify(workerUrl) });
const iconUrl = await emit("icon", "svg", await readFile(join(here, "src", "icon.svg"), "utf8"));
const page = await readFile(join(here, "src", "index.html"), "utf8");
const preloads = first.map((url) => `<link rel="modulepreload" href="${url}">\n`).join("");
await writeFile(join(dist, "index.html"), page.replace("{{style}}", styleUrl).replace("{{app}}", appUrl).replace("{{icon}}", iconUrl).replace("{{first}}\n", preloads));

async function bundle(options) {
  const result = await build({ ...common, ...options });
  return result.outputFiles[0].text;
}

/** The app, and the files that it needs at once: asked for together with it, not one after another. */
async function split(entry, define) {
  const options = { entryPoints: [entry], define, splitting: true, write: true, metafile: true, outdir: dist, entryNames: "app-[hash]", chunkNames: "[name]-[hash]" };
  const { outputs } = (await build({ ...common, ...options })).metafile;
  const app = Object.keys(outputs).find((name) => outputs[name].entryPoint === entry);
  const first = new Set();
  const follow = (name) => {
    for (const { path, kind } of outputs[name].imports) {
      if (kind !== "import-statement" || first.has(path)) continue;
      first.add(path);
      follow(path);
    }
  };
  follow(app);
  return { app: `/${basename(app)}`, first: [...first].map((name) => `/${basename(name)}`) };
}

async function emit(name, extension, content) {
  const file = `${name}-${hash(content)}.${extension}`;
  await writeFile(join(dist, basename(file)), content);
  return `/${file}`;
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

/** Comments are for translators; the browser parses the rest. A lone comment line may sit between two messages only. */
function withoutComments(source) {
  return source
    .split("\n")
    .filter((line) => !/^#{1,3}( |$)/.test(line))
    .join("\n")
    .replace(/\n{2,}/g, "\n");
}
