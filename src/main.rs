//! The command line: reads what was typed, the file and the environment, and says in words what came of it.
//!
//! The only place that reads the environment and configuration files, and the only one with anyhow. Exit codes: 0 all is
//! well, 1 something is wrong, 2 the command line or the settings need mending.

mod cli;

use std::{
    collections::BTreeMap,
    fs,
    io::{IsTerminal, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Parser;
use earshot::config::{CONFIG_VARIABLE, MasterKey, Mistakes, PASSPHRASE_VARIABLE, Settings};
use secrecy::SecretString;
use tracing::{Level, Metadata};
use tracing_subscriber::{
    EnvFilter, filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt,
};

use cli::{Arguments, Command, mails::MailCommand};

/// Thousands of open chats are thousands of small holes: this one leaves a third less of them than the system's.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            let mends = error.downcast_ref::<Mistakes>().is_some();
            eprintln!("earshot: {error:#}");
            ExitCode::from(if mends { 2 } else { 1 })
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    if matches!(arguments.command, Command::Openapi) {
        println!("{}", earshot::openapi_document().to_pretty_json()?);
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Mail(MailCommand::Parse { files }) = &arguments.command {
        return cli::mails::parse(files);
    }
    if let Command::Sms(command) = &arguments.command {
        return cli::texts::run(command);
    }
    if let Command::Triage(command) = &arguments.command
        && !command.opens_store()
    {
        return cli::triage::run(command);
    }
    if let Command::Simulate(arguments) = &arguments.command {
        return cli::simulate::run(arguments);
    }
    let environment = environment(arguments);
    if let Command::Demo { port } = &arguments.command {
        let folder = environment.get(&earshot::config::variable("data_folder")).map(PathBuf::from);
        return cli::demo::run(folder, *port, &environment);
    }
    let mut settings = load(arguments, &environment)?;
    if matches!(arguments.command, Command::Check) {
        return Ok(cli::check::run(&settings));
    }
    let serves = matches!(arguments.command, Command::Serve);
    start_log(&settings, serves);
    for note in &settings.notes {
        tracing::warn!("{note}");
    }
    if let MasterKey::Passphrase(passphrase @ None) = &mut settings.master_key {
        *passphrase =
            Some(hidden_line("Passphrase of the master key: ").with_context(|| {
                format!("the passphrase is needed: set {PASSPHRASE_VARIABLE}, or start in a terminal")
            })?);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime")?;
    runtime.block_on(cli::run(&arguments.command, settings))
}

/// The variables that are Earshot's, with what the command line says in their place.
fn environment(arguments: &Arguments) -> BTreeMap<String, String> {
    let mut variables: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("EARSHOT_"))
        .collect();
    if let Some(folder) = &arguments.data {
        variables.insert("EARSHOT_DATA_FOLDER".to_owned(), folder.display().to_string());
    }
    if let Some(url) = &arguments.database {
        variables.insert("EARSHOT_DATABASE_URL".to_owned(), url.clone());
    }
    variables
}

fn load(arguments: &Arguments, environment: &BTreeMap<String, String>) -> Result<Settings> {
    let named = arguments.config.clone().or_else(|| environment.get(CONFIG_VARIABLE).map(PathBuf::from));
    let found = named.clone().or_else(|| {
        let in_data = arguments.data.as_ref().map(|folder| folder.join("earshot.toml"));
        in_data.into_iter().chain([PathBuf::from("earshot.toml")]).find(|path| path.exists())
    });
    let text = match &found {
        Some(path) => Some(fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?),
        None => None,
    };
    let settings = Settings::from(text.as_deref(), environment);
    Ok(settings.map_err(|mistakes| mistakes.within(found.as_deref()))?)
}

/// Logs go to standard error: text or JSON, no content, no addresses.
fn start_log(settings: &Settings, serves: bool) {
    // A command's own words are its output; only warnings of the inside go beside them.
    let level = if serves { settings.log.level.as_str() } else { "warn" };
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let own = filter_fn(is_ours_or_a_warning);
    match settings.log.json {
        true => log.json().finish().with(own).init(),
        false => log.with_ansi(std::io::stderr.make_writer().is_terminal()).finish().with(own).init(),
    }
    // A panic's words may quote what somebody wrote; the place is enough to find it.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}

/// Libraries know nothing of our promise: at `debug` the one that reads HTML logs every word of a mail. Whatever level is set, they
/// say no more than warnings, and those of Matrix nothing: their warnings name rooms and people, and our own say what is wrong.
fn is_ours_or_a_warning(event: &Metadata<'_>) -> bool {
    let target = event.target();
    if ["matrix_sdk", "ruma", "vodozemac"].iter().any(|library| target.starts_with(library)) {
        return false;
    }
    *event.level() <= Level::WARN || target.starts_with("earshot")
}

/// One line from standard input, not shown where a terminal asks for it.
fn hidden_line(prompt: &str) -> Option<SecretString> {
    let stdin = std::io::stdin();
    let shown = |on: bool| {
        if stdin.is_terminal() {
            let word = if on { "echo" } else { "-echo" };
            // Where stty is missing the line is shown, which is no reason to refuse it.
            let _ = std::process::Command::new("stty").arg(word).status();
        }
    };
    eprint!("{prompt}");
    let _ = std::io::stderr().flush();
    shown(false);
    let mut line = String::new();
    let read = stdin.read_line(&mut line);
    shown(true);
    eprintln!();
    let line = line.trim_end_matches(['\r', '\n']).to_owned();
    read.ok().filter(|length| *length > 0).map(|_| SecretString::from(line))
}

/// Whether a folder can be written to, or made.
fn is_writable(folder: &Path) -> std::io::Result<()> {
    let nearest = folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let probe = nearest.join(format!(".earshot-check-{}", std::process::id()));
    fs::write(&probe, b"")?;
    fs::remove_file(&probe)
}
