//! Tags: a hotline's own short list, in clear, because lists and figures go by them. No names and no words of a contact.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    ConversationId, Inbox,
    access::{Right, Scope},
    problems::{Problems, Refusal},
    store::{StoreError, conversations::Facts, effects::NewAudit, tags as rows},
    talk::command,
    view::Row,
};

/// Tags that one conversation may have.
pub(crate) const MOST: usize = 12;
/// Tags that a hotline may have.
const LONGEST_LIST: usize = 200;

/// A tag of the hotline's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tag {
    /// What conversations keep: small letters, digits and `-`. Never given another meaning.
    pub code: String,
    /// What operators read.
    pub name: String,
    /// Taken from the list: conversations that have it keep it.
    pub retired: bool,
}

/// A tag as a supervisor writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TagForm {
    /// What operators read; at most 40 characters.
    pub name: String,
    /// Taken from the list.
    #[serde(default)]
    pub retired: bool,
}

/// Whether it may be a code.
fn is_code(code: &str) -> bool {
    (1..=32).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The codes of a row's column.
pub(crate) fn list(column: &str) -> Vec<String> {
    column.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

impl Inbox {
    /// The hotline's tags, by name.
    ///
    /// # Errors
    /// As the store.
    pub async fn tags(&self, scope: &Scope) -> Result<Vec<Tag>, StoreError> {
        let mut reader = self.data().reader().await?;
        rows::list(&mut reader.conn(), scope.hotline()).await
    }

    /// Adds a tag to the list, or changes it (supervisors, administrators).
    ///
    /// # Errors
    /// [`Refusal::Invalid`], [`StoreError::Forbidden`].
    pub async fn put_tag(&self, scope: &Scope, code: String, form: TagForm) -> Result<Tag, Refusal> {
        scope.need(Right::Canned)?;
        let mut problems = Problems::default();
        if !is_code(&code) {
            problems.add("code", "1 to 32 small letters, digits and -");
        }
        problems.line("name", &form.name, 40);
        problems.finish()?;
        let tag = Tag { code, name: form.name.trim().to_owned(), retired: form.retired };
        let known = self.tags(scope).await?;
        if known.len() >= LONGEST_LIST && !known.iter().any(|known| known.code == tag.code) {
            return Err(StoreError::Rejected(format!("at most {LONGEST_LIST} tags; retire some first")).into());
        }
        let (scope, now, written) = (scope.clone(), self.clock().now().0, tag.clone());
        self.data()
            .write(scope.hotline().0, move |tx| {
                let (scope, tag) = (scope.clone(), written.clone());
                Box::pin(async move {
                    rows::put(tx, scope.hotline(), &tag, now).await?;
                    tx.effects.audit(NewAudit {
                        hotline: scope.hotline().0,
                        at: now,
                        actor: Some(scope.operator().0),
                        act: "tag.changed",
                        subject: None,
                        data: json!({ "code": tag.code, "retired": tag.retired }),
                    });
                    Ok(())
                })
            })
            .await?;
        Ok(tag)
    }

    /// Gives a conversation these tags and takes the others from it. The reader need not hold it.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for codes that are not on the list.
    pub async fn tag(&self, scope: &Scope, id: ConversationId, codes: Vec<String>) -> Result<Row, StoreError> {
        let mut codes = codes;
        codes.sort_unstable();
        codes.dedup();
        if codes.len() > MOST {
            return Err(StoreError::Rejected(format!("at most {MOST} tags")));
        }
        command!(self, self.act(scope, id)?, |tx, act, codes| {
            let before = act.facts(tx).await?;
            let had = list(&before.tags);
            let known = rows::codes(tx, act.scope.hotline()).await?;
            if let Some(code) = codes.iter().find(|code| !had.contains(code) && !known.contains(code)) {
                return Err(StoreError::Rejected(format!("there is no tag {code} on the list")));
            }
            let after = Facts { tags: codes.join(" "), ..before.clone() };
            if after == before {
                return Ok(());
            }
            act.save(tx, &before, &after).await?;
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.tagged", json!({ "from": had, "to": &*codes })));
            Ok(())
        })?;
        self.row(scope, id).await
    }
}
