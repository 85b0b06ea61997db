// The open talk: its messages by sequence, each once, whichever of answer, snapshot and event came first. No DOM.
import type { Block, Bystander, Conversation, Contact, Delivery, EmergencyDecision, Event, Happening, Identity, Line, Message, MessagesPage, PersonTalk, RelatedTalk, Row, SafetyCard, SamePerson, Sitting, SplitTalk } from "../api/types.ts";

export interface Thread {
  readonly id: string;
  readonly contact: Contact;
  /** Talks that have to do with this one, contacts who are the same person, and what that person has elsewhere. */
  readonly related: readonly RelatedTalk[];
  readonly person: readonly SamePerson[];
  readonly history: readonly PersonTalk[];
  /** Where several talks are shown in one: over which lines it can be answered. */
  readonly lines: readonly Line[];
  /** Where answers are written instead of here, and what was taken out of it a moment ago. */
  readonly answersIn: string | null;
  readonly splits: readonly SplitTalk[];
  readonly queue: string | null;
  readonly safety: SafetyCard | null;
  /** In force for the contact, or for somebody who is the same person. */
  readonly block: Block | null;
  readonly emergency: readonly EmergencyDecision[];
  /** Who else is where the contact is talked to. */
  readonly bystanders: readonly Bystander[];
  /** What is known of the keys of their accounts. */
  readonly identities: readonly Identity[];
  readonly timeline: readonly Happening[];
  readonly sittings: readonly Sitting[];
  readonly messages: readonly Message[];
  readonly earlier: number | null;
  /** Everything up to this number is in; later events are applied. */
  readonly seq: number;
  /** A record of the talk changed in a way that events don't carry: fetch it again. */
  readonly stale: boolean;
}

export function openThread(conversation: Conversation): Thread {
  return {
    id: conversation.row.id,
    contact: conversation.contact,
    related: conversation.related ?? [],
    person: conversation.person ?? [],
    history: conversation.history ?? [],
    lines: conversation.lines ?? [],
    answersIn: conversation.answers_in ?? null,
    splits: conversation.splits ?? [],
    queue: conversation.queue ?? null,
    safety: conversation.safety ?? null,
    block: conversation.block ?? null,
    emergency: conversation.emergency ?? [],
    bystanders: conversation.bystanders ?? [],
    identities: conversation.identities ?? [],
    timeline: conversation.timeline ?? [],
    sittings: conversation.sittings,
    messages: sorted(conversation.messages),
    earlier: conversation.earlier,
    seq: conversation.seq,
    stale: false,
  };
}

export function followThread(thread: Thread, event: Event): Thread {
  if (event.conversation_id !== thread.id || event.seq <= thread.seq) return thread;
  const next = { ...thread, seq: event.seq };
  switch (event.kind) {
    case "message.added":
    case "note.added":
      if (!event.message) return { ...next, stale: true };
      return {
        ...next,
        messages: withMessage(thread.messages, event.message),
        stale: thread.stale || !thread.sittings.some((sitting) => sitting.id === event.message?.sitting_id) || saysOfAddress(thread, event.message),
      };
    case "delivery.changed":
      if (!event.delivery) return { ...next, stale: true };
      // An address may have refused for good.
      return { ...next, messages: withDelivery(thread.messages, event.delivery), stale: thread.stale || (event.delivery.state === "failed" && event.delivery.code !== null && event.delivery.code !== "taken-back") };
    case "conversation.changed":
      return { ...next, stale: thread.stale || (event.row !== undefined && event.row.state === "closed") };
    case "timeline.added":
      return { ...next, timeline: withHappening(thread.timeline, event) };
    case "file.sealed":
      return { ...next, messages: withSealed(thread.messages, event) };
    case "contact.left":
      // One of several lines is gone.
      return { ...next, stale: thread.stale || thread.lines.length > 0 };
    case "ties.changed":
    case "call.saved":
    case "safety.changed":
    case "answers.moved":
    case "block.changed":
    case "emergency.decided":
    case "bystanders.changed":
    case "identity.changed":
      return { ...next, stale: true };
    default:
      return next;
  }
}

/** An own message's answer; harmless if its event came first. */
export function withOwn(thread: Thread, message: Message): Thread {
  if (thread.messages.some((known) => known.id === message.id)) return thread;
  return { ...thread, messages: withMessage(thread.messages, message) };
}

/** What a command made of a message that stands there. */
export function withChanged(thread: Thread, message: Message): Thread {
  return { ...thread, messages: withMessage(thread.messages, message) };
}

export function withEarlier(thread: Thread, page: MessagesPage): Thread {
  const known = new Set(thread.messages.map((message) => message.id));
  const older = page.messages.filter((message) => !known.has(message.id));
  return { ...thread, messages: sorted([...older, ...thread.messages]), earlier: page.earlier };
}

/** A fresh snapshot of the same talk keeps the earlier pages that were already read, unless something went into it or left it since. */
export function refreshed(thread: Thread, conversation: Conversation): Thread {
  const fresh = openThread(conversation);
  // Places in a whole are of another kind; what left takes its words along, and what was taken out stands elsewhere now, or here again.
  if (fresh.earlier === null || talks(thread) !== talks(fresh) || fresh.splits.length !== thread.splits.length) return fresh;
  const first = fresh.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const older = thread.messages.filter((message) => message.seq < first);
  if (older.length === 0) return fresh;
  return { ...fresh, messages: [...older, ...fresh.messages], earlier: thread.earlier };
}

/** The sitting that goes on. What is open for a part's sake alone has its own behind it, with its record: then it is the newest part's. */
export function sittingOf(row: Row, thread: Thread | null): string {
  const own = thread?.sittings.find((sitting) => sitting.id === row.sitting_id);
  if (!thread || row.state === "closed" || !own?.call) return row.sitting_id;
  const open = thread.sittings.filter((sitting) => sitting.ended_at === null).sort((a, b) => a.started_at - b.started_at);
  return open.at(-1)?.id ?? row.sitting_id;
}

/** Which talks are shown in one. */
function talks(thread: Thread): string {
  return thread.lines.map((line) => line.id).sort().join(" ");
}

/** Up to which place their messages stood on screen, when this one was the newest that did; it may have left since. */
export function placeOf(messages: readonly Message[], shown: { readonly id: string; readonly at: number } | null): number {
  if (shown === null) return 0;
  const here = messages.find((message) => message.id === shown.id) ?? lastInbound(messages.filter((message) => message.at < shown.at));
  return here?.seq ?? 0;
}

export function mayRead(bystander: Bystander): boolean {
  return bystander.known || bystander.accepted_by !== null;
}

/** Those because of whom nothing is sent: anywhere, or where one talk is held. */
export function watchers(there: readonly Bystander[], talk: string | null = null): readonly Bystander[] {
  return there.filter((each) => !mayRead(each) && (talk === null || each.talk_id === talk));
}

/** What became of a message that stands in the thread. */
export interface Became {
  /** The contact changed it, last with this one. */
  readonly changed?: Message;
  /** They took it back with this one. */
  readonly takenBack?: Message;
  /** It could not be read, and is this one. */
  readonly opened?: Message;
}

/** What later messages made of earlier ones. Only what is here is named: an id from elsewhere leads nowhere. */
export function whatBecame(messages: readonly Message[]): ReadonlyMap<string, Became> {
  const became = new Map<string, Became>();
  const here = new Map(messages.map((message) => [message.id, message]));
  for (const message of messages) {
    const stoodFor = here.get(message.opens ?? "");
    if (stoodFor && stoodFor.seq < message.seq) became.set(stoodFor.id, { ...became.get(stoodFor.id), opened: message });
    const before = here.get(message.changes ?? "");
    if (!before || before.direction !== "in" || before.seq >= message.seq) continue;
    const how = message.flags.includes("edit") ? "changed" : message.flags.includes("redaction") ? "takenBack" : "opened";
    became.set(before.id, { ...became.get(before.id), [how]: message });
  }
  return became;
}

export function lastInbound(messages: readonly Message[]): Message | null {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message?.direction === "in") return message;
  }
  return null;
}

export function lastSafety(messages: readonly Message[]): Message | null {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message && message.safety !== null) return message;
  }
  return null;
}

function withHappening(timeline: readonly Happening[], event: Event): readonly Happening[] {
  const { id, kind, data } = event.data as { id?: string; kind?: string; data?: Happening["data"] };
  if (id === undefined || kind === undefined || timeline.some((known) => known.id === id)) return timeline;
  return [...timeline, { id, kind, data: data ?? {}, at: event.at, by: event.actor }];
}

/** What happened after one message and not after the next; what lies before the first that is here came with it. */
export function happenedBetween(timeline: readonly Happening[], from: number, to: number): readonly Happening[] {
  return timeline.filter((each) => each.at >= from && each.at < to);
}

/** Whoever writes from an address that refused can be answered again; and some words say whether more may be sent. */
function saysOfAddress(thread: Thread, message: Message): boolean {
  if (message.direction !== "in") return false;
  return (thread.contact.refused_at ?? null) !== null || message.flags.includes("stop") || message.flags.includes("start");
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const index = messages.findIndex((known) => known.id === message.id);
  if (index >= 0) return messages.map((known, place) => (place === index ? message : known));
  const last = messages[messages.length - 1];
  return !last || last.seq < message.seq ? [...messages, message] : sorted([...messages, message]);
}

/** Whatever of it is on a screen goes from there at once, the name with it. */
function withSealed(messages: readonly Message[], event: Event): readonly Message[] {
  const files = (event.data?.["files"] as string[] | undefined) ?? [];
  const { actor, at } = event;
  return messages.map((message) => message.attachments.some((file) => files.includes(file.id))
    ? { ...message, attachments: message.attachments.map((file) => (files.includes(file.id) ? { ...file, name: "", state: "sealed", sealed: actor ? { by: actor, at } : null } : file)) }
    : message);
}

/** Carriers report out of order; a state never goes back in time. */
function withDelivery(messages: readonly Message[], delivery: Delivery): readonly Message[] {
  return messages.map((message) =>
    message.delivery?.id === delivery.id && message.delivery.at <= delivery.at ? { ...message, delivery } : message,
  );
}

function sorted(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort((a, b) => a.seq - b.seq);
}

/** Where a talk can be cut: at what the contact wrote, with something of theirs before it. The newest first. */
export function cuts(thread: Thread): readonly Message[] {
  const theirs = thread.messages.filter((message) => message.direction === "in");
  return (thread.earlier === null ? theirs.slice(1) : theirs).toReversed();
}
