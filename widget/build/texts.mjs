/**
 * Turns locales/<language>/child.ftl into the plain JSON the app reads: {locale, dir, messages: {key: pattern}}.
 * A pattern is a string with {$name} placeholders, or {by: "count", cases: {one: "…", other: "…"}} for a plural.
 * Anything else in Fluent fails here, with file and line, because the app has no Fluent runtime to carry it.
 */
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join, relative } from "node:path";
import { FluentParser, lineOffset, columnOffset } from "@fluent/syntax";

const rightToLeft = new Set(["ar", "fa", "he", "ur"]);
const pluralCategories = new Set(["zero", "one", "two", "few", "many", "other"]);

/** Languages in `localesDir` that have a child.ftl, English first: it fills what others still lack. */
export function readTexts(localesDir, neededKeys) {
  const languages = readdirSync(localesDir).filter((name) => existsSync(join(localesDir, name, "child.ftl"))).sort();
  if (!languages.includes("en")) throw new Error("locales/en/child.ftl is missing: English fills what other languages lack");
  const english = readLanguage(localesDir, "en").messages;
  const absent = neededKeys.filter((key) => !(key in english));
  if (absent.length > 0) throw new Error(`locales/en/child.ftl lacks: ${absent.join(", ")}`);
  return languages.map((language) => {
    const texts = readLanguage(localesDir, language);
    const missing = Object.keys(english).filter((key) => !(key in texts.messages));
    return { ...texts, messages: { ...english, ...texts.messages }, missing };
  });
}

function readLanguage(localesDir, language) {
  const path = join(localesDir, language, "child.ftl");
  const source = readFileSync(path, "utf8");
  const fail = (node, what) => {
    const at = node.span?.start ?? 0;
    const place = `${relative(join(localesDir, ".."), path)}:${lineOffset(source, at) + 1}:${columnOffset(source, at) + 1}`;
    throw new Error(`${place}: ${what}`);
  };
  return { locale: language, dir: rightToLeft.has(language) ? "rtl" : "ltr", messages: messagesOf(source, fail) };
}

/** Exported for its test. `fail(node, what)` must throw. */
export function messagesOf(source, fail) {
  const messages = {};
  for (const entry of new FluentParser({ withSpans: true }).parse(source).body) {
    if (entry.type === "Junk") fail(entry, `not Fluent: ${entry.annotations[0]?.message ?? "syntax error"}`);
    // Terms carry notes about the file itself, such as who has reviewed it.
    if (entry.type !== "Message") continue;
    if (entry.attributes.length > 0) fail(entry.attributes[0], "attributes are not supported");
    if (!entry.value) fail(entry, "a message needs a text");
    if (entry.id.name in messages) fail(entry, `${entry.id.name} is written twice`);
    messages[entry.id.name] = patternOf(entry.value, fail);
  }
  return messages;
}

function patternOf(pattern, fail) {
  const selects = pattern.elements.filter((element) => element.expression?.type === "SelectExpression");
  if (selects.length === 0) return flat(pattern, fail);
  if (selects.length > 1) fail(selects[1], "one plural per message");
  const [select] = selects;
  const { selector, variants } = select.expression;
  if (selector.type !== "VariableReference") fail(selector, "a plural selects on a variable");
  const at = pattern.elements.indexOf(select);
  const before = flat({ elements: pattern.elements.slice(0, at) }, fail);
  const after = flat({ elements: pattern.elements.slice(at + 1) }, fail);
  const cases = {};
  for (const variant of variants) {
    const name = variant.key.name;
    if (!pluralCategories.has(name)) fail(variant.key, "a variant is a plural category (one, few, many, other …)");
    cases[name] = before + flat(variant.value, fail) + after;
  }
  if (!("other" in cases)) fail(select, "a plural needs [other]");
  return { by: selector.id.name, cases };
}

function flat(pattern, fail) {
  return pattern.elements.map((element) => {
    if (element.type === "TextElement") return element.value;
    const { expression } = element;
    if (expression.type === "VariableReference") return `{$${expression.id.name}}`;
    if (expression.type === "StringLiteral") return expression.parse().value;
    return fail(element, `${expression.type} is not supported`);
  }).join("");
}
