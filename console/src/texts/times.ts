// Times in words and figures: clocks that count, hours of the day, day separators, sizes.
import { language, t } from "./texts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 0:48 · 11:05 · 1 h 04 · 2 d: short enough for a column, and never wrong about the unit. */
export function counted(ms: number): string {
  const span = Math.max(0, ms);
  if (span < HOUR) return `${Math.floor(span / MINUTE)}:${String(Math.floor(span / 1000) % 60).padStart(2, "0")}`;
  if (span < DAY) return t("span-hours", { hours: Math.floor(span / HOUR), minutes: String(Math.floor(span / MINUTE) % 60).padStart(2, "0") });
  return t("span-days", { days: Math.floor(span / DAY) });
}

/** The same for ears. */
export function spoken(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return t("spoken-seconds", { count: Math.floor(span / 1000) });
  if (span < HOUR) return t("spoken-minutes", { count: Math.floor(span / MINUTE) });
  if (span < DAY) return t("spoken-hours", { count: Math.floor(span / HOUR) });
  return t("spoken-days", { count: Math.floor(span / DAY) });
}

/** 5 · 15 · 60 min · 4 h: a target is said once, in its round unit. */
export function targeted(ms: number): string {
  return ms <= HOUR ? String(Math.round(ms / MINUTE)) : t("target-hours", { hours: Math.round(ms / HOUR) });
}

/** By this computer's clock, or by that of a zone. */
export function hourOfDay(at: number, timeZone?: string): string {
  return format({ hour: "2-digit", minute: "2-digit", timeZone }, at);
}

/** The hour today, else the day. */
export function hourOrDay(at: number): string {
  return sameDay(at, Date.now()) ? hourOfDay(at) : format({ day: "numeric", month: "short" }, at);
}

export function dayName(at: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return t("day-today");
  if (days === 1) return t("day-yesterday");
  return format({ weekday: "long", day: "numeric", month: "long", ...(days > 300 ? { year: "numeric" as const } : {}) }, at);
}

/** With the year where a reader would take another one for granted. */
export function dayAndHour(at: number, timeZone?: string): string {
  const far = Math.abs(Date.now() - at) > 300 * DAY;
  return format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone, ...(far ? { year: "numeric" as const } : {}) }, at);
}

export function fullTime(at: number): string {
  return format({ dateStyle: "medium", timeStyle: "medium" }, at);
}

/** A day, where the hour says nothing. */
export function fullDate(at: number): string {
  return format({ dateStyle: "medium" }, at);
}

export function sameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

export function bytes(size: number): string {
  const [value, unit] = size < 1_000_000 ? [Math.max(1, Math.round(size / 1000)), "kilobyte"] : [size / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language.value, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

/** A name from outside can turn itself round ("fdp.exe" read backwards); its direction marks are made visible. */
export function plainName(name: string): string {
  return name.replace(/[\u0000-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");
}

export function languageName(code: string | null): string {
  if (code === null) return t("language-unknown");
  try {
    return new Intl.DisplayNames([language.value], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions, at: number): string {
  const key = language.value + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language.value, { ...options, hourCycle: "h23" });
    formats.set(key, made);
  }
  return made.format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
