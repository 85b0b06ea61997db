/** What loader and app say to each other by postMessage. Both ends check the exact origin and the exact source first. */

/** App to the page that embeds it. */
export type FromApp =
  | { earshot: 1; type: "hello"; safe_exit: string }
  | { earshot: 1; type: "exit"; safe_exit: string }
  | { earshot: 1; type: "close" }
  /** New messages while the panel is minimised; `label` is the sentence in the child's language. */
  | { earshot: 1; type: "unread"; count: number; label: string };

/** The page that embeds it to the app. */
export type FromLoader =
  | { earshot: 1; type: "hello" }
  | { earshot: 1; type: "exit" }
  | { earshot: 1; type: "shown"; on: boolean };

export function isEarshot(data: unknown): data is { earshot: 1; type: string } {
  return typeof data === "object" && data !== null && (data as { earshot?: unknown }).earshot === 1;
}

/** Only https leaves; anything else would let a stranger's page choose a scheme. */
export function safeExit(url: unknown, fallback: string): string {
  return typeof url === "string" && url.startsWith("https://") ? url : fallback;
}
