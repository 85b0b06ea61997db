//! The table and bench-results/bench.json.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// What is to be reached.
pub enum Target {
    None,
    /// In the row's unit.
    AtMost(f64),
    AtLeast(f64),
    /// Ours over raw.
    RatioAtMost(f64),
    RatioAtLeast(f64),
}

pub struct Row {
    name: String,
    unit: &'static str,
    ours: f64,
    raw: f64,
    target: Target,
}

impl Row {
    pub fn new(name: &str, unit: &'static str, ours: f64, raw: f64, target: Target) -> Self {
        eprintln!("{name}: {ours:.3} {unit}, raw {raw:.3}");
        Self { name: name.to_owned(), unit, ours, raw, target }
    }

    fn ratio(&self) -> f64 {
        self.ours / self.raw
    }

    fn target(&self) -> String {
        match self.target {
            Target::None => String::new(),
            Target::AtMost(limit) => format!("≤ {limit} {}", self.unit),
            Target::AtLeast(limit) => format!("≥ {limit} {}", self.unit),
            Target::RatioAtMost(limit) => format!("≤ {limit} × raw"),
            Target::RatioAtLeast(limit) => format!("≥ {limit} × raw"),
        }
    }

    fn is_met(&self) -> Option<bool> {
        match self.target {
            Target::None => None,
            Target::AtMost(limit) => Some(self.ours <= limit),
            Target::AtLeast(limit) => Some(self.ours >= limit),
            Target::RatioAtMost(limit) => Some(self.ratio() <= limit),
            Target::RatioAtLeast(limit) => Some(self.ratio() >= limit),
        }
    }

    fn verdict(&self) -> &'static str {
        match self.is_met() {
            None => "",
            Some(true) => "met",
            Some(false) => "MISSED",
        }
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name, "unit": self.unit, "earshot": self.ours, "raw": self.raw, "ratio": self.ratio(),
            "target": self.target(), "met": self.is_met(),
        })
    }
}

pub fn print(rows: &[Row]) {
    println!("\n{:<52}{:>12}{:>12}{:>9}  {:<14}", "", "earshot", "raw", "ratio", "to reach");
    for row in rows {
        let ours = format!("{:.2} {}", row.ours, row.unit);
        let raw = format!("{:.2}", row.raw);
        println!("{:<52}{ours:>12}{raw:>12}{:>9.2}  {:<14}{}", row.name, row.ratio(), row.target(), row.verdict());
    }
}

pub fn write(rows: &[Row], quick: bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench-results");
    fs::create_dir_all(&folder).unwrap();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let measures: Vec<Value> = rows.iter().map(Row::json).collect();
    let all = json!({ "cores": cores, "quick": quick, "measures": measures });
    fs::write(folder.join("bench.json"), format!("{all:#}\n")).unwrap();
}

/// Sorts and picks, by the nearest rank.
pub fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() as f64 * part).ceil() as usize).clamp(1, values.len()) - 1]
}
