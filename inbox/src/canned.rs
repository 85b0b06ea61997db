//! Canned replies: prepared answers that operators put into the composer and finish themselves. Nothing is sent by them.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    CannedReplyId, Clock,
    access::{Right, Scope},
    clock::timed_id,
    problems::{Problems, Refusal},
    store::{StoreError, canned as rows, db::Db, effects::NewAudit},
};

/// A prepared answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CannedReply {
    /// Which.
    pub id: CannedReplyId,
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// What operators find it by.
    pub title: String,
    /// What goes into the composer.
    pub text: String,
}

/// A prepared answer as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCannedReply {
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// What operators find it by; at most 120 characters.
    pub title: String,
    /// What goes into the composer; at most 10,000 characters.
    pub text: String,
}

impl NewCannedReply {
    fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        problems.language("language", &self.language);
        problems.line("title", &self.title, 120);
        problems.text("text", &self.text, 10_000);
        problems.finish()
    }

    fn with_id(self, id: CannedReplyId) -> CannedReply {
        CannedReply { id, language: self.language, title: self.title, text: self.text }
    }
}

/// The canned replies of all hotlines. Cheap to clone.
#[derive(Clone)]
pub struct CannedReplies {
    db: Db,
    clock: Clock,
}

impl CannedReplies {
    /// Over the data.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// All of the reader's hotline, by language and title.
    ///
    /// # Errors
    /// As the store.
    pub async fn list(&self, scope: &Scope) -> Result<Vec<CannedReply>, StoreError> {
        rows::list(&mut self.db.reader().await?.conn(), scope.hotline()).await
    }

    /// Adds one.
    ///
    /// # Errors
    /// [`Refusal::Invalid`], [`StoreError::Forbidden`].
    pub async fn create(&self, scope: &Scope, new: NewCannedReply) -> Result<CannedReply, Refusal> {
        scope.need(Right::Canned)?;
        new.check()?;
        let reply = new.with_id(CannedReplyId(timed_id(self.clock.now())));
        self.write(scope, Change::Add, reply).await
    }

    /// Rewrites one.
    ///
    /// # Errors
    /// As [`CannedReplies::create`], and [`StoreError::NotFound`].
    pub async fn update(&self, scope: &Scope, id: CannedReplyId, new: NewCannedReply) -> Result<CannedReply, Refusal> {
        scope.need(Right::Canned)?;
        new.check()?;
        self.write(scope, Change::Rewrite, new.with_id(id)).await
    }

    async fn write(&self, scope: &Scope, change: Change, reply: CannedReply) -> Result<CannedReply, Refusal> {
        let (scope, now) = (scope.clone(), self.clock.now().0);
        let written = reply.clone();
        self.db
            .write(scope.hotline().0, move |tx| {
                let (scope, reply) = (scope.clone(), reply.clone());
                Box::pin(async move {
                    let id = reply.id;
                    let data = json!({ "language": reply.language });
                    let act = match change {
                        Change::Add => {
                            rows::insert(tx, scope.hotline(), reply, now).await?;
                            "canned.created"
                        }
                        Change::Rewrite => {
                            rows::update(tx, scope.hotline(), reply, now).await?;
                            "canned.changed"
                        }
                    };
                    tx.effects.audit(audit(&scope, now, act, id, data));
                    Ok(())
                })
            })
            .await?;
        Ok(written)
    }

    /// Removes one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Forbidden`].
    pub async fn delete(&self, scope: &Scope, id: CannedReplyId) -> Result<(), StoreError> {
        scope.need(Right::Canned)?;
        let (scope, now) = (scope.clone(), self.clock.now().0);
        self.db
            .write(scope.hotline().0, move |tx| {
                let scope = scope.clone();
                Box::pin(async move {
                    rows::delete(tx, scope.hotline(), id).await?;
                    tx.effects.audit(audit(&scope, now, "canned.deleted", id, json!({})));
                    Ok(())
                })
            })
            .await
    }
}

#[derive(Clone, Copy)]
enum Change {
    Add,
    Rewrite,
}

fn audit(scope: &Scope, at: i64, act: &'static str, id: CannedReplyId, data: serde_json::Value) -> NewAudit {
    NewAudit { hotline: scope.hotline().0, at, actor: Some(scope.operator().0), act, subject: Some(id.0), data }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::Role, fixture::houses};

    fn new(language: &str, title: &str) -> NewCannedReply {
        NewCannedReply { language: language.into(), title: title.into(), text: "I am here.\nTake your time.".into() }
    }

    #[tokio::test]
    async fn supervisors_and_administrators_write_them_and_everybody_of_the_hotline_reads_them() {
        for house in houses().await {
            let (canned, operator) = (house.inbox.canned(), house.scope(Role::Operator));
            let hello = canned.create(house.scope(Role::Supervisor), new("fr", "Hello")).await.unwrap();
            let bye = canned.create(house.scope(Role::Admin), new("en", "Bye")).await.unwrap();
            let titles = |list: Vec<CannedReply>| list.into_iter().map(|reply| reply.title).collect::<Vec<_>>();
            assert_eq!(titles(canned.list(operator).await.unwrap()), ["Bye", "Hello"]);
            let changed = canned.update(house.scope(Role::Admin), hello.id, new("en", "Good day")).await.unwrap();
            assert_eq!((changed.id, changed.title.as_str()), (hello.id, "Good day"));
            canned.delete(house.scope(Role::Supervisor), bye.id).await.unwrap();
            assert_eq!(titles(canned.list(operator).await.unwrap()), ["Good day"]);

            let forbidden = |outcome| matches!(outcome, Err(StoreError::Forbidden(_)));
            assert!(forbidden(canned.create(operator, new("en", "x")).await.map(drop).map_err(StoreError::from)));
            assert!(forbidden(
                canned.update(operator, hello.id, new("en", "x")).await.map(drop).map_err(StoreError::from)
            ));
            assert!(forbidden(canned.delete(operator, hello.id).await));

            let stranger = house.stranger().await;
            assert!(canned.list(&stranger).await.unwrap().is_empty());
            let update = canned.update(&stranger, hello.id, new("en", "x")).await;
            assert_eq!(update.unwrap_err(), Refusal::Store(StoreError::NotFound));
            assert_eq!(canned.delete(&stranger, hello.id).await.unwrap_err(), StoreError::NotFound);
            assert_eq!(canned.delete(house.scope(Role::Admin), bye.id).await.unwrap_err(), StoreError::NotFound);
            let trail = house.trail().await;
            assert_eq!(
                trail[trail.len() - 4..],
                [
                    r#"canned.created {"language":"fr"}"#,
                    r#"canned.created {"language":"en"}"#,
                    r#"canned.changed {"language":"en"}"#,
                    "canned.deleted {}",
                ]
            );
        }
    }

    #[tokio::test]
    async fn says_everything_that_is_wrong_with_one() {
        let [house, _] = houses().await;
        let bad = NewCannedReply { language: "English".into(), title: "x".repeat(121), text: " ".into() };
        let Err(Refusal::Invalid(problems)) = house.inbox.canned().create(house.scope(Role::Admin), bad).await else {
            panic!("was taken")
        };
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["language", "title", "text"]);
    }
}
