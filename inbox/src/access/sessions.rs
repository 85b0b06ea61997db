//! Logging in, staying in, logging out.
//!
//! A session is a random token of 256 bits. The store has only its keyed hash; the browser has the token in a cookie that
//! scripts can't read. Invariant: every login makes a new session, and nothing that a browser brings along becomes one.

use std::{collections::HashMap, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use tokio::sync::watch;

use super::{
    Operator, OperatorStatus, Scope,
    operators::{normal_login, status_event},
    password::{Cost, Passwords},
};
use crate::{
    Clock, HotlineId, OperatorId, UnixMillis,
    clock::random,
    mac::hmac_fields,
    store::{
        StoreError,
        db::Db,
        effects::{NewAudit, NewEvent},
        operators as rows,
    },
    vault::Vault,
};

/// A session that nothing was asked of for this long is over; milliseconds.
pub const SESSION_IDLE_MS: i64 = 15 * 60 * 1000;
/// A session is over after this time in any case; milliseconds.
pub const SESSION_LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// How long this node believes what it last read of a session; milliseconds.
const BELIEVE_MS: i64 = 5_000;
/// How often "still there" is written down; milliseconds.
const TOUCH_MS: i64 = 60_000;
/// Sessions believed at a time.
const BELIEVED: usize = 1024;

/// Everything about who may come in: logins, sessions, links, operators. Cheap to clone.
#[derive(Clone)]
pub struct Access {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    clock: Clock,
    pepper: [u8; 32],
    passwords: Passwords,
    believed: Mutex<Believed>,
    /// Goes up whenever a session may have ended, so that a read that began before isn't believed afterwards.
    endings: watch::Sender<u64>,
}

type Believed = HashMap<[u8; 32], Session>;

#[derive(Clone)]
struct Session {
    scope: Scope,
    operator: Operator,
    read_at: i64,
    seen_at: i64,
    expires_at: i64,
}

impl Session {
    fn lasts_at(&self, now: i64) -> bool {
        now < self.expires_at && now - self.seen_at <= SESSION_IDLE_MS
    }
}

/// What a login gives.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    /// Goes into the cookie, and nowhere else.
    pub session_token: SecretString,
    /// What the person may do.
    pub scope: Scope,
    /// Who the person is.
    pub operator: Operator,
    /// When the session ends in any case.
    pub expires_at: UnixMillis,
}

/// Why nobody was logged in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// Unknown login, wrong password, deactivated, not yet invited: which of them is not said.
    #[error("login or password is wrong")]
    Wrong,
    /// Too many people log in at the same moment; a few seconds help.
    #[error("too many logins at once; try again in a few seconds")]
    TooMany,
    /// The store doesn't work.
    #[error(transparent)]
    Unavailable(#[from] StoreError),
}

impl Access {
    /// The hashes of sessions and links are keyed from the vault, so that whoever has only the database can neither use
    /// it nor write a session or link of their own into it.
    pub fn new(db: Db, vault: &Vault, clock: Clock) -> Self {
        Self::with_cost(db, clock, vault.derive("access"), Cost::FULL)
    }

    pub(super) fn with_cost(db: Db, clock: Clock, pepper: [u8; 32], cost: Cost) -> Self {
        Self {
            inner: Arc::new(Inner {
                db,
                clock,
                pepper,
                passwords: Passwords::new(cost),
                believed: Mutex::default(),
                endings: watch::Sender::new(0),
            }),
        }
    }

    pub(super) fn db(&self) -> &Db {
        &self.inner.db
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// How many passwords were checked so far, whether the login exists or not; for the metrics.
    pub fn password_checks(&self) -> u64 {
        self.inner.passwords.checks()
    }

    /// A random token and what the store keeps of it.
    pub(super) fn new_token(&self, kind: &'static str) -> (SecretString, [u8; 32]) {
        let bytes = random::<32>();
        let token = SecretString::from(BASE64_URL_SAFE_NO_PAD.encode(bytes));
        (token, hmac_fields(&self.inner.pepper, &[kind.as_bytes(), &bytes]))
    }

    /// What the store keeps of a token; `None` where it is none at all.
    pub(super) fn token_hash(&self, kind: &'static str, token: &SecretString) -> Option<[u8; 32]> {
        let mut bytes = [0_u8; 32];
        match BASE64_URL_SAFE_NO_PAD.decode_slice(token.expose_secret(), &mut bytes) {
            Ok(32) => Some(hmac_fields(&self.inner.pepper, &[kind.as_bytes(), &bytes])),
            _ => None,
        }
    }

    /// The hash of an acceptable password.
    pub(super) async fn hash(&self, password: SecretString) -> Result<String, StoreError> {
        let turn = self.inner.passwords.turn().await.map_err(|_| {
            StoreError::Unavailable("too many passwords are being set at once; try again in a few seconds".into())
        })?;
        self.inner.passwords.hash(password, turn).await
    }

    /// Logs somebody in. Cancel-safe: a session that nobody got the token of ends by itself.
    ///
    /// # Errors
    /// See [`LoginError`].
    pub async fn login(&self, login: &str, password: SecretString) -> Result<LoggedIn, LoginError> {
        let turn = self.inner.passwords.turn().await.map_err(|_| LoginError::TooMany)?;
        let found = rows::by_login(&mut self.db().reader().await?.conn(), normal_login(login)).await?;
        let stored = found.as_ref().filter(|row| row.active).and_then(|row| row.password.clone());
        let right = self.inner.passwords.check(&password, stored.clone(), turn).await?;
        if let (true, Some(row), Some(stored)) = (right, &found, stored) {
            return self.begin(HotlineId(row.hotline_id), OperatorId(row.id), stored).await;
        }
        let who = found.map(|row| (HotlineId(row.hotline_id), OperatorId(row.id)));
        self.note_failure(who).await?;
        Err(LoginError::Wrong)
    }

    async fn begin(&self, hotline: HotlineId, operator: OperatorId, stored: String) -> Result<LoggedIn, LoginError> {
        let now = self.clock().now().0;
        let expires_at = now + SESSION_LONGEST_MS;
        let (session_token, hash) = self.new_token("session");
        let begun = self
            .db()
            .write(hotline.0, move |tx| {
                let stored = stored.clone();
                Box::pin(async move {
                    rows::end_idle_sessions(tx, operator, now, now - SESSION_IDLE_MS).await?;
                    let session = rows::NewSession { hash, hotline, operator, password: stored, now, expires_at };
                    rows::insert_session(tx, session).await?;
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: Some(operator.0),
                        act: "operator.logged_in",
                        subject: Some(operator.0),
                        data: json!({}),
                    });
                    rows::by_id_in(tx, hotline, operator).await
                })
            })
            .await;
        match begun {
            Ok(operator) => {
                let scope = Scope { hotline, operator: operator.id, role: operator.role };
                Ok(LoggedIn { session_token, scope, operator, expires_at: UnixMillis(expires_at) })
            }
            // Deactivated, or given another password, between the check and now.
            Err(StoreError::NotFound) => Err(LoginError::Wrong),
            Err(error) => Err(error.into()),
        }
    }

    /// One line in the trail for every failed login, unknown ones too (in the first hotline's): the same work for both.
    /// What was typed is not kept; people type passwords there.
    async fn note_failure(&self, who: Option<(HotlineId, OperatorId)>) -> Result<(), StoreError> {
        let (hotline, subject) = match who {
            Some((hotline, operator)) => (hotline, Some(operator.0)),
            None => match rows::first_hotline(&mut self.db().reader().await?.conn()).await? {
                Some(hotline) => (hotline, None),
                None => return Ok(()),
            },
        };
        let at = self.clock().now().0;
        self.db()
            .write(hotline.0, move |tx| {
                Box::pin(async move {
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at,
                        actor: None,
                        act: "login.failed",
                        subject,
                        data: json!({}),
                    });
                    Ok(())
                })
            })
            .await
    }

    /// Whose session this is. Counts as activity. Believes its own answer for five seconds, so a session that was ended
    /// on another node works that much longer.
    ///
    /// # Errors
    /// As the store.
    pub async fn authenticate(&self, token: &SecretString) -> Result<Option<(Scope, Operator)>, StoreError> {
        self.look_up(token, true).await
    }

    /// As [`Access::authenticate`], without counting as activity: for streams, which ask again and again by themselves.
    ///
    /// # Errors
    /// As the store.
    pub async fn still_in(&self, token: &SecretString) -> Result<Option<(Scope, Operator)>, StoreError> {
        self.look_up(token, false).await
    }

    async fn look_up(&self, token: &SecretString, touch: bool) -> Result<Option<(Scope, Operator)>, StoreError> {
        let Some(hash) = self.token_hash("session", token) else { return Ok(None) };
        let now = self.clock().now().0;
        let believed = self.inner.believed.lock().get(&hash).cloned();
        if let Some(session) = believed
            && (0..BELIEVE_MS).contains(&(now - session.read_at))
            && !(touch && now - session.seen_at >= TOUCH_MS)
        {
            return Ok(session.lasts_at(now).then_some((session.scope, session.operator)));
        }
        let endings = *self.inner.endings.borrow();
        let Some(row) = rows::session(&mut self.db().reader().await?.conn(), hash).await? else {
            self.inner.believed.lock().remove(&hash);
            return Ok(None);
        };
        let (hotline, seen_at, expires_at) = (HotlineId(row.hotline_id), row.seen_at, row.expires_at);
        let operator = Operator::try_from(row.operator)?;
        let scope = Scope { hotline, operator: operator.id, role: operator.role };
        let mut session = Session { scope, operator, read_at: now, seen_at, expires_at };
        if !session.lasts_at(now) || !session.operator.active {
            self.inner.believed.lock().remove(&hash);
            return Ok(None);
        }
        if touch && now - seen_at >= TOUCH_MS {
            let operator = session.scope.operator.0;
            let touched = self.db().write(operator, move |tx| Box::pin(rows::touch_session(tx, hash, now))).await;
            match touched {
                Ok(true) => session.seen_at = now,
                Ok(false) => return Ok(None),
                // Nobody is thrown out because the disk is full; the next call tries again.
                Err(error) => tracing::warn!(%error, "a session's activity was not written down"),
            }
        }
        let mut believed = self.inner.believed.lock();
        if *self.inner.endings.borrow() == endings {
            if believed.len() >= BELIEVED {
                believed.retain(|_, session| now - session.read_at < BELIEVE_MS);
            }
            if believed.len() < BELIEVED {
                believed.insert(hash, session.clone());
            }
        }
        Ok(Some((session.scope, session.operator)))
    }

    /// Ends a session; one that doesn't exist is ended already. Whoever leaves their last session is away.
    ///
    /// # Errors
    /// As the store.
    pub async fn logout(&self, token: &SecretString) -> Result<(), StoreError> {
        let Some(hash) = self.token_hash("session", token) else { return Ok(()) };
        let Some(row) = rows::session(&mut self.db().reader().await?.conn(), hash).await? else { return Ok(()) };
        let hotline = HotlineId(row.hotline_id);
        let operator = Operator::try_from(row.operator)?.id;
        let now = self.clock().now().0;
        self.db()
            .write(hotline.0, move |tx| {
                Box::pin(async move {
                    if !rows::end_session(tx, hash).await? {
                        return Ok(());
                    }
                    if rows::away_without_session(tx, hotline, operator, now, now - SESSION_IDLE_MS).await? {
                        tx.effects.event(status_event(hotline, operator, (OperatorStatus::Away, None), now));
                    }
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: Some(operator.0),
                        act: "operator.logged_out",
                        subject: Some(operator.0),
                        data: json!({}),
                    });
                    Ok(())
                })
            })
            .await?;
        self.forget(operator);
        Ok(())
    }

    /// Changes whenever a session may have ended: whoever shows something to one looks again then.
    pub fn endings(&self) -> watch::Receiver<u64> {
        self.inner.endings.subscribe()
    }

    /// Stops believing in an operator's sessions on this node.
    pub(crate) fn forget(&self, operator: OperatorId) {
        let mut believed = self.inner.believed.lock();
        self.inner.endings.send_modify(|endings| *endings += 1);
        believed.retain(|_, session| session.scope.operator != operator);
    }

    /// Removes sessions and links that are over; whoever has no session left is away. For the process's own clock, once a
    /// minute.
    ///
    /// # Errors
    /// As the store.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.db()
            .write(uuid::Uuid::nil(), move |tx| {
                Box::pin(async move {
                    for (hotline, operator) in rows::sweep(tx, now, now - SESSION_IDLE_MS).await? {
                        let event = status_event(hotline, operator, (OperatorStatus::Away, None), now);
                        tx.effects.event(NewEvent { actor: None, ..event });
                    }
                    Ok(())
                })
            })
            .await
    }
}
