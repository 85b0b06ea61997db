//! `earshot simulate`: a day of arrivals through the real routing.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use earshot_inbox::routing::simulate::{Day, Group, Order, Plan, play};

/// What is played.
#[derive(Debug, Args)]
pub struct SimulateArguments {
    /// A day as a TOML file; without it an invented one of middling size.
    plan: Option<PathBuf>,
    /// The same seed gives the same day.
    #[arg(long, default_value_t = 116)]
    seed: u64,
    /// In which order operators take what waits.
    #[arg(long, value_enum, default_value_t = By::Both)]
    order: By,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    /// As Earshot does.
    Urgency,
    /// Who came first is first.
    FirstCome,
    /// One below the other, of the same day.
    Both,
}

/// `simulate`.
pub fn run(arguments: &SimulateArguments) -> Result<ExitCode> {
    let plan = match &arguments.plan {
        None => Plan::usual(),
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
            toml::from_str(&text).with_context(|| format!("{} is not a day to play", path.display()))?
        }
    };
    let orders: &[(&str, Order)] = match arguments.order {
        By::Urgency => &[("by urgency", Order::Urgency)],
        By::FirstCome => &[("first come, first served", Order::FirstCome)],
        By::Both => &[("by urgency", Order::Urgency), ("first come, first served", Order::FirstCome)],
    };
    for (name, order) in orders {
        match play(&plan, arguments.seed, *order) {
            Ok(day) => print!("{}", told(name, arguments.seed, &day)),
            Err(error) => bail!("{error}"),
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn told(name: &str, seed: u64, day: &Day) -> String {
    let mut page = format!("An invented day, seed {seed}, {name}\n\n");
    page.push_str(&format!(
        "{:<10} {:>6} {:>6} {:>8} {:>12} {:>12} {:>12}\n",
        "", "began", "taken", "gave up", "median wait", "p90 wait", "in target"
    ));
    let mut line = |name: &str, group: &Group| {
        let wait = |share: f64| {
            group.quantile_s(share).map_or("-".into(), |seconds| format!("{}:{:02}", seconds / 60, seconds % 60))
        };
        let share = if group.began == 0 {
            "-".into()
        } else {
            format!("{:.0} %", 100.0 * group.in_time as f64 / group.began as f64)
        };
        page.push_str(&format!(
            "{name:<10} {:>6} {:>6} {:>8} {:>12} {:>12} {share:>12}\n",
            group.began,
            group.waited_s.len(),
            group.gave_up,
            wait(0.5),
            wait(0.9),
        ));
    };
    for (priority, group) in day.priorities.iter().enumerate() {
        line(&format!("P{priority}"), group);
    }
    for (language, group) in &day.languages {
        line(language, group);
    }
    page.push_str(&format!(
        "\n{} hours of work, {:.2} conversations held on average, {} waiting at the most, {} left at the end of the day\n\n",
        day.staffed_min / 60,
        day.mean_load,
        day.longest_queue,
        day.left,
    ));
    page
}
