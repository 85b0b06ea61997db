//! Behaviours of Calls, on both databases.

use expect_test::{Expect, expect};

use super::*;
use crate::{
    access::Role,
    fixture::{House, NOON, Priority, houses},
};

fn form() -> CallForm {
    serde_json::from_value(json!({
        "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL",
        "reasons": ["MS_THINKING", "FR_CAREGIVER"], "leading_reason": "MS_THINKING", "actions": ["LISTEN", "RESOURCE"],
        "note": "Wants to talk again on Friday.",
    }))
    .unwrap()
}

async fn close(house: &House, sitting: SittingId, form: CallForm) -> Result<Call, Refusal> {
    house.end(sitting).await;
    house.inbox.calls().save(house.scope(Role::Operator), sitting, form).await
}

#[tokio::test]
async fn takes_codes_from_the_form_and_facts_from_the_rows() {
    for house in houses().await {
        let (conversation, sitting) = house.conversation(Priority::Usual).await;
        let call = close(&house, sitting, form()).await.unwrap();
        let by = house.scope(Role::Operator);
        assert_eq!((call.sitting_id, call.conversation_id, call.saved_by.id), (sitting, conversation, by.operator()));
        let mut sent = form();
        sent.reasons.sort();
        assert_eq!(call.form, sent);
        let facts = (call.medium.as_str(), call.language.as_deref(), call.priority_auto, call.priority_final);
        assert_eq!(facts, ("WEB", Some("fr"), 3, 2));
        let times = (call.started_at, call.first_seen_at, call.first_answer_at, call.ended_at, call.saved_at);
        assert_eq!(times, (1000, Some(1500), Some(2000), 9000, NOON));
        assert_eq!((call.ended_by.as_str(), call.handovers, call.taxonomy_version.as_str()), ("OPER", 1, "2026.7"));
        let read = house.inbox.calls().read(by, sitting).await.unwrap().unwrap();
        assert_eq!(read, call);
        let of_conversation = house.inbox.calls().of_conversation(by, conversation).await.unwrap();
        assert_eq!(of_conversation.get(&sitting), Some(&call));
        let wire = serde_json::to_value(&call).unwrap();
        assert_eq!((&wire["class"], &wire["ended_by"]), (&json!("COUN"), &json!("OPER")), "one flat object");
        assert_eq!(serde_json::from_value::<Call>(wire).unwrap(), call);
    }
}

#[tokio::test]
async fn a_sitting_has_one_call_and_a_correction_leaves_the_facts_alone() {
    for house in houses().await {
        let (conversation, sitting) = house.conversation(Priority::Usual).await;
        let first = close(&house, sitting, form()).await.unwrap();
        house.sql("UPDATE conversation SET priority = 4, language = 'pl' WHERE id = $1", vec![conversation.0]).await;
        house.clock.advance(60_000);
        let corrected = CallForm {
            class: "NON".into(),
            non_counselling: Some("PRANK".into()),
            child_age: None,
            child_age_code: Some("NASK".into()),
            reasons: Vec::new(),
            leading_reason: None,
            actions: vec!["LISTEN".into()],
            note: None,
            ..form()
        };
        let by = house.scope(Role::Supervisor);
        let second = house.inbox.calls().save(by, sitting, corrected.clone()).await.unwrap();
        assert_eq!((second.id, &second.form), (first.id, &corrected));
        assert_eq!((second.priority_final, second.language.as_deref()), (2, Some("fr")));
        assert_eq!((second.saved_by.id, second.saved_at), (by.operator(), NOON + 60_000));
        assert_eq!(house.inbox.calls().of_conversation(by, conversation).await.unwrap().len(), 1);
        let trail = house.trail().await;
        assert_eq!(trail.iter().filter(|line| line.starts_with("call.saved")).count(), 2);
        assert!(!trail.iter().any(|line| line.contains("Friday") || line.contains("PRANK")));
    }
}

#[tokio::test]
async fn a_sitting_that_lasts_has_no_call_yet() {
    for house in houses().await {
        let (_, sitting) = house.conversation(Priority::Usual).await;
        let by = house.scope(Role::Operator);
        let early = house.inbox.calls().save(by, sitting, form()).await.unwrap_err();
        assert!(
            matches!(&early, Refusal::Store(StoreError::Conflict(words)) if words.contains("still lasts")),
            "{early}"
        );
        assert_eq!(house.inbox.calls().read(by, sitting).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_was_urgent_above_all_needs_an_emergency_decision_and_keeps_its_time() {
    for house in houses().await {
        let (_, sitting) = house.conversation(Priority::Now).await;
        let Err(Refusal::Invalid(problems)) = close(&house, sitting, form()).await else { panic!("was taken") };
        assert_eq!(problems.0[0].field, "emergency");
        let decided = |called: bool, reason: &str| CallForm {
            emergency: Some(Emergency { called, reason: reason.into() }),
            ..form()
        };
        let save = |form| async { house.inbox.calls().save(house.scope(Role::Operator), sitting, form).await.unwrap() };
        let call = save(decided(false, "SAFE_CHECKED")).await;
        assert_eq!(call.form.emergency, Some(Emergency { called: false, reason: "SAFE_CHECKED".into() }));
        assert_eq!(call.emergency_at, Some(NOON));
        house.clock.advance(1000);
        assert_eq!(save(decided(false, "LOST_CONTACT")).await.emergency_at, Some(NOON), "still the same decision");
        house.clock.advance(1000);
        assert_eq!(save(decided(true, "DANGER_NOW")).await.emergency_at, Some(NOON + 2000), "another decision");
    }
}

#[tokio::test]
async fn the_words_are_sealed_and_go_with_the_conversation_while_the_codes_stay() {
    for house in houses().await {
        let (_, sitting) = house.conversation(Priority::Now).await;
        let decided = CallForm { emergency: Some(Emergency { called: true, reason: "DANGER_NOW".into() }), ..form() };
        let call = close(&house, sitting, decided).await.unwrap();
        let key_id = {
            let mut reader = house.inbox.data().reader().await.unwrap();
            let stored =
                rows::of_sitting(&mut reader.conn(), eyes(house.scope(Role::Operator)), sitting).await.unwrap();
            let body = stored.calls[0].body.clone().unwrap();
            assert!(!body.windows(6).any(|bytes| bytes == b"Friday" || bytes == b"DANGER"));
            KeyId(stored.calls[0].key_id)
        };
        house.inbox.vault().erase(&[key_id]).await.unwrap();
        let erased = house.inbox.calls().read(house.scope(Role::Operator), sitting).await.unwrap().unwrap();
        assert_eq!(erased.form.note, None);
        assert_eq!(erased.form.emergency, Some(Emergency { called: true, reason: String::new() }));
        assert_eq!((erased.form.reasons, erased.emergency_at), (call.form.reasons, call.emergency_at));
    }
}

#[tokio::test]
async fn two_who_save_the_same_call_leave_one_that_opens() {
    for house in houses().await {
        let (_, sitting) = house.conversation(Priority::Usual).await;
        house.end(sitting).await;
        let noted = |note: &str| CallForm { note: Some(note.into()), ..form() };
        let calls = house.inbox.calls();
        let (one, two) = tokio::join!(
            calls.save(house.scope(Role::Operator), sitting, noted("one")),
            calls.save(house.scope(Role::Supervisor), sitting, noted("two"))
        );
        assert_eq!(one.unwrap().id, two.unwrap().id);
        let read = calls.read(house.scope(Role::Operator), sitting).await.unwrap().unwrap();
        assert!(matches!(read.form.note.as_deref(), Some("one" | "two")));
    }
}

#[tokio::test]
async fn administrators_and_other_hotlines_see_no_call() {
    for house in houses().await {
        let (conversation, sitting) = house.conversation(Priority::Usual).await;
        close(&house, sitting, form()).await.unwrap();
        let (calls, admin) = (house.inbox.calls(), house.scope(Role::Admin));
        assert!(matches!(calls.read(admin, sitting).await, Err(StoreError::Forbidden(_))));
        assert!(matches!(calls.of_conversation(admin, conversation).await, Err(StoreError::Forbidden(_))));
        assert!(matches!(calls.save(admin, sitting, form()).await, Err(Refusal::Store(StoreError::Forbidden(_)))));
        let stranger = Scope { role: Role::Operator, ..house.stranger().await };
        assert_eq!(calls.read(&stranger, sitting).await.unwrap(), None);
        assert_eq!(calls.of_conversation(&stranger, conversation).await.unwrap().len(), 0);
        let saved = calls.save(&stranger, sitting, form()).await;
        assert_eq!(saved.unwrap_err(), Refusal::Store(StoreError::NotFound));
    }
}

fn check(change: serde_json::Value, expected: Expect) {
    let mut form = serde_json::to_value(form()).unwrap();
    for (field, value) in change.as_object().unwrap() {
        form[field] = value.clone();
    }
    let form: CallForm = serde_json::from_value(form).unwrap();
    expected.assert_eq(&form.tidy().problems(&Taxonomy::load().unwrap()).to_string());
}

#[test]
fn says_field_by_field_what_does_not_fit_the_lists() {
    check(json!({}), expect![""]);
    check(
        json!({"class": "XX", "role": "", "about": "self"}),
        expect![
            "class: not a code of the list class; about: not a code of the list about; role: not a code of the list role"
        ],
    );
    check(json!({"class": "NON"}), expect!["non_counselling: say why it was not counselling"]);
    check(json!({"non_counselling": "PRANK"}), expect!["non_counselling: only where the class is NON"]);
    check(json!({"child_age": null}), expect!["child_age: give the age, or say why not: UNK, NASK or REF"]);
    check(json!({"child_age_code": "UNK"}), expect!["child_age_code: only where there is no age"]);
    check(json!({"child_age": null, "child_age_code": "OLD"}), expect!["child_age_code: one of UNK, NASK, REF"]);
    check(json!({"child_age": 131}), expect!["child_age: 0 to 130 years"]);
    check(json!({"child_gender": "REF", "role": "UNK"}), expect![""]);
    check(
        json!({"reasons": [], "leading_reason": null}),
        expect!["reasons: name at least one reason, or UNK, NASK or REF"],
    );
    check(json!({"class": "INFO", "reasons": [], "leading_reason": null}), expect![""]);
    check(
        json!({"reasons": ["MS", "MS", "ZZ"], "leading_reason": "V"}),
        expect![
            "reasons[1]: stands here twice; reasons[2]: not a code of the list reason; leading_reason: one of the reasons"
        ],
    );
    check(json!({"reasons": ["UNK", "MS"], "leading_reason": "MS"}), expect!["reasons: UNK, NASK or REF stands alone"]);
    check(json!({"leading_reason": null}), expect!["leading_reason: say which of the reasons leads"]);
    check(json!({"actions": ["LISTEN", "UNK"]}), expect!["actions[1]: not a code of the list action"]);
    check(json!({"emergency": {"called": true, "reason": " "}}), expect!["emergency.reason: write something here"]);
    check(json!({"note": "x".repeat(10_001)}), expect!["note: at most 10000 characters"]);
    check(json!({"note": "  "}), expect![""]);
}
