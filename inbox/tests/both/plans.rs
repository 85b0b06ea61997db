//! Hot statements scan no big table whole: asked of the planners on seeded, analysed tables.

use earshot_inbox::KeyId;

use crate::desk::Desk;

/// Statements that run many times a second.
const HOT: [(&str, &str); 30] = [
    ("arrivals", "RECEIVED"),
    ("arrivals", "ALIASES_TAKEN"),
    ("arrivals", "MESSAGES"),
    ("conversations", "UPDATE"),
    ("conversations", "FACTS"),
    ("conversations", "ROWS_BY_ID"),
    ("messages", "BY_ID"),
    ("conversations", "LIST_WAITING"),
    ("conversations", "LIST_THEIRS"),
    ("conversations", "LIST_CLOSED"),
    ("conversations", "LIST_MINE"),
    ("conversations", "ROW"),
    ("conversations", "FACTS_READ"),
    ("conversations", "ADDRESS_FIND"),
    ("conversations", "AHEAD"),
    ("conversations", "COUNTERS"),
    ("deliveries", "NEXT_DUE"),
    ("deliveries", "HELD_DUE"),
    ("conversations", "SNOOZED_DUE"),
    ("conversations", "LIST_SNOOZED"),
    ("safety", "RULE"),
    ("shifts", "ARRIVALS"),
    ("events", "AFTER"),
    ("events", "FOR_CONTACT"),
    ("messages", "THREAD"),
    ("messages", "ATTACHMENT_BLOB"),
    ("threads", "REFERRED"),
    ("threads", "NAMED"),
    ("threads", "MEMBERS"),
    ("threads", "SENDERS"),
];
/// Tables that grow with use.
const BIG: [&str; 10] = [
    "participant",
    "sitting",
    "conversation",
    "contact",
    "address",
    "message",
    "event",
    "received",
    "delivery",
    "attachment",
];

async fn check(desk: Desk) {
    let hotline = desk.mira.hotline();
    desk.inbox.bench_seed(hotline, desk.channel.0, KeyId(uuid::Uuid::nil()), 20_000).await.unwrap();
    let mut reader = desk.inbox.data().reader().await.unwrap();
    for (module, name) in HOT {
        let (_, sql) = earshot_inbox::store::statements()
            .find(|(of, sql)| *of == module && sql.name == name)
            .unwrap_or_else(|| panic!("{module}::{name} is not registered"));
        let scans = reader.conn().whole_scans(sql).await.unwrap();
        let big: Vec<_> = scans.iter().filter(|table| BIG.contains(&table.as_str())).collect();
        assert!(big.is_empty(), "{module}::{name} scans {big:?} whole");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hot_reads_scan_nothing_whole_on_sqlite() {
    check(Desk::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hot_reads_scan_nothing_whole_on_postgres() {
    check(Desk::postgres().await).await;
}
