// A way in that needs somebody's help: one calm line over every screen, gone by itself once it works again.
import { mayConfigure } from "../store/session.ts";
import { holding, inNeed } from "../store/channels.ts";
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
