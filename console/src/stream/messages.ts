// What a tab and the relay (shared worker, or the tab itself) say to each other.
import type { Event } from "../api/types.ts";

export type Line = { state: "connecting" | "live" } | { state: "cut"; since_at: number };

export type ToRelay =
  | { type: "attach"; after: number }
  | { type: "rewind"; after: number }
  | { type: "ping" }
  | { type: "poke" }
  | { type: "active" }
  | { type: "leave" }
  | { type: "stop" };

export type ToTab =
  | { type: "events"; events: Event[] }
  | { type: "line"; line: Line }
  /** The log no longer reaches back, or the number is from another life of the server: take a new snapshot. */
  | { type: "gone" }
  | { type: "unauthenticated" }
  | { type: "active" }
  /** Only one tab makes sounds. */
  | { type: "leader"; on: boolean };
