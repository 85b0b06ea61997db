//! What the words of an item say, wherever it goes: what triage finds in them, their language, and the fingerprints that find them again.
//!
//! That is most of the work of taking a mail in, and needs nothing that the database knows: a channel that says what comes next has it
//! done while the batch before is written.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use earshot_channel::{Inbound, InboundAttachment, InboundMessage, Received, Thread, UnixMillis};
use futures::future::join_all;
use jiff::{Timestamp, tz::TimeZone};
use parking_lot::Mutex;
use uuid::Uuid;

use super::{
    Body, Source,
    prepare::{fixed, flags_of},
};
use crate::{
    Inbox,
    search::Said,
    triage::{BASE, Signal, UNREADABLE, UNREADABLE_PRIORITY, Verdict},
};

/// Words from which a text tells its language, where no other fits.
const TELLING_WORDS: usize = 6;
/// Items of a batch that are worth another thread.
const WORTH_A_THREAD: usize = 8;

/// What an item's words say.
pub(super) struct Heard {
    pub signals: Vec<Signal>,
    /// Somebody is said to be under 13.
    pub is_young: bool,
    pub language: Option<String>,
    /// Finds it again.
    pub prints: Vec<u64>,
}

/// The words as they are to be looked at.
pub(super) struct Words<'w> {
    pub body: &'w Body,
    pub files: &'w [InboundAttachment],
    /// In which the contact is known to write.
    pub language: Option<&'w str>,
    /// What the contact wrote a moment before: half a sentence, perhaps.
    pub before: &'w str,
    /// Whether triage looks at them.
    pub ranked: bool,
}

/// Batches of a channel of which is kept what was heard: what it hands over now, and what it reads meanwhile.
const FOREHEARD: usize = 3;

/// What was heard of the messages that a channel is about to hand over: of those that it named last.
#[derive(Default)]
pub(crate) struct Foreheard(Mutex<HashMap<Uuid, VecDeque<HashMap<Name, Heard>>>>);

/// A message by the hash of its carrier's id, and its digest.
type Name = ([u8; 32], [u8; 32]);

impl Inbox {
    /// Hears messages whose carrier threads before their turn has come, on all cores.
    pub(crate) async fn hear_ahead(&self, source: &Source, items: Arc<Vec<Received>>) {
        let now = self.clock().now();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = items.len().div_ceil(cores).max(WORTH_A_THREAD);
        let shares = (0..items.len()).step_by(share).map(|begin| {
            let (inbox, source, items) = (self.clone(), source.clone(), items.clone());
            tokio::task::spawn_blocking(move || {
                let heard =
                    items.iter().skip(begin).take(share).filter_map(|item| {
                        Some((inbox.name(&source, item)?, inbox.hear_threading(&source, item, now)?))
                    });
                heard.collect::<Vec<_>>()
            })
        });
        // What fails here is heard in its turn, and fails there.
        let heard = join_all(shares).await.into_iter().flatten().flatten().collect();
        let mut foreheard = self.foreheard().0.lock();
        let batches = foreheard.entry(source.channel).or_default();
        batches.retain(|batch| !batch.is_empty());
        batches.truncate(FOREHEARD - 1);
        batches.push_front(heard);
    }

    /// What was heard of these, in their order.
    pub(super) fn heard_ahead(&self, source: &Source, items: &[Received]) -> Vec<Option<Heard>> {
        let mut foreheard = self.foreheard().0.lock();
        let batches = match foreheard.get_mut(&source.channel) {
            Some(batches) if batches.iter().any(|batch| !batch.is_empty()) => batches,
            _ => return items.iter().map(|_| None).collect(),
        };
        let mut heard = |name: &Name| batches.iter_mut().find_map(|batch| batch.remove(name));
        items.iter().map(|item| heard(&self.name(source, item)?)).collect()
    }

    fn name(&self, source: &Source, item: &Received) -> Option<Name> {
        match &item.content {
            Ok(Inbound::Message(message)) => {
                Some((self.carrier_hash(source.hotline, source.channel, &item.carrier_id), message.digest?))
            }
            _ => None,
        }
    }

    /// The language of an operator's own words, where they tell.
    pub(crate) fn tells(&self, text: &str) -> Option<String> {
        told(text, &self.triage().rank(text, None).languages)
    }

    fn hear_threading(&self, source: &Source, item: &Received, now: UnixMillis) -> Option<Heard> {
        let message = match &item.content {
            Ok(Inbound::Message(message)) if message.thread != Thread::OfAddress => message,
            _ => return None,
        };
        let body = body_of(item, message);
        let words = Words {
            body: &body,
            files: &message.attachments,
            language: message.language.as_deref(),
            // Where a carrier has threads, a mail is a whole.
            before: "",
            ranked: is_ranked(flags_of(message)),
        };
        Some(self.hear(source, &words, now))
    }

    pub(super) fn hear(&self, source: &Source, words: &Words<'_>, now: UnixMillis) -> Heard {
        let Words { body, files, .. } = *words;
        let prints = self.prints(source.hotline);
        let mut said = Said::new(&prints);
        said.body(body, false);
        for file in files {
            said.file(&file.name);
        }
        let prints = said.prints();
        if !words.ranked {
            return Heard { signals: Vec::new(), is_young: false, language: None, prints };
        }
        let (own, subject) = own_words(body);
        let triage = self.triage();
        let mut verdict = triage.rank(&own, words.language);
        // Half a sentence, perhaps. What the message says by itself stands all the same: rules only raise.
        let joined = (!words.before.is_empty()).then(|| format!("{} {own}", words.before));
        if let Some(joined) = &joined {
            add_joined(&mut verdict, triage.rank(joined, words.language), words.before.chars().count() + 1);
        }
        // A subject is no word about a picture: programs write it.
        let said: String = own.chars().skip(subject).collect();
        if let Some(rule) = unseen(body, files, &said, &verdict) {
            verdict.signals.push(fixed(UNREADABLE, rule, UNREADABLE_PRIORITY));
            verdict.signals.sort_by_key(|signal| signal.priority);
        }
        let verdict = verdict.raised(is_night(&source.time_zone, now));
        let is_young = verdict.is_young;
        let language = told(joined.as_ref().unwrap_or(&own), &verdict.languages);
        let place = |at: usize| at.saturating_sub(subject);
        let signals = verdict.signals.into_iter();
        let signals =
            signals.map(|signal| Signal { start: place(signal.start), end: place(signal.end), ..signal }).collect();
        Heard { signals, is_young, language, prints }
    }
}

/// Adds what a message says together with the `skip` characters before it. What stands in those alone was said then.
fn add_joined(own: &mut Verdict, joined: Verdict, skip: usize) {
    own.is_young |= joined.is_young;
    own.languages = joined.languages;
    for signal in joined.signals.into_iter().filter(|signal| signal.end > skip && signal.priority < BASE) {
        let signal = Signal { start: signal.start.saturating_sub(skip), end: signal.end - skip, ..signal };
        if !own.signals.iter().any(|known| known.rule == signal.rule && known.end == signal.end) {
            own.signals.push(signal);
        }
    }
    own.signals.sort_by_key(|signal| (signal.priority, signal.start));
}

/// Words below which what stands beside them is the message.
const FEW_WORDS: usize = 4;

/// Why somebody has to look at the files of a message: no rule reads a picture or a voice, and few words say little about it. In a mail few
/// words stand beside the picture of a signature.
fn unseen(body: &Body, files: &[InboundAttachment], said: &str, verdict: &Verdict) -> Option<&'static str> {
    let words = said.split_whitespace().count();
    let is_closed = || verdict.signals.iter().any(|signal| signal.priority > BASE);
    match files {
        [] => None,
        _ if words == 0 => Some("file-without-words"),
        _ if body.envelope.is_none() && (words < FEW_WORDS || is_closed()) => Some("file-with-few-words"),
        _ => None,
    }
}

/// The one language that words are in, where there are enough of them.
fn told(text: &str, languages: &[String]) -> Option<String> {
    match languages {
        [language] if text.split_whitespace().nth(TELLING_WORDS - 1).is_some() => Some(language.clone()),
        _ => None,
    }
}

/// Whether triage looks at an item with these flags. What a carrier reports about us holds our own words.
pub(super) fn is_ranked(flags: &str) -> bool {
    flags != "carrier" && flags != "redaction"
}

/// What of a message is sealed.
pub(super) fn body_of(item: &Received, message: &InboundMessage) -> Body {
    Body {
        text: message.text.clone(),
        subject: message.subject.clone(),
        html: message.html.clone(),
        sent_at: message.sent_at,
        envelope: message.envelope.clone(),
        carrier_id: Some(item.carrier_id.clone()),
        ..Body::default()
    }
}

/// The words of a message that its writer wrote now, behind its subject, and how many characters that takes.
pub(super) fn own_words(body: &Body) -> (String, usize) {
    let new = body.envelope.as_ref().and_then(|envelope| envelope.new_text.as_ref()).unwrap_or(&body.text);
    match &body.subject {
        Some(subject) if !subject.trim().is_empty() => (format!("{subject}\n\n{new}"), subject.chars().count() + 2),
        _ => (new.clone(), 0),
    }
}

/// Whether it is between 22 and 6.
fn is_night(zone: &TimeZone, now: UnixMillis) -> bool {
    let local = Timestamp::from_millisecond(now.0).map(|now| now.to_zoned(zone.clone()).hour());
    local.is_ok_and(|hour| !(6..22).contains(&hour))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(signals: &[(&str, u8, usize, usize)]) -> Verdict {
        let signal = |(rule, priority, start, end): &(&str, u8, usize, usize)| Signal {
            code: "IMM".into(),
            rule: (*rule).into(),
            priority: *priority,
            start: *start,
            end: *end,
        };
        Verdict {
            priority: BASE,
            signals: signals.iter().map(signal).collect(),
            languages: Vec::new(),
            is_young: false,
        }
    }

    #[test]
    fn what_was_said_before_adds_and_takes_nothing_away() {
        // (own, joined with 6 characters before) → what is left, rules and places
        for (own, joined, left) in [
            (verdict(&[("cry", 0, 0, 4)]), verdict(&[]), vec![("cry", 0, 4)]),
            (verdict(&[("cry", 0, 0, 4)]), verdict(&[("cry", 0, 6, 10)]), vec![("cry", 0, 4)]),
            (verdict(&[]), verdict(&[("half", 1, 2, 9)]), vec![("half", 0, 3)]),
            (verdict(&[]), verdict(&[("before", 0, 0, 5)]), vec![]),
            (verdict(&[("mild", 2, 0, 3)]), verdict(&[("half", 1, 2, 9)]), vec![("half", 0, 3), ("mild", 0, 3)]),
            (verdict(&[]), verdict(&[("thanks", 4, 0, 9)]), vec![]),
        ] {
            let mut both = own;
            add_joined(&mut both, joined, 6);
            let signals: Vec<_> = both.signals.iter().map(|signal| (&*signal.rule, signal.start, signal.end)).collect();
            assert_eq!(signals, left);
        }
    }

    #[test]
    fn somebody_looks_at_a_file_with_few_words() {
        let file = InboundAttachment { name: "a.jpg".into(), ..InboundAttachment::default() };
        let mail = Body { envelope: Some(Default::default()), ..Body::default() };
        for (body, said, is_thanks, why) in [
            (&Body::default(), "", false, Some("file-without-words")),
            (&Body::default(), "look", false, Some("file-with-few-words")),
            (&Body::default(), "thanks a lot for all", true, Some("file-with-few-words")),
            (&Body::default(), "this is my homework for tomorrow", false, None),
            (&mail, "", false, Some("file-without-words")),
            (&mail, "see you", false, None),
        ] {
            let verdict = if is_thanks { verdict(&[("thanks", 4, 0, 6)]) } else { verdict(&[]) };
            assert_eq!(unseen(body, std::slice::from_ref(&file), said, &verdict), why, "{said}");
            assert_eq!(unseen(body, &[], said, &verdict), None);
        }
    }
}
