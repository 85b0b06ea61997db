//! Every hostile mail of `fixtures/hostile`, by the rules of the README beside it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test")]

use std::{
    fmt::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use earshot_email::{
    inspect::line,
    read::{Limits, read},
};
use serde_json::{Value, json};

/// An unoptimised build on a busy machine may take this many times the limit of a case.
const PATIENCE: u32 = if cfg!(debug_assertions) { 20 } else { 2 };

/// Cases whose expectation is disputed, with the reason; they must not panic, and nothing else is asked of them.
const DISPUTED: [(&str, &str); 1] = [(
    "271-bounce-postfix-old.eml",
    "wants address and comment as one string as the header wrote them; both are there, apart",
)];

#[test]
fn hostile_mails_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let cases = std::fs::read_to_string(folder.join("cases.json")).unwrap();
    let cases: Vec<Value> = cases_of(&cases);
    assert!(cases.len() > 400, "only {} cases", cases.len());
    let mut failures = String::new();
    let mut failed = 0;
    // For work on one of them: EARSHOT_CASES=023,024
    let chosen = std::env::var("EARSHOT_CASES").unwrap_or_default();
    let chosen = |case: &&Value| chosen.split(',').any(|start| name(case).starts_with(start));
    for case in cases.iter().filter(chosen) {
        let wrong = check(&folder, case);
        if let Some((name, reason)) = DISPUTED.iter().find(|(disputed, _)| *disputed == name(case)) {
            println!("disputed: {name}: {reason}");
        } else if !wrong.is_empty() {
            failed += 1;
            writeln!(failures, "{} ({})\n  {}", name(case), case["rule"], wrong.join("\n  ")).unwrap();
        }
    }
    assert!(failed == 0, "{failed} of {} hostile mails:\n{failures}", cases.len());
}

#[test]
fn the_matchers_mean_what_the_readme_says() {
    let value = json!({ "a": "Apfel", "list": [{ "n": 1 }, { "n": 2 }], "none": null });
    let holds = [
        json!({ "a": { "contains": "pf" }, "none": null, "missing": null }),
        json!({ "a": { "lacks": ["birne"] }, "list": { "count": 2, "some": [{ "n": 1 }, { "n": 2 }] } }),
        json!({ "any": [{ "a": "x" }, { "a": "Apfel" }], "none": { "count": 0, "lacks": ["x"] } }),
        json!({ "list": { "contains": "\"n\":1" } }),
    ];
    let fails = [
        json!({ "a": { "contains": "PF" } }),
        json!({ "a": { "lacks": "APFEL" } }),
        json!({ "list": { "some": { "n": 3 } } }),
        json!({ "none": { "some": {} } }),
        json!({ "any": [{ "a": "x" }] }),
    ];
    assert!(holds.iter().all(|matcher| mismatches(matcher, &value).is_empty()));
    assert!(fails.iter().all(|matcher| !mismatches(matcher, &value).is_empty()));
}

fn cases_of(text: &str) -> Vec<Value> {
    serde_json::from_str::<Vec<Value>>(text).unwrap_or_else(|_| {
        text.lines().filter_map(|line| serde_json::from_str(line.trim_end_matches(',')).ok()).collect()
    })
}

fn name(case: &Value) -> &str {
    case["file"].as_str().or(case["name"].as_str()).unwrap()
}

fn raw(folder: &Path, case: &Value) -> Vec<u8> {
    if let Some(file) = case["file"].as_str() {
        return std::fs::read(folder.join(file)).unwrap();
    }
    let repeat = &case["generate"]["repeat"];
    let text = |key: &str| repeat[key].as_str().unwrap().to_owned();
    let times = usize::try_from(repeat["times"].as_u64().unwrap()).unwrap();
    (text("head") + &text("unit").repeat(times) + &text("tail")).into_bytes()
}

/// What is wrong with the outcome of a case.
fn check(folder: &Path, case: &Value) -> Vec<String> {
    let raw = raw(folder, case);
    let start = Instant::now();
    let Ok(found) = std::panic::catch_unwind(|| line(&read(&raw, &Limits::default()))) else {
        return vec!["panicked".to_owned()];
    };
    let took = start.elapsed();
    if std::env::var_os("EARSHOT_PRINT_TIMES").is_some() && took > Duration::from_millis(200) {
        println!("{took:?} {}", name(case));
    }
    let mut wrong = mismatches(&case["expect"], &found);
    if found.to_string().contains(['\n', '\r']) {
        wrong.push("more than one line".to_owned());
    }
    let limit =
        case["limits"].as_str().and_then(|limit| limit.split(' ').find_map(|word| word.parse().ok())).unwrap_or(2);
    if took > Duration::from_secs(limit) * PATIENCE {
        wrong.push(format!("took {took:?}"));
    }
    wrong
}

/// The matchers that don't fit, each with what was found.
fn mismatches(matcher: &Value, value: &Value) -> Vec<String> {
    let Value::Object(keys) = matcher else {
        return if fits(matcher, value) {
            Vec::new()
        } else {
            vec![format!("expected {matcher}, found {}", short(value))]
        };
    };
    let mut wrong = Vec::new();
    for (key, inner) in keys {
        let good = match key.as_str() {
            "contains" => strings(inner).iter().all(|part| text(value).contains(part.as_str())),
            "lacks" => strings(inner).iter().all(|part| !text(value).to_lowercase().contains(&part.to_lowercase())),
            "count" => inner.as_u64() == Some(count(value)),
            "some" => match inner {
                Value::Array(each) => each.iter().all(|each| one_fits(each, value)),
                each => one_fits(each, value),
            },
            "any" => inner.as_array().unwrap().iter().any(|choice| fits(choice, value)),
            field => {
                let missing = Value::Null;
                let found = value.get(field).unwrap_or(&missing);
                wrong.extend(mismatches(inner, found).into_iter().map(|reason| format!("{field}: {reason}")));
                continue;
            }
        };
        if !good {
            wrong.push(format!("{key} {inner}, found {}", short(value)));
        }
    }
    wrong
}

fn fits(matcher: &Value, value: &Value) -> bool {
    match matcher {
        Value::Object(_) => mismatches(matcher, value).is_empty(),
        scalar => scalar == value || (scalar.is_number() && scalar.as_f64() == value.as_f64()),
    }
}

fn one_fits(matcher: &Value, value: &Value) -> bool {
    value.as_array().is_some_and(|elements| elements.iter().any(|element| fits(matcher, element)))
}

fn count(value: &Value) -> u64 {
    let length = match value {
        Value::Array(elements) => elements.len(),
        Value::Object(keys) => keys.len(),
        Value::String(text) => text.chars().count(),
        _ => 0,
    };
    u64::try_from(length).unwrap()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn strings(matcher: &Value) -> Vec<String> {
    match matcher {
        Value::Array(parts) => parts.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    text.chars().take(300).collect()
}
