// The board keeps up by the event stream: one snapshot a few seconds after something changed, never more.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Board } from "../api/types.ts";
import { inbox, onEvent } from "./desk.ts";
import { sentence } from "./notices.ts";

/** The shortest time between two snapshots. */
const AGAIN_MS = 3_000;
/** Waiting grows late without an event. */
const QUIET_MS = 30_000;

export const board = signal<Board | null>(null);
export const boardTrouble = signal<string | null>(null);

let watched = 0;
let taken_at = 0;
let next: number | undefined;

onEvent((event) => {
  if (watched > 0 && event.kind !== "typing" && event.kind !== "presence") plan();
});

/** Keeps the board up as long as it is shown. */
export function watchBoard(): () => void {
  watched += 1;
  void take();
  const quiet = setInterval(plan, QUIET_MS);
  return () => {
    watched -= 1;
    clearInterval(quiet);
    clearTimeout(next);
    next = undefined;
  };
}

function plan(): void {
  if (next !== undefined || document.hidden) return;
  next = window.setTimeout(() => void take(), Math.max(0, taken_at + AGAIN_MS - Date.now()));
}

async function take(): Promise<void> {
  next = undefined;
  taken_at = Date.now();
  try {
    board.value = await api.board();
    boardTrouble.value = null;
  } catch (error) {
    boardTrouble.value = sentence(error);
  }
  // What happened while it was on its way.
  if (watched > 0 && board.value !== null && board.value.seq < inbox.value.seq) plan();
}

document.addEventListener("visibilitychange", () => {
  if (watched > 0 && !document.hidden) plan();
});
