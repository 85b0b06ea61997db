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
    /// Both orders side by side, a priority a line.
    #[arg(long, conflicts_with = "order")]
    compare: bool,
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
    if arguments.compare {
        let [urgency, first_come] = [Order::Urgency, Order::FirstCome].map(|order| play(&plan, arguments.seed, order));
        match (urgency, first_come) {
            (Ok(urgency), Ok(first_come)) => print!("{}", compared(arguments.seed, &urgency, &first_come)),
            (Err(error), _) | (_, Err(error)) => bail!("{error}"),
        }
        return Ok(ExitCode::SUCCESS);
    }
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
            wait(group, 0.5),
            wait(group, 0.9),
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

fn wait(group: &Group, share: f64) -> String {
    group.quantile_s(share).map_or("-".into(), |seconds| format!("{}:{:02}", seconds / 60, seconds % 60))
}

fn compared(seed: u64, urgency: &Day, first_come: &Day) -> String {
    let mut page = format!("An invented day, seed {seed}, by urgency | first come, first served\n\n");
    let heads = ["median wait", "p90 wait", "gave up"].map(|head| format!("{head:>17}")).concat();
    page.push_str(&format!("{:<4} {:>6}{heads}\n", "", "began"));
    for (priority, (one, other)) in urgency.priorities.iter().zip(&first_come.priorities).enumerate() {
        let pairs = [
            (wait(one, 0.5), wait(other, 0.5)),
            (wait(one, 0.9), wait(other, 0.9)),
            (one.gave_up.to_string(), other.gave_up.to_string()),
        ];
        let pairs = pairs.map(|(one, other)| format!("{one:>8} |{other:>7}")).concat();
        page.push_str(&format!("P{priority:<3} {:>6}{pairs}\n", one.began));
    }
    page.push_str(&format!(
        "\n{} waiting at the most | {}, {} left at the end of the day | {}\n",
        urgency.longest_queue, first_come.longest_queue, urgency.left, first_come.left,
    ));
    page
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn both_orders_of_a_day_stand_side_by_side() {
        let group = |waited_s: &[i64], gave_up| Group { began: 4, waited_s: waited_s.to_vec(), gave_up, in_time: 0 };
        let day = |first: Group, longest_queue| {
            let mut day = Day { longest_queue, ..Day::default() };
            day.priorities[0] = first;
            day
        };
        let urgency = day(group(&[0, 5, 9], 1), 3);
        let first_come = day(group(&[65, 600, 3_725], 2), 12);
        expect![[r#"
            An invented day, seed 7, by urgency | first come, first served

                  began      median wait         p90 wait          gave up
            P0        4    0:05 |  10:00    0:09 |  62:05       1 |      2
            P1        0       - |      -       - |      -       0 |      0
            P2        0       - |      -       - |      -       0 |      0
            P3        0       - |      -       - |      -       0 |      0
            P4        0       - |      -       - |      -       0 |      0

            3 waiting at the most | 12, 0 left at the end of the day | 0
        "#]]
        .assert_eq(&compared(7, &urgency, &first_come));
    }
}
