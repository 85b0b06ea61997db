//! A young person at a client of matrix-sdk's making: their account has keys of its own, and what they compare is compared within the room.

use std::{collections::BTreeMap, time::Duration};

use matrix_sdk::{
    Client, Room,
    config::SyncSettings,
    encryption::verification::{
        SasState, SasVerification, Verification, VerificationRequest, VerificationRequestState,
    },
    ruma::{
        RoomId, UserId,
        api::client::{
            room::create_room::v3::{Request as NewRoom, RoomPreset},
            uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier},
        },
        events::{
            InitialStateEvent,
            key::verification::VerificationMethod,
            room::{
                encryption::RoomEncryptionEventContent,
                message::{MessageType, OriginalSyncRoomMessageEvent, RoomMessageEventContent},
            },
        },
    },
};
use tokio::{sync::watch, task::JoinSet, time::sleep};

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Phone {
    pub client: Client,
    password: Password,
    asked: watch::Receiver<Option<String>>,
    heard: watch::Receiver<Vec<String>>,
    _syncs: JoinSet<()>,
}

impl Phone {
    pub(super) async fn start(homeserver: &str, user: &str, password: &str) -> Self {
        let client = Client::builder().homeserver_url(homeserver).build().await.unwrap();
        let user = UserId::parse(user).unwrap();
        client.matrix_auth().login_username(&user, password).send().await.unwrap();
        let name = UserIdentifier::Matrix(MatrixUserIdentifier::new(user.to_string()));
        let password = Password::new(name, password.to_owned());
        let auth = AuthData::Password(password.clone());
        // Another device of an account finds its keys made.
        client.encryption().bootstrap_cross_signing_if_needed(Some(auth)).await.unwrap();
        let (asks, asked) = watch::channel(None);
        let (hears, heard) = watch::channel(Vec::new());
        client.add_event_handler(move |event: OriginalSyncRoomMessageEvent| {
            match &event.content.msgtype {
                MessageType::VerificationRequest(_) => {
                    asks.send_replace(Some(event.event_id.to_string()));
                }
                words => hears.send_modify(|heard: &mut Vec<String>| heard.push(words.body().to_owned())),
            }
            std::future::ready(())
        });
        client.sync_once(SyncSettings::new()).await.unwrap();
        let mut syncs = JoinSet::new();
        let reading = client.clone();
        syncs.spawn(async move {
            // The loop of the sdk waits a second where two answers come close together, and would be measured with what it hears.
            loop {
                if reading.sync_once(SyncSettings::new().timeout(Duration::from_secs(2))).await.is_err() {
                    sleep(Duration::from_millis(100)).await;
                }
            }
        });
        Self { client, password, asked, heard, _syncs: syncs }
    }

    /// Opens an encrypted direct talk and waits until the other one is in it.
    pub async fn open(&self, with: &str) -> Room {
        let with = UserId::parse(with).unwrap();
        let mut new = NewRoom::new();
        new.is_direct = true;
        new.invite = vec![with.clone()];
        new.preset = Some(RoomPreset::TrustedPrivateChat);
        new.initial_state = vec![
            InitialStateEvent::with_empty_state_key(RoomEncryptionEventContent::with_recommended_defaults())
                .to_raw_any(),
        ];
        let room = self.client.create_room(new).await.unwrap();
        room.set_is_direct(true).await.unwrap();
        until("the hotline in the room", async || {
            let member = room.get_member(&with).await.unwrap();
            member.is_some_and(|member| {
                *member.membership() == matrix_sdk::ruma::events::room::member::MembershipState::Join
            })
        })
        .await;
        room
    }

    pub async fn write(&self, room: &RoomId, text: &str) {
        let room = self.client.get_room(room).unwrap();
        room.send(RoomMessageEventContent::text_plain(text)).await.unwrap();
    }

    /// Makes new keys for their account, as an app that was set up anew does.
    pub async fn begins_anew(&self) {
        let auth = AuthData::Password(self.password.clone());
        if let Some(reset) = self.client.encryption().reset_cross_signing().await.unwrap() {
            reset.auth(Some(auth)).await.unwrap();
        }
    }

    /// Asks somebody to compare keys.
    pub async fn ask(&self, who: &str) -> VerificationRequest {
        let account = self.client.encryption().request_user_identity(&UserId::parse(who).unwrap()).await.unwrap();
        let methods = vec![VerificationMethod::SasV1];
        account.expect("their account has keys").request_verification_with_methods(methods).await.unwrap()
    }

    /// The request that came last, taken up.
    pub async fn take_up(&mut self, from: &str) -> VerificationRequest {
        let from = UserId::parse(from).unwrap();
        let wait = tokio::time::timeout(PATIENCE, self.asked.wait_for(Option::is_some));
        let flow = wait.await.expect("a request to compare keys").unwrap().clone().unwrap();
        let request = self.client.encryption().get_verification_request(&from, &flow).await.unwrap();
        request.accept_with_methods(vec![VerificationMethod::SasV1]).await.unwrap();
        request
    }

    /// Waits until these words were said to them.
    pub async fn hears(&self, text: &str) {
        let mut heard = self.heard.clone();
        let said = heard.wait_for(|heard| heard.iter().any(|one| one == text));
        tokio::time::timeout(PATIENCE, said).await.unwrap_or_else(|_| panic!("{text:?} never came")).unwrap();
    }

    /// The devices of somebody, as far as they are known here, and whether their account signed them.
    pub async fn devices(&self, who: &str) -> BTreeMap<String, bool> {
        let devices = self.client.encryption().get_user_devices(&UserId::parse(who).unwrap()).await.unwrap();
        devices.devices().map(|one| (one.device_id().to_string(), one.is_cross_signed_by_owner())).collect()
    }

    /// Whether keys of somebody were compared, for this phone.
    pub async fn verified(&self, who: &str) -> bool {
        let who = UserId::parse(who).unwrap();
        self.client.encryption().get_user_identity(&who).await.unwrap().is_some_and(|account| account.is_verified())
    }
}

/// The comparison that a request became, once both see the same.
pub async fn compared(request: &VerificationRequest) -> (SasVerification, Vec<&'static str>) {
    let began = tokio::time::Instant::now();
    loop {
        if let VerificationRequestState::Transitioned { verification: Verification::SasV1(sas), .. } = request.state() {
            // The other side began, whoever asked.
            if matches!(sas.state(), SasState::Started { .. }) {
                sas.accept().await.unwrap();
            }
            if let Some(emoji) = sas.emoji() {
                return (sas, emoji.iter().map(|one| one.symbol).collect());
            }
        }
        assert!(began.elapsed() < PATIENCE, "nothing to compare: {}", stands(request));
        sleep(Duration::from_millis(50)).await;
    }
}

/// Where a request stands, without the keys that its own words would show.
fn stands(request: &VerificationRequest) -> String {
    match request.state() {
        VerificationRequestState::Transitioned { verification: Verification::SasV1(sas), .. } => {
            format!("{:?}", sas.state())
        }
        VerificationRequestState::Requested { .. } => "asked".into(),
        VerificationRequestState::Created { .. } => "asks".into(),
        VerificationRequestState::Ready { .. } => "ready".into(),
        other => format!("{other:?}"),
    }
}

/// Waits until something is so.
pub async fn until(what: &str, is: impl AsyncFn() -> bool) {
    let began = tokio::time::Instant::now();
    while !is().await {
        assert!(began.elapsed() < PATIENCE, "{what} never came");
        sleep(Duration::from_millis(50)).await;
    }
}
