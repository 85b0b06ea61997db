// Gentle words where one writes or is about to claim: never in the way, and nothing has to be done about them.
import type { Row } from "../api/types.ts";
import { foreignTo, hardIn } from "../state/plain.ts";
import { heldBy, tooMany } from "../state/room.ts";
import { deskOf } from "../store/compose.ts";
import { inbox, now } from "../store/desk.ts";
import { me, myId } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";

/** How the answer reads, and whether it is in their language. */
export function ReplyHint({ row }: { row: Row }) {
  const { reply, language } = deskOf(row.id);
  const foreign = foreignTo(row.language, reply.trim() === "" ? null : language, me.value?.operator.languages ?? []);
  const hard = hardIn(reply);
  const theirs = languageName(row.language);
  const words = foreign === "other" ? t("hint-language-other", { theirs, written: languageName(language) })
    : hard !== null ? t(`hint-hard-${hard}`)
    : foreign === "unspoken" ? t("hint-language-unspoken", { theirs }) : null;
  return <span class="composer-advice" role="status">{words}</span>;
}

/** Beside the way to claim, where one more would be too many. */
export function RoomHint({ row }: { row: Row }) {
  const operator = me.value?.operator;
  if (operator === undefined || row.assignee !== null || row.state === "closed") return null;
  const held = heldBy(inbox.value.rows.values(), myId.value, now.value);
  const why = tooMany(held, operator.talk_limit, row.priority);
  return why === null ? null : <div class="band quiet-band" role="status"><span>{t(`hint-room-${why}`, { count: held.length, limit: operator.talk_limit })}</span></div>;
}
