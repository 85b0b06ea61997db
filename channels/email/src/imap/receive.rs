//! The life of a mailbox: connect, read, wait, and after a failure wait longer.
//!
//! One connection serves all folders: IDLE listens to the first, the others are polled. Invariant: a failure is never
//! tried again at once, and a login that succeeds proves nothing about the connection.

use std::{collections::BTreeMap, io, sync::Arc, time::Duration};

use tokio::{
    net::TcpStream,
    sync::watch,
    time::{Instant, timeout},
};
use tokio_rustls::TlsConnector;
use tokio_util::sync::CancellationToken;

use super::{
    Auth, Chance, Clock, Credentials, Cursor, Health, Settings, Sink, StartAt, State, Timing, Tls,
    answer::Kind,
    folder::{Fetching, Handing, Memory, Reading, pause},
    guard::{Guard, Io},
    login, names,
    session::{Idle, Session},
    tls,
    trouble::Trouble,
};

/// Receives from one mailbox.
pub struct Receiver {
    settings: Settings,
    credentials: Credentials,
    start: StartAt,
    clock: Clock,
    chance: Chance,
    health: watch::Sender<Health>,
    tls: Option<TlsConnector>,
    memory: Memory,
    /// The last token was refused.
    renew_token: bool,
    /// The server offers IDLE and does it.
    idle_works: bool,
}

impl Receiver {
    /// A receiver for `settings`, and where its health is told. Folders that the cursor doesn't know yet begin at
    /// `start`.
    pub fn new(
        settings: Settings,
        credentials: Credentials,
        start: StartAt,
        clock: Clock,
        chance: Chance,
    ) -> (Self, watch::Receiver<Health>) {
        let (health, told) = watch::channel(Health::default());
        let idle_works = settings.idle;
        let receiver = Self {
            settings,
            credentials,
            start,
            clock,
            chance,
            health,
            tls: None,
            memory: Memory::default(),
            renew_token: false,
            idle_works,
        };
        (receiver, told)
    }

    /// Receives until `stop`. `cursor` is what the sink committed last. Every failure is told in the health and tried
    /// again; a set-up that can't work ends it.
    ///
    /// # Errors
    /// What to mend in the set-up, in words.
    pub async fn run(
        &mut self,
        mut cursor: Cursor,
        sink: &mut dyn Sink,
        stop: CancellationToken,
    ) -> Result<(), String> {
        check(&self.settings, &self.credentials)?;
        self.memory.account_is_new = cursor.belongs_to(&self.settings.host, &self.settings.username);
        let mut failures: u32 = 0;
        loop {
            let (began, handed_over) = (Instant::now(), self.memory.handed_over);
            let trouble = self.connection(&mut cursor, sink, &stop).await;
            if trouble == Trouble::Stopped {
                self.health.send_modify(|health| health.state = State::Stopped);
                return Ok(());
            }
            let steady = began.elapsed() >= Duration::from_millis(self.settings.timing.steady_ms);
            if steady || self.memory.handed_over > handed_over {
                failures = 0;
            }
            let wait = self.wait_after(&trouble, failures);
            failures = failures.saturating_add(1);
            self.tell_trouble(&trouble, Some(wait));
            if stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
                self.health.send_modify(|health| health.state = State::Stopped);
                return Ok(());
            }
        }
    }

    /// One connection, until something ends it.
    async fn connection(&mut self, cursor: &mut Cursor, sink: &mut dyn Sink, stop: &CancellationToken) -> Trouble {
        let mut session = match self.connect(stop).await {
            Ok(session) => session,
            Err(trouble) => return trouble,
        };
        let Err(trouble) = self.serve(&mut session, cursor, sink).await;
        if is_polite(&trouble) {
            session.log_out().await;
        }
        trouble
    }

    async fn connect(&mut self, stop: &CancellationToken) -> Result<Session, Trouble> {
        let connector = match (&self.tls, self.settings.tls) {
            (Some(connector), _) => Some(connector.clone()),
            (None, Tls::Plain) => None,
            (None, _) => Some(connector(&self.settings).await?),
        };
        self.tls.clone_from(&connector);
        connect(&self.settings, connector.as_ref(), &self.chance, stop).await
    }

    async fn serve(
        &mut self,
        session: &mut Session,
        cursor: &mut Cursor,
        sink: &mut dyn Sink,
    ) -> Result<Never, Trouble> {
        let logged_in = log_in(session, &self.settings, &self.credentials, self.renew_token).await;
        // A token that was refused is renewed once, not in a loop.
        let refused = matches!(logged_in, Err(Trouble::Refused(_) | Trouble::RefusedToken(_)));
        let renewed = std::mem::replace(&mut self.renew_token, refused);
        logged_in.map_err(|trouble| match (trouble, &self.credentials) {
            (Trouble::RefusedToken(_), Credentials::Token(_)) if !renewed => {
                Trouble::Busy("the access token is renewed".into())
            }
            (trouble, _) => trouble,
        })?;
        session.introduce().await?;
        let mut counts = BTreeMap::new();
        loop {
            self.read_all(session, cursor, sink, &mut counts).await?;
            let open = cursor.folders.values().any(|folder| !folder.open.is_empty());
            let wait_ms =
                if open { self.settings.poll_ms.min(self.settings.timing.mend_ms) } else { self.settings.poll_ms };
            self.wait_for_mails(session, cursor, sink, Duration::from_millis(wait_ms)).await?;
        }
    }

    /// Reads every folder to its end; the first one last, so that it is the open one afterwards.
    async fn read_all(
        &mut self,
        session: &mut Session,
        cursor: &mut Cursor,
        sink: &mut dyn Sink,
        counts: &mut BTreeMap<String, u64>,
    ) -> Result<(), Trouble> {
        let folders = self.settings.folders.clone();
        let mut unreadable = None;
        for folder in folders.iter().rev() {
            match self.open(session, folder).await? {
                Ok(()) => {
                    self.read(session, cursor, sink, folder).await?;
                    counts.insert(folder.clone(), session.opened().exists.unwrap_or(0));
                }
                Err(trouble) => {
                    self.tell_trouble(&trouble, None);
                    counts.remove(folder);
                    unreadable = Some(trouble);
                }
            }
        }
        let (now, server_count) = ((self.clock)(), counts.values().sum());
        self.health.send_modify(|health| {
            (health.next_try_at, health.server_count) = (None, server_count);
            if unreadable.is_none() {
                (health.state, health.last_ok_at) = (State::Working, Some(now));
            }
        });
        match unreadable {
            // Nothing to listen to: as well be gone for a while.
            Some(trouble) if counts.is_empty() => Err(trouble),
            _ => Ok(()),
        }
    }

    /// Opens a folder for reading. `Ok(Err(_))` is about this folder alone.
    async fn open(&mut self, session: &mut Session, folder: &str) -> Result<Result<(), Trouble>, Trouble> {
        match session.examine(&names::encode(folder)).await? {
            Ok(opened) if opened.uidvalidity.is_some() => Ok(Ok(())),
            Ok(_) => Ok(Err(Trouble::NoNumbers(folder.to_owned()))),
            Err(status) => match session.denied("to open a folder", &status) {
                Trouble::Denied(..) if status.kind == Kind::No => Ok(Err(self.folder_missing(session, folder).await?)),
                other => Err(other),
            },
        }
    }

    async fn read(
        &mut self,
        session: &mut Session,
        cursor: &mut Cursor,
        sink: &mut dyn Sink,
        folder: &str,
    ) -> Result<(), Trouble> {
        let opened = session.opened();
        let stop = session.stop().clone();
        let mut reading = Reading {
            server: Fetching { session, settings: &self.settings, folder },
            start: self.start,
            health: &self.health,
            inbox: Handing { folder, cursor, sink, memory: &mut self.memory, now_ms: (self.clock)().0, stop },
        };
        reading.run(opened).await
    }

    /// Says that a folder is missing, and which are there where the server tells.
    async fn folder_missing(&mut self, session: &mut Session, folder: &str) -> Result<Trouble, Trouble> {
        let missing = Trouble::FolderMissing(format!("The folder {folder} is missing in the mailbox."));
        match session.folders().await {
            Ok(there) => Ok(Trouble::FolderMissing(format!(
                "The folder {folder} is missing in the mailbox. These are there: {}.",
                there.join(", ")
            ))),
            Err(Trouble::Stopped) => Err(Trouble::Stopped),
            Err(_) => Err(missing),
        }
    }

    /// Waits for the next look through all folders; reads the first one meanwhile whenever the server tells of mails.
    async fn wait_for_mails(
        &mut self,
        session: &mut Session,
        cursor: &mut Cursor,
        sink: &mut dyn Sink,
        wait: Duration,
    ) -> Result<(), Trouble> {
        let until = Instant::now() + wait;
        let settle = Duration::from_millis(self.settings.timing.settle_ms);
        let renew = Duration::from_millis(self.settings.timing.idle_renew_ms.min(29 * 60_000 - 30_000));
        loop {
            let left = until.saturating_duration_since(Instant::now());
            pause(session.stop(), settle.min(left)).await?;
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            let listens = self.idle_works && session.can("IDLE") && session.opened().uidvalidity.is_some();
            if !listens {
                pause(session.stop(), left).await?;
                return Ok(());
            }
            match session.idle(left.min(renew)).await? {
                Idle::News => {
                    pause(session.stop(), settle).await?;
                    let Some(first) = self.settings.folders.first().cloned() else { return Ok(()) };
                    self.read(session, cursor, sink, &first).await?;
                }
                Idle::Quiet => {}
                Idle::Refused => self.idle_works = false,
            }
        }
    }

    fn wait_after(&self, trouble: &Trouble, failures: u32) -> Duration {
        let Timing { retry_ms, retry_limit_ms, refused_ms, slowed_ms, .. } = self.settings.timing;
        let (first_ms, limit_ms) = match trouble {
            Trouble::Refused(_)
            | Trouble::RefusedToken(_)
            | Trouble::NoSuchLogin(_)
            | Trouble::NoToken(_)
            | Trouble::Setup(_) => (refused_ms, refused_ms.saturating_mul(6)),
            Trouble::Slowed(_) => (slowed_ms, slowed_ms.max(retry_limit_ms)),
            _ => (retry_ms, retry_limit_ms),
        };
        back_off(first_ms, limit_ms, failures, (self.chance)())
    }

    fn tell_trouble(&self, trouble: &Trouble, wait: Option<Duration>) {
        let (now, words) = ((self.clock)(), trouble.words());
        tracing::info!(state = ?trouble.state(), "the mailbox needs another try");
        self.health.send_modify(|health| {
            health.state = trouble.state();
            (health.last_error, health.last_error_at) = (Some(words), Some(now));
            let wait_ms = wait.and_then(|wait| i64::try_from(wait.as_millis()).ok());
            health.next_try_at = wait_ms.map(|wait_ms| earshot_channel::UnixMillis(now.0.saturating_add(wait_ms)));
        });
    }
}

/// What a connection never returns.
#[derive(Debug)]
enum Never {}

/// Doubles from `first_ms` to `limit_ms` and adds up to half of it, so that many mailboxes don't come back at once.
fn back_off(first_ms: u64, limit_ms: u64, failures: u32, chance: u64) -> Duration {
    let doubled = first_ms.saturating_mul(1_u64.checked_shl(failures.min(30)).unwrap_or(u64::MAX)).min(limit_ms);
    Duration::from_millis(doubled.saturating_add(chance % (doubled / 2 + 1)))
}

/// Whether a good-bye makes sense after this.
fn is_polite(trouble: &Trouble) -> bool {
    use Trouble::{Busy, Denied, FolderMissing, NoNumbers, NoSuchLogin, Renumbered, Setup, Slowed, Stopped, Store};
    matches!(
        trouble,
        Stopped
            | Busy(_)
            | Denied(..)
            | FolderMissing(_)
            | NoNumbers(_)
            | NoSuchLogin(_)
            | Renumbered
            | Setup(_)
            | Slowed(_)
            | Store(_)
    )
}

pub(super) fn check(settings: &Settings, credentials: &Credentials) -> Result<(), String> {
    settings.check()?;
    match (settings.auth, credentials) {
        (Auth::Password, Credentials::Password(_)) | (Auth::XOAuth2, Credentials::Token(_)) => Ok(()),
        (Auth::Password, _) => Err("The mailbox's password is missing.".into()),
        (Auth::XOAuth2, _) => Err("The account is not connected: its access token is missing.".into()),
    }
}

pub(super) async fn connector(settings: &Settings) -> Result<TlsConnector, Trouble> {
    let ca_pem = settings.ca_pem.clone();
    let made = tokio::task::spawn_blocking(move || tls::connector(ca_pem.as_deref())).await;
    made.unwrap_or_else(|_| Err(Trouble::Setup("TLS can't be set up on this machine.".into())))
}

/// Connects up to where a login may be said. `connector` is needed for all but [`Tls::Plain`].
pub(super) async fn connect(
    settings: &Settings,
    connector: Option<&TlsConnector>,
    chance: &Chance,
    stop: &CancellationToken,
) -> Result<Session, Trouble> {
    let limit = Duration::from_millis(settings.timing.connect_ms);
    let within = async |work: &mut (dyn Future<Output = Result<Box<dyn Io>, Trouble>> + Send + Unpin)| match stop
        .run_until_cancelled(timeout(limit, work))
        .await
    {
        None => Err(Trouble::Stopped),
        Some(Err(_)) => Err(Trouble::Late),
        Some(Ok(done)) => done,
    };
    let begin = |io: Box<dyn Io>, trusted: bool| {
        let silence = Duration::from_millis(settings.timing.silence_ms);
        let guard = Guard::new(io, silence, stop.clone());
        Session::new(guard, settings.timing.clone(), tag_prefix(chance()), trusted)
    };
    let bare = within(&mut Box::pin(reach(settings))).await?;
    let host = settings.host.as_str();
    match (settings.tls, connector) {
        (Tls::Plain, _) => {
            let mut session = begin(bare, true);
            session.greeting().await?;
            Ok(session)
        }
        (Tls::Implicit, Some(connector)) => {
            let protected = within(&mut Box::pin(tls::handshake(connector, host, bare))).await?;
            let mut session = begin(protected, true);
            session.greeting().await?;
            Ok(session)
        }
        (Tls::StartTls, Some(connector)) => {
            let mut clear = begin(bare, false);
            clear.greeting().await?;
            let bare = clear.start_tls().await?;
            let protected = within(&mut Box::pin(tls::handshake(connector, host, bare))).await?;
            // What was said before is forgotten with the session that heard it.
            let mut session = begin(protected, true);
            session.ask_capabilities().await?;
            Ok(session)
        }
        (_, None) => Err(Trouble::Setup("TLS can't be set up on this machine.".into())),
    }
}

async fn reach(settings: &Settings) -> Result<Box<dyn Io>, Trouble> {
    let stream =
        TcpStream::connect((settings.host.as_str(), settings.port)).await.map_err(|error| not_reached(&error))?;
    let local = stream.peer_addr().is_ok_and(|address| address.ip().to_canonical().is_loopback());
    if settings.tls == Tls::Plain && !local {
        return Err(Trouble::Setup("A mail server elsewhere is only reached with TLS.".into()));
    }
    // Commands are small and waited for.
    stream.set_nodelay(true).map_err(|error| not_reached(&error))?;
    Ok(Box::new(stream))
}

fn not_reached(error: &io::Error) -> Trouble {
    Trouble::Closed(match error.kind() {
        io::ErrorKind::ConnectionRefused => "nothing listens on this port".into(),
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => "there is no way to its network".into(),
        io::ErrorKind::TimedOut => "it does not answer".into(),
        // What a failed look-up of the name has in common with nothing else.
        _ if error.raw_os_error().is_none() => "the server's name is not known".into(),
        kind => kind.to_string(),
    })
}

/// Logs in with what the set-up says.
pub(super) async fn log_in(
    session: &mut Session,
    settings: &Settings,
    credentials: &Credentials,
    renew: bool,
) -> Result<(), Trouble> {
    match credentials {
        Credentials::Password(password) => login::with_password(session, &settings.username, password).await,
        Credentials::Token(source) => {
            let limit = Duration::from_millis(settings.timing.command_ms);
            let stop = session.stop().clone();
            let token = match stop.run_until_cancelled(timeout(limit, source(renew))).await {
                None => return Err(Trouble::Stopped),
                Some(Err(_)) => return Err(Trouble::NoToken("the provider did not answer in time".into())),
                Some(Ok(token)) => token.map_err(Trouble::NoToken)?,
            };
            login::with_token(session, &settings.username, &token).await
        }
    }
}

/// Letters that a server can't know beforehand.
fn tag_prefix(chance: u64) -> String {
    chance.to_be_bytes().iter().take(4).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Plays `server` as everything that a server says, to a receiver over an open connection. For fuzzing: must neither
/// panic nor grow.
#[doc(hidden)]
pub async fn fuzz(server: &[u8], sink: &mut dyn Sink) {
    let timing = Timing { settle_ms: 0, ..Timing::default() };
    let settings = Settings {
        host: "localhost".into(),
        tls: Tls::Plain,
        username: "hilfe".into(),
        poll_ms: 1,
        mail_limit_bytes: 64 * 1024,
        timing: timing.clone(),
        ..Settings::default()
    };
    let credentials = Credentials::Password("geheim".to_owned().into());
    let chance: Chance = Arc::new(|| 0);
    let clock: Clock = Arc::new(|| earshot_channel::UnixMillis(1_767_614_400_000));
    let (mut receiver, _health) = Receiver::new(settings, credentials, StartAt::Everything, clock, chance);
    let io = tokio::io::join(io::Cursor::new(server.to_vec()), tokio::io::sink());
    let guard = Guard::new(Box::new(io), Duration::from_secs(5), CancellationToken::new());
    let mut session = Session::new(guard, timing, tag_prefix(0), true);
    if session.greeting().await.is_ok() {
        let Err(_) = receiver.serve(&mut session, &mut Cursor::default(), sink).await;
        session.log_out().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_doubles_up_to_its_limit_with_jitter() {
        let ms = |failures, chance| back_off(1000, 60_000, failures, chance).as_millis();
        assert_eq!([ms(0, 0), ms(1, 0), ms(5, 0), ms(6, 0), ms(u32::MAX, 0)], [1000, 2000, 32_000, 60_000, 60_000]);
        assert_eq!([ms(0, 500), ms(0, 501), ms(9, u64::MAX)], [1500, 1000, 60_000 + u128::from(u64::MAX % 30_001)]);
    }
}
