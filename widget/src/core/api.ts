/** The web chat's requests, one function each. Every outcome that isn't a success is a Failure that says what to do next. */
import type { Item, SafeAnswer } from "./items";

export type FailureKind =
  /** The network or the server can't do it now: try again. `unavailable` means the server itself said so. */
  | { kind: "retry"; unavailable: boolean; retryAfter_ms: number }
  | { kind: "unknown-session" }
  | { kind: "session-ended" }
  /** The server's last seq is lower than ours. */
  | { kind: "sequence-ahead"; last: number }
  | { kind: "id-reused" }
  /** This content will never be taken as it is. */
  | { kind: "refused"; tooLarge: boolean };

export class Failure extends Error {
  constructor(readonly why: FailureKind) {
    super(why.kind);
  }
}

export const networkFailure = () => new Failure({ kind: "retry", unavailable: false, retryAfter_ms: 0 });

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Poll {
  items: Item[];
  last: number;
}

/** `base` is "/c/KEY". Nothing identifying goes with a request: no cookies, no referrer, and nothing may be cached. */
export class Api {
  constructor(private readonly base: string, private readonly fetch: Fetch) {}

  async openSession(language: string, signal: AbortSignal): Promise<string> {
    const answer = await this.post("session", null, { language }, signal);
    return ((await json(answer)) as { token: string }).token;
  }

  async send(token: string, body: { id: string; text: string; language: string; attachments?: string[] }, signal: AbortSignal) {
    return (await json(await this.post("send", token, body, signal))) as { message_id: string; seq: number };
  }

  async safe(token: string, body: { id: string; answer: SafeAnswer }, signal: AbortSignal) {
    return (await json(await this.post("safe", token, body, signal))) as { seq: number };
  }

  async typing(token: string, on: boolean): Promise<void> {
    await this.post("typing", token, { on });
  }

  async seen(token: string, seq: number): Promise<void> {
    await this.post("seen", token, { seq });
  }

  async upload(token: string, bytes: Blob, name: string, signal: AbortSignal): Promise<string> {
    const headers = { "Content-Type": bytes.type, "X-File-Name": encodeURIComponent(name) };
    const answer = await this.call("upload", token, { method: "POST", headers, body: bytes, signal });
    return ((await json(answer)) as { handle: string }).handle;
  }

  async file(token: string, id: string): Promise<Blob> {
    return (await this.call(`file/${encodeURIComponent(id)}`, token, {})).blob();
  }

  async openStream(token: string, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const answer = await this.call(`stream?after=${after}`, token, { headers: { Accept: "text/event-stream" }, signal });
    if (!answer.body) throw networkFailure();
    return answer.body;
  }

  async poll(token: string, after: number, wait_s: number, signal: AbortSignal): Promise<Poll> {
    const headers = { Accept: "application/json" };
    return (await json(await this.call(`stream?after=${after}&wait=${wait_s}`, token, { headers, signal }))) as Poll;
  }

  /** Where the closing beacon goes; the beacon itself is sent by the exit, which can't wait for a promise. */
  get leaveUrl(): string {
    return `${this.base}/leave`;
  }

  private post(path: string, token: string | null, body: object, signal?: AbortSignal): Promise<Response> {
    const init: RequestInit = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    if (signal) init.signal = signal;
    return this.call(path, token, init);
  }

  private async call(path: string, token: string | null, init: RequestInit): Promise<Response> {
    const headers: Record<string, string> = { ...(init.headers as Record<string, string> | undefined) };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    let answer: Response;
    try {
      answer = await this.fetch(`${this.base}/${path}`, {
        ...init, headers, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", redirect: "error",
      });
    } catch {
      throw networkFailure();
    }
    if (answer.ok) return answer;
    throw new Failure(await understand(answer));
  }
}

/** A body cut off in the middle is a cut line, not a malformed answer. */
async function json(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw networkFailure();
  }
}

async function understand(answer: Response): Promise<FailureKind> {
  let slug = "";
  let last = 0;
  try {
    const problem = (await answer.json()) as { type?: unknown; last?: unknown };
    slug = String(problem.type ?? "").replace(/^.*\//, "");
    last = Number(problem.last) || 0;
  } catch {
    // A proxy's error page has no problem type; the status decides.
  }
  if (slug === "sequence-ahead") return { kind: "sequence-ahead", last };
  if (slug === "id-reused") return { kind: "id-reused" };
  if (answer.status === 410) return { kind: "session-ended" };
  if (answer.status === 401) return { kind: "unknown-session" };
  if (answer.status === 413 || answer.status === 400 || answer.status === 415 || answer.status === 422) {
    return { kind: "refused", tooLarge: answer.status === 413 };
  }
  const seconds = Number(answer.headers.get("Retry-After"));
  const retryAfter_ms = Number.isFinite(seconds) ? Math.min(120, Math.max(0, seconds)) * 1000 : 0;
  return { kind: "retry", unavailable: true, retryAfter_ms };
}
