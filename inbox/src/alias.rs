//! Pseudonyms for contacts: two plain words that nobody could take for a real name, easy to say to a colleague.

use crate::clock;

const FIRST: [&str; 32] = [
    "Amber", "Blue", "Bright", "Calm", "Cedar", "Clear", "Copper", "Coral", "Early", "Fern", "Gentle", "Golden",
    "Green", "Grey", "Hazel", "High", "Indigo", "Ivory", "Lilac", "Little", "Mellow", "Misty", "North", "Olive",
    "Pale", "Quiet", "Rose", "Silver", "Small", "Soft", "South", "White",
];
const SECOND: [&str; 32] = [
    "Acorn", "Badger", "Birch", "Brook", "Cloud", "Finch", "Garden", "Harbour", "Hare", "Heron", "Hill", "Island",
    "Kite", "Lake", "Lantern", "Lark", "Maple", "Meadow", "Moss", "Otter", "Pebble", "Pine", "Rain", "Reed", "River",
    "Robin", "Shell", "Sparrow", "Stone", "Swan", "Willow", "Wren",
];

/// A random alias. Two contacts may share one; ids tell them apart.
pub(crate) fn random() -> String {
    let [first, second] = clock::random::<2>();
    let word = |list: &[&'static str; 32], byte: u8| list.get(usize::from(byte % 32)).copied().unwrap_or("Quiet");
    format!("{} {}", word(&FIRST, first), word(&SECOND, second))
}
