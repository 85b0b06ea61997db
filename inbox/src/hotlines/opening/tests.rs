//! Opening hours as tables, most of all where clocks jump, days end and holidays fall.

use expect_test::{Expect, expect};

use super::*;
use crate::fixture::spec;

fn hours(text: &str) -> HotlineSpec {
    let hours: HotlineSpec = {
        #[derive(serde::Deserialize)]
        struct Part {
            #[serde(default)]
            holidays: Vec<String>,
            hours: Vec<Hours>,
        }
        let Part { holidays, hours } = toml::from_str(text).unwrap();
        HotlineSpec { holidays, hours, ..spec() }
    };
    hours.check().unwrap();
    hours
}

fn table(spec: &HotlineSpec, kind: &str, language: Option<&str>, times: &[&str], expected: Expect) {
    expected.assert_eq(&words(spec, kind, language, times));
}

/// For each local time: open, or when it opens next in local time.
fn words(spec: &HotlineSpec, kind: &str, language: Option<&str>, times: &[&str]) -> String {
    let zone = TimeZone::get(&spec.time_zone).unwrap();
    times
        .iter()
        .map(|time| {
            let at: Timestamp = match time.parse::<Timestamp>() {
                Ok(at) => at,
                Err(_) => time.parse::<DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp(),
            };
            let openness = open_now(spec, kind, language, UnixMillis(at.as_millisecond()));
            let words = match openness {
                Openness { open: true, opens_at: None } => "open".to_owned(),
                Openness { open: false, opens_at: None } => "closed for good".to_owned(),
                Openness { open: false, opens_at: Some(at) } => {
                    let local = Timestamp::from_millisecond(at.0).unwrap().to_zoned(zone.clone());
                    format!("opens {}", local.strftime("%a %Y-%m-%d %H:%M %z"))
                }
                _ => panic!("open, and opening as well"),
            };
            format!("{time}  {words}\n")
        })
        .collect()
}

/// A time in Brussels.
fn local(time: &str) -> UnixMillis {
    let zone = TimeZone::get("Europe/Brussels").unwrap();
    UnixMillis(time.parse::<DateTime>().unwrap().to_zoned(zone).unwrap().timestamp().as_millisecond())
}

#[test]
fn clocks_stand_still_while_nobody_is_there() {
    let spec = hours(
        "holidays = ['2026-06-17']\n[[hours]]\nweek = { mon = ['09:00-12:00', '11:00-13:00', '14:00-18:00'], tue = ['09:00-18:00'], \
         wed = ['09:00-18:00'], thu = ['22:00-02:00'], fri = ['01:00-03:00'] }\n[[hours]]\nlanguage = 'fr'\nalways = true",
    );
    // (since, minutes of open time) → when they have passed
    for (since, minutes, due) in [
        ("2026-06-15T09:30", 60, "2026-06-15T10:30"),
        // Two entries that overlap are one; over lunch nothing passes.
        ("2026-06-15T11:30", 60, "2026-06-15T12:30"),
        ("2026-06-15T12:30", 60, "2026-06-15T14:30"),
        ("2026-06-15T17:30", 60, "2026-06-16T09:30"),
        // Wednesday is a holiday; Thursday's evening goes past midnight and meets Friday's hours.
        ("2026-06-16T17:30", 60, "2026-06-18T22:30"),
        ("2026-06-18T22:00", 300, "2026-06-19T03:00"),
    ] {
        let found = open_for(&spec, "webchat", Some("en"), local(since), minutes * 60_000);
        assert_eq!(found, Some(local(due)), "{since} + {minutes} min");
        let open = OpenTime::between(&spec, "webchat", Some("en"), local("2026-06-15T00:00"), local(due));
        assert_eq!(open.ms_since(local(since)), minutes * 60_000, "{since}");
    }
    let holiday = OpenTime::between(&spec, "webchat", Some("en"), local("2026-06-17T00:00"), local("2026-06-17T23:00"));
    assert_eq!(holiday.ms_since(local("2026-06-17T00:00")), 0);
    // Round the clock in French, and whoever's language isn't known is served by whoever is there.
    let hour_later = Some(local("2026-06-17T04:00"));
    assert_eq!(open_for(&spec, "webchat", Some("fr"), local("2026-06-17T03:00"), 3_600_000), hour_later);
    assert_eq!(open_for(&spec, "webchat", None, local("2026-06-17T03:00"), 3_600_000), hour_later);
    // So is who writes in a language that the hotline has no hours for.
    let french = hours("[[hours]]\nlanguage = 'fr'\nweek = { wed = ['09:00-10:00'] }");
    let nine = Some(local("2026-06-17T09:30"));
    assert_eq!(open_for(&french, "webchat", Some("tr"), local("2026-06-17T03:00"), 1_800_000), nine);
    let day = OpenTime::between(&french, "webchat", Some("tr"), local("2026-06-17T03:00"), local("2026-06-17T23:00"));
    assert_eq!(day.ms_since(local("2026-06-17T09:15")), 45 * 60_000);
    // A wait of years counts the last one.
    let long = OpenTime::between(&french, "webchat", None, local("2016-06-17T03:00"), local("2026-06-17T23:00"));
    assert_eq!(long.ms_since(local("2016-06-17T03:00")), 57 * 3_600_000);
    let never = hours("[[hours]]\nchannel = 'phone'\nalways = true");
    assert_eq!(open_for(&never, "webchat", Some("en"), local("2026-06-17T03:00"), 1), None);
}

#[test]
fn opens_and_closes_on_the_minute_and_looks_over_the_weekend() {
    let spec = hours("[[hours]]\nweek = { mon = ['09:00-12:00', '13:00-17:30'], fri = ['09:00-17:00'] }");
    table(
        &spec,
        "webchat",
        Some("en"),
        &[
            "2026-06-15T08:59:59.999",
            "2026-06-15T09:00",
            "2026-06-15T11:59:59.999",
            "2026-06-15T12:00",
            "2026-06-15T13:00",
            "2026-06-15T17:30",
            "2026-06-19T17:00",
        ],
        expect![[r#"
            2026-06-15T08:59:59.999  opens Mon 2026-06-15 09:00 +0200
            2026-06-15T09:00  open
            2026-06-15T11:59:59.999  open
            2026-06-15T12:00  opens Mon 2026-06-15 13:00 +0200
            2026-06-15T13:00  open
            2026-06-15T17:30  opens Fri 2026-06-19 09:00 +0200
            2026-06-19T17:00  opens Mon 2026-06-22 09:00 +0200
        "#]],
    );
}

#[test]
fn hours_past_midnight_belong_to_the_day_they_begin_on() {
    let spec = hours("[[hours]]\nweek = { fri = ['22:00-02:00'], sat = ['00:00-24:00'], tue = ['18:00-24:00'] }");
    table(
        &spec,
        "webchat",
        Some("en"),
        &[
            "2026-06-19T21:59",
            "2026-06-19T22:00",
            "2026-06-20T01:59",
            "2026-06-20T23:59:59.999",
            "2026-06-21T00:00",
            "2026-06-16T23:59:59.999",
            "2026-06-17T00:00",
        ],
        expect![[r#"
            2026-06-19T21:59  opens Fri 2026-06-19 22:00 +0200
            2026-06-19T22:00  open
            2026-06-20T01:59  open
            2026-06-20T23:59:59.999  open
            2026-06-21T00:00  opens Tue 2026-06-23 18:00 +0200
            2026-06-16T23:59:59.999  open
            2026-06-17T00:00  opens Fri 2026-06-19 22:00 +0200
        "#]],
    );
    let night = hours("[[hours]]\nweek = { fri = ['22:00-02:00'] }");
    table(
        &night,
        "webchat",
        Some("en"),
        &["2026-06-20T01:59", "2026-06-20T02:00"],
        expect![[r#"
        2026-06-20T01:59  open
        2026-06-20T02:00  opens Fri 2026-06-26 22:00 +0200
    "#]],
    );
}

#[test]
fn holidays_replace_the_weekday_but_not_the_night_before() {
    let spec = hours(
        "holidays = ['12-25', '2026-06-16']
        [[hours]]
        week = { mon = ['22:00-02:00'], tue = ['09:00-17:00'], wed = ['09:00-17:00'], thu = ['09:00-17:00'], fri = ['09:00-17:00'] }
        holidays = ['10:00-12:00']",
    );
    table(
        &spec,
        "webchat",
        Some("en"),
        &[
            "2026-06-16T01:00",
            "2026-06-16T09:00",
            "2026-06-16T10:00",
            "2026-06-16T12:00",
            "2026-12-25T09:30",
            "2026-12-25T12:30",
            "2027-12-25T11:00",
        ],
        expect![[r#"
            2026-06-16T01:00  open
            2026-06-16T09:00  opens Tue 2026-06-16 10:00 +0200
            2026-06-16T10:00  open
            2026-06-16T12:00  opens Wed 2026-06-17 09:00 +0200
            2026-12-25T09:30  opens Fri 2026-12-25 10:00 +0100
            2026-12-25T12:30  opens Mon 2026-12-28 22:00 +0100
            2027-12-25T11:00  open
        "#]],
    );
    let shut = hours("holidays = ['2026-06-16']\n[[hours]]\nweek = { tue = ['09:00-17:00'] }");
    table(
        &shut,
        "webchat",
        Some("en"),
        &["2026-06-16T10:00"],
        expect![[r#"
        2026-06-16T10:00  opens Tue 2026-06-23 09:00 +0200
    "#]],
    );
    let always = hours("holidays = ['2026-06-16']\n[[hours]]\nalways = true");
    table(
        &always,
        "webchat",
        Some("en"),
        &["2026-06-16T10:00"],
        expect![[r#"
        2026-06-16T10:00  open
    "#]],
    );
}

#[test]
fn the_clock_jumps_forward_in_spring() {
    // 2026-03-29 in Brussels: 02:00 becomes 03:00.
    let spec = hours("[[hours]]\nweek = { sat = ['22:00-02:30'], sun = ['02:15-02:45', '09:00-17:00'] }");
    table(
        &spec,
        "webchat",
        Some("en"),
        &[
            "2026-03-28T23:00",
            "2026-03-29T00:59:59Z",
            "2026-03-29T01:29:59Z",
            "2026-03-29T01:30:00Z",
            "2026-03-29T01:45:00Z",
            "2026-03-29T06:59:59Z",
            "2026-03-29T07:00:00Z",
        ],
        expect![[r#"
            2026-03-28T23:00  open
            2026-03-29T00:59:59Z  open
            2026-03-29T01:29:59Z  open
            2026-03-29T01:30:00Z  open
            2026-03-29T01:45:00Z  opens Sun 2026-03-29 09:00 +0200
            2026-03-29T06:59:59Z  opens Sun 2026-03-29 09:00 +0200
            2026-03-29T07:00:00Z  open
        "#]],
    );
}

#[test]
fn the_clock_jumps_back_in_autumn() {
    // 2026-10-25 in Brussels: 03:00 becomes 02:00 again.
    // Open from the first 02:30, until the second.
    let night = hours("[[hours]]\nweek = { sat = ['22:00-02:30'], sun = ['09:00-17:00'] }");
    table(
        &night,
        "webchat",
        Some("en"),
        &[
            "2026-10-25T00:29:59Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:29:59Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T07:59:59Z",
            "2026-10-25T08:00:00Z",
        ],
        expect![[r#"
            2026-10-25T00:29:59Z  open
            2026-10-25T00:30:00Z  open
            2026-10-25T01:29:59Z  open
            2026-10-25T01:30:00Z  opens Sun 2026-10-25 09:00 +0100
            2026-10-25T07:59:59Z  opens Sun 2026-10-25 09:00 +0100
            2026-10-25T08:00:00Z  open
        "#]],
    );
    let early = hours("[[hours]]\nweek = { sun = ['02:30-04:00'] }");
    table(
        &early,
        "webchat",
        Some("en"),
        &[
            "2026-10-25T00:29:59Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:15:00Z",
            "2026-10-25T02:59:59Z",
            "2026-10-25T03:00:00Z",
        ],
        expect![[r#"
            2026-10-25T00:29:59Z  opens Sun 2026-10-25 02:30 +0200
            2026-10-25T00:30:00Z  open
            2026-10-25T01:15:00Z  open
            2026-10-25T02:59:59Z  open
            2026-10-25T03:00:00Z  opens Sun 2026-11-01 02:30 +0100
        "#]],
    );
}

#[test]
fn the_entry_that_says_most_counts() {
    let spec = hours(
        "[[hours]]
        week = { mon = ['09:00-10:00'] }
        [[hours]]
        language = 'fr'
        week = { mon = ['11:00-12:00'] }
        [[hours]]
        channel = 'webchat'
        week = { mon = ['13:00-14:00'] }
        [[hours]]
        channel = 'webchat'
        language = 'fr'
        week = { mon = ['15:00-16:00'] }",
    );
    for (kind, language) in [
        ("sms", Some("en")),
        ("sms", Some("fr")),
        ("sms", Some("fr-BE")),
        ("webchat", Some("en")),
        ("webchat", Some("fr")),
        ("webchat", Some("ar")),
        ("webchat", None),
    ] {
        let expected = match (kind, language) {
            ("sms", Some("en")) => "2026-06-15T00:00  opens Mon 2026-06-15 09:00 +0200\n",
            ("sms", _) => "2026-06-15T00:00  opens Mon 2026-06-15 11:00 +0200\n",
            ("webchat", Some("fr")) => "2026-06-15T00:00  opens Mon 2026-06-15 15:00 +0200\n",
            _ => "2026-06-15T00:00  opens Mon 2026-06-15 13:00 +0200\n",
        };
        assert_eq!(words(&spec, kind, language, &["2026-06-15T00:00"]), expected, "{kind} {language:?}");
    }
    let only_french = hours("[[hours]]\nlanguage = 'fr'\nalways = true");
    table(
        &only_french,
        "webchat",
        Some("fr"),
        &["2026-06-15T00:00"],
        expect![[r#"
        2026-06-15T00:00  open
    "#]],
    );
    table(
        &only_french,
        "webchat",
        Some("en"),
        &["2026-06-15T00:00"],
        expect![[r#"
        2026-06-15T00:00  closed for good
    "#]],
    );
    table(
        &only_french,
        "webchat",
        None,
        &["2026-06-15T00:00"],
        expect![[r#"
        2026-06-15T00:00  open
    "#]],
    );
}
