//! What an older Earshot wrote is there after a newer one has changed the tables.

use uuid::Uuid;

use super::*;
use crate::{
    HotlineId,
    fixture::empty,
    retention::Record,
    store::{conn::Sql, db::Owned, retention},
};

const HOTLINE: Uuid = Uuid::from_u128(1);
const MIRA: Uuid = Uuid::from_u128(2);
const CHANNEL: Uuid = Uuid::from_u128(3);

fn sql(text: &'static str) -> Sql {
    Sql { name: "TEST", sqlite: text, postgres: text }
}

/// A database as it was before a step.
async fn before(owned: &mut Owned, step: &str) {
    let at = DATA.iter().position(|known| known.name == step).unwrap();
    apply(&mut owned.conn(), &DATA[..at]).await.unwrap();
    let hotline = sql("INSERT INTO hotline (id, slug, organisation, country, line, time_zone, settings, key_id, audit_mac, created_at)
        VALUES ($1, 'lantern-line', 'Lantern Line', 'BE', '116000', 'Europe/Brussels', '{}', $1, $2, 1)");
    owned.conn().sql(hotline).bind(HOTLINE).bind(vec![0_u8]).execute().await.unwrap();
    let operator =
        sql("INSERT INTO operator (id, hotline_id, login, name, alias, role, languages, active, status, created_at)
        VALUES ($1, $2, 'mira', 'Mira Testowa', 'Mira', 'supervisor', '[]', TRUE, 'away', 1)");
    owned.conn().sql(operator).bind(MIRA).bind(HOTLINE).execute().await.unwrap();
}

/// Of a kind, with codes, when it was, when it was answered, and whether its words are there.
type Fact = (&'static str, &'static str, &'static str, i64, Option<i64>, bool);

const FACTS: [Fact; 6] = [
    ("training", "INDUCTION", r#"{"valid_until":900}"#, 100, None, true),
    ("training", "INDUCTION", "{}", 110, None, true),
    ("training", "INDUCTION", "{}", 120, None, false),
    ("complaint", "TALK", "{}", 130, None, true),
    ("complaint", "TALK", "{}", 140, Some(700), true),
    ("drill", "DANGER", "{}", 150, None, true),
];

/// When its clock began, whom it is about, its words.
type Kept = (Option<i64>, Option<Uuid>, Option<Vec<u8>>);

async fn record(owned: &mut Owned, id: Uuid, (kind, code, codes, at, done_at, has_words): Fact) {
    let fact = sql("INSERT INTO fact (id, hotline_id, kind, code, version, at, done_at, operator_id, codes, key_id, body, taxonomy_version,
            recorded_at, recorded_by, changed_at)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $1, $9, '2026.4', $5, $7, $5)");
    let mut conn = owned.conn();
    let body = has_words.then(|| vec![1_u8, 2, 3]);
    let asked = conn.sql(fact).bind(id).bind(HOTLINE).bind(kind).bind(code).bind(at).bind(done_at).bind(MIRA);
    asked.bind(codes).bind(body).execute().await.unwrap();
}

async fn notice(owned: &mut Owned, number: u128, record: &'static str, at: i64) -> Result<u64, StoreError> {
    let notice = sql("INSERT INTO retention_notice (record_id, hotline_id, record, at) VALUES ($1, $2, $3, $4)");
    let mut conn = owned.conn();
    conn.sql(notice).bind(Uuid::from_u128(number)).bind(HOTLINE).bind(record).bind(at).execute().await
}

#[tokio::test]
async fn what_was_recorded_before_there_were_rules_for_it_is_kept_and_reached_by_them() {
    let (locations, _folder) = empty();
    for location in locations {
        let mut owned = Owned::open(&location).await.unwrap();
        before(&mut owned, "0027_keeping").await;
        for (number, fact) in (100_u128..).zip(FACTS) {
            record(&mut owned, Uuid::from_u128(number), fact).await;
        }
        for (number, record) in [(200, "talk"), (201, "call")] {
            notice(&mut owned, number, record, 50).await.unwrap();
        }
        assert!(notice(&mut owned, 202, "drill", 50).await.is_err(), "no rule was about drills");

        run(&mut owned.conn(), Schema::Data).await.unwrap();

        let kept = sql("SELECT over_at, operator_id, body FROM fact ORDER BY id");
        let kept: Vec<Kept> = owned.conn().sql(kept).fetch_all().await.unwrap();
        let words = || Some(vec![1, 2, 3]);
        let expected = [
            (Some(900), Some(MIRA), words()),
            (Some(110), Some(MIRA), words()),
            // Of whom it was about nothing is left, as with those that are erased today.
            (Some(120), None, None),
            (None, Some(MIRA), words()),
            (Some(700), Some(MIRA), words()),
            (Some(150), Some(MIRA), words()),
        ];
        assert_eq!(kept, expected, "{location:?}");
        for (record, class, reached) in [
            (Record::Training, "INDUCTION", vec![101, 100]),
            (Record::Complaint, "TALK", vec![104]),
            (Record::Drill, "DANGER", vec![105]),
        ] {
            let found =
                retention::reached(&mut owned.conn(), HotlineId(HOTLINE), record, class, 1_000, 10).await.unwrap();
            assert_eq!(found, reached.into_iter().map(Uuid::from_u128).collect::<Vec<_>>(), "{record:?}");
        }
        let notices = retention::notices(&mut owned.conn(), HotlineId(HOTLINE)).await.unwrap();
        assert_eq!(notices, (2, Some(50)), "what notice was given of before goes on");
        for (number, record, may) in [(203, "drill", true), (204, "training", true), (205, "anything", false)] {
            assert_eq!(notice(&mut owned, number, record, 60).await.is_ok(), may, "{record}");
        }
        owned.close().await;
    }
}

#[tokio::test]
async fn whose_key_was_erased_before_gives_their_alias_away_and_nobody_else_does() {
    let (locations, _folder) = empty();
    for location in locations {
        let mut owned = Owned::open(&location).await.unwrap();
        before(&mut owned, "0029_alias").await;
        let channel = sql("INSERT INTO channel (id, hotline_id, kind, name, public_key, settings, active, created_at)
            VALUES ($1, $2, 'webchat', 'Site', 'site', '{}', TRUE, 1)");
        owned.conn().sql(channel).bind(CHANNEL).bind(HOTLINE).execute().await.unwrap();
        for (number, alias) in [(300_u128, "Blue Heron"), (301, "Calm Kite"), (302, "Calm Kite")] {
            let id = Uuid::from_u128(number);
            let contact =
                sql("INSERT INTO contact (id, hotline_id, alias, key_id, created_at) VALUES ($1, $2, $3, $1, 1)");
            owned.conn().sql(contact).bind(id).bind(HOTLINE).bind(alias).execute().await.unwrap();
        }
        let gone = Uuid::from_u128(300);
        let address = sql(
            "INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at) VALUES ($1, $2, $3, $1, $4, $4, 1)",
        );
        owned.conn().sql(address).bind(gone).bind(HOTLINE).bind(CHANNEL).bind(vec![0_u8]).execute().await.unwrap();
        let conversation = sql("INSERT INTO conversation (id, hotline_id, channel_id, contact_id, address_id, key_id, state, priority, auto_priority,
                first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq)
            VALUES ($1, $2, $3, $1, $1, $1, 'erased', 3, 3, 1, 1, 1, 0, $1, 1, 0, 0)");
        owned.conn().sql(conversation).bind(gone).bind(HOTLINE).bind(CHANNEL).execute().await.unwrap();
        let erasure = sql(
            "INSERT INTO erasure (key_id, hotline_id, conversation_id, asked_at, done_at) VALUES ($1, $2, $1, 70, 71)",
        );
        owned.conn().sql(erasure).bind(gone).bind(HOTLINE).execute().await.unwrap();

        run(&mut owned.conn(), Schema::Data).await.unwrap();

        let kept = sql("SELECT alias, erased_at FROM contact ORDER BY id");
        let kept: Vec<(String, Option<i64>)> = owned.conn().sql(kept).fetch_all().await.unwrap();
        let kept: Vec<(&str, Option<i64>)> = kept.iter().map(|(alias, at)| (alias.as_str(), *at)).collect();
        assert_eq!(kept, [("Blue Heron", Some(70)), ("Calm Kite", None), ("Calm Kite", None)], "{location:?}");
        owned.close().await;
    }
}
