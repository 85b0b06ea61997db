//! `earshot demo`: an invented hotline with people, talks and addresses to open, on a folder of its own.
//!
//! Everything is made through the doors that everybody uses: the hotline is applied, the talks come in through the chat's
//! own protocol, the operators log in. Nothing here is real, and no name can be taken for a real person's.

mod phones;
mod talks;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::Write as _,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use earshot_inbox::{
    HotlineId, Inbox, WriteError,
    access::{FirstPassword, NewOperator, Role, USUAL_TALKS},
    backup::DataFolder,
    problems::Refusal,
    store::StoreError,
};
use secrecy::SecretString;
use serde_json::json;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

pub use phones::Phones;

use crate::{
    StartError,
    channels::Channels,
    config::{Hosts, Mistakes, Origin, Settings},
    open_inbox,
    visitor::Refused,
};

/// The password of all three. It is printed, so it protects nothing.
pub const PASSWORD: &str = "warm bread and quiet rivers";
/// Public key of the chat on the sample site.
pub const KEY: &str = "lantern-home";
/// Public key of the second chat, for schools.
pub const SCHOOL_KEY: &str = "lantern-school";

const MADE: &str = "demo.json";
const SLUG: &str = "lantern";

/// One who works at the invented hotline.
struct Colleague {
    login: &'static str,
    name: &'static str,
    alias: &'static str,
    role: Role,
    languages: &'static [&'static str],
}

const COLLEAGUES: [Colleague; 3] = [
    Colleague {
        login: "mira.testowa",
        name: "Mira Testowa",
        alias: "Mira",
        role: Role::Operator,
        languages: &["en", "pl", "hr"],
    },
    Colleague {
        login: "jonas.probst-example",
        name: "Jonas Probst-Example",
        alias: "Jonas",
        role: Role::Supervisor,
        languages: &["en", "de", "fr"],
    },
    Colleague {
        login: "ines.ficticia",
        name: "Inês Fictícia",
        alias: "Inês",
        role: Role::Admin,
        languages: &["en", "pt"],
    },
];

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The settings, for instance a variable that doesn't fit.
    #[error(transparent)]
    Settings(#[from] Mistakes),
    /// The folder.
    #[error("the demo's folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// As every start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// What the demo is made of was refused.
    #[error("the demo can't be made: {0}")]
    Made(String),
}

impl From<StoreError> for DemoError {
    fn from(error: StoreError) -> Self {
        Self::Made(error.to_string())
    }
}

impl From<WriteError> for DemoError {
    fn from(error: WriteError) -> Self {
        Self::Made(error.to_string())
    }
}

impl From<Refusal> for DemoError {
    fn from(refusal: Refusal) -> Self {
        Self::Made(refusal.to_string())
    }
}

impl From<Refused> for DemoError {
    fn from(refused: Refused) -> Self {
        Self::Made(refused.to_string())
    }
}

/// Settings of a demo in a folder; the environment wins, as always. Writes them beside the data, so that other commands
/// find them with `--data`.
///
/// # Errors
/// [`DemoError::Settings`], [`DemoError::Folder`].
pub fn settings(folder: &Path, port: u16, environment: &BTreeMap<String, String>) -> Result<Settings, DemoError> {
    let file = format!(
        "# Written by `earshot demo`.\ndata_folder = {folder:?}\n\n[listen]\naddresses = [\"127.0.0.1:{port}\"]\nadmin = \"off\"\n\n\
         [hosts]\nconsole = \"http://console.localhost:{port}\"\nchat = \"http://chat.localhost:{port}\"\n\n\
         # One machine plays everybody here.\n[limits]\nconnections_per_network = 20000\nchat_per_second = 1000000\n\
         console_per_second = 1000000\nwebhooks_per_second = 1000000\nlogins_per_minute = 600\n",
        folder = folder.display().to_string(),
    );
    let mut settings = Settings::from(Some(&file), environment)?;
    // Beside the chat, wherever a variable may have put that.
    let Hosts { chat, site, .. } = &mut settings.hosts;
    *site = Some(Origin { name: "hotline.localhost".to_owned(), ..chat.clone() });
    let refuse = |error| DemoError::Folder(folder.to_owned(), error);
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700).create(folder).map_err(refuse)?;
    write(&folder.join("earshot.toml"), file.as_bytes()).map_err(refuse)?;
    Ok(settings)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)
}

/// Fills a folder that has no demo yet, and tells Earshot of the phones' gateway where it has moved.
///
/// # Errors
/// [`DemoError`].
pub async fn prepare(settings: &Settings, phones: &Phones) -> Result<(), DemoError> {
    let made = settings.folder.join(MADE);
    if made.exists() && phones.is_known() {
        return Ok(());
    }
    // Another demo may be running on it.
    let _folder = DataFolder::lock(&settings.folder).map_err(StartError::from)?;
    let inbox = open_inbox(settings).await?;
    let filled = async {
        if !made.exists() {
            fill(settings, &inbox).await?;
        }
        phones.introduce(&inbox, &settings.folder).await
    };
    let filled = filled.await;
    inbox.close().await;
    filled?;
    write(&made, summary(settings, phones).to_string().as_bytes()).map_err(|error| DemoError::Folder(made, error))
}

async fn hotline_id(inbox: &Inbox) -> Result<HotlineId, DemoError> {
    let all = inbox.hotlines().all().await?;
    let found = all.into_iter().find(|(hotline, _)| hotline.spec.slug == SLUG);
    found.map(|(hotline, _)| hotline.id).ok_or_else(|| DemoError::Made(format!("there is no hotline {SLUG}")))
}

async fn fill(settings: &Settings, inbox: &Inbox) -> Result<(), DemoError> {
    let spec =
        toml::from_str(&hotline(settings)).map_err(|error: toml::de::Error| DemoError::Made(error.to_string()))?;
    let applied = inbox.hotlines().apply(spec).await?;
    let hotline = applied.hotline.id;
    let hired = COLLEAGUES.iter().map(async |colleague| {
        let new = NewOperator {
            login: colleague.login.to_owned(),
            name: colleague.name.to_owned(),
            alias: colleague.alias.to_owned(),
            role: colleague.role,
            languages: colleague.languages.iter().map(|language| (*language).to_owned()).collect(),
            skills: Vec::new(),
            talk_limit: USUAL_TALKS,
        };
        match inbox.access().bootstrap(hotline, new, FirstPassword::Given(SecretString::from(PASSWORD))).await {
            // An earlier try broke off after this one.
            Err(Refusal::Store(StoreError::Conflict(_))) | Ok(_) => Ok(()),
            Err(refusal) => Err(DemoError::from(refusal)),
        }
    });
    futures::future::try_join_all(hired).await?;
    if !applied.created {
        return Ok(());
    }
    let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
    let channels = Channels::start(inbox.clone(), settings.hosts.chat.to_string(), tasks.clone(), stop.clone()).await?;
    let talked = talks::hold(inbox, &channels, COLLEAGUES[0].login, COLLEAGUES[1].login).await;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    talked
}

/// The invented hotline, as a file for `earshot hotline apply` would describe it.
fn hotline(settings: &Settings) -> String {
    let site = settings.hosts.site.as_ref().map(|site| format!("{:?}", site.to_string())).unwrap_or_default();
    format!(
        r#"
slug = "{SLUG}"
organisation = "Lantern Line of Examplia"
country = "BE"
line = "116000"
time_zone = "Europe/Brussels"
languages = ["en", "fr", "de", "it", "es", "pt", "pl", "hr", "ro", "ar"]
phone = "116 000"
emergency = "112"
safe_exit = "https://www.wikipedia.org/"
uploads = true
widget_origins = [{site}]

[[hours]]
always = true

[[webchat]]
name = "Our site"
public_key = "{KEY}"

[[webchat]]
name = "Schools"
public_key = "{SCHOOL_KEY}"
"#
    )
}

/// For programs: `demo.json`.
fn summary(settings: &Settings, phones: &Phones) -> serde_json::Value {
    let hosts = &settings.hosts;
    json!({
        "site": hosts.site.as_ref().map(ToString::to_string),
        "console": hosts.console.to_string(),
        "chat": hosts.chat.to_string(),
        "contact": format!("{}/contact/{KEY}", hosts.chat),
        "docs": format!("{}/api/docs", hosts.console),
        "phone": phones.url(),
        "key": KEY,
        "operators": COLLEAGUES.iter().map(|colleague| json!({
            "login": colleague.login, "password": PASSWORD, "name": colleague.name, "role": colleague.role.as_str(),
        })).collect::<Vec<_>>(),
    })
}

/// For people: what to open.
pub fn greeting(settings: &Settings, phones: &Phones) -> String {
    let hosts = &settings.hosts;
    let site = hosts.site.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut text = format!(
        "\nEarshot is ready. Everything in it is invented.\n\n\
         \x20 a hotline's site with the chat   {site}\n\
         \x20 the operators' console           {console}\n\
         \x20 the contact page                 {chat}/contact/{KEY}\n\
         \x20 a phone to text from             {phone}\n\
         \x20 the API                          {console}/api/docs\n\n\
         Log in as\n",
        console = hosts.console,
        chat = hosts.chat,
        phone = phones.url(),
    );
    for colleague in &COLLEAGUES {
        // Writing into a String can't fail.
        let _ = writeln!(text, "  {:<22} {:<12} password: {PASSWORD}", colleague.login, colleague.role.as_str());
    }
    let _ = write!(text, "\nThe data is in {}\nCtrl-C stops it.\n", settings.folder.display());
    text
}
