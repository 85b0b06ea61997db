// A tab's end of the stream: speaks with the shared worker, or runs the relay itself where there is none.
import type { ToRelay, ToTab } from "./messages.ts";
import { Relay } from "./relay.ts";

const PING_MS = 20_000;

export interface StreamEnd {
  tell(message: ToRelay): void;
}

export function openStream(hear: (message: ToTab) => void): StreamEnd {
  const end = typeof SharedWorker === "function" ? sharedEnd(hear) : ownEnd(hear);
  setInterval(() => end.tell({ type: "ping" }), PING_MS);
  addEventListener("online", () => end.tell({ type: "poke" }));
  addEventListener("pagehide", () => end.tell({ type: "leave" }));
  return end;
}

/** Where the worker can't start, the tab reads its own stream: slower for ten tabs, but never silent. */
function sharedEnd(hear: (message: ToTab) => void): StreamEnd {
  try {
    const worker = new SharedWorker(trusted(WORKER_URL) as string, { name: "earshot", type: "module" });
    const said: ToRelay[] = [];
    let own: StreamEnd | null = null;
    worker.onerror = () => {
      own = ownEnd(hear);
      for (const message of said) own.tell(message);
    };
    worker.port.onmessage = (event: MessageEvent<ToTab>) => {
      said.length = 0;
      hear(event.data);
    };
    return {
      tell: (message) => {
        if (own) return own.tell(message);
        if (message.type === "attach") said.push(message);
        worker.port.postMessage(message);
      },
    };
  } catch {
    return ownEnd(hear);
  }
}

function ownEnd(hear: (message: ToTab) => void): StreamEnd {
  const relay = new Relay();
  const tab = { tell: hear };
  return { tell: (message) => relay.hear(tab, message) };
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): unknown };
}

/** Lets the server forbid every script address but this one (`trusted-types earshot`). */
function trusted(url: string): unknown {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  const policy = types.createPolicy("earshot", {
    createScriptURL: (wished) => {
      if (wished !== WORKER_URL) throw new TypeError("not the worker");
      return wished;
    },
  });
  return policy.createScriptURL(url);
}
