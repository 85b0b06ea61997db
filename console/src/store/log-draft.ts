// Calls that are written down or corrected and not saved yet. They are kept in the memory of this tab and nowhere else: desks are shared.
import { computed, signal } from "@preact/signals";
import type { CallForm } from "../api/types.ts";
import { lock } from "./session.ts";

export interface LogDraft {
  /** Also the Idempotency-Key: the same call again is the same key. */
  readonly key: string;
  /** Which call of the exchange it is. */
  readonly told: string | null;
  readonly began: number;
  readonly ended: number | null;
  readonly medium: string;
  readonly language: string;
  readonly form: CallForm;
  readonly age: string;
  /** When the call that is corrected had been saved as it was looked at. */
  readonly seen: number;
  /** Somebody typed or chose something: it is theirs to throw away. */
  readonly typed: boolean;
}

/** By the call that is corrected; null for the one that is new. */
const drafts = signal<ReadonlyMap<string | null, LogDraft>>(new Map());

/** The call that goes on while one looks at another. */
export const newCall = computed(() => drafts.value.get(null) ?? null);
export const isUnsaved = computed(() => [...drafts.value.values()].some((draft) => draft.typed));

export function draftOf(call: string | null): LogDraft | null {
  return drafts.value.get(call) ?? null;
}

export function keepDraft(call: string | null, draft: LogDraft): void {
  drafts.value = new Map(drafts.value).set(call, draft);
}

export function forgetDraft(call: string | null): void {
  const next = new Map(drafts.value);
  if (next.delete(call)) drafts.value = next;
}

// Behind a lock it is nobody's to keep: whoever comes next begins with an empty desk.
addEventListener("beforeunload", (event) => {
  if (isUnsaved.value && lock.value === null) event.preventDefault();
});
