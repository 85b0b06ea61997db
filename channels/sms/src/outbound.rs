//! The way out: what may be sent, how fast, and what an answer means.

use std::time::Duration;

use earshot_channel::{Allowance, DeliveryState, Outbound, ProbeCheck, SendError, Sent};
use secrecy::ExposeSecret;

use crate::{
    Line,
    egress::AskError,
    gateway::{Out, Taken},
    gsm::{self, Segments},
    number::{self, Party},
    settings::Kind,
};

/// Segments that one text may take.
const SEGMENTS: usize = 10;

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
    fn out<'o>(&'o self, from: &'o str) -> Out<'o> {
        let Self { to, text, segments, reference, report_to, secret } = self;
        Out { to, from, text, segments, reference, report_to, secret }
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
        let report_to = format!("{}/status{path}?ref={reference}", self.world.base_url);
        Ok(Fit { to: to.to_owned(), text, segments, reference, report_to, secret })
    }

    pub(crate) async fn hand_over(&self, out: &Outbound) -> Result<Sent, SendError> {
        let fit = self.fit(out).await?;
        let ask = self.gateway.send(&fit.out(&self.settings.number)).map_err(|code| SendError::Reject { code })?;
        self.wait_for_turn().await;
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
                if self.outgoing.lock().take().is_some() {
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

    /// Waits until the number may send again: networks drop what comes faster than they allow.
    async fn wait_for_turn(&self) {
        #[expect(clippy::cast_possible_truncation, reason = "between 10 ms and 10 s by the settings' bounds")]
        let apart_ms = (1_000.0 / self.settings.pace_per_second.clamp(0.1, 100.0)) as i64;
        let wait_ms = {
            let (now, mut next_at) = (self.now().0, self.next_at.lock());
            let at = now.max(*next_at);
            *next_at = at + apart_ms;
            at - now
        };
        if let Ok(wait_ms @ 1..) = u64::try_from(wait_ms) {
            tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        }
    }

    /// Asks what became of a text whose hand-over was cut; `None` where nobody can tell.
    pub(crate) async fn what_became_of(&self, out: &Outbound) -> Option<DeliveryState> {
        let fit = self.fit(out).await.ok()?;
        let out = fit.out(&self.settings.number);
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
