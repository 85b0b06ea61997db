//! What every change leaves behind: events, audit rows, counters. Collected by the jobs of a batch and written once, last
//! thing before the commit, so that sequence numbers are gap-free in commit order and no counter row is held for longer.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use serde::Serialize;
use uuid::Uuid;

use crate::mac::hmac_fields;

use super::{
    StoreError,
    conn::{Conn, statements},
    conversations::ListRow,
    events::EventRow,
    hex_bytes, hex_id, json,
    messages::MessageRow,
    writer::{Committed, Flush},
};

statements! {
    EVENTS = {
        sqlite: "UPDATE hotline SET event_seq = event_seq + $3 WHERE id = $1 RETURNING event_seq;
            INSERT INTO event (hotline_id, seq, at, actor, kind, conversation_id, subject, contact_seq, data)
            SELECT $1, h.event_seq - $3 + (value ->> 'n'), value ->> 'at', unhex(value ->> 'actor'), value ->> 'kind',
                unhex(value ->> 'conversation'), unhex(value ->> 'subject'), value ->> 'contact_seq', value ->> 'data'
            FROM json_each($2), (SELECT event_seq FROM hotline WHERE id = $1) AS h",
        postgres: "WITH h AS (UPDATE hotline SET event_seq = event_seq + $3 WHERE id = $1 RETURNING event_seq),
            e AS (INSERT INTO event (hotline_id, seq, at, actor, kind, conversation_id, subject, contact_seq, data)
                SELECT $1, h.event_seq - $3 + e.n, at, actor, kind, conversation, subject, contact_seq, data
                FROM h, jsonb_to_recordset($2::text::jsonb) AS e(n BIGINT, at BIGINT, actor UUID, kind TEXT, conversation UUID, subject UUID,
                    contact_seq BIGINT, data TEXT))
            SELECT event_seq FROM h",
    };
    /// One event, which is what most batches leave.
    EVENT = {
        sqlite: "UPDATE hotline SET event_seq = event_seq + 1 WHERE id = $1 RETURNING event_seq;
            INSERT INTO event (hotline_id, seq, at, actor, kind, conversation_id, subject, contact_seq, data)
            SELECT $1, event_seq, $2, $3, $4, $5, $6, $7, $8 FROM hotline WHERE id = $1",
        postgres: "WITH h AS (UPDATE hotline SET event_seq = event_seq + 1 WHERE id = $1 RETURNING event_seq),
            e AS (INSERT INTO event (hotline_id, seq, at, actor, kind, conversation_id, subject, contact_seq, data)
                SELECT $1, event_seq, $2, $3, $4, $5, $6, $7, $8 FROM h)
            SELECT event_seq FROM h",
    };
    COUNTER_ADD = "INSERT INTO counter (hotline_id, name, value) VALUES ($1, $2, $3)
        ON CONFLICT (hotline_id, name) DO UPDATE SET value = counter.value + excluded.value";
    AUDIT_HEAD = {
        sqlite: "SELECT audit_seq, audit_mac FROM hotline WHERE id = $1",
        postgres: "SELECT audit_seq, audit_mac FROM hotline WHERE id = $1 FOR NO KEY UPDATE",
    };
    AUDIT_ADVANCE = "UPDATE hotline SET audit_seq = $2, audit_mac = $3 WHERE id = $1";
    AUDIT_INSERT = {
        sqlite: "INSERT INTO audit (hotline_id, seq, at, actor, act, subject, data, mac)
            SELECT $1, value ->> 'seq', value ->> 'at', unhex(value ->> 'actor'), value ->> 'act', unhex(value ->> 'subject'), value ->> 'data',
                unhex(value ->> 'mac')
            FROM json_each($2)",
        postgres: "INSERT INTO audit (hotline_id, seq, at, actor, act, subject, data, mac)
            SELECT $1, seq, at, actor, act, subject, data, decode(mac, 'hex')
            FROM jsonb_to_recordset($2::text::jsonb) AS a(seq BIGINT, at BIGINT, actor UUID, act TEXT, subject UUID, data TEXT, mac TEXT)",
    };
    NOTIFY = {
        sqlite: "SELECT $1 AS told",
        postgres: "SELECT pg_notify('earshot', $1) AS told",
    };
}

/// A change for the event log: ids and small deltas, never text.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Whose log.
    pub hotline: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The operator who did it; `None` for contacts and for Earshot itself.
    pub actor: Option<Uuid>,
    /// What happened, such as `message.added`.
    pub kind: &'static str,
    /// Where.
    pub conversation: Option<Uuid>,
    /// The row it is about.
    pub subject: Option<Uuid>,
    /// Its number in the contact's view, where the contact sees it.
    pub contact_seq: Option<i64>,
    /// Small deltas as JSON; `{}` where there are none.
    pub data: serde_json::Value,
}

/// What screens show of an event, as the transaction that wrote it left it: saves every listener its own look.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub row: ListRow,
    /// The message that it is about; without files, which have to be looked up.
    pub said: Option<MessageRow>,
}

/// An event that was kept, for listeners on this node.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub event: EventRow,
    pub contact_seq: Option<i64>,
    pub shown: Shown,
}

/// A line for the audit trail.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// Whose trail.
    pub hotline: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who did it; `None` for Earshot itself.
    pub actor: Option<Uuid>,
    /// What was done, such as `conversation.opened`.
    pub act: &'static str,
    /// To what.
    pub subject: Option<Uuid>,
    /// Codes and ids as JSON, never content.
    pub data: serde_json::Value,
}

/// A batch's effects.
#[derive(Default)]
pub struct Effects {
    events: Vec<(NewEvent, Option<Shown>)>,
    /// The last number that each hotline's events got.
    last: BTreeMap<Uuid, i64>,
    audits: Vec<NewAudit>,
    counts: Vec<(Uuid, &'static str, i64)>,
    outbound: bool,
}

pub(super) struct Mark(usize, usize, usize);

impl Effects {
    /// Adds an event.
    pub fn event(&mut self, event: NewEvent) {
        self.events.push((event, None));
    }

    /// Adds an event with what screens show of it.
    pub(crate) fn event_shown(&mut self, event: NewEvent, shown: Shown) {
        self.events.push((event, Some(shown)));
    }

    /// Adds an audit row.
    pub fn audit(&mut self, audit: NewAudit) {
        self.audits.push(audit);
    }

    /// Changes a counter row by `delta`.
    pub fn count(&mut self, hotline: Uuid, name: &'static str, delta: i64) {
        self.counts.push((hotline, name, delta));
    }

    /// There is something for the outbox.
    pub fn outbound(&mut self) {
        self.outbound = true;
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.events.len(), self.audits.len(), self.counts.len())
    }

    pub(super) fn rewind(&mut self, mark: Mark) {
        self.events.truncate(mark.0);
        self.audits.truncate(mark.1);
        self.counts.truncate(mark.2);
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What listeners hear once this is committed, a notice a hotline.
    pub(super) fn committed(self) -> Vec<Committed> {
        let mut hotlines: BTreeMap<Uuid, Vec<(NewEvent, Option<Shown>)>> = BTreeMap::new();
        for event in self.events {
            hotlines.entry(event.0.hotline).or_default().push(event);
        }
        let (outbound, last) = (self.outbound, self.last);
        let notice = |(hotline, events): (Uuid, Vec<(NewEvent, Option<Shown>)>)| {
            let mut conversations: Vec<_> = events.iter().filter_map(|(event, _)| event.conversation).collect();
            conversations.sort_unstable();
            conversations.dedup();
            let first = last.get(&hotline).map(|last| last + 1 - events.len() as i64);
            let kept = first.and_then(|first| events.into_iter().zip(first..).map(kept).collect::<Option<Vec<_>>>());
            Committed {
                hotline: Some(hotline),
                conversations: Some(conversations),
                kept: kept.map(Into::into),
                outbound,
            }
        };
        hotlines.into_iter().map(notice).collect()
    }
}

/// `None` where screens need more than the event holds.
fn kept(((event, shown), seq): ((NewEvent, Option<Shown>), i64)) -> Option<Arc<Kept>> {
    let row = EventRow {
        seq,
        at: event.at,
        actor: event.actor,
        actor_name: None,
        kind: event.kind.to_owned(),
        conversation_id: event.conversation,
        subject: event.subject,
        data: event.data.to_string(),
    };
    let shown = shown.filter(|_| event.actor.is_none())?;
    Some(Arc::new(Kept { event: row, contact_seq: event.contact_seq, shown }))
}

/// Key of the audit chain; derived from the master key, so that whoever has only the database can't forge a trail.
#[derive(Clone)]
pub struct AuditKey(pub [u8; 32]);

/// Writes events, counters and the audit chain at the end of a batch.
pub struct EffectsFlush {
    /// Key of the audit chain.
    pub audit_key: AuditKey,
}

#[derive(Serialize)]
struct NumberedEvent<'e> {
    n: usize,
    at: i64,
    #[serde(serialize_with = "hex_id")]
    actor: Option<Uuid>,
    kind: &'e str,
    #[serde(serialize_with = "hex_id")]
    conversation: Option<Uuid>,
    #[serde(serialize_with = "hex_id")]
    subject: Option<Uuid>,
    contact_seq: Option<i64>,
    data: String,
}

#[derive(Serialize)]
struct AuditRow<'e> {
    seq: i64,
    at: i64,
    #[serde(serialize_with = "hex_id")]
    actor: Option<Uuid>,
    act: &'e str,
    #[serde(serialize_with = "hex_id")]
    subject: Option<Uuid>,
    data: String,
    #[serde(serialize_with = "hex_bytes")]
    mac: Vec<u8>,
}

/// What one link of the audit chain covers. The same bytes are rebuilt by `earshot audit verify`.
pub struct AuditLink<'l> {
    /// Whose trail.
    pub hotline: Uuid,
    /// Place in the trail: 1, 2, 3 …
    pub seq: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: Option<Uuid>,
    /// What.
    pub act: &'l str,
    /// To what.
    pub subject: Option<Uuid>,
    /// JSON as stored.
    pub data: &'l str,
}

impl AuditLink<'_> {
    /// HMAC-SHA256 over the previous link's code and this row, each field length-prefixed.
    pub fn mac(&self, key: &AuditKey, previous: &[u8]) -> [u8; 32] {
        hmac_fields(
            &key.0,
            &[
                previous,
                self.hotline.as_bytes(),
                &self.seq.to_be_bytes(),
                &self.at.to_be_bytes(),
                self.actor.as_ref().map_or(&[][..], |id| id.as_bytes()),
                self.act.as_bytes(),
                self.subject.as_ref().map_or(&[][..], |id| id.as_bytes()),
                self.data.as_bytes(),
            ],
        )
    }
}

#[async_trait]
impl Flush for EffectsFlush {
    async fn flush(&self, conn: &mut Conn<'_>, effects: &mut Effects) -> Result<(), StoreError> {
        let mut counts: BTreeMap<(Uuid, &'static str), i64> = BTreeMap::new();
        for (hotline, name, delta) in effects.counts.drain(..) {
            *counts.entry((hotline, name)).or_default() += delta;
        }
        for ((hotline, name), delta) in counts.into_iter().filter(|(_, delta)| *delta != 0) {
            conn.sql(COUNTER_ADD).bind(hotline).bind(name).bind(delta).execute().await?;
        }
        let mut audits: BTreeMap<Uuid, Vec<NewAudit>> = BTreeMap::new();
        for audit in effects.audits.drain(..) {
            audits.entry(audit.hotline).or_default().push(audit);
        }
        for (hotline, audits) in audits {
            self.append_audit(conn, hotline, &audits).await?;
        }
        let mut events: BTreeMap<Uuid, Vec<&NewEvent>> = BTreeMap::new();
        for (event, _) in &effects.events {
            events.entry(event.hotline).or_default().push(event);
        }
        for (hotline, events) in events {
            effects.last.insert(hotline, append_events(conn, hotline, &events).await?);
        }
        Ok(())
    }
}

impl EffectsFlush {
    async fn append_audit(&self, conn: &mut Conn<'_>, hotline: Uuid, audits: &[NewAudit]) -> Result<(), StoreError> {
        let (mut seq, mut head): (i64, Vec<u8>) = conn.sql(AUDIT_HEAD).bind(hotline).fetch_one().await?;
        let mut rows = Vec::with_capacity(audits.len());
        for audit in audits {
            seq += 1;
            let data = audit.data.to_string();
            let link = AuditLink {
                hotline,
                seq,
                at: audit.at,
                actor: audit.actor,
                act: audit.act,
                subject: audit.subject,
                data: &data,
            };
            head = link.mac(&self.audit_key, &head).to_vec();
            rows.push(AuditRow {
                seq,
                at: audit.at,
                actor: audit.actor,
                act: audit.act,
                subject: audit.subject,
                mac: head.clone(),
                data,
            });
        }
        conn.sql(AUDIT_INSERT).bind(hotline).bind(json(&rows)?).execute().await?;
        conn.sql(AUDIT_ADVANCE).bind(hotline).bind(seq).bind(head).execute_one().await
    }
}

/// Gives the last one's number.
async fn append_events(conn: &mut Conn<'_>, hotline: Uuid, events: &[&NewEvent]) -> Result<i64, StoreError> {
    let last = match events {
        [event] => {
            conn.sql(EVENT)
                .bind(hotline)
                .bind(event.at)
                .bind(event.actor)
                .bind(event.kind)
                .bind(event.conversation)
                .bind(event.subject)
                .bind(event.contact_seq)
                .bind(event.data.to_string())
                .fetch_all()
                .await?
        }
        events => append_many(conn, hotline, events).await?,
    };
    let (last,) = last.into_iter().next().ok_or(StoreError::NotFound)?;
    if conn.is_postgres() {
        let touched: BTreeSet<_> = events.iter().filter_map(|event| event.conversation).collect();
        conn.sql(NOTIFY).bind(Committed::notice(hotline, touched.iter())).execute().await?;
    }
    Ok(last)
}

async fn append_many(conn: &mut Conn<'_>, hotline: Uuid, events: &[&NewEvent]) -> Result<Vec<(i64,)>, StoreError> {
    let rows: Vec<_> = events
        .iter()
        .zip(1..)
        .map(|(event, n)| NumberedEvent {
            n,
            at: event.at,
            actor: event.actor,
            kind: event.kind,
            conversation: event.conversation,
            subject: event.subject,
            contact_seq: event.contact_seq,
            data: event.data.to_string(),
        })
        .collect();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    conn.sql(EVENTS).bind(hotline).bind(json(&rows)?).bind(count).fetch_all().await
}
