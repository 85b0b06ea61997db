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
export type StatusWhy = Schemas["StatusWhy"];
/** Whether somebody takes contacts, and why not. */
export interface Standing {
  readonly status: Status;
  readonly why: StatusWhy | null;
}
export type Operator = Omit<Whole<Schemas["Operator"]>, "status_why"> & { status_why: StatusWhy | null };
export type Hotline = Whole<Schemas["MyHotline"]>;
export type Me = Omit<Whole<Schemas["Me"]>, "operator"> & { operator: Operator };
export type LinkInfo = Whole<Schemas["LinkInfo"]>;
export type Named = Whole<Schemas["Person"]>;
export type Viewer = Whole<Schemas["Viewer"]>;
export type ChannelBrief = Whole<Schemas["RowChannel"]>;

export type Priority = 0 | 1 | 2 | 3 | 4;
export type Why = Schemas["Why"];
export type TriageReport = Whole<Schemas["TriageReport"]>;
export type RefusedRules = Whole<Schemas["RefusedRules"]>;
export type RulesState = Omit<Whole<Schemas["RulesState"]>, "refused"> & { refused: RefusedRules | null };
export type HandOverWhy = Schemas["HandOverWhy"];
export type RowState = Schemas["ConversationState"];
export type Row = Omit<Whole<Schemas["Row"]>, "priority"> & { priority: Priority; contact_left_at?: Millis | null };
export type Counts = Whole<Schemas["Counts"]>;
export type InboxPage = Omit<Whole<Schemas["InboxPage"]>, "rows"> & { rows: Row[] };

export type DeliveryState = "queued" | "leased" | "sent" | "delivered" | "read" | "failed" | "expired" | "unknown";
export type Delivery = Omit<Whole<Schemas["Delivery"]>, "state" | "note"> & Pick<Schemas["Delivery"], "note"> & { state: DeliveryState };
/** What triage found in a message; places are characters. */
export type Signal = Whole<Schemas["Signal"]>;
export type Attachment = Omit<Whole<Schemas["Attachment"]>, "state" | "sealed"> & { state: "quarantined" | "released" | "sealed"; sealed?: { by: Named; at: Millis } | null };
export type Uploaded = Pick<Attachment, "id" | "name" | "media_type" | "size_bytes">;

export type Direction = Schemas["Direction"];
export type SafetyAnswer = "yes" | "no" | "unsure";
/** Of a mail's envelope the server leaves out what is empty. */
export type Envelope = Schemas["Envelope"];
export type Participant = Schemas["Participant"];
/** What the server leaves out where it is empty. */
type Seldom = "subject" | "sent_at" | "envelope" | "sender" | "signals" | "changes" | "opens";
export type Message = Omit<Whole<Schemas["Message"]>, "attachments" | "delivery" | "safety" | Seldom> & Pick<Schemas["Message"], Seldom> & {
  attachments: Attachment[];
  delivery: Delivery | null;
  safety: SafetyAnswer | null;
};

export type Happening = Omit<Whole<Schemas["Happening"]>, "by" | "data"> & { by: Named | null; data: Record<string, unknown> };
export type SplitTalk = Whole<Schemas["SplitTalk"]>;
export type Seat = Whole<Schemas["Seat"]>;
export type TakeOverWhy = Schemas["TakeOverWhy"];
export type Tag = Whole<Schemas["Tag"]>;
export type Mention = Whole<Schemas["Mention"]>;
export type Macro = Whole<Schemas["Macro"]>;
export type MacroForm = Whole<Schemas["NewMacro"]>;
export type Emergency = Whole<Schemas["Emergency"]>;
type ChosenCall = Omit<Whole<Schemas["CallForm"]>, "about" | "child_age_code" | "note"> & {
  about: "SELF" | "OTHER";
  child_age_code: "UNK" | "NASK" | "REF" | null;
};
export type Bystander = Whole<Schemas["Bystander"]>;
export type Identity = Whole<Schemas["Identity"]>;
export type KeyStep = Schemas["Step"];
export type RecoveryKey = Schemas["RecoveryKey"];
export type EmergencyDecision = Whole<Schemas["EmergencyDecision"]>;
export type SafetyCard = Whole<Schemas["SafetyCard"]>;
export type SafetyForm = Whole<Schemas["SafetyForm"]>;
export type BlockReason = Schemas["BlockReason"];
export type Block = Omit<Whole<Schemas["Block"]>, "confirmed" | "lifted"> & { confirmed: Looked | null; lifted: Looked | null };
type Looked = Whole<Schemas["Looked"]>;
export type BlockForm = Whole<Schemas["BlockForm"]>;
export type ListedBlock = Omit<Whole<Schemas["ListedBlock"]>, "block"> & { block: Block };
export type Line = Omit<Whole<Schemas["TalkLine"]>, "contact"> & { contact: Contact };
export type RelatedTalk = Whole<Schemas["RelatedTalk"]>;
export type PersonTalk = Whole<Schemas["PersonTalk"]>;
export type SamePerson = Whole<Schemas["SamePerson"]>;
export type CallForm = ChosenCall & { note?: string | null };
export type Call = CallForm & Pick<Whole<Schemas["Call"]>, "sitting_id" | "saved_by" | "saved_at">;
export type Sitting = Omit<Whole<Schemas["Sitting"]>, "call"> & { call: Call | null };
export type Contact = Whole<Schemas["Contact"]> & { address_kind?: string | null; stopped_at?: Millis | null };
export type Conversation = Omit<Whole<Schemas["Conversation"]>, "row" | "block" | "contact" | "lines" | "messages" | "sittings" | "timeline"> & {
  row: Row;
  block: Block | null;
  timeline: Happening[];
  contact: Contact;
  lines: Line[];
  messages: Message[];
  sittings: Sitting[];
};
export type MessagesPage = Omit<Whole<Schemas["EarlierMessages"]>, "messages"> & { messages: Message[] };
export type NewMessage = Omit<Whole<Schemas["NewMessage"]>, "last_seen" | "hold_ms" | "mentions" | "over"> & { over?: string; last_seen?: number; hold_ms?: number; mentions?: readonly string[] };

/** `seq` is 0 for what isn't in the log (presence, typing, counts). */
export type Event = Omit<Whole<Schemas["Event"]>, "row" | "message" | "delivery" | "counts" | "data"> & {
  row?: Row;
  message?: Message;
  delivery?: Delivery;
  counts?: Counts;
  data?: Record<string, unknown>;
};

export type SearchPage = Omit<Whole<Schemas["Found"]>, "rows"> & { rows: FoundRow[] };
export type FoundRow = { row: Row; excerpt: Excerpt | null };
export type Excerpt = Whole<Schemas["Excerpt"]>;

export type Filter = { channel?: string | null; language?: string | null; priority?: number | null; queue?: string | null; tag?: string | null; unclaimed?: boolean };
export type SavedViewForm = { name: string; view: "waiting" | "mine" | "theirs" | "snoozed" | "closed"; filter: Filter; shared: boolean };
export type SavedView = SavedViewForm & { id: string; mine: boolean; owner: { id: string; name: string } };
export type HotlineSpec = Schemas["HotlineSpec"];
export type SetUp = { version: number; hotline: HotlineSpec; snippets: Schemas["Snippet"][] };
export type ContactTexts = Omit<Whole<Schemas["ContactTexts"]>, "texts" | "changes"> & { texts: ContactText[]; changes: SetUpChange[] };
export type ContactText = Whole<Schemas["ContactText"]>;
export type SetUpChange = Whole<Schemas["SetUpChange"]>;
export type Board = Omit<Whole<Schemas["Board"]>, "late" | "operators"> & { late: Row[]; operators: BoardLoad[] };
export type BoardShare = Whole<Schemas["Share"]>;
export type BoardLoad = Omit<Whole<Schemas["Load"]>, "status_why"> & { status_why: StatusWhy | null };

export type Canned = Whole<Schemas["CannedReply"]>;
export type CannedForm = Whole<Schemas["NewCannedReply"]>;
export type TaxonomyItem = Pick<Whole<Schemas["LabelledCode"]>, "code" | "label"> & { sub?: TaxonomyItem[] };
export type Taxonomy = { version: string; lists: Record<string, TaxonomyItem[]> };
export type OperatorForm = Whole<Schemas["NewOperator"]>;
export type OperatorPatch = Partial<Pick<Operator, "role" | "active" | "name" | "alias" | "languages" | "skills" | "talk_limit">>;
export type Invited = Whole<Schemas["Invited"]>;
export type HealthState = Schemas["HealthState"];
/** The set-up of a channel is an object that each kind describes for itself; who may not set up doesn't see it. */
export type Channel = Omit<Schemas["Channel"], "settings" | "sms" | "quarantined" | "events_url"> & { settings?: Record<string, unknown> | null; sms?: SmsBrief | null; quarantined?: number };
export type ChannelForm = Omit<Schemas["Put"], "settings" | "secrets"> & { settings: Record<string, unknown>; secrets?: Record<string, string> };
/** Of a channel for texts. The addresses are for administrators, and without the secret that stands in them where the gateway signs nothing. */
export interface SmsBrief { gateway: string; number: string; signed: boolean; smart: boolean; inbound_url?: string | null; status_url?: string | null }
/** What came without a good proof: never its words. */
export interface Held { id: string; at: Millis; why: string; bytes: number }
export interface Released { released: number; still: number }
export type Check = Whole<Schemas["ProbeCheck"]>;
export type AuditRow = Omit<Whole<Schemas["AuditEntry"]>, "data"> & { data: Record<string, unknown> | null };
export type AuditPage = Omit<Whole<Schemas["AuditPage"]>, "rows"> & { rows: AuditRow[] };
export type ProblemBody = Pick<Schemas["Problem"], "type" | "title" | "status"> & { detail?: string; newer?: Message | Message[]; last?: number; fields?: FieldFault[] };
/** What needs mending in a form: the path of a field, such as `smtp.host`, and what to do. */
export type FieldFault = { field: string; words: string };

export type CaseView = Schemas["CaseView"];
export type CaseRow = Whole<Schemas["CaseRow"]>;
export type CasePage = Whole<Schemas["CasePage"]>;
export type CaseForm = Whole<Schemas["CaseForm"]>;
export type CaseHead = Whole<Schemas["CaseHead"]>;
export type PartBefore = Omit<Whole<Schemas["PartBefore"]>, "section"> & { section: Section };
export type CasePast = Omit<Whole<Schemas["CasePast"]>, "parts"> & { parts: PartBefore[] };
export type Alike = OpenCase["alike"][number];
export type NewCase = Schemas["NewCase"];
export type StatusChange = Schemas["StatusChange"];
export type Section = Schemas["Section"];
export type SectionKind = Section["kind"];
export type Part = Omit<Whole<Schemas["Part"]>, "section"> & { section: Section };
export type Moment = Omit<Whole<Schemas["Moment"]>, "codes"> & { codes: Record<string, unknown> };
export type OpenCase = Omit<Whole<Schemas["OpenCase"]>, "parts" | "timeline"> & { parts: Part[]; timeline: Moment[] };
export type Checklist = OpenCase["checklists"][number];
export type ChecklistItem = Checklist["items"][number];
export type NewTick = Schemas["NewTick"];
export type TickState = Schemas["TickState"];
export type ProcedureItem = Whole<Schemas["ProcedureItem"]>;
export type Procedure = Omit<Whole<Schemas["Procedure"]>, "items"> & { items: ProcedureItem[] };
export type Fact = Schemas["Fact"];
export type KeptFact = Omit<Whole<Schemas["KeptFact"]>, "fact"> & { fact: Fact };
export type FactPage = { trainings: KeptFact[]; complaints: KeptFact[]; drills: KeptFact[] };
export type CasesOfConversation = Whole<Schemas["CasesOfConversation"]>;
export type PhoneCall = Whole<Schemas["PhoneCallRow"]>;
export type Keeping = Whole<Schemas["Keeping"]>;
export type RetentionRule = Whole<Schemas["RetentionRule"]>;
export type Retention = Whole<Schemas["Retention"]>;
export type BulkRow = { id: string; alias: string; left_out?: Schemas["LeftOut"] | null };
export type BulkDone = { id: string; until_at: Millis; rows: BulkRow[] };
export type BulkAct =
  | { do: "tag"; add: string[]; remove: string[] }
  | { do: "snooze"; until_at: Millis | null }
  | { do: "prioritise"; priority: Priority; why: Why }
  | { do: "move"; queue: string }
  | { do: "close"; call: CallForm };
export type SealedFile = Whole<Schemas["SealedFile"]> & { came_at?: Millis | null };
export type HandOver = Whole<Schemas["HandOverForm"]>;
export type Exposure = Whole<Schemas["Exposure"]>;
export type Debriefs = Whole<Schemas["DebriefPage"]>;
export type DebriefNote = Whole<Schemas["DebriefNote"]>;
export type PersonExposure = Whole<Schemas["PersonExposure"]> & { break_at?: Millis | null };
export type CallLog = Omit<Schemas["CallLog"], "call"> & { call: CallForm };
export type LoggedCall = Whole<Schemas["LoggedCall"]>;
export type LoggedPage = Whole<Schemas["LoggedPage"]>;
export type OpenLog = Omit<Whole<Schemas["OpenLog"]>, "log"> & { log: Whole<CallLog> };
export type ClassRule = Whole<Schemas["ClassRule"]>;
export type ClassRules = Whole<Schemas["ClassRules"]>;
export type ReviewCriterion = Whole<Schemas["ReviewCriterion"]>;
export type ReviewForm = Omit<Whole<Schemas["ReviewForm"]>, "criteria"> & { criteria: ReviewCriterion[] };
export type NewReview = Schemas["NewReview"];
/** A criterion that is missing isn't scored yet; null is one that doesn't apply. */
export type ReviewSaid = { scores: Record<string, number | null>; comments: Record<string, string>; overall: string };
export type ReviewRow = Whole<Schemas["ReviewRow"]>;
export type Agreement = Whole<Schemas["Agreement"]>;
export type ReviewsPage = Omit<Whole<Schemas["ReviewsPage"]>, "figures" | "reviews"> & { reviews: ReviewRow[]; figures: Omit<Whole<Schemas["ReviewFigures"]>, "criteria"> & { criteria: Agreement[] } };
export type Review = { row: ReviewRow; form: ReviewForm; said: ReviewSaid; reply: string };
export type ReviewSheet = { review: Review; messages: Message[] };
export type ImportRun = Whole<Schemas["ImportRun"]>;
export type BrokenOff = Whole<Schemas["BrokenOff"]>;
export type ImportReport = Whole<Schemas["ImportReport"]> & { id?: string | null };
export type ImportProblem = ImportReport["problems"][number];
export type Import = Whole<Schemas["Import"]> & { undone_at?: Millis | null };
export type PackageWish = Whole<Schemas["PackageWish"]>;
export type PracticePage = Whole<Schemas["PracticePage"]> & { running?: string | null };
export type PracticeCheck = Whole<Schemas["PracticeCheck"]>;
export type PracticeDebrief = { first_answer_ms: number | null; answers: number; checks: PracticeCheck[]; form: ReviewForm };
export type ShiftHour = { median: number | null; high: number | null; need: number | null; planned: number; short: boolean; times: number };
export type ShiftPage = Omit<Whole<Schemas["ShiftPage"]>, "hours" | "handling_ms"> & { hours: ShiftHour[]; handling_ms: number | null };
