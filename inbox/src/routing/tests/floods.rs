//! What a flood does to those who come by themselves, and what becomes of the flood.

use super::*;

/// Of a flood: it came so many minutes ago and joins its like in so many.
fn flood(number: u128, priority: u8, minutes: i64, joins: i64) -> Waiting {
    let joins = Some(UnixMillis(NOON + joins * MIN));
    Waiting { lane: Lane::Flood, joins, ..waiting(number, priority, minutes) }
}

fn idle(count: u128) -> Vec<Operator> {
    (1..=count).map(|number| operator(number, &[])).collect()
}

#[test]
fn what_came_in_a_flood_joins_its_like_and_overtakes_nobody() {
    // Before its time behind all of its like, however short they have been there.
    assert_eq!(order(vec![flood(1, 1, 50, 1), waiting(2, 1, 0), waiting(3, 2, 9)]), [2, 1, 3]);
    // From then on behind those who came before it joined, and before those who came later.
    assert_eq!(order(vec![flood(1, 1, 50, -5), waiting(2, 1, 9), waiting(3, 1, 4)]), [2, 1, 3]);
    // What is kept of it from before it was known when it joins, joins at once.
    assert_eq!(order(vec![waiting(2, 3, 9), Waiting { joins: None, ..flood(1, 3, 50, 0) }]), [1, 2]);
}

#[test]
fn a_flood_takes_up_all_but_one_and_half_where_others_need_them() {
    for (at_work, alone, beside_others) in [(1, 1, 1), (2, 1, 1), (3, 2, 2), (4, 3, 2), (7, 6, 4)] {
        for joins in [30, -1] {
            let cries = (1..=60).map(|number| flood(number, 0, 9, joins)).collect();
            let mut all = situation(cries, idle(at_work));
            assert_eq!(offers(&all).len(), alone, "{at_work} at work");
            // One who comes by themselves finds somebody, and one in danger half of them.
            all.waiting.push(waiting(101, 3, 0));
            let is_offered = |all: &Situation, number| offers(all).iter().any(|(id, _)| *id == number);
            assert_eq!(is_offered(&all, 101), at_work > 1);
            all.waiting.extend([waiting(102, 1, 0), waiting(103, 1, 0)]);
            assert_eq!(is_offered(&all, 102), at_work > 1, "{at_work} at work");
            let cries = offers(&all).iter().filter(|(id, _)| *id <= 60).count();
            assert_eq!(cries, beside_others, "{at_work} at work");
            // Who has one of them already is counted.
            let mut taken = situation(vec![flood(1, 0, 9, joins)], idle(at_work));
            taken.operators.iter_mut().take(alone).for_each(|operator| {
                operator.in_flood = true;
                operator.holds = vec![0];
            });
            assert_eq!(offers(&taken), [], "{at_work} at work");
        }
    }
    // A talk that came in a flood once and begins anew is no flood.
    let again = Waiting { joins: Some(UnixMillis(NOON - 60 * MIN)), ..waiting(1, 0, 5) };
    let busy = Operator { in_flood: true, ..operator(1, &[0]) };
    assert_eq!(offers(&situation(vec![again], vec![busy, operator(2, &[])])), [(1, 2)]);
}

#[test]
fn a_flood_does_not_drown_the_alarm() {
    let supervisor = Operator { is_supervisor: true, accepts: false, ..operator(9, &[]) };
    let cries = (1..=50).map(|number| flood(number, 0, 9, 30));
    let children = (101..=103).map(|number| waiting(number, 0, 0));
    let mut all = situation(cries.chain(children).collect(), vec![supervisor]);
    let called: Vec<u128> = decide(&all).alarms.iter().map(|(id, _)| id.0.as_u128()).collect();
    assert_eq!(called, [101, 102, 103, 1, 2, 3, 4, 5]);
    // Nobody is called to others of the flood before these are claimed.
    for one in &mut all.waiting {
        one.alarmed = called.contains(&one.id.0.as_u128()).then_some(UnixMillis(NOON - 1_000));
    }
    assert_eq!(decide(&all).alarms, []);
}

/// Minutes after which each of these is offered, where `operators` are at work and each talk takes ten minutes.
fn played(came: &[(i64, Waiting)], operators: u128) -> BTreeMap<u128, i64> {
    let mut all = situation(Vec::new(), idle(operators));
    // Until which minute somebody has what, and whether that came in a flood.
    let mut busy: BTreeMap<OperatorId, (i64, u8, bool)> = BTreeMap::new();
    let mut offered = BTreeMap::new();
    for minute in 0..600 {
        all.now = UnixMillis(NOON + minute * MIN);
        all.waiting.extend(came.iter().filter(|(at, _)| *at == minute).map(|(_, one)| one.clone()));
        for operator in &mut all.operators {
            let held = busy.get(&operator.id).filter(|(until, _, _)| *until > minute);
            operator.holds = held.map(|(_, priority, _)| *priority).into_iter().collect();
            operator.in_flood = held.is_some_and(|(_, _, is_flood)| *is_flood);
            operator.limit = 1;
        }
        for (id, who) in decide(&all).offers {
            let at = all.waiting.iter().position(|one| one.id == id).unwrap();
            let one = all.waiting.remove(at);
            offered.insert(id.0.as_u128(), minute);
            busy.insert(who, (minute + 10, one.priority, one.came_in_flood()));
        }
    }
    offered
}

#[test]
fn a_flood_of_cries_delays_nobody_for_long_and_each_of_it_is_heard() {
    // Forty invented cries at once from one network: four stand among the others at once, then one joins every three minutes.
    let cry = |number: i64| match number {
        1..=4 => waiting(number as u128, 0, 0),
        _ => flood(number as u128, 0, 0, (number - 4) * 3),
    };
    let cries = (1..=40).map(|number| (0, cry(number)));
    let came = |number, priority, minute: i64| (minute, waiting(number, priority, -minute));
    let children = [came(101, 0, 5), came(102, 0, 20), came(103, 1, 7), came(104, 1, 40), came(105, 0, 60)];
    let found = played(&cries.chain(children.clone()).collect::<Vec<_>>(), 4);
    let waited: Vec<i64> = children.iter().map(|(at, one)| found[&one.id.0.as_u128()] - at).collect();
    assert_eq!(found.len(), 45, "each is heard");
    assert!(waited.iter().all(|minutes| *minutes <= 10), "{waited:?}");
    // If they stood among the others at once, each of them would come before every child.
    let plain = (1..=40).map(|number| (0, waiting(number, 0, 0)));
    let found = played(&plain.chain(children.clone()).collect::<Vec<_>>(), 4);
    assert!(found[&101] - 5 > 90 && found[&103] - 7 > 90);
}

proptest! {
    #[test]
    fn a_child_in_danger_finds_few_of_a_flood_before_them(
        cries in 5_i64..200, minute in 0_i64..120, at_once in 1_i64..6, step in 1_i64..5,
    ) {
        // They began at once, so many minutes ago; those beyond the first join one by one.
        let one = |number: i64| match number <= at_once {
            true => waiting(number as u128, 0, minute),
            false => flood(number as u128, 0, minute, (number - at_once) * step - minute),
        };
        let mut all: Vec<Waiting> = (1..=cries).map(one).collect();
        all.push(waiting(1_000, 0, 0));
        let before = order(all).iter().position(|id| *id == 1_000).unwrap();
        prop_assert!(before as i64 <= at_once + minute / step, "{before} before them");
    }

    #[test]
    fn nothing_of_a_flood_starves(priority in 1_u8..=4, newcomers in prop::collection::vec((1_u8..=4, 0_i64..60, any::<bool>()), 0..50)) {
        // Whatever came within the last hour, by itself or not, stands behind what came in a flood a week ago.
        let mut all: Vec<Waiting> = newcomers
            .iter()
            .zip(2..)
            .map(|((priority, minutes, is_flood), number)| match is_flood {
                true => flood(number, *priority, *minutes, 5),
                false => waiting(number, *priority, *minutes),
            })
            .collect();
        all.push(flood(1, priority, 7 * 24 * 60, -6 * 24 * 60));
        prop_assert_eq!(order(all)[0], 1);
    }

    #[test]
    fn a_cry_in_a_flood_stands_behind_nothing_but_cries(
        calm in prop::collection::vec((1_u8..=4, 0_i64..5_000), 0..40), minutes in 0_i64..60, joins in -60_i64..60,
    ) {
        let mut all: Vec<Waiting> =
            calm.iter().zip(2..).map(|((priority, minutes), number)| waiting(number, *priority, *minutes)).collect();
        all.push(flood(1, 0, minutes, joins));
        prop_assert_eq!(order(all)[0], 1);
    }
}
