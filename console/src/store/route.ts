// Where we are: in the address after #, so that back works and the server serves one page. Ids only, never a name.
import { signal } from "@preact/signals";
import { VIEWS } from "../state/rank.ts";
import type { View } from "../state/rank.ts";

const PAGES = ["search", "debrief", "sealed", "blocks", "board", "shifts", "setup", "texts", "operators", "channels", "canned", "lists", "triage", "tables", "retention", "rights", "procedures", "audit"] as const;
/** Pages that may stand at one of their own. */
const KEPT = ["cases", "reviews", "practice", "facts"] as const;
type Kept = (typeof KEPT)[number];
export type Page = (typeof PAGES)[number];
export type Route = { at: "inbox"; view: View; talk: string | null } | { at: Kept; id: string | null } | { at: Page };

export const route = signal<Route>(read());
/** The view one comes back to from a page. */
export const lastView = signal<View>("waiting");

export function linkToken(): string | null {
  const found = /^\/link\/([^/]+)\/?$/.exec(location.pathname);
  return found?.[1] ?? null;
}

export function watchAddress(): void {
  addEventListener("hashchange", () => settle(read()));
  settle(read());
}

export function goView(view: View): void {
  const keep = route.value.at === "inbox" ? route.value.talk : null;
  go({ at: "inbox", view, talk: keep });
}

export function goTalk(talk: string | null): void {
  go({ at: "inbox", view: lastView.value, talk });
}

/** For a link that opens a talk. */
export function talkHref(talk: string): string {
  return write({ at: "inbox", view: lastView.value, talk });
}

function keptOf(page: string | undefined): Kept | undefined {
  return KEPT.find((known) => known === page);
}

export function goPage(page: Page | Kept): void {
  const kept = keptOf(page);
  go(kept ? { at: kept, id: null } : { at: page as Page });
}

export function goCase(id: string): void {
  go({ at: "cases", id });
}

export function goPractice(id: string): void {
  go({ at: "practice", id });
}

export function goReview(id: string): void {
  go({ at: "reviews", id });
}

/** A complaint about a talk. */
export function complaintHref(talk: string): string {
  return write({ at: "facts", id: talk });
}

export function reviewHref(id: string): string {
  return write({ at: "reviews", id });
}

export function caseHref(id: string): string {
  return write({ at: "cases", id });
}

function go(to: Route): void {
  const hash = write(to);
  if (location.hash === hash) return;
  location.hash = hash;
  settle(to);
}

function settle(to: Route): void {
  if (write(to) === write(route.value) && route.value.at === to.at) {
    if (to.at === "inbox") lastView.value = to.view;
    return;
  }
  route.value = to;
  if (to.at === "inbox") lastView.value = to.view;
}

function read(): Route {
  const [first, second] = location.hash.replace(/^#\/?/, "").split("/");
  const page = PAGES.find((known) => known === first);
  if (page) return { at: page };
  const kept = keptOf(first);
  if (kept) return { at: kept, id: second ? decodeURIComponent(second) : null };
  const view = VIEWS.find((known) => known === first) ?? "waiting";
  return { at: "inbox", view, talk: second ? decodeURIComponent(second) : null };
}

function write(to: Route): string {
  if ("id" in to) return `#/${to.at}${to.id === null ? "" : `/${encodeURIComponent(to.id)}`}`;
  if (to.at !== "inbox") return `#/${to.at}`;
  return `#/${to.view}${to.talk === null ? "" : `/${encodeURIComponent(to.talk)}`}`;
}
