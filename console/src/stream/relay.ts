// Keeps one event stream for all tabs: reconnects, falls back to long-poll, repeats recent events to a tab that joins late.
import type { Event } from "../api/types.ts";
import { EventLines } from "./lines.ts";
import type { Line, ToRelay, ToTab } from "./messages.ts";

const STREAM = "/api/v1/stream";
const FIRST_BYTE_WITHIN_MS = 5_000;
/** Two heartbeats of 15 s and a little. */
const SILENCE_MS = 35_000;
const POLL_SECONDS = 25;
/** After this long on long-poll the stream is tried again: a train leaves its tunnel. */
const POLL_FOR_MS = 300_000;
const KEPT_EVENTS = 4_000;
/** A hidden tab's timers run once a minute. */
const TAB_SILENT_MS = 150_000;

type Outcome = { type: "again" } | { type: "poll" } | { type: "gone" } | { type: "unauthenticated" } | { type: "failed"; retry_ms: number | null };

export interface Tab {
  tell(message: ToTab): void;
}

export class Relay {
  readonly #tabs = new Map<Tab, number>();
  #leader: Tab | null = null;
  #line: Line = { state: "connecting" };
  #kept: Event[] = [];
  /** The number before the first kept event. */
  #floor = 0;
  #last = 0;
  #run: AbortController | null = null;
  #wake: () => void = () => {};
  #pollUntil = 0;

  hear(tab: Tab, message: ToRelay): void {
    if (message.type === "leave") return this.#drop(tab);
    if (message.type !== "stop") this.#tabs.set(tab, Date.now());
    switch (message.type) {
      case "attach":
        return this.#attach(tab, message.after);
      case "rewind":
        return this.#start(message.after);
      case "poke":
        return this.#wake();
      case "active":
        this.#lead(tab);
        for (const other of this.#tabs.keys()) if (other !== tab) other.tell({ type: "active" });
        return;
      case "stop":
        this.#end();
        for (const each of this.#tabs.keys()) each.tell({ type: "unauthenticated" });
        return;
      case "ping":
        return this.#sweep();
    }
  }

  #attach(tab: Tab, after: number): void {
    if (this.#leader === null) this.#lead(tab);
    tab.tell({ type: "leader", on: this.#leader === tab });
    tab.tell({ type: "line", line: this.#line });
    if (this.#run === null || after < this.#floor) return this.#start(after);
    const missed = this.#kept.filter((event) => event.seq > after);
    if (missed.length > 0) tab.tell({ type: "events", events: missed });
  }

  #lead(tab: Tab): void {
    if (this.#leader === tab) return;
    this.#leader?.tell({ type: "leader", on: false });
    this.#leader = tab;
    tab.tell({ type: "leader", on: true });
  }

  #drop(tab: Tab): void {
    this.#tabs.delete(tab);
    if (this.#leader === tab) {
      this.#leader = null;
      const heir = [...this.#tabs.keys()][0];
      if (heir) this.#lead(heir);
    }
    if (this.#tabs.size === 0) this.#end();
  }

  #sweep(): void {
    const now = Date.now();
    for (const [tab, at] of this.#tabs) if (now - at > TAB_SILENT_MS) this.#drop(tab);
  }

  #end(): void {
    this.#run?.abort();
    this.#run = null;
    this.#kept = [];
    this.#floor = 0;
    this.#last = 0;
  }

  #start(after: number): void {
    this.#end();
    this.#floor = after;
    this.#last = after;
    const run = new AbortController();
    this.#run = run;
    void this.#keepReading(run.signal);
  }

  async #keepReading(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      const before = this.#last;
      const outcome = Date.now() < this.#pollUntil ? await this.#poll(stop) : await this.#stream(stop, () => (failures = 0));
      if (stop.aborted) return;
      if (outcome.type === "again" || this.#last !== before) failures = 0;
      if (outcome.type === "again") continue;
      if (outcome.type === "poll") {
        this.#pollUntil = Date.now() + POLL_FOR_MS;
        continue;
      }
      if (outcome.type === "gone" || outcome.type === "unauthenticated") {
        this.#end();
        for (const tab of this.#tabs.keys()) tab.tell({ type: outcome.type });
        return;
      }
      this.#cut();
      failures += 1;
      await this.#pause(outcome.retry_ms ?? backoff(failures), stop);
    }
  }

  async #stream(stop: AbortSignal, opened: () => void): Promise<Outcome> {
    const attempt = new AbortController();
    const abort = (): void => attempt.abort();
    stop.addEventListener("abort", abort, { once: true });
    let anyByte = false;
    let answered = false;
    let watch = setTimeout(abort, FIRST_BYTE_WITHIN_MS);
    const stillAlive = (ms: number): void => {
      clearTimeout(watch);
      watch = setTimeout(abort, ms);
    };
    try {
      const answer = await fetch(`${STREAM}?after=${this.#last}`, {
        headers: { Accept: "text/event-stream" },
        credentials: "same-origin",
        cache: "no-store",
        signal: attempt.signal,
      });
      answered = true;
      const refusal = readStatus(answer);
      if (refusal) return refusal;
      if (!answer.body) return { type: "poll" };
      stillAlive(FIRST_BYTE_WITHIN_MS);
      const lines = new EventLines();
      const reader = answer.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return { type: "failed", retry_ms: null };
        if (!anyByte) {
          anyByte = true;
          opened();
          this.#live();
        }
        stillAlive(SILENCE_MS);
        if (this.#passed(lines.push(value).map((data) => JSON.parse(data) as Event))) return { type: "unauthenticated" };
      }
    } catch {
      // A server that takes the question and says nothing has a proxy before it that holds streams back.
      return answered && !anyByte && !stop.aborted ? { type: "poll" } : { type: "failed", retry_ms: null };
    } finally {
      clearTimeout(watch);
      stop.removeEventListener("abort", abort);
      attempt.abort();
    }
  }

  /** The first answer comes at once, so that nobody waits half a minute to learn that the line is live. */
  async #poll(stop: AbortSignal): Promise<Outcome> {
    try {
      const answer = await fetch(`${STREAM}?after=${this.#last}&wait=${this.#line.state === "live" ? POLL_SECONDS : 0}`, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.any([stop, AbortSignal.timeout((POLL_SECONDS + 10) * 1000)]),
      });
      const refusal = readStatus(answer);
      if (refusal) return refusal;
      const body = (await answer.json()) as { items: Event[]; last?: number };
      this.#live();
      return this.#passed(body.items) ? { type: "unauthenticated" } : { type: "again" };
    } catch {
      return { type: "failed", retry_ms: null };
    }
  }

  /** Whether the server said that the session is over. */
  #passed(events: Event[]): boolean {
    const told = events.filter((event) => event.kind !== "session.ended");
    this.#pass(told);
    return told.length < events.length;
  }

  #pass(events: Event[]): void {
    if (events.length === 0) return;
    for (const event of events) {
      if (event.seq === 0) continue;
      this.#kept.push(event);
      this.#last = Math.max(this.#last, event.seq);
    }
    const over = this.#kept.length - KEPT_EVENTS;
    if (over > 0) this.#floor = this.#kept.splice(0, over).at(-1)?.seq ?? this.#floor;
    for (const tab of this.#tabs.keys()) tab.tell({ type: "events", events });
  }

  #live(): void {
    if (this.#line.state !== "live") this.#say({ state: "live" });
  }

  #cut(): void {
    if (this.#line.state !== "cut") this.#say({ state: "cut", since_at: Date.now() });
  }

  #say(line: Line): void {
    this.#line = line;
    for (const tab of this.#tabs.keys()) tab.tell({ type: "line", line });
  }

  #pause(ms: number, stop: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const end = (): void => {
        clearTimeout(timer);
        stop.removeEventListener("abort", end);
        this.#wake = () => {};
        done();
      };
      const timer = setTimeout(end, ms);
      stop.addEventListener("abort", end, { once: true });
      this.#wake = end;
    });
  }
}

function readStatus(answer: Response): Outcome | null {
  if (answer.ok) return null;
  if (answer.status === 401) return { type: "unauthenticated" };
  if (answer.status === 409 || answer.status === 410) return { type: "gone" };
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return { type: "failed", retry_ms: Number.isFinite(seconds) ? seconds * 1000 : null };
}

/** Half a second, then doubling to 15 s, spread so that a room of desks doesn't knock at the same moment. */
function backoff(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 15_000) * (0.75 + Math.random() / 2);
}
