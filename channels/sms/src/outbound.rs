//! The way out: what may be sent, how fast, and what an answer means.

use std::collections::HashMap;

use earshot_channel::{Allowance, DeliveryState, MessageId, Outbound, ProbeCheck, SendError, Sent, UnixMillis};
use secrecy::ExposeSecret;

use crate::{
    Line,
    egress::AskError,
    gateway::{Out, Taken},
    gsm::{self, Segments},
    number::{self, Party},
    proof,
    settings::Kind,
};

/// Segments that one text may take.
const SEGMENTS: usize = 10;
/// How long a turn is kept for a text that does not come back, in milliseconds.
const TURN_KEPT_MS: i64 = 10 * 60_000;
/// Names of handed-over texts that are remembered: more than one number sends within a second.
const HANDED: usize = 256;

/// Who may send when: a number sends no faster than its pace, because networks drop what comes faster. A text that comes too early is
/// given its turn and sent back for so long; whoever waits holds nothing up.
#[derive(Default)]
pub(crate) struct Turns {
    /// When the next one without a turn may go, in milliseconds.
    next_at: i64,
    given: HashMap<MessageId, i64>,
}

impl Turns {
    /// How long a text has to wait; `None`: it is its turn.
    fn wait_ms(&mut self, id: MessageId, now: i64, apart_ms: i64) -> Option<i64> {
        self.given.retain(|_, at| at.saturating_add(TURN_KEPT_MS) > now);
        let at = match self.given.remove(&id) {
            Some(at) => at,
            None => {
                let at = now.max(self.next_at);
                self.next_at = at.saturating_add(apart_ms);
                at
            }
        };
        if at <= now {
            return None;
        }
        self.given.insert(id, at);
        Some(at - now)
    }
}

/// A text that may go.
struct Fit {
    to: String,
    text: String,
    segments: Segments,
    reference: String,
    report_to: String,
    secret: String,
}

impl Fit {
    fn out<'o>(&'o self, from: &'o str, begun_at: UnixMillis, others: &'o [String]) -> Out<'o> {
        let Self { to, text, segments, reference, report_to, secret } = self;
        Out { to, from, text, segments, reference, report_to, secret, begun_at: begun_at.0, others }
    }
}

impl Line {
    /// What a text takes of what may go out a day.
    pub(crate) fn allowances(&self, out: &Outbound) -> Vec<Allowance> {
        let Some(to) = Party::answerable(&out.to) else { return Vec::new() };
        let (_, segments) = self.as_sent(&out.text);
        let cost = u32::try_from(segments.segments).unwrap_or(u32::MAX);
        let (number, country) = (self.settings.daily_per_number, self.settings.daily_per_country);
        let place = number::country(to).unwrap_or("XX");
        vec![
            Allowance { of: format!("number:{to}"), cost, a_day: number, code: "daily-number" },
            Allowance { of: format!("country:{place}"), cost, a_day: country, code: "daily-country" },
        ]
    }

    fn as_sent(&self, text: &str) -> (String, Segments) {
        if self.settings.smart { gsm::smart(text) } else { (text.to_owned(), gsm::segments(text)) }
    }

    /// Everything that can be said before anybody is asked.
    async fn fit(&self, out: &Outbound) -> Result<Fit, SendError> {
        let reject = |code: &str| SendError::Reject { code: code.to_owned() };
        let to = Party::answerable(&out.to).ok_or_else(|| reject("no-number"))?;
        if number::is_premium(to) {
            return Err(reject("premium-number"));
        }
        let allowed = &self.settings.countries;
        if !allowed.is_empty() && !number::country(to).is_some_and(|country| allowed.iter().any(|one| one == country)) {
            return Err(reject("country"));
        }
        if !out.attachments.is_empty() {
            return Err(reject("no-files"));
        }
        let (text, segments) = self.as_sent(&out.text);
        if segments.segments == 0 {
            return Err(reject("empty"));
        }
        if segments.segments > SEGMENTS {
            return Err(reject("too-long"));
        }
        let secrets = self.secrets().await.map_err(|_| SendError::Retry { after_ms: None })?;
        let secret = secrets.api.as_ref().map(|secret| String::from_utf8_lossy(secret.expose_secret()).into_owned());
        let Some(secret) = secret else {
            self.trouble("the secret for sending is not set.").await;
            return Err(SendError::Retry { after_ms: Some(60_000) });
        };
        let reference = out.id.0.to_string();
        // Where the gateway signs nothing, the secret in the address proves its reports.
        let path = match secrets.live.first() {
            Some(live) if !self.gateway.signs() => {
                format!("/{}", crate::fields::encode(&String::from_utf8_lossy(live.expose_secret())))
            }
            _ => String::new(),
        };
        let named = match &secrets.own {
            Some(own) => format!("?ref={}", proof::bind(&reference, own.expose_secret())),
            None => String::new(),
        };
        let report_to = format!("{}/status{path}{named}", self.world.base_url);
        Ok(Fit { to: to.to_owned(), text, segments, reference, report_to, secret })
    }

    pub(crate) async fn hand_over(&self, out: &Outbound) -> Result<Sent, SendError> {
        let fit = self.fit(out).await?;
        let ask = fit.out(&self.settings.number, self.now(), &[]);
        let ask = self.gateway.send(&ask).map_err(|code| SendError::Reject { code })?;
        if let Some(wait_ms) = self.turns.lock().wait_ms(out.id, self.now().0, self.apart_ms()) {
            return Err(SendError::Retry { after_ms: u64::try_from(wait_ms).ok() });
        }
        let answer = match self.world.egress.ask(ask).await {
            Ok(answer) => answer,
            Err(AskError::NotSent(why)) => {
                self.trouble(&why).await;
                return Err(SendError::Retry { after_ms: None });
            }
            Err(AskError::Refused(why)) => {
                self.trouble(&why).await;
                return Err(SendError::Retry { after_ms: Some(60_000) });
            }
            Err(AskError::Cut(why)) => {
                tracing::warn!(channel.id = %self.channel, why, "a hand-over was cut");
                return Err(SendError::Unknown);
            }
        };
        match self.gateway.sent(&answer) {
            Ok(Taken { id, state }) => {
                self.remember(id.as_deref());
                let was_troubled = self.outgoing.lock().take().is_some();
                if was_troubled {
                    self.report(&*self.host).await;
                }
                Ok(Sent { carrier_id: id.map(earshot_channel::CarrierId::new), state })
            }
            Err(error) => {
                if matches!(error, SendError::Retry { after_ms: Some(60_000) }) {
                    self.trouble(&format!("the gateway answers {}. Check account, secret and credit.", answer.status))
                        .await;
                }
                Err(error)
            }
        }
    }

    async fn trouble(&self, words: &str) {
        tracing::warn!(channel.id = %self.channel, words, "a text did not go out");
        *self.outgoing.lock() = Some(words.to_owned());
        self.report(&*self.host).await;
    }

    /// Time between two texts of this number.
    #[expect(clippy::cast_possible_truncation, reason = "between 10 ms and 10 s by the settings' bounds")]
    fn apart_ms(&self) -> i64 {
        (1_000.0 / self.settings.pace_per_second.clamp(0.1, 100.0)) as i64
    }

    /// Keeps in mind how the gateway calls a text, so that it isn't taken for another one later.
    fn remember(&self, id: Option<&str>) {
        let mut handed = self.handed.lock();
        handed.extend(id.map(str::to_owned));
        let too_many = handed.len().saturating_sub(HANDED);
        handed.drain(..too_many);
    }

    /// Asks what became of a text whose hand-over began then and was cut; `None` where nobody can tell.
    pub(crate) async fn what_became_of(&self, out: &Outbound, begun_at: UnixMillis) -> Option<DeliveryState> {
        let fit = self.fit(out).await.ok()?;
        let others: Vec<String> = self.handed.lock().iter().cloned().collect();
        let out = fit.out(&self.settings.number, begun_at, &others);
        let ask = self.gateway.ask(&out)?;
        let answer = self.world.egress.ask(ask).await.ok()?;
        self.gateway.told(&answer, &out)
    }

    pub(crate) async fn probe(&self) -> Vec<ProbeCheck> {
        let check = |works: bool, words: String| ProbeCheck { works, words };
        let faults = self.settings.faults();
        if !faults.is_empty() {
            return faults.into_iter().map(|fault| check(false, format!("{}: {}", fault.field, fault.words))).collect();
        }
        let mut checks = Vec::new();
        let Ok(secrets) = self.secrets().await else {
            return vec![check(false, "The channel's secrets can't be read now. Try again.".into())];
        };
        let base = &self.world.base_url;
        let (signs, has_live) = (self.gateway.signs(), !secrets.live.is_empty());
        checks.push(match (signs, has_live) {
            (true, true) => {
                check(true, format!("The gateway calls {base}/in with texts and signs them; {base}/status takes its reports."))
            }
            (false, true) => check(
                true,
                format!("The gateway calls {base}/in/SECRET with texts and {base}/status/SECRET with reports. It signs nothing: whoever knows the secret can write."),
            ),
            (_, false) => check(false, "The webhook secret is not set: everything that comes in waits in quarantine. Set it.".into()),
        });
        if !base.starts_with("https://") && !matches!(self.settings.gateway, Kind::Kannel(_) | Kind::Generic(_)) {
            checks.push(check(
                false,
                format!("{base} is no address that the gateway can call with TLS. Set the chat host's public address."),
            ));
        }
        if self.host.held(earshot_channel::HeldKind::Unproven, None, 1).await.is_ok_and(|held| !held.is_empty()) {
            checks.push(check(false, "Requests wait in quarantine because their proof failed. Mend the secret, then have them looked at again.".into()));
        }
        let Some(secret) = &secrets.api else {
            checks.push(check(false, "The secret for sending is not set. Set it.".into()));
            return checks;
        };
        let secret = String::from_utf8_lossy(secret.expose_secret()).into_owned();
        let Some(ask) = self.gateway.probe(&self.settings.number, &secret) else {
            checks.push(check(true, "Whether the secret for sending is good shows with the first text: the gateway has nothing that only reads.".into()));
            return checks;
        };
        checks.push(match self.world.egress.ask(ask).await {
            Ok(answer) => match self.gateway.probed(&answer) {
                Ok(words) => check(true, words),
                Err(words) => check(false, words),
            },
            Err(error) => check(false, format!("The gateway can't be reached: {error}.")),
        });
        checks
    }
}
