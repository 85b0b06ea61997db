//! What contacts read, in a hotline's own words: read and changed one language at a time (administrators).

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::hotlines::{HotlineSpec, OwnWords, SetUp, SetUpChange, TextPart, WORDINGS, Wording};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Json},
        chat::languages,
        problem::Problem,
    },
    texts::{APART, CHILD, FALLBACK, TOGETHER, Texts},
};

type Answer = Result<axum::Json<ContactTexts>, Problem>;

/// Which language, and whose eyes.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TextsAsked {
    /// BCP 47 tag of the texts; the hotline's first where it is missing or no language of the hotline.
    language: Option<String>,
    /// BCP 47 tag in which each text is also given, for whoever doesn't read `language`.
    labels: Option<String>,
}

/// What contacts read in one language.
#[derive(Serialize, ToSchema)]
pub struct ContactTexts {
    /// The number of the set-up; send it back with yours.
    version: i64,
    /// The language of the texts.
    language: String,
    /// The languages in which contacts are spoken to.
    languages: Vec<TextLanguage>,
    /// Languages of the hotline in which Earshot has no words: who speaks one of them reads the hotline's first.
    without: Vec<String>,
    /// The texts, in the order in which a contact meets them.
    texts: Vec<ContactText>,
    /// The line's phone number and the emergency number, as they are put in.
    phone: String,
    /// As `phone`.
    emergency: String,
    /// Who changed texts of this language, the newest first.
    changes: Vec<SetUpChange>,
}

/// A language in which contacts are spoken to.
#[derive(Serialize, ToSchema)]
pub struct TextLanguage {
    /// BCP 47 tag.
    language: String,
    /// Whether a native reader has looked at the words that Earshot brings.
    reviewed: bool,
    /// How many texts are in the hotline's own words.
    own: usize,
}

/// One text.
#[derive(Serialize, ToSchema)]
pub struct ContactText {
    /// Its key.
    key: &'static str,
    /// Where a contact meets it.
    part: TextPart,
    /// What Earshot puts in, written `{phone}` in the text; all of them have to stand in it.
    values: &'static [&'static str],
    /// How many characters it may have.
    max: usize,
    /// The words that Earshot brings.
    built_in: String,
    /// The same in the reader's language.
    label: String,
    /// The hotline's own words, where it has some.
    own: Option<String>,
}

/// A language's own words, all of them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedTexts {
    /// The number that was read.
    version: i64,
    /// Which language; one of the hotline's.
    language: String,
    /// The hotline's own words by key. What isn't here is said in Earshot's.
    own: OwnWords,
}

/// What contacts read in a language, and what of it is the hotline's own (administrators).
#[utoipa::path(get, path = "/api/v1/hotline/texts", tag = "channels", params(TextsAsked),
    responses((status = 200, body = ContactTexts), (status = 403, body = ProblemShape)))]
pub async fn read(State(edge): State<Arc<Edge>>, person: Person, Asked(asked): Asked<TextsAsked>) -> Answer {
    let set_up = edge.inbox.hotlines().set_up(&person.scope).await?;
    shown(&edge, &person, set_up, &asked).await
}

/// Puts a language's texts into own words (administrators). Contacts read them from then on. 409 where somebody else changed the set-up
/// meanwhile; 422 says what to mend, field by field.
#[utoipa::path(put, path = "/api/v1/hotline/texts", tag = "channels", params(TextsAsked), request_body = ChangedTexts, responses(
    (status = 200, body = ContactTexts), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<TextsAsked>,
    Json(changed): Json<ChangedTexts>,
) -> Answer {
    let ChangedTexts { version, language, mut own } = changed;
    own.retain(|key, text| built_in(&edge, &language, key) != *text);
    let set_up = edge.inbox.hotlines().change_words(&person.scope, version, &language, own).await?;
    edge.refresh_channels().await;
    shown(&edge, &person, set_up, &TextsAsked { language: Some(language), ..asked }).await
}

async fn shown(edge: &Edge, person: &Person, set_up: SetUp, asked: &TextsAsked) -> Answer {
    let SetUp { version, hotline: spec } = set_up;
    let spoken = languages(&spec);
    let wished = asked.language.as_ref().filter(|wished| spoken.contains(wished));
    let language = wished.or(spoken.first()).cloned().unwrap_or_else(|| FALLBACK.to_owned());
    let labels = asked.labels.as_deref().unwrap_or(FALLBACK);
    let prefix = format!("texts.{language}.");
    let mut changes = edge.inbox.hotlines().history(&person.scope).await?;
    for change in &mut changes {
        change.changed.retain(|path| path.starts_with(&prefix));
    }
    changes.retain(|change| !change.changed.is_empty());
    Ok(axum::Json(ContactTexts {
        version,
        languages: spoken.iter().map(|tag| of_language(&spec, tag)).collect(),
        without: spec.languages.iter().filter(|tag| !spoken.contains(tag)).cloned().collect(),
        texts: WORDINGS.iter().map(|wording| text(edge, &spec, wording, &language, labels)).collect(),
        phone: spec.phone,
        emergency: spec.emergency,
        changes,
        language,
    }))
}

fn of_language(spec: &HotlineSpec, tag: &str) -> TextLanguage {
    let own = spec.own_words(tag).map_or(0, OwnWords::len);
    TextLanguage { language: tag.to_owned(), reviewed: Texts::reviewed(tag, CHILD), own }
}

fn text(edge: &Edge, spec: &HotlineSpec, wording: &Wording, language: &str, labels: &str) -> ContactText {
    ContactText {
        key: wording.key,
        part: wording.part,
        values: wording.values,
        max: wording.max,
        built_in: built_in(edge, language, wording.key),
        label: built_in(edge, labels, wording.key),
        own: spec.own_words(language).and_then(|own| own.get(wording.key)).cloned(),
    }
}

/// A text as Earshot brings it, `{phone}` where something is put in.
fn built_in(edge: &Edge, language: &str, key: &str) -> String {
    let values = WORDINGS.iter().find(|wording| wording.key == key).map_or(&[][..], |wording| wording.values);
    let places: Vec<(&str, String)> = values.iter().map(|value| (*value, format!("{{{value}}}"))).collect();
    let places: Vec<(&str, &str)> = places.iter().map(|(name, place)| (*name, place.as_str())).collect();
    // They are put around values again when the text is said.
    edge.texts.of(language, CHILD).find(key, &places).unwrap_or_default().replace([APART, TOGETHER], "")
}
