//! Triage and routing: texts a second on one core, the order of those who wait, and what the rules cost at start.

use std::{
    collections::{BTreeSet, HashSet},
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use earshot_inbox::{
    ConversationId, OperatorId, QueueId, UnixMillis,
    routing::{Lane, Operator, Pace, Queue, Situation, Waiting, decide},
    triage::{Triage, score::Labelled},
};
use uuid::Uuid;

use super::report::{Row, Target};

/// The labelled messages of the tests: 32 languages, short and long.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/triage");
    let mut texts = Vec::new();
    for part in ["tuning", "held-back"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let lines = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            texts.extend(lines.lines().map(|line| serde_json::from_str::<Labelled>(line).unwrap().text));
        }
    }
    texts
}

pub fn measure(stretch: Duration) -> Vec<Row> {
    let texts = texts();
    let began = Instant::now();
    let triage = Triage::built_in().unwrap();
    let start = began.elapsed();
    let ranked = a_second(&texts, stretch, |text| usize::from(triage.rank(text, None).priority));
    // What nobody can do without: the words in small letters, looked up.
    let words: HashSet<String> =
        texts.iter().flat_map(|text| text.split_whitespace()).step_by(7).map(str::to_lowercase).collect();
    let raw = a_second(&texts, stretch, |text| {
        text.split_whitespace().filter(|word| words.contains(&word.to_lowercase())).count()
    });
    let situation = situation(10_000, 200);
    let began = Instant::now();
    black_box(decide(&situation));
    let decided = began.elapsed();
    let mut keys: Vec<(u8, i64)> = situation.waiting.iter().map(|one| (one.priority, one.since.0)).collect();
    let began = Instant::now();
    keys.sort_unstable();
    black_box(&keys);
    let sorted = began.elapsed();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
    vec![
        Row::new(
            &format!("texts a second through triage, a core ({bytes} bytes each)"),
            "/s",
            ranked,
            raw,
            Target::AtLeast(50_000.0),
        ),
        Row::new(
            "10,000 waiting and 200 operators decided anew, without reading and writing them",
            "ms",
            ms(decided),
            ms(sorted),
            Target::AtMost(20.0),
        ),
        Row::new("the rules of all languages at start", "ms", ms(start), 0.0, Target::AtMost(100.0)),
        Row::new("memory of the rules", "MB", triage.bytes() as f64 / 1e6, 0.0, Target::AtMost(20.0)),
    ]
}

fn a_second(texts: &[String], stretch: Duration, mut rank: impl FnMut(&str) -> usize) -> f64 {
    let (began, mut count) = (Instant::now(), 0_usize);
    while began.elapsed() < stretch {
        for text in texts {
            black_box(rank(black_box(text)));
        }
        count += texts.len();
    }
    count as f64 / began.elapsed().as_secs_f64()
}

fn situation(waiting: u128, operators: u128) -> Situation {
    let queue = QueueId(Uuid::from_u128(1));
    let languages: Vec<String> = ["en", "fr", "de", "uk", "pl"].map(str::to_owned).into();
    let now = 1_800_000_000_000_i64;
    Situation {
        now: UnixMillis(now),
        queues: vec![Queue::new(queue)],
        waiting: (0..waiting)
            .map(|number| {
                // Spread, and the same each time.
                let id = ConversationId(Uuid::from_u128(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
                let since = UnixMillis(now - (number as i64 * 7_919) % 7_200_000);
                Waiting {
                    language: languages.get(number as usize % languages.len()).cloned(),
                    pace: if number % 4 == 0 { Pace::Slow } else { Pace::Live },
                    lane: if number % 11 == 0 { Lane::Flood } else { Lane::Usual },
                    ..Waiting::new(id, queue, (number % 5) as u8, since)
                }
            })
            .collect(),
        unseen: Vec::new(),
        operators: (0..operators)
            .map(|number| Operator {
                id: OperatorId(Uuid::from_u128(number)),
                languages: languages.iter().skip(number as usize % 4).take(2).cloned().collect(),
                skills: BTreeSet::new(),
                accepts: true,
                is_supervisor: number % 20 == 0,
                holds: vec![3; number as usize % 3],
                in_flood: number % 7 == 0,
                limit: 3,
                idle_since: UnixMillis(now - number as i64),
            })
            .collect(),
    }
}
