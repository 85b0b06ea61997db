//! A few words around what was found.

use std::ops::Range;

use super::{
    Excerpt, ExcerptPiece,
    query::{Term, Wanted},
    words::Place,
};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    contacts::open_body,
    seats::is_whisper,
    store::{StoreError, messages},
    triage::each_word,
    view::Direction,
};

/// Messages of a conversation that are looked through, the newest first.
const LOOKED_THROUGH: i64 = 200;
/// Bytes of an excerpt before and behind what was found.
const BEFORE: usize = 60;
const BEHIND: usize = 120;

impl Inbox {
    /// Where the words of a search stand in a conversation; `None` where they stand in no message.
    pub(super) async fn excerpt(
        &self,
        hotline: HotlineId,
        id: ConversationId,
        terms: &[Term],
    ) -> Result<Option<Excerpt>, StoreError> {
        let looks_for_words = terms.iter().any(|term| {
            !term.not && matches!(term.wanted, Wanted::Word { place: Place::Any | Place::Note | Place::Subject, .. })
        });
        if !looks_for_words {
            return Ok(None);
        }
        let thread = {
            let mut reader = self.data().reader().await?;
            messages::thread(&mut reader.conn(), hotline, id, i64::MAX, LOOKED_THROUGH).await?
        };
        let mut keys: Vec<_> = thread.iter().map(|row| KeyId(row.key_id)).collect();
        keys.sort_unstable();
        keys.dedup();
        let keys = self.vault().keys(&keys).await?;
        for row in thread.into_iter().filter(|row| !is_whisper(&row.flags)) {
            let Some(Ok(key)) = keys.get(&KeyId(row.key_id)) else { continue };
            let Some(body) = open_body(key, row.id, row.body.as_deref()) else { continue };
            let direction = match row.direction.as_str() {
                "in" => Direction::In,
                "out" => Direction::Out,
                _ => Direction::Note,
            };
            let text = match &body.subject {
                Some(subject) if !subject.trim().is_empty() => format!("{subject}\n{}", body.text),
                _ => body.text,
            };
            let places = places(&text, direction, terms);
            if !places.is_empty() {
                return Ok(Some(Excerpt { seq: row.n, direction, at: row.at, pieces: pieces(&text, &places) }));
            }
        }
        Ok(None)
    }
}

/// Bytes of the words that were looked for.
fn places(text: &str, direction: Direction, terms: &[Term]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    each_word(text, |form, place| {
        let wanted = terms.iter().any(|term| match &term.wanted {
            Wanted::Word { place: at, word, whole } if !term.not => {
                let there = match at {
                    Place::Any | Place::Subject => true,
                    Place::Note => direction == Direction::Note,
                    _ => false,
                };
                there && (form == word || (!whole && word.chars().count() >= 3 && form.starts_with(word.as_str())))
            }
            _ => false,
        });
        if wanted {
            places.push(place);
        }
    });
    places
}

/// The text around the first place, on one line.
fn pieces(text: &str, places: &[Range<usize>]) -> Vec<ExcerptPiece> {
    let Some(first) = places.first() else { return Vec::new() };
    let mut from = text.floor_char_boundary(first.start.saturating_sub(BEFORE));
    if from > 0 {
        let head = text.get(from..first.start).unwrap_or_default();
        from += head.find(char::is_whitespace).map_or(0, |at| at + 1);
        from = text.ceil_char_boundary(from).min(first.start);
    }
    let mut to = text.ceil_char_boundary((first.end + BEHIND).min(text.len()));
    if to < text.len() {
        let tail = text.get(first.end..to).unwrap_or_default();
        to = tail.rfind(char::is_whitespace).map_or(to, |at| first.end + at);
    }
    let mut pieces = Vec::new();
    let mut add = |range: Range<usize>, found: bool| {
        let line = text.get(range).unwrap_or_default().replace(['\n', '\r', '\t'], " ");
        if !line.is_empty() {
            pieces.push(ExcerptPiece { text: line, found });
        }
    };
    let mut at = from;
    for place in places.iter().filter(|place| place.end <= to) {
        add(at..place.start, false);
        add(place.clone(), true);
        at = place.end;
    }
    add(at..to, false);
    if from > 0 {
        pieces.insert(0, ExcerptPiece { text: "… ".into(), found: false });
    }
    if to < text.len() {
        pieces.push(ExcerptPiece { text: " …".into(), found: false });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, word: &str) -> String {
        let mut terms = Vec::new();
        each_word(word, |word, _| {
            let wanted = Wanted::Word { place: Place::Any, word: word.to_owned(), whole: false };
            terms.push(Term { wanted, not: false });
        });
        let places = places(text, Direction::In, &terms);
        pieces(text, &places)
            .into_iter()
            .map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text })
            .collect()
    }

    #[test]
    fn marks_what_was_found_and_cuts_between_words() {
        assert_eq!(shown("My sister Élise ran away", "elise"), "My sister [Élise] ran away");
        let long = format!("{}the river bank {}", "before ".repeat(40), "behind ".repeat(40));
        let shown = shown(&long, "river");
        assert!(shown.starts_with("… before") && shown.ends_with("behind …"), "{shown}");
        assert!(shown.contains("the [river] bank"), "{shown}");
    }

    #[test]
    fn stays_within_characters() {
        let text = "żółć ".repeat(80);
        assert!(shown(&format!("{text}needle {text}"), "needle").contains("[needle]"));
    }
}
