//! Links with which a person sets their password: an invitation for 72 hours, a reset for 2. Each works once, and a new one
//! ends those before it. Earshot sends no mail to operators: an administrator hands the link over.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Access, OperatorStatus, Right, Scope, operators::status_event, password};
use crate::{
    HotlineId, OperatorId,
    problems::Refusal,
    store::{StoreError, effects::NewAudit, operators as rows},
};

/// How long an invitation works; milliseconds.
pub const INVITE_MS: i64 = 72 * 60 * 60 * 1000;
/// How long a reset works; milliseconds.
pub const RESET_MS: i64 = 2 * 60 * 60 * 1000;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// The first password.
    Invite,
    /// A new password in place of a forgotten one.
    Reset,
}

impl LinkKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "invite" => Ok(Self::Invite),
            "reset" => Ok(Self::Reset),
            _ => Err(StoreError::Defect("a link's kind is none that exists".into())),
        }
    }
}

/// A link that was just made. Its token is shown once and is nowhere else.
#[derive(Clone, Debug)]
pub struct Link {
    /// Goes into the address, as `links/{token}`.
    pub token: SecretString,
    /// What it is for.
    pub kind: LinkKind,
    /// When it stops working; milliseconds since 1970.
    pub expires_at: i64,
}

/// What the person behind a link sees before they use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkInfo {
    /// What it is for.
    pub kind: LinkKind,
    /// What they will log in with.
    pub login: String,
    /// Their name.
    pub name: String,
}

impl Access {
    pub(super) fn new_link(&self, first: bool) -> Link {
        let now = self.clock().now().0;
        let (kind, lasts) = if first { (LinkKind::Invite, INVITE_MS) } else { (LinkKind::Reset, RESET_MS) };
        let (token, _) = self.new_token("link");
        Link { token, kind, expires_at: now + lasts }
    }

    pub(super) fn link_row(&self, link: &Link, operator: OperatorId, now: i64) -> Result<rows::NewLink, StoreError> {
        let hash = self
            .token_hash("link", &link.token)
            .ok_or_else(|| StoreError::Defect("a link's token can't be read".into()))?;
        Ok(rows::NewLink { hash, operator, kind: link.kind.as_str(), now, expires_at: link.expires_at })
    }

    /// A link with which an operator sets a new password: an invitation where there was no password yet. The old
    /// password and open sessions go on until the link is used.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Conflict`] when they are deactivated, [`StoreError::Forbidden`].
    pub async fn reset(&self, scope: &Scope, id: OperatorId) -> Result<Link, StoreError> {
        scope.need(Right::Setup)?;
        self.make_link(scope.hotline, Some(scope.operator), id).await
    }

    /// The command line's way to a link, for an administrator who is locked out. Takes no [`Scope`], as
    /// [`Access::bootstrap`].
    ///
    /// # Errors
    /// As [`Access::reset`].
    pub async fn reset_at_command_line(&self, hotline: HotlineId, id: OperatorId) -> Result<Link, StoreError> {
        self.make_link(hotline, None, id).await
    }

    async fn make_link(
        &self,
        hotline: HotlineId,
        actor: Option<OperatorId>,
        id: OperatorId,
    ) -> Result<Link, StoreError> {
        let now = self.clock().now().0;
        let has_password = rows::has_password(&mut self.db().reader().await?.conn(), hotline, id).await?;
        let link = self.new_link(!has_password);
        let row = self.link_row(&link, id, now)?;
        self.db()
            .write(hotline.0, move |tx| {
                let row = row.clone();
                Box::pin(async move {
                    if !rows::by_id_in(tx, hotline, id).await?.active {
                        return Err(StoreError::Conflict("this operator is deactivated; activate them first".into()));
                    }
                    rows::end_links(tx, hotline, id).await?;
                    let kind = row.kind;
                    rows::insert_link(tx, row).await?;
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: actor.map(|actor| actor.0),
                        act: "operator.link_made",
                        subject: Some(id.0),
                        data: json!({ "kind": kind }),
                    });
                    Ok(())
                })
            })
            .await?;
        Ok(link)
    }

    /// What a link is for. Unknown, used, ended and expired links are all the same.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn inspect(&self, token: &SecretString) -> Result<LinkInfo, StoreError> {
        let (_, row) = self.usable_link(token).await?;
        Ok(LinkInfo { kind: LinkKind::parse(&row.kind)?, login: row.login, name: row.name })
    }

    async fn usable_link(&self, token: &SecretString) -> Result<([u8; 32], rows::LinkRow), StoreError> {
        let hash = self.token_hash("link", token).ok_or(StoreError::NotFound)?;
        let now = self.clock().now().0;
        let row = rows::link(&mut self.db().reader().await?.conn(), hash, now).await?;
        Ok((hash, row))
    }

    /// Sets the password and uses the link up. All sessions of the operator end; they log in with the new password.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] when the password is no good, and the link stays usable; [`StoreError::NotFound`] as
    /// [`Access::inspect`].
    pub async fn redeem(&self, token: &SecretString, password: SecretString) -> Result<(), Refusal> {
        let (hash, row) = self.usable_link(token).await?;
        let owner = password::Owner { login: &row.login, name: &row.name, organisation: &row.organisation };
        let password = password::acceptable(&password, &owner)?;
        let password = self.hash(password).await?;
        let (hotline, operator) = (HotlineId(row.hotline_id), OperatorId(row.operator_id));
        let now = self.clock().now().0;
        let kind = LinkKind::parse(&row.kind)?;
        self.db()
            .write(hotline.0, move |tx| {
                let password = password.clone();
                Box::pin(async move {
                    // Of two who come at the same time one touches the row, and the other finds it used.
                    rows::use_link(tx, hash, now).await?;
                    rows::set_password(tx, hotline, operator, password).await?;
                    rows::end_sessions(tx, hotline, operator).await?;
                    rows::set_status(tx, hotline, operator, OperatorStatus::Away, None).await?;
                    // By this other nodes hear that sessions ended.
                    tx.effects.event(status_event(hotline, operator, (OperatorStatus::Away, None), now));
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor: Some(operator.0),
                        act: "operator.password_set",
                        subject: Some(operator.0),
                        data: json!({ "kind": kind }),
                    });
                    Ok(())
                })
            })
            .await?;
        self.forget(operator);
        Ok(())
    }
}
