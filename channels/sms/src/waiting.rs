//! What waits: parts whose time is over, and files of messages that are still to be fetched.
//!
//! A file comes as a message of its own, after the words: nothing delays a child's first words. Its address comes from outside, so it is
//! asked for by public addresses only, and an answer that leads elsewhere is asked anew with every check, once.

use std::{collections::HashSet, time::Duration};

use earshot_channel::{
    Address, CarrierId, ChannelError, Held, HeldKind, Hold, Host, HostError, Inbound, InboundAttachment,
    InboundMessage, Mark, Received, UnixMillis,
};
use futures::StreamExt;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::{
    Line,
    door::Aside,
    egress::{Answer, Ask, AskError, Reach},
    gateway::{Item, Media},
    parts,
    settings::{self, Place},
};

/// How often what waits is looked at.
const LOOK: Duration = Duration::from_secs(5);
/// Things looked at in one go.
const AT_ONCE: u32 = 200;
/// Files fetched side by side: a slow one holds up no other.
const FILES_AT_ONCE: usize = 4;
/// More than may wait.
const ALL: u32 = 100_000;
/// Largest file.
const FILE_BYTES: usize = 10 * 1024 * 1024;
/// When a file that could not be fetched is tried again, in milliseconds; after the last one its absence is said.
const AGAIN_MS: [i64; 4] = [10_000, 60_000, 600_000, 3_600_000];

/// A file that is to be fetched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct File {
    /// The message's name at the gateway, and which of its files.
    id: String,
    from: Address,
    url: String,
    media_type: String,
    sent_at: Option<i64>,
    came_at: i64,
}

impl File {
    pub(crate) fn hold(
        id: &str,
        n: usize,
        from: &Address,
        media: Media,
        sent_at: Option<i64>,
        now: UnixMillis,
    ) -> Hold {
        let id = format!("{id}#{n}");
        let file = Self {
            id: id.clone(),
            from: from.clone(),
            url: media.url,
            media_type: media.media_type,
            sent_at,
            came_at: now.0,
        };
        // The time of its arrival is no part of what makes it the same.
        let same = serde_json::to_vec(&Self { came_at: 0, ..file.clone() }).unwrap_or_default();
        let carrier_id = CarrierId::new(format!("file:{id}:{}", crate::proof::hex(&crate::proof::sha256(&same))));
        let body = serde_json::to_vec(&Self { came_at: 0, ..file }).unwrap_or_default().into();
        Hold {
            kind: HeldKind::File,
            group: carrier_id.expose().to_owned(),
            carrier_id,
            awaits: None,
            due: Some(now),
            why: "a file of a message".into(),
            body,
        }
    }

    fn message(&self, file: Option<InboundAttachment>) -> Received {
        let mark = file.is_none().then_some(Mark::FileMissing);
        let content = Ok(Inbound::Message(InboundMessage {
            from: Some(self.from.clone()),
            attachments: file.into_iter().collect(),
            sent_at: self.sent_at.map(UnixMillis),
            mark,
            ..InboundMessage::default()
        }));
        Received { carrier_id: CarrierId::new(self.id.clone()), raw: self.url.clone().into(), content }
    }
}

/// What became of an attempt to fetch a file.
enum Fetched {
    Here(InboundAttachment),
    Later,
    Never,
}

impl Line {
    /// Looks after what waits until `stop`. Files that can't be fetched hold nothing else up.
    pub(crate) async fn look_after(&self, host: &dyn Host, stop: &CancellationToken) -> Result<(), ChannelError> {
        tokio::try_join!(self.look_after_parts(host, stop), self.look_after_files(host, stop)).map(drop)
    }

    async fn look_after_parts(&self, host: &dyn Host, stop: &CancellationToken) -> Result<(), ChannelError> {
        let look = LOOK.min(Duration::from_secs(u64::from(self.settings.parts_wait_s).div_ceil(2)));
        loop {
            self.report(host).await;
            self.join_parts(host).await?;
            let over = host.held(HeldKind::Foreign, Some(self.now()), AT_ONCE).await?;
            host.let_go(&over.iter().map(|held| held.id).collect::<Vec<_>>()).await?;
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = tokio::time::sleep(look) => {}
            }
        }
    }

    async fn join_parts(&self, host: &dyn Host) -> Result<(), HostError> {
        let over = host.held(HeldKind::Part, Some(self.now()), AT_ONCE).await?;
        if over.is_empty() {
            return Ok(());
        }
        // Those that came later belong to them although their own time isn't over.
        let all = host.held(HeldKind::Part, None, AT_ONCE * 10).await?;
        let due: HashSet<_> = over.iter().map(|held| held.id).collect();
        let joined = parts::join(&all, true).into_iter().filter(|joined| joined.ids.iter().any(|id| due.contains(id)));
        self.release(host, joined.collect()).await
    }

    async fn look_after_files(&self, host: &dyn Host, stop: &CancellationToken) -> Result<(), ChannelError> {
        loop {
            let now = self.now();
            let files = host.held(HeldKind::File, Some(now), AT_ONCE).await?;
            let fetching = futures::stream::iter(files).for_each_concurrent(FILES_AT_ONCE, async |held| {
                if stop.is_cancelled() {
                    return;
                }
                if let Err(error) = self.fetch(host, &held, now).await {
                    tracing::warn!(channel.id = %self.channel, %error, "a file could not be kept; it is tried again");
                }
            });
            fetching.await;
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = self.wake.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Lets go of everything that waits here and is of this address only.
    pub(crate) async fn forget(&self, address: &Address) -> Result<(), HostError> {
        for kind in [HeldKind::Part, HeldKind::File, HeldKind::Unproven, HeldKind::Foreign] {
            let waiting = self.host.held(kind, None, ALL).await?;
            let theirs = waiting.iter().filter(|held| self.is_of(kind, &held.body, address));
            self.host.let_go(&theirs.map(|held| held.id).collect::<Vec<_>>()).await?;
        }
        self.report(&*self.host).await;
        Ok(())
    }

    fn is_of(&self, kind: HeldKind, body: &[u8], address: &Address) -> bool {
        match kind {
            HeldKind::Part => parts::sender(body).is_some_and(|from| from == *address),
            HeldKind::File => serde_json::from_slice::<File>(body).is_ok_and(|file| file.from == *address),
            HeldKind::Unproven | HeldKind::Foreign => {
                let Ok(aside) = serde_json::from_slice::<Aside>(body) else { return false };
                let items = self.gateway.read(&aside.hook).unwrap_or_default();
                let senders: HashSet<_> = items.iter().filter_map(|item| self.sender(item)).collect();
                senders.len() == 1 && senders.contains(address)
            }
        }
    }

    fn sender(&self, item: &Item) -> Option<Address> {
        match item {
            Item::Said(said) => self.party(&said.from).map(|party| party.address()),
            Item::Unreadable { from, .. } => self.party(from.as_deref()?).map(|party| party.address()),
            Item::Report(_) | Item::Lost => None,
        }
    }

    async fn fetch(&self, host: &dyn Host, held: &Held, now: UnixMillis) -> Result<(), HostError> {
        let Ok(file) = serde_json::from_slice::<File>(&held.body) else { return host.let_go(&[held.id]).await };
        let message = match self.fetched(host, &file).await? {
            Fetched::Here(attachment) => file.message(Some(attachment)),
            Fetched::Never => file.message(None),
            Fetched::Later => {
                let age_ms = now.0.saturating_sub(held.at.0);
                let next = AGAIN_MS.into_iter().find(|pause| age_ms < *pause);
                match next {
                    Some(pause) => return host.postpone(&[held.id], UnixMillis(held.at.0 + pause)).await,
                    None => file.message(None),
                }
            }
        };
        host.accept(vec![message], None).await?;
        host.let_go(&[held.id]).await
    }

    async fn fetched(&self, host: &dyn Host, file: &File) -> Result<Fetched, HostError> {
        let secrets = self.secrets().await?;
        let secret = secrets.api.as_ref().map(|secret| String::from_utf8_lossy(secret.expose_secret()).into_owned());
        let header = self.gateway.media_header(&file.url, secret.as_deref().unwrap_or_default());
        // The gateway's own address may be near, where whoever runs the machine named it so.
        let reach = if header.is_some() { Reach::Near } else { Reach::Public };
        let ask = Ask {
            method: "GET",
            url: file.url.clone(),
            headers: header.into_iter().collect(),
            limit_bytes: FILE_BYTES,
            reach,
            ..Ask::default()
        };
        let answer = match self.world.egress.ask(ask).await {
            Ok(answer) if (300..400).contains(&answer.status) => match self.led_on(&answer).await {
                Some(answer) => answer,
                None => return Ok(Fetched::Never),
            },
            other => other,
        };
        match answer {
            // A part of a file would look like the file.
            Ok(Answer { is_cut: true, .. }) => Ok(Fetched::Never),
            Ok(Answer { status: 200, body, media_type, .. }) if !body.is_empty() => {
                let size_bytes = body.len() as u64;
                let blob = host.put_blob(Box::pin(futures::stream::iter([Ok(body)]))).await;
                let blob = match blob {
                    Ok(blob) => blob,
                    Err(HostError::Rejected(_)) => return Ok(Fetched::Never),
                    Err(error) => return Err(error),
                };
                let media_type = media_type.unwrap_or_else(|| file.media_type.clone());
                let name = name(&media_type);
                Ok(Fetched::Here(InboundAttachment {
                    blob,
                    name,
                    media_type,
                    size_bytes,
                    ..InboundAttachment::default()
                }))
            }
            Ok(Answer { status: 401 | 403 | 404 | 408 | 425 | 429 | 500..=599, .. })
            | Err(AskError::NotSent(_) | AskError::Cut(_)) => Ok(Fetched::Later),
            Ok(_) | Err(AskError::Refused(_)) => Ok(Fetched::Never),
        }
    }

    /// The answer of where an answer leads on: only to names that belong to the gateway, without the secret, and no further.
    async fn led_on(&self, answer: &Answer) -> Option<Result<Answer, AskError>> {
        let url = answer.location.clone()?;
        let parsed = url::Url::parse(&url).ok()?;
        let host = parsed.domain()?;
        if settings::place(&url) != Some(Place::Public) || !self.gateway.media_hosts().contains(&host) {
            return None;
        }
        let ask = Ask { method: "GET", url, limit_bytes: FILE_BYTES, reach: Reach::Public, ..Ask::default() };
        Some(self.world.egress.ask(ask).await)
    }
}

/// A file's name: gateways send none.
fn name(media_type: &str) -> String {
    let kind = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let ending = match kind.as_str() {
        "image/jpeg" | "image/jpg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "audio/amr" => "amr",
        "audio/mpeg" => "mp3",
        "video/mp4" => "mp4",
        "video/3gpp" => "3gp",
        "text/vcard" | "text/x-vcard" => "vcf",
        "text/plain" => "txt",
        _ => "bin",
    };
    format!("file.{ending}")
}
