//! Words with which contacts say that they want no more texts, or want them again. Only a text that is nothing else counts: "stop, he
//! hits me" is a cry for help.
//!
//! Sources: CTIA Messaging Principles §5.1.3 (STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT; START, UNSTOP), and what operators and
//! gateways in Europe tell their customers to write. `CANCEL`, `END`, `QUIT` and their like are left out: a child may write them to
//! somebody.

use earshot_channel::Mark;

/// No more, in every language of the hotlines.
const STOP: &[&str] = &[
    "stop",
    "stopall",
    "stop all",
    "unsubscribe",
    "stopp",
    "stoppa",
    "stoppi",
    "stój",
    "rezygnacja",
    "arrêt",
    "arret",
    "stopper",
    "desabonner",
    "désabonner",
    "desinscribir",
    "baja",
    "sair",
    "annulla",
    "disiscrivi",
    "stoppe",
    "stoppen",
    "abmelden",
    "afmelden",
    "afmeld",
    "avmeld",
    "avsluta",
    "lopeta",
    "peruuta",
    "lõpeta",
    "beigt",
    "pārtraukt",
    "stabdyti",
    "zrušit",
    "zastavit",
    "zrušiť",
    "zastaviť",
    "leiratkozás",
    "leállítás",
    "oprire",
    "dezabonare",
    "спри",
    "стоп",
    "отказ",
    "зупинити",
    "відписатися",
    "отписаться",
    "прекини",
    "odjava",
    "prekini",
    "ustavi",
    "çık",
    "iptal",
    "διακοπή",
    "διακοπη",
    "στοπ",
    "ndalo",
    "توقف",
    "إلغاء",
    "עצור",
    "הסר",
    "waqqaf",
];
/// Again.
const START: &[&str] = &[
    "start",
    "unstop",
    "subscribe",
    "börja",
    "starta",
    "aloita",
    "alusta",
    "sākt",
    "pradėti",
    "démarrer",
    "demarrer",
    "commencer",
    "reprendre",
    "iniciar",
    "empezar",
    "alta",
    "começar",
    "comecar",
    "inizia",
    "avvia",
    "beginnen",
    "anmelden",
    "starten",
    "aanmelden",
    "tilmeld",
    "zacznij",
    "začít",
    "začať",
    "spustit",
    "kezdés",
    "indítás",
    "începe",
    "старт",
    "започни",
    "почати",
    "начать",
    "почни",
    "počni",
    "prijava",
    "začni",
    "başla",
    "έναρξη",
    "εναρξη",
    "fillo",
    "ابدأ",
    "اشترك",
    "התחל",
    "tosaigh",
    "ibda",
];

/// What a text says about texts, if it says nothing else. `stop` and `start` are a hotline's own words.
#[must_use]
pub fn mark(text: &str, stop: &[String], start: &[String]) -> Option<Mark> {
    let text = text
        .trim_matches(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_control());
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let text = folded(text);
    let is_one = |known: &[&str], own: &[String]| {
        known.iter().any(|known| folded(known) == text) || own.iter().any(|own| folded(own.trim()) == text)
    };
    if is_one(STOP, stop) { Some(Mark::Stop) } else { is_one(START, start).then_some(Mark::Start) }
}

/// In small letters, whatever language they are of: Turkish writes İ for i and I for ı, which no one rule turns back for all.
fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '\u{307}');
    letters.map(|letter| if letter == 'ı' { 'i' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_that_is_nothing_else_counts() {
        let own = ["halt dich raus".to_owned(), "stırf".to_owned()];
        let table = [
            ("STOP", Some(Mark::Stop)),
            (" Stop. ", Some(Mark::Stop)),
            ("STÓJ", Some(Mark::Stop)),
            ("ΔΙΑΚΟΠΉ", Some(Mark::Stop)),
            ("ÇIK", Some(Mark::Stop)),
            ("çık", Some(Mark::Stop)),
            ("Çik", Some(Mark::Stop)),
            ("İPTAL", Some(Mark::Stop)),
            ("I\u{307}ptal", Some(Mark::Stop)),
            ("ıptal", Some(Mark::Stop)),
            ("STİRF", Some(Mark::Stop)),
            ("Halt dich raus!", Some(Mark::Stop)),
            ("stop he hits me", None),
            ("stop stop stop", None),
            ("don't stop", None),
            ("START", Some(Mark::Start)),
            ("старт", Some(Mark::Start)),
            ("", None),
            ("...", None),
        ];
        for (text, expected) in table {
            assert_eq!(mark(text, &own, &[]), expected, "{text}");
        }
    }

    #[test]
    fn no_word_means_both() {
        assert!(STOP.iter().all(|word| !START.contains(word)));
    }
}
