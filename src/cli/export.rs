//! Tables that leave, at the command line.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use earshot_inbox::{Inbox, UnixMillis, exchange::TableFormat};
use jiff::{civil::Date, tz::TimeZone};

use super::{OfHotline, hotline_of};

/// Commands on tables that leave.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Write the Calls of a stretch of days to standard output: codes and times, no words and no names. Audited.
    #[command(after_long_help = "Example:\n  earshot export calls --from 2026-01-01 --to 2027-01-01 > calls-2026.csv")]
    Calls(CallsOf),
}

/// Which Calls, and how they are written.
#[derive(Debug, Args)]
pub struct CallsOf {
    /// The first day on which they began, in the hotline's time zone; all where it is missing.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The day before which they began; until now where it is missing.
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
    /// How the table is written.
    #[arg(long, value_enum, default_value_t = FormatName::Csv)]
    format: FormatName,
    #[command(flatten)]
    of: OfHotline,
}

/// A format, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// A line a Call.
    Csv,
    /// An array of objects.
    Json,
}

/// `export …`.
pub async fn run(inbox: &Inbox, command: &ExportCommand) -> Result<ExitCode> {
    let ExportCommand::Calls(wanted) = command;
    let (hotline, _) = hotline_of(inbox, wanted.of.hotline.as_deref()).await?;
    let zone = TimeZone::get(&hotline.spec.time_zone).unwrap_or(TimeZone::UTC);
    let at = |day: Date| Ok::<_, anyhow::Error>(UnixMillis(day.to_zoned(zone.clone())?.timestamp().as_millisecond()));
    let from = wanted.from.map_or(Ok(UnixMillis(0)), at)?;
    let to = wanted.to.map_or_else(|| Ok(UnixMillis(inbox.clock().now().0.saturating_add(1))), at)?;
    if from >= to {
        bail!("--from is not before --to");
    }
    let format = match wanted.format {
        FormatName::Csv => TableFormat::Csv,
        FormatName::Json => TableFormat::Json,
    };
    let mut table = inbox.call_table_at_command_line(hotline.id, format, from, to).await?;
    while let Some(piece) = table.next().await? {
        match io::stdout().lock().write_all(&piece) {
            // Whoever reads it may have seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            written => written?,
        }
    }
    Ok(ExitCode::SUCCESS)
}
