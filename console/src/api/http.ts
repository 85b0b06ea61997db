// One door to the server: JSON in and out, problem details as typed errors, idempotency keys, and the server's clock.
import type { ProblemBody } from "./types.ts";

const BASE = "/api/v1";
const ANSWER_WITHIN_MS = 15_000;
const UPLOAD_WITHIN_MS = 180_000;

/** The server answered and refused. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly detail: string,
    readonly body: Partial<ProblemBody>,
    readonly retry_after_ms: number | null,
  ) {
    super(detail);
  }
}

/** No answer came: the line is cut, the server is gone or too slow. What was asked may still have happened. */
export class NoAnswer extends Error {}

export interface Ask {
  json?: unknown;
  bytes?: Blob | FormData;
  headers?: Record<string, string>;
  /** Present on commands: the same key again asks for the same answer, never for a second effect. */
  key?: string;
  /** For the last words of a page that is being closed. */
  keepalive?: boolean;
  /** Gives up when it says so, and not by a clock. */
  signal?: AbortSignal;
  /** Longest wait for the answer, where it is not the usual one. */
  within_ms?: number;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let whenUnauthenticated: () => void = () => {};
let skewMs = 0;

export function onUnauthenticated(then: () => void): void {
  whenUnauthenticated = then;
}

/** The server's now; wait clocks of two desks must agree even if one computer's clock doesn't. */
export function serverNow(): number {
  return Date.now() + skewMs;
}

export async function askJson<T>(method: Method, path: string, ask: Ask = {}): Promise<T> {
  const answer = await send(method, path, ask);
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
}

export async function askBytes(method: Method, path: string, ask: Ask = {}): Promise<Blob> {
  return (await send(method, path, ask)).blob();
}

/** An answer of any length, followed as it comes and given up by the signal; `total` is what its head says under this name. */
export async function askPieces(path: string, total: string, signal: AbortSignal, follow: (piece: Uint8Array, total: number) => void): Promise<Blob> {
  const answer = await send("GET", path, { signal, headers: { Accept: "*/*" } });
  const reader = answer.body?.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (;;) {
      const next = await reader?.read();
      if (next?.value === undefined) break;
      pieces.push(next.value);
      follow(next.value, Number(answer.headers.get(total)));
    }
  } catch (cause) {
    throw new NoAnswer(String(cause));
  }
  return new Blob(pieces, { type: answer.headers.get("Content-Type") ?? "" });
}

/** Asks again with the same key after a cut, so that a click isn't lost to one dropped packet. */
export async function command<T>(method: Method, path: string, json?: unknown): Promise<T> {
  const ask: Ask = json === undefined ? { key: crypto.randomUUID() } : { json, key: crypto.randomUUID() };
  for (const pause_ms of [400, 1500]) {
    try {
      return await askJson<T>(method, path, ask);
    } catch (error) {
      if (!worthAnotherTry(error)) throw error;
      await new Promise((done) => setTimeout(done, retryPause(error, pause_ms)));
    }
  }
  return askJson<T>(method, path, ask);
}

export function worthAnotherTry(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  return error instanceof Refused && (error.status === 429 || error.status === 502 || error.status === 503 || error.status === 504);
}

export function retryPause(error: unknown, fallback_ms: number): number {
  if (error instanceof Refused && error.retry_after_ms !== null) return Math.min(error.retry_after_ms, 30_000);
  return fallback_ms;
}

async function send(method: Method, path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...ask.headers };
  if (method !== "GET") headers["X-Earshot"] = "console";
  if (ask.key !== undefined) headers["Idempotency-Key"] = ask.key;
  if (ask.json !== undefined) headers["Content-Type"] = "application/json";
  let answer: Response;
  try {
    answer = await fetch(BASE + path, {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      keepalive: ask.keepalive ?? false,
      body: ask.bytes ?? (ask.json === undefined ? null : JSON.stringify(ask.json)),
      signal: ask.signal ?? AbortSignal.timeout(ask.within_ms ?? (ask.bytes ? UPLOAD_WITHIN_MS : ANSWER_WITHIN_MS)),
    });
  } catch (cause) {
    throw new NoAnswer(String(cause));
  }
  noteClock(answer);
  if (answer.ok) return answer;
  const refused = await readRefusal(answer);
  if (answer.status === 401 && path !== "/login") whenUnauthenticated();
  throw refused;
}

async function readRefusal(answer: Response): Promise<Refused> {
  let body: Partial<ProblemBody> = {};
  try {
    body = (await answer.json()) as Partial<ProblemBody>;
  } catch {
    // A proxy's page instead of problem details: the status is all there is.
  }
  const slug = typeof body.type === "string" ? (body.type.split("/").pop() ?? "") : "";
  return new Refused(answer.status, slug, body.detail ?? body.title ?? `HTTP ${answer.status}`, body, retryAfter(answer));
}

function retryAfter(answer: Response): number | null {
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** The Date header has whole seconds, so only a difference that can be seen on a clock counts. */
function noteClock(answer: Response): void {
  const stated = Date.parse(answer.headers.get("Date") ?? "");
  if (Number.isNaN(stated)) return;
  const difference = stated - Date.now();
  skewMs = Math.abs(difference) > 2000 ? difference : 0;
}
