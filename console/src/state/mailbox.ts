// A mailbox's set-up as a form: what a person fills in, laid over the whole object that the server keeps, so that nothing it knows
// besides is lost. No DOM.
import type { Channel, ChannelForm, FieldFault } from "../api/types.ts";

export type Tls = "implicit" | "starttls" | "plain";
export const TLS: readonly Tls[] = ["implicit", "starttls", "plain"];

export interface Server {
  host: string;
  port: string;
  tls: Tls;
  username: string;
  /** Signs in with an access token instead of a password. */
  by_token: boolean;
  password: string;
}

/** How access tokens are got, for both servers. What is kept of it is never shown: it is written anew or stays. */
export interface Grant {
  token_url: string;
  client_id: string;
  client_secret: string;
  refresh_token: string;
  scope: string;
}

export interface MailboxForm {
  name: string;
  active: boolean;
  address: string;
  aliases: string;
  sender: string;
  imap: Server;
  smtp: Server;
  grant: Grant;
  /** Outgoing mail signs in as incoming mail does. */
  same: boolean;
  folders: string;
  start: "now" | "everything";
  neutral_subject: string;
  neutral_sender: string;
  plus_addresses: boolean;
  trusted_verdicts: string;
  /** Certificates of the authority of both servers; null where each has its own, which stays as it is. */
  ca_pem: string | null;
  acknowledge: boolean;
  acknowledgements: ReadonlyMap<string, string>;
}

/** A field of the form that can be at fault; `form` is the form itself. */
export type Field =
  | "name" | "address" | "aliases" | "imap.host" | "imap.port" | "imap.tls" | "imap.username" | "password" | "folders"
  | "smtp.host" | "smtp.port" | "smtp.tls" | "smtp.username" | "smtp_password" | "neutral.subject" | "neutral.sender" | "trusted_verdicts" | `oauth.${keyof Grant}` | "ca_pem" | "acknowledgements" | "form";

const FIELDS: readonly Field[] = [
  "name", "address", "aliases", "imap.host", "imap.port", "imap.tls", "imap.username", "password", "folders",
  "smtp.host", "smtp.port", "smtp.tls", "smtp.username", "smtp_password", "neutral.subject", "neutral.sender", "trusted_verdicts", "acknowledgements",
  "oauth.token_url", "oauth.client_id", "oauth.client_secret", "oauth.refresh_token", "oauth.scope",
];
export const NO_GRANT: Grant = { token_url: "", client_id: "", client_secret: "", refresh_token: "", scope: "" };
const PORTS = { imap: { implicit: "993", starttls: "143", plain: "143" }, smtp: { implicit: "465", starttls: "587", plain: "25" } } as const;

type Settings = Record<string, unknown>;

/** `languages` are the hotline's: each can have an automatic answer. */
export function formOf(channel: Channel | null, languages: readonly string[]): MailboxForm {
  const settings = channel?.settings ?? {};
  const [imap, smtp, neutral] = [part(settings, "imap"), part(settings, "smtp"), part(settings, "neutral")];
  const known = (Array.isArray(settings["acknowledgements"]) ? settings["acknowledgements"] : []) as { language?: unknown; text?: unknown }[];
  const acknowledgements = new Map(known.map((each) => [String(each.language), String(each.text ?? "")]));
  for (const code of languages) if (!acknowledgements.has(code)) acknowledgements.set(code, "");
  return {
    name: channel?.name ?? "",
    active: channel?.active ?? true,
    address: words(settings, "address"),
    aliases: lines(settings, "aliases"),
    sender: words(settings, "name"),
    imap: server(imap, "imap"),
    smtp: server(smtp, "smtp"),
    grant: NO_GRANT,
    same: channel === null || (words(imap, "username") === words(smtp, "username") && words(imap, "auth") === words(smtp, "auth")),
    folders: lines(imap, "folders") || "INBOX",
    start: settings["start"] === "everything" ? "everything" : "now",
    neutral_subject: words(neutral, "subject"),
    neutral_sender: words(neutral, "sender"),
    plus_addresses: settings["plus_addresses"] === true,
    trusted_verdicts: lines(settings, "trusted_verdicts"),
    ca_pem: words(imap, "ca_pem") === words(smtp, "ca_pem") ? words(imap, "ca_pem") : null,
    acknowledge: settings["acknowledge"] === true,
    acknowledgements,
  };
}

/** The whole set-up with the form's answers in it. A password that was left empty stays as it is. */
export function toSend(form: MailboxForm, channel: Channel | null): ChannelForm {
  const before = channel?.settings ?? {};
  const { imap, smtp, same } = form;
  // One that stays is not written anew: with another authority the password would have to come again.
  const authority = form.ca_pem === null || form.ca_pem === formOf(channel, []).ca_pem ? {} : { ca_pem: form.ca_pem.trim() === "" ? null : `${form.ca_pem.trim()}\n` };
  const settings: Settings = {
    ...before,
    address: form.address.trim(),
    aliases: listed(form.aliases),
    name: form.sender.trim(),
    neutral: { ...part(before, "neutral"), subject: form.neutral_subject.trim(), sender: form.neutral_sender.trim() },
    plus_addresses: form.plus_addresses,
    imap: { ...part(before, "imap"), ...answersOf(imap), ...authority, folders: listed(form.folders) },
    smtp: { ...part(before, "smtp"), ...answersOf(smtp), ...authority, ...(same ? { username: imap.username.trim(), auth: authOf(imap) } : {}) },
    start: form.start,
    trusted_verdicts: listed(form.trusted_verdicts),
    acknowledge: form.acknowledge,
    acknowledgements: [...form.acknowledgements].filter(([, text]) => text.trim() !== "").map(([language, text]) => ({ language, text })),
  };
  const isWritten = Object.values(form.grant).some((each) => each.trim() !== "");
  // One password for both also replaces one that outgoing mail had for itself.
  const outgoing = same ? imap.password : smtp.password;
  return {
    kind: "email",
    name: form.name.trim(),
    settings,
    active: form.active,
    ...(imap.password === "" ? {} : { password: imap.password }),
    ...(outgoing === "" ? {} : { smtp_password: outgoing }),
    ...(isWritten && usesTokens(form) ? { oauth: form.grant } : {}),
  };
}

/** Whether one of the servers is signed in to with a token. */
export function usesTokens(form: MailboxForm): boolean {
  return form.imap.by_token || (!form.same && form.smtp.by_token);
}

/** The usual port goes with the encryption; a port that somebody chose stays. */
export function withTls(of: Server, kind: "imap" | "smtp", tls: Tls): Server {
  return { ...of, tls, port: of.port === PORTS[kind][of.tls] ? PORTS[kind][tls] : of.port };
}

/** The server's words at the fields that they are about; what has no field stands at the form. */
export function faultsByField(faults: readonly FieldFault[]): Map<Field, string> {
  const found = new Map<Field, string>();
  for (const { field, words: said } of faults) {
    const place = placeOf(field);
    found.set(place, found.has(place) ? `${found.get(place)} ${said}` : said);
  }
  return found;
}

function placeOf(field: string): Field {
  const path = field.replace(/^settings\./, "");
  if (path === "imap" || path === "smtp") return `${path}.host`;
  if (path === "imap.folders") return "folders";
  if (path === "imap.ca_pem" || path === "smtp.ca_pem") return "ca_pem";
  if (path === "smtp-password") return "smtp_password";
  if (path === "oauth") return "oauth.refresh_token";
  return FIELDS.find((each) => each === path) ?? FIELDS.find((each) => path.startsWith(`${each}.`) || path.startsWith(`${each}[`)) ?? "form";
}

function server(of: Settings, kind: "imap" | "smtp"): Server {
  const tls = TLS.find((each) => each === of["tls"]) ?? "implicit";
  const port = typeof of["port"] === "number" ? String(of["port"]) : PORTS[kind][tls];
  return { host: words(of, "host"), port, tls, username: words(of, "username"), by_token: of["auth"] === "xoauth2", password: "" };
}

function answersOf(of: Server): Settings {
  return { host: of.host.trim(), port: Number(of.port), tls: of.tls, username: of.username.trim(), auth: authOf(of) };
}

function authOf(of: Server): string {
  return of.by_token ? "xoauth2" : "password";
}

function part(of: Settings, key: string): Settings {
  const found = of[key];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Settings) : {};
}

function words(of: Settings, key: string): string {
  const found = of[key];
  return typeof found === "string" ? found : "";
}

function lines(of: Settings, key: string): string {
  const found = of[key];
  return Array.isArray(found) ? found.join("\n") : "";
}

function listed(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
