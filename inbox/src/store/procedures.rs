//! Procedures by version, the checklists that cases were begun with, and what of them is done.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{CaseId, HotlineId, OperatorId};

statements! {
    NEWEST = "SELECT p.code, p.version, p.items, p.own, p.changed_by, o.name AS changed_by_name, p.at FROM procedure p
        LEFT JOIN operator o ON o.id = p.changed_by
        WHERE p.hotline_id = $1 AND p.version = (SELECT MAX(n.version) FROM procedure n WHERE n.hotline_id = $1 AND n.code = p.code)
        ORDER BY p.code";
    NEWEST_OF = "SELECT p.code, p.version, p.items, p.own, p.changed_by, o.name AS changed_by_name, p.at FROM procedure p
        LEFT JOIN operator o ON o.id = p.changed_by WHERE p.hotline_id = $1 AND p.code = $2 ORDER BY p.version DESC LIMIT 1";
    ADD = "INSERT INTO procedure (hotline_id, code, version, items, own, changed_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (hotline_id, code, version) DO NOTHING";
    BEGIN = "INSERT INTO case_checklist (hotline_id, id, case_id, part_id, procedure, version, by_hand, begun_at, begun_by, from_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    CLOCKS = "UPDATE case_checklist SET from_at = $3, due_at = $4, ended_at = $5 WHERE hotline_id = $1 AND id = $2";
    OF_CASE = "SELECT l.id, l.part_id, l.procedure, l.version, l.by_hand, l.begun_at, l.from_at, l.ended_at, p.items FROM case_checklist l
        JOIN procedure p ON p.hotline_id = l.hotline_id AND p.code = l.procedure AND p.version = l.version
        WHERE l.hotline_id = $1 AND l.case_id = $2 ORDER BY l.begun_at, l.part_id IS NOT NULL, l.id";
    TICKS = "SELECT t.checklist_id, t.item, t.how, t.at, t.operator_id, o.name AS operator_name FROM case_checklist l
        JOIN case_tick t ON t.checklist_id = l.id JOIN operator o ON o.id = t.operator_id WHERE l.hotline_id = $1 AND l.case_id = $2";
    TICK = "INSERT INTO case_tick (hotline_id, checklist_id, item, how, at, operator_id) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (checklist_id, item) DO UPDATE SET how = excluded.how, at = excluded.at, operator_id = excluded.operator_id";
    UNTICK = "DELETE FROM case_tick WHERE hotline_id = $1 AND checklist_id = $2 AND item = $3";
    EPISODES = "SELECT p.id, p.codes FROM case_part p WHERE p.hotline_id = $1 AND p.case_id = $2 AND p.kind = 'episode' AND p.removed_at IS NULL
        ORDER BY p.created_at, p.id";
}

/// A procedure as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ProcedureRow {
    pub code: String,
    pub version: i64,
    pub items: String,
    pub own: bool,
    pub changed_by: Option<Uuid>,
    pub changed_by_name: Option<String>,
    pub at: i64,
}

/// A procedure to be kept.
#[derive(Clone, Debug)]
pub(crate) struct NewProcedure {
    pub code: String,
    pub version: i64,
    pub items: String,
    pub own: bool,
    pub changed_by: Option<Uuid>,
    pub at: i64,
}

/// A checklist as stored, with its items.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ChecklistRow {
    pub id: Uuid,
    pub part_id: Option<Uuid>,
    pub procedure: String,
    pub version: i64,
    pub by_hand: bool,
    pub begun_at: i64,
    pub from_at: i64,
    pub ended_at: Option<i64>,
    pub items: String,
}

/// A checklist to begin.
#[derive(Clone, Debug)]
pub(crate) struct NewChecklist {
    pub id: Uuid,
    pub part: Option<Uuid>,
    pub procedure: String,
    pub version: i64,
    pub by_hand: bool,
    pub from_at: i64,
    pub due_at: Option<i64>,
}

/// What is done of a checklist.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct TickRow {
    pub checklist_id: Uuid,
    pub item: String,
    pub how: String,
    pub at: i64,
    pub operator_id: Uuid,
    pub operator_name: String,
}

/// The newest version of each procedure that has a row.
pub(crate) async fn newest(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<ProcedureRow>, StoreError> {
    conn.sql(NEWEST).bind(hotline.0).fetch_all().await
}

/// The newest version of one procedure.
pub(crate) async fn newest_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    code: &str,
) -> Result<Option<ProcedureRow>, StoreError> {
    tx.sql(NEWEST_OF).bind(hotline.0).bind(code.to_owned()).fetch_optional().await
}

/// `false` where somebody else took this version.
pub(crate) async fn add(tx: &mut Tx<'_>, hotline: HotlineId, new: &NewProcedure) -> Result<bool, StoreError> {
    let add = tx.sql(ADD).bind(hotline.0).bind(new.code.clone()).bind(new.version).bind(new.items.clone());
    Ok(add.bind(new.own).bind(new.changed_by).bind(new.at).execute().await? > 0)
}

pub(crate) async fn begin(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    new: NewChecklist,
    (who, at): (OperatorId, i64),
) -> Result<(), StoreError> {
    let begin = tx.sql(BEGIN).bind(hotline.0).bind(new.id).bind(case.0).bind(new.part).bind(new.procedure);
    let begin = begin.bind(new.version).bind(new.by_hand).bind(at).bind(who.0).bind(new.from_at);
    begin.bind(new.due_at).execute_one().await
}

/// Sets when its clocks began, what is due first, and whether it is over.
pub(crate) async fn set_clocks(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    from_at: i64,
    due_at: Option<i64>,
    ended_at: Option<i64>,
) -> Result<(), StoreError> {
    tx.sql(CLOCKS).bind(hotline.0).bind(id).bind(from_at).bind(due_at).bind(ended_at).execute_one().await
}

/// The checklists of a case and what is done of them.
pub(crate) async fn of_case(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<(Vec<ChecklistRow>, Vec<TickRow>), StoreError> {
    let lists = conn.sql(OF_CASE).bind(hotline.0).bind(case.0).fetch_all().await?;
    Ok((lists, conn.sql(TICKS).bind(hotline.0).bind(case.0).fetch_all().await?))
}

/// The same inside a transaction.
pub(crate) async fn of_case_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<(Vec<ChecklistRow>, Vec<TickRow>), StoreError> {
    let lists = tx.sql(OF_CASE).bind(hotline.0).bind(case.0).fetch_all().await?;
    Ok((lists, tx.sql(TICKS).bind(hotline.0).bind(case.0).fetch_all().await?))
}

/// Sets how an item stands; `None` takes that away.
pub(crate) async fn tick(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    checklist: Uuid,
    item: &str,
    how: Option<&'static str>,
    (who, at): (OperatorId, i64),
) -> Result<(), StoreError> {
    match how {
        Some(how) => {
            let tick = tx.sql(TICK).bind(hotline.0).bind(checklist).bind(item.to_owned()).bind(how);
            tick.bind(at).bind(who.0).execute_one().await
        }
        None => tx.sql(UNTICK).bind(hotline.0).bind(checklist).bind(item.to_owned()).execute_one().await,
    }
}

/// Disappearances of a case: id and codes.
pub(crate) async fn episodes(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<Vec<(Uuid, String)>, StoreError> {
    tx.sql(EPISODES).bind(hotline.0).bind(case.0).fetch_all().await
}
