// Keys to actions. Letters mean nothing while somebody writes; two-key paths (g w) wait a moment for the second key.
import { ACTIONS } from "./actions.ts";
import type { Action } from "./actions.ts";
import { dialog } from "./dialogs.ts";
import { lock, phase } from "./session.ts";

const SECOND_KEY_WITHIN_MS = 1_200;

let first: string | null = null;
let forget: number | undefined;

export function startKeyboard(): void {
  addEventListener("keydown", pressed);
}

function pressed(event: KeyboardEvent): void {
  if (phase.value !== "ready" || lock.value !== null || event.defaultPrevented || event.isComposing) return;
  const key = (event.ctrlKey || event.metaKey ? "Mod+" : "") + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (key === "Mod+k") return run(event, key);
  if (dialog.value !== null || event.ctrlKey || event.metaKey || event.altKey) return;
  if (writes(event.target)) return;
  if (event.key === "Enter" && acts(event.target)) return;
  if (event.key.startsWith("Arrow") && !inList(event.target)) return;
  if (first !== null) {
    const path = `${first} ${key}`;
    first = null;
    return run(event, path);
  }
  if (key === "g") {
    first = key;
    clearTimeout(forget);
    forget = window.setTimeout(() => (first = null), SECOND_KEY_WITHIN_MS);
    return;
  }
  run(event, key);
}

function run(event: KeyboardEvent, key: string): void {
  const found: Action | undefined = ACTIONS.find((action) => action.keys.includes(key) && action.when());
  if (!found) return;
  event.preventDefault();
  found.run();
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select") !== null;
}

/** Enter belongs to the button or link that has the focus. */
function acts(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("button, a, summary") !== null;
}

function inList(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof HTMLElement && target.closest("[data-list]") !== null);
}
