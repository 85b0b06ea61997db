//! Reading the audit trail. Its rows are written in `effects`.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
};
use crate::{HotlineId, OperatorId, audit::AuditEntry, view::Person};

statements! {
    BEFORE = "SELECT a.seq, a.at, a.actor, o.name, a.act, a.subject, a.data
        FROM audit a LEFT JOIN operator o ON o.hotline_id = a.hotline_id AND o.id = a.actor
        WHERE a.hotline_id = $1 AND a.seq < $2
            AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = a.subject AND k.operator_id = $4)
        ORDER BY a.seq DESC LIMIT $3";
    AFTER = "SELECT seq, at, actor, act, subject, data, mac FROM audit
        WHERE hotline_id = $1 AND seq > $2 AND seq <= $3
        ORDER BY seq LIMIT $4";
    HEAD = "SELECT audit_seq, audit_mac FROM hotline WHERE id = $1";
    STRAY = "SELECT seq FROM audit
        WHERE hotline_id = $1 AND (seq < 1 OR seq > (SELECT audit_seq FROM hotline WHERE id = $1))
        ORDER BY seq LIMIT 1";
}

/// A row of the trail, to be verified.
#[derive(FromRow)]
pub(crate) struct AuditRow {
    pub(crate) seq: i64,
    pub(crate) at: i64,
    pub(crate) actor: Option<Uuid>,
    pub(crate) act: String,
    pub(crate) subject: Option<Uuid>,
    pub(crate) data: String,
    pub(crate) mac: Vec<u8>,
}

#[derive(FromRow)]
struct EntryRow {
    seq: i64,
    at: i64,
    actor: Option<Uuid>,
    name: Option<String>,
    act: String,
    subject: Option<Uuid>,
    data: String,
}

pub(crate) async fn before(
    conn: &mut Conn<'_>,
    (hotline, reader): (HotlineId, OperatorId),
    before: i64,
    limit: i64,
) -> Result<Vec<AuditEntry>, StoreError> {
    let asked = conn.sql(BEFORE).bind(hotline.0).bind(before).bind(limit).bind(reader.0);
    let rows: Vec<EntryRow> = asked.fetch_all().await?;
    Ok(rows
        .into_iter()
        .map(|row| AuditEntry {
            seq: row.seq,
            at: row.at,
            actor: row.actor.map(|id| Person { id: OperatorId(id), name: row.name.unwrap_or_default() }),
            act: row.act,
            subject: row.subject,
            // A damaged row is shown as it is; verifying is what finds it.
            data: serde_json::from_str(&row.data).unwrap_or(serde_json::Value::String(row.data)),
        })
        .collect())
}

pub(crate) async fn after(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    after: i64,
    up_to: i64,
    limit: i64,
) -> Result<Vec<AuditRow>, StoreError> {
    conn.sql(AFTER).bind(hotline.0).bind(after).bind(up_to).bind(limit).fetch_all().await
}

pub(crate) async fn head(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<(i64, Vec<u8>), StoreError> {
    conn.sql(HEAD).bind(hotline.0).fetch_one().await
}

/// A row that lies outside the numbers that were given.
pub(crate) async fn stray(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Option<i64>, StoreError> {
    let row: Option<(i64,)> = conn.sql(STRAY).bind(hotline.0).fetch_optional().await?;
    Ok(row.map(|(seq,)| seq))
}
