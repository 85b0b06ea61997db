/**
 * Leaving at once: blank first, everything else after, so that it works offline and within a frame of the tap.
 * Invariant: once blank, this document never shows anything again, also not when the browser brings it back from its cache.
 */
import { safeExit } from "../core/frames";
import { tripleShift } from "../core/triple-shift";

const lastResort = "https://www.wikipedia.org/";
let blank = false;

export interface Exit {
  leaveUrl: string;
  safe_exit: string;
  /** Ends the talk in memory and hands over its token, if there was one. */
  forget(): string | null;
  /** Asks the embedding page to navigate; false if there is none to ask. */
  tellEmbedder(safe_exit: string): boolean;
}

export function leaveNow(exit: Exit): void {
  blankDocument();
  endSession(exit);
  const goal = safeExit(exit.safe_exit, lastResort);
  if (window.parent === window) return location.replace(goal);
  exit.tellEmbedder(goal);
  // The loader may be gone or not ours; a tap or key press lets a frame move its top window by itself.
  setTimeout(() => {
    try {
      window.top?.location.replace(goal);
    } catch {
      // The frame is blank already; there is nothing more it may do.
    }
  }, 400);
}

export function guardExit(exit: Exit): void {
  const pressed = tripleShift();
  addEventListener("keydown", (event) => {
    if (pressed(event, performance.now())) leaveNow(exit);
  }, true);
  addEventListener("pagehide", () => {
    blankDocument();
    endSession(exit);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    blankDocument();
    if (window.parent === window) location.replace(safeExit(exit.safe_exit, lastResort));
  });
}

/** Ends the session even while the page is going away. */
export function sendLeave(leaveUrl: string, token: string): void {
  const body = JSON.stringify({ token });
  if (navigator.sendBeacon?.(leaveUrl, body)) return;
  fetch(leaveUrl, { method: "POST", body, keepalive: true, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" }).catch(() => undefined);
}

/** The frame blanks itself when the page around it is left. */
export function blankDocument(): void {
  if (blank) return;
  blank = true;
  const { title } = document;
  const root = document.documentElement;
  root.textContent = "";
  root.removeAttribute("lang");
  root.style.background = "#fff";
  // Without a title the browser would show the address instead.
  const head = document.createElement("head");
  const name = document.createElement("title");
  name.textContent = title;
  head.append(name);
  root.append(head);
}

export function endSession(exit: Exit): void {
  const token = exit.forget();
  if (token) sendLeave(exit.leaveUrl, token);
}
