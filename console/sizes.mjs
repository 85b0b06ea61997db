// Prints the gzip size of every file that a browser loads and fails above the budget (one language counted, the largest).
import { gzipSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "dist");
const budgetBytes = 150 * 1024;

const size = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
const shell = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
const texts = readdirSync(join(dist, "texts")).map((name) => `texts/${name}`);

const rows = [...shell, ...texts].map((name) => ({ name, bytes: size(name) }));
for (const { name, bytes } of rows) process.stdout.write(`${String(bytes).padStart(8)}  ${name}\n`);

const largestText = Math.max(...rows.filter((row) => row.name.startsWith("texts/")).map((row) => row.bytes));
const total = rows.filter((row) => !row.name.startsWith("texts/")).reduce((sum, row) => sum + row.bytes, 0) + largestText;
process.stdout.write(`${String(total).padStart(8)}  total, gzip, one language (budget ${budgetBytes})\n`);
if (total > budgetBytes) {
  process.stderr.write("The console is larger than its budget.\n");
  process.exit(1);
}
