// Who sits here: log-in, lock, log-out, own status. The lock covers the screen and keeps everything behind it.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import { NoAnswer, Refused, onUnauthenticated } from "../api/http.ts";
import type { Me, Status, StatusWhy } from "../api/types.ts";
import { best, speak } from "../texts/texts.ts";

export type Phase = "starting" | "link" | "login" | "ready" | "unreachable";
/** idle: nobody touched this desk for a while. ended: the server no longer knows the session. asked: by hand. */
export type Lock = "idle" | "ended" | "asked";

const IDLE_MS = 15 * 60_000;
const TELL_OTHERS_MS = 20_000;

export const phase = signal<Phase>("starting");
export const me = signal<Me | null>(null);
export const lock = signal<Lock | null>(null);
export const myId = computed(() => me.value?.operator.id ?? "");
export const mayConfigure = computed(() => me.value?.operator.role === "admin");
/** An administrator sets up and sees no talk: for them there is no inbox. */
export const mayTalk = computed(() => me.value !== null && me.value.operator.role !== "admin");
/** The clock that safe hours are written by; a desk may stand elsewhere. */
export const zone = computed(() => me.value?.hotline.time_zone);
/** Two supervisors erase, and two hand sealed files over. */
export const mayErase = computed(() => me.value !== null && me.value.operator.role === "supervisor");
export const maySupervise = computed(() => me.value !== null && me.value.operator.role !== "operator");

let whenReady: (me: Me, first: boolean) => void = () => {};
let tellOthers: () => void = () => {};
let lastTouch = Date.now();
let lastTold = 0;

export function onReady(then: (me: Me, first: boolean) => void): void {
  whenReady = then;
}

/** A link of an invitation is opened by somebody who can't log in yet. */
export async function begin(withSession: boolean): Promise<void> {
  onUnauthenticated(sessionEnded);
  await speak(best(navigator.languages));
  if (!withSession) {
    phase.value = "link";
    return;
  }
  try {
    await welcome(await api.me());
  } catch (error) {
    phase.value = error instanceof NoAnswer || (error instanceof Refused && error.status >= 500) ? "unreachable" : "login";
  }
}

/** Null when it worked, else the key of the sentence that says why not. */
export async function logIn(login: string, password: string): Promise<string | null> {
  try {
    await welcome(await api.logIn(login, password));
    return null;
  } catch (error) {
    if (error instanceof NoAnswer) return "login-no-answer";
    if (error instanceof Refused && error.status === 429) return "login-slow-down";
    if (error instanceof Refused && error.status < 500) return "login-wrong";
    return "login-server-trouble";
  }
}

export async function logOut(): Promise<void> {
  try {
    await api.logOut();
  } finally {
    // A fresh page forgets everything this one held in memory.
    location.assign("/");
  }
}

export async function changeStatus(status: Status, why: StatusWhy | null = null): Promise<void> {
  const before = me.value;
  if (!before) return;
  me.value = { ...before, status, operator: { ...before.operator, status, status_why: why } };
  try {
    await api.setStatus(status, why);
  } catch (error) {
    me.value = before;
    throw error;
  }
}

export function sessionEnded(): void {
  if (phase.value === "ready") lock.value = lock.value ?? "ended";
  else phase.value = "login";
}

/** Watches for an empty chair. `tell` reaches the operator's other tabs: work in one is work in all. */
export function watchIdle(tell: () => void): void {
  tellOthers = tell;
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(kind, touched, { passive: true, capture: true });
  }
  setInterval(lockWhenIdle, 5_000);
  // A laptop that slept wakes up locked.
  document.addEventListener("visibilitychange", lockWhenIdle);
}

export function touchedElsewhere(): void {
  if (lock.value === null) lastTouch = Date.now();
}

function touched(): void {
  if (lock.value !== null) return;
  lockWhenIdle();
  const now = Date.now();
  lastTouch = now;
  if (now - lastTold < TELL_OTHERS_MS) return;
  lastTold = now;
  tellOthers();
}

function lockWhenIdle(): void {
  if (phase.value === "ready" && lock.value === null && Date.now() - lastTouch > IDLE_MS) lock.value = "idle";
}

async function welcome(now: Me): Promise<void> {
  const before = me.value;
  if (before && before.operator.id !== now.operator.id) {
    location.assign("/");
    return;
  }
  await speak(best([now.texts_language, ...navigator.languages]));
  me.value = now;
  lastTouch = Date.now();
  phase.value = "ready";
  lock.value = null;
  whenReady(now, before === null);
}
