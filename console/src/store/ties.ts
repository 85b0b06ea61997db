// What belongs together: contacts who are one person, talks that have to do with each other.
import * as api from "../api/commands.ts";
import type { Line, RelatedTalk, Row, SamePerson } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { apply } from "./desk.ts";
import { attempt, done } from "./notices.ts";

export const TIES = ["person", "related", "merge"] as const;
export type Tie = (typeof TIES)[number];

/** Both screens read their talk anew when the event comes. */
export async function connect(row: Row, other: Row, how: Tie): Promise<boolean> {
  return attempt(async () => {
    if (how === "merge") apply({ type: "row", row: await api.merge(row.id, other.id) });
    else await (how === "person" ? api.tie : api.relate)(row.id, other.id);
    done(t(`done-${how}`, { alias: row.alias, other: other.alias }));
  });
}

export async function untie(row: Row, other: SamePerson): Promise<void> {
  await attempt(async () => {
    await api.untie(row.id, other.contact_id);
    done(t("done-untied", { alias: row.alias, other: other.alias }));
  });
}

/** Each is by itself again, with what came meanwhile. */
export async function unmerge(row: Row, part: Line): Promise<void> {
  await attempt(async () => {
    apply({ type: "row", row: await api.unmerge(row.id, part.id) });
    done(t("done-unmerged", { alias: part.contact.alias }));
  });
}

/** What stands before a message becomes a talk of its own. */
export async function split(row: Row, message: string): Promise<boolean> {
  return attempt(async () => {
    const both = await api.split(row.id, message);
    for (const half of [both.later, both.earlier]) apply({ type: "row", row: half });
    done(t("done-split", { alias: row.alias }));
  });
}

export async function unsplit(row: Row, earlier: string): Promise<void> {
  await attempt(async () => {
    apply({ type: "row", row: await api.unsplit(row.id, earlier) });
    done(t("done-unsplit", { alias: row.alias }));
  });
}

export async function unrelate(row: Row, other: RelatedTalk): Promise<void> {
  await attempt(async () => {
    await api.unrelate(row.id, other.id);
    done(t("done-untied", { alias: row.alias, other: other.alias }));
  });
}
