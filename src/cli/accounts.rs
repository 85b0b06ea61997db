//! Adding a Matrix account, and its recovery key. What else is done with it is done as with every channel.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::Args;
use earshot::accounts;
use earshot_inbox::{
    Inbox,
    hotlines::{ChannelEntry, NewChannel},
};
use earshot_matrix::PASSWORD;
use secrecy::ExposeSecret as _;

use super::{
    OfHotline,
    channels::{Secrets, password_from_input, put, set},
    hotline_of,
};

/// A Matrix account to be.
#[derive(Debug, Args)]
pub struct NewAccount {
    /// The hotline's name for it.
    name: String,
    /// Address of the account's server.
    #[arg(long, value_name = "URL")]
    homeserver: String,
    /// The account.
    #[arg(long, value_name = "@NAME:SERVER")]
    user: String,
    /// Certificates (PEM) of an authority that is trusted beside those of the system.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// Another setting (invites.servers='["hotline.example"]'); may be given several times.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    changes: Vec<String>,
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    of: OfHotline,
}

/// `channel recovery`.
pub(super) async fn recovery(inbox: &Inbox, entry: &ChannelEntry) -> Result<ExitCode> {
    let name = &entry.name;
    if entry.kind != accounts::KIND {
        bail!("{name} is no Matrix account");
    }
    let key = accounts::recovery_key(inbox, entry).await.with_context(|| format!("{name} has no new recovery key"))?;
    let Some(key) = key else { bail!("the settings of {name} can't be read; earshot channel set mends them") };
    eprintln!(
        "The recovery key of {name}, this once. Write it down and lock it away; an earlier one opens nothing any more."
    );
    println!("{}", key.expose_secret());
    Ok(ExitCode::SUCCESS)
}

/// `channel add matrix`.
pub(super) async fn add(inbox: &Inbox, new: &NewAccount) -> Result<ExitCode> {
    let (hotline, channels) = hotline_of(inbox, new.of.hotline.as_deref()).await?;
    if channels.iter().any(|channel| channel.name == new.name) {
        bail!("{} has a channel {} already; earshot channel set changes it", hotline.spec.organisation, new.name);
    }
    let ca = match &new.ca {
        Some(file) => Some(std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?),
        None => None,
    };
    let mut settings = serde_json::json!({ "homeserver": new.homeserver, "user": new.user, "ca_pem": ca });
    for change in &new.changes {
        set(&mut settings, change)?;
    }
    let mut secrets = new.secrets.read()?;
    if secrets.is_empty() {
        secrets.push((PASSWORD.into(), password_from_input()?.into()));
    }
    let (kind, name) = (accounts::KIND.into(), new.name.clone());
    put(inbox, hotline.id, NewChannel { kind, name, settings, secrets, active: true }, None).await
}
