/**
 * Runs one talk: opens the session when there is something to say, delivers the outbox strictly in order, follows the
 * stream and resumes it. The token lives here and nowhere else. Deliberately absent: DOM, words, storage.
 * Invariant: a message leaves the outbox only when the server acknowledged it, or when its text is handed back to be changed.
 */
import { Failure, networkFailure, type Api } from "./api";
import { backoff_ms } from "./backoff";
import { eventStreamParser } from "./event-stream";
import { isKnown, type Item, type SafeAnswer } from "./items";
import * as talk from "./talk";

const heartbeatLimit_ms = 35_000;
const sendLimit_ms = 25_000;
const uploadLimit_ms = 120_000;
const slowAfter_ms = 7_000;
const pollWait_s = 25;
const pollLimit_ms = 40_000;
const typingEvery_ms = 3_000;
const typingOff_ms = 5_000;
const typingForgotten_ms = 20_000;

export type Link = "ok" | "slow" | "lost" | "unavailable";

export interface Snapshot {
  phase: "open" | "ended";
  link: Link;
  talk: talk.TalkState;
}

export interface Environment {
  random(): number;
  now(): number;
  newId(): string;
}

export interface Listener {
  changed(snapshot: Snapshot): void;
  /** A live item that a person should notice; replays of what was already shown are not reported. */
  arrived(item: Item): void;
  /** Text the server won't take, or that was unsent when the session ended: it goes back where it can be changed. */
  handedBack(text: string, why: "too-large" | "refused" | "ended"): void;
  pictureFailed(): void;
}

export class Conversation {
  private token: string | null = null;
  private feed = talk.emptyFeed;
  private past: readonly talk.Line[] = [];
  private outbox: readonly talk.Outgoing[] = [];
  private ended = false;
  private online = true;
  private sendTrouble: Link = "ok";
  private streamTrouble: Link = "ok";
  private delivering = false;
  private sending: AbortController | null = null;
  private listeningWith: string | null = null;
  /** Cuts every backoff short, and makes the stream prove itself, when the network says it is back. */
  private wakers = new Set<() => void>();
  private stream: AbortController | null = null;
  private polling = false;
  /** The stream was cut by ourselves, to be opened again at once. */
  private renewing = false;
  private lastByte_ms = 0;
  private noticed = 0;
  private seenReported = 0;
  private typingSince_ms = -Infinity;
  private typingOff: ReturnType<typeof setTimeout> | undefined;
  private theirTypingOff: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Api,
    private readonly wait_ms: number,
    private readonly env: Environment,
    private readonly listener: Listener,
    private language: string,
  ) {}

  snapshot(): Snapshot {
    const link = this.online ? worst(this.sendTrouble, this.streamTrouble) : "lost";
    return { phase: this.ended ? "ended" : "open", link, talk: talk.reduce(this.feed, this.outbox, this.past) };
  }

  speak(language: string): void {
    this.language = language;
  }

  say(text: string, picture: Blob | null = null): void {
    const named = picture && { bytes: picture, name: picture.type === "image/webp" ? "picture.webp" : "picture.jpg", handle: null };
    this.stopTyping();
    this.enqueue({ kind: "message", id: this.env.newId(), text, language: this.language, picture: named, ack: null });
  }

  answerSafe(answer: SafeAnswer): void {
    // An answer that hasn't left yet is replaced: only what is true now should arrive.
    this.outbox = this.outbox.filter((out) => out.kind !== "safety" || out.ack !== null);
    this.enqueue({ kind: "safety", id: this.env.newId(), answer, ack: null });
  }

  typed(): void {
    const { token } = this;
    if (!token || !this.listeningWith) return;
    clearTimeout(this.typingOff);
    this.typingOff = setTimeout(() => {
      this.stopTyping();
      this.bestEffort(this.api.typing(token, false));
    }, typingOff_ms);
    if (this.env.now() - this.typingSince_ms < typingEvery_ms) return;
    this.typingSince_ms = this.env.now();
    this.bestEffort(this.api.typing(token, true));
  }

  /** Everything up to `seq` was really on screen. Reported once; a failed report is repeated by the next one. */
  shown(seq: number): void {
    if (!this.token || seq <= this.seenReported) return;
    const before = this.seenReported;
    this.seenReported = seq;
    this.api.seen(this.token, seq).catch(() => {
      this.seenReported = Math.min(this.seenReported, before);
    });
  }

  file(id: string): Promise<Blob> {
    return this.token ? this.api.file(this.token, id) : Promise.reject(networkFailure());
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) {
      // What hangs on the old line is asked again on the new one; ids make that safe.
      this.sending?.abort();
      this.renew();
    }
    this.changed();
  }

  /** The phone was asleep or the tab hidden: the line may be dead without having said so. */
  wake(): void {
    if (this.stream && this.env.now() - this.lastByte_ms < heartbeatLimit_ms / 2) return;
    this.renew();
  }

  private renew(): void {
    this.polling = false;
    this.renewing = this.stream !== null;
    this.stream?.abort();
    for (const wake of [...this.wakers]) wake();
  }

  /** Forgets everything; returns the token, for whoever sends the closing beacon. */
  forget(): string | null {
    const { token } = this;
    this.token = null;
    this.listeningWith = null;
    this.feed = talk.emptyFeed;
    this.past = [];
    this.outbox = [];
    this.noticed = 0;
    this.seenReported = 0;
    this.sendTrouble = this.streamTrouble = "ok";
    this.stopTyping();
    clearTimeout(this.theirTypingOff);
    this.sending?.abort();
    this.stream?.abort();
    for (const wake of [...this.wakers]) wake();
    return token;
  }

  /** The child ended it, or the server says it is over. */
  end(): string | null {
    const token = this.forget();
    this.ended = true;
    this.changed();
    return token;
  }

  startAgain(): void {
    this.ended = false;
    this.changed();
  }

  private enqueue(out: talk.Outgoing): void {
    this.ended = false;
    this.outbox = [...this.outbox, out];
    this.changed();
    void this.deliver();
  }

  private async deliver(): Promise<void> {
    if (this.delivering) return;
    this.delivering = true;
    let attempt = 0;
    for (let next = talk.unsent(this.outbox)[0]; next; next = talk.unsent(this.outbox)[0]) {
      try {
        await this.deliverOne(next);
        attempt = 0;
        this.setSendTrouble("ok");
      } catch (error) {
        const pause_ms = this.recover(next, error, attempt++);
        if (pause_ms > 0) await this.pause(pause_ms);
      }
    }
    this.delivering = false;
  }

  private async deliverOne(out: talk.Outgoing): Promise<void> {
    const slow = setTimeout(() => this.setSendTrouble("slow"), slowAfter_ms);
    try {
      if (!this.token) {
        const token = await this.sendWithin(sendLimit_ms, (signal) => this.api.openSession(this.language, signal));
        // The child may have left or taken the words back meanwhile.
        if (!this.outbox.some((known) => known.id === out.id)) return;
        this.token = token;
      }
      const { token } = this;
      const ack = out.kind === "safety" ? await this.deliverSafety(token, out) : await this.deliverMessage(token, out);
      if (this.token !== token) return;
      this.outbox = talk.acknowledge(this.outbox, out.id, ack);
      this.listen(token);
      this.changed();
    } finally {
      clearTimeout(slow);
    }
  }

  private async deliverSafety(token: string, out: talk.OutgoingSafety): Promise<talk.Ack> {
    const answer = await this.sendWithin(sendLimit_ms, (signal) => this.api.safe(token, { id: out.id, answer: out.answer }, signal));
    return { seq: answer.seq, message_id: null };
  }

  private async deliverMessage(token: string, out: talk.OutgoingMessage): Promise<talk.Ack> {
    const { id, text, language, picture } = out;
    if (picture && !picture.handle) {
      picture.handle = await this.sendWithin(uploadLimit_ms, (signal) => this.api.upload(token, picture.bytes, picture.name, signal));
    }
    const body = { id, text, language, ...(picture?.handle ? { attachments: [picture.handle] } : {}) };
    const answer = await this.sendWithin(sendLimit_ms, (signal) => this.api.send(token, body, signal));
    return { seq: answer.seq, message_id: answer.message_id };
  }

  private sendWithin<T>(limit_ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = (this.sending = new AbortController());
    return limited(limit_ms, controller, () => run(controller.signal));
  }

  /** Decides what a failed delivery means; returns how long to wait before the next try. */
  private recover(out: talk.Outgoing, error: unknown, attempt: number): number {
    const why = error instanceof Failure ? error.why : networkFailure().why;
    const stillMine = this.outbox.some((known) => known.id === out.id);
    if (!stillMine) return 0;
    switch (why.kind) {
      case "unknown-session":
        this.loseSession();
        return attempt === 0 ? 1 : backoff_ms(attempt, this.env.random());
      case "session-ended":
        this.endedByServer();
        return 0;
      case "id-reused":
        this.outbox = this.outbox.map((known) => (known.id === out.id ? { ...known, id: this.env.newId() } : known));
        return backoff_ms(attempt, this.env.random());
      case "refused":
        this.outbox = this.outbox.filter((known) => known.id !== out.id);
        if (out.kind === "message" && out.picture) this.listener.pictureFailed();
        if (out.kind === "message" && out.text) this.listener.handedBack(out.text, why.tooLarge && !out.picture ? "too-large" : "refused");
        this.changed();
        return 0;
      case "sequence-ahead":
        return backoff_ms(attempt, this.env.random());
      case "retry":
        this.setSendTrouble(why.unavailable ? "unavailable" : "lost");
        return backoff_ms(attempt, this.env.random(), why.retryAfter_ms);
    }
  }

  private listen(token: string): void {
    if (this.listeningWith === token) return;
    this.listeningWith = token;
    this.polling = false;
    void this.follow(token);
  }

  private async follow(token: string): Promise<void> {
    let attempt = 0;
    while (this.listeningWith === token) {
      const alive = () => {
        attempt = 0;
        this.lastByte_ms = this.env.now();
        this.setStreamTrouble("ok");
      };
      let pause_ms = 0;
      try {
        if (this.polling) await this.pollOnce(token, alive);
        else await this.streamOnce(token, alive);
        // A server that closes an idle stream is healthy; a short pause keeps a broken proxy from making us spin.
        if (!this.polling) pause_ms = backoff_ms(0, this.env.random());
      } catch (error) {
        if (this.listeningWith !== token) return;
        if (this.renewing) {
          this.renewing = false;
          continue;
        }
        const why = error instanceof Failure ? error.why : networkFailure().why;
        if (why.kind === "unknown-session") return this.loseSession();
        if (why.kind === "session-ended") return this.endedByServer();
        if (why.kind === "sequence-ahead") {
          ({ feed: this.feed, outbox: this.outbox } = talk.restart(this.feed, this.outbox));
          // What the server still has was noticed before; what comes after it is new.
          this.noticed = Math.min(this.noticed, why.last);
          this.seenReported = Math.min(this.seenReported, why.last);
          this.changed();
          void this.deliver();
        } else if (why.kind === "retry") {
          this.setStreamTrouble(why.unavailable ? "unavailable" : "lost");
        }
        pause_ms = backoff_ms(attempt++, this.env.random(), why.kind === "retry" ? why.retryAfter_ms : 0);
      }
      if (pause_ms > 0) await this.pause(pause_ms);
    }
  }

  private async streamOnce(token: string, alive: () => void): Promise<void> {
    const controller = (this.stream = new AbortController());
    let silent = true;
    // Some networks hold a stream back for ever: then ask again and again instead.
    let watch = setTimeout(() => {
      this.polling = silent;
      controller.abort();
    }, this.wait_ms);
    try {
      const body = await this.api.openStream(token, this.feed.last, controller.signal);
      const reader = body.getReader();
      const parse = eventStreamParser();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        silent = false;
        clearTimeout(watch);
        watch = setTimeout(() => controller.abort(), heartbeatLimit_ms);
        alive();
        this.take(token, parse(decoder.decode(value, { stream: true })).flatMap(parseItem));
      }
    } catch (error) {
      // Falling back to polling isn't trouble yet; polling will find out.
      if (this.polling) return;
      throw error;
    } finally {
      clearTimeout(watch);
      if (this.stream === controller) this.stream = null;
    }
  }

  private async pollOnce(token: string, alive: () => void): Promise<void> {
    const after = this.feed.last;
    const controller = (this.stream = new AbortController());
    const answer = await limited(pollLimit_ms, controller, () => this.api.poll(token, after, pollWait_s, controller.signal));
    this.stream = null;
    alive();
    this.take(token, answer.items);
    if (answer.items.length === 0 && answer.last > this.feed.last) this.feed = talk.skip(this.feed, answer.last);
  }

  private take(token: string, items: readonly Item[]): void {
    if (this.listeningWith !== token || items.length === 0) return;
    for (const item of items) {
      if (!isKnown(item)) {
        this.feed = talk.skip(this.feed, (item as { seq: number }).seq);
        continue;
      }
      this.feed = talk.accept(this.feed, item);
      this.outbox = talk.acknowledgeFromFeed(this.outbox, item);
      if (item.kind === "typing") this.expireTheirTyping();
      if (item.seq === 0) this.listener.arrived(item);
      else if (item.seq > this.noticed) {
        this.noticed = item.seq;
        this.listener.arrived(item);
      }
    }
    this.changed();
  }

  private loseSession(): void {
    const { past, outbox } = talk.carryOver(this.past, this.feed, this.outbox);
    this.forget();
    this.past = past;
    // Handles belong to the session that took the bytes.
    this.outbox = outbox.map((out) => (out.kind === "message" && out.picture ? { ...out, picture: { ...out.picture, handle: null } } : out));
    this.changed();
    void this.deliver();
  }

  private endedByServer(): void {
    const words = talk.unsent(this.outbox).flatMap((out) => (out.kind === "message" && out.text ? [out.text] : []));
    this.end();
    if (words.length > 0) this.listener.handedBack(words.join("\n"), "ended");
  }

  private stopTyping(): void {
    clearTimeout(this.typingOff);
    this.typingSince_ms = -Infinity;
  }

  /** "Off" can be lost with the line; nobody types for ever. */
  private expireTheirTyping(): void {
    clearTimeout(this.theirTypingOff);
    this.theirTypingOff = setTimeout(() => {
      this.feed = { ...this.feed, typing: null };
      this.changed();
    }, typingForgotten_ms);
  }

  private setSendTrouble(link: Link): void {
    if (this.sendTrouble === link) return;
    this.sendTrouble = link;
    this.changed();
  }

  private setStreamTrouble(link: Link): void {
    if (this.streamTrouble === link) return;
    this.streamTrouble = link;
    this.changed();
  }

  private pause(pause_ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, pause_ms);
      this.wakers.add(done);
    });
  }

  private bestEffort(request: Promise<void>): void {
    request.catch(() => undefined);
  }

  private changed(): void {
    this.listener.changed(this.snapshot());
  }
}

function parseItem(data: string): Item[] {
  try {
    return [JSON.parse(data) as Item];
  } catch {
    return [];
  }
}

async function limited<T>(limit_ms: number, controller: AbortController, run: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => controller.abort(), limit_ms);
  try {
    return await run();
  } finally {
    clearTimeout(timer);
  }
}

function worst(a: Link, b: Link): Link {
  const order: Link[] = ["ok", "slow", "lost", "unavailable"];
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}
