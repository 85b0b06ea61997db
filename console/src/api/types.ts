// The shapes of section B of the protocol, as the server's OpenAPI names them. The rest of the console imports types from here only.

/** Milliseconds since 1970, UTC. */
export type Millis = number;
export type Role = "operator" | "supervisor" | "admin";
export type Status = "accepting" | "paused" | "away";

export interface Operator {
  id: string;
  name: string;
  /** What contacts see. */
  alias: string;
  login: string;
  role: Role;
  languages: string[];
  active: boolean;
  status: Status;
}

export interface Hotline {
  id: string;
  name: string;
  country: string;
  line: string;
  time_zone: string;
  languages: string[];
  emergency: string;
}

export interface Me {
  operator: Operator;
  hotline: Hotline;
  status: Status;
  seq: number;
  texts_language: string;
}

export interface LinkInfo {
  kind: "invite" | "reset";
  login: string;
  name: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface Viewer extends Named {
  typing: boolean;
}

export interface ChannelBrief {
  id: string;
  kind: string;
  name: string;
}

export type Priority = 0 | 1 | 2 | 3 | 4;
export type RowState = "waiting" | "theirs" | "closed";

export interface Row {
  id: string;
  alias: string;
  channel: ChannelBrief;
  language: string | null;
  priority: Priority;
  reason: string | null;
  rule: string | null;
  state: RowState;
  waiting_since_at: Millis | null;
  target_ms: number | null;
  first_in_at: Millis;
  last_in_at: Millis;
  unread: number;
  assignee: Named | null;
  viewers: Viewer[];
  contact_typing: boolean;
  transfer_to: Named | null;
  sitting_id: string;
  /** Sequence number of the row's last change. */
  version: number;
}

export interface Counts {
  waiting: number;
  mine: number;
  theirs: number;
  closed: number;
}

export interface InboxPage {
  rows: Row[];
  next: string | null;
  seq: number;
  counts: Counts;
}

export type DeliveryState = "queued" | "leased" | "sent" | "delivered" | "read" | "failed" | "expired" | "unknown";

export interface Delivery {
  id: string;
  state: DeliveryState;
  attempts: number;
  at: Millis;
  code: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  state: "quarantined" | "released";
}

export interface Uploaded {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
}

export type Direction = "in" | "out" | "note";
export type SafetyAnswer = "yes" | "no" | "unsure";

export interface Message {
  id: string;
  seq: number;
  at: Millis;
  direction: Direction;
  author: Named | null;
  text: string;
  attachments: Attachment[];
  delivery: Delivery | null;
  flags: string[];
  sitting_id: string;
  language: string | null;
  safety: SafetyAnswer | null;
}

export interface Emergency {
  called: boolean;
  reason: string;
}

export interface CallForm {
  class: string;
  non_counselling: string | null;
  about: "SELF" | "OTHER";
  role: string;
  child_age: number | null;
  child_age_code: "UNK" | "NASK" | "REF" | null;
  child_gender: string;
  reasons: string[];
  leading_reason: string | null;
  actions: string[];
  emergency: Emergency | null;
  note?: string | null;
}

export interface Call extends CallForm {
  sitting_id: string;
}

export interface Sitting {
  id: string;
  number: number;
  started_at: Millis;
  ended_at: Millis | null;
  ended_by: string | null;
  call: Call | null;
}

export interface Contact {
  id: string;
  alias: string;
  address_masked: string;
  first_seen_at: Millis;
  sittings: number;
}

export interface Conversation {
  row: Row;
  contact: Contact;
  sittings: Sitting[];
  messages: Message[];
  /** Place in the thread to ask before. */
  earlier: number | null;
  draft: string;
  seq: number;
}

export interface MessagesPage {
  messages: Message[];
  /** Place in the thread to ask before. */
  earlier: number | null;
}

export interface NewMessage {
  kind: "reply" | "note";
  text: string;
  attachments: string[];
  last_seen?: number;
}

export interface Event {
  /** 0 for what isn't in the log (presence, typing, counts). */
  seq: number;
  at: Millis;
  actor: Named | null;
  kind: string;
  conversation_id: string | null;
  row?: Row;
  message?: Message;
  delivery?: Delivery;
  counts?: Counts;
  data?: Record<string, unknown>;
}

export interface Canned {
  id: string;
  language: string;
  title: string;
  text: string;
}

export type CannedForm = Omit<Canned, "id">;

export interface TaxonomyItem {
  code: string;
  label: string;
  sub?: TaxonomyItem[];
}

export interface Taxonomy {
  version: string;
  lists: Record<string, TaxonomyItem[]>;
}

export interface OperatorForm {
  login: string;
  name: string;
  alias: string;
  role: Role;
  languages: string[];
}

export type OperatorPatch = Partial<Pick<Operator, "role" | "active" | "name" | "alias" | "languages">>;

export interface Invited {
  operator: Operator;
  link: string;
}

export interface AuditRow {
  seq: number;
  at: Millis;
  actor: Named | null;
  act: string;
  subject: string | null;
  data: Record<string, unknown> | null;
}

export interface AuditPage {
  rows: AuditRow[];
  next: number | null;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  newer?: Message | Message[];
  last?: number;
}
