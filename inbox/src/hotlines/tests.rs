//! Behaviours of setting hotlines up, on both databases.

use expect_test::expect;
use secrecy::ExposeSecret;

use super::*;
use crate::{
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
        let (owner, key, kind, name) = hotlines.owner_of(channel.id).await.unwrap();
        assert_eq!((owner, key), (house.hotline.id, house.hotline.key_id));
        assert_eq!((kind.as_str(), name.as_str()), (channel.kind.as_str(), channel.name.as_str()));
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
