//! Runs an adapter's hostile inputs: JSON files, each a list of cases with the outcome in words.
//!
//! The suite knows a case's frame only; what an input is and how its outcome is checked is the harness's.

use std::{collections::HashSet, fs, panic::AssertUnwindSafe, path::Path};

use futures::FutureExt;
use serde_json::Value;

use super::{Finding, Harness, Outcome, suite};

/// Fewest hostile inputs that an adapter comes with.
pub const FEWEST_HOSTILE_INPUTS: usize = 40;

/// Every case ends as written, without a panic, and is written so that a person can judge it.
pub async fn hostile_inputs_end_as_written<H: Harness>() -> Outcome {
    let cases = load(&H::hostile_folder())?;
    let mut wrong = Vec::new();
    for case in &cases {
        let name = case.get("name").and_then(Value::as_str).unwrap_or_default();
        let ended = AssertUnwindSafe(H::hostile(case)).catch_unwind();
        match suite::bounded("the case", ended).await {
            Err(finding) => wrong.push(format!("{name}: {finding}")),
            Ok(Err(_)) => wrong.push(format!("{name}: panicked")),
            Ok(Ok(Err(words))) => wrong.push(format!("{name}: {words}")),
            Ok(Ok(Ok(()))) => {}
        }
    }
    suite::ensure(wrong.is_empty(), || format!("{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n")))
}

/// The cases of all `.json` files in a folder, in the order of the files' names.
///
/// # Errors
/// Where a file can't be read, a case has no name, reason or outcome in words, or there are too few.
pub fn load(folder: &Path) -> Result<Vec<Value>, Finding> {
    let unread = |error: &dyn std::fmt::Display| Finding(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unread(&error))? {
        let path = entry.map_err(|error| unread(&error))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read(&file).map_err(|error| unread(&error))?;
        let list: Vec<Value> = serde_json::from_slice(&text).map_err(|error| unread(&error))?;
        cases.extend(list);
    }
    let mut names = HashSet::new();
    for case in &cases {
        let name = words(case, "/name")?;
        words(case, "/why")?;
        words(case, "/expect/words")?;
        suite::ensure(names.insert(name), || format!("two cases are called {name:?}"))?;
    }
    let enough = cases.len() >= FEWEST_HOSTILE_INPUTS;
    suite::ensure(enough, || format!("{} hostile inputs are fewer than {FEWEST_HOSTILE_INPUTS}", cases.len()))?;
    Ok(cases)
}

fn words<'a>(case: &'a Value, pointer: &str) -> Result<&'a str, Finding> {
    case.pointer(pointer)
        .and_then(Value::as_str)
        .filter(|words| !words.trim().is_empty())
        .ok_or_else(|| Finding(format!("a case lacks {pointer}: {case}")))
}
