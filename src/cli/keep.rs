//! Commands that keep what is there: backup, restore, proof, audit.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use earshot::{blobs_folder, config::Settings};
use earshot_inbox::{
    Clock, Inbox,
    access::LoginError,
    audit,
    backup::{self, DataFolder, RestoreTarget},
    vault::SALT_FILE,
};

use super::{AuditCommand, hotline_of};

/// `backup`.
pub async fn backup(inbox: &Inbox, settings: &Settings, into: &Path) -> Result<ExitCode> {
    let salt = settings.folder.join(SALT_FILE);
    let salt = salt.exists().then_some(salt);
    let (data, keys, blobs) = (inbox.data(), inbox.vault().db(), blobs_folder(settings));
    let report = backup::backup(data, keys, &blobs, salt.as_deref(), into, inbox.clock()).await?;
    println!("data   {}  ({} files, {} bytes in all)", report.data_folder.display(), report.blobs, report.size_bytes);
    println!("keys   {}  ({} keys, {} tombstones)", report.keys_folder.display(), report.keys, report.tombstones);
    for expired in &report.expired {
        println!("gone   {} (older than seven days)", expired.display());
    }
    println!("\nKeep the two apart. The master key is in neither.");
    Ok(ExitCode::SUCCESS)
}

/// `restore`.
pub async fn restore(settings: &Settings, from: &Path, keys: Option<&Path>) -> Result<ExitCode> {
    let folder = DataFolder::lock(&settings.folder)?;
    let target = RestoreTarget {
        folder: &folder,
        data: settings.data.clone(),
        keys: settings.keys.clone(),
        blobs: blobs_folder(settings),
        salt_dir: settings.folder.clone(),
    };
    let report = backup::restore(from, keys, &target, &Clock::System).await?;
    println!("files  {} put back, {} were there", report.blobs_added, report.blobs_there);
    println!("keys   {} put back, {} erased", report.keys_added, report.keys_erased);
    if let Some(aside) = &report.kept_aside {
        println!("aside  what was here before is in {}", aside.display());
    }
    println!("\nNext: {}", report.next);
    Ok(ExitCode::SUCCESS)
}

/// `fsck`.
pub async fn fsck(inbox: &Inbox) -> Result<ExitCode> {
    let again = inbox.erase_again().await?;
    if again > 0 {
        println!("{again} conversations that were erased after this copy of the data was made were erased again");
    }
    let report = inbox.fsck().await?;
    println!("{report}");
    Ok(if report.clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `audit …`.
pub async fn audit(inbox: &Inbox, command: &AuditCommand) -> Result<ExitCode> {
    match command {
        AuditCommand::Verify { noted, of } => {
            let (hotline, _) = hotline_of(inbox, of.hotline.as_deref()).await?;
            let noted = noted.as_deref().map(str::parse).transpose()?;
            let report = audit::verify(inbox.data(), &inbox.audit_key(), hotline.id, noted).await?;
            println!("{}", report.words);
            if !report.whole() {
                return Ok(ExitCode::FAILURE);
            }
            println!("Note this head elsewhere, and give it to the next run with --noted:\n  {}", report.head);
        }
        AuditCommand::List { login, rows } => {
            let password = crate::hidden_line("Password: ").context("the password comes from standard input")?;
            let in_now = match inbox.access().login(login, password).await {
                Ok(in_now) => in_now,
                Err(LoginError::Wrong) => bail!("the name or the password is wrong"),
                Err(error) => bail!(error),
            };
            let page = audit::list(inbox.data(), &in_now.scope, None, *rows).await;
            inbox.access().logout(&in_now.session_token).await?;
            for row in page?.rows {
                let at = jiff::Timestamp::from_millisecond(row.at).map(|at| at.to_string()).unwrap_or_default();
                let actor = row.actor.map_or_else(|| "-".to_owned(), |person| person.name);
                let subject = row.subject.map(|subject| subject.to_string()).unwrap_or_default();
                println!("{:>8}  {at:<24}  {actor:<24}  {:<26} {subject} {}", row.seq, row.act, row.data);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `bench-seed`.
pub async fn seed(inbox: &Inbox, conversations: u32) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, None).await?;
    let channel = channels.into_iter().find(|channel| channel.active).context("the hotline has no channel")?;
    inbox.bench_seed(hotline.id, channel.id.0, hotline.key_id, conversations).await?;
    println!("{conversations} conversations");
    Ok(ExitCode::SUCCESS)
}
