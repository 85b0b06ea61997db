//! Practice: a talk with an invented contact, on the screen of real ones, and a short look at how it went.
//!
//! Deliberately absent: events, counters, calls, audit, search. A practice talk stands in a table of its own that nothing else reads, has a
//! key of its own, and is gone with both when it ends, or after a day. Invariant: nobody but who practises sees it, and no figure changes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    forms::ReviewForm,
    scripts::{self, Line, PROMISE, Progress, Script},
};
use crate::{
    ConversationId, Inbox, KeyId, MessageKind, NewMessage, SittingId, TEXT_LIMIT_CHARS,
    access::{Right, Scope},
    clock::random_id,
    problems::{Problems, Refusal},
    store::{
        StoreError, json,
        practice::{self as rows, PracticeRow},
    },
    vault::{ContentKey, Place},
    view::{Contact, Conversation, ConversationState, Direction, Message, Person, Row, RowChannel, Sitting},
};

/// After so long a practice talk is erased, whoever left it lying; milliseconds.
pub(crate) const OLD_MS: i64 = 24 * 3_600_000;
/// A practice talk looks like a chat.
const KIND: &str = "webchat";
/// Most lines of one.
const LINES: usize = 400;

/// A talk to practise with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PracticeScript {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is about, for who practises.
    pub about: String,
}

/// What can be practised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PracticePage {
    /// The language of the scripts, which is English where there are none in the one that was asked for.
    pub language: String,
    /// Whether a native reader has reviewed them.
    pub reviewed: bool,
    /// Languages that there are scripts in.
    pub languages: Vec<String>,
    /// The scripts.
    pub scripts: Vec<PracticeScript>,
    /// A practice talk that goes on, the newest.
    pub running: Option<ConversationId>,
}

/// What to practise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPractice {
    /// Which script.
    pub script: String,
    /// In which language.
    pub language: String,
}

/// Something that words alone can tell of a practice talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PracticeCheck {
    /// The criterion of reviews that it belongs to.
    pub criterion: String,
    /// `safety`, `number`, `feeling`, `patience`, `promise` or `next`.
    pub cue: String,
    /// When it was heard first, from the contact's first line on; milliseconds.
    pub after_ms: Option<i64>,
    /// Whether it is as it should be: there, or, for `promise`, not there.
    pub good: bool,
}

/// How a practice talk went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PracticeDebrief {
    /// From the contact's first line to the first answer; milliseconds.
    pub first_answer_ms: Option<i64>,
    /// Answers that were written.
    pub answers: i64,
    /// What words alone can tell.
    pub checks: Vec<PracticeCheck>,
    /// By what talks are reviewed: for who practised to look at by themselves.
    pub form: ReviewForm,
}

fn place(row: Uuid) -> Place {
    Place { table: "practice", column: "body", row }
}

/// To which criterion of the house a cue belongs.
fn criterion_of(cue: &str) -> &'static str {
    match cue {
        "safety" | "number" => "safety",
        "promise" => "promises",
        "next" => "next_step",
        _ => "listening",
    }
}

/// Somebody's practice talk, opened.
struct Running {
    row: PracticeRow,
    key: Arc<ContentKey>,
    script: Script,
    progress: Progress,
}

impl Inbox {
    /// What can be practised in a language, and what the reader practises now.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for roles that see no talks.
    pub async fn practice_page(&self, scope: &Scope, language: &str) -> Result<PracticePage, StoreError> {
        scope.need(Right::Talk)?;
        let running = rows::newest(&mut self.data().reader().await?.conn(), scope.hotline(), scope.operator()).await?;
        let known = scripts::languages()?;
        let found = scripts::all(language)?;
        let language = found.first().map(|script| script.language.clone()).unwrap_or_default();
        let script = |script: &Script| PracticeScript {
            id: script.id().to_owned(),
            name: script.name().to_owned(),
            about: script.about().to_owned(),
        };
        Ok(PracticePage {
            reviewed: known.iter().any(|(tag, reviewed)| *tag == language && *reviewed),
            languages: known.into_iter().map(|(tag, _)| tag).collect(),
            scripts: found.iter().map(script).collect(),
            running: running.map(ConversationId),
            language,
        })
    }

    /// Begins a practice talk; of those that the reader left, the oldest beyond a few are erased.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a script that isn't there.
    pub async fn begin_practice(&self, scope: &Scope, new: NewPractice) -> Result<Conversation, StoreError> {
        scope.need(Right::Talk)?;
        let script = scripts::one(&new.script, &new.language)?.ok_or(StoreError::NotFound)?;
        let now = self.clock().now().0;
        let (key_id, key) = self.vault().fresh_key().await?;
        let id = random_id();
        let body = key.seal(place(id), json(&script.begin(now))?.as_bytes());
        let row = Arc::new(PracticeRow { id, key_id: key_id.0, body, version: 1, begun_at: now });
        let (hotline, who) = (scope.hotline(), scope.operator());
        self.data()
            .write(who.0, move |tx| {
                let row = row.clone();
                Box::pin(async move { rows::begin(tx, hotline, who, &row).await })
            })
            .await?;
        self.finish_erasures().await?;
        self.practice(scope, ConversationId(id)).await
    }

    /// The reader's practice talk as it is now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that is not theirs, or is over.
    pub async fn practice(&self, scope: &Scope, id: ConversationId) -> Result<Conversation, StoreError> {
        let mut running = self.running(scope, id).await?;
        let now = self.clock().now().0;
        if running.script.wait(&mut running.progress, now) {
            // Where another screen of theirs was quicker, it has said so.
            self.keep_practice(scope, &running).await?;
        }
        let name = self.access().operator(scope, scope.operator()).await?.name;
        Ok(view(&running, &Person { id: scope.operator(), name }, now))
    }

    /// Writes to the invented contact, or a note; the same idempotency key is written once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for nothing, too much or a file; [`StoreError::NotFound`] for one that is not theirs, or is over.
    pub async fn write_practice(
        &self,
        scope: &Scope,
        key: Uuid,
        id: ConversationId,
        new: NewMessage,
    ) -> Result<Message, Refusal> {
        scope.need(Right::Talk)?;
        let mut problems = Problems::default();
        problems.text("text", &new.text, TEXT_LIMIT_CHARS);
        if !new.attachments.is_empty() {
            problems.add("attachments", "a practice talk takes no files");
        }
        problems.finish()?;
        let emergency = self.hotlines().spec(scope.hotline()).await?.emergency.clone();
        for _ in 0..4 {
            let mut running = self.running(scope, id).await?;
            let now = self.clock().now().0;
            let written = running.progress.lines.iter().any(|line| line.key == Some(key));
            if !written {
                if running.progress.lines.len() >= LINES {
                    return Err(StoreError::Conflict("this practice talk is long enough: end it".into()).into());
                }
                let is_reply = new.kind == MessageKind::Reply;
                let direction = if is_reply { "out" } else { "note" };
                let text = new.text.trim().to_owned();
                let line = Line { at: now, direction: direction.into(), text: text.clone(), key: Some(key) };
                running.progress.lines.push(line);
                if is_reply {
                    running.script.hear(&mut running.progress, &text, &emergency, now);
                }
            }
            if written || self.keep_practice(scope, &running).await? {
                let name = self.access().operator(scope, scope.operator()).await?.name;
                let me = Person { id: scope.operator(), name };
                let found = messages(&running, &me, now).into_iter().find(|(of, _)| of.key == Some(key));
                return found.map(|(_, message)| message).ok_or_else(|| StoreError::NotFound.into());
            }
        }
        Err(StoreError::Stale.into())
    }

    /// Ends the reader's practice talk, says how it went, and erases it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that is not theirs, or is over.
    pub async fn end_practice(&self, scope: &Scope, id: ConversationId) -> Result<PracticeDebrief, StoreError> {
        let running = self.running(scope, id).await?;
        let form = self.review_form(scope).await?;
        let (hotline, who, now) = (scope.hotline(), scope.operator(), self.clock().now().0);
        self.data().write(who.0, move |tx| Box::pin(async move { rows::end(tx, hotline, id.0, now).await })).await?;
        self.finish_erasures().await?;
        Ok(debrief(&running, form))
    }

    /// Erases practice talks that somebody left lying.
    pub(crate) async fn sweep_practice(&self) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data()
            .write(Uuid::nil(), move |tx| Box::pin(async move { rows::sweep(tx, now - OLD_MS, now).await }))
            .await?;
        self.finish_erasures().await
    }

    async fn running(&self, scope: &Scope, id: ConversationId) -> Result<Running, StoreError> {
        scope.need(Right::Talk)?;
        let row = {
            let mut reader = self.data().reader().await?;
            rows::one(&mut reader.conn(), scope.hotline(), scope.operator(), id.0).await?
        };
        let row = row.ok_or(StoreError::NotFound)?;
        let key = self.optional_key(KeyId(row.key_id)).await?.ok_or(StoreError::NotFound)?;
        let plain = key.open(place(row.id), &row.body).map_err(StoreError::from)?;
        let progress: Progress =
            serde_json::from_slice(&plain).map_err(|error| StoreError::Defect(format!("a practice talk: {error}")))?;
        let script = scripts::one(&progress.script, &progress.language)?.ok_or(StoreError::NotFound)?;
        Ok(Running { row, key, script, progress })
    }

    /// `false` where it changed meanwhile.
    async fn keep_practice(&self, scope: &Scope, running: &Running) -> Result<bool, StoreError> {
        let (hotline, id, version) = (scope.hotline(), running.row.id, running.row.version);
        let body = running.key.seal(place(id), json(&running.progress)?.as_bytes());
        self.data()
            .write(scope.operator().0, move |tx| {
                let body = body.clone();
                Box::pin(async move { rows::put(tx, hotline, (id, version), body).await })
            })
            .await
    }
}

/// Lines that are there by now, as messages in their order.
fn messages<'r>(running: &'r Running, me: &Person, now: i64) -> Vec<(&'r Line, Message)> {
    let mut lines: Vec<(usize, &Line)> =
        running.progress.lines.iter().enumerate().filter(|(_, line)| line.at <= now).collect();
    lines.sort_by_key(|(_, line)| line.at);
    let message = |(place, (index, line)): (usize, (usize, &'r Line))| {
        let direction = match line.direction.as_str() {
            "in" => Direction::In,
            "out" => Direction::Out,
            _ => Direction::Note,
        };
        let message = Message {
            // The same each time that it is asked for.
            id: Uuid::from_u128(running.row.id.as_u128() ^ (index as u128 + 1)),
            seq: place as i64 + 1,
            at: line.at,
            direction,
            author: (direction != Direction::In).then(|| me.clone()),
            text: line.text.clone(),
            subject: None,
            envelope: None,
            sender: None,
            sent_at: None,
            has_html: false,
            attachments: Vec::new(),
            delivery: None,
            flags: Vec::new(),
            sitting_id: SittingId(running.row.id),
            language: Some(running.script.language.clone()),
            safety: None,
            signals: Vec::new(),
            changes: None,
            opens: None,
            talk_id: ConversationId(running.row.id),
        };
        (line, message)
    };
    lines.into_iter().enumerate().map(message).collect()
}

/// A practice talk in the shape of a real one, so that the same screen shows it.
fn view(running: &Running, me: &Person, now: i64) -> Conversation {
    let Running { row, script, progress, .. } = running;
    let messages: Vec<Message> = messages(running, me, now).into_iter().map(|(_, message)| message).collect();
    let last = messages.iter().rev().find(|message| message.direction != Direction::Note);
    let waiting = last.filter(|message| message.direction == Direction::In).map(|message| message.at);
    let first_in_at = messages.iter().find(|message| message.direction == Direction::In).map_or(row.begun_at, |m| m.at);
    let last_in = messages.iter().rev().find(|message| message.direction == Direction::In);
    Conversation {
        row: Row {
            id: ConversationId(row.id),
            alias: script.alias().to_owned(),
            channel: RowChannel { id: Uuid::nil(), kind: KIND.into(), name: script.name().to_owned() },
            language: Some(script.language.clone()),
            priority: script.priority(),
            reason: None,
            rule: None,
            state: if waiting.is_some() { ConversationState::Waiting } else { ConversationState::Theirs },
            waiting_since_at: waiting,
            target_ms: None,
            due_at: None,
            first_in_at,
            last_in_at: last_in.map_or(row.begun_at, |message| message.at),
            unread: 0,
            assignee: Some(me.clone()),
            transfer_to: None,
            viewers: Vec::new(),
            contact_typing: progress.lines.iter().any(|line| line.at > now),
            contact_left_at: None,
            sitting_id: SittingId(row.id),
            messages: messages.len() as i64,
            turn: 0,
            snoozed: false,
            snoozed_until_at: None,
            tags: Vec::new(),
            seats: Vec::new(),
            queue: None,
            flood: false,
            rose_at: None,
            split_from: None,
            merged_into: None,
            merged: 0,
            version: 0,
        },
        contact: Contact {
            id: row.id,
            alias: script.alias().to_owned(),
            address_masked: String::new(),
            first_seen_at: row.begun_at,
            sittings: 1,
            refused_at: None,
            address_kind: None,
            stopped_at: None,
        },
        sittings: vec![Sitting {
            id: SittingId(row.id),
            number: 1,
            started_at: row.begun_at,
            ended_at: None,
            ended_by: None,
            call: None,
        }],
        queue: None,
        related_to: None,
        related: Vec::new(),
        person: Vec::new(),
        history: Vec::new(),
        answers_in: None,
        splits: Vec::new(),
        lines: Vec::new(),
        bystanders: Vec::new(),
        identities: Vec::new(),
        messages,
        earlier: None,
        safety: None,
        block: None,
        emergency: Vec::new(),
        timeline: Vec::new(),
        draft: String::new(),
        seq: 0,
    }
}

fn debrief(running: &Running, form: ReviewForm) -> PracticeDebrief {
    let Progress { lines, heard, .. } = &running.progress;
    let began = lines.iter().filter(|line| line.direction == "in").map(|line| line.at).min().unwrap_or_default();
    let answers = || lines.iter().filter(|line| line.direction == "out");
    let check = |cue: &String| {
        let at = heard.get(cue);
        PracticeCheck {
            criterion: criterion_of(cue).to_owned(),
            cue: cue.clone(),
            after_ms: at.map(|at| (at - began).max(0)),
            good: at.is_some() != (cue == PROMISE),
        }
    };
    PracticeDebrief {
        first_answer_ms: answers().map(|line| line.at).min().map(|at| (at - began).max(0)),
        answers: answers().count() as i64,
        checks: running.script.checks().iter().map(check).collect(),
        form,
    }
}
