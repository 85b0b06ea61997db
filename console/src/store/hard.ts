// Hard content: sealing a file with one key, how much somebody has opened, and the break that is due then.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Exposure } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { onSnapshot } from "./desk.ts";
import { alertNow, attempt, done } from "./notices.ts";
import { changeStatus, mayTalk } from "./session.ts";
import { openId, thread } from "./talk.ts";

/** The server writes a look down before the first byte leaves; a download is over a moment later. */
const AFTER_LOOK_MS = 800;

export const exposure = signal<Exposure | null>(null);
/** At how many files somebody said "later": asked again after as many more. */
const putOff = signal(0);
/** The picture that somebody revealed last. */
const revealed = signal<string | null>(null);
/** Being sealed: covered at once, whatever the line does, and never uncovered by this screen. */
export const sealing = signal<ReadonlySet<string>>(new Set());

export const breakDue = computed(() => {
  const seen = exposure.value;
  return seen !== null && seen.break_due && seen.since_break >= putOff.value;
});

export function startHard(): void {
  onSnapshot(() => void loadExposure());
  void loadExposure();
}

export async function loadExposure(): Promise<void> {
  if (!mayTalk.value) return;
  // Without an answer the number stands as it was: nothing hangs on it.
  exposure.value = await api.exposure().catch(() => exposure.value);
}

/** Somebody opens a file. */
export function looks(file: string): void {
  revealed.value = file;
  setTimeout(() => void loadExposure(), AFTER_LOOK_MS);
}

/** What the key seals: the file with the focus, else the picture that was revealed last, in the open talk. */
export function chosenFile(): string | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-file]")?.dataset["file"] ?? null;
  const file = focused ?? revealed.value;
  const files = thread.value?.messages.flatMap((message) => (message.direction === "in" ? message.attachments : [])) ?? [];
  return files.some((known) => known.id === file && known.state !== "sealed") ? file : null;
}

export async function sealChosen(): Promise<void> {
  const file = chosenFile();
  if (file !== null) await seal(file);
}

export async function seal(file: string): Promise<void> {
  if (openId.value === null || sealing.value.has(file)) return;
  sealing.value = new Set(sealing.value).add(file);
  const sealed = await attempt(async () => {
    await api.seal(file);
    alertNow(t("seal-done"));
    done(t("seal-done"));
  });
  if (!sealed) sealing.value = new Set([...sealing.value].filter((each) => each !== file));
}

export async function takeBreak(): Promise<void> {
  await attempt(async () => {
    await changeStatus("paused", "break");
    exposure.value = await api.takeBreak();
    putOff.value = 0;
    done(t("break-taken"));
  });
}

export function breakLater(): void {
  const seen = exposure.value;
  if (seen) putOff.value = seen.since_break + seen.break_after;
}
