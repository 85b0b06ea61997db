//! The demo's phones: a page in the browser that looks like a plain phone, and the gateway between it and Earshot.
//!
//! The gateway knows Earshot as any other gateway does: it signs what it posts to the public webhook, takes texts by the request that
//! the channel's template describes, and reports what became of them. It listens on loopback alone, exists in `earshot demo` only, and
//! keeps what is said in memory. On disk are its port and its secrets, so that the demo goes on after a restart.

mod gateway;
mod page;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};

use earshot_inbox::{
    Inbox,
    clock::random,
    hotlines::{ChannelEntry, NewChannel},
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{DemoError, write};
use crate::{config::Origin, numbers::By};

use gateway::Gateway;

/// Name of the channel.
pub const CHANNEL: &str = "Texts";
/// What young people text to.
pub const NUMBER: &str = "116000";
const KIND: &str = "sms";
const KEPT: &str = "phones.json";

/// The phones before they are served.
pub struct Phones {
    listener: TcpListener,
    address: SocketAddr,
    kept: Kept,
    /// Whether Earshot knows this gateway already.
    known: bool,
}

#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    port: u16,
    /// What Earshot shows the gateway.
    api: String,
    /// What the gateway signs with.
    webhook: String,
}

impl Phones {
    /// Takes the port of the last time, else `wished`, else any that is free.
    ///
    /// # Errors
    /// Where loopback gives no port.
    pub async fn bind(folder: &Path, wished: Option<u16>) -> Result<Self, DemoError> {
        let kept: Option<Kept> =
            std::fs::read(folder.join(KEPT)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut found = None;
        for port in [kept.as_ref().map(|kept| kept.port), wished, Some(0)].into_iter().flatten() {
            if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                found = Some(listener);
                break;
            }
        }
        let listener = found.ok_or_else(|| DemoError::Made("there is no free port for the phones".to_owned()))?;
        let address = listener.local_addr().map_err(|error| DemoError::Made(format!("the phones' port: {error}")))?;
        let known = kept.as_ref().is_some_and(|kept| kept.port == address.port());
        let fresh = || Kept { port: address.port(), api: secret(), webhook: secret() };
        let kept = kept.filter(|_| known).unwrap_or_else(fresh);
        Ok(Self { listener, address, kept, known })
    }

    /// What to open.
    pub fn url(&self) -> String {
        format!("http://phone.localhost:{}/", self.address.port())
    }

    /// Whether [`Phones::introduce`] has nothing to do.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Sets the channel up for this gateway, as an administrator would.
    ///
    /// # Errors
    /// As the store.
    pub async fn introduce(&self, inbox: &Inbox, folder: &Path) -> Result<(), DemoError> {
        let hotline = super::hotline_id(inbox).await?;
        let mut new = NewChannel {
            kind: KIND.to_owned(),
            name: CHANNEL.to_owned(),
            settings: self.settings(),
            secrets: vec![
                ("api".to_owned(), SecretString::from(self.kept.api.clone())),
                ("webhook".to_owned(), SecretString::from(self.kept.webhook.clone())),
            ],
            active: true,
        };
        crate::numbers::check(&mut new, None, By::Machine).map_err(|problems| DemoError::Made(problems.to_string()))?;
        inbox.hotlines().put_channel(None, hotline, new).await?;
        let path = folder.join(KEPT);
        let text = serde_json::to_string(&self.kept).map_err(|error| DemoError::Made(error.to_string()))?;
        write(&path, text.as_bytes()).map_err(|error| DemoError::Folder(path, error))
    }

    /// A gateway by configuration, as docs/sms.md describes it.
    fn settings(&self) -> serde_json::Value {
        json!({
            "gateway": {
                "kind": "generic",
                "signature": {
                    "method": "hmac-sha256", "header": gateway::SIGNATURE, "coding": "hex",
                    "signed": format!("{{header:{}}}.{{body}}", gateway::TIME), "time_header": gateway::TIME,
                },
                "inbound": { "id": "id", "from": "from", "to": "to", "text": "text", "time": "at", "time_format": "milliseconds" },
                "receipts": { "id": "id", "state": "state", "states": { "delivered": "delivered" } },
                "send": {
                    "url": format!("http://{}/gateway/texts", self.address),
                    "headers": { "authorization": "Bearer {secret}" },
                    "json": { "to": "{to}", "text": "{text}", "report": "{report_url}" },
                    "id": "id",
                },
            },
            "number": NUMBER,
            "country": "BE",
            "pace_per_second": 20,
            "daily_per_number": 1000,
            "daily_per_country": 10_000,
        })
    }

    /// Serves until `stop`.
    ///
    /// # Errors
    /// As the store.
    pub async fn serve(
        self,
        inbox: &Inbox,
        chat: &Origin,
        tasks: &TaskTracker,
        stop: &CancellationToken,
    ) -> Result<(), DemoError> {
        let hotline = super::hotline_id(inbox).await?;
        let channels = inbox.hotlines().channels(hotline).await?;
        let channel =
            channels.into_iter().find(|channel: &ChannelEntry| channel.name == CHANNEL && channel.kind == KIND);
        let channel = channel.ok_or_else(|| DemoError::Made(format!("there is no channel {CHANNEL}")))?;
        let webhook = format!("{chat}/sms/{}/in", channel.public_key);
        let gateway = Arc::new(Gateway::new(self.kept.clone(), webhook, inbox.clock().clone()));
        tasks.spawn(Arc::clone(&gateway).post(chat.name.clone(), stop.clone()));
        let router = page::router(gateway, self.address.port());
        let (listener, stop) = (self.listener, stop.clone());
        tasks.spawn(async move {
            tokio::select! {
                // Pages that wait for news would hold it up.
                () = stop.cancelled() => {}
                ended = axum::serve(listener, router).into_future() => {
                    if let Err(error) = ended {
                        tracing::error!(%error, "the phones are gone");
                    }
                }
            }
        });
        Ok(())
    }
}

fn secret() -> String {
    random::<24>().iter().map(|byte| format!("{byte:02x}")).collect()
}
