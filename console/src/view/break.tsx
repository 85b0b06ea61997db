// After hard content: the break that is due, over every screen, and how much one has opened.
import { breakDue, breakLater, exposure, takeBreak } from "../store/hard.ts";
import { goPage } from "../store/route.ts";
import { t } from "../texts/texts.ts";

/** Asks, and never stops anybody: somebody may just be talking a child out of danger. */
export function BreakBand() {
  const seen = exposure.value;
  if (seen === null || !breakDue.value) return null;
  return (
    <section class="alarm rest" aria-label={t("break-label")}>
      <span class="alarm-words">
        <b>{t("break-words")}</b>
        <span class="alarm-who">{t("break-why", { count: seen.since_break })}</span>
      </span>
      <span class="alarm-acts">
        <button class="button" type="button" onClick={breakLater}>{t("break-later")}</button>
        <button class="button main" type="button" onClick={() => {
          goPage("debrief");
          void takeBreak();
        }}>{t("break-take")}</button>
      </span>
    </section>
  );
}

/** How much one has opened, where there is something to say. */
export function Opened() {
  const seen = exposure.value;
  return seen === null || seen.shift === 0 ? null : <span class="views-opened">{t("exposure-shift", { count: seen.shift })}</span>;
}
