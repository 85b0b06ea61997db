//! Automatic answers told by their subject, in the languages in which mail programs write them.

use crate::read::Auto;

/// What mail programs put before (or instead of) the original subject when they answer by themselves.
#[rustfmt::skip]
const REPLY: &[&str] = &[
    "automatic reply", "automatic response", "automated reply", "automated response", "auto reply", "auto-reply",
    "autoreply", "auto response", "auto-response", "autoresponse", "auto responder", "auto-responder",
    "autoresponder", "auto respond", "automatische antwort", "automatische rückantwort", "automatische nachricht",
    "autoantwort", "auto-antwort", "automatische eingangsbestätigung", "réponse automatique", "reponse automatique",
    "réponse auto", "respuesta automática", "respuesta automatica", "resposta automática", "resposta automatica",
    "risposta automatica", "automatisch antwoord", "automatische beantwoording", "odpowiedź automatyczna",
    "automatyczna odpowiedź", "autoodpowiedź", "automatiskt svar", "autosvar", "automatisk svar",
    "automaattinen vastaus", "automaatvastus", "automatická odpověď", "automatická odpoveď", "automatikus válasz",
    "automatski odgovor", "samodejni odgovor", "răspuns automat", "raspuns automat", "otomatik yanıt",
    "otomatik cevap", "otomatik yanit", "автоответ", "автоматический ответ", "автоматична відповідь",
    "автоматичен отговор", "аутоматски одговор", "αυτόματη απάντηση", "תשובה אוטומטית", "מענה אוטומטי", "رد تلقائي",
    "الرد التلقائي", "پاسخ خودکار", "balasan otomatis", "jawapan automatik", "trả lời tự động", "ตอบกลับอัตโนมัติ",
    "自动回复", "自動回覆", "自動回复", "自动答复", "自動応答", "自動返信", "자동 회신", "자동 응답", "자동회신", "자동응답", "automātiska atbilde",
    "automatinis atsakymas", "resposta automàtica",
];

/// The same where the program says that somebody is away.
#[rustfmt::skip]
const AWAY: &[&str] = &[
    "out of office", "out-of-office", "out of the office", "away from the office", "vacation reply",
    "vacation response", "vacation message", "holiday autoreply", "abwesenheitsnotiz", "abwesenheitsnachricht",
    "abwesenheitsmeldung", "abwesenheitsbenachrichtigung", "abwesenheitsassistent", "automatische abwesenheitsnotiz",
    "automatische abwesenheitsnachricht", "absence du bureau", "message d'absence", "notification d'absence",
    "avis d'absence", "message d’absence", "fuera de la oficina", "fuera de oficina", "aviso de ausencia",
    "ausente da oficina", "fora do escritório", "fora do escritorio", "ausência temporária", "fuori sede",
    "fuori ufficio", "afwezigheidsbericht", "afwezigheidsmelding", "niet op kantoor", "poza biurem",
    "nieobecność w biurze", "frånvaromeddelande", "ikke på kontoret", "fraværsmelding", "fraværsbesked",
    "poissaoloviesti", "poissa toimistosta", "mimo kancelář", "mimo kanceláriu", "házon kívül", "irodán kívül",
    "nu sunt la birou", "ofis dışında", "ofis dışı", "вне офиса", "нет на месте", "поза офісом", "извън офиса",
    "εκτός γραφείου", "不在通知", "不在にしております", "부재 중", "부재중",
];

/// Words that only tell an out-of-office note from another automatic mail, looked for near the top of the text.
#[rustfmt::skip]
const ABSENCE: &[&str] = &[
    "out of office", "out of the office", "out-of-office", "ooo", "on vacation", "on holiday", "on leave",
    "away until", "currently away", "am away", "annual leave", "maternity leave", "parental leave",
    "back in the office", "return to the office", "returning on", "limited access to email",
    "limited access to my email", "nicht im büro", "nicht im buero", "außer haus", "ausser haus", "im urlaub",
    "abwesend", "abwesenheit", "nicht im haus", "wieder erreichbar", "elternzeit", "mutterschutz",
    "nicht am arbeitsplatz", "absent", "en congé", "en vacances", "de retour le", "hors du bureau",
    "fuera de la oficina", "fuera de oficina", "de vacaciones", "ausente", "fora do escritório", "de férias",
    "em férias", "fuori ufficio", "in ferie", "fuori sede", "assente", "niet aanwezig", "afwezig", "op vakantie",
    "met vakantie", "na urlopie", "poza biurem", "nieobecn", "semester", "frånvaro", "på ferie", "fravær", "lomalla",
    "poissa", "na dovolené", "na dovolenke", "nejsem v kanceláři", "szabadság", "în concediu", "izinde", "tatilde",
    "в отпуске", "отпуск", "у відпустці", "отсутств", "σε άδεια", "εκτός γραφείου", "בחופשה", "في إجازة", "休假",
    "不在办公室", "不在辦公室", "休暇", "不在", "휴가", "부재",
];

/// Characters of a subject that are looked at.
const LEAD: usize = 200;

/// What a subject says by itself. `answer`: the mail names one that it answers, which the vaguest prefixes need.
pub(super) fn subject(subject: &str, answer: bool) -> Option<Auto> {
    let lowered: String = subject.chars().take(LEAD).flat_map(char::to_lowercase).collect();
    let lead = lowered.trim_start_matches(|letter: char| letter.is_whitespace() || "[(*<【「".contains(letter));
    if leads(lead, AWAY) {
        return Some(Auto::OutOfOffice);
    }
    if leads(lead, REPLY) {
        return Some(Auto::AutoReply);
    }
    if lead.strip_prefix("ooo").is_some_and(is_colon) {
        return Some(Auto::OutOfOffice);
    }
    if let Some(rest) = lead.strip_prefix("auto:") {
        // "AUTO: somebody is out of the office": words of one program, not a child's.
        return AWAY.iter().any(|words| rest.contains(words)).then_some(Auto::OutOfOffice);
    }
    let vague = [
        "away",
        "absence",
        "absent",
        "abwesend",
        "abwesenheit",
        "vacation",
        "ausencia",
        "assenza",
        "frånvaro",
        "fravær",
        "休假",
        "外出中",
        "auto",
    ];
    let away = answer && vague.iter().any(|word| lead.strip_prefix(word).is_some_and(is_colon));
    away.then_some(Auto::OutOfOffice)
}

/// Whether an automatic mail is an out-of-office note.
pub(super) fn names_absence(subject: &str, text: &str) -> bool {
    let near_top: String =
        subject.chars().take(LEAD).chain(['\n']).chain(text.chars().take(2000)).flat_map(char::to_lowercase).collect();
    ABSENCE.iter().any(|words| contains_words(&near_top, words))
}

/// One of the phrases stands first and ends there or at a sign: "Automatic replies are scary" is a sentence.
fn leads(lead: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        lead.strip_prefix(phrase).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || is_colon(rest)
                || rest.starts_with(['-', '–', '—', ']', ')', '(', '[', '|', '】', '」', '>', '*'])
        })
    })
}

fn is_colon(rest: &str) -> bool {
    rest.trim_start().starts_with([':', '：'])
}

/// `contains` that doesn't find "ooo" in "tooooo".
fn contains_words(text: &str, words: &str) -> bool {
    let is_short = words.len() <= 4;
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|left| left.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|right| right.chars().next());
        let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
        !is_letter(before) && (!is_short || !is_letter(after))
    })
}
