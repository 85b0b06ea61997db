//! Tables that leave, at the command line.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use earshot_inbox::{
    Inbox, UnixMillis,
    exchange::{CallsWanted, CaseTable, CasesWanted, FactTable, Span, Table, TableFormat},
    hotlines::Hotline,
};
use jiff::{civil::Date, tz::TimeZone};

use super::{OfHotline, hotline_of};

/// Commands on tables that leave.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Write the Calls of a stretch of days to standard output: codes and times, no words and no names. Audited.
    #[command(after_long_help = "Example:\n  earshot export calls --from 2026-01-01 --to 2027-01-01 > calls-2026.csv")]
    Calls(CallsOf),
    /// Write the cases that were opened in a stretch of days to standard output, with their children, persons, custody, episodes and
    /// referrals and messages home: codes and times, no words and no names. Audited.
    #[command(
        after_long_help = "As CSV a ZIP archive of tables, or one of them with --table; as JSON each case with its parts in \
        it.\n\nExamples:\n  earshot export cases > cases.zip\n  earshot export cases --table episodes --from 2026-01-01 > episodes.csv\n  \
        earshot export cases --format lines > cases.jsonl"
    )]
    Cases(CasesOf),
    /// Write training, complaints or drills of a stretch of days to standard output: codes and times, no words and no names. Audited.
    #[command(after_long_help = "Example:\n  earshot export facts complaints --from 2026-01-01 > complaints-2026.csv")]
    Facts(FactsOf),
}

/// Which days, and how a table is written.
#[derive(Debug, Args)]
pub struct DaysOf {
    /// The first day, in the hotline's time zone; all where it is missing.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The day behind the last; until now where it is missing.
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
    /// How the table is written.
    #[arg(long, value_enum, default_value_t = FormatName::Csv)]
    format: FormatName,
    #[command(flatten)]
    of: OfHotline,
}

/// Which Calls.
#[derive(Debug, Args)]
pub struct CallsOf {
    #[command(flatten)]
    days: DaysOf,
    /// Only of this class, such as COUN.
    #[arg(long, value_name = "CODE")]
    class: Option<String>,
    /// Only of this medium, such as PHONE.
    #[arg(long, value_name = "CODE")]
    medium: Option<String>,
}

/// Which cases.
#[derive(Debug, Args)]
pub struct CasesOf {
    #[command(flatten)]
    days: DaysOf,
    /// One table, as CSV.
    #[arg(long, value_enum)]
    table: Option<TableName>,
    /// Only of this kind, such as MISSING.
    #[arg(long, value_name = "CODE")]
    kind: Option<String>,
    /// Only of this status, such as CLOSED.
    #[arg(long, value_name = "CODE")]
    status: Option<String>,
}

/// Which facts.
#[derive(Debug, Args)]
pub struct FactsOf {
    /// Which of the three.
    #[arg(value_enum)]
    table: FactName,
    #[command(flatten)]
    days: DaysOf,
}

/// A format, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// A line a record.
    Csv,
    /// An array of objects.
    Json,
    /// An object a line.
    Lines,
}

/// A table, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum TableName {
    /// A line a case.
    Cases,
    /// A line a child.
    Children,
    /// A line a person concerned.
    Persons,
    /// A line a custody.
    Custody,
    /// A line a disappearance.
    Episodes,
    /// A line a referral.
    Referrals,
    /// How far messages home are.
    #[value(name = "messages_home")]
    MessagesHome,
}

/// A table of facts, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FactName {
    /// A line a training.
    Trainings,
    /// A line a complaint.
    Complaints,
    /// A line a drill.
    Drills,
}

impl From<FactName> for FactTable {
    fn from(name: FactName) -> Self {
        match name {
            FactName::Trainings => Self::Trainings,
            FactName::Complaints => Self::Complaints,
            FactName::Drills => Self::Drills,
        }
    }
}

impl From<FormatName> for TableFormat {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Csv => Self::Csv,
            FormatName::Json => Self::Json,
            FormatName::Lines => Self::Lines,
        }
    }
}

impl From<TableName> for CaseTable {
    fn from(name: TableName) -> Self {
        match name {
            TableName::Cases => Self::Cases,
            TableName::Children => Self::Children,
            TableName::Persons => Self::Persons,
            TableName::Custody => Self::Custody,
            TableName::Episodes => Self::Episodes,
            TableName::Referrals => Self::Referrals,
            TableName::MessagesHome => Self::MessagesHome,
        }
    }
}

/// `export …`.
pub async fn run(inbox: &Inbox, command: &ExportCommand) -> Result<ExitCode> {
    let table = match command {
        ExportCommand::Calls(CallsOf { days, class, medium }) => {
            let (hotline, span) = days_of(inbox, days).await?;
            let wanted = CallsWanted { span, class: class.clone(), medium: medium.clone() };
            inbox.call_table_at_command_line(hotline.id, days.format.into(), wanted).await?
        }
        ExportCommand::Cases(CasesOf { days, table, kind, status }) => {
            let (hotline, span) = days_of(inbox, days).await?;
            let table = table.map(CaseTable::from);
            let wanted = CasesWanted { span, kind: kind.clone(), status: status.clone(), table };
            inbox.case_table_at_command_line(hotline.id, days.format.into(), wanted).await?
        }
        ExportCommand::Facts(FactsOf { table, days }) => {
            let (hotline, span) = days_of(inbox, days).await?;
            inbox.fact_table_at_command_line(hotline.id, days.format.into(), (*table).into(), span).await?
        }
    };
    print(table).await
}

async fn days_of(inbox: &Inbox, days: &DaysOf) -> Result<(Hotline, Span)> {
    let (hotline, _) = hotline_of(inbox, days.of.hotline.as_deref()).await?;
    let zone = TimeZone::get(&hotline.spec.time_zone).unwrap_or(TimeZone::UTC);
    let at = |day: Date| Ok::<_, anyhow::Error>(UnixMillis(day.to_zoned(zone.clone())?.timestamp().as_millisecond()));
    let from = days.from.map_or(Ok(UnixMillis(0)), at)?;
    let before = days.to.map_or_else(|| Ok(UnixMillis(inbox.clock().now().0.saturating_add(1))), at)?;
    if from >= before {
        bail!("--from is not before --to");
    }
    Ok((hotline, Span { from, before }))
}

async fn print(mut table: Table) -> Result<ExitCode> {
    while let Some(piece) = table.next().await? {
        match io::stdout().lock().write_all(&piece) {
            // Whoever reads it may have seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            written => written?,
        }
    }
    Ok(ExitCode::SUCCESS)
}
