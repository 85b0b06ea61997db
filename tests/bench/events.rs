//! How late an event stands on the operators' screens while many of them watch and many young people write.
//!
//! The streams belong to one operator who holds every talk: each brings every word, which is more than a real shift's screens get.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::load::{Connection, Live};
use super::report::{Row, Target, quantile};
use super::subject::{Earshot, Raw, Subject};

/// Between two messages of a talk.
const PACE: Duration = Duration::from_secs(6);

pub async fn measure(streams: usize, talks: usize, stretch: Duration) -> Vec<Row> {
    let (raw, ours) =
        (lags(&Raw::start(), streams, talks, stretch).await, lags(&Earshot::start(), streams, talks, stretch).await);
    let name = |part: &str| format!("event lag, {streams} operators' streams, {talks} talks, {part}");
    vec![
        Row::new(&name("p50"), "ms", ours.0, raw.0, Target::None),
        Row::new(&name("p99"), "ms", ours.1, raw.1, Target::AtMost(250.0)),
    ]
}

/// From the POST to the arrival on each stream: p50 and p99 in ms.
async fn lags(subject: &impl Subject, streams: usize, talks: usize, stretch: Duration) -> (f64, f64) {
    let mut writers = Vec::new();
    for _ in 0..talks {
        let (talk, mut connection) = (subject.open_talk().await, Connection::open(subject.address()).await);
        let (status, body) = connection.post(&talk.send, subject.message("first")).await;
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
        writers.push((talk, connection));
    }
    subject.hold_all().await;
    let route = subject.everything().await;
    let origin = Instant::now();
    let mut watching = JoinSet::new();
    for _ in 0..streams {
        let mut live = Live::open(subject.address(), &route).await;
        watching.spawn(async move {
            let mut lags = Vec::new();
            let until = stretch + PACE;
            while let Ok(sent) = tokio::time::timeout_at((origin + until).into(), live.number_behind(b"sent-")).await {
                lags.push((live.last_arrival().duration_since(origin).as_secs_f64() - sent as f64 / 1e6) * 1e3);
            }
            lags
        });
    }
    let message = subject.message_source();
    let mut writing = JoinSet::new();
    let begin = Instant::now();
    for (number, (talk, mut connection)) in writers.into_iter().enumerate() {
        writing.spawn(async move {
            let mut sent = 0_usize;
            // Spread over the pace, as people are.
            let mut next = begin + PACE.mul_f64(number as f64 / talks as f64);
            while next < begin + stretch {
                tokio::time::sleep_until(next.into()).await;
                let text = format!("sent-{}-end", origin.elapsed().as_micros());
                let (status, body) = connection.post(&talk.send, message(&text)).await;
                assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
                (sent, next) = (sent + 1, next + PACE);
            }
            sent
        });
    }
    let sent: usize = writing.join_all().await.iter().sum();
    let mut lags: Vec<f64> = watching.join_all().await.concat();
    assert_eq!(lags.len(), sent * streams, "each event on each stream");
    (quantile(&mut lags, 0.5), quantile(&mut lags, 0.99))
}
