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
    triage::{Signal, UNREADABLE, UNREADABLE_PRIORITY},
};

/// Words from which a text tells its language, where no other fits.
const TELLING_WORDS: usize = 6;
/// Items of a batch that are worth another thread.
const WORTH_A_THREAD: usize = 8;

/// What an item's words say.
pub(super) struct Heard {
    pub signals: Vec<Signal>,
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
            return Heard { signals: Vec::new(), language: None, prints };
        }
        let (own, subject) = own_words(body);
        // A subject is no word about a picture: programs write it.
        let is_wordless = own.chars().skip(subject).all(char::is_whitespace);
        let joined = if words.before.is_empty() { own } else { format!("{} {own}", words.before) };
        let skip = if words.before.is_empty() { 0 } else { words.before.chars().count() + 1 };
        let verdict = self.triage().rank(&joined, words.language).raised(is_night(&source.time_zone, now));
        let language = told(&joined, &verdict.languages);
        // What stands in the message before alone was said then.
        let said_now = verdict.signals.into_iter().filter(|signal| signal.end > skip);
        let place = |at: usize| at.saturating_sub(skip + subject);
        let mut signals: Vec<Signal> =
            said_now.map(|signal| Signal { start: place(signal.start), end: place(signal.end), ..signal }).collect();
        // A picture or a voice without words: somebody has to look.
        if is_wordless && !files.is_empty() {
            signals.push(fixed(UNREADABLE, "file-without-words", UNREADABLE_PRIORITY));
        }
        Heard { signals, language, prints }
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
