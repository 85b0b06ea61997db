//! Operators, their sessions and their links.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{
    HotlineId, OperatorId,
    access::{Operator, OperatorStatus, Role, StatusWhy},
};

statements! {
    FIRST_HOTLINE = "SELECT id FROM hotline ORDER BY created_at, id LIMIT 1";
    ORGANISATION = "SELECT organisation FROM hotline WHERE id = $1";
    BY_LOGIN = "SELECT id, hotline_id, password, active FROM operator WHERE login = $1";
    // Telephone exchanges write down what they missed under a name of their own.
    OF_HOTLINE = "SELECT id, login, name, alias, role, languages, skills, talk_limit, active, status, status_why FROM operator
        WHERE hotline_id = $1 AND login NOT LIKE 'exchange:%' ORDER BY name, id";
    BY_ID = "SELECT id, login, name, alias, role, languages, skills, talk_limit, active, status, status_why FROM operator
        WHERE hotline_id = $1 AND id = $2";
    HAS_PASSWORD = "SELECT password IS NOT NULL AS has FROM operator WHERE hotline_id = $1 AND id = $2";
    ADMINS = {
        sqlite: "SELECT id FROM operator WHERE hotline_id = $1 AND role = 'admin' AND active AND password IS NOT NULL",
        postgres: "SELECT id FROM operator WHERE hotline_id = $1 AND role = 'admin' AND active AND password IS NOT NULL
            ORDER BY id FOR UPDATE",
    };
    INSERT = "INSERT INTO operator (id, hotline_id, login, name, alias, role, languages, password, active, status, created_at, skills, talk_limit)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (login) DO NOTHING";
    UPDATE = "UPDATE operator SET name = $3, alias = $4, role = $5, languages = $6, active = $7, status = $8, skills = $9, talk_limit = $10, status_why = $11
        WHERE hotline_id = $1 AND id = $2";
    SET_STATUS = "UPDATE operator SET status = $3, status_why = $4 WHERE hotline_id = $1 AND id = $2 AND active";
    SET_PASSWORD = "UPDATE operator SET password = $3 WHERE hotline_id = $1 AND id = $2 AND active";
    AWAY_WITHOUT_SESSION = "UPDATE operator SET status = 'away', status_why = ''
        WHERE hotline_id = $1 AND id = $2 AND status <> 'away' AND NOT EXISTS (
            SELECT 1 FROM operator_session s WHERE s.operator_id = operator.id AND s.expires_at > $3 AND s.seen_at >= $4)";
    SESSION_INSERT = "INSERT INTO operator_session (hash, operator_id, created_at, seen_at, expires_at)
        SELECT $3, id, $5, $5, $6 FROM operator WHERE hotline_id = $1 AND id = $2 AND active AND password = $4";
    SESSION = "SELECT s.seen_at, s.expires_at, o.hotline_id, o.id, o.login, o.name, o.alias, o.role, o.languages, o.skills, o.talk_limit, o.active, o.status, o.status_why
        FROM operator_session s JOIN operator o ON o.id = s.operator_id
        WHERE s.hash = $1";
    SESSION_TOUCH = "UPDATE operator_session SET seen_at = $2 WHERE hash = $1 AND seen_at <= $2";
    SESSION_EXISTS = "SELECT 1 AS one FROM operator_session WHERE hash = $1";
    SESSION_END = "DELETE FROM operator_session WHERE hash = $1";
    SESSIONS_END = "DELETE FROM operator_session
        WHERE operator_id = (SELECT id FROM operator WHERE hotline_id = $1 AND id = $2)";
    SESSIONS_END_IDLE = "DELETE FROM operator_session WHERE operator_id = $1 AND (expires_at <= $2 OR seen_at < $3)";
    SESSIONS_SWEEP = "DELETE FROM operator_session WHERE expires_at <= $1 OR seen_at < $2";
    LINK_INSERT = "INSERT INTO operator_link (hash, operator_id, kind, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    LINK = "SELECT l.kind, l.operator_id, o.hotline_id, o.login, o.name, h.organisation
        FROM operator_link l JOIN operator o ON o.id = l.operator_id JOIN hotline h ON h.id = o.hotline_id
        WHERE l.hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND o.active";
    LINK_USE = "UPDATE operator_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2";
    LINKS_END = "DELETE FROM operator_link
        WHERE operator_id = (SELECT id FROM operator WHERE hotline_id = $1 AND id = $2) AND used_at IS NULL";
    AWAY_SWEEP = "UPDATE operator SET status = 'away', status_why = ''
        WHERE status <> 'away' AND NOT EXISTS (SELECT 1 FROM operator_session s WHERE s.operator_id = operator.id)
        RETURNING hotline_id, id";
    LINKS_SWEEP = "DELETE FROM operator_link WHERE expires_at <= $1";
}

/// An operator as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct OperatorRow {
    id: Uuid,
    login: String,
    name: String,
    alias: String,
    role: String,
    languages: String,
    skills: String,
    talk_limit: i64,
    active: bool,
    status: String,
    status_why: String,
}

impl TryFrom<OperatorRow> for Operator {
    type Error = StoreError;

    fn try_from(row: OperatorRow) -> Result<Self, StoreError> {
        Ok(Operator {
            id: OperatorId(row.id),
            role: Role::parse(&row.role)?,
            languages: words(&row.languages)?,
            skills: words(&row.skills)?,
            talk_limit: u8::try_from(row.talk_limit).unwrap_or(crate::access::USUAL_TALKS),
            status: OperatorStatus::parse(&row.status)?,
            status_why: StatusWhy::parse(&row.status_why),
            login: row.login,
            name: row.name,
            alias: row.alias,
            active: row.active,
        })
    }
}

/// What a login is checked against.
#[derive(FromRow)]
pub(crate) struct LoginRow {
    pub(crate) id: Uuid,
    pub(crate) hotline_id: Uuid,
    pub(crate) password: Option<String>,
    pub(crate) active: bool,
}

/// A session and whose it is.
#[derive(FromRow)]
pub(crate) struct SessionRow {
    pub(crate) seen_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) hotline_id: Uuid,
    #[sqlx(flatten)]
    pub(crate) operator: OperatorRow,
}

/// A session to be.
pub(crate) struct NewSession {
    pub(crate) hash: [u8; 32],
    pub(crate) hotline: HotlineId,
    pub(crate) operator: OperatorId,
    /// The stored hash that the password was checked against.
    pub(crate) password: String,
    pub(crate) now: i64,
    pub(crate) expires_at: i64,
}

/// A link to be.
#[derive(Clone)]
pub(crate) struct NewLink {
    pub(crate) hash: [u8; 32],
    pub(crate) operator: OperatorId,
    pub(crate) kind: &'static str,
    pub(crate) now: i64,
    pub(crate) expires_at: i64,
}

/// A link that works, and whose it is.
#[derive(FromRow)]
pub(crate) struct LinkRow {
    pub(crate) kind: String,
    pub(crate) operator_id: Uuid,
    pub(crate) hotline_id: Uuid,
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) organisation: String,
}

/// The hotline that was set up first.
pub(crate) async fn first_hotline(conn: &mut Conn<'_>) -> Result<Option<HotlineId>, StoreError> {
    let row: Option<(Uuid,)> = conn.sql(FIRST_HOTLINE).fetch_optional().await?;
    Ok(row.map(|(id,)| HotlineId(id)))
}

pub(crate) async fn organisation(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<String, StoreError> {
    let (organisation,): (String,) = conn.sql(ORGANISATION).bind(hotline.0).fetch_one().await?;
    Ok(organisation)
}

pub(crate) async fn by_login(conn: &mut Conn<'_>, login: String) -> Result<Option<LoginRow>, StoreError> {
    conn.sql(BY_LOGIN).bind(login).fetch_optional().await
}

pub(crate) async fn of_hotline(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<Operator>, StoreError> {
    let rows: Vec<OperatorRow> = conn.sql(OF_HOTLINE).bind(hotline.0).fetch_all().await?;
    rows.into_iter().map(Operator::try_from).collect()
}

pub(crate) async fn by_id(conn: &mut Conn<'_>, hotline: HotlineId, id: OperatorId) -> Result<Operator, StoreError> {
    conn.sql(BY_ID).bind(hotline.0).bind(id.0).fetch_one::<OperatorRow>().await?.try_into()
}

pub(crate) async fn by_id_in(tx: &mut Tx<'_>, hotline: HotlineId, id: OperatorId) -> Result<Operator, StoreError> {
    tx.sql(BY_ID).bind(hotline.0).bind(id.0).fetch_one::<OperatorRow>().await?.try_into()
}

pub(crate) async fn has_password(conn: &mut Conn<'_>, hotline: HotlineId, id: OperatorId) -> Result<bool, StoreError> {
    let (has,): (bool,) = conn.sql(HAS_PASSWORD).bind(hotline.0).bind(id.0).fetch_one().await?;
    Ok(has)
}

/// Active administrators with a password; locked until the transaction ends.
pub(crate) async fn admins_who_can_log_in(tx: &mut Tx<'_>, hotline: HotlineId) -> Result<Vec<OperatorId>, StoreError> {
    let rows: Vec<(Uuid,)> = tx.sql(ADMINS).bind(hotline.0).fetch_all().await?;
    Ok(rows.into_iter().map(|(id,)| OperatorId(id)).collect())
}

fn list(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}

/// A list of languages or skills as it is kept.
pub(crate) fn words(text: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Defect("an operator's languages or skills are no list".into()))
}

/// `false` when the login is taken.
pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    operator: &Operator,
    password: Option<String>,
    now: i64,
) -> Result<bool, StoreError> {
    let inserted = tx
        .sql(INSERT)
        .bind(operator.id.0)
        .bind(hotline.0)
        .bind(operator.login.clone())
        .bind(operator.name.clone())
        .bind(operator.alias.clone())
        .bind(operator.role.as_str())
        .bind(list(&operator.languages))
        .bind(password)
        .bind(operator.active)
        .bind(operator.status.as_str())
        .bind(now)
        .bind(list(&operator.skills))
        .bind(i64::from(operator.talk_limit))
        .execute()
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn update(tx: &mut Tx<'_>, hotline: HotlineId, operator: &Operator) -> Result<(), StoreError> {
    tx.sql(UPDATE)
        .bind(hotline.0)
        .bind(operator.id.0)
        .bind(operator.name.clone())
        .bind(operator.alias.clone())
        .bind(operator.role.as_str())
        .bind(list(&operator.languages))
        .bind(operator.active)
        .bind(operator.status.as_str())
        .bind(list(&operator.skills))
        .bind(i64::from(operator.talk_limit))
        .bind(operator.status_why.map_or("", StatusWhy::as_str))
        .execute_one()
        .await
}

pub(crate) async fn set_status(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: OperatorId,
    status: OperatorStatus,
    why: Option<StatusWhy>,
) -> Result<(), StoreError> {
    let why = why.map_or("", StatusWhy::as_str);
    tx.sql(SET_STATUS).bind(hotline.0).bind(id.0).bind(status.as_str()).bind(why).execute_one().await
}

pub(crate) async fn set_password(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: OperatorId,
    password: String,
) -> Result<(), StoreError> {
    tx.sql(SET_PASSWORD).bind(hotline.0).bind(id.0).bind(password).execute_one().await
}

/// Whether the operator had no session left and is away from now on.
pub(crate) async fn away_without_session(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: OperatorId,
    now: i64,
    seen_since: i64,
) -> Result<bool, StoreError> {
    Ok(tx.sql(AWAY_WITHOUT_SESSION).bind(hotline.0).bind(id.0).bind(now).bind(seen_since).execute().await? == 1)
}

/// [`StoreError::NotFound`] when the operator was deactivated or has another password by now.
pub(crate) async fn insert_session(tx: &mut Tx<'_>, session: NewSession) -> Result<(), StoreError> {
    tx.sql(SESSION_INSERT)
        .bind(session.hotline.0)
        .bind(session.operator.0)
        .bind(session.hash.to_vec())
        .bind(session.password)
        .bind(session.now)
        .bind(session.expires_at)
        .execute_one()
        .await
}

pub(crate) async fn session(conn: &mut Conn<'_>, hash: [u8; 32]) -> Result<Option<SessionRow>, StoreError> {
    conn.sql(SESSION).bind(hash.to_vec()).fetch_optional().await
}

/// `false` when the session is gone. A later touch than this one stays.
pub(crate) async fn touch_session(tx: &mut Tx<'_>, hash: [u8; 32], now: i64) -> Result<bool, StoreError> {
    if tx.sql(SESSION_TOUCH).bind(hash.to_vec()).bind(now).execute().await? == 1 {
        return Ok(true);
    }
    let exists: Option<(i32,)> = tx.sql(SESSION_EXISTS).bind(hash.to_vec()).fetch_optional().await?;
    Ok(exists.is_some())
}

/// `false` when it had ended before.
pub(crate) async fn end_session(tx: &mut Tx<'_>, hash: [u8; 32]) -> Result<bool, StoreError> {
    Ok(tx.sql(SESSION_END).bind(hash.to_vec()).execute().await? == 1)
}

/// Any number of sessions.
pub(crate) async fn end_sessions(tx: &mut Tx<'_>, hotline: HotlineId, id: OperatorId) -> Result<(), StoreError> {
    tx.sql(SESSIONS_END).bind(hotline.0).bind(id.0).execute().await.map(drop)
}

/// Any number of sessions that are over by now.
pub(crate) async fn end_idle_sessions(
    tx: &mut Tx<'_>,
    id: OperatorId,
    now: i64,
    seen_since: i64,
) -> Result<(), StoreError> {
    tx.sql(SESSIONS_END_IDLE).bind(id.0).bind(now).bind(seen_since).execute().await.map(drop)
}

pub(crate) async fn insert_link(tx: &mut Tx<'_>, link: NewLink) -> Result<(), StoreError> {
    tx.sql(LINK_INSERT)
        .bind(link.hash.to_vec())
        .bind(link.operator.0)
        .bind(link.kind)
        .bind(link.now)
        .bind(link.expires_at)
        .execute_one()
        .await
}

pub(crate) async fn link(conn: &mut Conn<'_>, hash: [u8; 32], now: i64) -> Result<LinkRow, StoreError> {
    conn.sql(LINK).bind(hash.to_vec()).bind(now).fetch_one().await
}

pub(crate) async fn use_link(tx: &mut Tx<'_>, hash: [u8; 32], now: i64) -> Result<(), StoreError> {
    tx.sql(LINK_USE).bind(hash.to_vec()).bind(now).execute_one().await
}

/// Any number of links that were not used.
pub(crate) async fn end_links(tx: &mut Tx<'_>, hotline: HotlineId, id: OperatorId) -> Result<(), StoreError> {
    tx.sql(LINKS_END).bind(hotline.0).bind(id.0).execute().await.map(drop)
}

/// Any number of sessions and links, of everybody. Gives those who are away now for want of a session.
pub(crate) async fn sweep(
    tx: &mut Tx<'_>,
    now: i64,
    seen_since: i64,
) -> Result<Vec<(HotlineId, OperatorId)>, StoreError> {
    tx.sql(SESSIONS_SWEEP).bind(now).bind(seen_since).execute().await?;
    tx.sql(LINKS_SWEEP).bind(now).execute().await?;
    let away: Vec<(Uuid, Uuid)> = tx.sql(AWAY_SWEEP).fetch_all().await?;
    Ok(away.into_iter().map(|(hotline, operator)| (HotlineId(hotline), OperatorId(operator))).collect())
}
