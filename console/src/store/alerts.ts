// Ears and corners of the eye: sounds made here (no file), the tab's title, notifications without content, words for screen readers.
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Event } from "../api/types.ts";
import type { Inbox } from "../state/inbox.ts";
import { newWords } from "../state/mail.ts";
import { alarms, isOffer } from "../state/rank.ts";
import { say, t } from "../texts/texts.ts";
import { alarmRows, counts, inbox, leader, onEvent } from "./desk.ts";
import { alertNow, announce } from "./notices.ts";
import { route } from "./route.ts";
import { lock, maySupervise, myId, phase } from "./session.ts";

const ALARM_EVERY_MS = 4_000;
const NOTIFY_EVERY_MS = 20_000;
const SPOKEN_CHARACTERS = 300;

export const muted = signal(false);
export const soundBlocked = signal(false);
export const permission = signal<NotificationPermission | "unavailable">("Notification" in window ? Notification.permission : "unavailable");

const ringing = computed(() => phase.value === "ready" && alarmRows.value.length > 0);
const grave = computed(() => alarmRows.value.map((row) => row.id).join(" "));

let context: AudioContext | null = null;
let alarm: number | undefined;
let lastNotified = 0;
let alarmedBefore = new Set<string>();

export function startAlerts(): void {
  onEvent(heard);
  effect(() => {
    clearInterval(alarm);
    if (!ringing.value || muted.value || !leader.value) return;
    soundAlarm();
    alarm = window.setInterval(soundAlarm, ALARM_EVERY_MS);
  });
  effect(() => {
    const ids = grave.value;
    untracked(() => speakOfAlarms(ids));
  });
  effect(() => {
    document.title = title();
  });
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wakeSound, { capture: true });
}

export function toggleMute(): void {
  muted.value = !muted.value;
}

export async function askToNotify(): Promise<void> {
  if (!("Notification" in window)) return;
  permission.value = await Notification.requestPermission();
}

function title(): string {
  if (phase.value !== "ready") return "Earshot";
  const waiting = counts("waiting");
  if (alarmRows.value.length > 0) return t("title-alarm", { count: alarmRows.value.length });
  return waiting > 0 ? t("title-waiting", { count: waiting }) : t("title-quiet");
}

function heard(event: Event, before: Inbox, after: Inbox): void {
  if (event.seq === 0 || event.conversation_id === null) return;
  const row = after.rows.get(event.conversation_id);
  if (!row) return;
  const message = event.message;
  const arrived = event.kind === "conversation.created" || (row.state === "waiting" && before.rows.get(row.id)?.state === "closed");
  const offered = isOffer(row, myId.value) && !isOffer(before.rows.get(row.id) ?? row, myId.value);
  const toMe = offered || (row.assignee?.id === myId.value && message?.direction === "in");
  if (message?.direction === "in" && route.value.at === "inbox" && route.value.talk === row.id && lock.value === null) {
    announce(t("said-by", { alias: row.alias, text: newWords(message).slice(0, SPOKEN_CHARACTERS) }));
  }
  if (offered) announce(t("offered-spoken", { alias: row.alias }));
  if (!arrived && !toMe) return;
  const rings = alarms(row, myId.value, maySupervise.value);
  if (leader.value && !muted.value && !rings && (row.priority > 0 || toMe)) soft(toMe);
  notify();
}

function speakOfAlarms(ids: string): void {
  const current = new Set(ids.split(" ").filter((id) => id !== ""));
  const fresh = [...current].filter((id) => !alarmedBefore.has(id));
  alarmedBefore = current;
  const row = fresh[0] === undefined ? undefined : inbox.peek().rows.get(fresh[0]);
  if (!row || phase.peek() !== "ready") return;
  alertNow(t(row.assignee === null ? "alarm-spoken" : "alarm-rose-spoken", { reason: (row.reason === null ? null : say(`signal-${row.reason}`)) ?? t("priority-0") }));
  notify(true);
}

/** No alias, no word of theirs: the screen may be shared, the notification centre keeps a list. */
function notify(urgent = false): void {
  if (!document.hidden || permission.value !== "granted" || !leader.value) return;
  const at = Date.now();
  if (!urgent && at - lastNotified < NOTIFY_EVERY_MS) return;
  lastNotified = at;
  try {
    const shown = new Notification(t("notification"), { tag: "earshot", silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Some phones allow notifications from service workers only; the sound and the title remain.
  }
}

function wakeSound(): void {
  context ??= makeContext();
  if (context?.state === "suspended") void context.resume().then(() => (soundBlocked.value = context?.state !== "running"));
  else soundBlocked.value = false;
}

function makeContext(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}

function soundAlarm(): void {
  // Two rising pairs: it carries through a room without sounding like a fire alarm.
  for (const [at, pitch] of [[0, 659], [0.18, 880], [0.55, 659], [0.73, 880]] as const) tone(pitch, at, 0.16, 0.22);
}

function soft(mine: boolean): void {
  tone(mine ? 587 : 494, 0, 0.14, 0.06);
  if (!mine) tone(659, 0.12, 0.18, 0.05);
}

function tone(pitch: number, at: number, length: number, volume: number): void {
  context ??= makeContext();
  if (!context || context.state !== "running") {
    soundBlocked.value = true;
    return;
  }
  const start = context.currentTime + at;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = "sine";
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + length + 0.05);
}
