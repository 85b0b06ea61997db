//! Reviews as they are read: by their raters, by who else reviews, by whom they are about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    agreement::{In, ReviewFigures, Scores, figures},
    forms::ReviewForm,
};
use crate::{
    ConversationId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    store::{
        StoreError, messages,
        reviews::{self as rows, FullRow},
    },
    vault::Place,
    view::{Message, Person},
};

/// Reviews in a list.
const SHOWN: i64 = 400;
/// Messages of a sitting that are shown, and read at a time.
const MESSAGES: usize = 2_000;
const PAGE: i64 = 200;
/// Raters of one talk.
pub(super) const RATERS: usize = 2;

/// Which talk to review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    /// This one: closed, and not one's own. Where a colleague reviewed it, this is the second rating.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// Else one by chance that began at or after this; milliseconds since 1970.
    #[serde(default)]
    pub from: Option<i64>,
    /// And before this; milliseconds since 1970.
    #[serde(default)]
    pub to: Option<i64>,
}

/// What a rater says of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewSaid {
    /// 0 to 3 by criterion, or null where it doesn't apply. One that is missing is not scored yet.
    pub scores: BTreeMap<String, Option<u8>>,
    /// Words to a criterion; at most 2000 characters each.
    #[serde(default)]
    pub comments: BTreeMap<String, String>,
    /// Words to the whole.
    #[serde(default)]
    pub overall: String,
}

/// A review in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReviewRow {
    /// Which.
    pub id: Uuid,
    /// The same for both reviews of a talk.
    pub pair: Uuid,
    /// The talk.
    pub conversation_id: ConversationId,
    /// The contact's alias.
    pub alias: String,
    /// Kind of its channel.
    pub channel: String,
    /// BCP 47 tag, where known.
    pub language: Option<String>,
    /// When the reviewed sitting began; milliseconds since 1970.
    pub started_at: i64,
    /// When it ended; milliseconds since 1970.
    pub ended_at: Option<i64>,
    /// Who reviews.
    pub rater: Person,
    /// Whose answers are reviewed.
    pub operator: Person,
    /// `chosen`, `random` or `second`.
    pub how: String,
    /// When it began; milliseconds since 1970.
    pub begun_at: i64,
    /// When it was in; milliseconds since 1970.
    pub done_at: Option<i64>,
    /// When it was released to whom it is about; milliseconds since 1970.
    pub released_at: Option<i64>,
    /// Whether the reader may read what it says.
    pub open: bool,
    /// The whole, 0 to 100, where the reader may read it and something applied.
    pub score: Option<i64>,
    /// Whether whom it is about has replied.
    pub replied: bool,
}

/// Reviews of the hotline and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReviewsPage {
    /// The newest first; at most 400.
    pub reviews: Vec<ReviewRow>,
    /// Of all of them, those of erased talks too.
    pub figures: ReviewFigures,
}

/// What a review says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Review {
    /// As in the list.
    pub row: ReviewRow,
    /// The form that it goes by.
    pub form: ReviewForm,
    /// What its rater says.
    pub said: ReviewSaid,
    /// What whom it is about says to it; empty where nothing.
    pub reply: String,
}

/// A review with the sitting that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReviewSheet {
    /// What it says.
    pub review: Review,
    /// The sitting's messages and notes, oldest first; at most 2000.
    pub messages: Vec<Message>,
}

pub(super) fn place(column: &'static str, row: Uuid) -> Place {
    Place { table: "review", column, row }
}

/// Words of a rater, sealed.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Comments {
    pub(super) comments: BTreeMap<String, String>,
    pub(super) overall: String,
}

/// Whether somebody who reviews may read what a review says: its rater; others once both are in, or it was released. Never whom it
/// is about before that.
fn is_open(row: &FullRow, done: usize, me: OperatorId) -> bool {
    let both = done >= RATERS;
    row.released_at.is_some() || row.rater == me.0 || (both && row.done_at.is_some() && row.operator_id != me.0)
}

fn list_row(row: &FullRow, open: bool) -> ReviewRow {
    ReviewRow {
        id: row.id,
        pair: row.pair_id,
        conversation_id: ConversationId(row.conversation_id),
        alias: row.alias.clone(),
        channel: row.channel_kind.clone(),
        language: row.language.clone(),
        started_at: row.started_at,
        ended_at: row.ended_at,
        rater: Person { id: OperatorId(row.rater), name: row.rater_name.clone() },
        operator: Person { id: OperatorId(row.operator_id), name: row.operator_name.clone() },
        how: row.how.clone(),
        begun_at: row.begun_at,
        done_at: row.done_at,
        released_at: row.released_at,
        open,
        score: row.score.filter(|_| open),
        replied: row.reply.is_some(),
    }
}

fn scores(text: &str) -> Scores {
    serde_json::from_str(text).unwrap_or_default()
}

impl Inbox {
    /// Reviews of the hotline and what they come to, without what the reader may not read yet.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn reviews(&self, scope: &Scope) -> Result<ReviewsPage, StoreError> {
        scope.need(Right::Review)?;
        let (found, scored) = {
            let mut reader = self.data().reader().await?;
            let found = rows::list(&mut reader.conn(), scope.hotline(), SHOWN).await?;
            (found, rows::scores(&mut reader.conn(), scope.hotline()).await?)
        };
        let me = scope.operator();
        let mut done: BTreeMap<Uuid, usize> = BTreeMap::new();
        for row in found.iter().filter(|row| row.done_at.is_some()) {
            *done.entry(row.pair_id).or_default() += 1;
        }
        let done = |row: &FullRow| done.get(&row.pair_id).copied().unwrap_or_default();
        // Who is reviewed learns of it when it is released.
        let reviews = found
            .iter()
            .filter(|row| row.operator_id != me.0 || row.released_at.is_some())
            .map(|row| list_row(row, is_open(row, done(row), me)))
            .collect();
        let scored: Vec<In> = scored
            .into_iter()
            .map(|(pair, version, text, score)| In { pair, version, scores: scores(&text), score })
            .collect();
        Ok(ReviewsPage { reviews, figures: figures(&scored, &self.review_forms(scope).await?) })
    }

    /// What was released to the reader about their own talks, newest first.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn reviews_of_me(&self, scope: &Scope) -> Result<Vec<Review>, StoreError> {
        scope.need(Right::Talk)?;
        let found = {
            let mut reader = self.data().reader().await?;
            rows::about(&mut reader.conn(), scope.hotline(), scope.operator(), SHOWN).await?
        };
        let mut reviews = Vec::with_capacity(found.len());
        for row in found {
            reviews.push(self.opened_review(scope, row, true).await?);
        }
        Ok(reviews)
    }

    /// A review with its sitting, for those who may read it. Audited as a read of the talk.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, and where the reader may not read it yet.
    pub async fn review_sheet(&self, scope: &Scope, id: Uuid) -> Result<ReviewSheet, StoreError> {
        scope.need(Right::Review)?;
        let (row, open) = self.review_row(scope, id).await?;
        if !open {
            return Err(StoreError::NotFound);
        }
        let talk = ConversationId(row.conversation_id);
        let thread = self.sitting_rows(scope, &row).await?;
        self.audit_read(scope, "review.read", talk.0, serde_json::json!({})).await?;
        let messages = self.thread_messages(scope.hotline(), thread).await?;
        Ok(ReviewSheet { review: self.opened_review(scope, row, true).await?, messages })
    }

    /// A review, and whether the reader may read what it says.
    pub(super) async fn review_row(&self, scope: &Scope, id: Uuid) -> Result<(FullRow, bool), StoreError> {
        let mut reader = self.data().reader().await?;
        let row = rows::one(&mut reader.conn(), scope.hotline(), id).await?;
        let me = scope.operator();
        if row.operator_id == me.0 && row.released_at.is_none() {
            return Err(StoreError::NotFound);
        }
        let pair = rows::of_pair(&mut reader.conn(), scope.hotline(), row.pair_id).await?;
        let open = is_open(&row, pair.iter().filter(|each| each.done_at.is_some()).count(), me);
        Ok((row, open))
    }

    /// The messages of the reviewed sitting, oldest first.
    async fn sitting_rows(&self, scope: &Scope, row: &FullRow) -> Result<Vec<messages::MessageRow>, StoreError> {
        let mut reader = self.data().reader().await?;
        let (mut found, mut before) = (Vec::new(), i64::MAX);
        loop {
            let talk = ConversationId(row.conversation_id);
            let page = messages::thread(&mut reader.conn(), scope.hotline(), talk, before, PAGE).await?;
            let Some(oldest) = page.last().map(|message| message.n) else { break };
            let is_whole = (page.len() as i64) < PAGE;
            let begun = page.iter().any(|message| message.sitting_id == row.sitting_id);
            found.extend(page.into_iter().filter(|message| message.sitting_id == row.sitting_id));
            // Sittings follow one another: behind the reviewed one there is nothing more of it.
            if is_whole || found.len() >= MESSAGES || (!found.is_empty() && !begun) {
                break;
            }
            before = oldest;
        }
        found.truncate(MESSAGES);
        found.reverse();
        Ok(found)
    }

    pub(super) async fn opened_review(&self, scope: &Scope, row: FullRow, open: bool) -> Result<Review, StoreError> {
        let form = self.review_form_at(scope, row.form_version).await?;
        let key = match row.key_id {
            Some(key) => self.optional_key(KeyId(key)).await?,
            None => None,
        };
        let words = |column, sealed: &Option<Vec<u8>>| {
            let plain = key.as_ref()?.open(place(column, row.id), sealed.as_deref()?).ok()?;
            String::from_utf8(plain).ok()
        };
        let comments: Comments =
            words("comments", &row.comments).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Ok(Review {
            form,
            said: ReviewSaid { scores: scores(&row.scores), comments: comments.comments, overall: comments.overall },
            reply: words("reply", &row.reply).unwrap_or_default(),
            row: list_row(&row, open),
        })
    }
}
