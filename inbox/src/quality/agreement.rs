//! How far two raters agree: the share of equal scores, and Cohen's kappa with linear weights. Sums of all talks; never of a person.
//!
//! Weights are linear (J. Cohen, Psychological Bulletin 70, 1968): being one step apart counts a third of being three apart.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::forms::{BEST, ReviewCriterion};

/// Of fewer talks nothing is said.
pub const FEWEST: i64 = 10;

/// How far raters agree on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Agreement {
    /// Which criterion.
    pub criterion: String,
    /// Its name, as it read then; empty where its words are those of the house.
    pub name: String,
    /// Version of the form since which it reads like this.
    pub since: i64,
    /// Talks that two raters scored by it.
    pub n: i64,
    /// Talks where one gave a score and the other said that it doesn't apply; not in `n`.
    pub apart: i64,
    /// Share of equal scores, 0 to 1; none of fewer than ten talks.
    pub equal: Option<f64>,
    /// Kappa with linear weights, at most 1; none of fewer than ten talks, or where all scores are the same.
    pub kappa: Option<f64>,
}

/// What all reviews come to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReviewFigures {
    /// Talks that were reviewed.
    pub talks: i64,
    /// Of these, by two raters.
    pub twice: i64,
    /// Mean of all scores, 0 to 100; none of fewer than ten talks.
    pub mean: Option<f64>,
    /// By criterion, in the order of the newest form; then those that only earlier forms had.
    pub criteria: Vec<Agreement>,
}

/// Scores of one rater: a criterion that is missing wasn't asked, one without a score doesn't apply.
pub type Scores = BTreeMap<String, Option<u8>>;

/// One review that is in.
pub(super) struct In {
    pub pair: Uuid,
    pub version: i64,
    pub scores: Scores,
    pub score: Option<i64>,
}

const STEPS: usize = BEST as usize + 1;

#[derive(Default)]
struct Table {
    both: [[i64; STEPS]; STEPS],
    apart: i64,
}

impl Table {
    fn add(&mut self, one: Option<u8>, other: Option<u8>) {
        match (one, other) {
            (Some(one), Some(other)) => {
                let cell = self.both.get_mut(usize::from(one)).and_then(|row| row.get_mut(usize::from(other)));
                if let Some(cell) = cell {
                    *cell += 1;
                }
            }
            (None, None) => {}
            _ => self.apart += 1,
        }
    }

    fn n(&self) -> i64 {
        self.both.iter().flatten().sum()
    }

    fn equal(&self) -> f64 {
        let equal: i64 = self.both.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
        equal as f64 / self.n() as f64
    }

    /// One minus what was seen of disagreement by what chance would give; `None` where chance gives none.
    fn kappa(&self) -> Option<f64> {
        let n = self.n() as f64;
        let (mut first, mut second, mut seen) = ([0.0; STEPS], [0.0; STEPS], 0.0);
        for (one, (row, by_first)) in self.both.iter().zip(&mut first).enumerate() {
            for (other, (count, by_second)) in row.iter().zip(&mut second).enumerate() {
                let share = *count as f64 / n;
                seen += one.abs_diff(other) as f64 * share;
                *by_first += share;
                *by_second += share;
            }
        }
        let apart = |(one, p): (usize, &f64)| -> f64 {
            second.iter().enumerate().map(|(other, q)| one.abs_diff(other) as f64 * p * q).sum()
        };
        let by_chance: f64 = first.iter().enumerate().map(apart).sum();
        (by_chance > 0.0).then(|| 1.0 - seen / by_chance)
    }
}

/// The figures of reviews, those of one pair side by side.
pub(super) fn figures(reviews: &[In], forms: &[(i64, Vec<ReviewCriterion>)]) -> ReviewFigures {
    let known = |version: i64, id: &str| {
        let form = forms.iter().find(|(known, _)| *known == version).map(|(_, criteria)| criteria)?;
        form.iter().find(|criterion| criterion.id == id)
    };
    let mut tables: BTreeMap<(String, i64), Table> = BTreeMap::new();
    let (mut talks, mut twice) = (0, 0);
    for pair in reviews.chunk_by(|one, other| one.pair == other.pair) {
        talks += 1;
        let [one, other] = pair else { continue };
        twice += 1;
        for (id, score) in &one.scores {
            let (Some(second), Some(since)) = (other.scores.get(id), known(one.version, id).map(|each| each.since))
            else {
                continue;
            };
            tables.entry((id.clone(), since)).or_default().add(*score, *second);
        }
    }
    let scored: Vec<i64> = reviews.iter().filter_map(|review| review.score).collect();
    let mut criteria: Vec<Agreement> = tables
        .into_iter()
        .map(|((criterion, since), table)| {
            let n = table.n();
            let enough = n >= FEWEST;
            Agreement {
                // The version since which it reads like this has it.
                name: known(since, &criterion).map(|each| each.name.clone()).unwrap_or_default(),
                criterion,
                since,
                n,
                apart: table.apart,
                equal: enough.then(|| table.equal()),
                kappa: if enough { table.kappa() } else { None },
            }
        })
        .collect();
    let newest = forms.last().map(|(_, criteria)| criteria.as_slice()).unwrap_or_default();
    let place = |each: &Agreement| {
        newest.iter().position(|known| known.id == each.criterion && known.since == each.since).unwrap_or(usize::MAX)
    };
    criteria.sort_by_key(place);
    let mean = (talks >= FEWEST && !scored.is_empty()).then(|| scored.iter().sum::<i64>() as f64 / scored.len() as f64);
    ReviewFigures { talks, twice, mean, criteria }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(since: i64) -> ReviewCriterion {
        ReviewCriterion { id: "safety".into(), built_in: true, name: String::new(), anchors: Vec::new(), since }
    }

    fn pairs(scores: &[(Option<u8>, Option<u8>)], version: i64) -> Vec<In> {
        let one = |pair, score: Option<u8>| In {
            pair,
            version,
            scores: Scores::from([("safety".to_owned(), score)]),
            score: score.map(|score| i64::from(score) * 100 / 3),
        };
        scores
            .iter()
            .flat_map(|(a, b)| {
                let pair = crate::clock::random_id();
                [one(pair, *a), one(pair, *b)]
            })
            .collect()
    }

    #[test]
    fn ten_talks_say_something_and_nine_say_nothing() {
        let mut scores = vec![(Some(3), Some(3)); 5];
        scores.extend([(Some(0), Some(0)); 4]);
        let few = figures(&pairs(&scores, 0), &[(0, vec![criterion(0)])]);
        assert_eq!((few.talks, few.twice, few.mean, few.criteria[0].n), (9, 9, None, 9));
        assert_eq!((few.criteria[0].equal, few.criteria[0].kappa), (None, None));
        scores.extend([(Some(1), Some(2)), (Some(3), None)]);
        let enough = figures(&pairs(&scores, 0), &[(0, vec![criterion(0)])]);
        let found = &enough.criteria[0];
        assert_eq!((found.n, found.apart, found.equal), (10, 1, Some(0.9)));
        // Seen 0.1. The first gave .4 .1 0 .5, the second .4 0 .1 .5: by chance they are 1.48 apart.
        assert!((found.kappa.unwrap() - (1.0 - 0.1 / 1.48)).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn scores_that_never_differ_have_no_kappa() {
        let same = figures(&pairs(&[(Some(2), Some(2)); 12], 0), &[(0, vec![criterion(0)])]);
        assert_eq!((same.criteria[0].equal, same.criteria[0].kappa), (Some(1.0), None));
    }

    #[test]
    fn a_criterion_that_reads_otherwise_is_another_one() {
        let mut reviews = pairs(&[(Some(1), Some(1)); 2], 0);
        reviews.extend(pairs(&[(Some(1), Some(2)); 3], 1));
        let figures = figures(&reviews, &[(0, vec![criterion(0)]), (1, vec![criterion(1)])]);
        let counted: Vec<_> = figures.criteria.iter().map(|each| (each.since, each.n)).collect();
        assert_eq!(counted, [(1, 3), (0, 2)]);
    }
}
