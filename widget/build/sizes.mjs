/** Fails when the loader or a document as a phone receives it grows over its promise; prints what each weighs. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
if (!existsSync(join(dist, "app.html"))) {
  process.stderr.write("Nothing to weigh: run npm run build -w widget first.\n");
  process.exit(1);
}

const kilobyte = 1000;
const config = JSON.stringify({ key: "x".repeat(32), hotline: { name: "x".repeat(60), safe_exit: "x".repeat(60) }, languages: [], note: "x".repeat(300) });
const app = readFileSync(join(dist, "app.html"), "utf8");
const rows = [["loader.js", readFileSync(join(dist, "loader.js")), 3 * kilobyte]];
for (const file of readdirSync(join(dist, "texts"))) {
  const texts = readFileSync(join(dist, "texts", file), "utf8");
  rows.push([`app.html with ${file}`, app.replace("<!--EARSHOT_TEXTS-->", () => texts).replace("<!--EARSHOT_CONFIG-->", () => config), 30 * kilobyte]);
}

let heavy = false;
process.stdout.write(`${"what".padEnd(24)}${"bytes".padStart(8)}${"gzip".padStart(8)}${"limit".padStart(8)}\n`);
for (const [name, content, limit] of rows) {
  const gzip = gzipSync(content, { level: 9 }).length;
  const over = gzip > limit;
  heavy ||= over;
  process.stdout.write(`${name.padEnd(24)}${String(Buffer.byteLength(content)).padStart(8)}${String(gzip).padStart(8)}${String(limit).padStart(8)}${over ? "  too heavy" : ""}\n`);
}
process.exit(heavy ? 1 : 0);
