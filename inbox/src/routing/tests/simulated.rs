//! A day through the real decisions: what an order changes, and what it leaves.

use super::super::simulate::{Day, Group, Order, Plan, Shift, play};
use super::*;

/// An evening in which more come than three operators can talk to.
fn busy_evening() -> Plan {
    let mut arrivals_an_hour = vec![0.0; 24];
    arrivals_an_hour[18..22].fill(20.0);
    let staff = vec![Shift { operators: 3, languages: names(&["en"]), from: 18, to: 24, limit: 3 }];
    Plan { arrivals_an_hour, languages: [("en".into(), 0.9), ("tr".into(), 0.1)].into(), staff, ..Plan::usual() }
}

fn of_priorities(day: &Day, what: impl Fn(&Group) -> usize) -> Vec<usize> {
    day.priorities.iter().map(what).collect()
}

#[test]
fn the_same_day_in_another_order_is_another_wait() {
    let [urgency, first_come] =
        [Order::Urgency, Order::FirstCome].map(|order| play(&busy_evening(), 7, order).unwrap());
    assert_eq!(of_priorities(&urgency, |group| group.began), of_priorities(&first_come, |group| group.began));
    let grave_in_time = |day: &Day| of_priorities(day, |group| group.in_time).iter().take(2).sum::<usize>();
    let (one, other) = (grave_in_time(&urgency), grave_in_time(&first_come));
    assert!(one > other, "{one} and {other} of P0 and P1 in time");
    // Nobody speaks Turkish: whoever is there answers.
    for day in [&urgency, &first_come] {
        assert!(!day.languages["tr"].waited_s.is_empty());
    }
    assert_eq!(play(&busy_evening(), 7, Order::Urgency).unwrap(), urgency, "the same seed, the same day");
}
