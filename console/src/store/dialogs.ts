// Which dialog stands open; one at a time, so that Escape always means the same.
import { signal } from "@preact/signals";
import type { Row, SealedFile } from "../api/types.ts";

export type DialogName = { is: "call"; row: Row } | { is: "transfer"; row: Row } | { is: "second"; row: Row } | { is: "take-over"; row: Row } | { is: "priority"; row: Row } | { is: "snooze"; row: Row } | { is: "tags"; row: Row } | { is: "macros"; row: Row } | { is: "safety"; row: Row } | { is: "emergency"; row: Row; called: boolean | null } | { is: "connect"; row: Row } | { is: "split"; row: Row } | { is: "block"; row: Row } | { is: "bulk" } | { is: "hand-over"; file: SealedFile } | { is: "log"; call?: string; back?: boolean } | { is: "palette" } | { is: "keys" };

export const dialog = signal<DialogName | null>(null);
/** Narrow screens show what is known about a contact over the talk. */
export const aboutOpen = signal(false);

export function closeDialog(): void {
  dialog.value = null;
}
