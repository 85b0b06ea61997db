//! Tables that come in, at the command line.

use std::{fs, io::IsTerminal, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use earshot_inbox::{
    Inbox, StoreError,
    import::{ImportFile, ImportOf, ImportProgress, ImportReport, ImportStep},
};
use uuid::Uuid;

use super::{OfHotline, hotline_of};

/// How often a terminal is told how far an import is.
const SHOWN_EVERY: Duration = Duration::from_millis(200);
/// How often a log is.
const LOGGED_EVERY: Duration = Duration::from_secs(5);

/// Commands on tables that come in.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Take Calls in from a spreadsheet, all of them or nothing. Audited.
    #[command(
        after_long_help = "The mapping says what the columns mean (docs/tables.md); without one the file is one of `earshot export \
        calls`.\n\nExample:\n  earshot import calls calls-2019.csv --map old-calls.toml --by sol.testowa --dry-run"
    )]
    Calls(ImportThis),
    /// Take cases in from a spreadsheet, or from a ZIP archive of several, all of them or nothing. Audited.
    #[command(
        after_long_help = "The mapping says what the columns mean (docs/tables.md); without one the file is one of `earshot export \
        cases`.\n\nExample:\n  earshot import cases cases-2019.csv --map old-cases.toml --by sol.testowa --dry-run"
    )]
    Cases(ImportThis),
    /// Take an import back, while nothing of it was changed. Audited.
    Undo {
        /// The import, as it was named when it came in.
        id: Uuid,
        #[command(flatten)]
        of: OfHotline,
    },
}

/// Which file, and what it means.
#[derive(Debug, Args)]
pub struct ImportThis {
    /// The file.
    file: PathBuf,
    /// What its columns mean (TOML or JSON).
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
    /// Whom the records name as who saved them: an operator's login.
    #[arg(long, value_name = "LOGIN")]
    by: String,
    /// Only say what would come of it.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    of: OfHotline,
}

/// `import …`.
pub async fn run(inbox: &Inbox, command: &ImportCommand) -> Result<ExitCode> {
    let (of, this) = match command {
        ImportCommand::Calls(this) => (ImportOf::Calls, this),
        ImportCommand::Cases(this) => (ImportOf::Cases, this),
        ImportCommand::Undo { id, of } => {
            let (hotline, _) = hotline_of(inbox, of.hotline.as_deref()).await?;
            inbox.undo_import_at_command_line(hotline.id, *id).await?;
            println!("Taken back.");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let (hotline, _) = hotline_of(inbox, this.of.hotline.as_deref()).await?;
    let everybody = inbox.access().operators_at_command_line(hotline.id).await?;
    let Some(by) = everybody.iter().find(|operator| operator.login == this.by).map(|operator| operator.id) else {
        bail!("nobody at {} logs in as {}; earshot user list shows everybody", hotline.spec.organisation, this.by);
    };
    let bytes = fs::read(&this.file).with_context(|| format!("{} can't be read", this.file.display()))?;
    let mapping = this
        .map
        .as_ref()
        .map(|path| fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display())));
    let progress = ImportProgress::default();
    let file = ImportFile { of, bytes, mapping: mapping.transpose()?, progress: progress.clone() };
    let report = watched(&progress, inbox.import_at_command_line(hotline.id, by, file, this.dry_run)).await?;
    print(&report);
    Ok(if report.problem_count == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Waits for an import, says how far it is, and breaks it off at Ctrl-C.
async fn watched(
    progress: &ImportProgress,
    import: impl Future<Output = Result<ImportReport, StoreError>>,
) -> Result<ImportReport, StoreError> {
    let mut import = std::pin::pin!(import);
    let is_shown = std::io::stderr().is_terminal();
    let mut ticks = tokio::time::interval(if is_shown { SHOWN_EVERY } else { LOGGED_EVERY });
    ticks.tick().await;
    let (begin, end) = if is_shown { ("\r\x1b[K", "") } else { ("", "\n") };
    let outcome = loop {
        tokio::select! {
            outcome = &mut import => break outcome,
            _ = ticks.tick() => eprint!("{begin}{}{end}", said(progress)),
            _ = tokio::signal::ctrl_c() => {
                let words = if progress.break_off() { "breaking it off" } else { "too late to break it off: it comes in" };
                eprint!("{begin}{words}{end}");
            }
        }
    };
    if is_shown {
        eprint!("{begin}");
    }
    outcome
}

fn said(progress: &ImportProgress) -> String {
    let now = progress.now();
    let (what, each) = match now.step {
        ImportStep::Reading => ("read", "lines"),
        ImportStep::Sealing => ("sealed", "records"),
        ImportStep::Writing => ("written", "rows"),
    };
    format!("{what}: {} of {} {each}", now.done, now.of)
}

fn print(report: &ImportReport) {
    for table in &report.tables {
        let name = table.name.as_deref().map(|name| format!("{name}: ")).unwrap_or_default();
        match table.delimiter.as_str() {
            "" => println!("{name}{} lines as JSON", table.lines),
            "\t" => println!("{name}{} lines in {}, cells between tabs", table.lines, table.encoding),
            delimiter => println!("{name}{} lines in {}, cells between {delimiter}", table.lines, table.encoding),
        }
        if !table.left_out.is_empty() {
            println!("{name}nothing is taken from: {}", table.left_out.join(", "));
        }
    }
    for problem in &report.problems {
        let mut place = Vec::new();
        place.extend(problem.table.clone());
        place.extend(problem.line.map(|line| format!("line {line}")));
        place.extend(problem.column.as_ref().map(|column| format!("column \"{column}\"")));
        place.extend(problem.field.clone().filter(|_| problem.column.is_none()));
        let between = if place.is_empty() { "" } else { ": " };
        println!("{}{between}{}", place.join(", "), problem.words);
    }
    let named = i64::try_from(report.problems.len()).unwrap_or(i64::MAX);
    if report.problem_count > named {
        println!("… and {} more", report.problem_count - named);
    }
    match (report.id, report.problem_count) {
        (Some(id), _) => println!("{} came in. To take them back: earshot import undo {id}", report.records),
        (None, 0) => println!("Nothing is wrong: {} would come in.", report.records),
        (None, wrong) => println!("Nothing came in: {wrong} to mend."),
    }
}
