/** One calm line under the head: a lost line first, then the question about ending, then where the child stands in the queue. */
import { useEffect, useRef } from "preact/hooks";
import type { Store } from "../store";
import { rich, t, texts } from "../texts";
import { callLink } from "./help-lines";

export function Band({ store }: { store: Store }) {
  if (store.confirmingEnd.value) return <ConfirmEnd store={store} />;
  const { link, phase } = store.snapshot.value;
  if (link === "lost") return <p class="band trouble">{t("connection-lost")}</p>;
  if (link === "unavailable") return <p class="band trouble">{rich("service-unavailable", { phone: callLink(store.config.hotline) })}</p>;
  if (store.backAgain.value) return <p class="band">{t("connection-back")}</p>;
  if (link === "slow") return <p class="band">{t("connection-slow")}</p>;
  if (phase === "ended") return null;
  const words = standing(store);
  return words ? <p class="band">{words}</p> : null;
}

function standing(store: Store): string | null {
  const { started, operator, waiting, closed, safety } = store.talk.value;
  if (!started || operator || closed) return null;
  if (store.closedHours.value) return opensAgain(store) ?? t("closed-now");
  if (!waiting) return null;
  if (waiting.operators === "away") return t("operators-away");
  // Whoever isn't safe was told to come first; that others came before would say the opposite.
  return waiting.ahead && safety !== "no" ? t(`waiting-${waiting.ahead}`) : null;
}

/** A bare language means its largest country to a browser, and that one may count its hours differently. */
const european: Record<string, string> = { en: "en-GB", pt: "pt-PT" };

/** In the hotline's own time; the zone is named when the phone is set to another one. */
export function opensAgain(store: Store): string | null {
  const { opens_at, time_zone } = store.config;
  if (opens_at === null) return null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const options: Intl.DateTimeFormatOptions = { weekday: "long", hour: "numeric", minute: "2-digit", timeZone: time_zone };
  if (here !== time_zone) options.timeZoneName = "short";
  const when = new Intl.DateTimeFormat(european[texts.value.locale] ?? texts.value.locale, options).format(opens_at);
  return t("closed-opens", { when });
}

function ConfirmEnd({ store }: { store: Store }) {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  const cancel = () => {
    store.confirmingEnd.value = false;
    // Back to where the question was asked, once the button is there again.
    setTimeout(() => document.getElementById("end-chat")?.focus());
  };
  return (
    <div class="band confirm" role="group" aria-labelledby="end-question">
      <p id="end-question">{t("end-chat-confirm")}</p>
      <button type="button" class="pill" onClick={() => store.end()}>{t("end-chat-yes")}</button>
      <button type="button" class="pill strong" ref={stay} onClick={cancel}>{t("end-chat-no")}</button>
    </div>
  );
}
