// Every call the console makes, by name. Paths of the protocol appear here and nowhere else.
import { asQuery } from "../state/filter.ts";
import { askBytes, askJson, askPieces, command } from "./http.ts";
import type {
  Alike, Bystander, BrokenOff, ClassRule, ClassRules, LoggedPage, OpenLog,
  AuditPage, Block, BlockForm, Board, BulkAct, BulkDone, BulkRow, Call, CallForm, CallLog, Canned, CannedForm, CaseForm, CaseHead, CasePast, CasePage, CasesOfConversation, Channel, ChannelForm, Check,
  ContactTexts, Conversation, Debriefs, Emergency, EmergencyDecision, Exposure, Fact, FactPage, Filter, HandOver, Held, HotlineSpec, Identity, Import, ImportReport, ImportRun, InboxPage, Invited, Keeping, KeyStep, LinkInfo, ListedBlock, LoggedCall, Macro, MacroForm, Me, Mention,
  HandOverWhy, Message, MessagesPage, NewCase, NewMessage, NewReview, NewTick, OpenCase, Operator, OperatorForm, OperatorPatch, PackageWish, Part, PhoneCall, PracticeDebrief, PracticePage,
  Priority, Procedure, ProcedureItem, RecoveryKey, Released, Retention, RetentionRule, Review, ReviewCriterion, ReviewForm, ReviewSaid, ReviewSheet, ReviewsPage, Row, SafetyCard, SafetyForm, SavedView,
  RulesState, SavedViewForm, SealedFile, SearchPage, Section, SetUp, SetUpChange, ShiftPage, Status, StatusChange, StatusWhy, Tag, TakeOverWhy, Taxonomy, TriageReport, Uploaded, Why,
} from "./types.ts";

const TEST_WITHIN_MS = 120_000;
/** A hundred thousand lines take their time. */
const IMPORT_WITHIN_MS = 600_000;

const at = (id: string): string => encodeURIComponent(id);
/** The talk with nobody that is open, where one is: it has doors of its own. */
let practised: string | null = null;
const talk = (id: string): string => `/${id === practised ? "practice" : "conversations"}/${at(id)}`;
/** What a practice talk has no use for: who looks, types and has seen; and drafts, which no server keeps. */
const unlessPractised = (id: string, ask: () => Promise<void>): Promise<void> => (id === practised ? Promise.resolve() : ask());

export const me = (): Promise<Me> => askJson("GET", "/me");
export const logIn = (login: string, password: string): Promise<Me> => askJson("POST", "/login", { json: { login, password } });
export const logOut = (): Promise<void> => askJson("POST", "/logout");
export const setStatus = (status: Status, why: StatusWhy | null): Promise<void> => command("PUT", "/me/status", { status, why });

export const linkInfo = (token: string): Promise<LinkInfo> => askJson("GET", `/links/${at(token)}`);
export const setPassword = (token: string, password: string): Promise<void> =>
  askJson("POST", `/links/${at(token)}`, { json: { password } });

export const operators = (): Promise<Operator[]> => askJson("GET", "/operators");
export const inviteOperator = (form: OperatorForm): Promise<Invited> => command("POST", "/operators", form);
export const resetOperator = (id: string): Promise<{ link: string }> => command("POST", `/operators/${at(id)}/reset`);
export const patchOperator = (id: string, patch: OperatorPatch): Promise<Operator> =>
  command("PATCH", `/operators/${at(id)}`, patch);

export const inbox = (view: string, cursor: string | null, limit: number, filter: Filter): Promise<InboxPage> =>
  askJson("GET", `/inbox?view=${view}&limit=${limit}${cursor === null ? "" : `&cursor=${at(cursor)}`}${asQuery(filter)}`);
export const savedViews = (): Promise<SavedView[]> => askJson("GET", "/views");
export const saveView = (form: SavedViewForm): Promise<{ id: string }> => command("POST", "/views", form);
export const removeView = (id: string): Promise<void> => command("DELETE", `/views/${at(id)}`);

/** By POST: what somebody looks for stands in no address. */
export const search = (query: string, cursor: string | null): Promise<SearchPage> => askJson("POST", "/search", { json: { query, cursor } });
/** Has the server open what a search looks into, while somebody still types. */
export const readySearch = (): Promise<void> => askJson("POST", "/search/ready");

export const conversation = (id: string): Promise<Conversation> => askJson("GET", talk(id));
export const earlierMessages = (id: string, before: number): Promise<MessagesPage> =>
  askJson("GET", `${talk(id)}/messages?before=${before}`);

export const claim = (id: string): Promise<Row> => command("POST", `${talk(id)}/claim`);
export const release = (id: string): Promise<Row> => command("POST", `${talk(id)}/release`);
export const transfer = (id: string, to: string | null, note: string, why: HandOverWhy | null): Promise<Row> =>
  command("POST", `${talk(id)}/transfer`, note === "" ? { to, why } : { to, note, why });
export const acceptTransfer = (id: string): Promise<Row> => command("POST", `${talk(id)}/transfer/accept`);
export const declineTransfer = (id: string): Promise<Row> => command("POST", `${talk(id)}/transfer/decline`);
export const askSecond = (id: string, operator: string): Promise<Row> => command("POST", `${talk(id)}/seats`, { operator });
export const joinTalk = (id: string): Promise<Row> => command("POST", `${talk(id)}/seats/join`);
export const declineSeat = (id: string): Promise<Row> => command("POST", `${talk(id)}/seats/decline`);
/** `null` is one's own seat. */
export const leaveSeat = (id: string, operator: string | null): Promise<Row> => command("POST", `${talk(id)}/seats/leave`, { operator });
export const tie = (id: string, other: string): Promise<void> => command("POST", `${talk(id)}/person`, { conversation_id: other });
export const untie = (id: string, contact: string): Promise<void> => command("DELETE", `${talk(id)}/person?contact=${at(contact)}`);
export const relate = (id: string, other: string): Promise<void> => command("POST", `${talk(id)}/related`, { conversation_id: other });
export const unrelate = (id: string, other: string): Promise<void> => command("DELETE", `${talk(id)}/related?other=${at(other)}`);
export const merge = (id: string, other: string): Promise<Row> => command("POST", `${talk(id)}/merge`, { conversation_id: other });
export const split = (id: string, message: string): Promise<{ later: Row; earlier: Row }> => command("POST", `${talk(id)}/split`, { message_id: message });
export const unsplit = (id: string, earlier: string): Promise<Row> => command("DELETE", `${talk(id)}/split?earlier=${at(earlier)}`);
export const unmerge = (id: string, other: string): Promise<Row> => command("DELETE", `${talk(id)}/merge?other=${at(other)}`);
export const listen = (id: string, on: boolean): Promise<Row> => command("PUT", `${talk(id)}/listening`, { on });
/** The key is the caller's: the words of the reason are written once. */
export const takeOver = (id: string, why: TakeOverWhy, words: string, key: string): Promise<Row> =>
  askJson("POST", `${talk(id)}/take-over`, { json: { why, words }, key });
export const prioritise = (id: string, priority: Priority, why: Why): Promise<Row> => command("PUT", `${talk(id)}/priority`, { priority, why });
/** `last_seen` is the newest message that was loaded: a newer one from the contact stops the closing. */
export const close = (id: string, call: CallForm, last_seen: number | null): Promise<Row> => command("POST", `${talk(id)}/close`, { call, last_seen });
/** `seen` is `saved_at` of the record that is mended, 0 where there was none. */
export const saveCall = (sitting: string, form: CallForm, seen: number): Promise<Call> => command("PUT", `/calls/${at(sitting)}?seen=${seen}`, form);

/** `upTo` is a place in the thread. */
export const seen = (id: string, upTo: number): Promise<void> => askJson("POST", `${talk(id)}/seen`, { json: { up_to: upTo } });
export const typing = (id: string, on: boolean): Promise<void> => unlessPractised(id, () => askJson("POST", `${talk(id)}/typing`, { json: { on } }));
export const viewing = (id: string, on: boolean): Promise<void> =>
  askJson("POST", `${talk(id)}/view`, { json: { on }, keepalive: !on });
/** Gives the language that the words are in, where they tell. */
export const saveDraft = async (id: string, text: string, lastChance: boolean): Promise<string | null> =>
  id === practised ? null : (await askJson<{ language: string | null }>("PUT", `${talk(id)}/draft`, { json: { text }, keepalive: lastChance })).language;

/** The key is the caller's: the same unsent message is sent again under the same key. */
export const post = (id: string, message: NewMessage, key: string): Promise<Message> =>
  askJson("POST", `${talk(id)}/messages`, { json: message, key });

export const takeBack = (message: string): Promise<Message> => command("POST", `/messages/${at(message)}/take-back`);
export const sendNow = (message: string): Promise<Message> => command("POST", `/messages/${at(message)}/send-now`);
export const answerThere = (message: string): Promise<Message> => command("POST", `/messages/${at(message)}/answer-there`);
export const snooze = (id: string, until_at: number | null): Promise<Row> => command("POST", `${talk(id)}/snooze`, { until_at });
export const wake = (id: string): Promise<Row> => command("POST", `${talk(id)}/wake`);
export const setTags = (id: string, tags: readonly string[]): Promise<Row> => command("PUT", `${talk(id)}/tags`, { tags });
export const mentionsSeen = (id: string): Promise<void> => command("POST", `${talk(id)}/mentions/seen`);
export const mentions = (): Promise<Mention[]> => askJson("GET", "/me/mentions");
export const tags = (): Promise<Tag[]> => askJson("GET", "/tags");
export const putTag = (code: string, name: string, retired: boolean): Promise<Tag> => command("PUT", `/tags/${at(code)}`, { name, retired });
export const macros = (): Promise<Macro[]> => askJson("GET", "/macros");
export const addMacro = (form: MacroForm): Promise<Macro> => command("POST", "/macros", form);
export const changeMacro = (id: string, form: MacroForm): Promise<Macro> => command("PUT", `/macros/${at(id)}`, form);
export const removeMacro = (id: string): Promise<void> => command("DELETE", `/macros/${at(id)}`);
export const acceptBystanders = (id: string, accepted: readonly string[]): Promise<Bystander[]> => command("PUT", `${talk(id)}/bystanders`, { accepted });
export const compareKeys = (id: string, step: KeyStep): Promise<Identity | null> => command("POST", `${talk(id)}/identity/compare`, { step });
export const acknowledgeIdentity = (id: string): Promise<Identity | null> => command("POST", `${talk(id)}/identity/acknowledge`);
export const makeRecoveryKey = (id: string): Promise<RecoveryKey> => command("POST", `/channels/${at(id)}/recovery-key`);
export const setSafety = (id: string, form: SafetyForm): Promise<SafetyCard> => command("PUT", `${talk(id)}/safety`, form);
export const decideEmergency = (id: string, decision: Emergency, key: string): Promise<EmergencyDecision[]> =>
  askJson("POST", `${talk(id)}/emergency`, { json: decision, key });

export const upload = (id: string, file: File): Promise<Uploaded> =>
  askJson("POST", `${talk(id)}/attachments`, {
    bytes: file,
    headers: { "Content-Type": file.type === "" ? "application/octet-stream" : file.type, "X-File-Name": encodeURIComponent(file.name) },
    key: crypto.randomUUID(),
  });
export const attachmentUrl = (id: string): string => `/api/v1/attachments/${at(id)}`;
export const reveal = (id: string): Promise<Blob> =>
  askBytes("POST", `/attachments/${at(id)}/reveal`, { headers: { Accept: "image/*, application/problem+json" } });

const picked = (rows: readonly Row[]) => rows.map((row) => ({ id: row.id, last_in_at: row.last_in_at }));
export const bulkPreview = (rows: readonly Row[], act: BulkAct): Promise<BulkRow[]> => askJson("POST", "/bulk/preview", { json: { talks: picked(rows), act } });
/** The key is the caller's: it is done once, however often it is sent. */
export const bulk = (rows: readonly Row[], act: BulkAct, key: string): Promise<BulkDone> => askJson("POST", "/bulk", { json: { talks: picked(rows), act }, key });
export const undoBulk = (id: string): Promise<BulkRow[]> => command("POST", `/bulk/${at(id)}/undo`);

/** No way back. */
export const seal = (id: string): Promise<void> => command("POST", `/attachments/${at(id)}/seal`);
export const sealedFiles = (): Promise<SealedFile[]> => askJson("GET", "/sealed");
/** The record in it is written in this language. */
export const block = (id: string, form: BlockForm, key: string): Promise<Block> => askJson("POST", `/conversations/${at(id)}/block`, { json: form, headers: { "Idempotency-Key": key } });
export const liftBlock = (id: string): Promise<Block> => command("DELETE", `/blocks/${at(id)}`);
export const confirmBlock = (id: string): Promise<void> => command("POST", `/blocks/${at(id)}/confirm`);
export const blocks = (): Promise<ListedBlock[]> => askJson("GET", "/blocks");
/** The words for a contact who is blocked; `{time}` stands in them. */
export const blockWords = (language: string): Promise<{ language: string; text: string }> => askJson("GET", `/block-words?language=${at(language)}`);
export const askHandOver = (id: string, form: HandOver): Promise<void> => command("PUT", `/sealed/${at(id)}/hand-over`, form);
export const leaveHandOver = (id: string): Promise<void> => command("DELETE", `/sealed/${at(id)}/hand-over`);
export const handOver = (id: string, language: string): Promise<Blob> =>
  askBytes("POST", `/sealed/${at(id)}/hand-over?language=${at(language)}`, { headers: { Accept: "application/zip, application/problem+json" } });
export const exposure = (): Promise<Exposure> => askJson("GET", "/me/exposure");
export const takeBreak = (): Promise<Exposure> => command("POST", "/me/break");
export const debriefs = (): Promise<Debriefs> => askJson("GET", "/debrief");
export const debrief = (note: string): Promise<Debriefs> => command("POST", "/debrief", { note });
export const removeDebrief = (id: string): Promise<void> => command("DELETE", `/debrief/${at(id)}`);

const words = (language: string): string => `?language=${at(language)}`;
export const reviewForm = (language: string): Promise<ReviewForm> => askJson("GET", `/review-form${words(language)}`);
export const changeReviewForm = (version: number, criteria: readonly ReviewCriterion[], language: string): Promise<ReviewForm> => command("PUT", `/review-form${words(language)}`, { version, criteria });
export const reviews = (language: string): Promise<ReviewsPage> => askJson("GET", `/reviews${words(language)}`);
export const beginReview = (of: NewReview, language: string): Promise<ReviewSheet> => command("POST", `/reviews${words(language)}`, of);
export const reviewSheet = (id: string, language: string): Promise<ReviewSheet> => askJson("GET", `/reviews/${at(id)}${words(language)}`);
export const saveReview = (id: string, said: ReviewSaid, finished: boolean, language: string): Promise<Review> => command("PUT", `/reviews/${at(id)}${words(language)}`, { said, finished });
export const withdrawReview = (id: string): Promise<void> => command("DELETE", `/reviews/${at(id)}`);
export const releaseReview = (id: string): Promise<void> => command("POST", `/reviews/${at(id)}/release`);
export const reviewsOfMe = (language: string): Promise<Review[]> => askJson("GET", `/me/reviews${words(language)}`);
export const replyToReview = (id: string, said: string, language: string): Promise<Review> => command("PUT", `/reviews/${at(id)}/reply${words(language)}`, { words: said });

export const practicePage = (language: string): Promise<PracticePage> => askJson("GET", `/practice${words(language)}`);
export const beginPractice = (script: string, language: string): Promise<Conversation> => command("POST", "/practice", { script, language });
export const practice = (id: string): Promise<Conversation> => {
  practised = id;
  return askJson("GET", `/practice/${at(id)}`);
};
export const endPractice = (id: string, language: string): Promise<PracticeDebrief> => askJson("POST", `/practice/${at(id)}/end${words(language)}`);
export const shifts = (asked: { weeks: number; language: string; channel: string; week: string }): Promise<ShiftPage> =>
  askJson("GET", `/shifts?weeks=${asked.weeks}&language=${at(asked.language)}&channel=${at(asked.channel)}&week=${at(asked.week)}`);
export const planShifts = (week: string, version: number, hours: readonly number[]): Promise<void> => command("PUT", `/shifts/${at(week)}`, { version, hours });
export const unplanShifts = (week: string): Promise<void> => command("DELETE", `/shifts/${at(week)}`);

/** A stranger's page, cleaned: into a sandboxed frame and nowhere else. The language is for what stands there where it can't be shown. */
export const designUrl = (id: string, pictures: boolean, language: string): string =>
  `/api/v1/messages/${at(id)}/html?pictures=${pictures}&language=${at(language)}`;
export const originalUrl = (id: string): string => `/api/v1/messages/${at(id)}/original`;

export const setUp = (): Promise<SetUp> => askJson("GET", "/hotline");
export const changeSetUp = (version: number, hotline: HotlineSpec): Promise<SetUp> => command("PUT", "/hotline", { version, hotline });
export const contactTexts = (labels: string, language?: string): Promise<ContactTexts> => askJson("GET", `/hotline/texts?labels=${at(labels)}${language === undefined ? "" : `&language=${at(language)}`}`);
export const changeContactTexts = (labels: string, version: number, language: string, own: Record<string, string>): Promise<ContactTexts> => command("PUT", `/hotline/texts?labels=${at(labels)}`, { version, language, own });
export const setUpHistory = (): Promise<SetUpChange[]> => askJson("GET", "/hotline/history");

export const board = (): Promise<Board> => askJson("GET", "/board");

export const channels = (): Promise<Channel[]> => askJson("GET", "/channels");
/** Adds a channel, or changes the one with this name. */
export const putChannel = (form: ChannelForm): Promise<void> => command("POST", "/channels", form);
/** The server signs in to other servers meanwhile and waits for them. */
export const testChannel = (id: string): Promise<{ checks: Check[] }> => askJson("POST", `/channels/${at(id)}/test`, { within_ms: TEST_WITHIN_MS });
/** What came in without a good proof, oldest first; no words. */
export const held = (id: string): Promise<Held[]> => askJson("GET", `/channels/${at(id)}/quarantine`);
/** Forgets all of it. */
export const emptyHeld = (id: string): Promise<void> => command("DELETE", `/channels/${at(id)}/quarantine`);
/** Has all of it looked at again with the secrets of today. */
export const releaseHeld = (id: string): Promise<Released> => command("POST", `/channels/${at(id)}/quarantine/release`);

export const canned = (): Promise<Canned[]> => askJson("GET", "/canned");
export const addCanned = (form: CannedForm): Promise<Canned> => command("POST", "/canned", form);
export const changeCanned = (id: string, form: CannedForm): Promise<Canned> => command("PUT", `/canned/${at(id)}`, form);
export const removeCanned = (id: string): Promise<void> => command("DELETE", `/canned/${at(id)}`);

/** The key is the caller's: the same call is written down once, however often it is sent. */
export const logCall = (log: CallLog, key: string): Promise<LoggedCall> => askJson("POST", "/calls", { json: log, key });
export const loggedCalls = (cursor: string | null): Promise<LoggedPage> => askJson("GET", cursor === null ? "/logged-calls" : `/logged-calls?cursor=${at(cursor)}`);
export const loggedCall = (id: string): Promise<OpenLog> => askJson("GET", `/logged-calls/${at(id)}`);
export const correctCall = (id: string, seen: number, log: CallLog): Promise<OpenLog> => command("PUT", `/logged-calls/${at(id)}`, { seen, log });
export const phoneCalls = (): Promise<PhoneCall[]> => askJson("GET", "/phone-calls");
export const cases = (view: string, kind: string, category: string, cursor: string | null): Promise<CasePage> =>
  askJson("GET", `/cases?view=${view}${kind === "" ? "" : `&kind=${at(kind)}`}${category === "" ? "" : `&category=${at(category)}`}${cursor === null ? "" : `&cursor=${at(cursor)}`}`);
export const caseByNumber = (number: number): Promise<CasePage> => askJson("GET", `/cases?number=${number}`);
export const newCase = (form: NewCase): Promise<CaseHead> => command("POST", "/cases", form);
export const openCase = (id: string, language: string): Promise<OpenCase> => askJson("GET", `/cases/${at(id)}${words(language)}`);
export const casePast = (id: string): Promise<CasePast> => askJson("GET", `/cases/${at(id)}/past`);
export const alike = (section: Section): Promise<Alike[]> => askJson("POST", "/cases/alike", { json: section });
export const tick = (id: string, tick: NewTick): Promise<void> => command("PUT", `/cases/${at(id)}/ticks`, tick);
export const beginChecklist = (id: string, procedure: string): Promise<void> => command("POST", `/cases/${at(id)}/checklists`, { procedure });
export const procedures = (language: string): Promise<Procedure[]> => askJson("GET", `/procedures${words(language)}`);
export const changeProcedure = (code: string, version: number, items: readonly ProcedureItem[], language: string): Promise<Procedure[]> =>
  command("PUT", `/procedures/${at(code)}${words(language)}`, { version, items });
export const builtInProcedure = (code: string, version: number): Promise<void> => command("DELETE", `/procedures/${at(code)}?version=${version}`);
export const facts = (): Promise<FactPage> => askJson("GET", "/facts");
export const recordFact = (fact: Fact): Promise<void> => command("POST", "/facts", fact);
export const changeFact = (id: string, version: number, fact: Fact): Promise<void> => command("PUT", `/facts/${at(id)}`, { version, fact });
export const holdFact = (id: string, held: boolean): Promise<void> => command("PUT", `/facts/${at(id)}/hold`, { held });
export const removeFact = (id: string): Promise<void> => command("DELETE", `/facts/${at(id)}`);
export const changeCase = (id: string, version: number, form: CaseForm): Promise<CaseHead> => command("PUT", `/cases/${at(id)}`, { version, form });
export const setCaseStatus = (id: string, change: StatusChange): Promise<CaseHead> => command("PUT", `/cases/${at(id)}/status`, change);
export const addPart = (id: string, section: Section): Promise<Part> => command("POST", `/cases/${at(id)}/parts`, section);
export const changePart = (id: string, version: number, section: Section): Promise<Part> => command("PUT", `/case-parts/${at(id)}`, { version, section });
export const removePart = (id: string, version: number): Promise<void> => command("DELETE", `/case-parts/${at(id)}?version=${version}`);
export const linkCase = (id: string, to: { conversation_id: string }): Promise<void> => command("POST", `/cases/${at(id)}/links`, to);
export const unlinkCase = (id: string, link: string): Promise<void> => command("DELETE", `/cases/${at(id)}/links?link=${at(link)}`);
export const casesOfConversation = (id: string): Promise<CasesOfConversation> => askJson("GET", `${talk(id)}/cases`);
export const caseFileUrl = (id: string): string => `/api/v1/case-parts/${at(id)}/file`;
export const addDocument = (id: string, kind: string, file: File): Promise<Part> =>
  askJson("POST", `/cases/${at(id)}/documents?document_kind=${at(kind)}`, {
    bytes: file,
    headers: { "Content-Type": file.type === "" ? "application/octet-stream" : file.type, "X-File-Name": encodeURIComponent(file.name) },
    key: crypto.randomUUID(),
  });

export const retention = (): Promise<Retention> => askJson("GET", "/retention");
export const changeRetention = (version: number, rules: readonly RetentionRule[]): Promise<Retention> => command("PUT", "/retention", { version, rules });
export const classRules = (): Promise<ClassRules> => askJson("GET", "/class-rules");
export const changeClassRules = (version: number, rules: readonly ClassRule[]): Promise<ClassRules> => command("PUT", "/class-rules", { version, rules });
export const printCase = (id: string): Promise<void> => command("POST", `/cases/${at(id)}/print`);
export const resumeErasing = (): Promise<void> => command("POST", "/retention/resume");
export const keepingOfTalk = (id: string): Promise<Keeping> => askJson("GET", `${talk(id)}/keeping`);
export const hold = (of: "conversations" | "cases", id: string, held: boolean): Promise<void> => command("PUT", `/${of}/${at(id)}/hold`, { held });
export const askErasure = (of: "conversations" | "cases", id: string, reason: string): Promise<void> => command("POST", `/${of}/${at(id)}/erasure`, { reason });
export const keepAfterAll = (of: "conversations" | "cases", id: string): Promise<void> => command("DELETE", `/${of}/${at(id)}/erasure`);
export const erase = (of: "conversations" | "cases", id: string): Promise<void> => command("DELETE", `/${of}/${at(id)}`);

/** A table of calls or cases; `follow` hears of each piece and of how many lines there will be. */
export const takeOut = (what: "calls" | "cases" | "facts", query: URLSearchParams, signal: AbortSignal, follow: (piece: Uint8Array, lines: number) => void): Promise<Blob> =>
  askPieces(`/exports/${what}?${query}`, "Earshot-Lines", signal, follow);
export const takeIn = (what: "calls" | "cases", file: File, mapping: File | null, dryRun: boolean, run: string): Promise<ImportReport> => {
  const form = new FormData();
  if (mapping) form.append("mapping", mapping);
  form.append("file", file);
  return askJson("POST", `/imports?of=${what}&dry_run=${dryRun}&run=${run}`, { bytes: form, within_ms: IMPORT_WITHIN_MS });
};
/** How far a file is on its way in; null where it isn't. */
export const importRun = (run: string): Promise<ImportRun | null> => askJson("GET", `/import-runs?run=${run}`);
export const breakOffImport = (run: string): Promise<BrokenOff> => askJson("DELETE", `/import-runs?run=${run}`);
/** Whether somebody asked for all that is held about a contact; another supervisor takes it out. */
export const packageWish = (id: string): Promise<PackageWish> => askJson("GET", `${talk(id)}/package`);
export const askPackage = (id: string): Promise<void> => command("PUT", `${talk(id)}/package`);
export const leavePackage = (id: string): Promise<void> => command("DELETE", `${talk(id)}/package`);
export const takePackage = (id: string, language: string): Promise<Blob> =>
  askBytes("POST", `${talk(id)}/package?language=${at(language)}`, { headers: { Accept: "application/zip, application/problem+json" }, within_ms: IMPORT_WITHIN_MS });
export const imports = (): Promise<Import[]> => askJson("GET", "/imports");
export const undoImport = (id: string): Promise<void> => command("DELETE", `/imports/${at(id)}`);

export const taxonomy = (language: string): Promise<Taxonomy> => askJson("GET", `/taxonomy?language=${at(language)}`);
export const triageRules = (): Promise<RulesState> => askJson("GET", "/triage/rules");
export const triageReport = (from: number, to: number): Promise<TriageReport> => askJson("GET", `/triage/report?from=${from}&to=${to}`);
export const audit = (before: number | null): Promise<AuditPage> =>
  askJson("GET", before === null ? "/audit" : `/audit?before=${before}`);
