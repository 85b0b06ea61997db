// What narrows the lists. The server narrows pages by the same rule; here it is asked again for every row that an event brings.
import type { Filter, Row } from "../api/types.ts";

export const EVERYTHING: Filter = {};

export function isEmpty(filter: Filter): boolean {
  return !filter.channel && !filter.language && filter.priority == null && !filter.queue && !filter.tag && !filter.unclaimed;
}

export function takes(filter: Filter, row: Row): boolean {
  return (
    (!filter.channel || row.channel.id === filter.channel) &&
    (!filter.language || (row.language ?? "?") === filter.language) &&
    (filter.priority == null || row.priority <= filter.priority) &&
    (!filter.queue || row.queue === filter.queue) &&
    (!filter.tag || row.tags.includes(filter.tag)) &&
    !(filter.unclaimed && row.assignee !== null)
  );
}

export function same(a: Filter, b: Filter): boolean {
  return (a.channel ?? null) === (b.channel ?? null) && (a.language ?? null) === (b.language ?? null) && (a.priority ?? null) === (b.priority ?? null)
    && (a.queue ?? null) === (b.queue ?? null) && (a.tag ?? null) === (b.tag ?? null) && Boolean(a.unclaimed) === Boolean(b.unclaimed);
}

/** As the server's address takes it. */
export function asQuery(filter: Filter): string {
  const parts = new URLSearchParams();
  if (filter.channel) parts.set("channel", filter.channel);
  if (filter.language) parts.set("language", filter.language);
  if (filter.priority != null) parts.set("priority", String(filter.priority));
  if (filter.queue) parts.set("queue", filter.queue);
  if (filter.tag) parts.set("tag", filter.tag);
  if (filter.unclaimed) parts.set("unclaimed", "true");
  const text = parts.toString();
  return text === "" ? "" : `&${text}`;
}
