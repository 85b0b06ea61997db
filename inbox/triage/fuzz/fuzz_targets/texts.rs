//! Feeds texts from outside to the normaliser and the ranking, with the rules that Earshot brings.
//!
//! Beside "no panic" it holds them to their word: places lie in the text, words stand in their order, the strongest signal gives the
//! priority, raising raises by one level and never to P0, and the same text gets the same verdict.
//! Run: `cargo fuzz run texts --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use std::sync::LazyLock;

use earshot_triage::{BASE, CODES, Triage, UNREADABLE, UNREADABLE_PRIORITY, Verdict, each_word};
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Triage> = LazyLock::new(|| Triage::built_in().expect("the rules that Earshot brings"));
/// What a contact may be known to write in; the last is no language.
const EXPECTED: [Option<&str>; 8] =
    [None, Some("en"), Some("de"), Some("uk"), Some("ar"), Some("el"), Some("ti"), Some("zz")];

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest));
    let text = String::from_utf8_lossy(rest);
    let expected = EXPECTED[usize::from(first) % EXPECTED.len()];
    let verdict = RULES.rank(&text, expected);
    holds(&verdict, &text);
    assert_eq!(RULES.rank(&text, expected), verdict, "the same text, the same verdict");
    for is_night in [false, true] {
        let raised = verdict.clone().raised(is_night);
        holds(&raised, &text);
        assert!(raised.priority == verdict.priority || (verdict.priority, raised.priority) == (2, 1));
        assert_eq!(raised.clone().raised(is_night), raised, "once");
    }
    let mut before = 0;
    each_word(&text, |word, place| {
        assert!(!word.is_empty() && before <= place.start && place.start < place.end, "{word:?} at {place:?}");
        assert!(text.get(place.clone()).is_some(), "{place:?} cuts a character");
        before = place.end;
    });
});

fn holds(verdict: &Verdict, text: &str) {
    let length = text.chars().count();
    for signal in &verdict.signals {
        assert!(signal.start <= signal.end && signal.end <= length, "{signal:?} of {length}");
        let is_unread = signal.code == UNREADABLE && signal.priority == UNREADABLE_PRIORITY;
        let known = CODES.iter().find(|(code, _)| *code == signal.code);
        let is_raised = signal.rule.starts_with("raised-") && signal.priority == 1;
        assert!(
            is_unread || is_raised || known.is_some_and(|(_, priority)| *priority == signal.priority),
            "{signal:?}"
        );
    }
    assert!(verdict.signals.is_sorted_by_key(|signal| signal.priority), "the strongest first");
    assert_eq!(verdict.priority, verdict.signals.first().map_or(BASE, |signal| signal.priority));
}
