// Who is needed when: arrivals of the last weeks beside the people who are planned, and the plan as a grid for the keyboard.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { ShiftHour, ShiftPage } from "../api/types.ts";
import { channels } from "../store/channels.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { mayErase, maySupervise, me } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { fullDate, languageName } from "../texts/times.ts";

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const USUAL = "usual";
const BACK = [4, 8, 12, 26];
const MOST = 200;

interface Asked { weeks: number; language: string; channel: string; week: string }

export function ShiftsPage() {
  const [asked, setAsked] = useState<Asked>({ weeks: 8, language: "", channel: "", week: "" });
  const [page, setPage] = useState<ShiftPage | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = () => api.shifts(asked).then((read) => {
    setPage(read);
    setTrouble(null);
  }, (error: unknown) => setTrouble(sentence(error)));
  useEffect(() => {
    if (maySupervise.value) void load();
  }, [asked]);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  const put = (change: Partial<Asked>) => setAsked({ ...asked, ...change });
  return (
    <>
      <div class="page-top"><h1>{t("page-shifts")}</h1></div>
      <p class="soft page-hint">{t("shifts-hint")}</p>
      <div class="shift-filters" role="group" aria-label={t("shifts-filters")}>
        <label class="field"><span>{t("shifts-back")}</span><select value={asked.weeks} onChange={(event) => put({ weeks: Number(event.currentTarget.value) })}>{BACK.map((each) => <option key={each} value={each}>{t("shifts-weeks", { count: each })}</option>)}</select></label>
        <label class="field"><span>{t("shifts-language")}</span><select value={asked.language} onChange={(event) => put({ language: event.currentTarget.value })}><option value="">{t("shifts-all")}</option>{(me.value?.hotline.languages ?? []).map((each) => <option key={each} value={each}>{languageName(each)}</option>)}</select></label>
        <label class="field"><span>{t("shifts-channel")}</span><select value={asked.channel} onChange={(event) => put({ channel: event.currentTarget.value })}><option value="">{t("shifts-all")}</option>{(channels.value ?? []).map((each) => <option key={each.id} value={each.name}>{each.name}</option>)}</select></label>
        <label class="field"><span>{t("shifts-week")}</span><input type="date" value={page === null || page.week === USUAL ? "" : page.week} onChange={(event) => put({ week: event.currentTarget.value })} /></label>
        <button class={page?.week === USUAL ? "button on" : "button"} type="button" aria-pressed={page?.week === USUAL} onClick={() => put({ week: USUAL })}>{t("shifts-usual")}</button>
      </div>
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {page === null ? (trouble === null ? <p class="soft">{t("loading")}</p> : null) : <Week key={`${page.week} ${page.version}`} page={page} onChanged={load} />}
    </>
  );
}

const dayName = (day: number): string => new Intl.DateTimeFormat(language.value, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
const isShort = (hour: ShiftHour, planned: number): boolean => hour.need !== null && hour.times > 0 && planned < hour.need;

function Week({ page, onChanged }: { page: ShiftPage; onChanged: () => void }) {
  const [planned, setPlanned] = useState<readonly number[]>(page.hours.map((hour) => hour.planned));
  const changed = planned.some((people, at) => people !== page.hours[at]?.planned);
  const save = () => attempt(async () => {
    await api.planShifts(page.week, page.version, planned);
    done(t("shifts-saved"));
    onChanged();
  });
  const drop = () => attempt(async () => {
    await api.unplanShifts(page.week);
    done(t("shifts-dropped"));
    onChanged();
  });
  return (
    <>
      <section>
        <h2 class="part">{page.week === USUAL ? t("shifts-usual-title") : t("shifts-title", { date: fullDate(Date.parse(page.week)) })}</h2>
        <p class="small">{t(page.own || page.week === USUAL ? "shifts-own" : "shifts-by-usual")} {t("shifts-zone", { zone: page.time_zone })}</p>
        <Formula page={page} />
        <Plot page={page} planned={planned} />
        <Short page={page} planned={planned} />
      </section>
      <section>
        <h2 class="part">{t("shifts-plan")}</h2>
        <p class="soft small">{t(mayErase.value ? "shifts-plan-hint" : "shifts-plan-read")}</p>
        <Grid page={page} planned={planned} onPlanned={(at, people) => setPlanned(planned.map((old, place) => (place === at ? people : old)))} />
        {mayErase.value ? (
          <p class="form-end">
            {page.own && page.week !== USUAL ? <button class="button" type="button" onClick={() => void drop()}>{t("shifts-drop")}</button> : null}
            <button class="button main" type="button" disabled={!changed && page.own} onClick={() => void save()}>{t(page.week === USUAL ? "shifts-save-usual" : "shifts-save")}</button>
          </p>
        ) : null}
      </section>
    </>
  );
}

function Formula({ page }: { page: ShiftPage }) {
  const minutes = page.handling_ms === null ? null : Math.round(page.handling_ms / 60_000);
  return (
    <p class="shift-formula small">
      {t("shifts-formula")} {minutes === null ? t("shifts-unmeasured", { count: page.handled }) : t("shifts-measured", { minutes, count: page.handled })} {t("shifts-at-once", { count: page.at_once })} {t("shifts-arrivals", { count: page.arrivals, weeks: page.weeks })}
    </p>
  );
}

/** Bars are people needed, the line is people planned; the grid below says all of it in figures. */
function Plot({ page, planned }: { page: ShiftPage; planned: readonly number[] }) {
  const top = Math.max(1, ...page.hours.map((hour) => hour.need ?? 0), ...planned);
  const y = (people: number) => 100 - (people / top) * 96;
  const line = planned.map((people, at) => `${at === 0 ? "M0 " : "V"}${y(people)}h4`).join("");
  return (
    <figure class="shift-plot">
      <svg viewBox="0 0 672 100" preserveAspectRatio="none" role="img" aria-label={t("shifts-plot")}>
        {DAYS.map((day) => <path key={day} class="shift-day" d={`M${day * 96} 0v100`} />)}
        {page.hours.map((hour, at) => hour.need === null || hour.need === 0 ? null : <rect key={at} class={isShort(hour, planned[at] ?? 0) ? "shift-bar short" : "shift-bar"} x={at * 4 + 0.5} width={3} y={y(hour.need)} height={100 - y(hour.need)} />)}
        <path class="shift-line under" d={line} />
        <path class="shift-line" d={line} />
      </svg>
      <div class="shift-days" aria-hidden="true">{DAYS.map((day) => <span key={day}>{dayName(day)}</span>)}</div>
      <figcaption class="soft small">{t("shifts-legend", { top })}</figcaption>
    </figure>
  );
}

/** In words, because a colour alone says nothing to many. */
function Short({ page, planned }: { page: ShiftPage; planned: readonly number[] }) {
  const spans = DAYS.map((day) => {
    const short = HOURS.filter((hour) => {
      const at = day * 24 + hour;
      const seen = page.hours[at];
      return seen !== undefined && isShort(seen, planned[at] ?? 0);
    });
    const from = short.filter((hour) => !short.includes(hour - 1));
    return { day, words: from.map((begin) => {
      let end = begin + 1;
      while (short.includes(end)) end += 1;
      return `${clock(begin)}–${clock(end)}`;
    }) };
  }).filter((each) => each.words.length > 0);
  return (
    <div class="shift-short" role="status">
      {spans.length === 0 ? <p>{t(page.handling_ms === null ? "shifts-unknown" : "shifts-enough")}</p> : (
        <>
          <p><b>{t("shifts-short")}</b></p>
          <ul>{spans.map((each) => <li key={each.day}>{dayName(each.day)}: {each.words.join(", ")}</li>)}</ul>
        </>
      )}
    </div>
  );
}

/** Arrows go from hour to hour and from day to day; digits write. */
function Grid({ page, planned, onPlanned }: { page: ShiftPage; planned: readonly number[]; onPlanned: (at: number, people: number) => void }) {
  const frame = useRef<HTMLTableElement>(null);
  const key = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (step === undefined) return;
    const next = frame.current?.querySelector<HTMLInputElement>(`[data-at="${at + step}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={t("shifts-plan")}>
      <table class="shift-grid" ref={frame}>
        <thead><tr><th scope="col">{t("shifts-hour")}</th>{DAYS.map((day) => <th key={day} scope="col">{dayName(day)}</th>)}</tr></thead>
        <tbody>
          {HOURS.map((hour) => (
            <tr key={hour}>
              <th scope="row" class="figures">{clock(hour)}</th>
              {DAYS.map((day) => {
                const at = day * 24 + hour;
                const seen = page.hours[at];
                if (!seen) return null;
                const people = planned[at] ?? 0;
                const short = isShort(seen, people);
                return (
                  <td key={day} class={short ? "short" : ""}>
                    {mayErase.value
                      ? <input data-at={at} inputMode="numeric" maxLength={3} value={people} aria-label={t("shifts-cell", { day: dayName(day), hour: clock(hour) })}
                          onKeyDown={(event) => key(event, at)} onFocus={(event) => event.currentTarget.select()}
                          onInput={(event) => onPlanned(at, Math.min(MOST, Number(event.currentTarget.value.replace(/\D/g, ""))))} />
                      : <b class="figures">{people}</b>}
                    <span class="shift-need">{seen.times === 0 ? t("shifts-no-hour") : seen.need === null ? "" : t(short ? "shifts-need-short" : "shifts-need", { need: seen.need })}</span>
                    <span class="shift-seen" title={t("shifts-seen-title")}>{seen.median === null || seen.high === null ? "–" : `${seen.median.toLocaleString(language.value)} · ${seen.high}`}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">{t("shifts-seen-title")}</p>
    </div>
  );
}
