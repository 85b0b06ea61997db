// What belongs together: contacts who are one person, talks that have to do with each other.
import * as api from "../api/commands.ts";
import type { RelatedTalk, Row, SamePerson } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { attempt, done } from "./notices.ts";

export const TIES = ["person", "related"] as const;
export type Tie = (typeof TIES)[number];

/** Both screens read their talk anew when the event comes. */
export async function connect(row: Row, other: Row, how: Tie): Promise<boolean> {
  return attempt(async () => {
    await (how === "person" ? api.tie : api.relate)(row.id, other.id);
    done(t(`done-${how}`, { alias: row.alias, other: other.alias }));
  });
}

export async function untie(row: Row, other: SamePerson): Promise<void> {
  await attempt(async () => {
    await api.untie(row.id, other.contact_id);
    done(t("done-untied", { alias: row.alias, other: other.alias }));
  });
}

export async function unrelate(row: Row, other: RelatedTalk): Promise<void> {
  await attempt(async () => {
    await api.unrelate(row.id, other.id);
    done(t("done-untied", { alias: row.alias, other: other.alias }));
  });
}
