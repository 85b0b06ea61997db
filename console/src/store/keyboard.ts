// Keys to actions. Letters mean nothing while somebody writes; two-key paths (g w) wait a moment for the second key. In every form Ctrl ↵ saves
// and Ctrl ↓ goes to the next question, whatever its answer takes.
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
  if (key === "Mod+Enter") return save(event);
  if (key === "Mod+ArrowDown") return toQuestion(event, 1);
  if (key === "Mod+ArrowUp") return toQuestion(event, -1);
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
  // A key that is held down goes through lists; it does nothing twice.
  if (!event.repeat || MOVES.includes(key)) found.run();
}

const MOVES = ["j", "k", "ArrowDown", "ArrowUp"];

/** Has the field that is written in tell what is in it, as it does when it is left. */
export function tellField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  field.blur();
  field.focus();
}

function formOf(event: KeyboardEvent): HTMLFormElement | null {
  const at = event.target instanceof Element ? event.target : null;
  return at?.closest("form") ?? at?.closest("dialog")?.querySelector("form") ?? null;
}

function save(event: KeyboardEvent): void {
  const form = formOf(event);
  const button = form?.querySelector<HTMLButtonElement>("[type=submit], button:not([type])") ?? null;
  if (form === null || button === null) return;
  event.preventDefault();
  tellField();
  if (!button.disabled && !event.repeat) form.requestSubmit();
}

const SEVERAL = ".choice, .checks, .reasons, .people";
const QUESTIONS = `${SEVERAL}, .field, .check, summary, .form-end, .dialog-end`;

/** Over all that belongs to one question: the six parts of a time, the boxes of a list. */
function toQuestion(event: KeyboardEvent, by: 1 | -1): void {
  const form = formOf(event);
  if (form === null || isWithin(event.target, by)) return;
  const questions = [...form.querySelectorAll<HTMLElement>(QUESTIONS)].filter((each) => !each.parentElement?.closest(SEVERAL) && each.checkVisibility());
  const next = questions[questions.findIndex((each) => each.contains(event.target as Node)) + by];
  const answer = next?.matches("summary") ? next : ["[role=combobox]", "[type=radio]:checked", "input, select, textarea, .main"].map((each) => next?.querySelector<HTMLElement>(each)).find(Boolean);
  if (!answer) return;
  event.preventDefault();
  answer.focus();
}

/** Whether there is text left in that direction: then the key is the system's. */
function isWithin(target: EventTarget | null, by: 1 | -1): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  return by === 1 ? target.selectionEnd < target.value.length : target.selectionStart > 0;
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
