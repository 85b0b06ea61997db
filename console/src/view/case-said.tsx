// What a part of a case says, in words: for its card, for print, for what a colleague changed.
import type { OpenCase, Part } from "../api/types.ts";
import type { Field } from "../state/case-fields.ts";
import { labelOf, operators } from "../store/taxonomy.ts";
import { say, t } from "../texts/texts.ts";
import { dayAndHour, fullDate, languageName } from "../texts/times.ts";

/** `null` where there is nothing to say. */
export function said(field: Field, value: unknown, open: OpenCase | null): string | null {
  if (value === null || value === undefined || value === "" || value === false) return null;
  const list = field.list ?? "";
  switch (field.is) {
    case "code":
      if (list === "episode_category") return categoryOf(String(value));
      return value === "NASK" && field.lead !== true ? null : labelOf(list, String(value));
    case "codes":
      return Array.isArray(value) && value.length > 0 ? value.map((code) => labelOf(list, String(code))).join(", ") : null;
    case "time":
      return dayAndHour(Number(value));
    case "countries":
      return Array.isArray(value) && value.length > 0 ? value.join(", ") : null;
    case "languages":
      return Array.isArray(value) && value.length > 0 ? value.map((tag) => languageName(String(tag))).join(", ") : null;
    case "lines":
      return Array.isArray(value) && value.length > 0 ? value.join("\n") : null;
    case "yes":
      return t("case-conflict");
    case "child": {
      const child = open?.parts.find((part) => part.id === value);
      return child && open ? childName(child, open) : null;
    }
    case "operator":
      return operators.value.find((each) => each.id === value)?.name ?? null;
    case "talk":
      return talkName(open, String(value));
    case "operators":
      return Array.isArray(value) && value.length > 0 ? value.map((id) => operators.value.find((each) => each.id === id)?.name ?? "—").join(", ") : null;
    default:
      return String(value);
  }
}

/** A talk by its contact, channel and day, as far as the case knows it. */
export function talkName(open: OpenCase | null, id: string): string {
  const moment = open?.timeline.find((each) => each.contact?.conversation_id === id);
  if (!moment?.contact) return t("case-other-talk");
  const { alias, medium } = moment.contact;
  return [alias, say(`channel-${medium}`) ?? medium, fullDate(moment.at)].filter((part) => part !== null).join(" · ");
}

/** A finer category with its main one before it. */
export function categoryOf(code: string): string {
  const [main] = code.split("_");
  return main === code || main === undefined ? labelOf("episode_category", code) : `${labelOf("episode_category", main)} – ${labelOf("episode_category", code)}`;
}

export function childName(part: Part, open: OpenCase): string {
  const child = part.section as { name?: string | null; age?: number | null };
  const number = open.parts.filter((each) => each.section.kind === "child").findIndex((each) => each.id === part.id) + 1;
  const name = child.name ?? t("case-child-number", { number });
  return typeof child.age === "number" ? `${name} (${child.age})` : name;
}
