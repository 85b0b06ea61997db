// The shared worker: one stream for all tabs of a browser (HTTP/1.1 allows six connections an origin).
import type { ToRelay } from "./messages.ts";
import { Relay } from "./relay.ts";

const relay = new Relay();

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  const tab = { tell: (message: unknown): void => port.postMessage(message) };
  port.onmessage = (said: MessageEvent<ToRelay>) => relay.hear(tab, said.data);
};
