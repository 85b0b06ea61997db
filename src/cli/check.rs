//! `earshot check`: what can be known without opening the store or binding a port.

use std::process::ExitCode;

use earshot::config::{MasterKey, Settings};
use earshot_inbox::{
    store::db::Location,
    triage::{self, Triage},
    vault,
};

/// Looks and says what it found. The settings were read already, or nobody would be here.
pub fn run(settings: &Settings) -> ExitCode {
    let mut wrong = Vec::new();
    if let Err(error) = crate::is_writable(&settings.folder) {
        wrong.push(format!("data_folder: {} can't be written to: {error}", settings.folder.display()));
    }
    if let MasterKey::File(path) = &settings.master_key
        && path.exists()
        && let Err(error) = vault::MasterKey::load(&vault::MasterSource::File(path.clone()), &settings.folder)
    {
        wrong.push(format!("master_key.file: {error}"));
    }
    if let Some(files) = &settings.tls
        && let Err(error) = earshot::check_tls(files)
    {
        wrong.push(format!("tls: {error}"));
    }
    if let Some(folder) = &settings.rules
        && let Err(error) = triage::own_files(folder).and_then(|files| Triage::with(&files))
    {
        wrong.push(format!("triage.rules: {error}; until that is mended the last rules without a mistake go on"));
    }
    println!("console   {}", settings.hosts.console);
    println!("chat      {}", settings.hosts.chat);
    for address in &settings.listen {
        println!("listens   {address}{}", if settings.tls.is_some() { " (TLS)" } else { "" });
    }
    match settings.admin {
        Some(address) => println!("admin     {address}"),
        None => println!("admin     off"),
    }
    println!("data      {}", place(&settings.data));
    println!("keys      {}", place(&settings.keys));
    println!("master    {:?}", settings.master_key);
    for note in &settings.notes {
        println!("note      {note}");
    }
    if wrong.is_empty() {
        println!("\nThe settings are right.");
        return ExitCode::SUCCESS;
    }
    println!("\nTo mend:");
    wrong.iter().for_each(|words| println!("  {words}"));
    ExitCode::from(2)
}

fn place(location: &Location) -> String {
    match location {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(_) => "PostgreSQL".to_owned(),
    }
}
