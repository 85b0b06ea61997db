//! Behaviours of setting hotlines up, on both databases, and of opening hours.

use expect_test::{Expect, expect};
use secrecy::ExposeSecret;

use super::*;
use crate::{
    UnixMillis,
    access::Role,
    fixture::{houses, spec},
};

fn chat(name: &str, public_key: Option<&str>) -> WebchatSpec {
    WebchatSpec { name: name.into(), public_key: public_key.map(str::to_owned) }
}

#[tokio::test]
async fn a_new_hotline_gets_a_web_chat_with_a_random_name_and_a_sealed_secret() {
    for house in houses().await {
        let hotlines = house.inbox.hotlines();
        let channel = &house.channel;
        assert_eq!((channel.kind.as_str(), channel.name.as_str(), channel.active), ("webchat", "Web chat", true));
        assert_eq!(channel.public_key.len(), 16);
        assert!(channel.public_key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        let secret = hotlines.channel_secret(channel.id, "session").await.unwrap();
        assert_eq!(secret.expose_secret().len(), 32);
        assert_eq!(hotlines.channel_secret(channel.id, "password").await.unwrap_err(), StoreError::NotFound);
        assert_eq!(hotlines.channel_by_key(&channel.public_key).await.unwrap(), *channel);
        assert_eq!(hotlines.channel_by_key("nobody").await.unwrap_err(), StoreError::NotFound);
        assert_eq!(hotlines.owner_of(channel.id).await.unwrap(), (house.hotline.id, house.hotline.key_id));
        assert_eq!(hotlines.by_id(house.hotline.id).await.unwrap(), house.hotline);
        assert_eq!(hotlines.by_slug("listening-ear").await.unwrap(), house.hotline);
    }
}

#[tokio::test]
async fn applying_the_same_again_changes_nothing_and_other_things_keep_keys_and_secrets() {
    for house in houses().await {
        let hotlines = house.inbox.hotlines();
        let secret = hotlines.channel_secret(house.channel.id, "session").await.unwrap();
        let again = hotlines.apply(spec()).await.unwrap();
        assert_eq!((again.created, again.changed), (false, false));
        assert_eq!((&again.hotline, &again.channels), (&house.hotline, &vec![house.channel.clone()]));
        assert_eq!(house.trail().await.len(), 1);

        let other = HotlineSpec {
            organisation: "Another Name".into(),
            webchat: vec![chat("Web chat", None), chat("School", Some("school-key"))],
            ..spec()
        };
        house.clock.advance(1);
        let applied = hotlines.apply(other.clone()).await.unwrap();
        assert_eq!((applied.created, applied.changed, applied.hotline.id), (false, true, house.hotline.id));
        assert_eq!(applied.channels[0], house.channel);
        assert_eq!(applied.channels[1].public_key, "school-key");
        assert_eq!(hotlines.by_id(house.hotline.id).await.unwrap().spec, other);
        let kept = hotlines.channel_secret(house.channel.id, "session").await.unwrap();
        assert_eq!(kept.expose_secret(), secret.expose_secret());

        // One that is no longer described takes no more messages, and comes back as it was.
        let only = HotlineSpec { webchat: vec![chat("School", None)], ..spec() };
        let applied = hotlines.apply(only).await.unwrap();
        let active: Vec<_> = applied.channels.iter().map(|c| (c.name.as_str(), c.active)).collect();
        assert_eq!(active, [("Web chat", false), ("School", true)]);
        assert_eq!(hotlines.channel_by_key(&house.channel.public_key).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(hotlines.channel_by_key("school-key").await.unwrap(), applied.channels[1]);
        let back = hotlines.apply(spec()).await.unwrap();
        assert_eq!(back.channels[0], house.channel);
        assert!(house.verify().await.whole());
    }
}

#[tokio::test]
async fn a_public_name_belongs_to_one_channel() {
    for house in houses().await {
        let hotlines = house.inbox.hotlines();
        let taken = house.channel.public_key.clone();
        let other = HotlineSpec { slug: "another".into(), webchat: vec![chat("Chat", Some(&taken))], ..spec() };
        let refused = hotlines.apply(other).await.unwrap_err();
        assert!(
            matches!(&refused, Refusal::Store(StoreError::Conflict(words)) if words.contains("public_key")),
            "{refused}"
        );
        assert_eq!(hotlines.all().await.unwrap().len(), 1, "nothing of it was written");
    }
}

#[tokio::test]
async fn administrators_change_their_own_hotline_and_nothing_else() {
    for house in houses().await {
        let hotlines = house.inbox.hotlines();
        let admin = house.scope(Role::Admin);
        let renamed = HotlineSpec { organisation: "New Name".into(), ..spec() };
        let applied = hotlines.change(admin, renamed.clone()).await.unwrap();
        assert_eq!(applied.hotline.spec.organisation, "New Name");
        assert_eq!(hotlines.of(house.scope(Role::Operator)).await.unwrap(), applied.hotline);
        for role in [Role::Operator, Role::Supervisor] {
            let refused = hotlines.change(house.scope(role), renamed.clone()).await.unwrap_err();
            assert!(matches!(refused, Refusal::Store(StoreError::Forbidden(_))));
        }
        house.stranger().await;
        let foreign = HotlineSpec { slug: "another".into(), ..spec() };
        let Err(Refusal::Invalid(problems)) = hotlines.change(admin, foreign).await else { panic!("was taken") };
        assert_eq!(problems.to_string(), "slug: stays listening-ear");
        let all = hotlines.all().await.unwrap();
        let counts: Vec<_> =
            all.iter().map(|(hotline, channels)| (hotline.spec.slug.as_str(), channels.len())).collect();
        assert_eq!(counts, [("listening-ear", 1), ("another", 1)]);
    }
}

#[tokio::test]
async fn secrets_of_two_channels_can_not_be_swapped() {
    for house in houses().await {
        let two = HotlineSpec { webchat: vec![chat("Web chat", None), chat("School", None)], ..spec() };
        let applied = house.inbox.hotlines().apply(two).await.unwrap();
        let [one, other] = [applied.channels[0].id, applied.channels[1].id];
        let swap = "UPDATE channel_secret SET sealed = (SELECT s.sealed FROM channel_secret s WHERE s.channel_id = $2)
            WHERE channel_id = $1";
        house.sql(swap, vec![one.0, other.0]).await;
        assert!(house.inbox.hotlines().channel_secret(one, "session").await.is_err());
        assert!(house.inbox.hotlines().channel_secret(other, "session").await.is_ok());
    }
}

#[test]
fn says_everything_that_is_wrong_with_a_description() {
    let bad: HotlineSpec = toml::from_str(
        r#"
            slug = "Listening Ear"
            organisation = ""
            country = "be"
            line = "NAT"
            time_zone = "Europe/Nowhere"
            languages = ["en", "xx_YY"]
            phone = "call us"
            emergency = ""
            safe_exit = "http://example.org/"
            widget_origins = ["https://example.org", "https://example.org/chat", "http://example.org", "http://hotline.localhost:8080", "https://ex ample.org", "*", "https://example.org:443"]
            holidays = ["2026-02-30", "12-25", "02-29", "13-01", "soon"]
            [[hours]]
            [[hours]]
            channel = "pigeon"
            language = "de"
            always = true
            [[hours]]
            channel = "sms"
            always = true
            week = { mon = ["9-17"] }
            [[hours]]
            channel = "sms"
            week = { sun = ["09:00-09:00", "24:00-09:00", "22:00-02:00", "00:00-24:00", "09:60-10:00", "+9:00-10:00"] }
            holidays = ["x"]
            [[webchat]]
            name = "Chat"
            public_key = "short"
            [[webchat]]
            name = "Chat"
        "#,
    )
    .unwrap();
    let words: String = bad.check().unwrap_err().0.iter().map(|p| format!("{}: {}\n", p.field, p.words)).collect();
    expect![[r#"
        slug: 2 to 40 of the signs a-z 0-9 -, the first no -
        organisation: write something here
        country: two capitals of ISO 3166, such as BE
        time_zone: there is no time zone Europe/Nowhere; it looks like Europe/Brussels
        languages[1]: "xx_YY" is not a language tag such as en, pt or sr-Latn
        phone: a phone number such as 116 000 or +32 2 475 44 11
        emergency: a phone number such as 116 000 or +32 2 475 44 11
        safe_exit: a whole https address, such as https://www.wikipedia.org/
        widget_origins[1]: an https address without a path, such as https://example.org (http only for localhost)
        widget_origins[2]: an https address without a path, such as https://example.org (http only for localhost)
        widget_origins[4]: an https address without a path, such as https://example.org (http only for localhost)
        widget_origins[5]: an https address without a path, such as https://example.org (http only for localhost)
        widget_origins[6]: an https address without a path, such as https://example.org (http only for localhost)
        hours[0]: either always = true or hours by weekday
        hours[1].channel: one of webchat, email, sms, matrix, phone
        hours[1].language: de is not among the languages
        hours[2].week.mon[0]: "9-17" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[2]: either always = true or hours by weekday
        hours[3].week.sun[0]: "09:00-09:00" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[3].week.sun[1]: "24:00-09:00" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[3].week.sun[4]: "09:60-10:00" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[3].week.sun[5]: "+9:00-10:00" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[3].holidays[0]: "x" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)
        hours[3]: an earlier entry is for the same channel and language
        holidays[0]: "2026-02-30" is not a day such as 2026-04-06 or 12-25
        holidays[3]: "13-01" is not a day such as 2026-04-06 or 12-25
        holidays[4]: "soon" is not a day such as 2026-04-06 or 12-25
        webchat[0].public_key: 8 to 64 of the signs A-Z a-z 0-9 _ -
        webchat[1].name: an earlier web chat has the same name
    "#]].assert_eq(&words);
}

#[test]
fn refuses_fields_that_nobody_knows_and_reads_back_what_it_writes() {
    let text = toml::to_string(&spec()).unwrap();
    assert_eq!(toml::from_str::<HotlineSpec>(&text).unwrap(), spec());
    let json = serde_json::to_string(&spec()).unwrap();
    assert_eq!(serde_json::from_str::<HotlineSpec>(&json).unwrap(), spec());
    let error = toml::from_str::<HotlineSpec>(&format!("colour = 'blue'\n{text}")).unwrap_err();
    assert!(error.to_string().contains("unknown field `colour`"), "{error}");
    spec().check().unwrap();
}

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
    let zone = jiff::tz::TimeZone::get(&spec.time_zone).unwrap();
    times
        .iter()
        .map(|time| {
            let at: jiff::Timestamp = match time.parse::<jiff::Timestamp>() {
                Ok(at) => at,
                Err(_) => time.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp(),
            };
            let openness = open_now(spec, kind, language, UnixMillis(at.as_millisecond()));
            let words = match openness {
                Openness { open: true, opens_at: None } => "open".to_owned(),
                Openness { open: false, opens_at: None } => "closed for good".to_owned(),
                Openness { open: false, opens_at: Some(at) } => {
                    let local = jiff::Timestamp::from_millisecond(at.0).unwrap().to_zoned(zone.clone());
                    format!("opens {}", local.strftime("%a %Y-%m-%d %H:%M %z"))
                }
                _ => panic!("open, and opening as well"),
            };
            format!("{time}  {words}\n")
        })
        .collect()
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
