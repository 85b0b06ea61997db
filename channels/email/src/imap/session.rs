//! One connection to a mailbox: the commands that are needed, and nothing that changes anything there.
//!
//! Folders are opened with EXAMINE, bodies are read with BODY.PEEK. Deliberately absent: STORE, EXPUNGE, MOVE, APPEND,
//! COMPRESS, referrals. Invariant: an answer belongs to a command by its tag; a foreign tag ends the connection.

use std::{collections::BTreeSet, time::Duration};

use super::{
    Timing,
    answer::{self, Answer, Fetch, Kind, Status},
    names::{quoted, set},
    trouble::{Trouble, clean},
    wire::{Budget, Io, Wire},
};

/// Answers to a command that is not about many mails.
const ANSWERS: u32 = 250_000;
/// Bytes of them.
const ANSWER_BYTES: u64 = 16 * 1024 * 1024;
/// Bytes of a search result; it is not kept.
const SEARCH_BYTES: u64 = 256 * 1024 * 1024;
/// Folders that are named to the operator.
const LISTED: usize = 30;

/// A connection and what the server has said on it.
pub(super) struct Session {
    pub(super) wire: Wire,
    pub(super) timing: Timing,
    tag_prefix: String,
    commands: u64,
    /// What the server can do; empty when it was not asked yet.
    pub(super) capabilities: Vec<String>,
    /// What is being said is protected, and the mailbox speaks rather than somebody on the line.
    pub(super) trusted: bool,
    /// Mails in the open folder.
    exists: Option<u64>,
    /// The server spoke of new mails since it was looked at last.
    news: bool,
    /// UIDVALIDITY of the open folder.
    opened: Option<u32>,
    idling: bool,
}

/// A folder that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opened {
    /// `None` where the server gives none, or none that is valid.
    pub uidvalidity: Option<u32>,
    /// `None` where the server has not said.
    pub exists: Option<u64>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The lowest UIDs, as many as were asked for.
    pub uids: BTreeSet<u32>,
    /// All that were named, repetitions included.
    pub count: u64,
    /// The highest that was named.
    pub highest: u32,
    /// The server gave a result at all.
    pub answered: bool,
}

/// How IDLE ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Idle {
    /// The server spoke of mails.
    News,
    /// Nothing happened.
    Quiet,
    /// The server does not do IDLE after all.
    Refused,
}

impl Session {
    pub fn new(wire: Wire, timing: Timing, tag_prefix: String, trusted: bool) -> Self {
        Self {
            wire,
            timing,
            tag_prefix,
            commands: 0,
            capabilities: Vec::new(),
            trusted,
            exists: None,
            news: false,
            opened: None,
            idling: false,
        }
    }

    /// Whether the server says that it can do something.
    pub fn can(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|known| known == capability)
    }

    /// Reads the greeting.
    pub async fn greeting(&mut self) -> Result<(), Trouble> {
        let time = Duration::from_millis(self.timing.greeting_ms);
        self.wire.allow(Budget { time, ..self.small() });
        loop {
            let pieces = self.wire.answer(&mut |_| {}).await;
            let answer = pieces.and_then(|pieces| answer::parse(&pieces)).map_err(|trouble| match trouble {
                Trouble::Broken(_) => Trouble::NotImap,
                other => other,
            })?;
            match answer {
                // An empty line before the greeting.
                Answer::Other => {}
                Answer::Status(Status { kind: Kind::Bye, text, .. }) => return Err(Trouble::Bye(self.said(&text))),
                Answer::Status(Status { kind: Kind::Preauth, .. }) => {
                    return Err(Trouble::NoTls(
                        "The mail server claims that somebody is logged in already. The connection was closed: nobody \
                         can tell whose mailbox that is. Ask the provider.",
                    ));
                }
                Answer::Status(status) if status.kind == Kind::Ok => {
                    self.note_status(&status)?;
                    return Ok(());
                }
                _ => return Err(Trouble::NotImap),
            }
        }
    }

    /// Asks what the server can do; forgets what was said of it before.
    pub async fn ask_capabilities(&mut self) -> Result<(), Trouble> {
        self.capabilities.clear();
        let status = self.command("CAPABILITY", self.small(), |_| Ok(())).await?;
        self.granted("CAPABILITY", status).map(drop)
    }

    /// Asks to begin TLS, and gives the bare connection for it.
    pub async fn start_tls(mut self) -> Result<Box<dyn Io>, Trouble> {
        if self.capabilities.is_empty() {
            self.ask_capabilities().await?;
        }
        const MISSING: Trouble = Trouble::NoTls(
            "The mail server offers no STARTTLS on this port, so the password would be readable on the way. Choose \
             TLS from the start (port 993), or ask the provider.",
        );
        if !self.can("STARTTLS") {
            return Err(MISSING);
        }
        let status = self.command("STARTTLS", self.small(), |_| Ok(())).await?;
        if status.kind != Kind::Ok {
            return Err(MISSING);
        }
        self.wire.into_io().ok_or(Trouble::NoTls(
            "Somebody put words into the connection before TLS began. It was closed; check the network between here \
             and the mail server.",
        ))
    }

    /// Tells who we are where that is asked; some providers let nobody in without it.
    pub async fn introduce(&mut self) -> Result<(), Trouble> {
        if self.can("ID") {
            self.command("ID (\"name\" \"Earshot\")", self.small(), |_| Ok(())).await?;
        }
        Ok(())
    }

    /// Opens a folder for reading. The refusal is the caller's to judge: `Ok(Err(_))`.
    pub async fn examine(&mut self, wire_name: &str) -> Result<Result<Opened, Status>, Trouble> {
        (self.exists, self.news, self.opened) = (None, false, None);
        let mut uidvalidity: Option<Option<u32>> = None;
        let line = format!("EXAMINE {}", quoted(wire_name));
        let status = self
            .command(&line, self.small(), |answer| {
                if let Answer::Status(status) = answer
                    && status.code == "UIDVALIDITY"
                {
                    let valid = status.argument.trim().parse().ok().filter(|value| *value > 0);
                    // Said twice and not the same: none is to be believed.
                    uidvalidity = Some(valid.filter(|_| uidvalidity.is_none_or(|before| before == valid)));
                }
                Ok(())
            })
            .await?;
        if status.kind != Kind::Ok {
            return Ok(Err(status));
        }
        self.opened = uidvalidity.flatten();
        self.news = false;
        Ok(Ok(self.opened()))
    }

    /// The open folder as it is now.
    pub fn opened(&self) -> Opened {
        Opened { uidvalidity: self.opened, exists: self.exists }
    }

    /// The names of the folders that can be opened, as people read them; not all of very many.
    pub async fn folders(&mut self) -> Result<Vec<String>, Trouble> {
        let mut names = Vec::new();
        let status = self
            .command("LIST \"\" \"*\"", self.small(), |answer| {
                if let Answer::List(name, true) = answer
                    && names.len() < LISTED
                {
                    names.push(clean(super::names::decode(name).as_bytes()));
                }
                Ok(())
            })
            .await?;
        self.granted("LIST", status)?;
        Ok(names)
    }

    /// Searches by UID; `criteria` such as `UID 7:*`. Keeps the lowest `keep` that are at least `from`.
    pub async fn search(&mut self, criteria: &str, from: u32, keep: usize) -> Result<Found, Trouble> {
        let mut found = Found::default();
        let budget = Budget { bytes: SEARCH_BYTES, time: Duration::from_millis(self.timing.fetch_ms), ..self.small() };
        let line = format!("UID SEARCH {criteria}");
        // What is told from here on may not be in the result any more.
        self.news = false;
        let tag = self.begin(&line, budget).await?;
        let status = loop {
            let pieces = self
                .wire
                .answer(&mut |number| {
                    let Some(uid) = u32::try_from(number).ok().filter(|uid| *uid >= from.max(1)) else { return };
                    found.count += 1;
                    found.highest = found.highest.max(uid);
                    found.uids.insert(uid);
                    if found.uids.len() > keep {
                        found.uids.pop_last();
                    }
                })
                .await?;
            match self.heed(answer::parse(&pieces)?, &tag)? {
                Heard::Done(status) => break status,
                Heard::Untagged(Answer::Search) => found.answered = true,
                Heard::Untagged(_) => {}
            }
        };
        self.granted("a search", status)?;
        Ok(found)
    }

    /// Fetches `items` of the mails in `uids`; every FETCH that comes goes to `each`, asked for or not.
    pub async fn fetch(
        &mut self,
        uids: &[u32],
        items: &str,
        literal_bytes: u64,
        total_bytes: u64,
        mut each: impl FnMut(&mut Fetch),
    ) -> Result<Status, Trouble> {
        let line = format!("UID FETCH {} ({items})", set(uids));
        let time = Duration::from_millis(self.timing.fetch_ms);
        let budget = Budget { time, bytes: total_bytes, literal_bytes, ..self.small() };
        self.command(&line, budget, |answer| {
            if let Answer::Fetch(fetch) = answer {
                each(fetch);
            }
            Ok(())
        })
        .await
    }

    /// Waits with IDLE until the server speaks of mails, at most `wait`.
    pub async fn idle(&mut self, wait: Duration) -> Result<Idle, Trouble> {
        let until = tokio::time::Instant::now() + wait;
        let tag = self.begin("IDLE", self.small()).await?;
        // Until the server agrees its time counts as for every command.
        loop {
            let pieces = self.wire.answer(&mut |_| {}).await?;
            match answer::parse(&pieces)? {
                Answer::Continue => break,
                answer => match self.heed(answer, &tag)? {
                    Heard::Done(status) if status.kind == Kind::Ok => return Ok(self.idle_ended()),
                    Heard::Done(_) => return Ok(Idle::Refused),
                    Heard::Untagged(_) if self.news => break,
                    Heard::Untagged(_) => {}
                },
            }
        }
        self.idling = true;
        while !self.news {
            let left = until.saturating_duration_since(tokio::time::Instant::now());
            if left.is_zero() || !self.wire.said_something(left).await? {
                break;
            }
            self.wire.allow(self.small());
            let pieces = self.wire.answer(&mut |_| {}).await?;
            if let Heard::Done(_) = self.heed(answer::parse(&pieces)?, &tag)? {
                self.idling = false;
                return Ok(self.idle_ended());
            }
        }
        self.idling = false;
        self.wire.allow(self.small());
        self.wire.send(b"DONE\r\n").await?;
        self.until_done(&tag, &mut |_| Ok(())).await?;
        Ok(self.idle_ended())
    }

    fn idle_ended(&mut self) -> Idle {
        if std::mem::take(&mut self.news) { Idle::News } else { Idle::Quiet }
    }

    /// Says good-bye where that can still be said. Never waits long.
    pub async fn log_out(mut self) {
        self.wire.outlive_stop();
        if self.wire.torn() {
            return;
        }
        let time = Duration::from_millis(self.timing.logout_ms);
        let budget = Budget { time, bytes: 256 * 1024, ..self.small() };
        if self.idling {
            self.wire.allow(budget);
            if self.wire.send(b"DONE\r\n").await.is_err() {
                return;
            }
        }
        let Ok(tag) = self.begin("LOGOUT", budget).await else { return };
        while let Ok(pieces) = self.wire.answer(&mut |_| {}).await {
            if matches!(answer::parse(&pieces), Ok(Answer::Done { tag: done, .. }) if done == tag.as_bytes()) {
                return;
            }
        }
    }

    /// Sends a line and hears the answers to it.
    pub(super) async fn command(
        &mut self,
        line: &str,
        budget: Budget,
        mut each: impl FnMut(&mut Answer) -> Result<(), Trouble>,
    ) -> Result<Status, Trouble> {
        let tag = self.begin(line, budget).await?;
        self.until_done(&tag, &mut each).await
    }

    /// Sends a line under a new tag.
    pub(super) async fn begin(&mut self, line: &str, budget: Budget) -> Result<String, Trouble> {
        self.commands += 1;
        let tag = format!("{}{}", self.tag_prefix, self.commands);
        self.wire.allow(budget);
        let line = secrecy::zeroize::Zeroizing::new(format!("{tag} {line}\r\n"));
        self.wire.send(line.as_bytes()).await?;
        Ok(tag)
    }

    pub(super) async fn until_done(
        &mut self,
        tag: &str,
        each: &mut impl FnMut(&mut Answer) -> Result<(), Trouble>,
    ) -> Result<Status, Trouble> {
        loop {
            let pieces = self.wire.answer(&mut |_| {}).await?;
            match self.heed(answer::parse(&pieces)?, tag)? {
                Heard::Done(status) => return Ok(status),
                Heard::Untagged(mut answer) => each(&mut answer)?,
            }
        }
    }

    /// Takes in what an answer says of the connection, whatever it came for.
    pub(super) fn heed(&mut self, answer: Answer, tag: &str) -> Result<Heard, Trouble> {
        match &answer {
            Answer::Done { tag: done, status } => {
                self.note_status(status)?;
                if done != tag.as_bytes() {
                    return Err(Trouble::Broken("an answer to a command that was not given"));
                }
            }
            Answer::Status(status) => self.note_status(status)?,
            Answer::Capability(list) => self.capabilities.clone_from(list),
            Answer::Exists(count) => (self.exists, self.news) = (Some(*count), true),
            _ => {}
        }
        Ok(match answer {
            Answer::Done { status, .. } => Heard::Done(status),
            other => Heard::Untagged(other),
        })
    }

    fn note_status(&mut self, status: &Status) -> Result<(), Trouble> {
        if status.kind == Kind::Bye {
            return Err(Trouble::Bye(self.said(&status.text)));
        }
        match status.code.as_str() {
            "CAPABILITY" => self.capabilities = answer::capabilities(status.argument.as_bytes()),
            "UIDVALIDITY" if self.opened.is_some() => {
                let now = status.argument.trim().parse().ok();
                if now != self.opened {
                    return Err(Trouble::Renumbered);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Judges the end of a command that every server has to carry out.
    pub(super) fn granted(&self, what: &'static str, status: Status) -> Result<Status, Trouble> {
        match status.kind {
            Kind::Ok => Ok(status),
            _ => Err(self.denied(what, &status)),
        }
    }

    /// What a refusal means.
    pub(super) fn denied(&self, what: &'static str, status: &Status) -> Trouble {
        let said = self.said(&status.text);
        match status.code.as_str() {
            "THROTTLED" | "LIMIT" | "OVERQUOTA" => Trouble::Slowed(said),
            "UNAVAILABLE" | "INUSE" => Trouble::Busy(said),
            _ => Trouble::Denied(what, said),
        }
    }

    /// The server's words, if it is the mailbox that speaks.
    pub(super) fn said(&self, text: &[u8]) -> String {
        if self.trusted { clean(text) } else { String::new() }
    }

    /// What a command costs that moves no mails.
    pub(super) fn small(&self) -> Budget {
        Budget {
            time: Duration::from_millis(self.timing.command_ms),
            bytes: ANSWER_BYTES,
            answers: ANSWERS,
            literal_bytes: 64 * 1024,
        }
    }
}

/// What an answer was to a command.
pub(super) enum Heard {
    Done(Status),
    Untagged(Answer),
}
