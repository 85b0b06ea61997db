// The shapes that the server's OpenAPI document describes, under the names that the console uses. The rest of the console imports
// types from here only; schema.d.ts is generated from openapi.json by `npm run generate`.
import type { components } from "./schema.d.ts";

type Schemas = components["schemas"];

/** The server writes every field; OpenAPI calls one that may be null optional as well. */
type Whole<T> = T extends (infer Item)[] ? Whole<Item>[] : T extends object ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> } : T;

/** Milliseconds since 1970, UTC. */
export type Millis = number;
export type Role = Schemas["Role"];
export type Status = Schemas["OperatorStatus"];
export type Operator = Whole<Schemas["Operator"]>;
export type Hotline = Whole<Schemas["MyHotline"]>;
export type Me = Whole<Schemas["Me"]>;
export type LinkInfo = Whole<Schemas["LinkInfo"]>;
export type Named = Whole<Schemas["Person"]>;
export type Viewer = Whole<Schemas["Viewer"]>;
export type ChannelBrief = Whole<Schemas["RowChannel"]>;

export type Priority = 0 | 1 | 2 | 3 | 4;
export type Why = Schemas["Why"];
export type TriageReport = Whole<Schemas["TriageReport"]>;
export type RowState = Schemas["ConversationState"];
export type Row = Omit<Whole<Schemas["Row"]>, "priority"> & { priority: Priority; contact_left_at?: Millis | null };
export type Counts = Whole<Schemas["Counts"]>;
export type InboxPage = Omit<Whole<Schemas["InboxPage"]>, "rows"> & { rows: Row[] };

export type DeliveryState = "queued" | "leased" | "sent" | "delivered" | "read" | "failed" | "expired" | "unknown";
export type Delivery = Omit<Whole<Schemas["Delivery"]>, "state"> & { state: DeliveryState };
/** What triage found in a message; places are characters. */
export type Signal = Whole<Schemas["Signal"]>;
export type Attachment = Omit<Whole<Schemas["Attachment"]>, "state"> & { state: "quarantined" | "released" };
export type Uploaded = Pick<Attachment, "id" | "name" | "media_type" | "size_bytes">;

export type Direction = Schemas["Direction"];
export type SafetyAnswer = "yes" | "no" | "unsure";
/** Of a mail's envelope the server leaves out what is empty. */
export type Envelope = Schemas["Envelope"];
export type Participant = Schemas["Participant"];
/** What the server leaves out where it is empty. */
type Seldom = "subject" | "sent_at" | "envelope" | "signals";
export type Message = Omit<Whole<Schemas["Message"]>, "attachments" | "delivery" | "safety" | Seldom> & Pick<Schemas["Message"], Seldom> & {
  attachments: Attachment[];
  delivery: Delivery | null;
  safety: SafetyAnswer | null;
};

export type Emergency = Whole<Schemas["Emergency"]>;
type ChosenCall = Omit<Whole<Schemas["CallForm"]>, "about" | "child_age_code" | "note"> & {
  about: "SELF" | "OTHER";
  child_age_code: "UNK" | "NASK" | "REF" | null;
};
export type CallForm = ChosenCall & { note?: string | null };
export type Call = CallForm & Pick<Whole<Schemas["Call"]>, "sitting_id">;
export type Sitting = Omit<Whole<Schemas["Sitting"]>, "call"> & { call: Call | null };
export type Contact = Whole<Schemas["Contact"]>;
export type Conversation = Omit<Whole<Schemas["Conversation"]>, "row" | "messages" | "sittings"> & {
  row: Row;
  messages: Message[];
  sittings: Sitting[];
};
export type MessagesPage = Omit<Whole<Schemas["EarlierMessages"]>, "messages"> & { messages: Message[] };
export type NewMessage = Omit<Whole<Schemas["NewMessage"]>, "last_seen"> & { last_seen?: number };

/** `seq` is 0 for what isn't in the log (presence, typing, counts). */
export type Event = Omit<Whole<Schemas["Event"]>, "row" | "message" | "delivery" | "counts" | "data"> & {
  row?: Row;
  message?: Message;
  delivery?: Delivery;
  counts?: Counts;
  data?: Record<string, unknown>;
};

export type Canned = Whole<Schemas["CannedReply"]>;
export type CannedForm = Whole<Schemas["NewCannedReply"]>;
export type TaxonomyItem = Pick<Whole<Schemas["LabelledCode"]>, "code" | "label"> & { sub?: TaxonomyItem[] };
export type Taxonomy = { version: string; lists: Record<string, TaxonomyItem[]> };
export type OperatorForm = Whole<Schemas["NewOperator"]>;
export type OperatorPatch = Partial<Pick<Operator, "role" | "active" | "name" | "alias" | "languages" | "skills" | "talk_limit">>;
export type Invited = Whole<Schemas["Invited"]>;
export type HealthState = Schemas["HealthState"];
/** The set-up of a channel is an object that each kind describes for itself; who may not set up doesn't see it. */
export type Channel = Omit<Schemas["Channel"], "settings"> & { settings?: Record<string, unknown> | null };
export type ChannelForm = Omit<Schemas["Put"], "settings"> & { settings: Record<string, unknown> };
export type Check = Whole<Schemas["ProbeCheck"]>;
export type AuditRow = Omit<Whole<Schemas["AuditEntry"]>, "data"> & { data: Record<string, unknown> | null };
export type AuditPage = Omit<Whole<Schemas["AuditPage"]>, "rows"> & { rows: AuditRow[] };
export type ProblemBody = Pick<Schemas["Problem"], "type" | "title" | "status"> & { detail?: string; newer?: Message | Message[]; last?: number; fields?: FieldFault[] };
/** What needs mending in a form: the path of a field, such as `smtp.host`, and what to do. */
export type FieldFault = { field: string; words: string };
