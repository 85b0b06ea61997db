// Every call the console makes, by name. Paths of the protocol appear here and nowhere else.
import { askBytes, askJson, command } from "./http.ts";
import type {
  AuditPage, Call, CallForm, Canned, CannedForm, Channel, ChannelForm, Check, Conversation, InboxPage, Invited, LinkInfo, Me, Message, MessagesPage,
  NewMessage, Operator, OperatorForm, OperatorPatch, Priority, Row, Status, Taxonomy, TriageReport, Uploaded, Why,
} from "./types.ts";

const TEST_WITHIN_MS = 120_000;

const at = (id: string): string => encodeURIComponent(id);
const talk = (id: string): string => `/conversations/${at(id)}`;

export const me = (): Promise<Me> => askJson("GET", "/me");
export const logIn = (login: string, password: string): Promise<Me> => askJson("POST", "/login", { json: { login, password } });
export const logOut = (): Promise<void> => askJson("POST", "/logout");
export const setStatus = (status: Status): Promise<void> => command("PUT", "/me/status", { status });

export const linkInfo = (token: string): Promise<LinkInfo> => askJson("GET", `/links/${at(token)}`);
export const setPassword = (token: string, password: string): Promise<void> =>
  askJson("POST", `/links/${at(token)}`, { json: { password } });

export const operators = (): Promise<Operator[]> => askJson("GET", "/operators");
export const inviteOperator = (form: OperatorForm): Promise<Invited> => command("POST", "/operators", form);
export const resetOperator = (id: string): Promise<{ link: string }> => command("POST", `/operators/${at(id)}/reset`);
export const patchOperator = (id: string, patch: OperatorPatch): Promise<Operator> =>
  command("PATCH", `/operators/${at(id)}`, patch);

export const inbox = (view: string, cursor: string | null, limit: number): Promise<InboxPage> =>
  askJson("GET", `/inbox?view=${view}&limit=${limit}${cursor === null ? "" : `&cursor=${at(cursor)}`}`);

export const conversation = (id: string): Promise<Conversation> => askJson("GET", talk(id));
export const earlierMessages = (id: string, before: number): Promise<MessagesPage> =>
  askJson("GET", `${talk(id)}/messages?before=${before}`);

export const claim = (id: string): Promise<Row> => command("POST", `${talk(id)}/claim`);
export const release = (id: string): Promise<Row> => command("POST", `${talk(id)}/release`);
export const transfer = (id: string, to: string | null, note: string): Promise<Row> =>
  command("POST", `${talk(id)}/transfer`, note === "" ? { to } : { to, note });
export const acceptTransfer = (id: string): Promise<Row> => command("POST", `${talk(id)}/transfer/accept`);
export const declineTransfer = (id: string): Promise<Row> => command("POST", `${talk(id)}/transfer/decline`);
export const prioritise = (id: string, priority: Priority, why: Why): Promise<Row> => command("PUT", `${talk(id)}/priority`, { priority, why });
/** `last_seen` is the newest message that was loaded: a newer one from the contact stops the closing. */
export const close = (id: string, call: CallForm, last_seen: number | null): Promise<Row> => command("POST", `${talk(id)}/close`, { call, last_seen });
export const saveCall = (sitting: string, form: CallForm): Promise<Call> => command("PUT", `/calls/${at(sitting)}`, form);

/** `upTo` is a place in the thread. */
export const seen = (id: string, upTo: number): Promise<void> => askJson("POST", `${talk(id)}/seen`, { json: { up_to: upTo } });
export const typing = (id: string, on: boolean): Promise<void> => askJson("POST", `${talk(id)}/typing`, { json: { on } });
export const viewing = (id: string, on: boolean): Promise<void> =>
  askJson("POST", `${talk(id)}/view`, { json: { on }, keepalive: !on });
export const saveDraft = (id: string, text: string, lastChance: boolean): Promise<void> =>
  askJson("PUT", `${talk(id)}/draft`, { json: { text }, keepalive: lastChance });

/** The key is the caller's: the same unsent message is sent again under the same key. */
export const post = (id: string, message: NewMessage, key: string): Promise<Message> =>
  askJson("POST", `${talk(id)}/messages`, { json: message, key });

export const upload = (id: string, file: File): Promise<Uploaded> =>
  askJson("POST", `${talk(id)}/attachments`, {
    bytes: file,
    headers: { "Content-Type": file.type === "" ? "application/octet-stream" : file.type, "X-File-Name": encodeURIComponent(file.name) },
    key: crypto.randomUUID(),
  });
export const attachmentUrl = (id: string): string => `/api/v1/attachments/${at(id)}`;
export const reveal = (id: string): Promise<Blob> =>
  askBytes("POST", `/attachments/${at(id)}/reveal`, { headers: { Accept: "image/*, application/problem+json" } });

/** A stranger's page, cleaned: into a sandboxed frame and nowhere else. The language is for what stands there where it can't be shown. */
export const designUrl = (id: string, pictures: boolean, language: string): string =>
  `/api/v1/messages/${at(id)}/html?pictures=${pictures}&language=${at(language)}`;
export const originalUrl = (id: string): string => `/api/v1/messages/${at(id)}/original`;

export const channels = (): Promise<Channel[]> => askJson("GET", "/channels");
/** Adds a mailbox, or changes the one with this name. */
export const putChannel = (form: ChannelForm): Promise<void> => command("POST", "/channels", form);
/** The server signs in to other servers meanwhile and waits for them. */
export const testChannel = (id: string): Promise<{ checks: Check[] }> => askJson("POST", `/channels/${at(id)}/test`, { within_ms: TEST_WITHIN_MS });

export const canned = (): Promise<Canned[]> => askJson("GET", "/canned");
export const addCanned = (form: CannedForm): Promise<Canned> => command("POST", "/canned", form);
export const changeCanned = (id: string, form: CannedForm): Promise<Canned> => command("PUT", `/canned/${at(id)}`, form);
export const removeCanned = (id: string): Promise<void> => command("DELETE", `/canned/${at(id)}`);

export const taxonomy = (language: string): Promise<Taxonomy> => askJson("GET", `/taxonomy?language=${at(language)}`);
export const triageReport = (from: number, to: number): Promise<TriageReport> => askJson("GET", `/triage/report?from=${from}&to=${to}`);
export const audit = (before: number | null): Promise<AuditPage> =>
  askJson("GET", before === null ? "/audit" : `/audit?before=${before}`);
