/** What the screens read, and what they may do. Everything lives in memory and is gone with the page. */
import { computed, signal } from "@preact/signals";
import { Api } from "../core/api";
import { Conversation, type Snapshot } from "../core/conversation";
import type { Item, SafeAnswer } from "../core/items";
import { newId } from "../core/random-id";
import type { Config } from "./config";
import { connectEmbedder, type Embedder } from "./embedder";
import { blankDocument, endSession, guardExit, leaveNow, sendLeave, type Exit } from "./exit";
import { reencode } from "./picture";
import { t, texts, showTexts, type Texts } from "./texts";
import type { TextKey } from "./keys";

/** What the server takes as one message. */
export const textLimit = 10_000;
const pictureLimit_bytes = 5 * 1024 * 1024;
const backAgain_ms = 4_000;

export type Notice = "too-long" | "attach-sending" | "attach-failed" | "attach-too-large" | "service-unavailable";

export class Store {
  readonly snapshot = signal<Snapshot>(undefined as unknown as Snapshot);
  readonly draft = signal("");
  readonly notice = signal<Notice | null>(null);
  readonly confirmingEnd = signal(false);
  /** Heard by screen readers, politely. */
  readonly announcement = signal("");
  readonly backAgain = signal(false);
  /** Messages that came while the thread wasn't at its end, or the panel was minimised. */
  readonly unread = signal(0);
  readonly visible = signal(true);
  readonly talk = computed(() => this.snapshot.value.talk);
  /** Nobody is on duty, as far as this document knows. */
  readonly closedHours = computed(() => !this.config.open && !this.talk.value.operator && this.talk.value.waiting?.operators !== "here");
  readonly embedder: Embedder;
  private readonly conversation: Conversation;
  private readonly exit: Exit;
  private panelShown = true;
  private backTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly config: Config) {
    const api = new Api(`/c/${encodeURIComponent(config.key)}`, (url, init) => fetch(url, init));
    const environment = { random: Math.random, now: () => performance.now(), newId };
    this.conversation = new Conversation(api, config.wait_ms, environment, {
      changed: (snapshot) => this.changed(snapshot),
      arrived: (item) => this.arrived(item),
      handedBack: (text, why) => this.takeBack(text, why),
      pictureFailed: () => this.note("attach-failed"),
    }, config.language);
    this.snapshot.value = this.conversation.snapshot();
    const { safe_exit } = config.hotline;
    this.exit = {
      leaveUrl: api.leaveUrl, safe_exit,
      forget: () => {
        this.draft.value = "";
        return this.conversation.forget();
      },
      tellEmbedder: (goal) => this.embedder.send({ earshot: 1, type: "exit", safe_exit: goal }),
    };
    this.embedder = connectEmbedder(config.embedder, safe_exit, {
      exit: () => {
        blankDocument();
        endSession(this.exit);
      },
      shown: (on) => {
        this.panelShown = on;
        this.updateVisible();
      },
    });
    guardExit(this.exit);
    addEventListener("online", () => this.conversation.setOnline(true));
    addEventListener("offline", () => this.conversation.setOnline(false));
    document.addEventListener("visibilitychange", () => this.updateVisible());
    if (!navigator.onLine) this.conversation.setOnline(false);
  }

  leave = (): void => leaveNow(this.exit);

  minimise = (): void => {
    this.embedder.send({ earshot: 1, type: "close" });
    this.panelShown = false;
    this.updateVisible();
  };

  write(text: string): void {
    this.draft.value = text;
    if (this.notice.value && text.length <= textLimit) this.notice.value = null;
    if (text) this.conversation.typed();
  }

  send(): void {
    const text = this.draft.value.trim();
    if (!text) return;
    if (text.length > textLimit) return this.note("too-long");
    this.draft.value = "";
    this.notice.value = null;
    this.conversation.say(text);
  }

  answerSafe(answer: SafeAnswer): void {
    this.conversation.answerSafe(answer);
    this.announce(this.safeAnswerText(answer));
  }

  safeAnswerKey(answer: SafeAnswer): TextKey {
    return answer === "no" && this.closedHours.value ? "safe-no-answer-closed" : `safe-${answer}-answer`;
  }

  async attach(file: File): Promise<void> {
    this.note("attach-sending");
    try {
      const picture = await reencode(file);
      if (picture.size > pictureLimit_bytes) return this.note("attach-too-large");
      this.conversation.say("", picture);
      this.notice.value = null;
    } catch {
      this.note("attach-failed");
    }
  }

  async download(id: string, name: string): Promise<void> {
    try {
      const url = URL.createObjectURL(await this.conversation.file(id));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch {
      this.announce(t("connection-lost"));
    }
  }

  end(): void {
    this.confirmingEnd.value = false;
    this.draft.value = "";
    this.notice.value = null;
    const token = this.conversation.end();
    if (token) sendLeave(this.exit.leaveUrl, token);
  }

  startAgain = (): void => this.conversation.startAgain();

  /** The end of the thread is on screen: what stands there has been read. */
  readToEnd(): void {
    if (!this.visible.value) return;
    this.setUnread(0);
    this.conversation.shown(this.talk.value.readable);
  }

  async changeLanguage(language: string): Promise<void> {
    try {
      const path = `/w/${encodeURIComponent(this.config.key)}/texts/${encodeURIComponent(language)}`;
      const answer = await fetch(path, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
      if (!answer.ok) throw new Error(String(answer.status));
      showTexts((await answer.json()) as Texts);
      this.conversation.speak(language);
    } catch {
      // The select shows the language that is really on screen.
      texts.value = { ...texts.value };
      this.announce(t("connection-lost"));
    }
  }

  announce(text: string): void {
    // The same sentence twice is still two events to a screen reader.
    this.announcement.value = text === this.announcement.value ? `${text}\u00a0` : text;
  }

  private note(notice: Notice): void {
    this.notice.value = notice;
    this.announce(t(notice, { max: textLimit, phone: this.config.hotline.phone }));
  }

  private safeAnswerText(answer: SafeAnswer): string {
    return t(this.safeAnswerKey(answer), { emergency: this.config.hotline.emergency });
  }

  private changed(snapshot: Snapshot): void {
    const before = this.snapshot.value?.link;
    this.snapshot.value = snapshot;
    if (snapshot.phase === "ended") this.confirmingEnd.value = false;
    if (before === snapshot.link) return;
    clearTimeout(this.backTimer);
    this.backAgain.value = snapshot.link === "ok" && before === "lost";
    if (this.backAgain.value) this.backTimer = setTimeout(() => (this.backAgain.value = false), backAgain_ms);
    if (this.backAgain.value) this.announce(t("connection-back"));
    if (snapshot.link === "lost") this.announce(t("connection-lost"));
    if (snapshot.link === "unavailable") this.announce(t("service-unavailable", { phone: this.config.hotline.phone }));
  }

  private arrived(item: Item): void {
    if (item.kind === "message" && item.from === "operator") {
      this.setUnread(this.unread.value + 1);
      this.announce(`${t("message-from", { name: item.author ?? t("app-name") })}: ${item.text}`);
    }
    if (item.kind === "joined") this.announce(t("joined", { name: item.name }));
    if (item.kind === "left") this.announce(t("left", { name: item.name }));
    if (item.kind === "closed") this.announce(t(item.by === "timeout" ? "talk-closed-timeout" : "talk-closed"));
  }

  private takeBack(text: string, why: "too-large" | "refused" | "ended"): void {
    this.draft.value = this.draft.value ? `${text}\n${this.draft.value}` : text;
    if (why === "too-large") this.note("too-long");
    if (why === "refused") this.note("service-unavailable");
  }

  private setUnread(count: number): void {
    if (count === this.unread.value) return;
    this.unread.value = count;
    const hidden = this.panelShown ? 0 : count;
    this.embedder.send({ earshot: 1, type: "unread", count: hidden, label: t("new-messages", { count }) });
  }

  private updateVisible(): void {
    this.visible.value = this.panelShown && document.visibilityState === "visible";
    if (this.visible.value) this.conversation.wake();
  }
}
