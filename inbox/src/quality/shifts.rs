//! Who is needed when: arrivals of the last weeks by hour of the week, beside how many are planned.
//!
//! Hours are those of the hotline's clock. Where it jumps forward an hour is missing and says nothing; where it jumps back an hour comes
//! twice and says two things. Arrivals are sittings that began; what no channel brought is not among them. Sums only, no message is read.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    Inbox, OperatorId,
    access::{Right, Role, Scope, USUAL_TALKS},
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::NewAudit,
        operators,
        shifts::{self as rows, Arrival, PlanRow},
    },
    view::Person,
};

/// Hours of a week.
const HOURS: usize = 7 * 24;
const HOUR_MS: i64 = 3_600_000;
/// Weeks that can be looked back at.
const WEEKS: std::ops::RangeInclusive<i64> = 1..=52;
/// Of fewer talks no handling time is measured.
const FEWEST: usize = 10;
/// A talk that goes on for longer, such as a mail that waits for days, counts as this; milliseconds.
const LONGEST_MS: i64 = 2 * HOUR_MS;
/// Most people of an hour.
const MOST_PEOPLE: i64 = 200;
/// The plan of every week that has none of its own.
pub const USUAL: &str = "usual";

/// What to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftQuery {
    /// How many whole weeks before this one; 1 to 52.
    pub weeks: i64,
    /// Only this language; empty for all.
    pub language: String,
    /// Only the channel of this name; empty for all.
    pub channel: String,
    /// The week whose plan is meant: a day in it as `YYYY-MM-DD`, [`USUAL`], or empty for this week.
    pub week: String,
}

/// An hour of the week.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ShiftHour {
    /// Arrivals in this hour: half of the weeks had as many or fewer. None where no week had this hour.
    pub median: Option<f64>,
    /// Four weeks of five had as many or fewer.
    pub high: Option<i64>,
    /// People that are needed; none where too few talks tell how long one takes.
    pub need: Option<i64>,
    /// People that are planned.
    pub planned: i64,
    /// Fewer are planned than needed.
    pub short: bool,
    /// How often this hour comes in the week that is shown: 0 or 2 where the clock jumps.
    pub times: u8,
}

/// Arrivals and a plan, hour by hour.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ShiftPage {
    /// The hotline's clock.
    pub time_zone: String,
    /// Weeks that were looked at.
    pub weeks: i64,
    /// Their beginning; milliseconds since 1970.
    pub from: i64,
    /// Their end; milliseconds since 1970.
    pub to: i64,
    /// Arrivals in them.
    pub arrivals: i64,
    /// How long a talk takes from its first answer to its end: half of them took as long or less, each counted with two hours at most;
    /// milliseconds. None of fewer than ten talks.
    pub handling_ms: Option<i64>,
    /// Talks that this was measured on.
    pub handled: i64,
    /// Talks that one person holds at once: what half of the people here may hold, or less.
    pub at_once: i64,
    /// The week that is shown: its Monday as `YYYY-MM-DD`, or `usual`.
    pub week: String,
    /// Whether it has a plan of its own; the usual one stands otherwise.
    pub own: bool,
    /// The number of its own plan; 0 where it has none.
    pub version: i64,
    /// Who changed the plan that is shown.
    pub changed_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub changed_at: Option<i64>,
    /// 168 of them, from Monday 00:00.
    pub hours: Vec<ShiftHour>,
}

/// The hours of a local week as stretches of time, from Monday 00:00: none, one or two each.
fn hours_of(monday: Date, zone: &TimeZone) -> Result<Vec<Vec<i64>>, StoreError> {
    let mut hours = Vec::with_capacity(HOURS);
    for day in 0..7 {
        let date = monday.checked_add(day.days()).map_err(|error| out_of_range(&error))?;
        for hour in 0..24 {
            let time = Time::new(hour, 0, 0, 0).map_err(|error| out_of_range(&error))?;
            let civil = DateTime::from_parts(date, time);
            let offsets = match zone.to_ambiguous_timestamp(civil).offset() {
                AmbiguousOffset::Unambiguous { offset } => vec![offset],
                AmbiguousOffset::Gap { .. } => Vec::new(),
                AmbiguousOffset::Fold { before, after } => vec![before, after],
            };
            let begins = offsets.into_iter().filter_map(|offset| offset.to_timestamp(civil).ok());
            hours.push(begins.map(|begin| begin.as_millisecond()).collect());
        }
    }
    Ok(hours)
}

fn out_of_range(error: &jiff::Error) -> StoreError {
    StoreError::Rejected(format!("no such day: {error}"))
}

fn monday_of(date: Date) -> Result<Date, StoreError> {
    let since = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(since.days()).map_err(|error| out_of_range(&error))
}

fn midnight(date: Date, zone: &TimeZone) -> Result<i64, StoreError> {
    let begin = date.to_zoned(zone.clone()).map_err(|error| out_of_range(&error))?;
    Ok(begin.timestamp().as_millisecond())
}

/// The middle, or between the two in the middle.
fn median(sorted: &[i64]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    let lower = if sorted.len().is_multiple_of(2) { *sorted.get(half - 1)? } else { upper };
    Some((lower + upper) as f64 / 2.0)
}

/// The least number that four of five don't go beyond.
fn four_of_five(sorted: &[i64]) -> Option<i64> {
    sorted.get((sorted.len() * 4).div_ceil(5).checked_sub(1)?).copied()
}

/// How long talks took that were answered and are over.
fn handling(arrivals: &[Arrival]) -> (Option<i64>, i64) {
    let mut took: Vec<i64> = arrivals
        .iter()
        .filter_map(|(_, answered, ended)| Some(((*ended)? - (*answered)?).clamp(0, LONGEST_MS)))
        .collect();
    took.sort_unstable();
    let measured = if took.len() < FEWEST { None } else { median(&took).map(|ms| ms as i64) };
    (measured, took.len() as i64)
}

/// People for so many arrivals in an hour: the hours of work in them, over how many talks one person holds at once, rounded up.
fn need(arrivals: i64, handling_ms: i64, at_once: i64) -> i64 {
    let work = arrivals.saturating_mul(handling_ms);
    let person = HOUR_MS * at_once.max(1);
    (work + person - 1) / person
}

/// What half of the people may hold, or less.
fn at_once(mut limits: Vec<i64>) -> i64 {
    limits.sort_unstable();
    let middle = limits.len().checked_sub(1).and_then(|last| limits.get(last / 2)).copied();
    middle.unwrap_or_else(|| USUAL_TALKS.into()).max(1)
}

fn planned(row: Option<&PlanRow>) -> Vec<i64> {
    row.and_then(|row| serde_json::from_str(&row.hours).ok())
        .filter(|hours: &Vec<i64>| hours.len() == HOURS)
        .unwrap_or_else(|| vec![0; HOURS])
}

impl Inbox {
    /// Arrivals of the last weeks and the plan of a week (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] for a week that is none.
    pub async fn shifts(&self, scope: &Scope, query: ShiftQuery) -> Result<ShiftPage, StoreError> {
        scope.need(Right::Audit)?;
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        let zone = TimeZone::get(&spec.time_zone).unwrap_or(TimeZone::UTC);
        let weeks = query.weeks.clamp(*WEEKS.start(), *WEEKS.end());
        let now = Timestamp::from_millisecond(self.clock().now().0).map_err(|error| out_of_range(&error))?;
        let this = monday_of(now.to_zoned(zone.clone()).date())?;
        let first = this.checked_sub((7 * weeks).days()).map_err(|error| out_of_range(&error))?;
        let (week, monday) = week_of(&query.week, this)?;
        let span = (midnight(first, &zone)?, midnight(this, &zone)?);
        let (arrivals, own, usual, people) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let arrivals = rows::arrivals(&mut conn, hotline, span, (query.language, query.channel)).await?;
            let own = rows::plan(&mut conn, hotline, week.clone()).await?;
            let usual = rows::plan(&mut conn, hotline, USUAL.into()).await?;
            (arrivals, own, usual, operators::of_hotline(&mut conn, hotline).await?)
        };
        let limits = people.iter().filter(|person| person.active && person.role != Role::Admin);
        let at_once = at_once(limits.map(|person| i64::from(person.talk_limit)).collect());
        let (handling_ms, handled) = handling(&arrivals);
        let shown = own.as_ref().or(usual.as_ref());
        let seen = counts(&arrivals, first, weeks, &zone)?;
        let times = hours_of(monday, &zone)?;
        let hours = seen.into_iter().zip(planned(shown)).zip(times).map(|((counts, planned), times)| {
            let high = four_of_five(&counts);
            let need = high.zip(handling_ms).map(|(high, handling)| need(high, handling, at_once));
            ShiftHour {
                median: median(&counts),
                high,
                need,
                planned,
                short: need.is_some_and(|need| planned < need) && !times.is_empty(),
                times: u8::try_from(times.len()).unwrap_or(1),
            }
        });
        Ok(ShiftPage {
            time_zone: spec.time_zone.clone(),
            weeks,
            from: span.0,
            to: span.1,
            arrivals: arrivals.len() as i64,
            handling_ms,
            handled,
            at_once,
            week,
            own: own.is_some(),
            version: own.as_ref().map_or(0, |row| row.version),
            changed_by: shown.map(|row| Person { id: OperatorId(row.changed_by), name: row.changed_by_name.clone() }),
            changed_at: shown.map(|row| row.at),
            hours: hours.collect(),
        })
    }

    /// Plans a week, or every week that has no plan of its own (supervisors). Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for anything but 168 numbers of people; [`StoreError::Conflict`] where `version` is not the newest any more.
    pub async fn plan_shifts(&self, scope: &Scope, week: &str, version: i64, hours: &[i64]) -> Result<(), Refusal> {
        scope.need(Right::Plan)?;
        let mut problems = Problems::default();
        if hours.len() != HOURS || hours.iter().any(|people| !(0..=MOST_PEOPLE).contains(people)) {
            problems.add("hours", format!("{HOURS} hours with 0 to {MOST_PEOPLE} people each"));
        }
        problems.finish()?;
        let week = self.named_week(week)?;
        let text = serde_json::to_string(hours).map_err(|error| StoreError::Defect(error.to_string()))?;
        let (hotline, by) = (scope.hotline(), (scope.operator(), self.clock().now().0));
        let audit = self.of_plan(scope, "shift-plan.changed", &week);
        let put = self
            .data()
            .write(hotline.0, move |tx| {
                let (week, text, audit) = (week.clone(), text.clone(), audit.clone());
                Box::pin(async move {
                    let put = rows::put(tx, hotline, (week, version), text, by).await?;
                    if put {
                        tx.effects.audit(audit);
                    }
                    Ok(put)
                })
            })
            .await?;
        if put {
            return Ok(());
        }
        Err(StoreError::Conflict("somebody changed this plan meanwhile: look at it again".into()).into())
    }

    /// Takes a week's own plan away, so that the usual one stands (supervisors); harmless where it has none. Audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] for a week that is none.
    pub async fn unplan_shifts(&self, scope: &Scope, week: &str) -> Result<(), StoreError> {
        scope.need(Right::Plan)?;
        let week = self.named_week(week)?;
        let hotline = scope.hotline();
        let audit = self.of_plan(scope, "shift-plan.removed", &week);
        self.data()
            .write(hotline.0, move |tx| {
                let (week, audit) = (week.clone(), audit.clone());
                Box::pin(async move {
                    if rows::remove(tx, hotline, week).await? {
                        tx.effects.audit(audit);
                    }
                    Ok(())
                })
            })
            .await
    }

    fn named_week(&self, week: &str) -> Result<String, StoreError> {
        let now = Timestamp::from_millisecond(self.clock().now().0).map_err(|error| out_of_range(&error))?;
        let today = now.to_zoned(TimeZone::UTC).date();
        Ok(week_of(week, monday_of(today)?)?.0)
    }

    fn of_plan(&self, scope: &Scope, act: &'static str, week: &str) -> NewAudit {
        NewAudit {
            hotline: scope.hotline().0,
            at: self.clock().now().0,
            actor: Some(scope.operator().0),
            act,
            subject: None,
            data: json!({ "week": week }),
        }
    }
}

/// What a plan is kept by, and the Monday that is shown.
fn week_of(text: &str, this: Date) -> Result<(String, Date), StoreError> {
    match text {
        "" => Ok((this.to_string(), this)),
        USUAL => Ok((USUAL.into(), this)),
        text => {
            let day: Date =
                text.parse().map_err(|_| StoreError::Rejected("a week is named by a day as YYYY-MM-DD".into()))?;
            let monday = monday_of(day)?;
            Ok((monday.to_string(), monday))
        }
    }
}

/// Arrivals of each hour of the week, sorted, one number for each time that the hour came.
fn counts(arrivals: &[Arrival], first: Date, weeks: i64, zone: &TimeZone) -> Result<Vec<Vec<i64>>, StoreError> {
    let before = |at: i64| arrivals.partition_point(|(begun, _, _)| *begun < at);
    let mut seen = vec![Vec::new(); HOURS];
    for week in 0..weeks {
        let monday = first.checked_add((7 * week).days()).map_err(|error| out_of_range(&error))?;
        for (counts, begins) in seen.iter_mut().zip(hours_of(monday, zone)?) {
            counts.extend(begins.into_iter().map(|begin| (before(begin + HOUR_MS) - before(begin)) as i64));
        }
    }
    seen.iter_mut().for_each(|counts: &mut Vec<i64>| counts.sort_unstable());
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn an_hour_that_is_skipped_says_nothing_and_one_that_comes_twice_says_two_things() {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let date = |text: &str| text.parse::<Date>().unwrap();
        // Sunday 02:00 does not exist on 2026-03-29, and comes twice on 2026-10-25.
        let sunday_two = 6 * 24 + 2;
        let spring = hours_of(date("2026-03-23"), &zone).unwrap();
        assert!(spring[sunday_two].is_empty() && spring[sunday_two + 1] == [at("2026-03-29T01:00:00Z")]);
        assert_eq!(spring.iter().flatten().count(), 167);
        let autumn = hours_of(date("2026-10-19"), &zone).unwrap();
        assert_eq!(autumn[sunday_two], [at("2026-10-25T00:00:00Z"), at("2026-10-25T01:00:00Z")]);
        assert_eq!(autumn.iter().flatten().count(), 169);
        // The same hour of the wall, an hour apart on the clock of the world.
        let arrivals: Vec<Arrival> = ["2026-03-28T18:30:00Z", "2026-04-04T17:30:00Z", "2026-04-04T17:59:59Z"]
            .map(|time| (at(time), None, None))
            .to_vec();
        let seen = counts(&arrivals, date("2026-03-23"), 2, &zone).unwrap();
        assert_eq!(seen[5 * 24 + 19], [1, 2]);
        assert_eq!(seen[sunday_two], [0], "one week of two had it");
        assert_eq!(seen.iter().flatten().sum::<i64>(), 3);
    }

    #[test]
    fn medians_and_four_of_five_are_those_of_the_book() {
        assert_eq!((median(&[1, 2, 10]), median(&[1, 2]), median(&[])), (Some(2.0), Some(1.5), None));
        assert_eq!(four_of_five(&[0, 1, 2, 3, 9]), Some(3));
        assert_eq!((four_of_five(&[4]), four_of_five(&[1, 5]), four_of_five(&[])), (Some(4), Some(5), None));
    }

    #[test]
    fn people_are_work_over_what_one_holds_rounded_up() {
        let half = HOUR_MS / 2;
        assert_eq!([need(0, half, 3), need(1, half, 3), need(6, half, 3), need(7, half, 3)], [0, 1, 1, 2]);
        assert_eq!(need(7, half, 1), 4);
        assert_eq!((at_once(vec![3, 1, 5]), at_once(vec![1, 4]), at_once(Vec::new())), (3, 1, i64::from(USUAL_TALKS)));
        let talks = |n: usize| vec![(0, Some(0), Some(5 * HOUR_MS)); n];
        assert_eq!((handling(&talks(9)), handling(&talks(10))), ((None, 9), (Some(LONGEST_MS), 10)));
    }

    #[test]
    fn a_week_is_named_by_any_of_its_days() {
        let this: Date = "2026-03-02".parse().unwrap();
        let named = |text: &str| week_of(text, this).map(|(name, monday)| (name, monday.to_string()));
        let pair = |name: &str, monday: &str| Ok((name.to_owned(), monday.to_owned()));
        assert_eq!(named("2026-03-08"), pair("2026-03-02", "2026-03-02"));
        assert_eq!(named("2026-03-09"), pair("2026-03-09", "2026-03-09"));
        assert_eq!((named(""), named("usual")), (pair("2026-03-02", "2026-03-02"), pair("usual", "2026-03-02")));
        assert!(named("next week").is_err());
    }
}
