//! What of which class of records is a supervisor's, or nobody's.

use sqlx::FromRow;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

/// Whom a record may not be shown to or taken out by: `$who` may not do `$deed` with what `$record.$class` describes.
macro_rules! barred {
    ($record:literal, $class:literal, $deed:literal, $who:literal) => {
        concat!(
            " NOT EXISTS (SELECT 1 FROM class_rule r JOIN operator m ON m.id = ",
            $who,
            " WHERE r.hotline_id = c.hotline_id AND r.record = '",
            $record,
            "' AND r.class IN (",
            $class,
            ", '*') AND r.deed = '",
            $deed,
            "' AND (r.who = 'nobody' OR m.role = 'operator')) "
        )
    };
}
pub(super) use barred;

statements! {
    HEAD = "SELECT s.version, s.changed_by, o.name AS changed_by_name, s.changed_at FROM class_rules s
        JOIN operator o ON o.id = s.changed_by WHERE s.hotline_id = $1";
    RULES = "SELECT record, class, deed, who FROM class_rule WHERE hotline_id = $1 ORDER BY record, class, deed";
    WHO = "SELECT who FROM class_rule WHERE hotline_id = $1 AND record = $2 AND class IN ($3, '*') AND deed IN ($4, 'see')";
    ADD = "INSERT INTO class_rules (hotline_id, version, changed_by, changed_at) VALUES ($1, 1, $2, $3) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE class_rules SET version = version + 1, changed_by = $3, changed_at = $4 WHERE hotline_id = $1 AND version = $2";
    CLEAR = "DELETE FROM class_rule WHERE hotline_id = $1";
    PUT = {
        sqlite: "INSERT INTO class_rule (hotline_id, record, class, deed, who)
            SELECT $1, value ->> 'record', value ->> 'class', value ->> 'deed', value ->> 'who' FROM json_each($2)",
        postgres: "INSERT INTO class_rule (hotline_id, record, class, deed, who)
            SELECT $1, x.record, x.class, x.deed, x.who
            FROM jsonb_to_recordset($2::text::jsonb) AS x(record TEXT, class TEXT, deed TEXT, who TEXT)",
    };
}

/// Which rules stand, and by whom.
#[derive(FromRow)]
pub(crate) struct HeadRow {
    pub(crate) version: i64,
    pub(crate) changed_by: uuid::Uuid,
    pub(crate) changed_by_name: String,
    pub(crate) changed_at: i64,
}

pub(crate) async fn head(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Option<HeadRow>, StoreError> {
    conn.sql(HEAD).bind(hotline.0).fetch_optional().await
}

/// Record, class, deed, and whose it is.
pub(crate) async fn rules(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
) -> Result<Vec<(String, String, String, String)>, StoreError> {
    conn.sql(RULES).bind(hotline.0).fetch_all().await
}

/// Whose a deed is by the rules, and whose seeing is; nothing where it is everybody's.
pub(crate) async fn whose(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    record: &'static str,
    class: &str,
    deed: &'static str,
) -> Result<Vec<String>, StoreError> {
    let found: Vec<(String,)> =
        conn.sql(WHO).bind(hotline.0).bind(record).bind(class.to_owned()).bind(deed).fetch_all().await?;
    Ok(found.into_iter().map(|(who,)| who).collect())
}

/// Whether `version` was still the newest; 0 where there were no rules. `rules` is a list of objects as JSON.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    version: i64,
    rules: &str,
    by: OperatorId,
    at: i64,
) -> Result<bool, StoreError> {
    let written = if version == 0 {
        tx.sql(ADD).bind(hotline.0).bind(by.0).bind(at).execute().await?
    } else {
        tx.sql(CHANGE).bind(hotline.0).bind(version).bind(by.0).bind(at).execute().await?
    };
    if written != 1 {
        return Ok(false);
    }
    tx.sql(CLEAR).bind(hotline.0).execute().await?;
    tx.sql(PUT).bind(hotline.0).bind(rules.to_owned()).execute().await?;
    Ok(true)
}
