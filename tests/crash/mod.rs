//! Kills the process with SIGKILL around its writes, syncs and sends while a contact and an operator talk, restarts it, and
//! compares what both see with the test client's own ledger: nothing acknowledged is lost, nothing is doubled.
//!
//! Points are drawn from a seed (EARSHOT_CRASH_SEED), 60 a database or EARSHOT_CRASH_POINTS. Where strace is installed a point
//! is the n-th call of a system call in one of the server's threads; a few are moments in time, and all are without strace.
//!
//! Absent on purpose: power loss. SIGKILL leaves the page cache, so torn and unsynced writes are another test's business.

pub mod kill;
mod talk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::json;
use tokio::runtime::Runtime;

use self::kill::{Call, Calls};
use self::talk::Talk;
use super::harness::client::{Failure, Operator};
use super::harness::process::{Databases, Server};
use super::harness::{postgres, setting, wait_until};

#[test]
fn crash_loses_and_doubles_nothing_on_sqlite() {
    Driver::start("sqlite", Databases::Embedded).run();
}

#[test]
fn crash_loses_and_doubles_nothing_on_postgres() {
    let databases = Databases::Postgres { data: postgres::database(), keys: postgres::database() };
    Driver::start("postgres", databases).run();
}

/// After so many no more is learnt, and each takes its time to be sure of.
const ENOUGH_FAULTS: usize = 10;

/// Where the process is killed.
#[derive(Debug)]
enum Point {
    /// At the n-th such call of a thread during the talk.
    Talking(Call),
    /// At the n-th such call of a thread while it starts after a first kill, then again like any other.
    Starting(Call),
    /// Some time after the n-th request of the talk was written.
    After { request: usize, delay: Duration },
}

struct Driver {
    database: &'static str,
    server: Server,
    operator: Operator,
    runtime: Runtime,
    talking: Calls,
    starting: Calls,
}

impl Driver {
    fn start(database: &'static str, databases: Databases) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let mut server = Server::start(databases);
        let demo = server.demo();
        let operator = runtime.block_on(Operator::log_in(&server, &demo.operators[0])).unwrap();

        // One talk and one start without a kill tell how many calls there are to choose from.
        let mut talking = Calls::default();
        let mut starting = Calls::default();
        if kill::strace_works() {
            let counter = kill::count(&server);
            let mut rehearsal = runtime.block_on(Talk::begin(&server, &operator)).unwrap();
            if let Err(failure) = runtime.block_on(rehearsal.go()) {
                panic!("the talk fails without a kill: {failure}; {}", server.log_tail());
            }
            assert_eq!(runtime.block_on(rehearsal.faults()), Vec::<String>::new(), "without a kill");
            server.kill();
            talking = counter.finish();
            let counter = kill::spawn_counting(&mut server);
            ready(&mut server);
            server.kill();
            starting = counter.finish();
            server.restart();
        }
        Self { database, server, operator, runtime, talking, starting }
    }

    fn run(mut self) {
        let points = setting("EARSHOT_CRASH_POINTS").unwrap_or(60);
        let seed = setting("EARSHOT_CRASH_SEED").unwrap_or(116_000);
        let began = Instant::now();
        let mut faults = Vec::new();
        let mut reached = BTreeMap::<String, u64>::new();
        for number in 0..points {
            let point = self.draw(seed.wrapping_mul(1_000_003).wrapping_add(number));
            eprintln!("crash {} point {number}: {point:?}", self.database);
            let (kind, found) = self.play(number, &point);
            *reached.entry(kind).or_default() += 1;
            // Told as it is found: a long run may be cut off before its end.
            for fault in &found {
                eprintln!("crash {} point {number}: FAULT: {fault}", self.database);
            }
            faults.extend(found.into_iter().map(|fault| format!("point {number} {point:?}: {fault}")));
            if faults.len() >= ENOUGH_FAULTS {
                break;
            }
        }
        self.server.stop();
        let (status, report) = self.server.run(&["fsck"]);
        if !status.success() {
            faults.push(format!("fsck after the last stop: {status}\n{report}"));
        }
        let result = json!({
            "database": self.database, "seed": seed, "points": reached.values().sum::<u64>(), "killed_at": reached, "faults": faults,
            "seconds": began.elapsed().as_secs(),
        });
        println!("crash {result}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test-results");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("crash-{}.json", self.database)), format!("{result:#}\n")).unwrap();
        assert!(faults.is_empty(), "{} of {points} points:\n{}", faults.len(), faults.join("\n"));
    }

    fn draw(&self, seed: u64) -> Point {
        let random = &mut StdRng::seed_from_u64(seed);
        match random.random_range(0..10) {
            0 if let Some(call) = self.starting.draw(random) => Point::Starting(call),
            0..8 if let Some(call) = self.talking.draw(random) => Point::Talking(call),
            _ => Point::After {
                request: random.random_range(1..=talk::REQUESTS),
                delay: Duration::from_micros(random.random_range(0..4_000)),
            },
        }
    }

    /// One talk with one kill. Gives what was killed in, and every fault found.
    fn play(&mut self, number: u64, point: &Point) -> (String, Vec<String>) {
        let (asked, requests) = mpsc::channel();
        let mut talk = self.runtime.block_on(Talk::begin(&self.server, &self.operator)).unwrap();
        talk.report_requests_to(asked);
        let tracer = match point {
            Point::Talking(call) => Some(kill::attach(&self.server, call)),
            Point::Starting(_) | Point::After { .. } => None,
        };
        let conversing = self.runtime.spawn(async move {
            let end = talk.go().await;
            (talk, end)
        });
        if let Point::After { request, delay } = point {
            for _ in 0..*request {
                if requests.recv_timeout(Duration::from_secs(60)).is_err() {
                    break;
                }
            }
            std::thread::sleep(*delay);
            self.server.kill();
        }
        let (mut talk, end) = self.runtime.block_on(conversing).unwrap();
        talk.forget_reports();

        let killed_in = match point {
            // A talk is cut off only by the kill; one that came to its end may still meet it, or have no such call left.
            Point::Talking(call) if end.is_err() || self.server.ended().is_some() => call.name.clone(),
            Point::Talking(_) => "at rest".to_owned(),
            Point::Starting(call) => format!("start: {}", call.name),
            Point::After { .. } => "any moment".to_owned(),
        };
        let mut faults = Vec::new();
        if let Err(failure @ Failure::Refused { .. }) = &end {
            faults.push(format!("refused before the kill: {failure}"));
        }
        self.server.kill();
        drop(tracer);
        if let Point::Starting(call) = point {
            kill::spawn_killing(&mut self.server, call);
            wait_until(
                Duration::from_secs(60),
                || "a start or a kill".into(),
                || (self.server.ended().is_some() || self.server.is_ready()).then_some(()),
            );
            self.server.kill();
        }
        // On every other point fsck is the first to open what the kill left behind, else the server is.
        if number.is_multiple_of(2) {
            let (status, report) = self.server.run(&["fsck"]);
            if !status.success() {
                faults.push(format!("fsck after the kill: {status}\n{report}"));
            }
        }
        self.server.restart();
        match self.runtime.block_on(talk.finish()) {
            Ok(()) => faults.extend(self.runtime.block_on(talk.faults())),
            Err(failure) => faults.push(format!("the talk can't go on: {failure}; {}", self.server.log_tail())),
        }
        (killed_in, faults)
    }
}

fn ready(server: &mut Server) {
    wait_until(Duration::from_secs(60), || "readiness under strace".into(), || server.is_ready().then_some(()));
}
