/** The app's end of the talk with the page that embeds it. Trusts one window and one origin: the parent that may embed us. */
import { isEarshot, type FromApp, type FromLoader } from "../core/frames";

export interface Embedder {
  present: boolean;
  send(message: FromApp): boolean;
}

/**
 * `allowed` is the origin the server named. Where it named none, the first hello from the parent settles it: the
 * document's frame-ancestors has already refused every page that may not embed it.
 */
export function connectEmbedder(allowed: string | null, safe_exit: string, on: { exit(): void; shown(on: boolean): void }): Embedder {
  const present = window.parent !== window;
  let origin = allowed;
  const send = (message: FromApp): boolean => {
    if (!present || !origin) return false;
    window.parent.postMessage(message, origin);
    return true;
  };
  if (present) {
    addEventListener("message", (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || !isEarshot(event.data)) return;
      if (origin ? event.origin !== origin : event.data.type !== "hello" || event.origin === "null") return;
      origin = event.origin;
      const message = event.data as FromLoader;
      if (message.type === "hello") send({ earshot: 1, type: "hello", safe_exit });
      else if (message.type === "exit") on.exit();
      else if (message.type === "shown") on.shown(message.on === true);
    });
    send({ earshot: 1, type: "hello", safe_exit });
  }
  return { present, send };
}
