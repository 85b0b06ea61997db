//! Figures for an administrator, in Prometheus' text form. No addresses, no ids: a route is its template.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use super::hosts::Face;

/// Upper bounds of the latency histogram, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

#[derive(Default)]
struct Histogram {
    /// One more than there are bounds: the last holds what is above all of them.
    buckets: [u64; BOUNDS.len() + 1],
    sum_s: f64,
}

type Route = (&'static str, String, &'static str);

/// What the edge counts.
#[derive(Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(Route, u16), u64>>,
    latencies: Mutex<BTreeMap<Route, Histogram>>,
    /// Open connections.
    pub connections: AtomicI64,
    /// Open event streams, of contacts and operators.
    pub streams: AtomicI64,
    /// Connections turned away because there were too many.
    pub turned_away: AtomicU64,
}

/// A figure that somebody else counted: name, meaning, label and value.
pub struct Figure {
    /// Name without the `earshot_` in front.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// A label and its value.
    pub label: Option<(&'static str, String)>,
    /// The value.
    pub value: i64,
}

impl Metrics {
    /// Notes an answered request.
    pub fn answered(&self, face: Face, route: &str, method: &http::Method, status: u16, took: Duration) {
        let key: Route = (face.label(), route.to_owned(), method_label(method));
        *lock(&self.requests).entry((key.clone(), status)).or_default() += 1;
        let seconds = took.as_secs_f64();
        let mut latencies = lock(&self.latencies);
        let histogram = latencies.entry(key).or_default();
        histogram.sum_s += seconds;
        let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        if let Some(count) = histogram.buckets.get_mut(bucket) {
            *count += 1;
        }
    }

    /// Everything, with what others counted.
    pub fn text(&self, others: &[Figure]) -> String {
        let mut text = String::new();
        head(&mut text, "requests_total", "counter", "Requests answered, by route and status.");
        for (((face, route, method), status), count) in lock(&self.requests).iter() {
            line(
                &mut text,
                "requests_total",
                &format!("face=\"{face}\",route=\"{route}\",method=\"{method}\",status=\"{status}\""),
                count,
            );
        }
        head(&mut text, "request_seconds", "histogram", "Time to the head of the answer.");
        for ((face, route, method), histogram) in lock(&self.latencies).iter() {
            let labels = format!("face=\"{face}\",route=\"{route}\",method=\"{method}\"");
            let mut below = 0;
            for (bound, count) in BOUNDS.iter().map(f64::to_string).chain(["+Inf".to_owned()]).zip(histogram.buckets) {
                below += count;
                line(&mut text, "request_seconds_bucket", &format!("{labels},le=\"{bound}\""), &below);
            }
            line(&mut text, "request_seconds_sum", &labels, &histogram.sum_s);
            line(&mut text, "request_seconds_count", &labels, &below);
        }
        let own = [
            ("connections", "gauge", "Open connections.", self.connections.load(Ordering::Relaxed)),
            ("streams", "gauge", "Open event streams.", self.streams.load(Ordering::Relaxed)),
        ];
        for (name, kind, meaning, value) in own {
            head(&mut text, name, kind, meaning);
            line(&mut text, name, "", &value);
        }
        head(&mut text, "turned_away_total", "counter", "Connections refused because there were too many.");
        line(&mut text, "turned_away_total", "", &self.turned_away.load(Ordering::Relaxed));
        let mut before = "";
        for Figure { name, meaning, label, value } in others {
            if before != *name {
                head(&mut text, name, "gauge", meaning);
                before = name;
            }
            let labels = label.as_ref().map(|(name, value)| format!("{name}=\"{value}\"")).unwrap_or_default();
            line(&mut text, name, &labels, value);
        }
        text
    }
}

fn head(text: &mut String, name: &str, kind: &str, meaning: &str) {
    // Writing into a String can't fail.
    let _ = write!(text, "# HELP earshot_{name} {meaning}\n# TYPE earshot_{name} {kind}\n");
}

fn line(text: &mut String, name: &str, labels: &str, value: &dyn std::fmt::Display) {
    let _ = match labels.is_empty() {
        true => writeln!(text, "earshot_{name} {value}"),
        false => writeln!(text, "earshot_{name}{{{labels}}} {value}"),
    };
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Known methods only: a label of a stranger's choice would let them fill the memory, and write into the log.
pub fn method_label(method: &http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn the_text_is_what_prometheus_reads() {
        let metrics = Metrics::default();
        metrics.answered(Face::Chat, "/c/{key}/send", &http::Method::POST, 200, Duration::from_millis(3));
        metrics.answered(Face::Chat, "/c/{key}/send", &http::Method::POST, 200, Duration::from_secs(20));
        metrics.streams.store(2, Ordering::Relaxed);
        let others = [
            Figure {
                name: "deliveries",
                meaning: "Deliveries by state.",
                label: Some(("state", "queued".into())),
                value: 3,
            },
            Figure {
                name: "deliveries",
                meaning: "Deliveries by state.",
                label: Some(("state", "sent".into())),
                value: 1,
            },
        ];
        expect![[r#"
            # HELP earshot_requests_total Requests answered, by route and status.
            # TYPE earshot_requests_total counter
            earshot_requests_total{face="chat",route="/c/{key}/send",method="POST",status="200"} 2
            # HELP earshot_request_seconds Time to the head of the answer.
            # TYPE earshot_request_seconds histogram
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.001"} 0
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.0025"} 0
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.005"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.01"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.025"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.1"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="0.5"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="2.5"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="10"} 1
            earshot_request_seconds_bucket{face="chat",route="/c/{key}/send",method="POST",le="+Inf"} 2
            earshot_request_seconds_sum{face="chat",route="/c/{key}/send",method="POST"} 20.003
            earshot_request_seconds_count{face="chat",route="/c/{key}/send",method="POST"} 2
            # HELP earshot_connections Open connections.
            # TYPE earshot_connections gauge
            earshot_connections 0
            # HELP earshot_streams Open event streams.
            # TYPE earshot_streams gauge
            earshot_streams 2
            # HELP earshot_turned_away_total Connections refused because there were too many.
            # TYPE earshot_turned_away_total counter
            earshot_turned_away_total 0
            # HELP earshot_deliveries Deliveries by state.
            # TYPE earshot_deliveries gauge
            earshot_deliveries{state="queued"} 3
            earshot_deliveries{state="sent"} 1
        "#]]
        .assert_eq(&metrics.text(&others));
    }
}
