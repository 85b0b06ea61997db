// An answer that has not left yet: how long it can be taken back, or when it may leave.
import type { Message } from "../api/types.ts";
import { isTakenBack } from "../state/care.ts";
import { held, sendHeldNow, takeBackHeld } from "../store/care.ts";
import { now } from "../store/desk.ts";
import { maySupervise, myId, zone } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, hourOfDay } from "../texts/times.ts";

export function Held({ message }: { message: Message }) {
  const until = message.delivery?.held_until_at ?? 0;
  const mine = message.author?.id === myId.value || maySupervise.value;
  const undo = message.delivery?.held_why === "undo";
  const seconds = Math.max(0, Math.ceil((until - now.value) / 1000));
  return (
    <div class="held-line" role="status">
      <span>{undo ? t("held-undo", { seconds }) : t("held-safe-hours", { time: dayAndHour(until, zone.value) })}</span>
      {mine ? <button class="button small" type="button" onClick={() => void takeBackHeld(message)}>{t("held-take-back")}{held.value?.id === message.id ? <kbd>Z</kbd> : null}</button> : null}
      {mine && undo ? <button class="button small" type="button" onClick={() => void sendHeldNow(message)}>{t("held-send-now")}</button> : null}
    </div>
  );
}

/** Said once and small: the words are there for whoever wants to know what was not said. */
export function TakenBack({ message, who }: { message: Message; who: string }) {
  if (!isTakenBack(message)) return null;
  return (
    <details class="taken-back">
      <summary>{t("held-taken-back", { name: who, time: hourOfDay(message.at) })}</summary>
      <p class="words" dir="auto">{message.text}</p>
    </details>
  );
}
