//! By what two cases are known to be about the same child, without a name on the disk: keyed hashes of a name as it is written, of a
//! name as it sounds in any script, of a birth date, of a police reference.
//!
//! A hash finds only what is the same after folding. It warns and decides nothing.

use unicode_normalization::UnicodeNormalization;

use super::model::Section;
use crate::{HotlineId, vault::Vault};

/// How two cases agree, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// The same reference of the police.
    Police,
    /// The same name, letter by letter after folding.
    Name,
    /// A name that sounds alike.
    Sound,
    /// The same birth date; says little alone.
    Birth,
}

impl Agreement {
    const ALL: [Self; 4] = [Self::Police, Self::Name, Self::Sound, Self::Birth];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Police => "police_reference",
            Self::Name => "name",
            Self::Sound => "sound",
            Self::Birth => "birth_date",
        }
    }

    fn domain(self) -> &'static str {
        match self {
            Self::Police => "case.police",
            Self::Name => "case.name",
            Self::Sound => "case.sound",
            Self::Birth => "case.birth",
        }
    }
}

/// A hash with what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct LookUp {
    pub(crate) agreement: Agreement,
    pub(crate) hash: Vec<u8>,
}

/// The hashes of a part; none for parts that tell nobody apart.
pub(crate) fn look_ups(vault: &Vault, hotline: HotlineId, section: &Section) -> Vec<LookUp> {
    let (name, birth_date, reference) = match section {
        Section::Child(child) => (child.name.as_deref(), child.birth_date.as_deref(), None),
        Section::Episode(episode) => (None, None, episode.police_reference.as_deref()),
        _ => return Vec::new(),
    };
    let folded = name.map(folded).unwrap_or_default();
    let text = |agreement| match agreement {
        Agreement::Police => reference.map(|text| letters(text, char::is_alphanumeric)).filter(|text| text.len() > 3),
        Agreement::Name => Some(folded.join(" ")).filter(|text| text.len() > 3),
        Agreement::Sound => sound(&folded),
        Agreement::Birth => birth_date.map(str::to_owned),
    };
    Agreement::ALL
        .into_iter()
        .filter_map(|agreement| {
            let hash = vault.lookup(hotline, agreement.domain(), text(agreement)?.as_bytes()).to_vec();
            Some(LookUp { agreement, hash })
        })
        .collect()
}

/// Small Latin letters and digits, marks gone.
fn letters(text: &str, keep: fn(char) -> bool) -> String {
    let bare: String = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    deunicode::deunicode(&bare).to_lowercase().chars().filter(|c| c.is_ascii() && keep(*c)).collect()
}

/// The words of a name, in an order of their own: "Kowalska, Anna" is "Anna Kowalska".
fn folded(name: &str) -> Vec<String> {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '/'));
    let mut words: Vec<_> =
        words.map(|word| letters(word, char::is_alphanumeric)).filter(|word| !word.is_empty()).collect();
    words.sort();
    words
}

/// A name by its consonants, those that scripts and languages write differently made one: Юлия Ковалёва, Yulia Kovaleva and
/// Julija Kovaljova meet. `None` where too little is left to tell people apart.
fn sound(words: &[String]) -> Option<String> {
    let mut heard: Vec<_> = words.iter().map(|word| consonants(word)).filter(|word| !word.is_empty()).collect();
    heard.sort();
    let all = heard.join(" ");
    (heard.len() > 1 && all.len() > 4).then_some(all)
}

/// What several letters write for one sound, longest first.
const GROUPS: [(&str, &str); 23] = [
    ("shch", "s"),
    ("tsch", "k"),
    ("sch", "s"),
    ("tch", "k"),
    ("tsh", "k"),
    ("ch", "k"),
    ("cz", "k"),
    ("ck", "k"),
    ("sh", "s"),
    ("sz", "s"),
    ("rz", "s"),
    ("zh", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("kh", ""),
    ("dj", "d"),
    ("dz", "s"),
    ("qu", "k"),
    ("ks", "x"),
    ("ou", ""),
];

fn consonants(word: &str) -> String {
    let mut heard = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let group = GROUPS.iter().find_map(|(letters, as_one)| Some((rest.strip_prefix(letters)?, *as_one)));
        let (after, said) = group.unwrap_or_else(|| {
            let after = rest.get(letter.len_utf8()..).unwrap_or_default();
            (after, one(letter))
        });
        rest = after;
        if !heard.ends_with(said) || said.is_empty() {
            heard.push_str(said);
        }
    }
    heard
}

fn one(letter: char) -> &'static str {
    match letter {
        'b' => "b",
        'c' | 'k' | 'q' => "k",
        'd' => "d",
        'f' | 'v' | 'w' => "f",
        'g' => "g",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'p' => "p",
        'r' => "r",
        's' | 'z' => "s",
        't' => "t",
        'x' => "x",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_every_order_and_with_every_mark() {
        for (one, other) in [
            ("Anna Kowalska", "KOWALSKA, Anna"),
            ("Zoë Lefèvre", "zoe lefevre"),
            ("Živa Đurić", "Ziva  Duric"),
            ("Łucja Wiśniewska", "Lucja Wisniewska"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_ne!(folded("Anna Kowalska"), folded("Anna Kowalski"));
    }

    #[test]
    fn a_name_sounds_the_same_in_every_script() {
        for names in [
            ["Юлия Ковалёва", "Yulia Kovaleva", "Julija Kovaljova"],
            ["Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", "Giorgos Papadopoylos"],
            ["محمد سليم", "Mohammed Salim", "Muhamad Selim"],
            ["Стефан Петровић", "Stefan Petrović", "Stevan Petrovic"],
        ] {
            let heard: Vec<_> = names.iter().map(|name| sound(&folded(name)).unwrap()).collect();
            assert!(heard.iter().all(|one| *one == heard[0]), "{names:?}: {heard:?}");
        }
        assert_ne!(sound(&folded("Marta Nowak")), sound(&folded("Marek Novotny")));
    }

    #[test]
    fn too_little_tells_nobody_apart() {
        for name in ["", "Ali", "Io Ea", "A. B.", "…"] {
            assert_eq!(sound(&folded(name)), None, "{name}");
        }
    }
}
