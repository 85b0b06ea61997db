//! Behaviours of the audit trail, on both databases: each way to touch it is found.

use super::*;
use crate::{
    access::Role,
    fixture::{House, houses},
};

async fn filled(house: &House) -> AuditReport {
    for act in
        ["conversation.opened", "call.saved", "conversation.closed", "conversation.opened", "attachment.revealed"]
    {
        house.note(act).await;
    }
    let report = house.verify().await;
    assert_eq!((report.rows, report.first_bad, report.words.as_str()), (6, None, "6 rows, unbroken"));
    report
}

/// Runs a statement that takes the hotline's id, on either database.
async fn tamper(house: &House, statement: &'static str) {
    house.sql(statement, vec![house.hotline.id.0]).await;
}

async fn found(house: &House, row: i64, words: &str) {
    let report = house.verify().await;
    assert_eq!(report.first_bad, Some(row), "{}", report.words);
    assert!(report.words.contains(words), "{}", report.words);
    assert!(!report.whole());
}

#[tokio::test]
async fn an_altered_row_is_found_whichever_column_it_is() {
    for house in houses().await {
        filled(&house).await;
        tamper(&house, "UPDATE audit SET act = 'call.opened' WHERE hotline_id = $1 AND seq = 4").await;
        found(&house, 4, "is not what was written").await;
        tamper(&house, "UPDATE audit SET act = 'conversation.closed' WHERE hotline_id = $1 AND seq = 4").await;
        assert!(house.verify().await.whole());
        tamper(&house, "UPDATE audit SET at = at + 1 WHERE hotline_id = $1 AND seq = 5").await;
        found(&house, 5, "is not what was written").await;
        tamper(&house, "UPDATE audit SET data = '{}' WHERE hotline_id = $1 AND seq = 3").await;
        found(&house, 3, "is not what was written").await;
        tamper(&house, "UPDATE audit SET actor = subject WHERE hotline_id = $1 AND seq = 2").await;
        found(&house, 2, "is not what was written").await;
        tamper(&house, "UPDATE audit SET subject = NULL WHERE hotline_id = $1 AND seq = 1").await;
        found(&house, 1, "is not what was written").await;
    }
}

#[tokio::test]
async fn a_removed_row_is_found() {
    for house in houses().await {
        filled(&house).await;
        tamper(&house, "DELETE FROM audit WHERE hotline_id = $1 AND seq = 3").await;
        found(&house, 3, "row 3 is missing").await;
        // Closing the gap hides nothing.
        tamper(&house, "UPDATE audit SET seq = seq - 1 WHERE hotline_id = $1 AND seq = 4").await;
        tamper(&house, "UPDATE audit SET seq = seq - 1 WHERE hotline_id = $1 AND seq = 5").await;
        tamper(&house, "UPDATE audit SET seq = seq - 1 WHERE hotline_id = $1 AND seq = 6").await;
        found(&house, 3, "is not what was written").await;
    }
}

#[tokio::test]
async fn an_inserted_row_is_found_in_the_middle_and_at_the_end() {
    const COPY: &str = "INSERT INTO audit (hotline_id, seq, at, actor, act, subject, data, mac)
        SELECT hotline_id, 7, at, actor, act, subject, data, mac FROM audit WHERE hotline_id = $1 AND seq = 6";
    for house in houses().await {
        filled(&house).await;
        tamper(&house, COPY).await;
        found(&house, 7, "outside the trail").await;
        tamper(&house, "UPDATE hotline SET audit_seq = 7 WHERE id = $1").await;
        found(&house, 7, "is not what was written").await;
        tamper(&house, "UPDATE audit SET seq = 0 WHERE hotline_id = $1 AND seq = 7").await;
        tamper(&house, "UPDATE hotline SET audit_seq = 6 WHERE id = $1").await;
        found(&house, 0, "outside the trail").await;
        tamper(&house, "UPDATE audit SET seq = 100 WHERE hotline_id = $1 AND seq = 4").await;
        tamper(&house, "UPDATE audit SET seq = 4 WHERE hotline_id = $1 AND seq = 0").await;
        found(&house, 4, "is not what was written").await;
    }
}

#[tokio::test]
async fn rows_in_another_order_are_found() {
    for house in houses().await {
        filled(&house).await;
        tamper(&house, "UPDATE audit SET seq = -1 WHERE hotline_id = $1 AND seq = 2").await;
        tamper(&house, "UPDATE audit SET seq = 2 WHERE hotline_id = $1 AND seq = 3").await;
        tamper(&house, "UPDATE audit SET seq = 3 WHERE hotline_id = $1 AND seq = -1").await;
        found(&house, 2, "or its place, was changed").await;
    }
}

#[tokio::test]
async fn rows_cut_off_the_end_are_found() {
    for house in houses().await {
        let noted = filled(&house).await.head;
        assert_eq!(noted.to_string().parse::<AuditHead>().unwrap(), noted);
        tamper(&house, "DELETE FROM audit WHERE hotline_id = $1 AND seq > 4").await;
        found(&house, 5, "cut off the end").await;
        // Whoever sets the head back as well is found by a head that was noted elsewhere.
        tamper(
            &house,
            "UPDATE hotline SET audit_seq = 4, audit_mac = (SELECT mac FROM audit WHERE hotline_id = $1 AND seq = 4)
                WHERE id = $1",
        )
        .await;
        assert!(house.verify().await.whole());
        let key = AuditKey(house.inbox.vault().derive("audit"));
        let check = |noted| verify(house.inbox.data(), &key, house.hotline.id, Some(noted));
        let report = check(noted).await.unwrap();
        assert_eq!(report.first_bad, Some(5), "{}", report.words);
        // The same number with another history.
        house.note("conversation.opened").await;
        house.note("conversation.opened").await;
        assert!(house.verify().await.whole());
        let report = check(noted).await.unwrap();
        assert_eq!(report.first_bad, Some(6), "{}", report.words);
        assert!(report.words.contains("another one than was noted"));
        tamper(&house, "DELETE FROM audit WHERE hotline_id = $1").await;
        found(&house, 1, "cut off the end").await;
    }
}

#[tokio::test]
async fn a_trail_without_the_key_can_not_be_continued_and_a_head_alone_can_not_be_changed() {
    for house in houses().await {
        filled(&house).await;
        let report = verify(house.inbox.data(), &AuditKey([1; 32]), house.hotline.id, None).await.unwrap();
        assert_eq!(report.first_bad, Some(1));
        tamper(
            &house,
            "UPDATE hotline SET audit_mac = (SELECT mac FROM audit WHERE hotline_id = $1 AND seq = 2) WHERE id = $1",
        )
        .await;
        found(&house, 6, "not the last row").await;
    }
}

#[tokio::test]
async fn a_long_trail_is_read_page_by_page_and_others_are_left_alone() {
    for house in houses().await {
        let stranger = house.stranger().await;
        for _ in 0..25 {
            futures::future::join_all((0..100).map(|_| house.note("conversation.opened"))).await;
        }
        let report = house.verify().await;
        assert_eq!((report.rows, report.first_bad), (2_501, None), "{}", report.words);
        // Rows that are written meanwhile do no harm.
        let writes = futures::future::join_all((0..100).map(|_| house.note("conversation.opened")));
        let (report, _) = tokio::join!(house.verify(), writes);
        assert!(report.whole(), "{}", report.words);
        tamper(&house, "UPDATE audit SET act = 'x' WHERE hotline_id = $1 AND seq = 2001").await;
        found(&house, 2_001, "is not what was written").await;
        assert!(house.verify_of(stranger.hotline()).await.whole());
    }
}

#[tokio::test]
async fn the_trail_is_read_newest_first_in_pages_by_supervisors_and_administrators_of_the_hotline() {
    for house in houses().await {
        filled(&house).await;
        let db = house.inbox.data();
        let page = list(db, house.scope(Role::Supervisor), None, 4).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.seq).collect::<Vec<_>>(), [6, 5, 4, 3]);
        assert_eq!(page.rows[0].act, "attachment.revealed");
        let page = list(db, house.scope(Role::Admin), page.next, 2).await.unwrap();
        assert_eq!((page.rows.len(), page.rows[1].seq, page.next), (2, 1, None));
        assert!(matches!(list(db, house.scope(Role::Operator), None, 4).await, Err(StoreError::Forbidden(_))));
        let stranger = house.stranger().await;
        let page = list(db, &stranger, None, 10).await.unwrap();
        assert_eq!(page.rows.len(), 1, "its own set-up");
    }
}

#[test]
fn reads_only_well_formed_heads() {
    let good = format!("7:{}", "0a".repeat(32));
    assert_eq!(good.parse::<AuditHead>().unwrap().to_string(), good);
    for bad in ["", "7", "7:", "7:zz", "-1:", &good[..good.len() - 1], &format!("x{good}"), &format!("-{good}")] {
        assert!(bad.parse::<AuditHead>().is_err(), "{bad}");
    }
}
