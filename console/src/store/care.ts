// What protects a contact: the safety card, decisions about emergency services, answers that are taken back.
import { computed } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Emergency, Identity, KeyStep, Message, Row, SafetyForm } from "../api/types.ts";
import { lastHeld, leavesBy } from "../state/care.ts";
import type { Leave } from "../state/care.ts";
import { t } from "../texts/texts.ts";
import { putBack } from "./compose.ts";
import { apply, now } from "./desk.ts";
import { attempt, done } from "./notices.ts";
import { myId } from "./session.ts";
import { line, load, openRow, thread } from "./talk.ts";

/** Whether an answer that is sent now would leave now. */
export const leave = computed<Leave>(() => {
  const [row, current] = [openRow.value, thread.value];
  if (row === null || current === null) return { is: "now" };
  const cards = [current.safety, ...current.person.map((each) => each.safety)].filter((card) => card !== null);
  return leavesBy(cards, (line.value ?? row).channel.kind, (line.value ?? row).last_in_at, now.value);
});

/** What `z` takes back. */
export const held = computed(() => (thread.value ? lastHeld(thread.value.messages, myId.value) : null));

export async function setSafety(row: Row, form: SafetyForm): Promise<boolean> {
  return attempt(async () => {
    await api.setSafety(row.id, form);
    done(t("done-safety", { alias: row.alias }));
    await load(row.id);
  });
}

/** Those of the others in a talk who may read along: these, and nobody else. `talk` is the open one, or one that went into it. */
export async function acceptBystanders(row: Row, talk: string, accepted: readonly string[]): Promise<void> {
  await attempt(async () => {
    await api.acceptBystanders(talk, accepted);
  });
  await load(row.id);
}

/** A step in comparing keys; what comes of it comes with the events. */
export async function compareKeys(row: Row, of: Identity, step: KeyStep): Promise<void> {
  await attempt(async () => {
    await api.compareKeys(of.conversation_id, step);
  });
  await load(row.id);
}

/** Somebody looked at a warning about their keys. */
export async function acknowledgeIdentity(row: Row, of: Identity): Promise<void> {
  await attempt(async () => {
    await api.acknowledgeIdentity(of.conversation_id);
  });
  await load(row.id);
}

/** `key` is the dialog's: the same decision sent twice is one. */
export async function decideEmergency(row: Row, decision: Emergency, key: string): Promise<boolean> {
  return attempt(async () => {
    await api.decideEmergency(row.id, decision, key);
    await load(row.id);
  });
}

export async function takeBackHeld(message: Message): Promise<void> {
  const id = thread.value?.id;
  if (id === undefined) return;
  await attempt(async () => {
    const back = await api.takeBack(message.id);
    apply({ type: "changed", id, message: back });
    if (message.author?.id === myId.value) putBack(id, message.text, message.attachments);
  });
}

export async function sendHeldNow(message: Message): Promise<void> {
  const id = thread.value?.id;
  if (id === undefined) return;
  await attempt(async () => apply({ type: "changed", id, message: await api.sendNow(message.id) }));
}

/** Answers go where this mail wants them, from now on. */
export async function answerThere(message: Message): Promise<void> {
  const id = thread.value?.id;
  if (id === undefined) return;
  await attempt(async () => apply({ type: "changed", id, message: await api.answerThere(message.id) }));
}
