// What triage found in a message: which words, and which reasons to tell.
import type { Signal } from "../api/types.ts";

export interface Stretch {
  text: string;
  signal: Signal | null;
}

/** From here up a reason is told beside the words. */
const TOLD_PRIORITY = 2;

/** The text cut where marks begin and end. Where two signals overlap, the stronger one has the words. */
export function stretches(text: string, signals: Signal[]): Stretch[] {
  const told = signals.filter((signal) => signal.priority <= TOLD_PRIORITY && signal.end > signal.start);
  if (told.length === 0) return [{ text, signal: null }];
  // Places are counted in characters; strings here in UTF-16 units.
  const letters = Array.from(text);
  const owners: (Signal | null)[] = letters.map(() => null);
  for (const signal of [...told].sort((a, b) => b.priority - a.priority)) {
    owners.fill(signal, signal.start, signal.end);
  }
  const parts: Stretch[] = [];
  letters.forEach((letter, at) => {
    const last = parts.at(-1);
    const signal = owners[at] ?? null;
    if (last && last.signal === signal) last.text += letter;
    else parts.push({ text: letter, signal });
  });
  return parts;
}

/** The reasons of a message, each once, strongest first. */
export function reasons(signals: Signal[]): Signal[] {
  const codes = new Set<string>();
  return signals.filter((signal) => signal.priority <= TOLD_PRIORITY && !codes.has(signal.code) && codes.add(signal.code));
}
