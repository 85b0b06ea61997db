//! Pseudonyms for contacts: plain words that nobody could take for a real name, easy to say to a colleague.
//!
//! In a hotline nobody gets an alias that somebody has who isn't erased: whoever says it to a colleague, or presses "send", means one
//! person. That counts for closed talks, too, because their contact may write again. Two words as a rule; three where those are
//! given, and a number, drawn like the words, where those are given as well: none tells how many there are.

use std::collections::HashSet;

use crate::{HotlineId, Inbox, clock, store::StoreError, store::arrivals};

const FIRST: [&str; 64] = [
    "Airy", "Azure", "Blue", "Bold", "Breezy", "Bright", "Brisk", "Bronze", "Calm", "Clear", "Copper", "Cosy", "Crisp",
    "Distant", "Dotted", "Early", "Easy", "Even", "Fleet", "Free", "Fresh", "Frosty", "Gentle", "Golden", "Grand",
    "Green", "Grey", "High", "Humble", "Indigo", "Late", "Light", "Lilac", "Long", "Mellow", "Mild", "Nimble", "North",
    "Orange", "Pale", "Patient", "Plain", "Polar", "Purple", "Quick", "Quiet", "Round", "Rustic", "Silver", "Slow",
    "Small", "Snowy", "Soft", "South", "Steady", "Still", "Striped", "Swift", "Tall", "Tidy", "Velvet", "White",
    "Wooden", "Woolly",
];
const SECOND: [&str; 64] = [
    "Acorn", "Anchor", "Badger", "Bay", "Beacon", "Bell", "Birch", "Boat", "Bridge", "Brook", "Button", "Canoe",
    "Cloud", "Clover", "Comet", "Cove", "Dune", "Feather", "Field", "Finch", "Fox", "Garden", "Gate", "Grove",
    "Harbour", "Hare", "Heron", "Hill", "Island", "Kettle", "Kite", "Lake", "Lantern", "Lark", "Leaf", "Maple",
    "Meadow", "Moon", "Moss", "Orchard", "Otter", "Owl", "Path", "Pebble", "Pine", "Planet", "Puffin", "Rain", "Reed",
    "River", "Robin", "Sail", "Shell", "Sparrow", "Spruce", "Star", "Stone", "Swan", "Tulip", "Valley", "Wave",
    "Willow", "Window", "Wren",
];
/// How many are looked at in one go.
const OFFERED: usize = 24;

/// One draw: of two words, of three, and with a number.
type Drawn = [String; 3];

/// What a batch gives its new contacts.
#[derive(Default)]
pub(crate) struct Names {
    free: Vec<String>,
    given: HashSet<String>,
}

impl Inbox {
    /// An alias that nobody has. Whether that is still so is looked at again when it is written.
    pub(crate) async fn alias(&self, hotline: HotlineId, names: &mut Names) -> Result<String, StoreError> {
        if names.free.is_empty() {
            let offered = [(); OFFERED].map(|()| draw());
            let asked: Vec<&str> = offered.iter().flatten().map(String::as_str).collect();
            let mut taken = {
                let mut reader = self.data().reader().await?;
                arrivals::aliases_taken(&mut reader.conn(), hotline, &asked).await?
            };
            taken.extend(names.given.iter().cloned());
            names.free = plainest(&offered, &taken);
        }
        // Without any, which takes hundreds of millions of people, a first message still has to come in.
        let [_, _, last] = draw();
        let alias = names.free.pop().unwrap_or(last);
        names.given.insert(alias.clone());
        Ok(alias)
    }
}

fn draw() -> Drawn {
    let [third, first, second, high, low] = clock::random::<5>();
    let word = |list: &[&'static str; 64], byte: u8| list.get(usize::from(byte % 64)).copied().unwrap_or("Quiet");
    let third = if third % 64 == first % 64 { third.wrapping_add(1) } else { third };
    let (third, first, second) = (word(&FIRST, third), word(&FIRST, first), word(&SECOND, second));
    let number = u16::from_be_bytes([high, low]);
    [format!("{first} {second}"), format!("{third} {first} {second}"), format!("{first} {second} {number:05}")]
}

/// Those that nobody has, of the plainest kind that has any.
fn plainest(offered: &[Drawn], taken: &HashSet<String>) -> Vec<String> {
    let of_kind = |kind: usize| -> HashSet<&String> {
        offered.iter().filter_map(|drawn| drawn.get(kind)).filter(|alias| !taken.contains(*alias)).collect()
    };
    let free = (0..3).map(of_kind).find(|free| !free.is_empty()).unwrap_or_default();
    free.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once() {
        let words: HashSet<&str> = FIRST.into_iter().chain(SECOND).collect();
        assert_eq!(words.len(), 128);
        let drawn: Vec<Drawn> = (0..4_000).map(|_| draw()).collect();
        for [two, three, number] in &drawn {
            let words: HashSet<&str> = three.split(' ').collect();
            assert_eq!((words.len(), two.split(' ').count()), (3, 2), "{three}");
            assert!(number.starts_with(two) && number.len() == two.len() + 6, "{number}");
        }
    }

    #[test]
    fn a_longer_one_only_where_the_shorter_are_given() {
        let of = |words: [&str; 3]| words.map(str::to_owned);
        let offered = [
            of(["Blue Heron", "Calm Blue Heron", "Blue Heron 00007"]),
            of(["Tall Kite", "Late Tall Kite", "Tall Kite 51234"]),
        ];
        let free = |taken: &[&str]| {
            let taken = taken.iter().map(|alias| (*alias).to_owned()).collect();
            let mut free = plainest(&offered, &taken);
            free.sort();
            free
        };
        assert_eq!(free(&[]), ["Blue Heron", "Tall Kite"]);
        assert_eq!(free(&["Blue Heron"]), ["Tall Kite"]);
        assert_eq!(free(&["Blue Heron", "Tall Kite"]), ["Calm Blue Heron", "Late Tall Kite"]);
        let words = ["Blue Heron", "Tall Kite", "Calm Blue Heron", "Late Tall Kite"];
        assert_eq!(free(&words), ["Blue Heron 00007", "Tall Kite 51234"]);
    }
}
