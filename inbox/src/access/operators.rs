//! The people who work in the console: who they are, what they are trusted with, whether they take contacts now.
//!
//! Invariant: a hotline that has an administrator who can log in keeps one.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Access, Right, Role, Scope, links::Link, password};
use crate::{
    HotlineId, OperatorId,
    clock::timed_id,
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::{NewAudit, NewEvent},
        operators as rows,
    },
};

/// Whether an operator takes contacts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum OperatorStatus {
    /// Takes contacts.
    Accepting,
    /// At the desk, takes none.
    Paused,
    /// Not there.
    Away,
}

/// Why an operator takes no contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StatusWhy {
    /// A short break.
    Break,
    /// Eats.
    Meal,
    /// Talks about what was hard.
    Debrief,
    /// Learns, or teaches.
    Training,
    /// On the telephone.
    Call,
    /// In a meeting.
    Meeting,
    /// Goes home, or has.
    Shift,
}

impl StatusWhy {
    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Break => "break",
            Self::Meal => "meal",
            Self::Debrief => "debrief",
            Self::Training => "training",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Shift => "shift",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let all = [Self::Break, Self::Meal, Self::Debrief, Self::Training, Self::Call, Self::Meeting, Self::Shift];
        all.into_iter().find(|why| why.as_str() == text)
    }
}

impl OperatorStatus {
    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepting => "accepting",
            Self::Paused => "paused",
            Self::Away => "away",
        }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "accepting" => Ok(Self::Accepting),
            "paused" => Ok(Self::Paused),
            "away" => Ok(Self::Away),
            _ => Err(StoreError::Defect("an operator's status is none that exists".into())),
        }
    }
}

impl Role {
    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "operator" => Ok(Self::Operator),
            "supervisor" => Ok(Self::Supervisor),
            "admin" => Ok(Self::Admin),
            _ => Err(StoreError::Defect("an operator's role is none that exists".into())),
        }
    }
}

/// Somebody who works in the console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Operator {
    /// Who.
    pub id: OperatorId,
    /// The name that colleagues see.
    pub name: String,
    /// The name that contacts see.
    pub alias: String,
    /// What they log in with.
    pub login: String,
    /// What they are trusted with.
    pub role: Role,
    /// Languages they talk in, as BCP 47 tags.
    pub languages: Vec<String>,
    /// What they can do that a queue may ask for, in the hotline's own words.
    pub skills: Vec<String>,
    /// Conversations that they may hold at a time when they are offered more; 1 to 50.
    pub talk_limit: u8,
    /// Whether they may log in.
    pub active: bool,
    /// Whether they take contacts now.
    pub status: OperatorStatus,
    /// Why not, where they said so.
    pub status_why: Option<StatusWhy>,
}

/// Somebody who is to work in the console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOperator {
    /// What they log in with: 2 to 64 of a-z 0-9 . _ - @; capitals are made small.
    pub login: String,
    /// The name that colleagues see.
    pub name: String,
    /// The name that contacts see.
    pub alias: String,
    /// What they are trusted with.
    pub role: Role,
    /// Languages they talk in, as BCP 47 tags.
    #[serde(default)]
    pub languages: Vec<String>,
    /// What they can do that a queue may ask for, in the hotline's own words.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Conversations that they may hold at a time when they are offered more; 1 to 50, 3 where it is missing.
    #[serde(default = "usual_talks")]
    pub talk_limit: u8,
}

/// Conversations that an operator may hold at a time, where nothing else was said.
pub const USUAL_TALKS: u8 = 3;
const MOST_TALKS: u8 = 50;

fn usual_talks() -> u8 {
    USUAL_TALKS
}

/// What is to be different about an operator; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OperatorChange {
    /// What they are trusted with. Ends their sessions.
    #[serde(default)]
    pub role: Option<Role>,
    /// Whether they may log in. Ends their sessions and links.
    #[serde(default)]
    pub active: Option<bool>,
    /// The name that colleagues see.
    #[serde(default)]
    pub name: Option<String>,
    /// The name that contacts see.
    #[serde(default)]
    pub alias: Option<String>,
    /// Languages they talk in, as BCP 47 tags.
    #[serde(default)]
    pub languages: Option<Vec<String>>,
    /// What they can do that a queue may ask for.
    #[serde(default)]
    pub skills: Option<Vec<String>>,
    /// Conversations that they may hold at a time when they are offered more; 1 to 50.
    #[serde(default)]
    pub talk_limit: Option<u8>,
}

/// How somebody who is set up from the command line gets their password.
pub enum FirstPassword {
    /// It is given.
    Given(secrecy::SecretString),
    /// They set it themselves through an invitation.
    Link,
}

/// A login as it is looked up.
pub(super) fn normal_login(login: &str) -> String {
    // U+0000 is in no login, and PostgreSQL takes it in no text.
    login.trim().replace('\0', "").to_ascii_lowercase()
}

impl NewOperator {
    fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        self.login = normal_login(&self.login);
        let shaped = (2..=64).contains(&self.login.len())
            && self.login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@".contains(&b));
        if !shaped {
            problems.add("login", "2 to 64 of the signs a-z 0-9 . _ - @");
        }
        problems.line("name", &self.name, 80);
        problems.line("alias", &self.alias, 40);
        problems.languages("languages", &self.languages, 30);
        problems.skills("skills", &self.skills);
        check_talks(&mut problems, self.talk_limit);
        problems.finish()?;
        Ok(self)
    }
}

impl OperatorChange {
    fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        if let Some(name) = &self.name {
            problems.line("name", name, 80);
        }
        if let Some(alias) = &self.alias {
            problems.line("alias", alias, 40);
        }
        if let Some(languages) = &self.languages {
            problems.languages("languages", languages, 30);
        }
        if let Some(skills) = &self.skills {
            problems.skills("skills", skills);
        }
        if let Some(limit) = self.talk_limit {
            check_talks(&mut problems, limit);
        }
        problems.finish()
    }

    /// The operator as they will be.
    fn over(&self, before: &Operator) -> Operator {
        let active = self.active.unwrap_or(before.active);
        let role = self.role.unwrap_or(before.role);
        Operator {
            id: before.id,
            login: before.login.clone(),
            name: self.name.clone().unwrap_or_else(|| before.name.clone()),
            alias: self.alias.clone().unwrap_or_else(|| before.alias.clone()),
            role,
            languages: self.languages.clone().unwrap_or_else(|| before.languages.clone()),
            skills: self.skills.clone().unwrap_or_else(|| before.skills.clone()),
            talk_limit: self.talk_limit.unwrap_or(before.talk_limit),
            active,
            // Their sessions end, and whoever has none is away.
            status: if active && role == before.role { before.status } else { OperatorStatus::Away },
            status_why: if active && role == before.role { before.status_why } else { None },
        }
    }
}

fn check_talks(problems: &mut Problems, limit: u8) {
    if !(1..=MOST_TALKS).contains(&limit) {
        problems.add("talk_limit", format!("1 to {MOST_TALKS} conversations at a time"));
    }
}

/// What the audit trail says of a change: roles and switches with their values, the rest by name only.
fn difference(before: &Operator, after: &Operator) -> serde_json::Value {
    let mut data = serde_json::Map::new();
    if before.role != after.role {
        data.insert("role".into(), json!([before.role, after.role]));
    }
    if before.active != after.active {
        data.insert("active".into(), json!([before.active, after.active]));
    }
    let fields: Vec<&str> = [
        ("name", before.name != after.name),
        ("alias", before.alias != after.alias),
        ("languages", before.languages != after.languages),
        ("skills", before.skills != after.skills),
        ("talk_limit", before.talk_limit != after.talk_limit),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect();
    if !fields.is_empty() {
        data.insert("fields".into(), json!(fields));
    }
    data.into()
}

pub(super) fn status_event(
    hotline: HotlineId,
    operator: OperatorId,
    (status, why): (OperatorStatus, Option<StatusWhy>),
    at: i64,
) -> NewEvent {
    NewEvent {
        hotline: hotline.0,
        at,
        actor: Some(operator.0),
        kind: "operator.status",
        conversation: None,
        subject: Some(operator.0),
        contact_seq: None,
        data: json!({ "status": status, "why": why }),
    }
}

impl Access {
    /// Everybody of the reader's hotline, by name.
    ///
    /// # Errors
    /// As the store.
    pub async fn operators(&self, scope: &Scope) -> Result<Vec<Operator>, StoreError> {
        rows::of_hotline(&mut self.db().reader().await?.conn(), scope.hotline).await
    }

    /// One of the reader's hotline.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn operator(&self, scope: &Scope, id: OperatorId) -> Result<Operator, StoreError> {
        rows::by_id(&mut self.db().reader().await?.conn(), scope.hotline, id).await
    }

    /// Creates an operator and the link with which they set their password.
    ///
    /// # Errors
    /// [`Refusal::Invalid`], [`StoreError::Conflict`] when the login is taken, [`StoreError::Forbidden`].
    pub async fn invite(&self, scope: &Scope, operator: NewOperator) -> Result<(Operator, Link), Refusal> {
        scope.need(Right::Setup)?;
        let link = self.new_link(true);
        let operator = self.create(scope.hotline, Some(scope.operator), operator.checked()?, None, Some(&link)).await?;
        Ok((operator, link))
    }

    /// The command line's way to create an operator, above all the first administrator. Takes no [`Scope`]: whoever may
    /// run it holds the database and its keys. The audit trail names no actor.
    ///
    /// # Errors
    /// As [`Access::invite`].
    pub async fn bootstrap(
        &self,
        hotline: HotlineId,
        operator: NewOperator,
        first: FirstPassword,
    ) -> Result<(Operator, Option<Link>), Refusal> {
        let operator = operator.checked()?;
        match first {
            FirstPassword::Link => {
                let link = self.new_link(true);
                let operator = self.create(hotline, None, operator, None, Some(&link)).await?;
                Ok((operator, Some(link)))
            }
            FirstPassword::Given(plain) => {
                let organisation = rows::organisation(&mut self.db().reader().await?.conn(), hotline).await?;
                let owner =
                    password::Owner { login: &operator.login, name: &operator.name, organisation: &organisation };
                let plain = password::acceptable(&plain, &owner)?;
                let hash = self.hash(plain).await?;
                Ok((self.create(hotline, None, operator, Some(hash), None).await?, None))
            }
        }
    }

    /// The command line's list of everybody of a hotline. Takes no [`Scope`], as [`Access::bootstrap`].
    ///
    /// # Errors
    /// As the store.
    pub async fn operators_at_command_line(&self, hotline: HotlineId) -> Result<Vec<Operator>, StoreError> {
        rows::of_hotline(&mut self.db().reader().await?.conn(), hotline).await
    }

    /// The command line's way to change an operator. Takes no [`Scope`], as [`Access::bootstrap`].
    ///
    /// # Errors
    /// As [`Access::change_operator`].
    pub async fn change_at_command_line(
        &self,
        hotline: HotlineId,
        id: OperatorId,
        change: OperatorChange,
    ) -> Result<Operator, Refusal> {
        self.change(hotline, None, id, change).await
    }

    async fn create(
        &self,
        hotline: HotlineId,
        actor: Option<OperatorId>,
        new: NewOperator,
        password: Option<String>,
        link: Option<&Link>,
    ) -> Result<Operator, StoreError> {
        let now = self.clock().now();
        let operator = Operator {
            id: OperatorId(timed_id(now)),
            name: new.name,
            alias: new.alias,
            login: new.login,
            role: new.role,
            languages: new.languages,
            skills: new.skills,
            talk_limit: new.talk_limit,
            active: true,
            status: OperatorStatus::Away,
            status_why: None,
        };
        let link = link.map(|link| self.link_row(link, operator.id, now.0)).transpose()?;
        let made = operator.clone();
        self.db()
            .write(hotline.0, move |tx| {
                let (operator, password, link) = (operator.clone(), password.clone(), link.clone());
                Box::pin(async move {
                    let data = json!({ "role": operator.role, "password": password.is_some() });
                    if !rows::insert(tx, hotline, &operator, password, now.0).await? {
                        return Err(StoreError::Conflict(format!("the login {} is taken", operator.login)));
                    }
                    if let Some(link) = link {
                        rows::insert_link(tx, link).await?;
                    }
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now.0,
                        actor: actor.map(|id| id.0),
                        act: "operator.invited",
                        subject: Some(operator.id.0),
                        data,
                    });
                    Ok(())
                })
            })
            .await?;
        Ok(made)
    }

    /// Changes an operator. A new role or deactivation ends all their sessions at once.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the hotline would be left without an administrator who can log in,
    /// [`StoreError::NotFound`], [`StoreError::Forbidden`], [`Refusal::Invalid`].
    pub async fn change_operator(
        &self,
        scope: &Scope,
        id: OperatorId,
        change: OperatorChange,
    ) -> Result<Operator, Refusal> {
        scope.need(Right::Setup)?;
        self.change(scope.hotline, Some(scope.operator), id, change).await
    }

    async fn change(
        &self,
        hotline: HotlineId,
        actor: Option<OperatorId>,
        id: OperatorId,
        change: OperatorChange,
    ) -> Result<Operator, Refusal> {
        change.check()?;
        let now = self.clock().now().0;
        let changed = self
            .db()
            .write(hotline.0, move |tx| {
                let change = change.clone();
                Box::pin(async move {
                    // Locks the administrators, so that two of them can't remove each other at the same time.
                    let admins = rows::admins_who_can_log_in(tx, hotline).await?;
                    let before = rows::by_id_in(tx, hotline, id).await?;
                    let after = change.over(&before);
                    let remains = after.active && after.role == Role::Admin;
                    if admins == [id] && !remains {
                        return Err(StoreError::Conflict(
                            "this is the last administrator who can log in; give somebody else that role first".into(),
                        ));
                    }
                    if after == before {
                        return Ok(after);
                    }
                    rows::update(tx, hotline, &after).await?;
                    let is_out = after.role != before.role || !after.active;
                    if is_out {
                        rows::end_sessions(tx, hotline, id).await?;
                    }
                    if !after.active {
                        rows::end_links(tx, hotline, id).await?;
                    }
                    // By this other nodes hear that sessions ended.
                    if is_out || after.status != before.status {
                        tx.effects.event(NewEvent {
                            actor: actor.map(|actor| actor.0),
                            ..status_event(hotline, id, (after.status, after.status_why), now)
                        });
                    }
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: actor.map(|actor| actor.0),
                        act: "operator.changed",
                        subject: Some(id.0),
                        data: difference(&before, &after),
                    });
                    Ok(after)
                })
            })
            .await?;
        self.forget(id);
        Ok(changed)
    }

    /// Says whether the person at work takes contacts now, and why they don't. Colleagues hear it as `operator.status`.
    ///
    /// # Errors
    /// As the store.
    pub async fn set_status(
        &self,
        scope: &Scope,
        status: OperatorStatus,
        why: Option<StatusWhy>,
    ) -> Result<(), StoreError> {
        // Whoever takes contacts needs no reason.
        let why = why.filter(|_| status != OperatorStatus::Accepting);
        let (hotline, operator) = (scope.hotline, scope.operator);
        let now = self.clock().now().0;
        self.db()
            .write(hotline.0, move |tx| {
                Box::pin(async move {
                    rows::set_status(tx, hotline, operator, status, why).await?;
                    tx.effects.event(status_event(hotline, operator, (status, why), now));
                    Ok(())
                })
            })
            .await?;
        self.forget(operator);
        Ok(())
    }
}
