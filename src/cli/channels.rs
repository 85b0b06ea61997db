//! Commands on channels: mailboxes and numbers are added, changed, tried and listed here. Secrets come from a file or standard input,
//! never from the command line, where others on the machine could read them.

use std::{io::Read as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
#[cfg(feature = "matrix")]
use earshot::accounts;
use earshot::{SET_UP, mailboxes, numbers, phones};
use earshot_channel::{Channel, HealthState};
use earshot_email::{PASSWORD, SMTP_PASSWORD};
use earshot_inbox::{
    HotlineId, Inbox,
    hotlines::{ChannelEntry, NewChannel},
    problems::Refusal,
};
use secrecy::SecretString;
use serde_json::{Map, Value};

use super::{OfHotline, hotline_of};

/// Longest secret that is read.
const SECRET_BYTES: u64 = 64 * 1024;

/// Commands on channels.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "a command is read once")]
pub enum ChannelCommand {
    /// Add a way in.
    #[command(subcommand)]
    Add(Kind),
    /// Change a channel: settings as KEY=VALUE, a new password, on or off.
    #[command(
        long_about = "Change a channel. A key is a path in its settings, a value is TOML or plain text. A process that runs takes \
        it up within half a minute.",
        after_long_help = "Examples:\n  earshot channel set Mail imap.folders='[\"INBOX\", \"Spam\"]' neutral.subject='Re: your \
        question'\n  earshot channel set Mail --password-file new.txt\n  earshot channel set Mail --off"
    )]
    Set {
        /// The hotline's name for it.
        name: String,
        /// Settings to change.
        #[arg(value_name = "KEY=VALUE")]
        changes: Vec<String>,
        #[command(flatten)]
        secrets: Secrets,
        /// Take messages.
        #[arg(long, conflicts_with = "off")]
        on: bool,
        /// Take no more messages. Nothing is deleted.
        #[arg(long)]
        off: bool,
        #[command(flatten)]
        of: OfHotline,
    },
    /// Connect as the channel would, and say what works and what doesn't. Changes nothing.
    #[command(after_long_help = "Example:\n  earshot channel test Mail")]
    Test {
        /// The hotline's name for it.
        name: String,
        #[command(flatten)]
        of: OfHotline,
    },
    /// Make a recovery key for a Matrix account's own keys, and print it this once. An earlier one opens nothing any more.
    #[cfg(feature = "matrix")]
    #[command(
        long_about = "Make a recovery key for a Matrix account's own keys, and print it this once; it is kept nowhere. An earlier one opens \
        nothing any more. Run it on the machine where the channel runs or ran last; the process may go on. What the key is good for stands in \
        docs/matrix.md.",
        after_long_help = "Example:\n  earshot channel recovery Matrix"
    )]
    Recovery {
        /// The hotline's name for it.
        name: String,
        #[command(flatten)]
        of: OfHotline,
    },
    /// List channels and how they are.
    List {
        #[command(flatten)]
        of: OfHotline,
    },
}

/// Kinds of channel that are added one by one.
#[derive(Debug, Subcommand)]
pub enum Kind {
    /// A mailbox: IMAP in, SMTP out.
    #[command(
        long_about = "Add a mailbox: IMAP in, SMTP out, both with TLS. Nothing on the server is deleted, moved or marked as read. \
        The first line of standard input is the password, unless --password-file names a file that holds it.",
        after_long_help = "Example:\n  earshot channel add email Mail --address help@hotline.example --imap imap.hotline.example \
        --smtp smtp.hotline.example --password-file password.txt\n  earshot channel test Mail"
    )]
    Email(Box<NewMailbox>),
    /// A number at a gateway: texts in by webhooks, out by its API.
    #[command(
        long_about = "Add a number at a gateway. What the gateway needs is given with --set (see docs/sms.md); its secrets come from \
        files. Where the gateway signs nothing and no webhook secret is given, one is made, and the addresses to enter at the gateway are \
        printed once.",
        after_long_help = "Examples:\n  earshot channel add sms Texts --gateway kannel --number +385911234567 --country HR --set \
        url=http://127.0.0.1:13013/cgi-bin/sendsms --set username=earshot --api-file password.txt\n  earshot channel add sms Texts \
        --gateway twilio --number +385911234567 --country HR --set account=AC0 --api-file token.txt\n  earshot channel add sms Texts \
        --gateway generic --gateway-file telnyx.json --number +385911234567 --country HR --api-file key.txt --webhook-file public-key.txt"
    )]
    Sms(Box<NewNumber>),
    /// A telephone exchange that tells of its calls.
    #[command(
        long_about = "Add a telephone exchange. It posts what its calls do to the address that is printed, signed with the secret (see \
        docs/phone.md). Where no secret is given, one is made and printed once. No number of a caller is taken.",
        after_long_help = "Example:\n  earshot channel add phone Exchange"
    )]
    Phone(Box<NewExchange>),
    /// A Matrix account, end-to-end encrypted.
    #[cfg(feature = "matrix")]
    #[command(
        long_about = "Add a Matrix account, which young people write to in direct talks. The account exists on its server already; it is \
        signed in to once, as a device of its own. The first line of standard input is its password, unless --password-file names a file \
        that holds it, or --token-file one with an access token. Who may open a talk is set with --set (see docs/matrix.md).",
        after_long_help = "Example:\n  earshot channel add matrix Matrix --homeserver https://matrix.hotline.example \
        --user @help:hotline.example --password-file password.txt\n  earshot channel test Matrix"
    )]
    Matrix(Box<super::accounts::NewAccount>),
}

/// An exchange to be.
#[derive(Debug, Args)]
pub struct NewExchange {
    /// The hotline's name for it.
    name: String,
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    of: OfHotline,
}

/// A number to be.
#[derive(Debug, Args)]
pub struct NewNumber {
    /// The hotline's name for it.
    name: String,
    /// kannel, twilio, vonage, infobip, sinch, bird, elks or generic.
    #[arg(long)]
    gateway: String,
    /// The number: E.164, or a short number.
    #[arg(long)]
    number: String,
    /// Its country, as two capitals.
    #[arg(long)]
    country: String,
    /// What the gateway needs (account=…, url=…), or another setting (smart=false); may be given several times.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    changes: Vec<String>,
    /// A file with all that a generic gateway is set up with (JSON).
    #[arg(long, value_name = "FILE")]
    gateway_file: Option<PathBuf>,
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    of: OfHotline,
}

/// A mailbox to be.
#[derive(Debug, Args)]
pub struct NewMailbox {
    /// The hotline's name for it.
    name: String,
    /// The mailbox's own address, from which answers go out.
    #[arg(long)]
    address: String,
    /// Server for incoming mail, with its port where it is not 993 (143 with --starttls).
    #[arg(long, value_name = "HOST[:PORT]")]
    imap: String,
    /// Server for outgoing mail, with its port where it is not 465 (587 with --starttls).
    #[arg(long, value_name = "HOST[:PORT]")]
    smtp: String,
    /// User name at both servers; the address where it is missing.
    #[arg(long)]
    username: Option<String>,
    /// Begin connections in clear and change to TLS before anything is said; required, not tried.
    #[arg(long)]
    starttls: bool,
    /// A folder to read; may be given several times. INBOX where none is given.
    #[arg(long = "mail-folder", value_name = "NAME")]
    folders: Vec<String>,
    /// Take in what lies in the folders already, without automatic answers. Otherwise only what comes from now on.
    #[arg(long)]
    everything: bool,
    /// The servers carry name+word@host to name@host.
    #[arg(long)]
    plus_addresses: bool,
    /// Name with which the own mail server signs Authentication-Results; may be given several times.
    #[arg(long = "trust-verdicts-of", value_name = "NAME")]
    trusted_verdicts: Vec<String>,
    /// Certificates (PEM) of an authority that is trusted beside those of the system.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// An automatic answer to new writers, at most one a day each; may be given once a language.
    #[arg(long = "acknowledge", value_name = "LANGUAGE=FILE")]
    acknowledgements: Vec<String>,
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    of: OfHotline,
}

/// Where secrets come from.
#[derive(Debug, Args)]
pub struct Secrets {
    /// A file with the password.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// A file with the password for outgoing mail, where it is another one.
    #[arg(long, value_name = "FILE")]
    smtp_password_file: Option<PathBuf>,
    /// A file that says where access tokens come from (JSON: token_url, client_id, client_secret, refresh_token, scope). The
    /// servers are then signed in to with XOAUTH2.
    #[arg(long, value_name = "FILE")]
    oauth_file: Option<PathBuf>,
    /// A file with the secret that sends texts.
    #[arg(long, value_name = "FILE")]
    api_file: Option<PathBuf>,
    /// A file with the secret that proves what a gateway posts, or that stands in the webhooks' address.
    #[arg(long, value_name = "FILE")]
    webhook_file: Option<PathBuf>,
    /// A file with the webhook secret from before, which stays good while it is changed. An empty file ends it.
    #[arg(long, value_name = "FILE")]
    webhook_before_file: Option<PathBuf>,
    /// A file with an access token of a Matrix account, instead of its password.
    #[cfg(feature = "matrix")]
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// A file with the recovery key of a Matrix account, with which a new device has the account's own keys.
    #[cfg(feature = "matrix")]
    #[arg(long, value_name = "FILE")]
    recovery_key_file: Option<PathBuf>,
}

impl Secrets {
    pub(super) fn read(&self) -> Result<Vec<(String, SecretString)>> {
        let named = [
            (PASSWORD, &self.password_file),
            (SMTP_PASSWORD, &self.smtp_password_file),
            (earshot_email::OAUTH, &self.oauth_file),
            (earshot_sms::API, &self.api_file),
            (earshot_sms::WEBHOOK, &self.webhook_file),
            (earshot_sms::WEBHOOK_BEFORE, &self.webhook_before_file),
            #[cfg(feature = "matrix")]
            (earshot_matrix::TOKEN, &self.token_file),
            #[cfg(feature = "matrix")]
            (earshot_matrix::RECOVERY, &self.recovery_key_file),
        ];
        let mut secrets = Vec::new();
        for (label, file) in named {
            if let Some(file) = file {
                let words = format!("{} can't be read", file.display());
                let text = limited(std::fs::File::open(file).context(words.clone())?).context(words)?;
                if label == earshot_email::OAUTH {
                    mailboxes::check_oauth(&text).map_err(|words| anyhow::anyhow!("{}: {words}", file.display()))?;
                }
                secrets.push((label.to_owned(), text.trim_end_matches(['\r', '\n']).to_owned().into()));
            }
        }
        Ok(secrets)
    }
}

/// `channel …`.
pub async fn run(inbox: &Inbox, chat_origin: &str, command: &ChannelCommand) -> Result<ExitCode> {
    match command {
        ChannelCommand::Add(Kind::Email(new)) => add(inbox, new).await,
        ChannelCommand::Add(Kind::Sms(new)) => add_number(inbox, chat_origin, new).await,
        ChannelCommand::Add(Kind::Phone(new)) => add_exchange(inbox, chat_origin, new).await,
        #[cfg(feature = "matrix")]
        ChannelCommand::Add(Kind::Matrix(new)) => super::accounts::add(inbox, new).await,
        ChannelCommand::Set { name, changes, secrets, on, off, of } => {
            let (hotline, entry) = any_channel_of(inbox, of, name).await?;
            let mut settings = entry.settings.clone();
            for change in changes {
                set(&mut settings, change)?;
            }
            let secrets = secrets.read()?;
            let active = (entry.active || *on) && !off;
            let new = NewChannel { kind: entry.kind, name: entry.name, settings, secrets, active };
            put(inbox, hotline, new, Some(&entry.settings)).await
        }
        ChannelCommand::Test { name, of } => {
            let (_, entry) = any_channel_of(inbox, of, name).await?;
            let built = match entry.kind.as_str() {
                numbers::KIND => numbers::build(inbox, &entry, chat_origin).await?,
                phones::KIND => phones::build(inbox, &entry).await?,
                #[cfg(feature = "matrix")]
                accounts::KIND => accounts::build(inbox, &entry).await?,
                _ => mailboxes::build_beside(inbox, &entry).await?,
            };
            let Some((adapter, _)) = built else {
                bail!("the settings of {name} can't be read; earshot channel set mends them");
            };
            Ok(test(&*adapter).await)
        }
        #[cfg(feature = "matrix")]
        ChannelCommand::Recovery { name, of } => {
            let (_, entry) = any_channel_of(inbox, of, name).await?;
            super::accounts::recovery(inbox, &entry).await
        }
        ChannelCommand::List { of } => list(inbox, of).await,
    }
}

async fn add(inbox: &Inbox, new: &NewMailbox) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, new.of.hotline.as_deref()).await?;
    if channels.iter().any(|channel| channel.name == new.name) {
        bail!("{} has a channel {} already; earshot channel set changes it", hotline.spec.organisation, new.name);
    }
    let mut secrets = new.secrets.read()?;
    let oauth = new.secrets.oauth_file.is_some();
    if secrets.is_empty() {
        secrets.push((PASSWORD.into(), password_from_input()?.into()));
    }
    let tls = if new.starttls { "starttls" } else { "implicit" };
    let auth = if oauth { "xoauth2" } else { "password" };
    let username = new.username.as_ref().unwrap_or(&new.address);
    let ca = match &new.ca {
        Some(file) => Some(std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?),
        None => None,
    };
    let server = |place: &str, port: u16| -> Result<Value> {
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().with_context(|| format!("{place} is no HOST:PORT"))?),
            None => (place, port),
        };
        Ok(serde_json::json!({
            "host": host, "port": port, "tls": tls, "username": username, "auth": auth, "ca_pem": ca,
        }))
    };
    let mut imap = server(&new.imap, if new.starttls { 143 } else { 993 })?;
    if let Some(imap) = imap.as_object_mut().filter(|_| !new.folders.is_empty()) {
        imap.insert("folders".into(), new.folders.clone().into());
    }
    let mut acknowledgements = Vec::new();
    for one in &new.acknowledgements {
        let Some((language, file)) = one.split_once('=') else { bail!("{one} is no LANGUAGE=FILE") };
        let text = std::fs::read_to_string(file).with_context(|| format!("{file} can't be read"))?;
        acknowledgements.push(serde_json::json!({ "language": language, "text": text.trim() }));
    }
    let settings = serde_json::json!({
        "address": new.address,
        "name": hotline.spec.organisation,
        "imap": imap,
        "smtp": server(&new.smtp, if new.starttls { 587 } else { 465 })?,
        "start": if new.everything { "everything" } else { "now" },
        "plus_addresses": new.plus_addresses,
        "trusted_verdicts": new.trusted_verdicts,
        "acknowledge": !acknowledgements.is_empty(),
        "acknowledgements": acknowledgements,
    });
    let (kind, name) = (mailboxes::KIND.into(), new.name.clone());
    put(inbox, hotline.id, NewChannel { kind, name, settings, secrets, active: true }, None).await
}

async fn add_number(inbox: &Inbox, chat_origin: &str, new: &NewNumber) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, new.of.hotline.as_deref()).await?;
    if channels.iter().any(|channel| channel.name == new.name) {
        bail!("{} has a channel {} already; earshot channel set changes it", hotline.spec.organisation, new.name);
    }
    let mut gateway = match &new.gateway_file {
        Some(file) => {
            let text = std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
            serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))?
        }
        None => serde_json::json!({}),
    };
    let Some(object) = gateway.as_object_mut() else { bail!("the gateway's file holds no object") };
    object.insert("kind".into(), new.gateway.clone().into());
    let mut settings = serde_json::json!({ "gateway": gateway, "number": new.number, "country": new.country });
    for change in &new.changes {
        let key = change.split(['=', '.']).next().unwrap_or_default();
        let is_own = key == "gateway" || earshot_sms::settings::FIELDS.contains(&key);
        set(&mut settings, &if is_own { change.clone() } else { format!("gateway.{change}") })?;
    }
    let mut secrets = new.secrets.read()?;
    let signs =
        serde_json::from_value::<earshot_sms::Settings>(settings.clone()).is_ok_and(|settings| settings.signed());
    let made = (!signs && !secrets.iter().any(|(label, _)| label == earshot_sms::WEBHOOK)).then(path_secret);
    secrets.extend(made.clone().map(|secret| (earshot_sms::WEBHOOK.to_owned(), secret.into())));
    let (kind, name) = (numbers::KIND.into(), new.name.clone());
    let code = put(inbox, hotline.id, NewChannel { kind, name, settings, secrets, active: true }, None).await?;
    let channels = inbox.hotlines().channels(hotline.id).await?;
    if let Some(entry) = channels.iter().find(|channel| channel.name == new.name) {
        let (base, secret) = (numbers::base_url(chat_origin, entry), made.map(|made| format!("/{made}")));
        let secret = secret.unwrap_or_else(|| if signs { String::new() } else { "/SECRET".into() });
        println!("Texts come in at     {base}/in{secret}");
        println!("Reports come in at   {base}/status{secret}");
    }
    Ok(code)
}

async fn add_exchange(inbox: &Inbox, chat_origin: &str, new: &NewExchange) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, new.of.hotline.as_deref()).await?;
    if channels.iter().any(|channel| channel.name == new.name) {
        bail!("{} has a channel {} already; earshot channel set changes it", hotline.spec.organisation, new.name);
    }
    let mut secrets = new.secrets.read()?;
    let made = (!secrets.iter().any(|(label, _)| label == earshot_phone::WEBHOOK)).then(path_secret);
    secrets.extend(made.clone().map(|secret| (earshot_phone::WEBHOOK.to_owned(), secret.into())));
    let (kind, name, settings) = (phones::KIND.into(), new.name.clone(), serde_json::json!({}));
    let code = put(inbox, hotline.id, NewChannel { kind, name, settings, secrets, active: true }, None).await?;
    let channels = inbox.hotlines().channels(hotline.id).await?;
    if let Some(entry) = channels.iter().find(|channel| channel.name == new.name) {
        println!("It posts to          {}", phones::events_url(chat_origin, entry));
        if let Some(secret) = made {
            println!("It signs with        {secret}");
        }
    }
    Ok(code)
}

/// The first line of standard input.
pub(super) fn password_from_input() -> Result<String> {
    let mut line = limited(std::io::stdin()).context("the password could not be read from standard input")?;
    line.truncate(line.find(['\r', '\n']).unwrap_or(line.len()));
    if line.is_empty() {
        bail!("the password is missing: put it on standard input, or name a file with --password-file");
    }
    Ok(line)
}

/// A secret for an address, or to sign with: 32 letters and digits that nobody guesses.
fn path_secret() -> String {
    earshot_inbox::clock::random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) async fn put(
    inbox: &Inbox,
    hotline: HotlineId,
    mut new: NewChannel,
    before: Option<&Value>,
) -> Result<ExitCode> {
    let name = new.name.clone();
    let checked = match new.kind.as_str() {
        numbers::KIND => numbers::check(&mut new, before, numbers::By::Machine),
        phones::KIND => phones::check(&mut new, before),
        #[cfg(feature = "matrix")]
        accounts::KIND => accounts::check(&mut new, before, numbers::By::Machine),
        _ => mailboxes::check(&mut new, before, inbox.clock().now()),
    };
    let put = match checked {
        Ok(()) => inbox.hotlines().put_channel(None, hotline, new).await,
        Err(problems) => Err(problems.into()),
    };
    match put {
        Ok(entry) => {
            let state = if entry.active { "set up" } else { "set up, and takes no messages" };
            println!("{name}: {state}. earshot channel test {name:?} tries it.");
            Ok(ExitCode::SUCCESS)
        }
        Err(Refusal::Invalid(problems)) => {
            eprintln!("{name} needs mending:");
            for problem in &problems.0 {
                eprintln!("  {}: {}", problem.field, problem.words);
            }
            Ok(ExitCode::from(2))
        }
        Err(Refusal::Store(error)) => bail!(error),
    }
}

async fn test(adapter: &dyn Channel) -> ExitCode {
    let probe = adapter.probe().await;
    for check in &probe.checks {
        println!("{}  {}", if check.works { "works " } else { "FAILS " }, check.words);
    }
    ExitCode::from(u8::from(probe.checks.is_empty() || probe.checks.iter().any(|check| !check.works)))
}

async fn list(inbox: &Inbox, of: &OfHotline) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, of.hotline.as_deref()).await?;
    let states = inbox.hotlines().channel_states(Some(hotline.id)).await?;
    for channel in channels {
        let state = states.iter().find(|(id, _)| *id == channel.id).and_then(|(_, state)| state.health.clone());
        let word = match (channel.active, state.as_ref().map(|health| health.state)) {
            (false, _) => "off",
            (true, None) => "",
            (true, Some(HealthState::Starting)) => "starting",
            (true, Some(HealthState::Works)) => "works",
            (true, Some(HealthState::Interrupted)) => "interrupted",
            (true, Some(HealthState::NeedsHelp)) => "needs help",
        };
        println!("{:<10} {:<24} {word}", channel.kind, channel.name);
        if let Some(problem) = state.and_then(|health| health.problem).filter(|_| channel.active) {
            println!("           {problem}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A mailbox.
pub(super) async fn channel_of(inbox: &Inbox, of: &OfHotline, name: &str) -> Result<(HotlineId, ChannelEntry)> {
    let (hotline, entry) = any_channel_of(inbox, of, name).await?;
    if entry.kind != mailboxes::KIND {
        bail!("{name} is no mailbox");
    }
    Ok((hotline, entry))
}

async fn any_channel_of(inbox: &Inbox, of: &OfHotline, name: &str) -> Result<(HotlineId, ChannelEntry)> {
    let (hotline, channels) = hotline_of(inbox, of.hotline.as_deref()).await?;
    match channels.into_iter().find(|channel| channel.name == name) {
        Some(entry) if SET_UP.contains(&entry.kind.as_str()) => Ok((hotline.id, entry)),
        Some(entry) => bail!("{name} is a channel of the kind {}, which the hotline's description sets up", entry.kind),
        None => bail!("{} has no channel {name}; earshot channel list shows them", hotline.spec.organisation),
    }
}

/// Puts `path.of.key=value` into settings.
pub(super) fn set(settings: &mut Value, change: &str) -> Result<()> {
    let Some((path, value)) = change.split_once('=') else { bail!("{change} is no KEY=VALUE") };
    let toml: Result<toml::Table, _> = toml::from_str(&format!("value = {value}"));
    let value = match toml.ok().and_then(|mut table| table.remove("value")) {
        Some(value) => serde_json::to_value(value)?,
        None => Value::from(value),
    };
    let mut place = settings;
    for key in path.split('.') {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Some(object) = place.as_object_mut() else { bail!("{path} is no setting") };
        place = object.entry(key).or_insert(Value::Null);
    }
    *place = value;
    Ok(())
}

fn limited(from: impl std::io::Read) -> std::io::Result<String> {
    let mut text = String::new();
    from.take(SECRET_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_fits_together() {
        use clap::CommandFactory as _;
        super::super::Arguments::command().debug_assert();
    }

    #[test]
    fn settings_are_changed_by_path() {
        let mut settings = serde_json::json!({"imap": {"port": 993}});
        for change in [
            "imap.port=143",
            "imap.folders=[\"INBOX\", \"Junk\"]",
            "neutral.subject=Re: your question",
            "acknowledge=true",
        ] {
            set(&mut settings, change).expect("a change");
        }
        let expected = serde_json::json!({
            "imap": {"port": 143, "folders": ["INBOX", "Junk"]}, "neutral": {"subject": "Re: your question"}, "acknowledge": true,
        });
        assert_eq!(settings, expected);
        assert!(set(&mut settings, "nothing").is_err());
    }
}
