//! What is told in pieces: no phrase says it, but what stands together does. Points of concepts are added, as on a nurse's card.

#[cfg(test)]
use super::work;
use super::{Met, Mood, Piece, Role, RuleFacts, Text};

/// Words that belong together, and sentences: what is told in pieces takes its time.
const TOGETHER_WORDS: u32 = 48;
const TOGETHER_SENTENCES: u16 = 5;

/// Who asks for advice or prepares a lesson, and parents who agree, tell of a child's age and journeys, too.
const CALM: [Role; 3] = [Role::Advice, Role::Agreed, Role::Lesson];
/// Points more from which it is urgent where they do.
const CALM_POINTS: u32 = 4;

/// A piece where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    start: u32,
    end: u32,
    /// Place among the language's pieces.
    piece: usize,
}

impl Text<'_> {
    /// Adds the pieces that tell of something urgent together.
    pub(super) fn told(&self, met: &mut Vec<Met>) {
        let pieces = || self.language.pieces.iter().enumerate().filter(|(_, piece)| self.is_present(piece.group));
        let is_calm = |mood: &Mood| CALM.iter().any(|role| mood.has(*role));
        let more = if self.marks.sentences.iter().any(is_calm) { CALM_POINTS } else { 0 };
        let least = u32::from(self.language.told_least) + more;
        // Few texts have so many that it is worth a look where they stand.
        if self.language.told_least == 0 || pieces().map(|(_, piece)| u32::from(piece.points)).sum::<u32>() < least {
            return;
        }
        let mut spots = self.spots(pieces());
        spots.sort_unstable();
        let Some((sum, together)) = self.densest(&spots) else { return };
        if sum < least {
            return;
        }
        let mut counted: Vec<Spot> = Vec::new();
        for spot in together {
            if !counted.iter().any(|known| known.piece == spot.piece) {
                counted.push(*spot);
            }
        }
        let Some((tale, rule)) = self.tale(&counted) else { return };
        let says = |spot: &&Spot| self.language.tale_points(tale, spot.piece) > 0;
        let said = counted.iter().filter(says).count();
        let shown = counted.iter().filter(|spot| said == 0 || says(spot));
        met.extend(shown.map(|spot| self.met(rule, spot.start, spot.end)));
    }

    fn spots(&self, pieces: impl Iterator<Item = (usize, Piece)>) -> Vec<Spot> {
        let (mut spots, mut hits) = (Vec::new(), Vec::new());
        for (at, piece) in pieces {
            self.group(piece.group, &mut hits);
            let held = hits.iter().filter(|hit| !self.is_void(hit, &RuleFacts::PLAIN, piece.is_neutral));
            spots.extend(held.map(|hit| Spot { start: hit.start, end: hit.end, piece: at }));
        }
        spots
    }

    /// The most points that stand together, each piece counted once, and where.
    fn densest<'s>(&self, spots: &'s [Spot]) -> Option<(u32, &'s [Spot])> {
        let mut counts = vec![0_u32; self.language.pieces.len()];
        let points = |piece: usize| self.language.pieces.get(piece).map_or(0, |piece| u32::from(piece.points));
        let (mut from, mut sum, mut best) = (0, 0, None);
        for (at, last) in spots.iter().enumerate() {
            #[cfg(test)]
            work::add(1);
            let count = counts.get_mut(last.piece)?;
            *count += 1;
            sum += if *count == 1 { points(last.piece) } else { 0 };
            while let Some(first) = spots.get(from).filter(|first| self.is_apart(first, last)) {
                let count = counts.get_mut(first.piece)?;
                *count -= 1;
                sum -= if *count == 0 { points(first.piece) } else { 0 };
                from += 1;
            }
            if best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, spots.get(from..=at)?));
            }
        }
        best
    }

    fn is_apart(&self, first: &Spot, last: &Spot) -> bool {
        last.start - first.start > TOGETHER_WORDS
            || self.sentence(last.start).abs_diff(self.sentence(first.start)) > TOGETHER_SENTENCES
    }

    /// What they tell: that which has the most points above what is usual for it, of several the first; and its rule.
    fn tale(&self, counted: &[Spot]) -> Option<(usize, u16)> {
        let above = |tale: usize, least: u8| {
            counted.iter().map(|spot| i32::from(self.language.tale_points(tale, spot.piece))).sum::<i32>()
                - i32::from(least)
        };
        let tales = self.language.tales.iter().enumerate();
        let (tale, found) = tales.min_by_key(|(at, tale)| -above(*at, tale.least))?;
        Some((tale, found.rule))
    }
}
