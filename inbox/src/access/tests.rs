//! Behaviours of logging in, of links and of keeping operators, on both databases.

use secrecy::{ExposeSecret, SecretString};

use super::{password::Cost, sessions::SESSION_IDLE_MS, *};
use crate::{
    fixture::{House, houses},
    problems::Refusal,
};

const GOOD: &str = "seven grey boats by noon";
const OTHER: &str = "nine quiet lamps at dusk";
const MINUTE_MS: i64 = 60_000;

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn access(house: &House) -> Access {
    Access::with_cost(house.inbox.data().clone(), house.clock.clone(), house.inbox.vault().derive("access"), Cost::TEST)
}

fn new(login: &str, role: Role) -> NewOperator {
    NewOperator {
        login: login.into(),
        name: "Mira Novak".into(),
        alias: "Mira".into(),
        role,
        languages: vec!["en".into()],
        skills: Vec::new(),
        talk_limit: USUAL_TALKS,
    }
}

/// An operator with the good password.
async fn with_password(access: &Access, house: &House, login: &str, role: Role) -> Operator {
    access.bootstrap(house.hotline.id, new(login, role), FirstPassword::Given(secret(GOOD))).await.unwrap().0
}

async fn enter(access: &Access, login: &str) -> LoggedIn {
    access.login(login, secret(GOOD)).await.unwrap()
}

async fn is_in(access: &Access, token: &SecretString) -> bool {
    access.authenticate(token).await.unwrap().is_some()
}

#[tokio::test]
async fn every_login_makes_a_new_session_and_nothing_brought_along_becomes_one() {
    for house in houses().await {
        let access = access(&house);
        let mira = with_password(&access, &house, "mira", Role::Operator).await;
        let planted = secret("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert!(!is_in(&access, &planted).await);
        let (first, second) = (enter(&access, "  MIRA ").await, enter(&access, "mira").await);
        assert_ne!(first.session_token.expose_secret(), second.session_token.expose_secret());
        assert!(!is_in(&access, &planted).await);
        for session in [&first, &second] {
            let (scope, operator) = access.authenticate(&session.session_token).await.unwrap().unwrap();
            assert_eq!((scope.hotline(), scope.operator(), scope.role()), (house.hotline.id, mira.id, Role::Operator));
            assert_eq!(operator.login, "mira");
        }
        for nonsense in ["", "x", "%%%", &format!("{}=", first.session_token.expose_secret()), &"A".repeat(4000)] {
            assert!(!is_in(&access, &secret(nonsense)).await, "{nonsense}");
        }
    }
}

#[tokio::test]
async fn an_unknown_login_costs_one_check_and_gets_the_answer_of_a_wrong_password() {
    for house in houses().await {
        let access = access(&house);
        let admin = house.scope(Role::Admin);
        with_password(&access, &house, "mira", Role::Operator).await;
        let gone = with_password(&access, &house, "gone", Role::Operator).await;
        access
            .change_operator(admin, gone.id, OperatorChange { active: Some(false), ..Default::default() })
            .await
            .unwrap();
        access.invite(admin, new("invited", Role::Operator)).await.unwrap();
        let long = "x".repeat(5000);
        for (login, password) in [
            ("mira", OTHER),
            ("nobody", GOOD),
            ("gone", GOOD),
            ("invited", GOOD),
            ("invited", ""),
            ("", ""),
            ("mira", &long),
        ] {
            let before = access.password_checks();
            assert_eq!(access.login(login, secret(password)).await.unwrap_err(), LoginError::Wrong, "{login}");
            assert_eq!(access.password_checks(), before + 1, "{login}");
        }
        let failed = house.trail().await.into_iter().filter(|line| line == "login.failed {}").count();
        assert_eq!(failed, 7);
    }
}

#[tokio::test]
async fn a_session_ends_when_nothing_happens_for_fifteen_minutes_and_after_twelve_hours_in_any_case() {
    for house in houses().await {
        let access = access(&house);
        with_password(&access, &house, "mira", Role::Operator).await;
        let idle = enter(&access, "mira").await;
        house.clock.advance(SESSION_IDLE_MS);
        assert!(is_in(&access, &idle.session_token).await, "idle for exactly as long as allowed");
        house.clock.advance(SESSION_IDLE_MS + 1);
        assert!(!is_in(&access, &idle.session_token).await);

        let busy = enter(&access, "mira").await;
        for _ in 0..71 {
            house.clock.advance(10 * MINUTE_MS);
            assert!(is_in(&access, &busy.session_token).await);
        }
        house.clock.advance(10 * MINUTE_MS);
        assert!(!is_in(&access, &busy.session_token).await, "twelve hours");

        let watched = enter(&access, "mira").await;
        for _ in 0..15 {
            house.clock.advance(MINUTE_MS);
            assert!(access.still_in(&watched.session_token).await.unwrap().is_some());
        }
        house.clock.advance(MINUTE_MS);
        assert!(access.still_in(&watched.session_token).await.unwrap().is_none(), "a stream alone is no activity");
    }
}

#[tokio::test]
async fn logging_out_ends_one_session_at_once_and_whoever_leaves_the_last_is_away() {
    for house in houses().await {
        let access = access(&house);
        with_password(&access, &house, "mira", Role::Operator).await;
        let (one, two) = (enter(&access, "mira").await, enter(&access, "mira").await);
        access.set_status(&one.scope, OperatorStatus::Accepting, None).await.unwrap();
        assert!(is_in(&access, &one.session_token).await && is_in(&access, &two.session_token).await);
        access.logout(&one.session_token).await.unwrap();
        assert!(!is_in(&access, &one.session_token).await);
        let (_, operator) = access.authenticate(&two.session_token).await.unwrap().unwrap();
        assert_eq!(operator.status, OperatorStatus::Accepting);
        access.logout(&two.session_token).await.unwrap();
        access.logout(&two.session_token).await.unwrap();
        let operator = access.operator(house.scope(Role::Admin), operator.id).await.unwrap();
        assert_eq!(operator.status, OperatorStatus::Away);
    }
}

#[tokio::test]
async fn sessions_end_on_a_new_role_on_deactivation_and_on_a_new_password() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let mira = with_password(&access, &house, "mira", Role::Operator).await;
        let session = enter(&access, "mira").await;
        let rename = OperatorChange { name: Some("Mira N.".into()), ..Default::default() };
        access.change_operator(admin, mira.id, rename).await.unwrap();
        let (_, seen) = access.authenticate(&session.session_token).await.unwrap().expect("a name ends nothing");
        assert_eq!(seen.name, "Mira N.");

        let promote = OperatorChange { role: Some(Role::Supervisor), ..Default::default() };
        access.change_operator(admin, mira.id, promote).await.unwrap();
        assert!(!is_in(&access, &session.session_token).await);

        let session = enter(&access, "mira").await;
        assert!(is_in(&access, &session.session_token).await);
        let link = access.reset(admin, mira.id).await.unwrap();
        assert!(is_in(&access, &session.session_token).await, "a link alone ends nothing");
        access.redeem(&link.token, secret(OTHER)).await.unwrap();
        assert!(!is_in(&access, &session.session_token).await);
        assert_eq!(access.login("mira", secret(GOOD)).await.unwrap_err(), LoginError::Wrong);

        let session = access.login("mira", secret(OTHER)).await.unwrap();
        let open = access.reset(admin, mira.id).await.unwrap();
        let off = OperatorChange { active: Some(false), ..Default::default() };
        assert!(!access.change_operator(admin, mira.id, off).await.unwrap().active);
        assert!(!is_in(&access, &session.session_token).await);
        assert_eq!(access.inspect(&open.token).await.unwrap_err(), StoreError::NotFound);
    }
}

#[tokio::test]
async fn a_session_that_another_node_ended_is_believed_for_five_seconds_at_most() {
    for house in houses().await {
        let (here, there) = (access(&house), access(&house));
        with_password(&here, &house, "mira", Role::Operator).await;
        let session = enter(&here, "mira").await;
        assert!(is_in(&here, &session.session_token).await);
        there.logout(&session.session_token).await.unwrap();
        house.clock.advance(5_000);
        assert!(!is_in(&here, &session.session_token).await);
    }
}

#[tokio::test]
async fn an_invitation_works_once_within_72_hours_and_a_reset_within_two() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let (mira, link) = access.invite(admin, new("mira", Role::Operator)).await.unwrap();
        assert!(!format!("{link:?}").contains(link.token.expose_secret()));
        let info = access.inspect(&link.token).await.unwrap();
        assert_eq!((info.kind, info.login.as_str(), info.name.as_str()), (LinkKind::Invite, "mira", "Mira Novak"));

        // A bad password is refused and uses nothing up.
        for bad in ["short", "mira novak mira novak"] {
            assert!(matches!(access.redeem(&link.token, secret(bad)).await, Err(Refusal::Invalid(_))), "{bad}");
        }
        house.clock.advance(links::INVITE_MS - 1);
        access.redeem(&link.token, secret(GOOD)).await.unwrap();
        enter(&access, "mira").await;

        // A replayed link is as unknown as one that never was.
        assert_eq!(access.inspect(&link.token).await.unwrap_err(), StoreError::NotFound);
        let replayed = access.redeem(&link.token, secret(OTHER)).await.unwrap_err();
        assert_eq!(replayed, Refusal::Store(StoreError::NotFound));
        enter(&access, "mira").await;

        let first = access.reset(admin, mira.id).await.unwrap();
        assert_eq!(first.kind, LinkKind::Reset);
        let second = access.reset(admin, mira.id).await.unwrap();
        assert_eq!(access.inspect(&first.token).await.unwrap_err(), StoreError::NotFound, "a new link ends the old");
        house.clock.advance(links::RESET_MS);
        assert_eq!(access.inspect(&second.token).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(access.redeem(&second.token, secret(OTHER)).await.unwrap_err(), StoreError::NotFound.into());
    }
}

#[tokio::test]
async fn of_two_who_use_a_link_at_the_same_time_one_sets_the_password() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let (_, link) = access.invite(admin, new("mira", Role::Operator)).await.unwrap();
        let (one, two) =
            tokio::join!(access.redeem(&link.token, secret(GOOD)), access.redeem(&link.token, secret(OTHER)));
        assert_ne!(one.is_ok(), two.is_ok());
        let (right, wrong) = if one.is_ok() { (GOOD, OTHER) } else { (OTHER, GOOD) };
        assert!(access.login("mira", secret(right)).await.is_ok());
        assert!(access.login("mira", secret(wrong)).await.is_err());
    }
}

#[tokio::test]
async fn a_session_token_is_no_link_and_a_link_no_session() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let mira = with_password(&access, &house, "mira", Role::Operator).await;
        let session = enter(&access, "mira").await;
        let link = access.reset(admin, mira.id).await.unwrap();
        assert!(!is_in(&access, &link.token).await);
        assert!(access.inspect(&session.session_token).await.is_err());
    }
}

#[tokio::test]
async fn the_last_administrator_who_can_log_in_stays_one() {
    for house in houses().await {
        let access = access(&house);
        let anna = with_password(&access, &house, "anna", Role::Admin).await;
        let scope = enter(&access, "anna").await.scope;
        // Others are administrators as well, but have no password yet.
        access.invite(&scope, new("invited", Role::Admin)).await.unwrap();
        for change in [
            OperatorChange { role: Some(Role::Supervisor), ..Default::default() },
            OperatorChange { active: Some(false), ..Default::default() },
        ] {
            let refused = access.change_operator(&scope, anna.id, change).await.unwrap_err();
            assert!(
                matches!(&refused, Refusal::Store(StoreError::Conflict(words)) if words.contains("last administrator"))
            );
        }
        let bert = with_password(&access, &house, "bert", Role::Admin).await;
        let off = || OperatorChange { active: Some(false), ..Default::default() };
        // Two who remove each other at the same time: one stays.
        let (one, two) = tokio::join!(
            access.change_operator(&scope, bert.id, off()),
            access.change_operator(&scope, anna.id, off())
        );
        assert_ne!(one.is_ok(), two.is_ok());
    }
}

#[tokio::test]
async fn only_administrators_keep_operators_and_only_their_own_hotlines() {
    for house in houses().await {
        let access = access(&house);
        let mira = with_password(&access, &house, "mira", Role::Operator).await;
        let rename = || OperatorChange { name: Some("X".into()), ..Default::default() };
        for role in [Role::Operator, Role::Supervisor] {
            let scope = house.scope(role);
            assert!(matches!(
                access.invite(scope, new("x1", Role::Admin)).await,
                Err(Refusal::Store(StoreError::Forbidden(_)))
            ));
            assert!(matches!(access.reset(scope, mira.id).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(
                access.change_operator(scope, mira.id, rename()).await,
                Err(Refusal::Store(StoreError::Forbidden(_)))
            ));
        }
        let stranger = house.stranger().await;
        assert!(access.operators(&stranger).await.unwrap().is_empty());
        assert_eq!(access.operator(&stranger, mira.id).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(access.reset(&stranger, mira.id).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(
            access.change_operator(&stranger, mira.id, rename()).await.unwrap_err(),
            StoreError::NotFound.into()
        );
        let mut logins: Vec<_> =
            access.operators(house.scope(Role::Operator)).await.unwrap().into_iter().map(|o| o.login).collect();
        logins.sort();
        assert_eq!(logins, ["ada", "mira", "olga", "sven"]);
    }
}

#[tokio::test]
async fn says_everything_that_is_wrong_with_a_new_operator() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let bad = NewOperator {
            login: "no spaces".into(),
            name: " ".into(),
            alias: "a\nb".into(),
            role: Role::Operator,
            languages: vec!["en".into(), "english".into(), "en".into()],
            skills: vec![String::new()],
            talk_limit: 0,
        };
        let Err(Refusal::Invalid(problems)) = access.invite(admin, bad).await else { panic!("was taken") };
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["login", "name", "alias", "languages[1]", "languages[2]", "skills[0]", "talk_limit"]);
        access.invite(admin, new("Mira", Role::Operator)).await.unwrap();
        let taken = access.invite(admin, new("mira", Role::Operator)).await.unwrap_err();
        assert_eq!(taken, StoreError::Conflict("the login mira is taken".into()).into());
    }
}

#[tokio::test]
async fn sweeping_removes_what_is_over_and_sends_away_who_has_left() {
    for house in houses().await {
        let access = access(&house);
        let mira = with_password(&access, &house, "mira", Role::Operator).await;
        let session = enter(&access, "mira").await;
        access.set_status(&session.scope, OperatorStatus::Accepting, None).await.unwrap();
        access.sweep().await.unwrap();
        let status = || async { access.operator(house.scope(Role::Admin), mira.id).await.unwrap().status };
        assert_eq!(status().await, OperatorStatus::Accepting);
        house.clock.advance(SESSION_IDLE_MS + 1);
        access.sweep().await.unwrap();
        assert_eq!(status().await, OperatorStatus::Away);
    }
}

#[tokio::test]
async fn the_trail_tells_who_came_in_and_what_was_changed_without_names_and_words() {
    for house in houses().await {
        let (access, admin) = (access(&house), house.scope(Role::Admin));
        let (mira, link) = access.invite(admin, new("mira", Role::Operator)).await.unwrap();
        access.redeem(&link.token, secret(GOOD)).await.unwrap();
        let session = enter(&access, "mira").await;
        access.logout(&session.session_token).await.unwrap();
        let change = OperatorChange { role: Some(Role::Supervisor), alias: Some("Luna".into()), ..Default::default() };
        access.change_operator(admin, mira.id, change).await.unwrap();
        let trail = house.trail().await;
        assert_eq!(
            trail[trail.len() - 5..],
            [
                r#"operator.invited {"password":false,"role":"operator"}"#,
                r#"operator.password_set {"kind":"invite"}"#,
                "operator.logged_in {}",
                "operator.logged_out {}",
                r#"operator.changed {"fields":["alias"],"role":["operator","supervisor"]}"#,
            ]
        );
        assert!(house.verify().await.whole());
    }
}
