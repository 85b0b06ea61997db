//! Reviewing: which talk, what a rater says of it, and when whom it is about reads that.
//!
//! A talk is chosen, or given by chance: each closed talk of the span that a person answered, that the rater had no part in and that nobody
//! reviewed yet is as likely as any other. What a rater saves is theirs until it is in; then it stays as it is.

use std::sync::Arc;

use uuid::Uuid;

use super::{
    agreement::Scores,
    forms::{BEST, ReviewForm},
    reviews::{Comments, NewReview, RATERS, Review, ReviewSaid, ReviewSheet, place},
};
use crate::{
    ConversationId, Inbox, KeyId,
    access::{Right, Scope},
    clock::random_id,
    problems::{Problems, Refusal},
    store::{
        StoreError, conversations,
        effects::NewAudit,
        json,
        reviews::{self as rows, FullRow, NewReviewRow, Said},
    },
    vault::ContentKey,
};

/// Longest comment, and longest reply, in characters.
const COMMENT_CHARS: usize = 2_000;

fn conflict(words: &str) -> StoreError {
    StoreError::Conflict(words.into())
}

/// 0 to 100 of what applied.
fn whole(scores: &Scores) -> Option<i64> {
    let given: Vec<i64> = scores.values().flatten().map(|score| i64::from(*score)).collect();
    let most = i64::from(BEST) * i64::try_from(given.len()).ok()?;
    (most > 0).then(|| (given.iter().sum::<i64>() * 100 + most / 2) / most)
}

/// What is wrong with what a rater says.
fn problems(form: &ReviewForm, said: &ReviewSaid, finished: bool) -> Problems {
    let mut problems = Problems::default();
    let known = |id: &String| form.criteria.iter().any(|criterion| criterion.id == *id);
    for (id, score) in &said.scores {
        if !known(id) || score.is_some_and(|score| score > BEST) {
            problems.add(format!("scores.{id}"), "0 to 3, or nothing where it doesn't apply");
        }
    }
    for (id, words) in said.comments.iter().filter(|(_, words)| !words.is_empty()) {
        if known(id) {
            problems.text(&format!("comments.{id}"), words, COMMENT_CHARS);
        } else {
            problems.add(format!("comments.{id}"), "the form has no such criterion");
        }
    }
    if !said.overall.is_empty() {
        problems.text("overall", &said.overall, COMMENT_CHARS);
    }
    for criterion in form.criteria.iter().filter(|criterion| finished && !said.scores.contains_key(&criterion.id)) {
        problems.add(format!("scores.{}", criterion.id), "score it, or say that it doesn't apply");
    }
    problems
}

impl Inbox {
    /// Begins a review of a closed talk. Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] for one's own talk, one that goes on, that nobody answered or that two reviewed already, and where the
    /// span holds none; [`StoreError::NotFound`] outside the scope.
    pub async fn begin_review(&self, scope: &Scope, new: NewReview) -> Result<ReviewSheet, StoreError> {
        scope.need(Right::Review)?;
        let (id, how) = match new.conversation_id {
            Some(id) => (id, "chosen"),
            None => {
                let span = (new.from.unwrap_or(0), new.to.unwrap_or(i64::MAX));
                let none = || conflict("no closed talk of these days is left to review");
                (self.talk_by_chance(scope, span).await?.ok_or_else(none)?, "random")
            }
        };
        let newest = self.review_form(scope).await?.version;
        let (hotline, me, now) = (scope.hotline(), scope.operator(), self.clock().now().0);
        // Ids that say nothing: once the talk is erased, no time in them leads back to it.
        let (fresh, fresh_pair) = (random_id(), random_id());
        let audit = self.of_review(scope, "review.begun", id);
        let review = self
            .data()
            .write(id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    // Of two who begin at once, the other is the second rater.
                    conversations::facts(tx, hotline, id).await?;
                    let (sitting, key, state, is_merged) = rows::talk(tx, hotline, id).await?;
                    let before = rows::of_sitting(tx, hotline, sitting).await?;
                    if let Some(mine) = before.iter().find(|each| each.rater == Some(me.0)) {
                        return Ok(mine.id);
                    }
                    if state != "closed" {
                        return Err(conflict("only a closed talk is reviewed"));
                    }
                    if is_merged {
                        return Err(conflict(
                            "several talks went into one here: take them out of it before one is reviewed",
                        ));
                    }
                    if rows::is_own(tx, hotline, id, me).await? {
                        return Err(conflict("you had part in this talk: somebody else reviews it"));
                    }
                    let answered = rows::answered_by(tx, hotline, id, sitting).await?;
                    let operator = answered.ok_or_else(|| conflict("nobody answered in this talk"))?;
                    let first = before.first();
                    if before.len() >= RATERS || before.iter().any(|each| each.released_at.is_some()) {
                        return Err(conflict("this talk was reviewed already"));
                    }
                    let new = NewReviewRow {
                        id: fresh,
                        pair: first.map_or(fresh_pair, |first| first.pair_id),
                        conversation: id.0,
                        sitting,
                        form_version: first.map_or(newest, |first| first.form_version),
                        operator,
                        how: if first.is_some() { "second" } else { how },
                        key,
                    };
                    if !rows::add(tx, hotline, &new, (me, now)).await? {
                        return Err(StoreError::Stale);
                    }
                    tx.effects.audit(audit);
                    Ok(new.id)
                })
            })
            .await?;
        self.review_sheet(scope, review).await
    }

    /// A talk of a span, each as likely as any other.
    async fn talk_by_chance(&self, scope: &Scope, span: (i64, i64)) -> Result<Option<ConversationId>, StoreError> {
        let mut reader = self.data().reader().await?;
        let talks = rows::eligible(&mut reader.conn(), scope.hotline(), span, scope.operator()).await?;
        // 2^122 to a few thousands: what is left over favours nobody that could be noticed.
        let Some(place) = u128::try_from(talks).ok().and_then(|talks| random_id().as_u128().checked_rem(talks)) else {
            return Ok(None);
        };
        let place = i64::try_from(place).unwrap_or_default();
        rows::eligible_at(&mut reader.conn(), scope.hotline(), span, scope.operator(), place).await
    }

    /// Keeps what a rater says: for later, or as finished, after which it stays as it is. Audited once it is in.
    ///
    /// # Errors
    /// [`Refusal::Invalid`], field by field; [`StoreError::NotFound`] where it isn't the reader's; [`StoreError::Conflict`] where it is
    /// in already.
    pub async fn save_review(
        &self,
        scope: &Scope,
        id: Uuid,
        said: ReviewSaid,
        finished: bool,
    ) -> Result<Review, Refusal> {
        scope.need(Right::Review)?;
        let (row, _) = self.review_row(scope, id).await?;
        if row.rater != scope.operator().0 {
            return Err(StoreError::NotFound.into());
        }
        if row.done_at.is_some() {
            return Err(conflict("this review is in: it stays as it is").into());
        }
        let form = self.review_form_at(scope, row.form_version).await?;
        problems(&form, &said, finished).finish()?;
        let key = self.review_key(&row).await?;
        let comments = json(&Comments { comments: said.comments, overall: said.overall })?;
        let kept = Arc::new(Said {
            score: whole(&said.scores),
            scores: json(&said.scores)?,
            comments: key.seal(place("comments", id), comments.as_bytes()),
            done_at: finished.then(|| self.clock().now().0),
        });
        let (hotline, me) = (scope.hotline(), scope.operator());
        let audit = finished.then(|| self.of_review(scope, "review.done", ConversationId(row.conversation_id)));
        self.data()
            .write(row.conversation_id, move |tx| {
                let (kept, audit) = (kept.clone(), audit.clone());
                Box::pin(async move {
                    rows::save(tx, hotline, id, me, &kept).await?;
                    if let Some(audit) = audit {
                        tx.effects.audit(audit);
                    }
                    Ok(())
                })
            })
            .await?;
        let (row, open) = self.review_row(scope, id).await?;
        Ok(self.opened_review(scope, row, open).await?)
    }

    /// The talk's own key, with which words of its reviews are sealed.
    async fn review_key(&self, row: &FullRow) -> Result<Arc<ContentKey>, StoreError> {
        let key = row.key_id.map(KeyId).ok_or(StoreError::NotFound)?;
        self.optional_key(key).await?.ok_or(StoreError::NotFound)
    }

    /// Takes a review away that isn't in: the reader's own, or one that a colleague left lying. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Conflict`] once it is in.
    pub async fn withdraw_review(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Review)?;
        let (row, _) = self.review_row(scope, id).await?;
        if row.done_at.is_some() {
            return Err(conflict("this review is in: it stays"));
        }
        let hotline = scope.hotline();
        let audit = self.of_review(scope, "review.withdrawn", ConversationId(row.conversation_id));
        self.data()
            .write(row.conversation_id, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    rows::withdraw(tx, hotline, id).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    /// Lets whom a talk's reviews are about read them: by one of the raters, once all that began are in. Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] while a rating is not in; [`StoreError::NotFound`] for who is no rater of it.
    pub async fn release_review(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Review)?;
        let (row, _) = self.review_row(scope, id).await?;
        let (hotline, me, now) = (scope.hotline(), scope.operator(), self.clock().now().0);
        let audit = self.of_review(scope, "review.released", ConversationId(row.conversation_id));
        self.data()
            .write(row.conversation_id, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    let pair = rows::of_pair_in(tx, hotline, row.pair_id).await?;
                    if !pair.iter().any(|each| each.rater == Some(me.0)) {
                        return Err(StoreError::NotFound);
                    }
                    if pair.iter().any(|each| each.done_at.is_none()) {
                        return Err(conflict("a rating of this talk is not in yet: wait for it, or have it withdrawn"));
                    }
                    if rows::release(tx, hotline, row.pair_id, now).await? > 0 {
                        tx.effects.audit(audit);
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Keeps what whom a review is about says to it, instead of what they said before. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for more than 2000 characters; [`StoreError::NotFound`] where it isn't about the reader, or isn't released.
    pub async fn reply_to_review(&self, scope: &Scope, id: Uuid, words: &str) -> Result<Review, Refusal> {
        scope.need(Right::Talk)?;
        let mut problems = Problems::default();
        problems.text("words", words, COMMENT_CHARS);
        problems.finish()?;
        let row = rows::one(&mut self.data().reader().await?.conn(), scope.hotline(), id).await?;
        let key = self.review_key(&row).await?;
        let (hotline, me) = (scope.hotline(), scope.operator());
        let sealed = key.seal(place("reply", id), words.trim().as_bytes());
        let audit = self.of_review(scope, "review.replied", ConversationId(row.conversation_id));
        self.data()
            .write(row.conversation_id, move |tx| {
                let (sealed, audit) = (sealed.clone(), audit.clone());
                Box::pin(async move {
                    rows::reply(tx, hotline, id, me, sealed).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        let row = rows::one(&mut self.data().reader().await?.conn(), scope.hotline(), id).await?;
        Ok(self.opened_review(scope, row, true).await?)
    }

    /// Names the talk and no review: what is left of a review leads to no talk.
    fn of_review(&self, scope: &Scope, act: &'static str, talk: ConversationId) -> NewAudit {
        NewAudit {
            hotline: scope.hotline().0,
            at: self.clock().now().0,
            actor: Some(scope.operator().0),
            act,
            subject: Some(talk.0),
            data: serde_json::json!({}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_counts_what_applied() {
        let of = |scores: &[Option<u8>]| {
            whole(&scores.iter().enumerate().map(|(id, score)| (id.to_string(), *score)).collect())
        };
        assert_eq!(of(&[Some(3), Some(0), None]), Some(50));
        assert_eq!(of(&[Some(3), Some(3), Some(2)]), Some(89));
        assert_eq!((of(&[None]), of(&[])), (None, None));
    }
}
