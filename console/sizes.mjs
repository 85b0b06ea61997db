// Prints the gzip size of every file of the console and fails when what a browser loads first is above the budget: the page, what
// it names, the worker, and one language, the largest. The rest comes when it is opened.
import { gzipSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "dist");
const budgetBytes = 150 * 1024;

const size = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
const files = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
const texts = readdirSync(join(dist, "texts")).map((name) => `texts/${name}`);
const page = readFileSync(join(dist, "index.html"), "utf8");
const first = files.filter((name) => name === "index.html" || name.startsWith("worker-") || page.includes(`"/${name}"`));

const sizes = new Map([...files, ...texts].map((name) => [name, size(name)]));
const line = (bytes, words) => process.stdout.write(`${String(bytes).padStart(8)}  ${words}\n`);
for (const [name, bytes] of sizes) line(bytes, first.includes(name) ? `${name}  (first)` : name);

const sum = (names) => names.reduce((bytes, name) => bytes + sizes.get(name), 0);
const largestText = Math.max(...texts.map((name) => sizes.get(name)));
const firstLoad = sum(first) + largestText;
line(sum(files) + largestText, "everything, gzip, one language");
line(firstLoad, `first load, gzip, one language (budget ${budgetBytes})`);
if (firstLoad > budgetBytes) {
  process.stderr.write("The console's first load is larger than its budget.\n");
  process.exit(1);
}
