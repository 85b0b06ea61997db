//! Commands on texts.

use std::{io::Read as _, process::ExitCode};

use anyhow::{Context, Result};
use clap::Subcommand;
use earshot_sms::gsm;

/// Longest text that is read.
const TEXT_BYTES: u64 = 1024 * 1024;

/// Commands on texts.
#[derive(Debug, Subcommand)]
pub enum SmsCommand {
    /// Print what a text takes on its way: standard input in, one JSON object out. Stores nothing.
    #[command(
        long_about = "Print what the text on standard input takes on its way, as one JSON object: encoding (gsm7 or ucs2), units (septets, \
        or units of UTF-16), segments, replaced (characters that were replaced because that saves segments). A line end at the very end \
        is no part of the text.",
        after_long_help = "Example:\n  printf 'Can you talk?' | earshot sms segments"
    )]
    Segments {
        /// Replace nothing.
        #[arg(long)]
        as_is: bool,
    },
}

/// `sms …`.
pub fn run(command: &SmsCommand) -> Result<ExitCode> {
    let SmsCommand::Segments { as_is } = command;
    let mut text = String::new();
    std::io::stdin().take(TEXT_BYTES).read_to_string(&mut text).context("standard input is no text in UTF-8")?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    let segments = if *as_is { gsm::segments(text) } else { gsm::smart(text).1 };
    println!("{}", serde_json::to_string(&segments)?);
    Ok(ExitCode::SUCCESS)
}
