//! When a hotline is open: hours per channel and language, holidays, and the two nights a year when the clock jumps.
//!
//! Pure: the time comes in. Hours that end before they begin go past midnight and belong to the day they begin on. Where the
//! clock jumps back, a line is open from the first reading of its hours until the last.

#[cfg(test)]
mod tests;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{HotlineSpec, Hours, Week};
use crate::UnixMillis;

/// How far ahead an opening is looked for, in days; a line that opens later than this has no date to say.
const AHEAD_DAYS: i64 = 400;
const DAY_MS: i64 = 24 * 3_600_000;

/// Whether somebody answers now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Openness {
    /// Open now.
    pub open: bool,
    /// When it opens next, in milliseconds since 1970; `None` while it is open, and where no opening is in sight.
    #[schema(value_type = Option<i64>)]
    pub opens_at: Option<UnixMillis>,
}

const CLOSED: Openness = Openness { open: false, opens_at: None };
const OPEN: Openness = Openness { open: true, opens_at: None };

/// Whether a channel of this kind (`webchat`, …) is open in a language at a time. Without a language: in any of them.
pub fn open_now(spec: &HotlineSpec, kind: &str, language: Option<&str>, at: UnixMillis) -> Openness {
    let Some(language) = language else {
        return spec
            .languages
            .iter()
            .map(|language| open_now(spec, kind, Some(language), at))
            .reduce(sooner)
            .unwrap_or(CLOSED);
    };
    let Some(hours) = hours_of(spec, kind, language) else { return CLOSED };
    if hours.always {
        return OPEN;
    }
    let (Ok(zone), Ok(now)) = (TimeZone::get(&spec.time_zone), Timestamp::from_millisecond(at.0)) else {
        return CLOSED;
    };
    let today = now.to_zoned(zone.clone()).date();
    let mut next: Option<Timestamp> = None;
    // The day before yesterday can't reach into now: hours are at most 24 long, and a jump at most a few more.
    let Ok(mut day) = today.checked_sub(2.days()) else { return CLOSED };
    for _ in 0..AHEAD_DAYS {
        for (from, to) in hours.on(day, &spec.holidays, &zone) {
            if from <= now && now < to {
                return OPEN;
            }
            if from > now && next.is_none_or(|found| from < found) {
                next = Some(from);
            }
        }
        // A day's hours begin on that day, so that no later day has an earlier beginning.
        if next.is_some() && day > today {
            break;
        }
        let Ok(tomorrow) = day.tomorrow() else { break };
        day = tomorrow;
    }
    Openness { open: false, opens_at: next.map(|next| UnixMillis(next.as_millisecond())) }
}

/// Whether a line is open to somebody: in their language or, where the hotline has no hours for that, in any of its own.
pub(crate) fn is_open(spec: &HotlineSpec, kind: &str, language: Option<&str>, at: UnixMillis) -> bool {
    lines(spec, kind, language).into_iter().any(|language| open_now(spec, kind, Some(language), at).open)
}

/// The languages whose hours count for somebody: theirs or, where the hotline has no hours for that, all of its own, because whoever is
/// there answers.
fn lines<'a>(spec: &'a HotlineSpec, kind: &str, language: Option<&'a str>) -> Vec<&'a str> {
    match language.filter(|language| hours_of(spec, kind, language).is_some()) {
        Some(language) => vec![language],
        None => spec.languages.iter().map(String::as_str).collect(),
    }
}

/// When so many milliseconds of open time have passed since a time, over channel, language and holidays as [`is_open`]. `None`
/// where no such time is in sight.
pub(crate) fn open_for(
    spec: &HotlineSpec,
    kind: &str,
    language: Option<&str>,
    since: UnixMillis,
    ms: i64,
) -> Option<UnixMillis> {
    let open_in = |language| {
        let mut left = ms;
        let mut found = None;
        stretches(spec, kind, language, since, |from, to| {
            found = (to - from >= left).then_some(UnixMillis(from + left));
            left -= to - from;
            found.is_none()
        });
        found
    };
    lines(spec, kind, language).into_iter().filter_map(open_in).min_by_key(|at| at.0)
}

/// When somebody was there in a time, for many who began to wait within it.
pub(crate) struct OpenTime {
    /// Stretches in milliseconds since 1970, of each language whose hours count.
    lines: Vec<Vec<(i64, i64)>>,
}

impl OpenTime {
    /// Between two times, over channel, language and holidays as [`is_open`]; of the last year or so.
    pub(crate) fn between(
        spec: &HotlineSpec,
        kind: &str,
        language: Option<&str>,
        since: UnixMillis,
        until: UnixMillis,
    ) -> Self {
        let since = UnixMillis(since.0.max(until.0 - (AHEAD_DAYS - 3) * DAY_MS));
        let open_in = |language| {
            let mut open = Vec::new();
            stretches(spec, kind, language, since, |from, to| {
                if from < until.0 {
                    open.push((from, to.min(until.0)));
                }
                to < until.0
            });
            open
        };
        Self { lines: lines(spec, kind, language).into_iter().map(open_in).collect() }
    }

    /// Milliseconds of it from a time on, where most of them were.
    pub(crate) fn ms_since(&self, since: UnixMillis) -> i64 {
        let of_line = |line: &Vec<(i64, i64)>| -> i64 {
            let after = line.iter().rev().take_while(|(_, to)| *to > since.0);
            after.map(|(from, to)| to - from.max(&since.0)).sum()
        };
        self.lines.iter().map(of_line).max().unwrap_or(0)
    }
}

/// Open stretches after a time in milliseconds since 1970, in order and without overlap, as long as they are asked for.
fn stretches(
    spec: &HotlineSpec,
    kind: &str,
    language: &str,
    since: UnixMillis,
    mut each: impl FnMut(i64, i64) -> bool,
) {
    let Some(hours) = hours_of(spec, kind, language) else { return };
    if hours.always {
        each(since.0, i64::MAX);
        return;
    }
    let (Ok(zone), Ok(begin)) = (TimeZone::get(&spec.time_zone), Timestamp::from_millisecond(since.0)) else { return };
    let mut at = since.0;
    let Ok(mut day) = begin.to_zoned(zone.clone()).date().checked_sub(2.days()) else { return };
    for _ in 0..AHEAD_DAYS {
        let mut spans = hours.on(day, &spec.holidays, &zone);
        spans.sort_unstable();
        for (from, to) in spans {
            let (from, to) = (from.as_millisecond().max(at), to.as_millisecond());
            if from < to {
                at = to;
                if !each(from, to) {
                    return;
                }
            }
        }
        let Ok(tomorrow) = day.tomorrow() else { return };
        day = tomorrow;
    }
}

fn sooner(one: Openness, other: Openness) -> Openness {
    match (one, other) {
        (Openness { open: true, .. }, _) | (_, Openness { open: true, .. }) => OPEN,
        (one, other) => Openness { open: false, opens_at: one.opens_at.into_iter().chain(other.opens_at).min() },
    }
}

/// The entry that says most about this channel and language.
fn hours_of<'s>(spec: &'s HotlineSpec, kind: &str, language: &str) -> Option<&'s Hours> {
    let primary = language.split('-').next().unwrap_or(language);
    spec.hours
        .iter()
        .filter_map(|hours| {
            let by_kind = match &hours.channel {
                None => 0,
                Some(channel) if channel == kind => 10,
                Some(_) => return None,
            };
            let by_language = match &hours.language {
                None => 0,
                Some(tag) if tag == language => 2,
                Some(tag) if tag == primary => 1,
                Some(_) => return None,
            };
            Some((by_kind + by_language, hours))
        })
        .max_by_key(|(score, _)| *score)
        .map(|(_, hours)| hours)
}

impl Hours {
    /// The stretches that begin on a day.
    fn on(&self, day: Date, holidays: &[String], zone: &TimeZone) -> Vec<(Timestamp, Timestamp)> {
        let spans = if is_holiday(day, holidays) { &self.holidays } else { self.week.day(day.weekday()) };
        spans.iter().filter_map(|span| parse_span(span).and_then(|span| span.on(day, zone))).collect()
    }
}

impl Week {
    fn day(&self, weekday: Weekday) -> &[String] {
        match weekday {
            Weekday::Monday => &self.mon,
            Weekday::Tuesday => &self.tue,
            Weekday::Wednesday => &self.wed,
            Weekday::Thursday => &self.thu,
            Weekday::Friday => &self.fri,
            Weekday::Saturday => &self.sat,
            Weekday::Sunday => &self.sun,
        }
    }
}

/// `09:00-17:30`. The end is on the next day where it isn't after the beginning; `24:00` is midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    from: Time,
    to: Time,
    past_midnight: bool,
}

impl Span {
    pub(crate) fn on(self, day: Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        let last = if self.past_midnight { day.tomorrow().ok()? } else { day };
        // Twice the same time in autumn: open from the first, until the second. A time that is skipped in spring is read
        // by the clock before the jump, which is what a watch that nobody turned shows.
        let from = zone.to_ambiguous_timestamp(DateTime::from_parts(day, self.from)).compatible().ok()?;
        let to = zone.to_ambiguous_timestamp(DateTime::from_parts(last, self.to)).later().ok()?;
        (from < to).then_some((from, to))
    }
}

/// `None` where it is none.
pub(crate) fn parse_span(text: &str) -> Option<Span> {
    let (from, to) = text.split_once('-')?;
    let from = parse_time(from)?;
    let (to, past_midnight) = match to {
        "24:00" => (Time::midnight(), true),
        to => {
            let to = parse_time(to)?;
            (to, to < from)
        }
    };
    (past_midnight || from != to).then_some(Span { from, to, past_midnight })
}

fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Whether it is `YYYY-MM-DD`, or `MM-DD` for every year.
pub(super) fn is_date(text: &str) -> bool {
    let shaped = |text: &str| {
        text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
            && text.parse::<Date>().is_ok()
    };
    // 2000 had a 29 February.
    shaped(text) || shaped(&format!("2000-{text}"))
}

fn is_holiday(day: Date, holidays: &[String]) -> bool {
    let text = day.to_string();
    holidays.iter().any(|holiday| *holiday == text || text.get(5..) == Some(holiday))
}
