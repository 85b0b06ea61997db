//! Reviews of talks: who gives which, who sees what when, how far raters agree, and what is left of them.

use crate::on_both;

on_both!(
    a_second_rater_sees_nothing_until_both_are_in,
    nobody_reviews_what_they_had_part_in_or_what_goes_on,
    chance_gives_each_talk_of_the_span_and_none_twice,
    who_was_reviewed_reads_it_when_it_is_released_and_replies,
    a_new_form_leaves_old_reviews_theirs,
    what_is_in_stays_and_what_is_wrong_is_said,
    erasing_a_talk_leaves_numbers_that_lead_nowhere,
    agreement_is_said_of_ten_talks,
    figures_tell_no_second_rater_what_the_first_gave,
    another_hotline_reviews_nothing_of_ours,
);

mod cases {
    use std::collections::{BTreeMap, BTreeSet};

    use earshot_inbox::{
        ConversationId, StoreError,
        access::{FirstPassword, NewOperator, Role, Scope, USUAL_TALKS},
        audit,
        calls::CallForm,
        problems::Refusal,
        quality::{
            forms::ReviewCriterion,
            reviews::{NewReview, ReviewSaid},
        },
        store::conn::Sql,
    };
    use serde_json::json;
    use uuid::Uuid;

    use crate::desk::{Desk, START, key, reply};

    const DAY: i64 = 24 * 3_600_000;

    fn call() -> CallForm {
        let call = json!({ "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 12, "child_gender": "BOY", "reasons": ["UNK"], "leading_reason": "UNK" });
        serde_json::from_value(call).unwrap()
    }

    /// A talk that Mira answered and closed.
    async fn closed(desk: &Desk, who: &str) -> ConversationId {
        desk.says(who, &format!("{who}-1"), "canary-of-the-child").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("Are you safe right now?")).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, id, call(), None).await.unwrap();
        desk.clock.advance(1_000);
        id
    }

    async fn another_supervisor(desk: &Desk, login: &str) -> Scope {
        let new = NewOperator {
            login: login.into(),
            name: format!("{login} Testowa"),
            alias: login.to_uppercase(),
            role: Role::Supervisor,
            languages: vec!["en".into()],
            skills: vec![],
            talk_limit: USUAL_TALKS,
        };
        let hotline = desk.mira.hotline();
        let (operator, _) = desk.inbox.access().bootstrap(hotline, new, FirstPassword::Link).await.unwrap();
        Scope::for_tests(hotline, operator.id, Role::Supervisor)
    }

    fn of(id: ConversationId) -> NewReview {
        NewReview { conversation_id: Some(id), ..NewReview::default() }
    }

    fn all(score: Option<u8>) -> ReviewSaid {
        let ids = ["safety", "listening", "promises", "language", "next_step", "record"];
        ReviewSaid {
            scores: ids.into_iter().map(|id| (id.to_owned(), score)).collect(),
            comments: BTreeMap::from([("safety".to_owned(), "canary-of-the-rater".to_owned())]),
            overall: "Warm.".into(),
        }
    }

    async fn rated(desk: &Desk, who: &Scope, id: ConversationId, score: Option<u8>) -> Uuid {
        let review = desk.inbox.begin_review(who, of(id)).await.unwrap().review.row.id;
        desk.inbox.save_review(who, review, all(score), true).await.unwrap();
        review
    }

    fn refused<T: std::fmt::Debug>(outcome: Result<T, StoreError>) -> String {
        match outcome {
            Err(StoreError::Conflict(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    async fn trail(desk: &Desk, act: &str) -> usize {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        page.rows.iter().filter(|row| row.act == act).count()
    }

    pub async fn a_second_rater_sees_nothing_until_both_are_in(desk: Desk) {
        let (one, other) = (&desk.supervisor, another_supervisor(&desk, "uma").await);
        let third = another_supervisor(&desk, "pia").await;
        let talk = closed(&desk, "wren").await;
        let sheet = desk.inbox.begin_review(one, of(talk)).await.unwrap();
        assert_eq!(sheet.messages.len(), 2);
        assert_eq!(sheet.review.row.operator.id, desk.mira.operator());
        let first = sheet.review.row.id;
        assert_eq!(desk.inbox.begin_review(one, of(talk)).await.unwrap().review.row.id, first, "the same again");
        desk.inbox.save_review(one, first, all(Some(3)), true).await.unwrap();
        // A colleague sees that there is one, and not what it says.
        let page = desk.inbox.reviews(&other).await.unwrap();
        assert_eq!((page.reviews.len(), page.reviews[0].open, page.reviews[0].score), (1, false, None));
        assert_eq!(desk.inbox.review_sheet(&other, first).await.unwrap_err(), StoreError::NotFound);
        let second = desk.inbox.begin_review(&other, of(talk)).await.unwrap().review;
        assert_eq!((second.row.how.as_str(), second.said.scores.len()), ("second", 0));
        assert_eq!(desk.inbox.review_sheet(&other, first).await.unwrap_err(), StoreError::NotFound);
        assert!(refused(desk.inbox.release_review(one, first).await).contains("not in yet"));
        desk.inbox.save_review(&other, second.row.id, all(Some(1)), true).await.unwrap();
        assert_eq!(desk.inbox.review_sheet(&other, first).await.unwrap().review.row.score, Some(100));
        assert_eq!(desk.inbox.review_sheet(one, second.row.id).await.unwrap().review.row.score, Some(33));
        assert!(refused(desk.inbox.begin_review(&third, of(talk)).await).contains("already"));
        assert_eq!(desk.inbox.reviews(&third).await.unwrap().reviews.len(), 2);
        let read = trail(&desk, "review.read").await;
        desk.inbox.review_sheet(one, first).await.unwrap();
        assert_eq!(trail(&desk, "review.read").await, read + 1, "reading a talk for its review is a logged read");
        assert_eq!((trail(&desk, "review.begun").await, trail(&desk, "review.done").await), (2, 2));
    }

    pub async fn nobody_reviews_what_they_had_part_in_or_what_goes_on(desk: Desk) {
        let role = |scope: &Scope| Scope::for_tests(scope.hotline(), scope.operator(), Role::Supervisor);
        let talk = closed(&desk, "wren").await;
        assert!(refused(desk.inbox.begin_review(&role(&desk.mira), of(talk)).await).contains("part"));
        for who in [&desk.mira, &desk.admin] {
            assert!(matches!(desk.inbox.begin_review(who, of(talk)).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.reviews(who).await, Err(StoreError::Forbidden(_))));
        }
        desk.says("heron", "h-1", "hello").await;
        let open = desk.first_waiting().await;
        assert!(refused(desk.inbox.begin_review(&desk.supervisor, of(open)).await).contains("closed"));
        desk.inbox.claim(&desk.jonas, open).await.unwrap();
        desk.inbox.close_conversation(&desk.jonas, open, call(), None).await.unwrap();
        assert!(refused(desk.inbox.begin_review(&desk.supervisor, of(open)).await).contains("nobody answered"));
        // Who left one lying can have it taken away, and whom it is about never sees it before that.
        let review = desk.inbox.begin_review(&desk.supervisor, of(talk)).await.unwrap().review.row.id;
        assert!(desk.inbox.reviews(&role(&desk.mira)).await.unwrap().reviews.is_empty());
        let hidden = desk.inbox.withdraw_review(&role(&desk.mira), review).await;
        assert_eq!(hidden.unwrap_err(), StoreError::NotFound);
        desk.inbox.withdraw_review(&role(&desk.jonas), review).await.unwrap();
        assert!(desk.inbox.reviews(&desk.supervisor).await.unwrap().reviews.is_empty());
    }

    pub async fn chance_gives_each_talk_of_the_span_and_none_twice(desk: Desk) {
        let span = || NewReview { from: Some(START - DAY), to: Some(START + DAY), ..NewReview::default() };
        let mut talks = BTreeSet::new();
        for who in ["wren", "heron", "tern"] {
            talks.insert(closed(&desk, who).await);
        }
        // A later one, one that nobody answered, and one of the reviewer's own.
        desk.says("owl", "o-1", "hello").await;
        let own = desk.first_waiting().await;
        desk.inbox.claim(&desk.supervisor, own).await.unwrap();
        desk.inbox.write(&desk.supervisor, key(), own, reply("I am here.")).await.unwrap();
        desk.inbox.close_conversation(&desk.supervisor, own, call(), None).await.unwrap();
        desk.clock.advance(2 * DAY);
        closed(&desk, "late").await;
        let mut given = BTreeSet::new();
        for _ in 0..3 {
            let sheet = desk.inbox.begin_review(&desk.supervisor, span()).await.unwrap();
            assert_eq!(sheet.review.row.how, "random");
            given.insert(sheet.review.row.conversation_id);
        }
        assert_eq!(given, talks);
        assert!(refused(desk.inbox.begin_review(&desk.supervisor, span()).await).contains("left"));
    }

    pub async fn who_was_reviewed_reads_it_when_it_is_released_and_replies(desk: Desk) {
        let talk = closed(&desk, "wren").await;
        let review = rated(&desk, &desk.supervisor, talk, Some(2)).await;
        assert!(desk.inbox.reviews_of_me(&desk.mira).await.unwrap().is_empty());
        let early = desk.inbox.reply_to_review(&desk.mira, review, "But").await;
        assert_eq!(early.unwrap_err(), Refusal::Store(StoreError::NotFound));
        let stranger = another_supervisor(&desk, "uma").await;
        assert_eq!(desk.inbox.release_review(&stranger, review).await.unwrap_err(), StoreError::NotFound);
        desk.inbox.release_review(&desk.supervisor, review).await.unwrap();
        let mine = desk.inbox.reviews_of_me(&desk.mira).await.unwrap();
        assert_eq!((mine.len(), mine[0].row.score, mine[0].said.overall.as_str()), (1, Some(67), "Warm."));
        assert_eq!(mine[0].said.comments["safety"], "canary-of-the-rater");
        assert!(desk.inbox.reviews_of_me(&desk.jonas).await.unwrap().is_empty());
        let other = desk.inbox.reply_to_review(&desk.jonas, review, "Not mine").await;
        assert_eq!(other.unwrap_err(), Refusal::Store(StoreError::NotFound));
        desk.inbox.reply_to_review(&desk.mira, review, "She asked me to wait.").await.unwrap();
        let read = desk.inbox.review_sheet(&desk.supervisor, review).await.unwrap().review;
        assert_eq!((read.reply.as_str(), read.row.replied), ("She asked me to wait.", true));
        assert!(refused(desk.inbox.begin_review(&stranger, of(talk)).await).contains("already"), "it is public now");
    }

    pub async fn figures_tell_no_second_rater_what_the_first_gave(desk: Desk) {
        let other = another_supervisor(&desk, "uma").await;
        for n in 0..10 {
            let talk = closed(&desk, &format!("wren-{n}")).await;
            rated(&desk, &desk.supervisor, talk, Some(3)).await;
            rated(&desk, &other, talk, Some(3)).await;
        }
        let before = desk.inbox.reviews(&other).await.unwrap().figures;
        assert_eq!((before.mean, before.talks), (Some(100.0), 10));
        let (talk, alone) = (closed(&desk, "late").await, closed(&desk, "alone").await);
        rated(&desk, &desk.supervisor, talk, Some(0)).await;
        let single = rated(&desk, &desk.supervisor, alone, Some(0)).await;
        assert_eq!(desk.inbox.reviews(&other).await.unwrap().figures, before);
        let second = desk.inbox.begin_review(&other, of(talk)).await.unwrap().review.row.id;
        assert_eq!(desk.inbox.reviews(&other).await.unwrap().figures, before);
        desk.inbox.save_review(&other, second, all(Some(0)), true).await.unwrap();
        let after = desk.inbox.reviews(&other).await.unwrap().figures;
        assert!(after.talks == 11 && after.mean < before.mean, "{after:?}");
        // One by itself counts once everybody may read it.
        desk.inbox.release_review(&desk.supervisor, single).await.unwrap();
        assert_eq!(desk.inbox.reviews(&other).await.unwrap().figures.talks, 12);
    }

    pub async fn a_new_form_leaves_old_reviews_theirs(desk: Desk) {
        let talk = closed(&desk, "wren").await;
        let review = rated(&desk, &desk.supervisor, talk, Some(3)).await;
        let own = ReviewCriterion {
            id: "warmth".into(),
            built_in: false,
            name: "Warmth".into(),
            anchors: ["cold", "cool", "warm", "warm all through"].map(String::from).to_vec(),
            since: 0,
        };
        let change = async |who: &Scope, version| desk.inbox.change_review_form(who, version, vec![own.clone()]).await;
        assert!(matches!(change(&desk.mira, 0).await, Err(Refusal::Store(StoreError::Forbidden(_)))));
        let form = change(&desk.supervisor, 0).await.unwrap();
        assert_eq!((form.version, form.criteria.len(), form.criteria[0].since), (1, 1, 1));
        assert!(matches!(change(&desk.supervisor, 0).await, Err(Refusal::Store(StoreError::Conflict(_)))));
        let old = desk.inbox.review_sheet(&desk.supervisor, review).await.unwrap().review;
        assert_eq!((old.form.version, old.form.criteria.len()), (0, 6));
        let later = closed(&desk, "heron").await;
        let sheet = desk.inbox.begin_review(&desk.supervisor, of(later)).await.unwrap();
        assert_eq!(sheet.review.form.criteria[0].name, "Warmth");
        assert_eq!(trail(&desk, "review-form.changed").await, 1);
    }

    pub async fn what_is_in_stays_and_what_is_wrong_is_said(desk: Desk) {
        let talk = closed(&desk, "wren").await;
        let review = desk.inbox.begin_review(&desk.supervisor, of(talk)).await.unwrap().review.row.id;
        let save = async |said, finished| desk.inbox.save_review(&desk.supervisor, review, said, finished).await;
        let mut said = all(Some(4));
        said.scores.remove("record");
        said.comments.insert("nowhere".into(), "x".into());
        let Err(Refusal::Invalid(problems)) = save(said.clone(), true).await else { panic!("was taken") };
        let fields: BTreeSet<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert!(fields.contains("scores.safety") && fields.contains("comments.nowhere"), "{fields:?}");
        assert!(fields.contains("scores.record"), "{fields:?}");
        // For later, half of it will do.
        let half = ReviewSaid { scores: BTreeMap::from([("safety".into(), Some(1))]), ..ReviewSaid::default() };
        let kept = save(half, false).await.unwrap();
        assert_eq!((kept.row.done_at, kept.row.score), (None, Some(33)));
        let uma = another_supervisor(&desk, "uma").await;
        let foreign = desk.inbox.save_review(&uma, review, all(Some(1)), true).await;
        assert_eq!(foreign.unwrap_err(), Refusal::Store(StoreError::NotFound));
        save(all(None), true).await.unwrap();
        assert!(matches!(save(all(Some(3)), true).await, Err(Refusal::Store(StoreError::Conflict(_)))));
        assert!(refused(desk.inbox.withdraw_review(&desk.supervisor, review).await).contains("stays"));
        assert_eq!(desk.inbox.review_sheet(&desk.supervisor, review).await.unwrap().review.row.score, None);
    }

    const LEFT: Sql = Sql {
        name: "LEFT",
        sqlite: "SELECT conversation_id, sitting_id, rater, operator_id, key_id, comments, reply, score, done_at FROM review",
        postgres: "SELECT conversation_id, sitting_id, rater, operator_id, key_id, comments, reply, score, done_at FROM review",
    };

    type Left = (
        Option<Uuid>,
        Option<Uuid>,
        Option<Uuid>,
        Option<Uuid>,
        Option<Uuid>,
        Option<Vec<u8>>,
        Option<Vec<u8>>,
        Option<i64>,
        Option<i64>,
    );

    pub async fn erasing_a_talk_leaves_numbers_that_lead_nowhere(desk: Desk) {
        let uma = another_supervisor(&desk, "uma").await;
        let talk = closed(&desk, "wren").await;
        let review = rated(&desk, &desk.supervisor, talk, Some(2)).await;
        rated(&desk, &uma, talk, Some(2)).await;
        desk.inbox.release_review(&desk.supervisor, review).await.unwrap();
        desk.inbox.reply_to_review(&desk.mira, review, "Thank you.").await.unwrap();
        let begun = closed(&desk, "heron").await;
        desk.inbox.begin_review(&desk.supervisor, of(begun)).await.unwrap();
        for id in [talk, begun] {
            desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        }
        assert_eq!(desk.inbox.review_sheet(&desk.supervisor, review).await.unwrap_err(), StoreError::NotFound);
        assert!(desk.inbox.reviews_of_me(&desk.mira).await.unwrap().is_empty());
        let page = desk.inbox.reviews(&desk.supervisor).await.unwrap();
        assert_eq!((page.reviews.len(), page.figures.talks, page.figures.twice), (0, 1, 1));
        assert_eq!((page.figures.criteria.len(), page.figures.criteria[0].n), (6, 1));
        let mut reader = desk.inbox.data().reader().await.unwrap();
        let left: Vec<Left> = reader.conn().sql(LEFT).fetch_all().await.unwrap();
        let day = (START / DAY) * DAY;
        assert_eq!(left, vec![(None, None, None, None, None, None, None, Some(67), Some(day)); 2]);
        drop(reader);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn agreement_is_said_of_ten_talks(desk: Desk) {
        let uma = another_supervisor(&desk, "uma").await;
        for number in 0..10 {
            let few = desk.inbox.reviews(&uma).await.unwrap().figures;
            assert!(few.criteria.iter().all(|each| each.equal.is_none() && each.kappa.is_none()), "{number}");
            let talk = closed(&desk, &format!("wren-{number}")).await;
            rated(&desk, &desk.supervisor, talk, Some(if number < 5 { 3 } else { 0 })).await;
            rated(&desk, &uma, talk, Some(if number < 5 { 3 } else { 1 })).await;
        }
        let figures = desk.inbox.reviews(&uma).await.unwrap().figures;
        let safety = &figures.criteria[0];
        assert_eq!((safety.criterion.as_str(), safety.n, safety.equal), ("safety", 10, Some(0.5)));
        // Seen: half of them one step apart. By chance: .5 × (.5 × 2) + .5 × (.5 × 3 + .5 × 1).
        assert!((safety.kappa.unwrap() - (1.0 - 0.5 / 1.5)).abs() < 1e-9, "{safety:?}");
        assert_eq!(figures.mean, Some((5.0 * 200.0 + 5.0 * 33.0) / 20.0));
    }

    pub async fn another_hotline_reviews_nothing_of_ours(desk: Desk) {
        let talk = closed(&desk, "wren").await;
        let review = rated(&desk, &desk.supervisor, talk, Some(2)).await;
        let other = desk.inbox.hotlines().apply(crate::desk::spec("harbour-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.supervisor.operator(), Role::Supervisor);
        assert_eq!(desk.inbox.begin_review(&stranger, of(talk)).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.review_sheet(&stranger, review).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.release_review(&stranger, review).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.withdraw_review(&stranger, review).await.unwrap_err(), StoreError::NotFound);
        let page = desk.inbox.reviews(&stranger).await.unwrap();
        assert_eq!((page.reviews.len(), page.figures.talks), (0, 0));
    }
}
