//! What is wrong with something that a person wrote, field by field and in words, all of it at once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::store::StoreError;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// Path of the field, such as `hours[1].week.mon[0]`.
    pub field: String,
    /// What is wrong and what to do.
    pub words: String,
}

/// Everything that is wrong, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes a problem.
    pub(crate) fn add(&mut self, field: impl Into<String>, words: impl Into<String>) {
        self.0.push(Problem { field: field.into(), words: words.into() });
    }

    /// One line of text: something in it, no control characters, not too long.
    pub(crate) fn line(&mut self, field: &str, text: &str, max_chars: usize) {
        if text.trim().is_empty() {
            self.add(field, "write something here");
        } else if text.chars().count() > max_chars {
            self.add(field, format!("at most {max_chars} characters"));
        } else if text.chars().any(char::is_control) {
            self.add(field, "only one line of plain text");
        }
    }

    /// Several lines of text.
    pub(crate) fn text(&mut self, field: &str, text: &str, max_chars: usize) {
        if text.trim().is_empty() {
            self.add(field, "write something here");
        } else if text.chars().count() > max_chars {
            self.add(field, format!("at most {max_chars} characters"));
        } else if text.contains('\0') {
            self.add(field, "only plain text");
        }
    }

    /// A language tag of BCP 47, as far as its shape tells.
    pub(crate) fn language(&mut self, field: &str, tag: &str) {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let shaped = (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
            && tag.len() <= 35;
        if !shaped {
            self.add(field, format!("\"{tag}\" is not a language tag such as en, pt or sr-Latn"));
        }
    }

    /// A list of language tags without doubles.
    pub(crate) fn languages(&mut self, field: &str, tags: &[String], max: usize) {
        if tags.len() > max {
            self.add(field, format!("at most {max} languages"));
            return;
        }
        for (index, tag) in tags.iter().enumerate() {
            let path = format!("{field}[{index}]");
            self.language(&path, tag);
            if tags.iter().take(index).any(|earlier| earlier == tag) {
                self.add(path, format!("{tag} stands here twice"));
            }
        }
    }

    /// A list of skills, in a hotline's own words, without doubles.
    pub(crate) fn skills(&mut self, field: &str, skills: &[String]) {
        if skills.len() > 30 {
            self.add(field, "at most 30 skills");
            return;
        }
        for (index, skill) in skills.iter().enumerate() {
            let path = format!("{field}[{index}]");
            self.line(&path, skill, 40);
            if skills.iter().take(index).any(|earlier| earlier == skill) {
                self.add(path, format!("{skill} stands here twice"));
            }
        }
    }

    /// `Ok` where nothing is wrong.
    ///
    /// # Errors
    /// Itself.
    pub(crate) fn finish(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { "; " };
            write!(f, "{between}{}: {}", problem.field, problem.words)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// Why something that a person asked for was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The person can mend it.
    #[error(transparent)]
    Invalid(#[from] Problems),
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(problems) => StoreError::Rejected(problems.to_string()),
            Refusal::Store(error) => error,
        }
    }
}
