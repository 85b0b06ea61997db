//! Trying a mailbox's set-up, in words for the person who wrote it. Changes nothing on the server.

use earshot_channel::ProbeCheck;
use tokio_util::sync::CancellationToken;

use super::{Chance, Credentials, Settings, Tls, answer::Kind, names, receive, session::Session, trouble::Trouble};

/// Connects, logs in and opens each folder for reading. Ends at the first thing without which the next can't work.
pub async fn probe(settings: &Settings, credentials: &Credentials, chance: &Chance) -> Vec<ProbeCheck> {
    let mut checks = Vec::new();
    if let Err(words) = receive::check(settings, credentials) {
        return vec![ProbeCheck { works: false, words }];
    }
    if let Err(trouble) = look(settings, credentials, chance, &mut checks).await {
        checks.push(ProbeCheck { works: false, words: trouble.words() });
    }
    checks
}

/// Connects, and leaves before the login.
pub async fn probe_door(settings: &Settings, chance: &Chance) -> Vec<ProbeCheck> {
    let mut checks = Vec::new();
    match enter(settings, chance, &mut checks).await {
        Ok(session) => session.log_out().await,
        Err(trouble) => checks.push(ProbeCheck { works: false, words: trouble.words() }),
    }
    checks
}

async fn enter(settings: &Settings, chance: &Chance, checks: &mut Vec<ProbeCheck>) -> Result<Session, Trouble> {
    settings.check().map_err(Trouble::Setup)?;
    let connector = match settings.tls {
        Tls::Plain => None,
        Tls::Implicit | Tls::StartTls => Some(receive::connector(settings).await?),
    };
    let session = receive::connect(settings, connector.as_ref(), chance, &CancellationToken::new()).await?;
    let words = match settings.tls {
        Tls::Plain => "The mail server answers, without TLS.".into(),
        Tls::Implicit | Tls::StartTls => "The mail server answers, and its certificate is good.".into(),
    };
    checks.push(ProbeCheck { works: true, words });
    Ok(session)
}

async fn look(
    settings: &Settings,
    credentials: &Credentials,
    chance: &Chance,
    checks: &mut Vec<ProbeCheck>,
) -> Result<(), Trouble> {
    let mut session = enter(settings, chance, checks).await?;
    let mut works = |words: String| checks.push(ProbeCheck { works: true, words });
    receive::log_in(&mut session, settings, credentials, false).await?;
    works("The mailbox takes the login.".into());
    session.introduce().await?;
    works(match session.can("IDLE") && settings.idle {
        true => "New mails are told at once (IDLE).".into(),
        false => format!("New mails are looked for every {} s; IDLE is not used.", settings.poll_ms / 1000),
    });
    for folder in &settings.folders {
        checks.push(look_into(&mut session, folder).await?);
    }
    session.log_out().await;
    Ok(())
}

async fn look_into(session: &mut Session, folder: &str) -> Result<ProbeCheck, Trouble> {
    let (works, words) = match session.examine(&names::encode(folder)).await? {
        Ok(opened) if opened.uidvalidity.is_none() => (false, Trouble::NoNumbers(folder.to_owned()).words()),
        Ok(opened) => {
            (true, format!("The folder {folder} can be read and holds {} mails.", opened.exists.unwrap_or(0)))
        }
        Err(status) if status.kind == Kind::No => {
            let there = session.folders().await?.join(", ");
            (false, format!("The folder {folder} is missing. These are there: {there}."))
        }
        Err(status) => (false, session.denied("to open a folder", &status).words()),
    };
    Ok(ProbeCheck { works, words })
}
