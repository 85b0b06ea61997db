//! What an adapter gives the suite, and the checks of a well-behaved day. The checks of crashes stand in `crash`.

use std::{fmt, future::Future, path::PathBuf, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::future::join_all;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::{FakeClock, HostFault, Kept, MemoryHost};
use crate::{Address, Channel, DeliveryState, Host, Outbound, SendError};

/// How long an adapter may take for anything, on the suite's clock.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// One thing that a contact writes, before an adapter's carrier has put it into its own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The same number is the same item, as far as its carrier id goes.
    pub number: u64,
    /// The text.
    pub text: String,
}

impl Sample {
    /// An item.
    pub fn new(number: u64, text: impl Into<String>) -> Self {
        Self { number, text: text.into() }
    }
}

/// What the carrier knows after it brought an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was told "received" and will not bring the item again.
    Acknowledged,
    /// It was told no, or the adapter gave up; it will bring the item again.
    Refused,
    /// It was told that this item is good for nothing and need not be brought again; nothing was kept.
    Declined,
}

/// How the carrier does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// Every answer takes this long.
    Slow(Duration),
    /// Takes connections and never answers.
    Silent,
    /// Refuses connections.
    Dead,
}

/// A message as the contact's phone shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The text.
    pub text: String,
}

/// An adapter with its carrier around it. Dropping it is a crash: nothing of it may go on running.
///
/// The carrier must outlive it: [`Harness::start`] is called again with a host that was reborn, and the same sample must
/// then come under the same carrier id.
#[async_trait]
pub trait Harness: Send + Sync + Sized + 'static {
    /// Whether the harness needs the machine's clock. `false` lets the suite turn time itself, so that no test waits.
    const REAL_TIME: bool = false;

    /// Starts the adapter on a host.
    async fn start(host: MemoryHost) -> Self;

    /// The adapter.
    fn channel(&self) -> Arc<dyn Channel>;

    /// Who writes the samples.
    fn contact(&self) -> Address;

    /// Lets the carrier bring one item, once, and tells what it was told. Must not wait for ever: an adapter that keeps
    /// its carrier waiting without bound hangs here, and the suite says so.
    async fn bring(&self, sample: &Sample) -> Verdict;

    /// What the contact's phone shows of our messages, in order.
    async fn phone(&self) -> Vec<Shown>;

    /// Changes how the outbound carrier does; false where there is no carrier between us and the contact.
    fn weather(&self, _weather: Weather) -> bool {
        false
    }

    /// The folder with the hostile inputs.
    fn hostile_folder() -> PathBuf;

    /// Runs one hostile input on a fresh host and says how it came out otherwise than written.
    async fn hostile(case: &Value) -> Result<(), String>;
}

/// What a check found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding(pub String);

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a check ends.
pub type Outcome = Result<(), Finding>;

/// Runs one check as a test does: panics with the finding.
pub fn run<H: Harness, F: Future<Output = Outcome>>(check: F) {
    if let Err(finding) = run_quietly::<H, F>(check) {
        #[expect(clippy::panic, reason = "this is how a test fails")]
        {
            panic!("{finding}");
        }
    }
}

/// Runs one check and answers the finding.
///
/// # Errors
/// What the check found.
pub fn run_quietly<H: Harness, F: Future<Output = Outcome>>(check: F) -> Outcome {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(!H::REAL_TIME)
        .build()
        .map_err(|error| Finding(format!("no runtime: {error}")))?
        .block_on(check)
}

pub(super) fn ensure(holds: bool, words: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(Finding(words())) }
}

/// A fresh host.
pub(super) fn host() -> Result<MemoryHost, Finding> {
    MemoryHost::new(7, FakeClock::new()).map_err(|error| Finding(format!("no host: {error}")))
}

/// Bounds what the adapter may take.
pub(super) async fn bounded<T>(what: &str, doing: impl Future<Output = T>) -> Result<T, Finding> {
    tokio::time::timeout(PATIENCE, doing).await.map_err(|_| Finding(format!("{what} did not end in {PATIENCE:?}")))
}

pub(super) async fn bring<H: Harness>(adapter: &H, sample: &Sample) -> Result<Verdict, Finding> {
    bounded("bringing an item", adapter.bring(sample)).await
}

/// The carrier brings an item until it is told "received".
pub(super) async fn bring_until_acknowledged<H: Harness>(adapter: &H, sample: &Sample) -> Outcome {
    for _ in 0..20 {
        if bring(adapter, sample).await? == Verdict::Acknowledged {
            return Ok(());
        }
    }
    Err(Finding(format!("item {} was brought 20 times to a working host and never acknowledged", sample.number)))
}

pub(super) fn of_text(host: &MemoryHost, text: &str) -> Vec<Kept> {
    host.kept().into_iter().filter(|line| line.text == text).collect()
}

/// The ledger holds each of these texts once, and nothing else.
pub(super) fn exactly(host: &MemoryHost, texts: &[&str]) -> Outcome {
    for text in texts {
        let found = of_text(host, text).len();
        ensure(found == 1, || format!("{text:?} stands {found} times in the ledger, not once"))?;
    }
    let kept = host.kept().len();
    ensure(kept == texts.len(), || format!("the ledger holds {kept} items, not {}", texts.len()))
}

fn outbound<H: Harness>(host: &MemoryHost, adapter: &H, text: &str) -> Outbound {
    host.operator_says(&adapter.contact(), text, Vec::new())
}

/// The checks, each the name of what holds.
pub mod checks {
    use super::*;
    pub use crate::testkit::{
        a_crash_at_any_step_of_the_host_loses_and_doubles_nothing, a_cut_at_any_await_point_loses_and_doubles_nothing,
        hostile_inputs_end_as_written,
    };

    /// The plain case.
    pub async fn one_item_arrives_whole_and_is_acknowledged<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        let verdict = bring(&adapter, &Sample::new(1, "Hello, can I talk?")).await?;
        ensure(verdict == Verdict::Acknowledged, || format!("a plain item was {verdict:?}"))?;
        exactly(&host, &["Hello, can I talk?"])?;
        let kept = host.kept();
        let line = kept.first().ok_or_else(|| Finding("nothing was kept".into()))?;
        ensure(line.from == Some(adapter.contact()), || "the item does not say who it is from".into())?;
        ensure(!line.raw.is_empty(), || "the bytes as they came were not handed over".into())
    }

    /// A carrier that did not hear "received" brings the item again, and must hear it then.
    pub async fn a_redelivered_item_is_acknowledged_again_and_kept_once<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        for round in 1..=3 {
            let verdict = bring(&adapter, &Sample::new(1, "again")).await?;
            ensure(verdict == Verdict::Acknowledged, || format!("copy {round} of an item was {verdict:?}"))?;
            host.clock().advance_ms(60_000);
        }
        ensure(host.accept_calls().0 >= 3, || "a copy was acknowledged without asking the host".into())?;
        exactly(&host, &["again"])
    }

    /// Two workers of one carrier bring the same item.
    pub async fn copies_that_come_at_the_same_time_are_kept_once<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        let sample = Sample::new(1, "at once");
        for verdict in join_all((0..8).map(|_| bring(&adapter, &sample))).await {
            let verdict = verdict?;
            ensure(verdict == Verdict::Acknowledged, || format!("one of eight copies was {verdict:?}"))?;
        }
        exactly(&host, &["at once"])
    }

    /// Nothing is dropped silently, not even what reuses an id.
    pub async fn the_same_id_with_other_content_is_kept_beside_the_first<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        bring_until_acknowledged(&adapter, &Sample::new(1, "first")).await?;
        bring(&adapter, &Sample::new(1, "second")).await?;
        exactly(&host, &["first", "second"])?;
        ensure(of_text(&host, "second").iter().all(|line| line.conflict), || {
            "other content under the same id was not seen as a conflict: the adapter changes the carrier's ids".into()
        })
    }

    /// Acknowledged means durable.
    pub async fn nothing_is_acknowledged_while_the_host_refuses<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        host.fail_always(Some(HostFault::Unavailable));
        let sample = Sample::new(1, "not yet");
        for round in 1..=3 {
            let verdict = bring(&adapter, &sample).await?;
            ensure(verdict == Verdict::Refused, || {
                format!("try {round} at a host that takes nothing was {verdict:?}")
            })?;
        }
        host.fail_always(None);
        bring_until_acknowledged(&adapter, &sample).await?;
        exactly(&host, &["not yet"])
    }

    /// A slow disk is no reason to tell a carrier anything before the time.
    pub async fn a_slow_host_delays_the_acknowledgement_and_nothing_else<H: Harness>() -> Outcome {
        for seconds in [1, 5, 9, 30] {
            let host = host()?;
            let adapter = H::start(host.clone()).await;
            host.fail_next([HostFault::Slow(Duration::from_secs(seconds))]);
            let sample = Sample::new(1, "slowly");
            let verdict = bring(&adapter, &sample).await?;
            let kept = of_text(&host, "slowly").len();
            ensure(verdict != Verdict::Acknowledged || kept == 1, || {
                format!("acknowledged with {kept} copies kept, at a host that takes {seconds} s")
            })?;
            ensure(verdict != Verdict::Declined, || format!("declined at a host that takes {seconds} s"))?;
            bring_until_acknowledged(&adapter, &sample).await?;
            exactly(&host, &["slowly"])?;
        }
        Ok(())
    }

    /// A host that never answers must not hold a carrier for ever.
    pub async fn a_host_that_hangs_is_given_up_and_nothing_is_acknowledged<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        host.fail_next([HostFault::Hang]);
        let sample = Sample::new(1, "anybody there?");
        let verdict = bring(&adapter, &sample).await?;
        ensure(verdict == Verdict::Refused, || format!("an item at a host that hangs was {verdict:?}"))?;
        bring_until_acknowledged(&adapter, &sample).await?;
        exactly(&host, &["anybody there?"])
    }

    /// The commit came through and its answer didn't.
    pub async fn an_answer_lost_after_the_commit_doubles_nothing<H: Harness>() -> Outcome {
        for fault in [HostFault::LoseAnswer, HostFault::HangAfterCommit] {
            let host = host()?;
            let adapter = H::start(host.clone()).await;
            host.fail_next([fault]);
            let sample = Sample::new(1, "did it get through?");
            let verdict = bring(&adapter, &sample).await?;
            ensure(verdict == Verdict::Refused, || format!("{fault:?} was {verdict:?}"))?;
            bring_until_acknowledged(&adapter, &sample).await?;
            exactly(&host, &["did it get through?"])?;
        }
        Ok(())
    }

    /// A long item is kept whole or refused; never a part of it.
    pub async fn text_is_never_cut_short<H: Harness>() -> Outcome {
        let limit = H::start(host()?).await.channel().capabilities().text_limit_chars.unwrap_or(100_000);
        for length in [1, limit, limit + 1, limit * 2, 8 * 1024 * 1024] {
            let host = host()?;
            let adapter = H::start(host.clone()).await;
            let text = "ż".repeat(length);
            let verdict = bring(&adapter, &Sample::new(1, text.clone())).await?;
            let whole = of_text(&host, &text).len();
            let unreadable = host.kept().iter().filter(|line| line.unreadable && !line.raw.is_empty()).count();
            match verdict {
                Verdict::Acknowledged => ensure(whole + unreadable == 1, || {
                    format!(
                        "{length} characters were acknowledged, and neither the text nor an unreadable item is kept"
                    )
                })?,
                Verdict::Refused | Verdict::Declined => {
                    ensure(length > 1, || "one character was not taken".into())?;
                    ensure(host.kept().is_empty(), || {
                        format!("{length} characters were refused and kept all the same")
                    })?;
                }
            }
        }
        Ok(())
    }

    /// What a database can't hold is taken out at the edge, and so is what differs between systems.
    pub async fn text_reaches_the_host_without_nul_and_with_plain_line_ends<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        bring(&adapter, &Sample::new(1, "a\r\nb\rc\nd\0e")).await?;
        for line in host.kept().iter().filter(|line| !line.unreadable) {
            ensure(!line.text.contains('\0'), || "U+0000 reached the host".into())?;
            ensure(!line.text.contains('\r'), || "a carriage return reached the host".into())?;
        }
        Ok(())
    }

    /// The way out.
    pub async fn an_outbound_message_reaches_the_phone_once<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        bring_until_acknowledged(&adapter, &Sample::new(1, "hello?")).await?;
        let out = outbound(&host, &adapter, "I am here.");
        let sent = bounded("sending", adapter.channel().send(&out)).await?;
        let sent = sent.map_err(|error| Finding(format!("a plain message was not sent: {error}")))?;
        let settled = matches!(sent.state, DeliveryState::Sent | DeliveryState::Delivered | DeliveryState::Read);
        ensure(settled, || format!("Ok, but the state is {:?}", sent.state))?;
        let shown = adapter.phone().await;
        ensure(shown == [Shown { text: "I am here.".into() }], || format!("the phone shows {} messages", shown.len()))
    }

    /// Capabilities that promise idempotent sends are held to it.
    pub async fn an_outbound_message_sent_twice_keeps_the_word_of_the_capabilities<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        bring_until_acknowledged(&adapter, &Sample::new(1, "hello?")).await?;
        let mut out = outbound(&host, &adapter, "Once.");
        for attempt in 0..2 {
            out.unsure_since = (attempt > 0).then(|| host.clock().now());
            let sent = bounded("sending", adapter.channel().send(&out)).await?;
            sent.map_err(|error| Finding(format!("attempt {attempt} was not sent: {error}")))?;
        }
        let copies = adapter.phone().await.len();
        let limit = if adapter.channel().capabilities().idempotent_sends { 1 } else { 2 };
        ensure((1..=limit).contains(&copies), || format!("the phone shows {copies} copies of one message"))
    }

    /// The limit in the capabilities is the one that the carrier has.
    pub async fn an_outbound_text_over_the_limit_is_refused_or_arrives_whole<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        let Some(limit) = adapter.channel().capabilities().text_limit_chars else { return Ok(()) };
        bring_until_acknowledged(&adapter, &Sample::new(1, "hello?")).await?;
        let longest = outbound(&host, &adapter, &"ż".repeat(limit));
        let sent = bounded("sending", adapter.channel().send(&longest)).await?;
        sent.map_err(|error| Finding(format!("a text at the limit was not sent: {error}")))?;
        let over = outbound(&host, &adapter, &"ż".repeat(limit + 1));
        match bounded("sending", adapter.channel().send(&over)).await? {
            Err(SendError::Reject { .. }) => Ok(()),
            Err(other) => Err(Finding(format!("a text over the limit will never go, but the answer is {other:?}"))),
            Ok(_) => {
                let whole = adapter.phone().await.iter().any(|shown| shown.text == over.text);
                ensure(whole, || "a text over the limit was called sent and did not arrive whole".into())
            }
        }
    }

    /// "Sent" is said only of what was taken, and somebody says something in the end.
    pub async fn a_slow_or_dead_carrier_never_makes_a_false_sent<H: Harness>() -> Outcome {
        for weather in [Weather::Slow(Duration::from_secs(3)), Weather::Silent, Weather::Dead] {
            let host = host()?;
            let adapter = H::start(host.clone()).await;
            bring_until_acknowledged(&adapter, &Sample::new(1, "hello?")).await?;
            if !adapter.weather(weather) {
                return Ok(());
            }
            let out = outbound(&host, &adapter, "Are you there?");
            let sent = bounded("sending", adapter.channel().send(&out)).await?;
            let shown = adapter.phone().await.len();
            match sent {
                Ok(_) => ensure(shown == 1, || format!("{weather:?}: called sent, but the phone shows {shown}"))?,
                Err(SendError::Retry { .. }) | Err(SendError::Reject { .. }) => ensure(shown == 0, || {
                    format!("{weather:?}: called certainly not sent, but the phone shows {shown}: it is Unknown")
                })?,
                Err(SendError::Unknown) => {}
            }
        }
        Ok(())
    }

    /// Others go by the capabilities and never ask twice.
    pub async fn capabilities_are_constant_and_sensible<H: Harness>() -> Outcome {
        let adapter = H::start(host()?).await;
        let channel = adapter.channel();
        let before = channel.capabilities().clone();
        bring(&adapter, &Sample::new(1, "hello?")).await?;
        ensure(*channel.capabilities() == before, || "the capabilities changed".into())?;
        let plain = !before.kind.is_empty() && before.kind.bytes().all(|byte| byte.is_ascii_lowercase());
        ensure(plain, || format!("{:?} is no kind of carrier", before.kind))?;
        ensure(before.sitting_silence_ms > 0, || "no silence ever ends a sitting".into())?;
        ensure(before.text_limit_chars != Some(0), || "no text can be sent".into())
    }

    /// `earshot channel test` may be run at any time.
    pub async fn probing_changes_nothing_and_says_something<H: Harness>() -> Outcome {
        let host = host()?;
        let adapter = H::start(host.clone()).await;
        let probe = bounded("probing", adapter.channel().probe()).await?;
        ensure(!probe.checks.is_empty(), || "the probe looked at nothing".into())?;
        ensure(probe.checks.iter().all(|check| !check.words.trim().is_empty()), || "a check says nothing".into())?;
        ensure(host.accept_calls().0 == 0 && adapter.phone().await.is_empty(), || "the probe left a trace".into())
    }

    /// Stopping is prompt, and so is stopping before anything began.
    pub async fn running_ends_when_told<H: Harness>() -> Outcome {
        for early in [true, false] {
            let host = host()?;
            let adapter = H::start(host.clone()).await;
            let channel = adapter.channel();
            let stop = CancellationToken::new();
            let running = channel.run(Arc::new(host) as Arc<dyn Host>, stop.clone());
            let stopping = async {
                if !early {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
                stop.cancel();
            };
            let (ended, ()) = bounded("running after stop", async { tokio::join!(running, stopping) }).await?;
            ended.map_err(|error| Finding(format!("told to stop, it ended with: {error}")))?;
        }
        Ok(())
    }

    /// Erasure is tried until it works, so it must bear repeating.
    pub async fn forgetting_twice_is_as_good_as_once<H: Harness>() -> Outcome {
        let adapter = H::start(host()?).await;
        bring(&adapter, &Sample::new(1, "forget me")).await?;
        for _ in 0..2 {
            let forgot = bounded("forgetting", adapter.channel().forget(&adapter.contact())).await?;
            forgot.map_err(|error| Finding(format!("could not forget: {error}")))?;
        }
        Ok(())
    }
}
