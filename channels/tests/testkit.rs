//! The suite can fail: a small adapter passes it whole, and each way of breaking that adapter is caught by name.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, Capabilities, CarrierId, Channel, ChannelError, DeliveryState, Host, HostError, Inbound,
    InboundMessage, Outbound, Placement, Probe, ProbeCheck, Received, SendError, Sent,
    testkit::{Harness, MemoryHost, Outcome, Sample, Shown, Verdict, Weather, checks, run_quietly},
};
use parking_lot::Mutex;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

/// Ways to be broken, each one bit.
const ACKNOWLEDGES_BEFORE_ACCEPT: u32 = 1;
const REFUSES_COPIES: u32 = 1 << 1;
const SWALLOWS_REFUSALS: u32 = 1 << 2;
const WAITS_FOR_EVER: u32 = 1 << 3;
const CUTS_TEXT: u32 = 1 << 4;
const KEEPS_NUL: u32 = 1 << 5;
const NEW_ID_EACH_TIME: u32 = 1 << 6;
const REMEMBERS_COPIES_ITSELF: u32 = 1 << 7;
const DROPS_CONFLICTS: u32 = 1 << 8;
const SENDS_TWICE: u32 = 1 << 9;
const SAYS_SENT_WHEN_DEAD: u32 = 1 << 10;
const SAYS_RETRY_WHEN_CUT: u32 = 1 << 11;
const CUTS_OUTBOUND: u32 = 1 << 12;
const IGNORES_STOP: u32 = 1 << 13;
const PROBE_LEAVES_TRACE: u32 = 1 << 14;
const FORGETS_ONCE: u32 = 1 << 15;
const DROPS_RAW: u32 = 1 << 16;
const DELAYED_ACCEPT: u32 = 1 << 17;
const NO_SENDER: u32 = 1 << 18;

const LIMIT: usize = 100;

struct Toy<const FLAWS: u32> {
    host: MemoryHost,
    seen: Mutex<HashMap<u64, String>>,
    fresh: AtomicU64,
    forgotten: AtomicU64,
    weather: Mutex<Option<Weather>>,
    phone: Mutex<Vec<(Outbound, String)>>,
    capabilities: Capabilities,
}

struct Rig<const FLAWS: u32>(Arc<Toy<FLAWS>>);

impl<const FLAWS: u32> Toy<FLAWS> {
    const fn is(flaw: u32) -> bool {
        FLAWS & flaw != 0
    }

    async fn receive(&self, sample: &Sample) -> Verdict {
        if Self::is(REMEMBERS_COPIES_ITSELF) {
            let mut seen = self.seen.lock();
            if seen.insert(sample.number, sample.text.clone()).is_some() {
                return Verdict::Acknowledged;
            }
        }
        if Self::is(DELAYED_ACCEPT) {
            // Acknowledged at once, handed over when the next one comes.
            let late = self.seen.lock().insert(0, sample.text.clone());
            if let Some(text) = late {
                let _ = self.host.accept(vec![self.item(&Sample::new(sample.number - 1, text))], None).await;
            }
            return Verdict::Acknowledged;
        }
        if sample.text.chars().count() > LIMIT && !Self::is(CUTS_TEXT) {
            return Verdict::Declined;
        }
        let batch = vec![self.item(sample)];
        let accepting = self.host.accept(batch, None);
        let answers = match Self::is(WAITS_FOR_EVER) {
            true => accepting.await,
            false => tokio::time::timeout(Duration::from_secs(10), accepting)
                .await
                .unwrap_or_else(|_| Err(HostError::Unavailable { why: "slow".into(), retry_after_ms: 1 })),
        };
        match answers.as_deref() {
            Err(_) if Self::is(SWALLOWS_REFUSALS) => Verdict::Acknowledged,
            Err(_) => Verdict::Refused,
            Ok([Accepted::Duplicate(_)]) if Self::is(REFUSES_COPIES) => Verdict::Refused,
            Ok(_) => Verdict::Acknowledged,
        }
    }

    fn item(&self, sample: &Sample) -> Received {
        let number = match Self::is(NEW_ID_EACH_TIME) {
            true => 1_000 + self.fresh.fetch_add(1, Ordering::SeqCst),
            false => sample.number,
        };
        let mut text = sample.text.clone();
        if !Self::is(KEEPS_NUL) {
            text = text.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
        }
        if Self::is(CUTS_TEXT) {
            text = text.chars().take(LIMIT).collect();
        }
        let from = (!Self::is(NO_SENDER)).then(|| Address::new("toy"));
        let raw = match Self::is(DROPS_RAW) {
            true => Bytes::new(),
            false => Bytes::copy_from_slice(sample.text.as_bytes()),
        };
        let content = Ok(Inbound::Message(InboundMessage { from, text, ..InboundMessage::default() }));
        Received { carrier_id: CarrierId::new(format!("toy-{number}")), raw, content }
    }
}

#[async_trait]
impl<const FLAWS: u32> Channel for Toy<FLAWS> {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn run(&self, _host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        if Self::is(IGNORES_STOP) {
            std::future::pending::<()>().await;
        }
        stop.cancelled().await;
        Ok(())
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        let over = out.text.chars().count() > LIMIT;
        if over && !Self::is(CUTS_OUTBOUND) {
            return Err(SendError::Reject { code: "too-long".into() });
        }
        let weather = *self.weather.lock();
        let dead = match weather {
            Some(Weather::Slow(time)) => {
                tokio::time::sleep(time).await;
                false
            }
            Some(Weather::Silent) => {
                tokio::time::sleep(Duration::from_secs(30)).await;
                true
            }
            Some(Weather::Dead) => true,
            None => false,
        };
        if dead && !Self::is(SAYS_SENT_WHEN_DEAD | SAYS_RETRY_WHEN_CUT) {
            return Err(SendError::Retry { after_ms: None });
        }
        let text: String = out.text.chars().take(LIMIT).collect();
        let mut phone = self.phone.lock();
        let known = phone.iter().any(|(before, _)| before.id == out.id);
        let goes = !dead || Self::is(SAYS_RETRY_WHEN_CUT);
        if goes && (!known || Self::is(SENDS_TWICE)) {
            phone.push((out.clone(), text));
        }
        match dead && Self::is(SAYS_RETRY_WHEN_CUT) {
            true => Err(SendError::Retry { after_ms: None }),
            false => Ok(Sent { carrier_id: None, state: DeliveryState::Sent }),
        }
    }

    async fn probe(&self) -> Probe {
        if Self::is(PROBE_LEAVES_TRACE) {
            let _ = self.receive(&Sample::new(99, "probe")).await;
        }
        Probe { checks: vec![ProbeCheck { works: true, words: "The toy works.".into() }] }
    }

    async fn forget(&self, _address: &Address) -> Result<(), ChannelError> {
        match Self::is(FORGETS_ONCE) && self.forgotten.fetch_add(1, Ordering::SeqCst) > 0 {
            true => Err(ChannelError::Unavailable("forgotten already".into())),
            false => Ok(()),
        }
    }
}

#[async_trait]
impl<const FLAWS: u32> Harness for Rig<FLAWS> {
    async fn start(host: MemoryHost) -> Self {
        Self(Arc::new(Toy {
            host,
            seen: Mutex::default(),
            fresh: AtomicU64::new(0),
            forgotten: AtomicU64::new(0),
            weather: Mutex::default(),
            phone: Mutex::default(),
            capabilities: Capabilities {
                kind: "toy",
                text_limit_chars: Some(LIMIT),
                media: false,
                html: false,
                threads: false,
                receipts: false,
                typing: false,
                bystanders: false,
                identities: false,
                idempotent_sends: true,
                placement: Placement::EveryNode,
                sitting_silence_ms: 1,
            },
        }))
    }

    fn channel(&self) -> Arc<dyn Channel> {
        Arc::clone(&self.0) as Arc<dyn Channel>
    }

    fn contact(&self) -> Address {
        Address::new("toy")
    }

    async fn bring(&self, sample: &Sample) -> Verdict {
        if Toy::<FLAWS>::is(ACKNOWLEDGES_BEFORE_ACCEPT) {
            // What comes of it is not waited for.
            let _ = tokio::time::timeout(Duration::ZERO, self.0.receive(sample)).await;
            return Verdict::Acknowledged;
        }
        if Toy::<FLAWS>::is(DROPS_CONFLICTS) {
            let first = self.0.seen.lock().entry(sample.number).or_insert_with(|| sample.text.clone()).clone();
            return self.0.receive(&Sample::new(sample.number, first)).await;
        }
        self.0.receive(sample).await
    }

    async fn phone(&self) -> Vec<Shown> {
        self.0.phone.lock().iter().map(|(_, text)| Shown { text: text.clone() }).collect()
    }

    fn weather(&self, weather: Weather) -> bool {
        *self.0.weather.lock() = Some(weather);
        true
    }

    fn hostile_folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
    }

    async fn hostile(case: &Value) -> Result<(), String> {
        let text = case.pointer("/text").and_then(Value::as_str).unwrap_or_default();
        match text.len() > 10 {
            true => Err("longer than ten".into()),
            false => Ok(()),
        }
    }
}

mod an_honest_adapter_passes {
    earshot_channel::channel_suite!(super::Rig<0>);
}

macro_rules! caught {
    ($($test:ident: $flaw:ident by $check:ident;)*) => {$(
        #[test]
        fn $test() {
            let outcome: Outcome = run_quietly::<Rig<$flaw>, _>(checks::$check::<Rig<$flaw>>());
            let finding = outcome.expect_err("the suite let a broken adapter pass");
            assert!(!finding.0.is_empty());
        }
    )*};
}

caught! {
    catches_an_acknowledgement_before_accept: ACKNOWLEDGES_BEFORE_ACCEPT by nothing_is_acknowledged_while_the_host_refuses;
    catches_an_acknowledgement_before_accept_by_a_slow_host:
        ACKNOWLEDGES_BEFORE_ACCEPT by a_slow_host_delays_the_acknowledgement_and_nothing_else;
    catches_an_acknowledgement_before_accept_by_crashes:
        DELAYED_ACCEPT by a_crash_at_any_step_of_the_host_loses_and_doubles_nothing;
    catches_an_acknowledgement_before_accept_by_cuts: DELAYED_ACCEPT by a_cut_at_any_await_point_loses_and_doubles_nothing;
    catches_copies_that_are_not_acknowledged: REFUSES_COPIES by a_redelivered_item_is_acknowledged_again_and_kept_once;
    catches_copies_that_are_not_acknowledged_at_once: REFUSES_COPIES by copies_that_come_at_the_same_time_are_kept_once;
    catches_copies_that_are_not_acknowledged_after_a_lost_answer:
        REFUSES_COPIES by an_answer_lost_after_the_commit_doubles_nothing;
    catches_a_memory_of_its_own: REMEMBERS_COPIES_ITSELF by a_redelivered_item_is_acknowledged_again_and_kept_once;
    catches_a_memory_of_its_own_by_refusals: REMEMBERS_COPIES_ITSELF by nothing_is_acknowledged_while_the_host_refuses;
    catches_swallowed_refusals: SWALLOWS_REFUSALS by nothing_is_acknowledged_while_the_host_refuses;
    catches_swallowed_silence: SWALLOWS_REFUSALS by a_host_that_hangs_is_given_up_and_nothing_is_acknowledged;
    catches_waiting_for_ever: WAITS_FOR_EVER by a_host_that_hangs_is_given_up_and_nothing_is_acknowledged;
    catches_new_ids_for_old_items: NEW_ID_EACH_TIME by a_redelivered_item_is_acknowledged_again_and_kept_once;
    catches_new_ids_by_crashes: NEW_ID_EACH_TIME by a_crash_at_any_step_of_the_host_loses_and_doubles_nothing;
    catches_new_ids_by_cuts: NEW_ID_EACH_TIME by a_cut_at_any_await_point_loses_and_doubles_nothing;
    catches_dropped_conflicts: DROPS_CONFLICTS by the_same_id_with_other_content_is_kept_beside_the_first;
    catches_text_cut_short: CUTS_TEXT by text_is_never_cut_short;
    catches_nul: KEEPS_NUL by text_reaches_the_host_without_nul_and_with_plain_line_ends;
    catches_missing_raw_bytes: DROPS_RAW by one_item_arrives_whole_and_is_acknowledged;
    catches_a_missing_sender: NO_SENDER by one_item_arrives_whole_and_is_acknowledged;
    catches_double_sends: SENDS_TWICE by an_outbound_message_sent_twice_keeps_the_word_of_the_capabilities;
    catches_false_sent: SAYS_SENT_WHEN_DEAD by a_slow_or_dead_carrier_never_makes_a_false_sent;
    catches_retry_that_should_be_unknown: SAYS_RETRY_WHEN_CUT by a_slow_or_dead_carrier_never_makes_a_false_sent;
    catches_outbound_text_cut_short: CUTS_OUTBOUND by an_outbound_text_over_the_limit_is_refused_or_arrives_whole;
    catches_running_on: IGNORES_STOP by running_ends_when_told;
    catches_a_probe_that_writes: PROBE_LEAVES_TRACE by probing_changes_nothing_and_says_something;
    catches_forgetting_that_works_once: FORGETS_ONCE by forgetting_twice_is_as_good_as_once;
}
