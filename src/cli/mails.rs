//! Commands on mails that lie in files: look into them, or take an old mailbox in.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{ExitCode, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};
use bytes::Bytes;
use clap::Subcommand;
use earshot::mailboxes;
use earshot_email::import;
use earshot_inbox::Inbox;
use tokio::{io::AsyncWriteExt as _, process::Command, time::timeout};

use super::{OfHotline, channels::channel_of};

/// How long a mail may take another process to read.
const TRIAL: Duration = Duration::from_secs(60);

/// Commands on mails.
#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Print what Earshot reads in a mail: one JSON object a line. Stores nothing.
    #[command(
        long_about = "Print what Earshot reads in mails, one JSON object a line: message_id, from, reply_to, to, cc, subject, date, text, \
        reply_text (only what is new), html_sanitised, attachments, auto (none, auto_reply, out_of_office, list, bounce), bounce, \
        forwarded, thread_ids, problems. Nothing is stored. A mail's content is never an error.",
        after_long_help = "Examples:\n  earshot mail parse letter.eml\n  earshot mail parse - < letter.eml"
    )]
    Parse {
        /// Mails, one a file; - reads standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Take an old mailbox in, without automatic answers. Going on after a break takes nothing twice.
    #[command(
        long_about = "Take an old mailbox (an mbox file or a Maildir folder) into a mailbox channel, without automatic answers. It may be \
        broken off and started again: what is in already is not taken twice, and a mail that broke it off is kept unread, as it came. Says \
        at the end what was passed over and why; the exit code is 1 where a file could not be read.",
        after_long_help = "Example:\n  earshot mail import Mail old-mailbox.mbox"
    )]
    Import {
        /// The channel that the mails belong to.
        channel: String,
        /// An mbox file or a Maildir folder.
        from: PathBuf,
        #[command(flatten)]
        of: OfHotline,
    },
}

/// `mail parse`.
pub fn parse(files: &[PathBuf]) -> Result<ExitCode> {
    let (mut out, mut errors) = (std::io::stdout().lock(), std::io::stderr().lock());
    let all =
        earshot_email::inspect::inspect(files, &mut out, &mut errors).context("standard output can't be written")?;
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `mail import`.
pub async fn import(inbox: &Inbox, channel: &str, from: &std::path::Path, of: &OfHotline) -> Result<ExitCode> {
    let (_, entry) = channel_of(inbox, of, channel).await?;
    let settings = mailboxes::settings(&entry).map_err(anyhow::Error::msg)?;
    // Mails come in without automatic answers, so the host has none.
    let host = inbox.host(entry.id, &earshot_email::CAPABILITIES, earshot_inbox::Acknowledgements::default()).await?;
    let source = import::Source::open(from).with_context(|| format!("{} can't be read", from.display()))?;
    let mut told = std::time::Instant::now();
    let progress = |done: &import::Done| {
        if told.elapsed() > Duration::from_secs(2) {
            told = std::time::Instant::now();
            // Nobody has to read it.
            let _ = writeln!(std::io::stderr(), "{} of about {} mails", done.mails, done.expected.max(done.mails));
        }
    };
    let done =
        import::import(entry.id, &settings, host, source, progress, survives).await.map_err(anyhow::Error::msg)?;
    println!("{} mails: {} new, {} were there already.", done.mails, done.new, done.known);
    passed_over(&done).iter().for_each(|line| println!("{line}"));
    if done.unnoted > 0 {
        println!("How far this went could not be noted {} times: after a break more is read twice.", done.unnoted);
    }
    Ok(if done.unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Has a mail read by a process of its own. `false`: that died of it.
async fn survives(raw: Bytes) -> bool {
    let reading = async {
        let mut reader = Command::new(std::env::current_exe()?)
            .args(["mail", "parse", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        if let Some(mut mail) = reader.stdin.take() {
            // Where nobody reads it to its end, the way that the reader ended tells why.
            let written = mail.write_all(&raw).await;
            written.unwrap_or_else(|error| tracing::debug!(%error, "a mail was not read to its end"));
        }
        reader.wait().await
    };
    match timeout(TRIAL, reading).await {
        Ok(Ok(ended)) => ended.code().is_some(),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a mail could not be tried by itself");
            true
        }
        Err(_) => true,
    }
}

/// What did not become a message, and why, one line each.
fn passed_over(done: &import::Done) -> Vec<String> {
    let names = done.unreadable_names.join(", ");
    let more = if done.unreadable > done.unreadable_names.len() as u64 { ", …" } else { "" };
    let lines = [
        (done.erased, "erased here earlier", String::new()),
        (done.refused, "refused by the inbox, where an item says why and where each lies", String::new()),
        (done.set_aside, "breaking off what reads them; an item has each as it came", String::new()),
        (done.gone, "files moved away or deleted before they were read", String::new()),
        (done.unreadable, "files that can't be read", format!(" ({names}{more}); mend that and import again")),
        (done.skipped_bytes, "bytes before the first line \"From …\" with a time", String::new()),
    ];
    let lines = lines.into_iter().filter(|(count, ..)| *count > 0);
    lines.map(|(count, what, more)| format!("Passed over, {what}: {count}{more}.")).collect()
}
