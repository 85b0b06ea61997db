//! What waits before it can be a message: webhooks whose proof failed, parts of a long text, files that are still to be fetched. And
//! what of a carrier's money may be spent in a day.

use std::sync::Arc;

use earshot_channel::{Allowance, Held, HeldId, HeldKind, Hold, Load, UnixMillis};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ChannelId, HotlineId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    clock::timed_id,
    hotlines::ChannelEntry,
    receive::Source,
    store::{
        StoreError,
        deliveries::Leased,
        effects::NewAudit,
        held::{self, HeldRow, NewHeld},
        writer::Tx,
    },
    vault::Place,
};

/// Requests without a good proof that one channel keeps, and their bytes together: anybody who knows the address can send them.
const UNPROVEN: (i64, i64) = (2_000, 32 * 1024 * 1024);
/// What is proven and for somebody else, or can't be read: none of it may take the room of what waits for its proof.
const FOREIGN: (i64, i64) = (500, 8 * 1024 * 1024);
/// Parts and files that may wait: their senders proved themselves.
const PROVEN: (i64, i64) = (50_000, 256 * 1024 * 1024);
/// Rows of the quarantine that a screen shows.
const LISTED: i64 = 200;
const DAY_MS: i64 = 24 * 3_600_000;

/// A request that waits because its proof failed. What it says is not shown: nobody knows who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Quarantined {
    /// Which.
    pub id: Uuid,
    /// When it came; milliseconds since 1970.
    pub at: i64,
    /// What was wrong with it.
    pub why: String,
    /// Its length.
    pub bytes: i64,
}

impl Inbox {
    pub(crate) async fn hold(&self, source: &Source, item: Hold) -> Result<Vec<Held>, StoreError> {
        let (hotline, now) = (source.hotline, self.clock().now());
        let id = timed_id(now);
        let key = self.vault().key(source.hotline_key).await?;
        let group = [source.channel.as_bytes().as_slice(), item.group.as_bytes()].concat();
        let new = Arc::new(NewHeld {
            id,
            channel: source.channel,
            why: item.why,
            key: source.hotline_key.0,
            body: key.seal(place(id), &item.body),
            at: now.0,
            kind: item.kind.code(),
            group: self.vault().lookup(hotline, "group", &group).to_vec(),
            awaits: item.awaits.map(|awaits| self.awaits_hash(source, &awaits).to_vec()),
            due: item.due.map(|due| due.0),
            size_bytes: i64::try_from(item.body.len()).unwrap_or(i64::MAX),
            carrier_hash: self.carrier_hash(hotline, source.channel, &item.carrier_id).to_vec(),
            content_hash: self.vault().lookup(hotline, "content", &item.body).to_vec(),
            room: Some(match item.kind {
                HeldKind::Unproven => UNPROVEN,
                HeldKind::Foreign => FOREIGN,
                HeldKind::Part | HeldKind::File => PROVEN,
            }),
        });
        let rows = self
            .data()
            .write(source.channel, move |tx| {
                let new = new.clone();
                Box::pin(async move { held::hold(tx, hotline, &new).await })
            })
            .await?;
        self.opened_held(rows).await
    }

    pub(crate) async fn held(
        &self,
        source: &Source,
        kind: HeldKind,
        due: Option<UnixMillis>,
        limit: u32,
    ) -> Result<Vec<Held>, StoreError> {
        let rows = {
            let mut reader = self.data().reader().await?;
            let (due, limit) = (due.map(|due| due.0), i64::from(limit));
            held::waiting(&mut reader.conn(), source.hotline, source.channel, kind.code(), due, limit).await?
        };
        self.opened_held(rows).await
    }

    pub(crate) async fn waiting(&self, source: &Source, kind: HeldKind) -> Result<Load, StoreError> {
        let mut reader = self.data().reader().await?;
        let (items, bytes) = held::load(&mut reader.conn(), source.hotline, source.channel, kind.code()).await?;
        Ok(Load { items: u64::try_from(items).unwrap_or_default(), bytes: u64::try_from(bytes).unwrap_or_default() })
    }

    pub(crate) async fn hasten(&self, source: &Source, came: &[String]) -> Result<(), StoreError> {
        let (hotline, channel) = (source.hotline, source.channel);
        let came: Arc<[[u8; 32]]> = came.iter().map(|came| self.awaits_hash(source, came)).collect();
        self.data()
            .write(channel, move |tx| {
                let came = came.clone();
                Box::pin(async move { held::hasten(tx, hotline, channel, &came).await })
            })
            .await
    }

    fn awaits_hash(&self, source: &Source, awaits: &str) -> [u8; 32] {
        let name = [source.channel.as_bytes().as_slice(), awaits.as_bytes()].concat();
        self.vault().lookup(source.hotline, "awaits", &name)
    }

    async fn opened_held(&self, rows: Vec<HeldRow>) -> Result<Vec<Held>, StoreError> {
        let mut held = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(body) = row.body else { continue };
            let key = self.vault().key(KeyId(row.key_id)).await?;
            let body = key.open(place(row.id), &body)?.into();
            held.push(Held { id: HeldId(row.id), at: UnixMillis(row.at), body });
        }
        Ok(held)
    }

    pub(crate) async fn postpone(&self, source: &Source, ids: &[HeldId], due: UnixMillis) -> Result<(), StoreError> {
        let (hotline, channel) = (source.hotline, source.channel);
        let ids: Arc<[Uuid]> = ids.iter().map(|id| id.0).collect();
        self.data()
            .write(channel, move |tx| {
                let ids = ids.clone();
                Box::pin(async move { held::postpone(tx, hotline, channel, &ids, due.0).await })
            })
            .await
    }

    pub(crate) async fn let_go(&self, source: &Source, ids: &[HeldId]) -> Result<(), StoreError> {
        let (hotline, channel, now) = (source.hotline, source.channel, self.clock().now().0);
        let ids: Arc<[Uuid]> = ids.iter().map(|id| id.0).collect();
        self.data()
            .write(channel, move |tx| {
                let ids = ids.clone();
                Box::pin(async move { held::let_go(tx, hotline, channel, &ids, now).await })
            })
            .await
    }

    /// What of a channel waits because its proof failed, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`] for a channel of another hotline.
    pub async fn quarantine(&self, scope: &Scope, channel: ChannelId) -> Result<Vec<Quarantined>, StoreError> {
        scope.need(Right::Setup)?;
        self.own_channel(scope, channel).await?;
        let mut reader = self.data().reader().await?;
        let rows = held::list(&mut reader.conn(), scope.hotline(), channel.0, LISTED).await?;
        let shown =
            |row: held::QuarantineRow| Quarantined { id: row.id, at: row.at, why: row.why, bytes: row.size_bytes };
        Ok(rows.into_iter().map(shown).collect())
    }

    /// How much of each channel waits for a proof.
    ///
    /// # Errors
    /// As the store.
    pub async fn quarantine_counts(&self, hotline: HotlineId) -> Result<Vec<(ChannelId, i64)>, StoreError> {
        let mut reader = self.data().reader().await?;
        let counts = held::counts(&mut reader.conn(), hotline).await?;
        Ok(counts.into_iter().map(|(id, items)| (ChannelId(id), items)).collect())
    }

    /// Notes in the audit trail that somebody had the quarantine of a channel looked at again.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`] for a channel of another hotline.
    pub async fn audit_recheck(&self, scope: &Scope, channel: ChannelId) -> Result<(), StoreError> {
        self.audit_setup(scope, channel, "channel.rechecked").await
    }

    /// Writes into the audit trail that somebody makes a recovery key for a channel's own keys.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for all but administrators, [`StoreError::NotFound`] for channels of others.
    pub async fn audit_recovery_key(&self, scope: &Scope, channel: ChannelId) -> Result<(), StoreError> {
        self.audit_setup(scope, channel, "channel.recovery-key").await
    }

    /// Likewise for whoever does it at the machine, by its command line.
    ///
    /// # Errors
    /// As the store says.
    pub async fn audit_recovery_key_at_machine(&self, entry: &ChannelEntry) -> Result<(), StoreError> {
        self.audit_channel(entry.hotline, None, entry.id, "channel.recovery-key").await
    }

    async fn audit_setup(&self, scope: &Scope, channel: ChannelId, act: &'static str) -> Result<(), StoreError> {
        scope.need(Right::Setup)?;
        self.own_channel(scope, channel).await?;
        self.audit_channel(scope.hotline(), Some(scope.operator()), channel, act).await
    }

    async fn audit_channel(
        &self,
        hotline: HotlineId,
        actor: Option<OperatorId>,
        channel: ChannelId,
        act: &'static str,
    ) -> Result<(), StoreError> {
        let audit = NewAudit {
            hotline: hotline.0,
            at: self.clock().now().0,
            actor: actor.map(|actor| actor.0),
            act,
            subject: Some(channel.0),
            data: serde_json::json!({}),
        };
        self.data()
            .write(channel.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    async fn own_channel(&self, scope: &Scope, channel: ChannelId) -> Result<(), StoreError> {
        let channels = self.hotlines().channels(scope.hotline()).await?;
        channels.iter().any(|entry| entry.id == channel).then_some(()).ok_or(StoreError::NotFound)
    }

    /// Empties the quarantine of a channel: what waits there is never looked at again. Says how much it was.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::NotFound`] for a channel of another hotline.
    pub async fn empty_quarantine(&self, scope: &Scope, channel: ChannelId) -> Result<u64, StoreError> {
        scope.need(Right::Setup)?;
        self.own_channel(scope, channel).await?;
        let (hotline, operator, now) = (scope.hotline(), scope.operator().0, self.clock().now().0);
        self.data()
            .write(channel.0, move |tx| {
                Box::pin(async move {
                    let emptied = held::empty(tx, hotline, channel.0, now).await?;
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: Some(operator),
                        act: "channel.emptied",
                        subject: Some(channel.0),
                        data: serde_json::json!({ "items": emptied }),
                    });
                    Ok(emptied)
                })
            })
            .await
    }

    /// Takes what a message costs from what may go out in a day, once. The code of what is used up, if something is.
    pub(crate) async fn spend(
        &self,
        delivery: &Leased,
        allowances: Vec<Allowance>,
    ) -> Result<Option<&'static str>, StoreError> {
        let (hotline, channel, id) = (HotlineId(delivery.hotline_id), delivery.channel_id, delivery.id);
        let now = self.clock().now().0;
        let lookup = |allowance: Allowance| {
            let of = [channel.as_bytes().as_slice(), allowance.of.as_bytes()].concat();
            (self.vault().lookup(hotline, "allowance", &of).to_vec(), allowance)
        };
        let asked: Arc<[_]> = allowances.into_iter().map(lookup).collect();
        let spent = self
            .data()
            .write(channel, move |tx| {
                let asked = asked.clone();
                Box::pin(async move {
                    // A later attempt of the same message costs nothing more.
                    match held::spent(tx, hotline, id).await? {
                        true => spend_all(tx, hotline, channel, &asked, now).await,
                        false => Ok(()),
                    }
                })
            })
            .await;
        match spent {
            Ok(()) => Ok(None),
            Err(StoreError::Conflict(code)) => Ok(CODES.into_iter().find(|known| *known == code)),
            Err(error) => Err(error),
        }
    }
}

/// Codes that an allowance may have.
const CODES: [&str; 2] = ["daily-number", "daily-country"];

/// All of them or none: an error takes back what was taken.
async fn spend_all(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    asked: &[(Vec<u8>, Allowance)],
    now: i64,
) -> Result<(), StoreError> {
    for (lookup, allowance) in asked {
        let (limit, cost) = (i64::from(allowance.a_day), i64::from(allowance.cost));
        if !held::spend(tx, hotline, channel, lookup.clone(), now, now - DAY_MS, limit, cost).await? {
            return Err(StoreError::Conflict(allowance.code.into()));
        }
    }
    Ok(())
}

fn place(row: Uuid) -> Place {
    Place { table: "quarantine", column: "body", row }
}
