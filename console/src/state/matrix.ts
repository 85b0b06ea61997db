// A Matrix account as a form, which loses nothing of what it doesn't show.
import type { Channel, ChannelForm, FieldFault } from "../api/types.ts";

export interface MatrixForm {
  name: string;
  active: boolean;
  homeserver: string;
  user: string;
  /** Never shown; empty keeps what is set. */
  password: string;
  token: string;
  recovery: string;
  /** One a line. */
  companions: string;
  servers: string;
  direct_only: boolean;
}

export type MatrixField = "name" | "homeserver" | "user" | "password" | "token" | "recovery" | "companions" | "invites.servers" | "form";

const FIELDS: readonly MatrixField[] = ["name", "homeserver", "user", "password", "token", "recovery", "companions", "invites.servers"];

export function matrixFormOf(channel: Channel | null): MatrixForm {
  const settings = channel?.settings ?? {};
  const invites = object(settings["invites"]);
  return {
    name: channel?.name ?? "",
    active: channel?.active ?? true,
    homeserver: words(settings["homeserver"]),
    user: words(settings["user"]),
    password: "",
    token: "",
    recovery: "",
    companions: lines(settings["companions"]),
    servers: lines(invites["servers"]),
    direct_only: invites["direct_only"] !== false,
  };
}

/** The whole set-up with the form's answers in it. A secret that was left empty stays as it is. */
export function matrixToSend(form: MatrixForm, channel: Channel | null): ChannelForm {
  const before = channel?.settings ?? {};
  const secrets = { ...(form.password === "" ? {} : { password: form.password }), ...(form.token === "" ? {} : { token: form.token.trim() }), ...(form.recovery === "" ? {} : { recovery: form.recovery.trim() }) };
  return {
    kind: "matrix",
    name: form.name.trim(),
    active: form.active,
    settings: {
      ...before,
      homeserver: form.homeserver.trim(),
      user: form.user.trim(),
      companions: listed(form.companions),
      invites: { ...object(before["invites"]), servers: listed(form.servers), direct_only: form.direct_only },
    },
    ...(Object.keys(secrets).length === 0 ? {} : { secrets }),
  };
}

/** The server's words at the fields that they are about; what has no field stands at the form. */
export function matrixFaults(faults: readonly FieldFault[]): Map<MatrixField, string> {
  const found = new Map<MatrixField, string>();
  for (const { field, words: said } of faults) {
    const path = field.replace(/^(settings|secrets)\./, "");
    const place = FIELDS.find((each) => path === each) ?? "form";
    found.set(place, found.has(place) ? `${found.get(place)} ${said}` : said);
  }
  return found;
}

function object(of: unknown): Record<string, unknown> {
  return typeof of === "object" && of !== null && !Array.isArray(of) ? (of as Record<string, unknown>) : {};
}

const words = (of: unknown): string => (typeof of === "string" ? of : "");
const lines = (of: unknown): string => (Array.isArray(of) ? of.join("\n") : "");
const listed = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
