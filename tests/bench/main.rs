//! The figures that are promised, each beside a raw limit taken in the same run: a bare server with the same transport and
//! one group-committed row a message through the same driver (raw.rs). Prints a table, writes bench-results/bench.json.
//!
//! Words after `--` choose parts (start, memory, messages, events, chats, pages, mails, texts, matrix, tables, cases, search, triage); without any, all of them.
//! EARSHOT_BENCH=quick runs everything at a hundredth of the size, to see that it runs; its figures mean nothing.

#![recursion_limit = "256"]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that can't go on must stop loudly"
)]

mod cases;
mod events;
#[expect(dead_code, unused_imports, clippy::expect_used, reason = "shared with the tests, which use all of it")]
#[path = "../harness/mod.rs"]
mod harness;
mod load;
mod mails;
mod matrix;
mod raw;
mod report;
mod search;
mod subject;
mod tables;
mod texts;
mod triage;

use std::time::{Duration, Instant};

use self::load::{Connection, Live, Route};
use self::report::{Row, Target, quantile};
use self::subject::{Earshot, Raw, Subject};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if let Some(role) = arguments.iter().position(|argument| argument == raw::ROLE) {
        return runtime.block_on(raw::serve(&arguments[role + 1], arguments[role + 2].parse().unwrap()));
    }
    let quick = std::env::var("EARSHOT_BENCH").is_ok_and(|mode| mode == "quick");
    let parts: Vec<_> = PARTS.into_iter().filter(|part| arguments.iter().any(|word| word == part)).collect();
    let parts = if parts.is_empty() { PARTS.to_vec() } else { parts };
    let rows = runtime.block_on(measure(&Sizes::new(quick), &parts));
    report::print(&rows);
    report::write(&rows, quick);
}

/// As in the product.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

const PARTS: [&str; 13] = [
    "start", "memory", "messages", "events", "chats", "pages", "mails", "texts", "matrix", "tables", "cases", "search",
    "triage",
];

struct Sizes {
    starts: usize,
    rounds: usize,
    messages: usize,
    talks: usize,
    stretch: Duration,
    open_chats: [usize; 2],
    conversations: [usize; 2],
    pages: usize,
    mails: usize,
    rooms: usize,
    said: usize,
    calls: usize,
    years: [usize; 2],
    kept: usize,
    streams: usize,
    watched: usize,
}

impl Sizes {
    fn new(quick: bool) -> Self {
        let part = if quick { 100 } else { 1 };
        Self {
            starts: if quick { 2 } else { 11 },
            rounds: if quick { 1 } else { 5 },
            messages: 2_000 / part,
            talks: if quick { 20 } else { 200 },
            stretch: Duration::from_secs(8) / part as u32,
            open_chats: [1_000 / part, 10_000 / part],
            conversations: [10_000 / part, 1_000_000 / part],
            pages: 1_000 / part,
            mails: 5_000 / part,
            rooms: 500 / part,
            said: 300 / part,
            calls: 50_000 / part,
            years: [1_000_000 / part, 100_000 / part],
            kept: 100_000 / part,
            streams: 200 / part,
            watched: 300 / part,
        }
    }
}

async fn measure(sizes: &Sizes, parts: &[&str]) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in parts {
        rows.extend(match *part {
            "triage" => triage::measure(sizes.stretch),
            "start" => {
                let (raw, ours) =
                    (starts(&mut Raw::start(), sizes.starts), starts(&mut Earshot::start(), sizes.starts));
                vec![Row::new("start to ready, median", "ms", ours, raw, Target::AtMost(300.0))]
            }
            "memory" => {
                let (raw, ours) = (resident(&Raw::start()).await, resident(&Earshot::start()).await);
                vec![Row::new("resident memory, idle", "MB", ours / 1e6, raw / 1e6, Target::AtMost(40.0))]
            }
            "messages" => messages(sizes).await,
            "events" => events::measure(sizes.streams, sizes.watched, sizes.stretch * 3).await,
            "chats" => chats(sizes).await,
            "pages" => pages(sizes).await,
            "tables" => tables::measure(sizes.calls, sizes.rounds.min(3)),
            "cases" => cases::measure(sizes.years[0], sizes.years[1], sizes.pages).await,
            "search" => search::measure(sizes.kept, sizes.pages.min(400), sizes.rounds.min(3)).await,
            "matrix" => matrix::measure(sizes.rooms, sizes.said, sizes.starts).await,
            "texts" => texts::measure(sizes.talks, sizes.rounds, sizes.stretch).await,
            _ => mails::measure(sizes.mails).await,
        });
    }
    rows
}

async fn messages(sizes: &Sizes) -> Vec<Row> {
    // In turn, so that whatever else the machine does falls on both alike.
    let (mut p50, mut p99, mut rate) = <(Pairs, Pairs, Pairs)>::default();
    for _ in 0..sizes.rounds {
        let (raw, ours) = (latency(&Raw::start(), sizes).await, latency(&Earshot::start(), sizes).await);
        p50.push(ours.0, raw.0);
        p99.push(ours.1, raw.1);
        rate.push(throughput(&Earshot::start(), sizes).await, throughput(&Raw::start(), sizes).await);
    }
    vec![
        p50.row("sent to received, p50", "ms", Target::RatioAtMost(2.5)),
        p99.row("sent to received, p99", "ms", Target::None),
        rate.row(&format!("durable messages a second, {} talks", sizes.talks), "/s", Target::RatioAtLeast(0.25)),
    ]
}

async fn chats(sizes: &Sizes) -> Vec<Row> {
    let (raw, ours) = (open_chats(&Raw::start(), sizes).await, open_chats(&Earshot::start(), sizes).await);
    let row = |at: usize| {
        let name = format!("memory per idle open chat at {}", sizes.open_chats[at]);
        Row::new(&name, "kB", ours[at] / 1e3, raw[at] / 1e3, Target::AtMost(16.0))
    };
    vec![row(0), row(1)]
}

async fn pages(sizes: &Sizes) -> Vec<Row> {
    // All four at once, so that no size has the quieter hour.
    let [small, large] = sizes.conversations;
    let raw = [Raw::seeded(small).await, Raw::seeded(large).await];
    let ours = [Earshot::seeded(small), Earshot::seeded(large)];
    let mut pages = <[(Pairs, Pairs); 2]>::default();
    let mut growth = Pairs::default();
    for _ in 0..sizes.rounds {
        let mut p99 = [(0.0, 0.0); 2];
        for at in 0..2 {
            let (raw, ours) = (page(&raw[at], sizes).await, page(&ours[at], sizes).await);
            pages[at].0.push(ours.0, raw.0);
            pages[at].1.push(ours.1, raw.1);
            p99[at] = (ours.1, raw.1);
        }
        growth.push(p99[1].0 / p99[0].0, p99[1].1 / p99[0].1);
    }
    let mut rows = Vec::new();
    for ((p50, p99), conversations) in pages.into_iter().zip(sizes.conversations) {
        let name = format!("inbox page at {conversations} conversations");
        rows.push(p50.row(&format!("{name}, p50"), "ms", Target::None));
        rows.push(p99.row(&format!("{name}, p99"), "ms", Target::AtMost(5.0)));
    }
    rows.push(growth.row("inbox page, p99 of the large over the small", "×", Target::AtMost(1.5)));
    rows
}

fn starts(subject: &mut impl Subject, count: usize) -> f64 {
    let mut times: Vec<f64> = (0..count).map(|_| subject.restart().as_secs_f64() * 1e3).collect();
    quantile(&mut times, 0.5)
}

/// Rounds of one figure, ours and raw; the row shows their medians.
#[derive(Default)]
struct Pairs(Vec<f64>, Vec<f64>);

impl Pairs {
    fn push(&mut self, ours: f64, raw: f64) {
        self.0.push(ours);
        self.1.push(raw);
    }

    fn row(mut self, name: &str, unit: &'static str, target: Target) -> Row {
        Row::new(name, unit, quantile(&mut self.0, 0.5), quantile(&mut self.1, 0.5), target)
    }
}

/// Bytes, once they stay within a hundredth for half a second.
async fn resident(subject: &impl Subject) -> f64 {
    let mut last = f64::MAX;
    let mut same = 0;
    let began = Instant::now();
    while same < 5 && began.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = resident_now(subject.pid());
        same = if (now - last).abs() < last / 100.0 { same + 1 } else { 0 };
        last = now;
    }
    last
}

fn resident_now(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() * 1024.0
}

/// One message at a time over 20 talks, from its POST to its arrival on the stream that sees everything: p50 and p99 in ms.
async fn latency(subject: &impl Subject, sizes: &Sizes) -> (f64, f64) {
    let mut talks = Vec::new();
    for _ in 0..20 {
        talks.push((subject.open_talk().await, Connection::open(subject.address()).await));
    }
    // The first message makes the conversation; that is another figure.
    for (talk, connection) in &mut talks {
        let (status, body) = connection.post(&talk.send, subject.message("first")).await;
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
    }
    subject.hold_all().await;
    let mut everything = Live::open(subject.address(), &subject.everything().await).await;
    let mut times = Vec::new();
    let warm_up = sizes.messages / 10;
    for number in 0..warm_up + sizes.messages {
        let (talk, connection) = &mut talks[number % 20];
        let text = format!("marker-{number}-end");
        let began = Instant::now();
        let send = subject.message(&text);
        let (answer, ()) = tokio::join!(connection.post(&talk.send, send), everything.until(text.as_bytes()));
        assert!(answer.0.is_success(), "{} {}", answer.0, String::from_utf8_lossy(&answer.1));
        if number >= warm_up {
            times.push(everything.last_arrival().duration_since(began).as_secs_f64() * 1e3);
        }
    }
    (quantile(&mut times, 0.5), quantile(&mut times, 0.99))
}

/// Every talk sends its next message when the last is acknowledged, and reads its own stream meanwhile.
async fn throughput(subject: &impl Subject, sizes: &Sizes) -> f64 {
    let mut talks = tokio::task::JoinSet::new();
    let mut opened = Vec::new();
    for _ in 0..sizes.talks {
        let talk = subject.open_talk().await;
        let mut connection = Connection::open(subject.address()).await;
        // The first message makes the conversation; that is another figure.
        let (status, body) = connection.post(&talk.send, subject.message("first")).await;
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
        let live = Live::open(subject.address(), &talk.stream).await;
        opened.push((talk.send, connection, live));
    }
    let end = Instant::now() + sizes.stretch;
    let message = subject.message_source();
    for (number, (send, mut connection, mut live)) in opened.into_iter().enumerate() {
        talks.spawn(async move {
            let mut sent = 0_u64;
            let reading = async { live.drain().await };
            let sending = async {
                while Instant::now() < end {
                    let (status, body) =
                        connection.post(&send, message(&format!("talk {number} message {sent}"))).await;
                    assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
                    sent += 1;
                }
                sent
            };
            tokio::select! { sent = sending => sent, () = reading => panic!("a stream ended") }
        });
    }
    let sent: u64 = talks.join_all().await.iter().sum();
    sent as f64 / sizes.stretch.as_secs_f64()
}

/// Bytes that each open stream adds, with a conversation of one message behind each.
async fn open_chats(subject: &impl Subject, sizes: &Sizes) -> [f64; 2] {
    let mut connection = Connection::open(subject.address()).await;
    let mut streams: Vec<Route> = Vec::new();
    for number in 0..sizes.open_chats[1] {
        let talk = subject.open_talk().await;
        let (status, body) = connection.post(&talk.send, subject.message(&format!("chat {number}"))).await;
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
        streams.push(talk.stream);
    }
    let before = resident(subject).await;
    let mut open = Vec::new();
    let mut each = [0.0; 2];
    for (at, count) in sizes.open_chats.into_iter().enumerate() {
        for stream in &streams[open.len()..count] {
            open.push(Live::open(subject.address(), stream).await);
        }
        each[at] = (resident(subject).await - before) / count as f64;
    }
    each
}

/// p50 and p99 in ms of the first page of what waits.
async fn page(subject: &impl Subject, sizes: &Sizes) -> (f64, f64) {
    let route = subject.page().await;
    let mut connection = Connection::open(subject.address()).await;
    let mut times = Vec::new();
    for number in 0..sizes.pages + sizes.pages / 10 {
        let began = Instant::now();
        let (status, body) = connection.get(&route).await;
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
        if number >= sizes.pages / 10 {
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
    }
    (quantile(&mut times, 0.5), quantile(&mut times, 0.99))
}
