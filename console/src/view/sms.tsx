// Talks by text: how much an answer takes, why none can be written, and how little the sender's number proves.
import type { Contact, Row } from "../api/types.ts";
import { smsOf } from "../store/channels.ts";
import { MOST_SEGMENTS, culprit, segments, smart } from "../state/segments.ts";
import { named } from "../state/sms.ts";
import type { Shut } from "../state/sms.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

/** `plainly`: the server writes typographic marks as plain ones where that saves texts. */
export function SmsCount({ text, plainly, onWrite }: { text: string; plainly: boolean; onWrite: (words: string) => void }) {
  if (text === "") return null;
  const better = smart(text);
  const counted = plainly ? better : segments(text);
  const cause = counted.because === null ? null : culprit(text);
  const over = counted.segments > MOST_SEGMENTS;
  return (
    <span class="sms-count">
      <span class={over ? "over" : ""}>{over ? t("sms-over", { segments: counted.segments, most: MOST_SEGMENTS }) : t("sms-count", { segments: counted.segments, most: MOST_SEGMENTS, left: counted.left })}</span>
      {cause === null ? null : <span>{t("sms-because", { character: named(cause) })}</span>}
      {better.replaced === 0 ? null : plainly ? <span>{t("sms-plainly", { count: better.replaced })}</span> : (
        <button class="link" type="button" onClick={() => onWrite(better.text)}>{t("sms-offer", { segments: better.segments })}</button>
      )}
    </span>
  );
}

export function SmsShut({ why, contact }: { why: Shut; contact: Contact }) {
  return <p class="composer-shut" role="status">{why === "stopped" ? t("sms-shut-stopped", { time: dayAndHour(contact.stopped_at ?? 0) }) : t(`sms-shut-${why}`)}</p>;
}

/** Who wrote is never proven by a text; less so through a gateway that signs nothing. */
export function SmsMarks({ row, contact }: { row: Row; contact: Contact }) {
  return (
    <span class="sms-marks">
      <span class="mark-chip" title={t(`about-proof-${contact.address_kind === "name" ? "name" : "number"}`)}>{t(contact.address_kind === "name" ? "sms-name" : "sms-unproven")}</span>
      {smsOf(row)?.signed === false ? <span class="mark-chip" title={t("sms-unsigned-hint")}>{t("sms-unsigned")}</span> : null}
      {typeof contact.stopped_at === "number" ? <span class="mark-chip stopped">{t("sms-stopped")}</span> : null}
    </span>
  );
}
