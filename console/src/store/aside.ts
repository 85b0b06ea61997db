// Putting aside, tags, notes that name one, macros.
import { computed, effect, signal, untracked } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Macro, Mention, Row, Tag } from "../api/types.ts";
import { codeOf, filled } from "../state/aside.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { insertInto, onTaken } from "./compose.ts";
import { apply, now, onEvent, rowOf } from "./desk.ts";
import { dialog } from "./dialogs.ts";
import { attempt, done } from "./notices.ts";
import { mayTalk, me, myId, phase } from "./session.ts";
import { openId } from "./talk.ts";
import { canned } from "./taxonomy.ts";

export const tags = signal<readonly Tag[]>([]);
export const macros = signal<readonly Macro[]>([]);
export const mentions = signal<readonly Mention[]>([]);
/** What a macro does once its words have been sent. */
export const afterSending = signal<ReadonlyMap<string, Macro>>(new Map());

/** Notes elsewhere: those in the open talk stand before one's eyes. */
export const calledTo = computed(() => mentions.value.filter((each) => each.conversation_id !== openId.value));

export function startAside(): void {
  effect(() => {
    if (phase.value === "ready") untracked(() => void load());
  });
  onEvent((event) => {
    const named = event.data?.["mentions"];
    if (event.kind === "note.added" && Array.isArray(named) && named.includes(myId.peek())) void loadMentions();
    if (event.row?.tags.some((code) => !tags.peek().some((tag) => tag.code === code))) void loadTags().catch(() => {});
  });
  onTaken((id) => {
    const [row, macro] = [rowOf(id), afterSending.peek().get(id)];
    dropAfterSending(id);
    if (row && macro) void finishMacro(row, macro);
  });
  effect(() => {
    const id = openId.value;
    if (id !== null && mentions.value.some((each) => each.conversation_id === id)) untracked(() => void seen(id));
  });
}

export async function loadTags(): Promise<void> {
  tags.value = await api.tags();
}

export async function loadMacros(): Promise<void> {
  macros.value = await api.macros();
}

export function tagName(code: string): string {
  return tags.value.find((tag) => tag.code === code)?.name ?? code;
}

export async function snooze(row: Row, until: number | null): Promise<boolean> {
  return attempt(async () => {
    apply({ type: "row", row: await api.snooze(row.id, until) });
    done(until === null ? t("done-snoozed-written", { alias: row.alias }) : t("done-snoozed", { alias: row.alias, time: dayAndHour(until) }));
  });
}

export async function wake(row: Row): Promise<void> {
  await attempt(async () => apply({ type: "row", row: await api.wake(row.id) }));
}

export async function setTags(row: Row, codes: readonly string[]): Promise<boolean> {
  return attempt(async () => apply({ type: "row", row: await api.setTags(row.id, codes) }));
}

/** A supervisor's new tag goes onto the list; a code that is taken gets a number. */
export async function addTag(name: string): Promise<string | null> {
  const base = codeOf(name) || "tag";
  const taken = new Set(tags.value.map((tag) => tag.code));
  let code = base;
  for (let n = 2; taken.has(code); n += 1) code = `${base.slice(0, 29)}-${n}`;
  const made = await attempt(async () => {
    await api.putTag(code, name, false);
    await loadTags();
  });
  return made ? code : null;
}

/** What stands in canned replies for what is known here. */
export function known(row: Row): Record<string, string> {
  return { operator: me.value?.operator.alias ?? "", alias: row.alias, line: me.value?.hotline.name ?? "", emergency: me.value?.hotline.emergency ?? "112" };
}

/** Words go into the composer, tags at once; what comes last waits for the words to be sent. */
export async function runMacro(row: Row, macro: Macro): Promise<"waits" | "end" | null> {
  const codes = [...new Set([...row.tags, ...macro.steps.tags])];
  if (codes.length !== row.tags.length && !(await setTags(row, codes))) return null;
  const words = macro.steps.canned.map((id) => canned.value.find((each) => each.id === id)?.text).filter((text) => text !== undefined);
  if (words.length === 0) return "end";
  insertInto(row.id, filled(words.join("\n\n"), known(row)));
  if (macro.steps.end !== "stay") afterSending.value = new Map(afterSending.value).set(row.id, macro);
  return "waits";
}

/** What a macro does last. */
export async function finishMacro(row: Row, macro: Macro): Promise<void> {
  if (macro.steps.end === "close") dialog.value = { is: "call", row };
  if (macro.steps.end === "snooze") await snooze(row, macro.steps.snooze_minutes === null ? null : now.peek() + macro.steps.snooze_minutes * 60_000);
}

export function dropAfterSending(id: string): void {
  if (afterSending.peek().has(id)) afterSending.value = new Map([...afterSending.value].filter(([each]) => each !== id));
}

async function load(): Promise<void> {
  if (!mayTalk.peek()) return;
  await Promise.all([loadTags(), loadMacros(), loadMentions()].map((each) => each.catch(() => {})));
}

async function loadMentions(): Promise<void> {
  mentions.value = await api.mentions();
}

async function seen(id: string): Promise<void> {
  try {
    await api.mentionsSeen(id);
    mentions.value = mentions.value.filter((each) => each.conversation_id !== id);
  } catch {
    // Said again when the talk is opened again.
  }
}
