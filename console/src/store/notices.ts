// Short words at the edge of the screen (what worked, what didn't), and the two voices for screen readers.
import { signal } from "@preact/signals";
import { NoAnswer, Refused } from "../api/http.ts";
import { t } from "../texts/texts.ts";

export interface Notice {
  id: number;
  kind: "done" | "trouble";
  text: string;
}

const DONE_STAYS_MS = 5_000;
const TROUBLE_STAYS_MS = 15_000;

export const notices = signal<readonly Notice[]>([]);
export const polite = signal("");
export const assertive = signal("");

let nextId = 1;

export function done(text: string): void {
  show("done", text, DONE_STAYS_MS);
}

export function trouble(error: unknown): void {
  show("trouble", sentence(error), TROUBLE_STAYS_MS);
}

/** Nothing failed: what was asked for can't be done, and the words say why. */
export function warn(text: string): void {
  show("trouble", text, TROUBLE_STAYS_MS);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** The server's own sentence says what to do; ours stands in when there was no answer. */
export function sentence(error: unknown): string {
  if (error instanceof NoAnswer) return t("trouble-no-answer");
  if (error instanceof Refused && error.status === 401) return t("trouble-session-ended");
  if (error instanceof Refused && error.status >= 500) return t("trouble-server");
  if (error instanceof Refused) return error.detail;
  return t("trouble-here");
}

/** Runs what a click asked for; a failure is said, never swallowed. */
export async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    trouble(error);
    return false;
  }
}

export function announce(text: string): void {
  polite.value = again(polite.value, text);
}

export function alertNow(text: string): void {
  assertive.value = again(assertive.value, text);
}

function show(kind: Notice["kind"], text: string, stays_ms: number): void {
  const id = nextId++;
  notices.value = [...notices.value.filter((notice) => notice.text !== text), { id, kind, text }].slice(-3);
  setTimeout(() => dismiss(id), stays_ms);
}

/** The same words twice must still be a change, or the second time is silent. */
function again(before: string, text: string): string {
  return before === text ? `${text}\u00A0` : text;
}
