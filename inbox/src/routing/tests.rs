//! Routing as tables and as properties.

mod floods;
mod simulated;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const NOON: i64 = 1_800_000_000_000;
const MIN: i64 = MINUTE_MS;

fn conversation(number: u128) -> ConversationId {
    ConversationId(Uuid::from_u128(number))
}

fn person(number: u128) -> OperatorId {
    OperatorId(Uuid::from_u128(number))
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn queue(number: u128) -> Queue {
    Queue::new(QueueId(Uuid::from_u128(number)))
}

/// Waits in the first queue, speaks English, began so many minutes ago.
fn waiting(number: u128, priority: u8, minutes: i64) -> Waiting {
    let queue = QueueId(Uuid::from_u128(1));
    let since = UnixMillis(NOON - minutes * MIN);
    Waiting { language: Some("en".into()), ..Waiting::new(conversation(number), queue, priority, since) }
}

fn operator(number: u128, holds: &[u8]) -> Operator {
    Operator {
        id: person(number),
        languages: names(&["en"]),
        skills: BTreeSet::new(),
        accepts: true,
        is_supervisor: false,
        holds: holds.to_vec(),
        in_flood: false,
        limit: 3,
        idle_since: UnixMillis(NOON),
    }
}

/// Who let it pass so many minutes ago.
fn passed_by(who: &[u128], minutes: i64) -> BTreeMap<OperatorId, UnixMillis> {
    who.iter().map(|number| (person(*number), UnixMillis(NOON - minutes * MIN))).collect()
}

fn held_by(number: u128, end: Option<End>) -> Last {
    Last { operator: person(number), end, may_see: true }
}

fn situation(waiting: Vec<Waiting>, operators: Vec<Operator>) -> Situation {
    Situation { now: UnixMillis(NOON), queues: vec![queue(1)], waiting, unseen: Vec::new(), operators }
}

fn order(waiting: Vec<Waiting>) -> Vec<u128> {
    decide(&situation(waiting, Vec::new())).order.iter().map(|id| id.0.as_u128()).collect()
}

fn offers(situation: &Situation) -> Vec<(u128, u128)> {
    decide(situation).offers.iter().map(|(id, who)| (id.0.as_u128(), who.0.as_u128())).collect()
}

#[test]
fn the_urgent_first_then_who_waits_longest() {
    assert_eq!(
        order(vec![waiting(1, 3, 30), waiting(2, 0, 0), waiting(3, 1, 1), waiting(4, 1, 3), waiting(5, 4, 600)]),
        [2, 4, 3, 1, 5]
    );
    // A flood waits behind its like, and its urgent sentence still before the calm.
    let joins = Some(UnixMillis(NOON + MIN));
    let flood = |number, priority, minutes| Waiting { lane: Lane::Flood, joins, ..waiting(number, priority, minutes) };
    assert_eq!(
        order(vec![flood(1, 0, 9), waiting(2, 0, 0), waiting(3, 1, 9), flood(4, 3, 50), waiting(5, 3, 1)]),
        [2, 1, 3, 5, 4]
    );
    // What somebody dropped comes before its like, and not before the more urgent.
    let dropped = Waiting { lane: Lane::Dropped, ..waiting(3, 2, 1) };
    assert_eq!(order(vec![waiting(1, 2, 9), waiting(2, 1, 0), dropped]), [2, 3, 1]);
}

#[test]
fn waiting_long_raises_and_never_to_p0() {
    for (priority, pace, minutes, level_after) in [
        (3, Pace::Live, 239, 3),
        (3, Pace::Live, 240, 2),
        (3, Pace::Live, 300, 1),
        (3, Pace::Live, 100_000, 1),
        (3, Pace::Slow, 959, 3),
        (2, Pace::Live, 60, 1),
        (4, Pace::Slow, 2 * 24 * 60, 3),
        (0, Pace::Live, 0, 0),
    ] {
        let one = Waiting { pace, ..waiting(1, priority, minutes) };
        assert_eq!(level(&one, UnixMillis(NOON)), level_after, "P{priority} {pace:?} {minutes} min");
    }
}

#[test]
fn nobody_rises_over_night() {
    let overnight = Waiting { closed_ms: 10 * 60 * MIN, ..waiting(1, 3, 13 * 60) };
    assert_eq!(level(&overnight, UnixMillis(NOON)), 3);
    assert_eq!(level(&Waiting { closed_ms: 9 * 60 * MIN, ..overnight }, UnixMillis(NOON)), 2);
}

#[test]
fn offers_go_to_whoever_can_and_has_least() {
    let french = Operator { languages: names(&["fr"]), ..operator(3, &[]) };
    let away = Operator { accepts: false, ..operator(4, &[]) };
    let all = vec![operator(1, &[3]), operator(2, &[]), french, away];
    assert_eq!(offers(&situation(vec![waiting(1, 2, 0)], all.clone())), [(1, 2)]);
    // The last one goes on, where that is safe.
    let known = Waiting { last: Some(held_by(1, Some(End::Closed))), ..waiting(1, 2, 0) };
    assert_eq!(offers(&situation(vec![known.clone()], all.clone())), [(1, 1)]);
    let passed = Waiting { passed: passed_by(&[1], 1), ..known };
    assert_eq!(offers(&situation(vec![passed], all)), [(1, 2)]);
}

#[test]
fn the_last_goes_on_only_where_that_is_safe() {
    let (ended, unseen) = (Some(End::Closed), Last { may_see: false, ..held_by(1, Some(End::Closed)) });
    let with = |last: Last| Waiting { last: Some(last), ..waiting(1, 2, 0) };
    let usual = || operator(1, &[3]);
    let away = Operator { accepts: false, ..usual() };
    let has_left = Operator { languages: names(&["fr"]), ..usual() };
    let rows = [
        ("brought to its end", with(held_by(1, ended)), usual(), 1),
        ("ended before that was kept", with(held_by(1, None)), usual(), 2),
        ("handed on", with(held_by(1, Some(End::Handed))), usual(), 2),
        ("given back", with(held_by(1, Some(End::Back))), usual(), 2),
        ("dropped out", with(held_by(1, Some(End::Gone))), usual(), 2),
        ("taken over in danger", with(held_by(1, Some(End::Taken))), usual(), 2),
        ("taken over for another reason", with(held_by(1, Some(End::Removed))), usual(), 2),
        ("the contact asked for somebody else", with(held_by(1, Some(End::Asked))), usual(), 2),
        ("knows the contact", with(held_by(1, Some(End::Concerned))), usual(), 2),
        ("may not see the case", with(unseen), usual(), 2),
        ("away", with(held_by(1, ended)), away, 2),
        ("full", with(held_by(1, ended)), operator(1, &[3, 3]), 2),
        ("has somebody in danger", with(held_by(1, ended)), operator(1, &[0]), 2),
        ("has left the queue and only helps out", with(held_by(1, ended)), has_left, 2),
        ("let it pass", Waiting { passed: passed_by(&[1], 1), ..with(held_by(1, ended)) }, usual(), 2),
        ("kept from it", Waiting { apart: [person(1)].into(), ..with(held_by(1, ended)) }, usual(), 2),
    ];
    for (words, one, last, expected) in rows {
        let mut all = situation(vec![one], vec![last, operator(2, &[])]);
        all.queues = vec![Queue { overflow: Some((0, queue(2).id)), ..queue(1) }, queue(2)];
        assert_eq!(offers(&all), [(1, expected)], "{words}");
    }
}

#[test]
fn nobody_is_offered_what_they_are_kept_from() {
    let apart = Waiting { apart: [person(1)].into(), ..waiting(1, 0, 0) };
    let alone = decide(&situation(vec![apart.clone()], vec![operator(1, &[])]));
    assert_eq!((alone.offers.len(), alone.open), (0, vec![conversation(1)]));
    // What stands ends.
    let offered = Waiting { offer: Some((person(1), UnixMillis(NOON - 1_000))), ..apart.clone() };
    let ends = decide(&situation(vec![offered], vec![operator(1, &[]), operator(2, &[])]));
    assert_eq!((ends.withdrawn.len(), ends.offers), (1, vec![(conversation(1), person(2))]));
    // That nobody had room for it says nothing of the next.
    let both = situation(vec![apart, waiting(2, 0, 0)], vec![operator(1, &[])]);
    assert_eq!(offers(&both), [(2, 1)]);
}

#[test]
fn ends_are_kept_as_they_are_read() {
    for (end, text) in [(End::Closed, "closed"), (End::Removed, "removed"), (End::Concerned, "concerned")] {
        assert_eq!((end.as_str(), End::read(text)), (text, Some(end)));
    }
    assert_eq!(End::read("fired"), None);
}

#[test]
fn nobody_holds_more_than_they_may() {
    for (holds, priority, offered) in [
        (&[][..], 0, true),
        (&[3, 3], 0, true),
        (&[3, 3, 4], 0, false),
        (&[0], 4, false),
        (&[1], 1, true),
        (&[1, 3], 3, false),
        (&[1, 3], 1, false),
        (&[1, 3], 0, true),
        (&[3], 3, true),
        (&[3, 3], 3, false),
        (&[3, 3], 1, true),
    ] {
        let found = !offers(&situation(vec![waiting(1, priority, 0)], vec![operator(1, holds)])).is_empty();
        assert_eq!(found, offered, "{holds:?} and one more P{priority}");
    }
}

#[test]
fn an_offer_stands_for_a_minute_and_then_goes_to_the_next() {
    let offered =
        |seconds: i64| Waiting { offer: Some((person(1), UnixMillis(NOON - seconds * 1_000))), ..waiting(1, 2, 5) };
    let two = vec![operator(1, &[]), operator(2, &[3])];
    let standing = decide(&situation(vec![offered(59)], two.clone()));
    assert_eq!((standing.offers.len(), standing.withdrawn.len(), standing.open.len()), (0, 0, 0));
    let over = decide(&situation(vec![offered(60)], two));
    assert_eq!(over.withdrawn, [(conversation(1), person(1))]);
    assert_eq!(over.offers, [(conversation(1), person(2))]);
    // Everybody let it pass: whoever wants may take it.
    let both = || vec![operator(1, &[]), operator(2, &[])];
    let passed = Waiting { passed: passed_by(&[1, 2], 9), ..waiting(1, 2, 15) };
    let all = decide(&situation(vec![passed], both()));
    assert_eq!((all.offers.len(), all.open), (0, vec![conversation(1)]));
    // Who did so ten minutes ago is asked again.
    let long_ago = Waiting { passed: [(person(1), UnixMillis(NOON - PASSED_MS))].into(), ..waiting(1, 2, 15) };
    assert_eq!(offers(&situation(vec![long_ago], vec![operator(1, &[])])), [(1, 1)]);
    // In danger the round begins anew, a minute after somebody let it pass; first whoever has not been asked.
    for priority in [0, 1] {
        let passed = |by: &[u128], minutes| Waiting { passed: passed_by(by, minutes), ..waiting(1, priority, 15) };
        assert_eq!(offers(&situation(vec![passed(&[1, 2], 0)], both())), []);
        assert_eq!(offers(&situation(vec![passed(&[1, 2], 1)], both())), [(1, 1)]);
        assert_eq!(offers(&situation(vec![passed(&[1], 5)], both())), [(1, 2)]);
    }
    // Nor has whoever took somebody in danger from the list meanwhile: it goes to the next at once.
    let took = decide(&situation(vec![offered(5)], vec![operator(1, &[0]), operator(2, &[3])]));
    assert_eq!((took.withdrawn.len(), took.offers), (1, vec![(conversation(1), person(2))]));
    // Of two offers to somebody who has room for one, the more urgent stands.
    let two_offers = vec![offered(5), Waiting { id: conversation(2), priority: 3, ..offered(9) }];
    let one_place = decide(&situation(two_offers, vec![operator(1, &[3])]));
    assert_eq!((one_place.withdrawn, one_place.offers.len()), (vec![(conversation(2), person(1))], 0));
    // Whoever has left has no offer any more.
    let gone = decide(&situation(vec![offered(5)], vec![operator(2, &[])]));
    assert_eq!((gone.withdrawn.len(), gone.offers), (1, vec![(conversation(1), person(2))]));
}

#[test]
fn a_p0_that_nobody_has_claimed_calls_supervisors_each_minute() {
    let supervisor = Operator { is_supervisor: true, accepts: false, ..operator(9, &[]) };
    let calls = |alarmed: Option<i64>, priority| {
        let one =
            Waiting { alarmed: alarmed.map(|seconds| UnixMillis(NOON - seconds * 1_000)), ..waiting(1, priority, 3) };
        decide(&situation(vec![one], vec![operator(1, &[]), supervisor.clone()])).alarms
    };
    assert_eq!(calls(None, 0), [(conversation(1), vec![person(9)])]);
    assert_eq!(calls(Some(59), 0), []);
    assert_eq!(calls(Some(60), 0).len(), 1);
    assert_eq!(calls(None, 1), []);
    // What became P0 in somebody's hands calls them as well, beside however many that nobody has.
    let mut all = situation((1..=9).map(|number| waiting(number, 0, 3)).collect(), vec![supervisor.clone()]);
    let unseen = |seconds: Option<i64>| {
        let alarmed = seconds.map(|seconds| UnixMillis(NOON - seconds * 1_000));
        vec![Unseen { id: conversation(20), alarmed }]
    };
    for (alarmed, called) in [(None, true), (Some(59), false), (Some(60), true)] {
        all.unseen = unseen(alarmed);
        let alarms = decide(&all).alarms;
        assert_eq!(alarms.iter().any(|(id, who)| *id == conversation(20) && *who == [person(9)]), called);
        assert_eq!(alarms.len(), ALARMS + usize::from(called));
    }
}

#[test]
fn queues_close_overflow_and_pull() {
    let closed_to = |numbers: &[u128]| {
        let closed = numbers.iter().map(|number| queue(*number).id).collect();
        vec![Waiting { closed: Arc::new(closed), ..waiting(1, 3, 0) }]
    };
    let mut closed = situation(closed_to(&[1]), vec![operator(1, &[])]);
    closed.queues = vec![Queue { after_hours: Some(queue(2).id), ..queue(1) }, queue(2)];
    let decision = decide(&closed);
    assert_eq!((decision.moves.len(), decision.offers.len()), (1, 0));
    // Closed as well, and names the first: nothing goes round, and who is there may still answer.
    let both = closed.queues.clone();
    closed.queues[1] = Queue { after_hours: Some(queue(1).id), ..queue(2) };
    closed.waiting = closed_to(&[1, 2]);
    let decision = decide(&closed);
    assert_eq!((decision.moves.len(), decision.offers.len()), (0, 1));
    // Over one that is closed as well to one that is open.
    closed.queues[1].after_hours = Some(queue(3).id);
    closed.queues.push(queue(3));
    assert_eq!(decide(&closed).moves, [(conversation(1), queue(3).id)]);
    closed.queues = both;
    closed.waiting = closed_to(&[1]);
    // What it is open to stays beside what it is closed to.
    closed.waiting.push(waiting(2, 3, 0));
    assert_eq!(decide(&closed).moves, [(conversation(1), queue(2).id)]);
    closed.waiting.pop();
    // Closed, and nowhere to go: it waits where it is, and who is there may still answer.
    closed.queues.pop();
    assert_eq!(decide(&closed).offers.len(), 1);
    let german = |minutes| Waiting { language: Some("de".into()), ..waiting(1, 3, minutes) };
    let mut overflow = situation(vec![german(9)], vec![operator(1, &[])]);
    overflow.queues = vec![Queue { overflow: Some((10 * MIN, QueueId(Uuid::from_u128(2)))), ..queue(1) }, queue(2)];
    assert_eq!(decide(&overflow).offers.len(), 0);
    overflow.waiting = vec![german(10)];
    assert_eq!(decide(&overflow).offers.len(), 1);
    // Whose queue it is comes first, however much they hold.
    let own = Operator { languages: names(&["de"]), ..operator(2, &[3]) };
    overflow.operators.push(own);
    assert_eq!(offers(&overflow), [(1, 2)]);
    // While nobody was there to answer, nothing overflows.
    let overnight = Waiting { closed_ms: 50 * MIN, ..german(59) };
    overflow.waiting = vec![overnight.clone()];
    overflow.operators.truncate(1);
    assert_eq!(offers(&overflow), []);
    overflow.waiting = vec![Waiting { closed_ms: 49 * MIN, ..overnight }];
    assert_eq!(offers(&overflow), [(1, 1)]);
    let mut pull = situation(vec![waiting(1, 0, 0)], vec![operator(1, &[])]);
    pull.queues = vec![Queue { pushes: false, ..queue(1) }];
    assert_eq!((decide(&pull).offers.len(), decide(&pull).open.len()), (0, 1));
}

#[test]
fn a_language_that_nobody_at_work_speaks_is_offered_to_whoever_is_there() {
    let turkish =
        |number, priority, minutes| Waiting { language: Some("tr".into()), ..waiting(number, priority, minutes) };
    let speaks = |languages: &[&str], operator: Operator| Operator { languages: names(languages), ..operator };
    let none = || vec![operator(1, &[])];
    // Somebody who is at work and could be asked, were they not taken up.
    let busy = || vec![operator(1, &[]), speaks(&["tr"], operator(2, &[0]))];
    let passed = |one: Waiting| Waiting { passed: passed_by(&[2], 1), ..one };
    for (words, one, operators, offered) in [
        ("in danger, at once", turkish(1, 0, 0), none(), true),
        ("near it, at once", turkish(1, 1, 0), none(), true),
        ("others after their target", turkish(1, 2, 14), none(), false),
        ("others after their target", turkish(1, 2, 15), none(), true),
        ("a chat after an hour", turkish(1, 3, 59), none(), false),
        ("a chat after an hour", turkish(1, 3, 60), none(), true),
        ("a mail after four", Waiting { pace: Pace::Slow, ..turkish(1, 3, 239) }, none(), false),
        ("of the hours in which somebody was there", Waiting { closed_ms: MIN, ..turkish(1, 3, 60) }, none(), false),
        ("where who speaks it is taken up, danger doesn't wait for them", turkish(1, 0, 0), busy(), true),
        ("others wait for them", turkish(1, 1, 19), busy(), false),
        ("but not for ever", turkish(1, 1, 20), busy(), true),
        ("but not for ever", turkish(1, 3, 239), busy(), false),
        ("but not for ever", turkish(1, 3, 240), busy(), true),
        ("nor where they let it pass", passed(turkish(1, 1, 0)), busy(), true),
    ] {
        assert_eq!(offers(&situation(vec![one], operators)).len(), usize::from(offered), "{words}");
    }
    // Whoever speaks it comes first, however much they hold, and in whichever way they write it.
    let both = vec![operator(1, &[]), speaks(&["sr-Latn"], operator(2, &[3]))];
    for language in ["sr", "sr-Cyrl", "sr-Latn"] {
        let serbian = Waiting { language: Some(language.into()), ..waiting(1, 3, 600) };
        assert_eq!(offers(&situation(vec![serbian], both.clone())), [(1, 2)], "{language}");
    }
    // What its operators must be able to do, they must.
    let mut law = situation(vec![turkish(1, 0, 0)], none());
    law.queues = vec![Queue { skills: names(&["law"]), ..queue(1) }];
    assert_eq!(offers(&law), []);
}

#[test]
fn every_language_has_a_queue() {
    let queues = [Queue { languages: names(&["de"]), ..queue(1) }, queue(2)];
    for (language, expected) in [(Some("de"), 1), (Some("fr"), 2), (None, 2)] {
        assert_eq!(queue_for(&queues, "webchat", language).unwrap().id, QueueId(Uuid::from_u128(expected)));
    }
    assert_eq!(queue_for(&queues[..1], "webchat", Some("fr")).unwrap().id, queues[0].id);
    assert_eq!(queue_for(&queues, "webchat", Some("de-AT")).unwrap().id, queues[0].id);
}

prop_compose! {
    fn any_waiting()(
        number in 1_u128..1_000_000,
        priority in 0_u8..=4,
        minutes in 0_i64..5_000,
        flags in 0_u8..8,
        joins in prop::option::of(-30_i64..30),
        language in prop::sample::select(vec!["en", "fr", "uk"]),
        offer in prop::option::of((1_u128..8, 0_i64..120)),
        passed in prop::collection::btree_map(1_u128..8, 0_i64..15, 0..4),
        apart in prop::collection::btree_set(1_u128..8, 0..3),
        last in prop::option::of((1_u128..8, 0_usize..3)),
    ) -> Waiting {
        Waiting {
            lane: [Lane::Dropped, Lane::Usual, Lane::Flood][usize::from(flags % 3)],
            joins: joins.map(|minutes| UnixMillis(NOON + minutes * MIN)),
            pace: if flags & 4 != 0 { Pace::Slow } else { Pace::Live },
            language: Some(language.into()),
            offer: offer.map(|(who, seconds)| (person(who), UnixMillis(NOON - seconds * 1_000))),
            passed: passed.into_iter().map(|(who, minutes)| (person(who), UnixMillis(NOON - minutes * MIN))).collect(),
            apart: apart.into_iter().map(person).collect(),
            last: last.map(|(who, how)| held_by(who, [None, Some(End::Closed), Some(End::Asked)][how])),
            ..waiting(number, priority, minutes)
        }
    }
}

prop_compose! {
    fn any_operator()(number in 1_u128..8, holds in prop::collection::vec(0_u8..=4, 0..4), accepts: bool, in_flood: bool, french: bool, limit in 1_usize..5) -> Operator {
        Operator { accepts, in_flood, limit, languages: names(if french { &["en", "fr"] } else { &["en"] }), ..operator(number, &holds) }
    }
}

proptest! {
    #[test]
    fn decisions_keep_their_promises(
        waiting in prop::collection::vec(any_waiting(), 0..60),
        operators in prop::collection::vec(any_operator(), 0..7),
    ) {
        let waiting: BTreeMap<ConversationId, Waiting> = waiting.into_iter().map(|one| (one.id, one)).collect();
        let operators: BTreeMap<OperatorId, Operator> = operators.into_iter().map(|one| (one.id, one)).collect();
        let mut all = situation(waiting.values().cloned().collect(), operators.values().cloned().collect());
        let decision = decide(&all);
        // Everything that waits stands in the order once, and a P0 behind nothing but P0.
        prop_assert_eq!(decision.order.iter().collect::<BTreeSet<_>>().len(), waiting.len());
        let priorities: Vec<u8> = decision.order.iter().map(|id| waiting[id].priority).collect();
        let last_p0 = priorities.iter().rposition(|priority| *priority == 0).map_or(0, |at| at + 1);
        prop_assert!(priorities.iter().take(last_p0).all(|priority| *priority == 0));
        // Nobody is offered more than they may hold, or what they can't do.
        let mut loads: BTreeMap<OperatorId, usize> = BTreeMap::new();
        for (id, who) in &decision.offers {
            let (one, who) = (&waiting[id], &operators[who]);
            let may = |who: OperatorId, passed_ms| one.may_be_offered_to(who, passed_ms, all.now);
            let passed_ms = if one.priority <= URGENT { ROUND_MS } else { PASSED_MS };
            prop_assert!(who.accepts && may(who.id, passed_ms));
            prop_assert!(!who.holds.contains(&0));
            // Who doesn't speak its language is asked where nobody else could be.
            let speaks = |known: &Operator| known.languages.contains(one.language.as_ref().unwrap());
            let could = |known: &&Operator| known.accepts && speaks(known) && may(known.id, PASSED_MS);
            let waited = NOON - one.since.0;
            prop_assert!(speaks(who) || operators.values().filter(could).count() == 0
                || waited >= TARGETS_A_LEVEL * target_ms(one.priority, one.pace).unwrap_or(SAME_DAY_MS));
            *loads.entry(who.id).or_default() += 1;
        }
        // Neither with what they have been offered before.
        for one in waiting.values() {
            if let Some((who, _)) = one.offer && !decision.withdrawn.iter().any(|(id, _)| *id == one.id) {
                *loads.entry(who).or_default() += 1;
            }
        }
        for (who, offered) in loads {
            prop_assert!(operators[&who].holds.len() + offered <= operators[&who].limit);
        }
        // Each has an offer or stands open; nothing is in both.
        for (id, one) in &waiting {
            let offered = decision.offers.iter().any(|(offered, _)| offered == id);
            let stands = one.offer.is_some() && !decision.withdrawn.iter().any(|(withdrawn, _)| withdrawn == id);
            let open = decision.open.contains(id);
            prop_assert_eq!(usize::from(offered) + usize::from(stands) + usize::from(open), 1);
        }
        // The same situation, told in another order, gives the same decision.
        all.waiting.reverse();
        all.operators.reverse();
        prop_assert_eq!(decide(&all), decision);
    }

    #[test]
    fn nothing_starves(priority in 1_u8..=4, newcomers in prop::collection::vec((1_u8..=4, 0_i64..60), 0..50)) {
        // Whatever came within the last hour and is no P0 stands behind what has waited for a week.
        let mut all: Vec<Waiting> = newcomers.iter().zip(2..).map(|((priority, minutes), number)| waiting(number, *priority, *minutes)).collect();
        all.push(waiting(1, priority, 7 * 24 * 60));
        prop_assert_eq!(order(all)[0], 1);
    }

    #[test]
    fn whoever_waits_long_is_offered_to_somebody(
        priority in 0_u8..=4,
        language in prop::option::of(prop::sample::select(vec!["en", "fr", "uk", "tr"])),
        slow: bool,
        operators in prop::collection::vec(any_operator(), 0..7),
    ) {
        // Whatever it is, and whoever else is there: one who is free is asked.
        let pace = if slow { Pace::Slow } else { Pace::Live };
        let one = Waiting { language: language.map(Into::into), pace, ..waiting(1, priority, 7 * 24 * 60) };
        let operators: BTreeMap<OperatorId, Operator> = operators.into_iter().map(|one| (one.id, one)).collect();
        let free = operators.values().any(|one| one.accepts && one.holds.is_empty());
        let offered = offers(&situation(vec![one], operators.into_values().collect()));
        prop_assert!(!free || offered.len() == 1);
    }
}
