//! Reviews of talks by colleagues.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::quality::{
    forms::{ReviewCriterion, ReviewForm},
    reviews::{NewReview, Review, ReviewSaid, ReviewSheet, ReviewsPage},
};
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Json, Path},
        problem::Problem,
    },
    texts::{self, Words},
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// In which language the words of the house stand.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WordsIn {
    /// BCP 47 tag; English where it is missing or there are no texts in it.
    pub(super) language: Option<String>,
}

fn words_of(edge: &Edge, asked: &WordsIn) -> Arc<Words> {
    edge.texts.of(asked.language.as_deref().unwrap_or(texts::FALLBACK), "quality")
}

/// Puts the words of the house where a form has none of its own.
pub(super) fn in_words(edge: &Edge, asked: &WordsIn, form: &mut ReviewForm) {
    let words = words_of(edge, asked);
    form.criteria.iter_mut().filter(|criterion| criterion.built_in).for_each(|criterion| say(&words, criterion));
}

fn say(words: &Words, criterion: &mut ReviewCriterion) {
    let key = format!("criterion-{}", criterion.id);
    criterion.name = words.text(&key, &[]);
    for (score, anchor) in criterion.anchors.iter_mut().enumerate() {
        *anchor = words.text(&format!("{key}-{score}"), &[]);
    }
}

/// By which criteria talks are reviewed from now on.
#[utoipa::path(get, path = "/api/v1/review-form", tag = "supervision", params(WordsIn), responses(
    (status = 200, body = ReviewForm), (status = 403, body = ProblemShape)))]
pub async fn form(State(edge): State<Arc<Edge>>, person: Person, Asked(asked): Asked<WordsIn>) -> Answer<ReviewForm> {
    let mut form = edge.inbox.review_form(&person.scope).await?;
    in_words(&edge, &asked, &mut form);
    Ok(axum::Json(form))
}

/// Changed criteria.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedReviewForm {
    /// The version that was changed.
    version: i64,
    /// All of them.
    criteria: Vec<ReviewCriterion>,
}

/// Makes a new version of the form (supervisors). Reviews that began keep theirs. 409 where somebody else changed it meanwhile. Audited.
#[utoipa::path(put, path = "/api/v1/review-form", tag = "supervision", params(WordsIn), request_body = ChangedReviewForm, responses(
    (status = 200, body = ReviewForm), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change_form(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<WordsIn>,
    Json(changed): Json<ChangedReviewForm>,
) -> Answer<ReviewForm> {
    let mut form = edge.inbox.change_review_form(&person.scope, changed.version, changed.criteria).await?;
    in_words(&edge, &asked, &mut form);
    Ok(axum::Json(form))
}

/// Reviews, newest first, and what they come to (supervisors). Scores of a colleague's review stay out until both raters are in.
#[utoipa::path(get, path = "/api/v1/reviews", tag = "supervision", params(WordsIn), responses(
    (status = 200, body = ReviewsPage), (status = 403, body = ProblemShape)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person, Asked(asked): Asked<WordsIn>) -> Answer<ReviewsPage> {
    let mut page = edge.inbox.reviews(&person.scope).await?;
    let words = words_of(&edge, &asked);
    for each in page.figures.criteria.iter_mut().filter(|each| each.name.is_empty()) {
        each.name = words.text(&format!("criterion-{}", each.criterion), &[]);
    }
    Ok(axum::Json(page))
}

/// Begins a review of a closed talk: of this one, or of one by chance (supervisors). Never of one's own. Audited.
#[utoipa::path(post, path = "/api/v1/reviews", tag = "supervision", params(WordsIn), request_body = NewReview, responses(
    (status = 201, body = ReviewSheet), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn begin(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<WordsIn>,
    Json(new): Json<NewReview>,
) -> Result<(StatusCode, axum::Json<ReviewSheet>), Problem> {
    let mut sheet = edge.inbox.begin_review(&person.scope, new).await?;
    in_words(&edge, &asked, &mut sheet.review.form);
    Ok((StatusCode::CREATED, axum::Json(sheet)))
}

/// A review and the sitting that it is about (supervisors). Audited.
#[utoipa::path(get, path = "/api/v1/reviews/{id}", tag = "supervision", params(("id" = Uuid, Path), WordsIn), responses(
    (status = 200, body = ReviewSheet), (status = 404, body = ProblemShape)))]
pub async fn open(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<WordsIn>,
) -> Answer<ReviewSheet> {
    let mut sheet = edge.inbox.review_sheet(&person.scope, id).await?;
    in_words(&edge, &asked, &mut sheet.review.form);
    Ok(axum::Json(sheet))
}

/// What a rater says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedReview {
    /// Scores and words.
    said: ReviewSaid,
    /// Whether it is in: then it stays as it is.
    finished: bool,
}

/// Keeps what a rater says, for later or for good (supervisors, their own). Audited once it is in.
#[utoipa::path(put, path = "/api/v1/reviews/{id}", tag = "supervision", params(("id" = Uuid, Path), WordsIn), request_body = SavedReview,
    responses((status = 200, body = Review), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn save(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<WordsIn>,
    Json(saved): Json<SavedReview>,
) -> Answer<Review> {
    let mut review = edge.inbox.save_review(&person.scope, id, saved.said, saved.finished).await?;
    in_words(&edge, &asked, &mut review.form);
    Ok(axum::Json(review))
}

/// Takes a review away that isn't in (supervisors). Audited.
#[utoipa::path(delete, path = "/api/v1/reviews/{id}", tag = "supervision", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn withdraw(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.withdraw_review(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets whom the reviews of a talk are about read them: by one of its raters, once all are in (supervisors). Audited.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/release", tag = "supervision", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn release(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.release_review(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was released to the person about their own talks, newest first.
#[utoipa::path(get, path = "/api/v1/me/reviews", tag = "people", params(WordsIn), responses(
    (status = 200, body = Vec<Review>), (status = 403, body = ProblemShape)))]
pub async fn mine(State(edge): State<Arc<Edge>>, person: Person, Asked(asked): Asked<WordsIn>) -> Answer<Vec<Review>> {
    let mut reviews = edge.inbox.reviews_of_me(&person.scope).await?;
    reviews.iter_mut().for_each(|review| in_words(&edge, &asked, &mut review.form));
    Ok(axum::Json(reviews))
}

/// Words of whom a review is about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewReply {
    /// At most 2000 characters. Raters read them.
    words: String,
}

/// Says something to a review of one's own talk; writing again takes the place of what was said before. Audited.
#[utoipa::path(put, path = "/api/v1/reviews/{id}/reply", tag = "people", params(("id" = Uuid, Path), WordsIn), request_body = ReviewReply,
    responses((status = 200, body = Review), (status = 404, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn reply(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<WordsIn>,
    Json(form): Json<ReviewReply>,
) -> Answer<Review> {
    let mut review = edge.inbox.reply_to_review(&person.scope, id, &form.words).await?;
    in_words(&edge, &asked, &mut review.form);
    Ok(axum::Json(review))
}
