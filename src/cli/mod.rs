//! What can be typed, and what each command does.

#[cfg(feature = "matrix")]
mod accounts;
mod channels;
pub mod check;
pub mod demo;
mod export;
mod import;
mod keep;
pub mod mails;
mod people;
pub mod simulate;
pub mod texts;
pub mod triage;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};
use earshot::{Earshot, config::Settings, open_inbox};
use earshot_inbox::{
    Inbox,
    access::{Role, USUAL_TALKS},
    hotlines::{ChannelEntry, Hotline},
    store::db::Location,
};
use tokio::signal::unix::{Signal, SignalKind, signal};

use channels::ChannelCommand;
use export::ExportCommand;
use import::ImportCommand;
use mails::MailCommand;
use simulate::SimulateArguments;
use texts::SmsCommand;
use triage::TriageCommand;

const ABOUT: &str = "\
One inbox for every way a young person can reach a hotline.

Earshot serves the chat that a hotline embeds in its pages, a contact page for those who can't use it, and the console in \
which operators answer. It keeps what is said sealed, in a database of its own (SQLite) or in PostgreSQL.

To see it at once:          earshot demo
To set up a hotline:        earshot check; earshot hotline apply FILE; earshot user add …; earshot serve";

const AFTER: &str = "\
Settings come from earshot.toml (in the working folder, or --config, or the variable EARSHOT_CONFIG; with --data, from the \
data folder first) and from variables, which win: limits.connections is EARSHOT_LIMITS_CONNECTIONS. docs/configuration.md \
lists them all, docs/install.md says how to install.

Exit codes: 0 all is well; 1 something is wrong, and the words say what; 2 the command line or the settings need mending.";

/// Earshot's command line.
#[derive(Debug, Parser)]
#[command(name = "earshot", version, about = "One inbox for every way a young person can reach a hotline", long_about = ABOUT)]
#[command(after_long_help = AFTER, max_term_width = 100)]
pub struct Arguments {
    /// The settings' file.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The data folder, in place of data_folder in the settings.
    #[arg(long, global = true, value_name = "DIR", alias = "folder")]
    pub data: Option<PathBuf>,
    /// The database, in place of database.url in the settings. A password belongs into EARSHOT_DATABASE_URL instead: others
    /// on this machine can read command lines.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve until SIGTERM or SIGINT.
    #[command(
        long_about = "Serve until SIGTERM or SIGINT.\n\nReads all settings before anything is opened, opens the store before \
        anything is bound, and stops in order: whoever is being answered gets their answer, what was accepted is durable. A \
        second signal stops at once, which loses nothing either."
    )]
    Serve,
    /// Show everything with an invented hotline, on a fresh folder that is removed at the end.
    #[command(
        long_about = "Show everything with an invented hotline.\n\nWithout --data on a fresh folder that is removed at the \
        end; with --data on that folder, which is filled if it is new and used as it is otherwise. Names ending in .localhost \
        lead to this machine in every browser.",
        after_long_help = "Examples:\n  earshot demo\n  earshot demo --port 9000 --data ./demo"
    )]
    Demo {
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 8116)]
        port: u16,
    },
    /// Read all settings, bind nothing, and say what to mend.
    Check,
    /// Hotlines: described in a file, kept in the database.
    #[command(subcommand)]
    Hotline(HotlineCommand),
    /// People who work in the console.
    #[command(subcommand)]
    User(UserCommand),
    /// Ways in that are set up one by one: mailboxes, numbers at gateways of texts, telephone exchanges.
    #[command(subcommand)]
    Channel(ChannelCommand),
    /// Mails in files: look into them, or take an old mailbox in.
    #[command(subcommand)]
    Mail(MailCommand),
    /// Texts: what they take on their way.
    #[command(subcommand)]
    Sms(SmsCommand),
    /// Tables that leave: what is recorded, for figures and for other programs.
    #[command(subcommand)]
    Export(ExportCommand),
    /// Tables that come in: what was recorded elsewhere.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Triage: why a text gets its priority, and how well the rules rank labelled messages.
    #[command(subcommand)]
    Triage(TriageCommand),
    /// Play an invented day of arrivals through the real routing, and print who waited how long.
    #[command(
        long_about = "Play an invented day of arrivals through the real routing, and print who waited how long by priority and language, \
        who gave up, and how much operators held. Good for comparing staff plans and orders of work; it foretells no real day.\n\nA day \
        as a TOML file: arrivals_an_hour (24 numbers), priorities (five shares), [languages] (shares), slow (share of mail), \
        patience_min, talk_min, offers_passed, and [[staff]] with operators, languages, from, to, limit.",
        after_long_help = "Examples:\n  earshot simulate --compare\n  earshot simulate our-day.toml --seed 7 --order urgency"
    )]
    Simulate(SimulateArguments),
    /// Copy data, files and keys while Earshot runs.
    #[command(
        long_about = "Copy data, files and keys into new folders under DIR, while Earshot runs.\n\nData and keys come into two \
        folders. Keep them apart: whoever has both and the master key reads everything. Key backups older than seven days are \
        deleted there, so that what was erased can't come back. The master key is in neither: keep a copy of it elsewhere.",
        after_long_help = "Example:\n  earshot backup /srv/backup/earshot"
    )]
    Backup {
        /// Where to; made if it is missing.
        dir: PathBuf,
    },
    /// Put a backup back. Earshot must be stopped.
    #[command(
        long_about = "Put a backup back. Earshot must be stopped.\n\nThe data that is here is set aside, not deleted. Keys are \
        merged, and what is erased in either place stays erased. Run earshot fsck afterwards.",
        after_long_help = "Example:\n  earshot restore /srv/backup/earshot/data-20260401T020000Z --keys \
        /srv/backup/earshot/keys-20260401T020000Z"
    )]
    Restore {
        /// The folder of the data backup.
        from: PathBuf,
        /// The folder of the key backup; not needed where the keys are still here.
        #[arg(long, value_name = "DIR")]
        keys: Option<PathBuf>,
    },
    /// Prove that nothing is lost: every item that was ever accepted is a message, a quarantined item or a tombstone.
    Fsck,
    /// The audit trail: who did and read what.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Print the API's description (OpenAPI, JSON).
    Openapi,
    /// Add conversations without words, to measure lists at the size of years.
    #[command(hide = true)]
    BenchSeed {
        /// How many.
        #[arg(long)]
        conversations: u32,
    },
}

/// Commands on hotlines.
#[derive(Debug, Subcommand)]
pub enum HotlineCommand {
    /// Make a hotline as described, or change it. The same file twice changes nothing.
    #[command(
        after_long_help = "A file:\n\n  slug = \"lantern\"\n  organisation = \"Lantern Line\"\n  country = \"BE\"\n  line = \
        \"116000\"\n  time_zone = \"Europe/Brussels\"\n  languages = [\"fr\", \"en\"]\n  phone = \"116 000\"\n  emergency = \"112\"\n  \
        safe_exit = \"https://www.wikipedia.org/\"\n  widget_origins = [\"https://www.example.org\"]\n\n  [[hours]]\n  always = true\n\n  \
        [[webchat]]\n  name = \"Our site\""
    )]
    Apply {
        /// The description (TOML).
        file: PathBuf,
    },
    /// List hotlines, their channels and their keys.
    List,
}

/// Which hotline, where there are several.
#[derive(Debug, Args)]
pub struct OfHotline {
    /// The hotline's slug; not needed where there is one hotline.
    #[arg(long, value_name = "SLUG")]
    pub hotline: Option<String>,
}

/// Commands on people.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Invite somebody; prints the link with which they set their password.
    #[command(
        after_long_help = "Example:\n  earshot user add mira.testowa --name \"Mira Testowa\" --alias Mira --role admin --language pl"
    )]
    Add {
        /// What they log in with.
        login: String,
        /// The name that colleagues see.
        #[arg(long)]
        name: String,
        /// The name that contacts see.
        #[arg(long)]
        alias: String,
        /// What they are trusted with.
        #[arg(long, value_enum)]
        role: RoleName,
        /// A language they talk in (BCP 47); may be given several times.
        #[arg(long = "language", value_name = "TAG")]
        languages: Vec<String>,
        /// What they can do that a queue asks for; may be given several times.
        #[arg(long = "skill", value_name = "SKILL")]
        skills: Vec<String>,
        /// Conversations that they may hold at a time when they are offered more, 1 to 50.
        #[arg(long, value_name = "NUMBER", default_value_t = USUAL_TALKS)]
        talks: u8,
        #[command(flatten)]
        of: OfHotline,
    },
    /// List everybody of a hotline.
    List {
        #[command(flatten)]
        of: OfHotline,
    },
    /// Print a link for a new password.
    Reset {
        /// What they log in with.
        login: String,
        #[command(flatten)]
        of: OfHotline,
    },
}

/// A role, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleName {
    /// Talks with contacts.
    Operator,
    /// Talks, takes over, reads the audit trail.
    Supervisor,
    /// Sets up and sees no content.
    Admin,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Operator => Role::Operator,
            RoleName::Supervisor => Role::Supervisor,
            RoleName::Admin => Role::Admin,
        }
    }
}

/// Commands on the audit trail.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Follow the trail's chain of codes and find rows that were altered, removed, inserted or cut off.
    Verify {
        /// Where the trail ended at an earlier run, as that run printed it: finds a trail that was set back as a whole.
        #[arg(long, value_name = "HEAD")]
        noted: Option<String>,
        #[command(flatten)]
        of: OfHotline,
    },
    /// Print the newest rows. Asks for the password of somebody who may read them.
    List {
        /// A supervisor's or administrator's login; the password comes from standard input.
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
        /// How many rows, 500 at most.
        #[arg(long, default_value_t = 50)]
        rows: i64,
    },
}

/// Runs a command that works on the store.
pub async fn run(command: &Command, settings: Settings) -> Result<ExitCode> {
    match command {
        Command::Serve => return serve(settings).await,
        Command::Restore { from, keys } => return keep::restore(&settings, from, keys.as_deref()).await,
        _ => {}
    }
    let may_be_first = matches!(command, Command::Hotline(HotlineCommand::Apply { .. }));
    if let Location::Sqlite(path) = &settings.data
        && !may_be_first
        && !path.exists()
    {
        bail!("there is no {}: nothing was set up here yet (earshot hotline apply FILE begins)", path.display());
    }
    let inbox = open_inbox(&settings).await?;
    let code = match command {
        Command::Hotline(HotlineCommand::Apply { file }) => people::apply(&inbox, &settings, file).await,
        Command::Hotline(HotlineCommand::List) => people::hotlines(&inbox).await,
        Command::User(command) => people::users(&inbox, &settings, command).await,
        Command::Channel(command) => channels::run(&inbox, &settings.hosts.chat.to_string(), command).await,
        Command::Mail(MailCommand::Import { channel, from, of }) => mails::import(&inbox, channel, from, of).await,
        Command::Mail(MailCommand::Parse { .. }) => Ok(ExitCode::SUCCESS),
        Command::Sms(_) => Ok(ExitCode::SUCCESS),
        Command::Triage(TriageCommand::Report(report)) => triage::report(&inbox, report).await,
        Command::Triage(command) => triage::run(command),
        Command::Export(command) => export::run(&inbox, command).await,
        Command::Import(command) => import::run(&inbox, command).await,
        Command::Simulate(arguments) => simulate::run(arguments),
        Command::Backup { dir } => keep::backup(&inbox, &settings, dir).await,
        Command::Fsck => keep::fsck(&inbox).await,
        Command::Audit(command) => keep::audit(&inbox, command).await,
        Command::BenchSeed { conversations } => keep::seed(&inbox, *conversations).await,
        Command::Serve | Command::Demo { .. } | Command::Check | Command::Restore { .. } | Command::Openapi => {
            Ok(ExitCode::SUCCESS)
        }
    };
    inbox.close().await;
    code
}

async fn serve(settings: Settings) -> Result<ExitCode> {
    let hosts = settings.hosts.clone();
    let mut told = Told::listen()?;
    let Some(started) = told.unless(Earshot::start(settings)).await else { return Ok(ExitCode::SUCCESS) };
    let running = started?;
    for address in &running.addresses {
        tracing::info!(%address, console = %hosts.console, chat = %hosts.chat, "serving");
    }
    if let Some(address) = running.admin {
        tracing::info!(%address, "figures and health");
    }
    Ok(until_told(running, told).await)
}

/// The signals that ask for a stop. Listened for before anything is served: a process that is ready must stop in order.
pub struct Told {
    terminate: Signal,
    interrupt: Signal,
}

impl Told {
    /// Listens from now on.
    pub fn listen() -> Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// What is waited for, or `None` when a signal comes first. What was begun is dropped then, which is like a crash: safe.
    pub async fn unless<T>(&mut self, waited: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            done = waited => Some(done),
            _ = self.terminate.recv() => None,
            _ = self.interrupt.recv() => None,
        }
    }
}

/// Serves until a signal, then stops in order; a second signal stops at once.
pub async fn until_told(running: earshot::Running, mut told: Told) -> ExitCode {
    told.unless(std::future::pending::<()>()).await;
    tracing::info!("stopping");
    if told.unless(running.stop()).await != Some(true) {
        tracing::warn!("stopped before everybody had gone; nothing that was accepted is lost");
    }
    ExitCode::SUCCESS
}

/// The hotline that is meant, with its channels.
async fn hotline_of(inbox: &Inbox, slug: Option<&str>) -> Result<(Hotline, Vec<ChannelEntry>)> {
    let mut all = inbox.hotlines().all().await?;
    match slug {
        Some(slug) => match all.into_iter().find(|(hotline, _)| hotline.spec.slug == slug) {
            Some(found) => Ok(found),
            None => bail!("there is no hotline {slug}; earshot hotline list shows them"),
        },
        None if all.len() > 1 => bail!("there are several hotlines; say which with --hotline"),
        None => match all.pop() {
            Some(found) => Ok(found),
            None => bail!("there is no hotline yet; earshot hotline apply FILE makes one"),
        },
    }
}
