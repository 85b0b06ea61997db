//! One connection to a mailbox: the commands that are needed, and nothing that changes anything there.
//!
//! Folders are opened with EXAMINE, bodies are read with BODY.PEEK. Deliberately absent: STORE, EXPUNGE, MOVE, APPEND,
//! COMPRESS, referrals; and async-imap's own commands. Its `Client` reads the answers, but lines are written past it:
//! it writes what it sends into its log, it tells a refusal without the words, collects results without a limit, and
//! leaves IDLE only at the answer that it knows. Invariant: an answer belongs to a command by its tag, which the server
//! can't know beforehand; a foreign tag ends the connection.

use std::{collections::BTreeSet, time::Duration};

use async_imap::{
    Client,
    imap_proto::{MailboxDatum, NameAttribute, Response},
};
use tokio::io::AsyncWriteExt;
use tokio_util::sync::CancellationToken;

use super::{
    Timing,
    answer::{self, Answer, Code, Fetch, Kind, Status},
    guard::{Budget, Guard, Io},
    names::{quoted, set},
    trouble::{Said, Trouble, clean},
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
    client: Client<Guard>,
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
    /// See [`Opened::uidnext`].
    uidnext: Option<u32>,
    idling: bool,
    /// The command is about mails, and a refusal of it may quote them.
    about_mails: bool,
}

/// A folder that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opened {
    /// `None` where the server gives none, or none that is valid.
    pub uidvalidity: Option<u32>,
    /// `None` where the server has not said.
    pub exists: Option<u64>,
    /// The number of the next mail, as the server said when it opened the folder; `None` once mails have come since.
    pub uidnext: Option<u32>,
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
    pub fn new(guard: Guard, timing: Timing, tag_prefix: String, trusted: bool) -> Self {
        Self {
            client: Client::new(guard),
            timing,
            tag_prefix,
            commands: 0,
            capabilities: Vec::new(),
            trusted,
            exists: None,
            uidnext: None,
            news: false,
            opened: None,
            idling: false,
            about_mails: false,
        }
    }

    fn guard(&mut self) -> &mut Guard {
        self.client.get_mut()
    }

    /// The token that ends every wait.
    pub fn stop(&self) -> &CancellationToken {
        self.client.get_ref().stop()
    }

    /// Whether the server says that it can do something.
    pub fn can(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|known| known == capability)
    }

    /// Reads the greeting.
    pub async fn greeting(&mut self) -> Result<(), Trouble> {
        let time = Duration::from_millis(self.timing.greeting_ms);
        let budget = Budget { time, ..self.small() };
        self.guard().allow(budget);
        let answer = self.answer().await.map_err(|trouble| match trouble {
            Trouble::Broken(_) => Trouble::NotImap,
            other => other,
        })?;
        let Response::Data { status, outcome } = answer.parsed() else { return Err(Trouble::NotImap) };
        let status = Status::new(status, outcome);
        match status.kind {
            Kind::Ok | Kind::Bye => self.note_status(&status),
            Kind::Preauth => Err(Trouble::NoTls(
                "The mail server claims that somebody is logged in already. The connection was closed: nobody can tell \
                 whose mailbox that is. Ask the provider.",
            )),
            Kind::No | Kind::Bad => Err(Trouble::NotImap),
        }
    }

    /// Asks what the server can do; forgets what was said of it before.
    pub async fn ask_capabilities(&mut self) -> Result<(), Trouble> {
        self.capabilities.clear();
        let status = self.command("CAPABILITY", self.small(), |_| {}).await?;
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
        let status = self.command("STARTTLS", self.small(), |_| {}).await?;
        if status.kind != Kind::Ok {
            return Err(MISSING);
        }
        self.client.into_inner().into_io().ok_or(Trouble::NoTls(
            "Somebody put words into the connection before TLS began. It was closed; check the network between here \
             and the mail server.",
        ))
    }

    /// Tells who we are where that is asked; some providers let nobody in without it.
    pub async fn introduce(&mut self) -> Result<(), Trouble> {
        if self.can("ID") {
            self.command("ID (\"name\" \"Earshot\")", self.small(), |_| {}).await?;
        }
        Ok(())
    }

    /// Opens a folder for reading. The refusal is the caller's to judge: `Ok(Err(_))`.
    pub async fn examine(&mut self, wire_name: &str) -> Result<Result<Opened, Status>, Trouble> {
        (self.exists, self.news, self.opened, self.uidnext) = (None, false, None, None);
        let mut uidvalidity: Option<Option<u32>> = None;
        let mut uidnext = None;
        let line = format!("EXAMINE {}", quoted(wire_name));
        let status = self
            .command(&line, self.small(), |answer| {
                let Response::Data { status, outcome } = answer.parsed() else { return };
                match Status::new(status, outcome).code {
                    // Said twice and not the same: none is to be believed.
                    Code::UidValidity(valid) => {
                        uidvalidity = Some(valid.filter(|_| uidvalidity.is_none_or(|before| before == valid)));
                    }
                    Code::UidNext(next) => uidnext = Some(next),
                    _ => {}
                }
            })
            .await?;
        if status.kind != Kind::Ok {
            return Ok(Err(status));
        }
        (self.opened, self.uidnext) = (uidvalidity.flatten(), uidnext);
        self.news = false;
        Ok(Ok(self.opened()))
    }

    /// The open folder as it is now.
    pub fn opened(&self) -> Opened {
        Opened { uidvalidity: self.opened, exists: self.exists, uidnext: self.uidnext }
    }

    /// The names of the folders that can be opened, as people read them; not all of very many.
    pub async fn folders(&mut self) -> Result<Vec<String>, Trouble> {
        let mut names = Vec::new();
        let status = self
            .command("LIST \"\" \"*\"", self.small(), |answer| {
                if let Response::MailboxData(MailboxDatum::List(folder)) = answer.parsed()
                    && folder.name_attributes.iter().all(opens)
                    && names.len() < LISTED
                {
                    // The parser leaves a string's backslashes where they are.
                    let name = folder.name.replace("\\\"", "\"").replace("\\\\", "\\");
                    names.push(clean(super::names::decode(name.as_bytes()).as_bytes()));
                }
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
        let status = self
            .command(&line, budget, |answer| {
                let Response::MailboxData(MailboxDatum::Search(numbers)) = answer.parsed() else { return };
                found.answered = true;
                for uid in numbers.iter().copied().filter(|uid| *uid >= from.max(1)) {
                    found.count += 1;
                    found.highest = found.highest.max(uid);
                    found.uids.insert(uid);
                    if found.uids.len() > keep {
                        found.uids.pop_last();
                    }
                }
            })
            .await?;
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
            if let Some(mut fetch) = Fetch::new(answer) {
                each(&mut fetch);
            }
        })
        .await
    }

    /// Waits with IDLE until the server speaks of mails, at most `wait`.
    pub async fn idle(&mut self, wait: Duration) -> Result<Idle, Trouble> {
        let until = tokio::time::Instant::now() + wait;
        let tag = self.begin("IDLE", self.small()).await?;
        // Until the server agrees its time counts as for every command.
        loop {
            let answer = self.answer().await?;
            match self.heed(&answer, &tag)? {
                Some(status) if status.kind == Kind::Ok => return Ok(self.idle_ended()),
                Some(_) => return Ok(Idle::Refused),
                None if self.news || matches!(answer.parsed(), Response::Continue(_)) => break,
                None => {}
            }
        }
        self.idling = true;
        while !self.news {
            let left = until.saturating_duration_since(tokio::time::Instant::now());
            let budget = self.small();
            if left.is_zero() || !self.guard().said_something(left, budget).await? {
                break;
            }
            let answer = self.answer().await?;
            if self.heed(&answer, &tag)?.is_some() {
                self.idling = false;
                return Ok(self.idle_ended());
            }
        }
        self.idling = false;
        let budget = self.small();
        self.guard().allow(budget);
        self.send(b"DONE\r\n").await?;
        self.until_done(&tag, |_| {}).await?;
        Ok(self.idle_ended())
    }

    fn idle_ended(&mut self) -> Idle {
        if std::mem::take(&mut self.news) { Idle::News } else { Idle::Quiet }
    }

    /// Says good-bye where that can still be said. Never waits long.
    pub async fn log_out(mut self) {
        self.guard().outlive_stop();
        if self.guard().torn() {
            return;
        }
        let time = Duration::from_millis(self.timing.logout_ms);
        let budget = Budget { time, bytes: 256 * 1024, ..self.small() };
        if self.idling {
            self.guard().allow(budget);
            if self.send(b"DONE\r\n").await.is_err() {
                return;
            }
        }
        let Ok(tag) = self.begin("LOGOUT", budget).await else { return };
        while let Ok(answer) = self.answer().await {
            if matches!(answer.parsed(), Response::Done { tag: done, .. } if done.0 == tag) {
                return;
            }
        }
    }

    /// Sends a line and hears the answers to it.
    pub(super) async fn command(
        &mut self,
        line: &str,
        budget: Budget,
        each: impl FnMut(Answer),
    ) -> Result<Status, Trouble> {
        let tag = self.begin(line, budget).await?;
        self.until_done(&tag, each).await
    }

    /// Sends a line under a new tag.
    pub(super) async fn begin(&mut self, line: &str, budget: Budget) -> Result<String, Trouble> {
        self.commands += 1;
        self.about_mails = line.starts_with("UID ");
        let tag = format!("{}{}", self.tag_prefix, self.commands);
        self.guard().allow(budget);
        let line = secrecy::zeroize::Zeroizing::new(format!("{tag} {line}\r\n"));
        self.send(line.as_bytes()).await?;
        Ok(tag)
    }

    /// Sends bytes whole.
    pub(super) async fn send(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let guard = self.guard();
        if guard.write_all(bytes).await.is_err() || guard.flush().await.is_err() {
            return Err(guard.why());
        }
        Ok(())
    }

    /// The next answer.
    pub(super) async fn answer(&mut self) -> Result<Answer, Trouble> {
        self.guard().ask();
        let answer = self.client.read_response().await;
        self.guard().answered()?;
        match answer {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) | Err(_) => Err(Trouble::Broken("a line that is no answer")),
        }
    }

    async fn until_done(&mut self, tag: &str, mut each: impl FnMut(Answer)) -> Result<Status, Trouble> {
        loop {
            let answer = self.answer().await?;
            match self.heed(&answer, tag)? {
                Some(status) => return Ok(status),
                None => each(answer),
            }
        }
    }

    /// Takes in what an answer says of the connection, whatever it came for. The status where it ends the command.
    pub(super) fn heed(&mut self, answer: &Answer, tag: &str) -> Result<Option<Status>, Trouble> {
        match answer.parsed() {
            Response::Done { tag: done, status, outcome } => {
                let status = Status::new(status, outcome);
                self.note_status(&status)?;
                if done.0 != tag || status.kind == Kind::Preauth {
                    return Err(Trouble::Broken("an answer to a command that was not given"));
                }
                return Ok(Some(status));
            }
            Response::Data { status, outcome } => self.note_status(&Status::new(status, outcome))?,
            Response::Capabilities(list) => self.capabilities = answer::capabilities(list),
            Response::MailboxData(MailboxDatum::Exists(count)) => {
                (self.exists, self.news, self.uidnext) = (Some(u64::from(*count)), true, None);
            }
            _ => {}
        }
        Ok(None)
    }

    fn note_status(&mut self, status: &Status) -> Result<(), Trouble> {
        if status.kind == Kind::Bye {
            return Err(Trouble::Bye(self.said(status)));
        }
        match &status.code {
            Code::Capability(list) => self.capabilities.clone_from(list),
            Code::UidValidity(now) if self.opened.is_some() && *now != self.opened => return Err(Trouble::Renumbered),
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
        let said = self.said(status);
        match status.code {
            Code::Slowed => Trouble::Slowed(said),
            Code::Busy => Trouble::Busy(said),
            _ => Trouble::Denied(what, said),
        }
    }

    /// What the server says for people, if it is the mailbox that speaks.
    fn said(&self, status: &Status) -> Said {
        if self.trusted { Said::new(&status.name, status.text.as_bytes(), self.about_mails) } else { Said::default() }
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

/// Whether a folder can be opened, as far as one of its attributes says.
fn opens(attribute: &NameAttribute<'_>) -> bool {
    match attribute {
        NameAttribute::NoSelect => false,
        NameAttribute::Extension(name) => !name.eq_ignore_ascii_case("\\NonExistent"),
        _ => true,
    }
}
