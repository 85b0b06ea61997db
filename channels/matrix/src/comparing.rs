//! Comparing keys with a contact by emoji, so that both know that nobody stands between (short authentication string; Matrix
//! specification, client-server API, "Key verification framework").
//!
//! Kept in memory, because it takes a minute: after a restart it begins anew. Invariant: nothing is answered for the hotline before an
//! operator took it up.

use std::collections::HashMap;

use earshot_channel::{ChannelError, Sign, Stage, Step};
use matrix_sdk::{
    Client, Error, RoomMemberships,
    encryption::verification::{
        CancelInfo, SasState, SasVerification, Verification, VerificationRequest, VerificationRequestState,
    },
    ruma::{
        UserId,
        events::key::verification::{VerificationMethod, cancel::CancelCode},
    },
};
use serde_json::Value;
use tokio::sync::Mutex;

use crate::{recovery, session};

/// Comparisons at a time; strangers may ask as well.
const MOST: usize = 200;

/// What is compared now, by contact. One step at a time: two at once would begin the same twice.
#[derive(Default)]
pub(crate) struct Comparisons(Mutex<HashMap<String, Comparison>>);

struct Comparison {
    flow: String,
    request: Option<VerificationRequest>,
    sas: Option<SasVerification>,
    /// An operator took it up.
    begun: bool,
    told: Option<Stage>,
}

impl Comparisons {
    /// Somebody asked.
    pub(crate) async fn asked(&self, client: &Client, who: &str, flow: &str) {
        let Ok(user) = UserId::parse(who) else { return };
        let mut all = self.0.lock().await;
        let is_busy = all.get(who).is_some_and(|one| one.flow == flow || !one.is_over());
        if is_busy || all.len() >= MOST {
            return;
        }
        let request = client.encryption().get_verification_request(&user, flow).await;
        // Older clients begin without asking.
        let sas = match &request {
            Some(_) => None,
            None => client.encryption().get_verification(&user, flow).await.and_then(Verification::sas),
        };
        if request.is_some() || sas.is_some() {
            let one = Comparison { flow: flow.to_owned(), request, sas, begun: false, told: None };
            all.insert(who.to_owned(), one);
        }
    }

    /// Takes an operator's step.
    pub(crate) async fn step(&self, client: &Client, who: &str, step: Step) -> Result<Stage, ChannelError> {
        let away = |error: Error| ChannelError::Unavailable(session::words(&error));
        let mut all = self.0.lock().await;
        all.retain(|_, one| !one.is_over());
        if step == Step::Begin {
            needs_keys(client, who).await?;
            if !all.contains_key(who) {
                all.insert(who.to_owned(), begin(client, who).await?);
            }
        }
        let Some(one) = all.get_mut(who) else { return Ok(Stage::Cancelled) };
        one.take(step).await.map_err(away)?;
        one.goes_on().await.map_err(away)
    }

    /// Goes on with all; what is news, by contact.
    pub(crate) async fn go_on(&self) -> Vec<(String, Stage)> {
        let mut all = self.0.lock().await;
        let mut news = Vec::new();
        for (who, one) in all.iter_mut() {
            match one.goes_on().await {
                Ok(stage) if one.told.as_ref() != Some(&stage) => {
                    one.told = Some(stage.clone());
                    news.push((who.clone(), stage));
                }
                Ok(_) => {}
                // It is looked at again with the server's next answer.
                Err(error) => tracing::debug!(error = session::words(&error), "a comparison of keys does not go on"),
            }
        }
        all.retain(|_, one| !(one.told.is_some() && one.is_over()));
        news
    }

    /// All is told again.
    pub(crate) async fn again(&self) {
        self.0.lock().await.values_mut().for_each(|one| one.told = None);
    }
}

impl Comparison {
    async fn take(&mut self, step: Step) -> Result<(), Error> {
        match (step, &self.sas, &self.request) {
            (Step::Begin, None, Some(request)) if !self.begun && !request.we_started() => {
                self.begun = true;
                request.accept_with_methods(methods()).await
            }
            (Step::Begin, ..) => {
                self.begun = true;
                Ok(())
            }
            (Step::Confirm, Some(sas), _) if sas.can_be_presented() => sas.confirm().await,
            (Step::Mismatch, Some(sas), _) => sas.mismatch().await,
            (Step::Cancel, Some(sas), _) => sas.cancel().await,
            (Step::Cancel | Step::Mismatch, None, Some(request)) => request.cancel().await,
            _ => Ok(()),
        }
    }

    /// Does what follows by itself, and says where it stands.
    async fn goes_on(&mut self) -> Result<Stage, Error> {
        if let Some(request) = &self.request {
            match (request.state(), &self.sas) {
                // Where both sides began, only one of the two comparisons goes on.
                (VerificationRequestState::Transitioned { verification }, _) => self.sas = verification.sas(),
                (_, Some(_)) => {}
                (VerificationRequestState::Requested { .. }, None) => return Ok(Stage::Asked),
                (VerificationRequestState::Created { .. }, None) => return Ok(Stage::Waiting),
                (VerificationRequestState::Ready { .. }, None) if self.begun => self.sas = request.start_sas().await?,
                (VerificationRequestState::Ready { .. }, None) => return Ok(Stage::Asked),
                (VerificationRequestState::Done, None) => return Ok(Stage::Done),
                (VerificationRequestState::Cancelled(why), None) => return Ok(ended(&why)),
            }
        }
        let Some(sas) = &self.sas else { return Ok(Stage::Waiting) };
        // Their side began, whoever asked.
        if matches!(sas.state(), SasState::Started { .. }) {
            if !self.begun {
                return Ok(Stage::Asked);
            }
            sas.accept().await?;
        }
        Ok(match sas.state() {
            SasState::KeysExchanged { .. } => Stage::Compare(signs(sas)),
            SasState::Confirmed => Stage::Confirmed,
            SasState::Done { .. } => Stage::Done,
            SasState::Cancelled(why) => ended(&why),
            _ => Stage::Waiting,
        })
    }

    fn is_over(&self) -> bool {
        match (&self.sas, &self.request) {
            (Some(sas), _) => sas.is_done() || sas.is_cancelled(),
            (None, Some(request)) => request.is_done() || request.is_cancelled(),
            (None, None) => true,
        }
    }
}

/// An account's key is signed with the account's own keys here, or what was compared would be forgotten.
async fn needs_keys(client: &Client, who: &str) -> Result<(), ChannelError> {
    let Ok(user) = UserId::parse(who) else { return Ok(()) };
    let account = client.encryption().get_user_identity(&user).await;
    let account = account.map_err(|error| ChannelError::Unavailable(session::words(&error.into())))?;
    match account.is_none() || recovery::has_keys(client).await {
        true => Ok(()),
        false => Err(ChannelError::Setup("the account's own keys are not on this device".into())),
    }
}

/// Asks the contact: in the talk where their account has a key, else the first device that nobody verified.
async fn begin(client: &Client, who: &str) -> Result<Comparison, ChannelError> {
    let away = |error: &Error| ChannelError::Unavailable(session::words(error));
    let nobody = || ChannelError::Setup("none of their devices is known that could answer".into());
    let user = UserId::parse(who).map_err(|_| nobody())?;
    let encryption = client.encryption();
    let account = encryption.get_user_identity(&user).await.map_err(|error| away(&error.into()))?;
    let request = match account {
        Some(account) if is_in_talk(client, &user).await.map_err(|error| away(&error))? => account
            .request_verification_with_methods(methods())
            .await
            .map_err(|_| ChannelError::Unavailable("the contact could not be asked to compare keys".into()))?,
        _ => {
            let devices = encryption.get_user_devices(&user).await.map_err(|error| away(&error))?;
            let device = devices.devices().find(|device| !device.is_deleted() && !device.is_verified());
            let device = device.ok_or_else(nobody)?;
            device.request_verification_with_methods(methods()).await.map_err(|error| away(&error))?
        }
    };
    Ok(Comparison { flow: request.flow_id().to_owned(), request: Some(request), sas: None, begun: true, told: None })
}

/// Whether the sdk would ask them in a room that they are in. It would invite back whoever left.
async fn is_in_talk(client: &Client, user: &UserId) -> Result<bool, Error> {
    let Some(room) = client.get_dm_room(user) else { return Ok(false) };
    Ok(room.members(RoomMemberships::JOIN).await?.iter().any(|member| member.user_id() == user))
}

fn methods() -> Vec<VerificationMethod> {
    vec![VerificationMethod::SasV1]
}

fn ended(why: &CancelInfo) -> Stage {
    match why.cancel_code() {
        CancelCode::MismatchedSas | CancelCode::KeyMismatch => Stage::Mismatch,
        _ => Stage::Cancelled,
    }
}

fn signs(sas: &SasVerification) -> Vec<Sign> {
    match (sas.emoji(), sas.decimals()) {
        (Some(emoji), _) => {
            let sign = |one: matrix_sdk::encryption::verification::Emoji| Sign {
                symbol: one.symbol.into(),
                name: one.description.into(),
            };
            emoji.into_iter().map(sign).collect()
        }
        (None, Some((one, two, three))) => {
            [one, two, three].map(|number| Sign { symbol: number.to_string(), name: String::new() }).into()
        }
        (None, None) => Vec::new(),
    }
}

/// Who asks to compare keys with this event, and by which name.
pub(crate) fn asks(json: &str) -> Option<(String, String)> {
    if !json.contains("m.key.verification.") {
        return None;
    }
    let event: Value = serde_json::from_str(json).ok()?;
    let text = |path: &str| event.pointer(path).and_then(Value::as_str);
    let flow = match text("/type")? {
        "m.room.message" if text("/content/msgtype") == Some("m.key.verification.request") => text("/event_id")?,
        "m.key.verification.request" | "m.key.verification.start" => text("/content/transaction_id")?,
        _ => return None,
    };
    Some((text("/sender")?.to_owned(), flow.to_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn requests_are_told_from_other_steps() {
        let asked = |event: Value| asks(&event.to_string()).map(|(who, flow)| format!("{who} {flow}"));
        let room = json!({ "type": "m.room.message", "sender": "@tove:a.example", "event_id": "$one",
            "content": { "msgtype": "m.key.verification.request", "body": "?" } });
        assert_eq!(asked(room).as_deref(), Some("@tove:a.example $one"));
        for kind in ["request", "start"] {
            let event = json!({ "type": format!("m.key.verification.{kind}"), "sender": "@tove:a.example", "content": { "transaction_id": "t" } });
            assert_eq!(asked(event).as_deref(), Some("@tove:a.example t"));
        }
        let others = [
            json!({ "type": "m.key.verification.done", "sender": "@tove:a.example", "content": { "transaction_id": "t" } }),
            json!({ "type": "m.room.message", "sender": "@tove:a.example", "event_id": "$one", "content": { "body": "m.key.verification.request" } }),
            json!({ "type": "m.key.verification.start", "sender": "@tove:a.example", "content": {} }),
            json!("m.key.verification.start"),
        ];
        for event in others {
            assert_eq!(asked(event.clone()), None, "{event}");
        }
    }
}
