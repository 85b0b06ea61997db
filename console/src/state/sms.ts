// Texts before they are drawn: whether an answer may be written and fits, and the form of a channel for texts, which loses nothing of
// what it doesn't show.
import type { Channel, ChannelForm, Contact, FieldFault } from "../api/types.ts";
import { MOST_SEGMENTS, segments, smart } from "./segments.ts";

export type Shut = "stopped" | "name" | "short";

/** Why no answer can go to whoever wrote: they said STOP, or what they write from is no number. */
export function shutBecause(contact: Contact): Shut | null {
  if (typeof contact.stopped_at === "number") return "stopped";
  return contact.address_kind === "name" || contact.address_kind === "short" ? contact.address_kind : null;
}

export function fits(text: string, plainly: boolean): boolean {
  return (plainly ? smart(text) : segments(text)).segments <= MOST_SEGMENTS;
}

/** A character as it can be named: one that can't be seen by its number. */
export function named(character: string): string {
  return /^[\p{Z}\p{C}\p{M}]/u.test(character) ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` : character;
}

export const GATEWAYS = ["twilio", "vonage", "infobip", "sinch", "bird", "elks", "kannel", "generic"] as const;
export type Gateway = (typeof GATEWAYS)[number];

/** What each gateway wants to know beside the secrets; `needed` must not be empty. */
export const OWN: Record<Gateway, readonly { key: string; needed: boolean }[]> = {
  twilio: [{ key: "account", needed: true }, { key: "key", needed: false }],
  vonage: [{ key: "key", needed: true }],
  infobip: [{ key: "base_url", needed: true }],
  sinch: [{ key: "plan", needed: true }, { key: "base_url", needed: false }],
  bird: [{ key: "workspace", needed: true }, { key: "channel", needed: true }],
  elks: [{ key: "username", needed: true }],
  kannel: [{ key: "url", needed: true }, { key: "username", needed: true }, { key: "smsc", needed: false }],
  generic: [],
};

/** These prove nothing by themselves: a secret stands in the address that they call. */
const BY_PATH: ReadonlySet<string> = new Set(["kannel", "elks", "infobip"]);

export interface SmsForm {
  name: string;
  active: boolean;
  gateway: Gateway;
  /** By key of [`OWN`]. */
  own: Record<string, string>;
  /** Of the generic gateway, as JSON. */
  templates: string;
  number: string;
  country: string;
  /** Never shown; empty keeps what is set. */
  api: string;
  webhook: string;
  smart: boolean;
  /** One a line. */
  countries: string;
  daily_per_number: string;
  daily_per_country: string;
  pace_per_second: string;
  stop_words: string;
  start_words: string;
  sources: string;
}

export type SmsField = "name" | "gateway" | `gateway.${string}` | "templates" | "number" | "country" | "api" | "webhook" | "countries" | "daily_per_number"
  | "daily_per_country" | "pace_per_second" | "stop_words" | "start_words" | "sources" | "form";

const FIELDS: readonly SmsField[] = ["name", "number", "country", "countries", "daily_per_number", "daily_per_country", "pace_per_second", "stop_words", "start_words", "sources"];
const TEMPLATES = ["send", "inbound", "receipts", "signature"] as const;

type Settings = Record<string, unknown>;

export function smsFormOf(channel: Channel | null, country: string): SmsForm {
  const settings = channel?.settings ?? {};
  const gateway = object(settings["gateway"]);
  const kind = GATEWAYS.find((each) => each === gateway["kind"]) ?? "twilio";
  const templates = Object.fromEntries(TEMPLATES.filter((key) => key in gateway).map((key) => [key, gateway[key]]));
  return {
    name: channel?.name ?? "",
    active: channel?.active ?? true,
    gateway: kind,
    own: Object.fromEntries(Object.values(OWN).flat().map(({ key }) => [key, words(gateway[key])])),
    templates: Object.keys(templates).length === 0 ? "" : JSON.stringify(templates, null, 2),
    number: words(settings["number"]),
    country: words(settings["country"]) || country,
    api: "",
    webhook: "",
    smart: settings["smart"] !== false,
    countries: lines(settings["countries"]),
    daily_per_number: figure(settings["daily_per_number"], "200"),
    daily_per_country: figure(settings["daily_per_country"], "5000"),
    pace_per_second: figure(settings["pace_per_second"], "1"),
    stop_words: lines(settings["stop_words"]),
    start_words: lines(settings["start_words"]),
    sources: lines(settings["sources"]),
  };
}

/** The machine that texts go to, where the gateway is none that has a name here. */
export function gatewayHost(channel: Channel): string | null {
  const gateway = object(channel.settings?.["gateway"]);
  if (gateway["kind"] !== "generic") return null;
  try {
    return new URL(words(object(gateway["send"])["url"])).host;
  } catch {
    return null;
  }
}

/** Whether the gateway calls an address with a secret in it. What is set up already knows best. */
export function isByPath(form: SmsForm, channel: Channel | null): boolean {
  if (channel?.sms?.gateway === form.gateway && form.gateway !== "generic") return !channel.sms.signed;
  return BY_PATH.has(form.gateway) || (form.gateway === "generic" && !/"signature"/.test(form.templates));
}

/** The whole set-up with the form's answers in it. A secret that was left empty stays as it is. */
export function smsToSend(form: SmsForm, channel: Channel | null): ChannelForm | "templates" {
  const before = channel?.settings ?? {};
  const gatewayBefore = object(before["gateway"]);
  // What another gateway was told means nothing to this one.
  const kept = gatewayBefore["kind"] === form.gateway ? gatewayBefore : {};
  const own: Settings = {};
  for (const { key, needed } of OWN[form.gateway]) {
    const said = (form.own[key] ?? "").trim();
    if (said !== "" || needed) own[key] = said;
  }
  const gateway: Settings = { ...without(kept, OWN[form.gateway].map(({ key }) => key)), kind: form.gateway, ...own };
  if (form.gateway === "generic") {
    const templates = parsed(form.templates);
    if (templates === null) return "templates";
    for (const key of TEMPLATES) delete gateway[key];
    Object.assign(gateway, templates);
  }
  const secrets = { ...(form.api === "" ? {} : { api: form.api }), ...(form.webhook === "" ? {} : { webhook: form.webhook }) };
  return {
    kind: "sms",
    name: form.name.trim(),
    active: form.active,
    settings: {
      ...before,
      gateway,
      number: form.number.trim(),
      country: form.country.trim().toUpperCase(),
      smart: form.smart,
      countries: listed(form.countries).map((code) => code.toUpperCase()),
      daily_per_number: Number(form.daily_per_number),
      daily_per_country: Number(form.daily_per_country),
      pace_per_second: Number(form.pace_per_second),
      stop_words: listed(form.stop_words),
      start_words: listed(form.start_words),
      sources: listed(form.sources),
    },
    ...(Object.keys(secrets).length === 0 ? {} : { secrets }),
  };
}

/** The server's words at the fields that they are about; what has no field stands at the form. */
export function smsFaults(faults: readonly FieldFault[], gateway: Gateway): Map<SmsField, string> {
  const found = new Map<SmsField, string>();
  for (const { field, words: said } of faults) {
    const place = placeOf(field, gateway);
    found.set(place, found.has(place) ? `${found.get(place)} ${said}` : said);
  }
  return found;
}

function placeOf(field: string, gateway: Gateway): SmsField {
  const path = field.replace(/^settings\./, "").replace(/^secrets\./, "");
  if (path === "api" || path === "webhook") return path;
  const own = OWN[gateway].find(({ key }) => path === `gateway.${key}` || path === key);
  if (own) return `gateway.${own.key}`;
  if (gateway === "generic" && path.startsWith("gateway.")) return "templates";
  return FIELDS.find((each) => path === each || path.startsWith(`${each}[`) || path.startsWith(`${each}.`)) ?? (path.startsWith("gateway") ? "gateway" : "form");
}

/** A secret for an address: long enough that nobody guesses it, of letters that every gateway takes. */
export function madeSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parsed(text: string): Settings | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Settings) : null;
  } catch {
    return null;
  }
}

function without(of: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));
}

function object(of: unknown): Settings {
  return typeof of === "object" && of !== null && !Array.isArray(of) ? (of as Settings) : {};
}

const words = (of: unknown): string => (typeof of === "string" ? of : "");
const figure = (of: unknown, usual: string): string => (typeof of === "number" ? String(of) : usual);
const lines = (of: unknown): string => (Array.isArray(of) ? of.join("\n") : "");
const listed = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
