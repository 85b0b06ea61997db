//! Commands on triage: why a text gets its priority, how well the rules rank labelled messages, and what operators put right. Only the
//! last opens the store.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use earshot_inbox::{
    Inbox, UnixMillis,
    triage::{Triage, Verdict, score},
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::Deserialize;
use serde_json::json;

use super::{OfHotline, hotline_of};

/// Commands on triage.
#[derive(Debug, Subcommand)]
pub enum TriageCommand {
    /// Print the priority of a text and the rules that gave it, as JSON.
    #[command(
        long_about = "Print the priority of a text and the rules that gave it, one JSON object a line: id, priority (0 now, 1 five \
        minutes, 2 fifteen minutes, 3 an hour, 4 same day), signals (code, rule, start, end; characters of the text, from 0), languages. \
        Reads the whole input as one text, or with --jsonl one object {\"id\", \"lang\", \"text\"} a line, lang being optional. The \
        clock plays no part unless --at names an hour.",
        after_long_help = "Examples:\n  echo 'he is coming up the stairs' | earshot triage explain\n  earshot triage explain --jsonl \
        messages.jsonl"
    )]
    Explain {
        /// Files; - and nothing read standard input.
        files: Vec<PathBuf>,
        /// One JSON object a line.
        #[arg(long)]
        jsonl: bool,
        /// Language in which the texts are expected, such as "de".
        #[arg(long, value_name = "LANGUAGE")]
        lang: Option<String>,
        /// Local time of day, such as 23:30: at night P2 rises to P1.
        #[arg(long, value_name = "HH:MM", value_parser = hour)]
        at: Option<u8>,
        #[command(flatten)]
        own: OwnRules,
    },
    /// Rank labelled messages and print how many urgent ones were found and how many calm ones raised an alarm.
    #[command(
        long_about = "Rank labelled messages, one JSON object a line: {\"id\", \"lang\", \"kind\", \"priority\", \"text\"}. Prints how \
        many of those labelled P0 and P0/P1 are ranked at their label or above, how many of those labelled P3/P4 are ranked P0/P1, per \
        language and kind, and who was taken for what.",
        after_long_help = "Example:\n  earshot triage score tests/triage/tuning/*.jsonl"
    )]
    Score {
        /// Files of labelled messages; - reads standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Don't tell the rules the language of a message.
        #[arg(long)]
        blind: bool,
        /// Name each message that was ranked wrongly.
        #[arg(long)]
        wrong: bool,
        #[command(flatten)]
        own: OwnRules,
    },
    /// Print what the rules missed and where they raised a false alarm, by what operators put right.
    #[command(
        long_about = "Print what the rules missed and where they raised a false alarm, by what operators put right: how many conversations \
        ended as P0 or P1 and were ranked lower by the rules, how many were ranked P0 or P1 and ended lower, and the corrections by rule, \
        language and reason. A danger that was real and is over counts as it was. Holds no words of anybody.",
        after_long_help = "Example:\n  earshot triage report --from 2026-01-01 --to 2026-04-01"
    )]
    Report(Report),
    /// List the languages that have rules and who has read them, or check files of rules.
    #[command(after_long_help = "Example:\n  earshot triage rules --rules ./our-rules")]
    Rules {
        #[command(flatten)]
        own: OwnRules,
    },
}

impl TriageCommand {
    /// Whether it looks at what the store holds.
    pub fn opens_store(&self) -> bool {
        matches!(self, Self::Report(_))
    }
}

/// Which time, of which hotline.
#[derive(Debug, Args)]
pub struct Report {
    /// First day, such as 2026-01-01, where the hotline is; thirty days ago where it is missing.
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The day after the last; tomorrow where it is missing.
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    of: OfHotline,
}

/// Rules that take the place of those that Earshot brings.
#[derive(Debug, Args)]
pub struct OwnRules {
    /// Folder with files of rules, LANGUAGE.toml each, that take the place of those that Earshot brings.
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
}

impl OwnRules {
    fn load(&self) -> Result<Triage> {
        let files = self.rules.as_deref().map(earshot_inbox::triage::own_files).transpose()?;
        Ok(Triage::with(&files.unwrap_or_default())?)
    }
}

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(default)]
    lang: Option<String>,
    text: String,
}

/// `triage`.
pub fn run(command: &TriageCommand) -> Result<ExitCode> {
    let done = match command {
        TriageCommand::Explain { files, jsonl, lang, at, own } => {
            explain(files, *jsonl, lang.as_deref(), *at, &own.load()?)
        }
        TriageCommand::Score { files, blind, wrong, own } => score(files, *blind, *wrong, &own.load()?),
        TriageCommand::Rules { own } => rules(&own.load()?),
        TriageCommand::Report(_) => bail!("the report needs the store"),
    };
    // Whoever reads the output may have seen enough.
    let closed = |error: &anyhow::Error| {
        error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    done.or_else(|error| if closed(&error) { Ok(ExitCode::SUCCESS) } else { Err(error) })
}

/// `triage report`.
pub async fn report(inbox: &Inbox, report: &Report) -> Result<ExitCode> {
    let (hotline, _) = hotline_of(inbox, report.of.hotline.as_deref()).await?;
    let zone = TimeZone::get(&hotline.spec.time_zone).unwrap_or(TimeZone::UTC);
    let today = Timestamp::from_millisecond(inbox.clock().now().0)?.to_zoned(zone.clone()).date();
    let from = report.from.map_or_else(|| today.checked_sub(30.days()), Ok)?;
    let to = report.to.map_or_else(|| today.tomorrow(), Ok)?;
    if from >= to {
        bail!("--from {from} is not before --to {to}");
    }
    let at = |day: Date| Ok::<_, anyhow::Error>(UnixMillis(day.to_zoned(zone.clone())?.timestamp().as_millisecond()));
    let found = inbox.triage_report_at_command_line(hotline.id, at(from)?, at(to)?).await?;
    let mut out = io::stdout().lock();
    if report.json {
        writeln!(out, "{}", serde_json::to_string(&found)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "{}, {from} until before {to}", hotline.spec.organisation)?;
    writeln!(out, "missed        {} of {} that ended as P0 or P1", found.missed, found.grave)?;
    writeln!(out, "false alarms  {} of {} that the rules ranked P0 or P1", found.false_alarms, found.alarms)?;
    for (title, list) in [("lowered by operators", &found.lowered), ("raised by operators", &found.raised)] {
        writeln!(out, "\n{title}: {}", list.iter().map(|wrong| wrong.times).sum::<i64>())?;
        for wrong in list {
            writeln!(
                out,
                "{:>6}  P{} -> P{}  {:<10} {:<8} {}",
                wrong.times,
                wrong.was,
                wrong.becomes,
                wrong.why.as_str(),
                wrong.language.as_deref().unwrap_or("?"),
                wrong.rule.as_deref().unwrap_or("no rule had spoken"),
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(files: &[PathBuf], jsonl: bool, lang: Option<&str>, at: Option<u8>, triage: &Triage) -> Result<ExitCode> {
    let is_night = at.is_some_and(|hour| !(6..22).contains(&hour));
    let mut out = io::stdout().lock();
    let mut say = |id: serde_json::Value, lang: Option<&str>, text: &str| {
        Ok(writeln!(out, "{}", told(&id, &triage.rank(text, lang).raised(is_night)))?)
    };
    let stdin = [PathBuf::from("-")];
    for file in if files.is_empty() { &stdin } else { files } {
        let mut input = open(file)?;
        if jsonl {
            each_line(file, input, |line: Line| say(line.id, line.lang.as_deref().or(lang), &line.text))?;
        } else {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).with_context(|| format!("{} can't be read", file.display()))?;
            let id = if file == Path::new("-") { serde_json::Value::Null } else { json!(file.display().to_string()) };
            say(id, lang, &String::from_utf8_lossy(&bytes))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn told(id: &serde_json::Value, verdict: &Verdict) -> serde_json::Value {
    let signals: Vec<_> = verdict
        .signals
        .iter()
        .map(|signal| json!({ "code": signal.code, "rule": signal.rule, "start": signal.start, "end": signal.end }))
        .collect();
    json!({ "id": id, "priority": verdict.priority, "signals": signals, "languages": verdict.languages })
}

fn score(files: &[PathBuf], blind: bool, wrong: bool, triage: &Triage) -> Result<ExitCode> {
    let mut messages: Vec<score::Labelled> = Vec::new();
    for file in files {
        each_line(file, open(file)?, |message: score::Labelled| {
            if message.priority > 4 {
                bail!("the priority of {} is {}, not 0 to 4", message.id, message.priority);
            }
            messages.push(message);
            Ok(())
        })?;
    }
    let score = score::Score::of(triage, &messages, blind);
    let mut out = io::stdout().lock();
    write!(out, "{score}")?;
    if wrong {
        writeln!(out)?;
        for (id, label, rank) in &score.wrong {
            writeln!(out, "{id}: P{label} ranked P{rank}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn rules(triage: &Triage) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    for (language, rules, reviewed_by) in triage.languages() {
        let read = if reviewed_by.is_empty() {
            "draft, nobody has reviewed it".into()
        } else {
            format!("reviewed by {}", reviewed_by.join(", "))
        };
        writeln!(out, "{language:<3} {rules:>4} rules   {read}")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn open(file: &Path) -> Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let opened = File::open(file).with_context(|| format!("{} can't be read", file.display()))?;
    if fs::metadata(file).is_ok_and(|metadata| metadata.is_dir()) {
        bail!("{} is a folder; name the files in it", file.display());
    }
    Ok(Box::new(BufReader::new(opened)))
}

fn each_line<T: for<'de> Deserialize<'de>>(
    file: &Path,
    input: Box<dyn BufRead>,
    mut each: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    for (number, line) in input.lines().enumerate() {
        let at = || format!("{}, line {}", file.display(), number + 1);
        let line = line.with_context(at)?;
        if !line.trim().is_empty() {
            each(serde_json::from_str(&line).with_context(at)?)?;
        }
    }
    Ok(())
}

fn hour(text: &str) -> Result<u8, String> {
    let wrong = || format!("{text:?} is not a time of day such as 23:30");
    let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
    match (hour.parse(), minute.parse::<u8>()) {
        (Ok(hour @ 0..=23), Ok(0..=59)) => Ok(hour),
        _ => Err(wrong()),
    }
}
