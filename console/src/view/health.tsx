// A way in, or rules, that need somebody's help: one calm line over every screen, gone by itself once it works again.
import type { RefusedRules } from "../api/types.ts";
import { mayConfigure } from "../store/session.ts";
import { holding, inNeed, refusedRules } from "../store/channels.ts";
import { goPage, route } from "../store/route.ts";
import { language, t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

/** Stands empty before it has words, so that screen readers hear them come. */
export function HealthStrip() {
  return (
    <div class="health" role="status" aria-label={t("health-label")}>
      {inNeed.value.map((channel) => (
        <p key={channel.id} class="health-line">
          <b><bdi>{channel.name}</bdi></b>
          <span lang="en" dir="auto">{channel.health?.problem ?? <span lang={language.value}>{t("health-no-words")}</span>}</span>
          {typeof channel.health?.last_ok_at === "number" ? <span class="soft">{t("health-last", { time: dayAndHour(channel.health.last_ok_at) })}</span> : null}
          {mayConfigure.value && route.value.at !== "channels" ? <button class="link" type="button" onClick={() => goPage("channels")}>{t("health-look")}</button> : null}
        </p>
      ))}
      {refusedRules.value === null ? null : <Rules refused={refusedRules.value} />}
      {holding.value.map((channel) => (
        <p key={`held-${channel.id}`} class="health-line">
          <b><bdi>{channel.name}</bdi></b>
          <span>{t("health-held", { count: channel.quarantined ?? 0 })}</span>
          {mayConfigure.value ? route.value.at === "channels" ? null : <button class="link" type="button" onClick={() => goPage("channels")}>{t("health-look")}</button> : <span class="soft">{t("health-held-tell")}</span>}
        </p>
      ))}
    </div>
  );
}

function Rules({ refused }: { refused: RefusedRules }) {
  return (
    <p class="health-line">
      <b>{t("health-rules")}</b>
      <span>{t(refused.line === 0 ? "health-rules-unread" : "health-rules-refused", { file: refused.file, line: refused.line })} <span lang="en" dir="auto">{refused.reason}</span></span>
      <span class="soft">{t(refused.goes_on === "last_good" ? "health-rules-last-good" : "health-rules-brought")}</span>
    </p>
  );
}
