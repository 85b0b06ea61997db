//! What mail systems say, in the languages in which they say it. Looked for only where a mail system speaks.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// Subjects of reports about a failure or a delay.
#[rustfmt::skip]
const SUBJECT: &[&str] = &[
    "undeliver", "non-deliver", "nondeliver", "non deliver", "not deliver", "delivery fail", "delivery error",
    "delivery has failed", "delivery status", "delivery notification", "delivery report", "delivery problem",
    "delivery delay", "delivery incomplete", "delivery not possible", "delivery unsuccess", "delivery warning",
    "fail to deliver", "failed to deliver", "failed delivery", "failure delivery", "failure notice",
    "failure notification", "failed mail", "could not be delivered", "couldn't be delivered", "could not deliver",
    "cannot deliver", "can't deliver", "unable to deliver", "not be delivered", "wasn't delivered",
    "was not delivered", "returned mail", "returned to sender", "returning to sender", "returning message",
    "return to sender", "returned message", "returned email", "mail system error", "mail error", "mail failure",
    "mail failed", "email failure", "message failure", "message delayed", "message status", "delayed mail",
    "mail delayed", "bounced mail", "bounced message", "bounce message", "message bounced", "user unknown",
    "unknown user", "host unknown", "mailbox full", "warning: could not send", "warning: message",
    "still being retried", "error sending your mail", "error in mail", "message could not", "rejected mail",
    "mail rejected", "message rejected", "message not sent", "message blocked", "delivery refused",
    "considered unsolicited", "unzustellbar", "nicht zugestellt", "nicht zustellbar", "zustellung fehl",
    "nicht übermittelt", "zustellfehler", "zustellungsfehler", "verzögert", "nicht ausgeliefert", "non remis",
    "échec de la remise", "echec de la remise", "échec de remise", "échec d'envoi", "non distribu",
    "retourné à l'expéditeur", "échec de la distribution", "échec de livraison", "no se puede entregar",
    "no se pudo entregar", "no entregad", "error de entrega", "no se ha podido entregar", "devuelto", "não entregue",
    "nao entregue", "falha na entrega", "não foi possível entregar", "falha de entrega", "devolvida",
    "mancato recapito", "non recapit", "impossibile recapitare", "consegna non", "mancata consegna", "onbestelbaar",
    "niet bezorgd", "niet afgeleverd", "kan niet worden bezorgd", "bezorging mislukt", "niedostarczon",
    "nie dostarczon", "nie można dostarczyć", "zwrot wiadomości", "nie udało się dostarczyć", "kan inte levereras",
    "går inte att leverera", "kunde inte levereras", "olevererbar", "kunne ikke levere", "kan ikke leveres",
    "ikke leveret", "ikke levert", "toimitus epäonnistui", "ei voida toimittaa", "toimittaminen epäonnistui",
    "nedoručiteln", "nelze doručit", "nedoručen", "nedoruč", "kézbesíthetetlen", "kézbesítési", "nem kézbesíth",
    "teslim edilemedi", "iletilemedi", "teslim edilemeyen", "nu a putut fi", "nelivrat", "nelivrabil", "недоставлен",
    "не доставлен", "не может быть доставлен", "ошибка доставки", "не вдалося доставити", "недостав",
    "αποτυχία παράδοσης", "μη παραδοτέο", "תקלה במסירה", "לא ניתן למסור", "لم يتم تسليم", "تعذر تسليم", "تعذّر تسليم",
    "退信", "无法投递", "無法投遞", "无法送达", "無法送達", "未送达", "未送達", "投递失败", "投遞失敗", "发送失败", "傳送失敗", "系统退信", "配信できません", "送信できません",
    "配送できません", "配信不能", "送信エラー", "配信エラー", "配送エラー", "未配信", "配達できません", "반송", "전송 실패", "전송실패", "배달되지", "배달할 수 없",
    "전달할 수 없", "전송할 수 없", "발송 실패", "không gửi được", "gửi thất bại", "tidak terkirim", "gagal dikirim",
];

/// Words of the text that are no subject's: whole sentences, as a text may hold anything.
#[rustfmt::skip]
const TEXT: &[&str] = &[
    "deliver your message", "delivering your message", "deliver your mail", "deliver your email",
    "delivering your mail", "deliver the message", "deliver message to", "deliver mail to", "deliver the following",
    "deliver a message", "deliver this message", "message delivery", "could not be delivered",
    "couldn't be delivered", "can not be delivered", "cannot be delivered", "can't be delivered", "not be delivered",
    "was not delivered", "wasn't delivered", "were not delivered", "not delivered to", "has not been delivered",
    "delivery failed", "delivery has failed", "delivery failure", "delivery error", "delivery to the following",
    "delivery status notification", "delivery of the following", "deliver mail for", "did not reach the following",
    "did not reach some", "has been delayed", "failed permanently", "permanent error", "permanent fatal error",
    "had delivery errors", "had delivery problems", "had fatal errors", "failed addresses", "failure reasons",
    "undeliverable", "undelivered", "was rejected by", "were rejected", "has been rejected",
    "refused to accept your message", "transcript of session", "transcript of the session", "returned to you",
    "message returned below", "unknown user", "user unknown", "no such user", "invalid recipient",
    "no valid recipients", "unsent message", "mailbox is full", "mailbox full", "mailbox unavailable",
    "mail could not", "message could not", "rcpt to", "recipients returned", "undelivered message", "no local user",
    "invalid final delivery", "is not a valid mailbox", "not listed in", "over quota", "exceeded the storage",
];

/// Lines that a program of a mailing list writes when it doesn't take a mail.
#[rustfmt::skip]
const LIST: &[&str] = &[
    "not a member of this mailing list", "you are not member", "are not member", "not a member of the list",
    "not allowed to post", "not authorized to post", "not permitted to post", "posting to this list",
    "not subscribed to", "subscribers-only", "members-only list", "message to this list", "rejected by the list",
];

/// A report of a delay rather than an end.
#[rustfmt::skip]
const DELAY: &[&str] = &[
    "(delay)", "delivery delayed", "message delayed", "mail delayed", "has been delayed", "been delayed",
    "is delayed", "delayed mail", "will be retried", "still being retried", "warning message only",
    "could not send message for past", "will keep trying", "continue to try", "attempts will continue",
    "has not yet been delivered", "not yet been delivered", "still trying", "no action is required", "verzögert",
    "retardé", "retrasad", "atrasad", "ritardat", "vertraagd", "opóźnion", "задерж", "försenad", "forsinket", "遅延",
    "延迟", "延遲", "지연",
];

/// The other side knows no such address or domain.
#[rustfmt::skip]
const DEAD: &[&str] = &[
    "user unknown", "unknown user", "unknown recipient", "recipient unknown", "no such user", "no such mailbox",
    "no such recipient", "no such address", "no such account", "no such person", "no such local user",
    "no local user", "no mailbox here", "user not found", "recipient not found", "mailbox not found",
    "account not found", "address not found", "recipnotfound", "recipientnotfound", "user doesn't exist",
    "user does not exist", "recipient does not exist", "recipient doesn't exist", "account does not exist",
    "account doesn't exist", "account that you tried to reach does not exist", "mailbox does not exist",
    "address does not exist", "addressee unknown", "unknown address", "unknown local", "unknown mailbox",
    "unknown or illegal", "invalid mailbox", "no mx record", "dns lookup failure", "invalid final delivery userid",
    "invalid recipient", "invalid user", "invalid address", "not a valid mailbox", "not a valid user",
    "doesn't have a", "doesn't have an", "does not have an account", "is not a known user", "not a registered",
    "not our customer", "no account by that name", "user is unknown", "address unknown",
    "email account that you tried to reach", "host unknown", "unknown host", "host not found", "domain not found",
    "domain does not exist", "no such domain", "nxdomain", "unrouteable address", "unroutable address",
    "unrouteable domain", "name or service not known", "account has been disabled", "account is disabled",
    "account disabled", "mailbox disabled", "account has been suspended", "no longer valid", "no longer available",
    "no longer active", "no longer in use", "no longer employed", "has moved", "name is not recognized",
    "not listed in", "000c05a6", "mailbox unavailable", "couldn't be found", "wurde nicht gefunden",
    "konnte nicht gefunden werden", "unbekannter empfänger", "empfänger unbekannt", "utilisateur inconnu",
    "n'existe pas", "usuario desconocido", "no existe", "não existe", "utente sconosciuto", "non esiste",
    "bestaat niet", "nie istnieje", "не существует", "не найден", "пользователь не", "不存在", "见つかりません", "見つかりません",
    "존재하지 않",
];

/// It may pass, or it is about us or the content.
#[rustfmt::skip]
const PASSING: &[&str] = &[
    "mailbox full", "mailbox is full", "mailfolder is full", "quota", "over limit", "full mailbox", "insufficient",
    "disk space", "storage", "too large", "too big", "size limit", "exceeds", "exceeded", "too many", "spam",
    "blocked", "blacklist", "block list", "blocklist", "blackhole", "reputation", "policy", "denied", "spf", "dkim",
    "dmarc", "ptr ", "reverse dns", "virus", "malware", "content reject", "unsolicited", "greylist", "graylist",
    "rate limit", "deferred", "defer", "temporar", "try again", "try later", "timed out", "timeout", "time out",
    "time-out", "too long", "expired", "multiple retries", "connection refused", "could not connect",
    "couldn't connect", "unable to connect", "establish an", "not accept our requests to connect", "socket error",
    "no route", "network", "unreachable", "not reachable", "hop count", "mail loop", "loop", "relay", "authentic",
    "not available", "service unavailable", "system error", "system resources", "for the last", "giving up",
    "sender was rejected", "sender address", "sender rejected", "after mail from", "reply to mail from",
    "mail rejected", "message rejected", "message refused", "rejected by policy", "not a member", "permission",
    "header error",
];

/// Phrases of a list, ready to be looked for all at once.
struct Phrases {
    list: &'static [&'static [&'static str]],
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    const fn of(list: &'static [&'static [&'static str]]) -> Self {
        Self { list, finder: OnceLock::new() }
    }

    fn stand_in(&self, text: &str) -> bool {
        let phrases = || self.list.iter().copied().flatten();
        let finder = self.finder.get_or_init(|| AhoCorasick::new(phrases()).ok());
        finder.as_ref().map_or_else(|| phrases().any(|phrase| text.contains(phrase)), |finder| finder.is_match(text))
    }
}

static SUBJECTS: Phrases = Phrases::of(&[SUBJECT]);
static TEXTS: Phrases = Phrases::of(&[TEXT, SUBJECT]);
static LISTS: Phrases = Phrases::of(&[LIST]);
static DELAYS: Phrases = Phrases::of(&[DELAY]);
static DEADS: Phrases = Phrases::of(&[DEAD]);
static PASSINGS: Phrases = Phrases::of(&[PASSING]);

/// A subject of a report.
pub(super) fn in_subject(subject: &str) -> bool {
    let subject: String = subject.chars().take(300).flat_map(char::to_lowercase).collect();
    SUBJECTS.stand_in(&subject)
}

/// A text of a report.
pub(super) fn in_text(text: &str) -> bool {
    let text: String = text.chars().take(16_000).flat_map(char::to_lowercase).collect();
    TEXTS.stand_in(&one_spaced(&text))
}

/// A list's refusal.
pub(super) fn refused_by_list(subject: &str, text: &str) -> bool {
    let words: String =
        subject.chars().take(300).chain(['\n']).chain(text.chars().take(2000)).flat_map(char::to_lowercase).collect();
    LISTS.stand_in(&one_spaced(&words))
}

/// A warning that the mail is still under way.
pub(super) fn names_delay(subject: &str, text: &str) -> bool {
    let words: String =
        subject.chars().take(300).chain(['\n']).chain(text.chars().take(4000)).flat_map(char::to_lowercase).collect();
    DELAYS.stand_in(&one_spaced(&words))
}

/// Whether these words (lower case) speak of an address or domain that isn't there.
pub(super) fn names_dead_address(lowered: &str) -> bool {
    DEADS.stand_in(&one_spaced(lowered))
}

/// Whether these words (lower case) speak of something that may pass.
pub(super) fn names_passing_cause(lowered: &str) -> bool {
    PASSINGS.stand_in(&one_spaced(lowered))
}

/// Phrases break over lines, and apostrophes come in two shapes.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if letter == '\u{2019}' { '\'' } else { letter };
        if !letter.is_whitespace() {
            spaced.push(letter);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}
