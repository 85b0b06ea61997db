//! Commands on hotlines and the people who work there.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use earshot::config::Settings;
use earshot_inbox::{
    Inbox,
    access::{FirstPassword, Link, NewOperator},
    hotlines::HotlineSpec,
    problems::Refusal,
};
use secrecy::ExposeSecret;

use super::{UserCommand, hotline_of};

/// `hotline apply`.
pub async fn apply(inbox: &Inbox, settings: &Settings, file: &Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    let spec: HotlineSpec =
        toml::from_str(&text).with_context(|| format!("{} is not a hotline's description", file.display()))?;
    let applied = match inbox.hotlines().apply(spec).await {
        Ok(applied) => applied,
        Err(Refusal::Invalid(problems)) => {
            eprintln!("{} needs mending:", file.display());
            for problem in &problems.0 {
                eprintln!("  {}: {}", problem.field, problem.words);
            }
            return Ok(ExitCode::from(2));
        }
        Err(Refusal::Store(error)) => bail!(error),
    };
    let word = match (applied.created, applied.changed) {
        (true, _) => "made",
        (false, true) => "changed",
        (false, false) => "as it was",
    };
    println!("{} ({}): {word}", applied.hotline.spec.organisation, applied.hotline.spec.slug);
    for channel in applied.channels.iter().filter(|channel| channel.active) {
        println!("\n{}: put this into the pages that shall have the chat:", channel.name);
        println!(
            "  <script src=\"{}/loader.js\" data-key=\"{}\" async></script>",
            settings.hosts.chat, channel.public_key
        );
        println!("  page for those without scripts: {}/contact/{}", settings.hosts.chat, channel.public_key);
    }
    Ok(ExitCode::SUCCESS)
}

/// `hotline list`.
pub async fn hotlines(inbox: &Inbox) -> Result<ExitCode> {
    for (hotline, channels) in inbox.hotlines().all().await? {
        println!(
            "{:<20} {} {} {}",
            hotline.spec.slug,
            hotline.spec.line.as_str(),
            hotline.spec.country,
            hotline.spec.organisation
        );
        for channel in channels {
            let state = if channel.active { "" } else { " (takes no messages)" };
            println!("  {:<10} {:<24} {}{state}", channel.kind, channel.name, channel.public_key);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `user …`.
pub async fn users(inbox: &Inbox, settings: &Settings, command: &UserCommand) -> Result<ExitCode> {
    match command {
        UserCommand::Add { login, name, alias, role, languages, skills, talks, of } => {
            let (hotline, _) = hotline_of(inbox, of.hotline.as_deref()).await?;
            let new = NewOperator {
                login: login.clone(),
                name: name.clone(),
                alias: alias.clone(),
                role: (*role).into(),
                languages: languages.clone(),
                skills: skills.clone(),
                talk_limit: *talks,
            };
            let (operator, link) = inbox.access().bootstrap(hotline.id, new, FirstPassword::Link).await?;
            println!("{} ({}) is invited to {}.", operator.name, operator.login, hotline.spec.organisation);
            if let Some(link) = link {
                show(settings, &link, "72 hours");
            }
        }
        UserCommand::List { of } => {
            let (hotline, _) = hotline_of(inbox, of.hotline.as_deref()).await?;
            for operator in inbox.access().operators_at_command_line(hotline.id).await? {
                let state = if operator.active { operator.status.as_str() } else { "deactivated" };
                println!("{:<24} {:<11} {:<12} {}", operator.login, operator.role.as_str(), state, operator.name);
            }
        }
        UserCommand::Reset { login, of } => {
            let (hotline, _) = hotline_of(inbox, of.hotline.as_deref()).await?;
            let all = inbox.access().operators_at_command_line(hotline.id).await?;
            let Some(operator) = all.into_iter().find(|operator| operator.login == login.trim().to_ascii_lowercase())
            else {
                bail!("nobody at {} logs in as {login}; earshot user list shows everybody", hotline.spec.organisation);
            };
            let link = inbox.access().reset_at_command_line(hotline.id, operator.id).await?;
            println!(
                "{} ({}) sets a new password with this link. The old one works until then.",
                operator.name, operator.login
            );
            show(settings, &link, "2 hours, or 72 for a first password");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(settings: &Settings, link: &Link, lasts: &str) {
    println!(
        "\n  {}/link/{}\n\nIt works once, for {lasts}. Hand it over yourself; it is shown nowhere else.",
        settings.hosts.console,
        link.token.expose_secret()
    );
}
