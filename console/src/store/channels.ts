// How the ways in are: read once a minute by everybody at a desk, so that a mailbox that stands still is seen by whoever can act.
import { computed, effect, signal, untracked } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { Channel, RefusedRules, Row, SmsBrief } from "../api/types.ts";
import { lock, maySupervise, phase } from "./session.ts";

const EVERY_MS = 60_000;

export const channels = signal<readonly Channel[] | null>(null);
export const inNeed = computed(() => (channels.value ?? []).filter((channel) => channel.active && channel.health?.state === "needs_help"));
/** Where something came whose proof was not good: it may be a forgery, or a secret that was changed on one side only. */
export const holding = computed(() => (channels.value ?? []).filter((channel) => (channel.quarantined ?? 0) > 0));

/** The hotline's own rules of triage, where they have a mistake: for whoever supervises or sets up. */
export const refusedRules = signal<RefusedRules | null>(null);

/** What is known of the gateway that a talk by text goes through. */
export function smsOf(row: Pick<Row, "channel">): SmsBrief | null {
  return channels.value?.find((channel) => channel.id === row.channel.id)?.sms ?? null;
}

export function startChannels(): void {
  effect(() => {
    if (atDesk()) untracked(() => void look());
  });
  setInterval(() => {
    if (atDesk() && !document.hidden) void look();
  }, EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (atDesk() && !document.hidden) void look();
  });
}

export async function loadChannels(): Promise<void> {
  channels.value = await api.channels();
}

function atDesk(): boolean {
  return phase.value === "ready" && lock.value === null;
}

/** That the server can't be reached is said elsewhere; what was known stays on screen. */
async function look(): Promise<void> {
  try {
    await loadChannels();
    if (maySupervise.value) refusedRules.value = (await api.triageRules()).refused;
  } catch {
    // The next minute asks again.
  }
}
