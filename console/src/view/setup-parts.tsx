// When somebody answers, and where talks wait: lists of entries that can be added and taken away.
import type { FieldFault, HotlineSpec } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";
import { Check, Entry, Lines, Pick, Row, faultAt } from "./setup-fields.tsx";
import type { Change } from "./setup-page.tsx";

interface Part {
  spec: HotlineSpec;
  faults: readonly FieldFault[];
  change: Change;
}

const KINDS = ["webchat", "email", "sms", "matrix", "phone"] as const;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const NO_WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

type Hours = HotlineSpec["hours"][number];
type Queue = NonNullable<HotlineSpec["queues"]>[number];

export function HoursPart({ spec, faults, change }: Part) {
  const set = (at: number, part: Partial<Hours>) => change({ hours: spec.hours.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const channels = [["", t("filter-any")] as const, ...KINDS.map((kind) => [kind, t(`channel-${kind}`)] as const)];
  const languages = [["", t("filter-any")] as const, ...spec.languages.map((tag) => [tag, languageName(tag)] as const)];
  return (
    <fieldset class="mailbox-part">
      <legend>{t("setup-hours")}</legend>
      <p class="field-hint wide-field">{t("setup-hours-hint")}</p>
      {spec.hours.map((hours, at) => {
        const path = `hours[${at}]`;
        const whole = faults.find((fault) => fault.field === path)?.words;
        return (
          <fieldset key={at} class="setup-entry wide-field">
            <legend class="sr">{t("setup-hours-entry", { number: at + 1 })}</legend>
            <Pick path={`${path}.channel`} faults={faults} label={t("filter-channel")} value={hours.channel ?? ""} options={channels} onValue={(channel) => set(at, { channel: channel || null })} />
            <Pick path={`${path}.language`} faults={faults} label={t("filter-language")} value={hours.language ?? ""} options={languages} onValue={(language) => set(at, { language: language || null })} />
            <Check label={t("setup-always")} checked={hours.always ?? false} onChecked={(always) => set(at, always ? { always, week: NO_WEEK, holidays: [] } : { always })} />
            {hours.always ? null : (
              <div class="setup-week">
                {DAYS.map((day) => <Row key={day} path={`${path}.week.${day}`} faults={faults} label={t(`day-${day}`)} value={hours.week?.[day] ?? []} onValue={(spans) => set(at, { week: { ...NO_WEEK, ...hours.week, [day]: spans } })} />)}
                <Row path={`${path}.holidays`} faults={faults} label={t("setup-on-holidays")} value={hours.holidays ?? []} onValue={(holidays) => set(at, { holidays })} />
              </div>
            )}
            {whole === undefined ? null : <p class="form-trouble" tabIndex={-1} aria-invalid="true">{whole}</p>}
            {spec.hours.length > 1 ? <button class="link" type="button" onClick={() => change({ hours: spec.hours.filter((_, index) => index !== at) })}>{t("setup-remove")}</button> : null}
          </fieldset>
        );
      })}
      <button class="button" type="button" onClick={() => change({ hours: [...spec.hours, { always: false, week: NO_WEEK, holidays: [] }] })}>{t("setup-hours-add")}</button>
      <div class="wide-field"><Lines path="holidays" faults={faults} label={t("setup-holidays")} hint={t("setup-holidays-hint")} value={spec.holidays ?? []} onValue={(holidays) => change({ holidays })} /></div>
    </fieldset>
  );
}

export function QueuesPart({ spec, faults, change }: Part) {
  const queues = spec.queues ?? [];
  const set = (at: number, part: Partial<Queue>) => change({ queues: queues.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  return (
    <fieldset class="mailbox-part">
      <legend>{t("setup-queues")}</legend>
      <p class="field-hint wide-field">{t("setup-queues-hint")}</p>
      {queues.map((queue, at) => {
        const path = `queues[${at}]`;
        const others = [["", t("setup-none")] as const, ...queues.filter((other) => other.name !== queue.name).map((other) => [other.name, other.name] as const)];
        return (
          <fieldset key={at} class="setup-entry wide-field">
            <legend class="sr">{queue.name}</legend>
            <Entry path={`${path}.name`} faults={faults} label={t("setup-queue-name")} value={queue.name} onValue={(name) => set(at, { name })} />
            <Row path={`${path}.languages`} faults={faults} label={t("setup-queue-languages")} value={queue.languages ?? []} onValue={(wanted) => set(at, { languages: wanted })} />
            <div class="field" role="group" aria-label={t("setup-queue-channels")}>
              <span>{t("setup-queue-channels")}</span>
              <span class="setup-kinds">{KINDS.map((kind) => <Check key={kind} label={t(`channel-${kind}`)} checked={queue.channels?.includes(kind) ?? false}
                onChecked={(on) => set(at, { channels: on ? [...(queue.channels ?? []), kind] : (queue.channels ?? []).filter((each) => each !== kind) })} />)}</span>
              {faultAt(faults, `${path}.channels`) === null ? null : <p class="form-trouble">{faultAt(faults, `${path}.channels`)}</p>}
            </div>
            <Row path={`${path}.skills`} faults={faults} label={t("setup-queue-skills")} value={queue.skills ?? []} onValue={(skills) => set(at, { skills })} />
            <Pick path={`${path}.after_hours`} faults={faults} label={t("setup-queue-closed")} value={queue.after_hours ?? ""} options={others} onValue={(name) => set(at, { after_hours: name || null })} />
            <Pick path={`${path}.overflow.to`} faults={faults} label={t("setup-queue-help")} value={queue.overflow?.to ?? ""} options={others}
              onValue={(to) => set(at, { overflow: to === "" ? null : { to, after_min: queue.overflow?.after_min ?? 10 } })} />
            {queue.overflow ? <Entry path={`${path}.overflow.after_min`} faults={faults} label={t("setup-queue-after")} value={String(queue.overflow.after_min)}
              onValue={(minutes) => set(at, { overflow: { to: queue.overflow?.to ?? "", after_min: Number.parseInt(minutes, 10) || 0 } })} /> : null}
            <Check label={t("setup-queue-offers")} checked={queue.offers ?? false} onChecked={(offers) => set(at, { offers })} />
            <button class="link" type="button" onClick={() => change({ queues: queues.filter((_, index) => index !== at) })}>{t("setup-remove")}</button>
          </fieldset>
        );
      })}
      <button class="button" type="button" onClick={() => change({ queues: [...queues, { name: "", channels: [], languages: [], skills: [], offers: false }] })}>{t("setup-queue-add")}</button>
    </fieldset>
  );
}
