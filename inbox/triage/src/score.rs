//! How well the rules rank labelled messages.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;

use super::{BASE, Triage};

/// A message with the priority that a seasoned hotline worker would give it.
#[derive(Clone, Debug, Deserialize)]
pub struct Labelled {
    /// Name in its file.
    pub id: String,
    /// Language that it is written in.
    #[serde(default)]
    pub lang: Option<String>,
    /// How it is said: direct, indirect, noisy, buried, adult, trap.
    #[serde(default)]
    pub kind: Option<String>,
    /// 0 (now) to 4 (same day).
    pub priority: u8,
    /// What was written.
    pub text: String,
}

/// Counts of one group of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Messages labelled P0.
    pub p0: usize,
    /// Of them, ranked P0.
    pub p0_found: usize,
    /// Messages labelled P0 or P1.
    pub urgent: usize,
    /// Of them, ranked at their label or above it.
    pub urgent_found: usize,
    /// Messages labelled P3 or P4.
    pub calm: usize,
    /// Of them, ranked P0 or P1.
    pub alarmed: usize,
}

/// The figures of a set of messages.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// All together.
    pub all: Count,
    /// By language.
    pub languages: BTreeMap<String, Count>,
    /// By the way it is said.
    pub kinds: BTreeMap<String, Count>,
    /// Messages by label (row) and rank (column).
    pub confusion: [[usize; 5]; 5],
    /// Urgent ones ranked too low and calm ones that raised an alarm: id, label, rank.
    pub wrong: Vec<(String, u8, u8)>,
}

impl Count {
    fn add(&mut self, label: u8, rank: u8) {
        self.p0 += usize::from(label == 0);
        self.p0_found += usize::from(label == 0 && rank == 0);
        self.urgent += usize::from(label <= 1);
        self.urgent_found += usize::from(label <= 1 && rank <= label);
        self.calm += usize::from(label >= BASE);
        self.alarmed += usize::from(label >= BASE && rank <= 1);
    }
}

impl Score {
    /// Ranks each message, its language known as `lang` says unless `blind`.
    pub fn of<'a>(triage: &Triage, messages: impl IntoIterator<Item = &'a Labelled>, blind: bool) -> Self {
        let mut score = Self::default();
        for message in messages {
            let expected = message.lang.as_deref().filter(|_| !blind);
            let (label, rank) = (message.priority.min(4), triage.rank(&message.text, expected).priority.min(4));
            score.all.add(label, rank);
            let group = |name: &Option<String>| name.clone().unwrap_or_else(|| "-".into());
            score.languages.entry(group(&message.lang)).or_default().add(label, rank);
            score.kinds.entry(group(&message.kind)).or_default().add(label, rank);
            if let Some(cell) =
                score.confusion.get_mut(usize::from(label)).and_then(|row| row.get_mut(usize::from(rank)))
            {
                *cell += 1;
            }
            if (label <= 1 && rank > label) || (label >= BASE && rank <= 1) {
                score.wrong.push((message.id.clone(), label, rank));
            }
        }
        score
    }
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".into() } else { format!("{:.1} %", 100.0 * part as f64 / whole as f64) }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, name: &str, count: &Count| {
            let of = |part: usize, whole: usize| format!("{part}/{whole} {}", share(part, whole));
            let (p0, urgent) = (of(count.p0_found, count.p0), of(count.urgent_found, count.urgent));
            writeln!(f, "{name:<10} {p0:>18} {urgent:>18} {:>18}", of(count.alarmed, count.calm))
        };
        writeln!(f, "{:<10} {:>18} {:>18} {:>18}", "", "P0 as P0", "P0/P1 at or above", "P3/P4 as P0/P1")?;
        line(f, "all", &self.all)?;
        for groups in [&self.languages, &self.kinds] {
            writeln!(f)?;
            for (name, count) in groups {
                line(f, name, count)?;
            }
        }
        writeln!(f, "\nlabel\\rank     P0     P1     P2     P3     P4")?;
        for (label, row) in self.confusion.iter().enumerate() {
            write!(f, "P{label}        ")?;
            for cell in row {
                write!(f, "{cell:>7}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
