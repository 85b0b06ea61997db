//! By what talks are reviewed: criteria, and what each score means. Forms are data; one that was used is never changed.
//!
//! The form of the house has no words here: `locales/<language>/quality.ftl` has them, so that everybody reads it in their language.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    Inbox, OperatorId,
    access::{Right, Scope},
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::NewAudit,
        reviews::{self as rows, FormRow},
    },
    view::Person,
};

/// Scores go from 0 to this.
pub const BEST: u8 = 3;
/// Criteria of the house, in the order of a talk.
const HOUSE: &str = include_str!("../../quality/form.toml");
/// Most criteria of a form.
const MOST: usize = 20;
const NAME_CHARS: usize = 200;

/// One thing that a review looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewCriterion {
    /// What it is known by; the same through all versions of a form.
    pub id: String,
    /// Whether its words are those of the house, in the reader's language.
    pub built_in: bool,
    /// What is looked at.
    pub name: String,
    /// What each score from 0 to 3 means; four of them.
    pub anchors: Vec<String>,
    /// Version of the form since which it reads like this: scores are compared among those only. Given by the server.
    #[serde(default)]
    pub since: i64,
}

/// Criteria by which talks are reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewForm {
    /// Counts up with each change; 0 is the form of the house.
    pub version: i64,
    /// In the order in which they are shown.
    pub criteria: Vec<ReviewCriterion>,
    /// Who made this version.
    pub changed_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub changed_at: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct House {
    criteria: Vec<String>,
}

fn house() -> Result<ReviewForm, StoreError> {
    let house: House =
        toml::from_str(HOUSE).map_err(|error| StoreError::Defect(format!("quality/form.toml: {error}")))?;
    let criterion =
        |id| ReviewCriterion { id, built_in: true, name: String::new(), anchors: vec![String::new(); 4], since: 0 };
    let criteria = house.criteria.into_iter().map(criterion).collect();
    Ok(ReviewForm { version: 0, criteria, changed_by: None, changed_at: None })
}

fn of_row(row: FormRow) -> Result<ReviewForm, StoreError> {
    Ok(ReviewForm {
        version: row.version,
        criteria: criteria(&row.form)?,
        changed_by: Some(Person { id: OperatorId(row.changed_by), name: row.changed_by_name }),
        changed_at: Some(row.at),
    })
}

fn criteria(form: &str) -> Result<Vec<ReviewCriterion>, StoreError> {
    serde_json::from_str(form).map_err(|error| StoreError::Defect(format!("a review's form: {error}")))
}

impl ReviewForm {
    /// What is wrong with criteria that somebody wrote.
    fn problems(criteria: &[ReviewCriterion], of_house: &ReviewForm) -> Problems {
        let mut problems = Problems::default();
        if criteria.is_empty() || criteria.len() > MOST {
            problems.add("criteria", format!("1 to {MOST} criteria"));
        }
        for (index, criterion) in criteria.iter().enumerate() {
            let path = format!("criteria[{index}]");
            let is_code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
            if criterion.id.is_empty() || criterion.id.len() > 40 || !criterion.id.bytes().all(is_code) {
                problems.add(format!("{path}.id"), "small letters, digits and _");
            }
            if criteria.iter().take(index).any(|earlier| earlier.id == criterion.id) {
                problems.add(format!("{path}.id"), "this criterion stands here twice");
            }
            if criterion.built_in {
                if !of_house.criteria.iter().any(|known| known.id == criterion.id) {
                    problems.add(format!("{path}.id"), "the house has no such criterion");
                }
                continue;
            }
            problems.line(&format!("{path}.name"), &criterion.name, NAME_CHARS);
            if criterion.anchors.len() != usize::from(BEST) + 1 {
                problems.add(format!("{path}.anchors"), "say what 0, 1, 2 and 3 mean");
            }
            for (score, anchor) in criterion.anchors.iter().enumerate() {
                problems.line(&format!("{path}.anchors[{score}]"), anchor, NAME_CHARS);
            }
        }
        problems
    }
}

/// Criteria as they are kept: those that read as before are compared with what was scored before.
fn dated(new: Vec<ReviewCriterion>, before: &[ReviewCriterion], version: i64) -> Vec<ReviewCriterion> {
    let date = |mut criterion: ReviewCriterion| {
        if criterion.built_in {
            criterion.name.clear();
            criterion.anchors = vec![String::new(); usize::from(BEST) + 1];
        }
        criterion.since = before
            .iter()
            .find(|old| {
                old.id == criterion.id
                    && old.built_in == criterion.built_in
                    && old.name == criterion.name
                    && old.anchors == criterion.anchors
            })
            .map_or(version, |old| old.since);
        criterion
    };
    new.into_iter().map(date).collect()
}

impl Inbox {
    /// The form by which talks are reviewed from now on.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for roles that see no talks.
    pub async fn review_form(&self, scope: &Scope) -> Result<ReviewForm, StoreError> {
        scope.need(Right::Talk)?;
        let row = rows::form(&mut self.data().reader().await?.conn(), scope.hotline()).await?;
        row.map_or_else(house, of_row)
    }

    /// A form as it was; 0 is that of the house.
    pub(super) async fn review_form_at(&self, scope: &Scope, version: i64) -> Result<ReviewForm, StoreError> {
        let row = rows::form_at(&mut self.data().reader().await?.conn(), scope.hotline(), version).await?;
        row.map_or_else(house, of_row)
    }

    /// Since when each criterion of each version reads as it does.
    pub(super) async fn review_forms(&self, scope: &Scope) -> Result<Vec<(i64, Vec<ReviewCriterion>)>, StoreError> {
        let found = rows::forms(&mut self.data().reader().await?.conn(), scope.hotline()).await?;
        let mut forms = vec![(0, house()?.criteria)];
        for (version, form) in found {
            forms.push((version, criteria(&form)?));
        }
        Ok(forms)
    }

    /// Makes a new version of the form; reviews that began keep theirs. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`], field by field; [`StoreError::Conflict`] where `version` is not the newest any more.
    pub async fn change_review_form(
        &self,
        scope: &Scope,
        version: i64,
        criteria: Vec<ReviewCriterion>,
    ) -> Result<ReviewForm, Refusal> {
        scope.need(Right::Review)?;
        ReviewForm::problems(&criteria, &house()?).finish()?;
        let before = self.review_form(scope).await?;
        let meanwhile = || StoreError::Conflict("somebody changed the form meanwhile: look at it again".into());
        if before.version != version {
            return Err(meanwhile().into());
        }
        let criteria = dated(criteria, &before.criteria, version + 1);
        let form = serde_json::to_string(&criteria).map_err(|error| StoreError::Defect(error.to_string()))?;
        let (hotline, by) = (scope.hotline(), (scope.operator(), self.clock().now().0));
        let audit = NewAudit {
            hotline: hotline.0,
            at: by.1,
            actor: Some(by.0.0),
            act: "review-form.changed",
            subject: None,
            data: json!({ "version": version + 1 }),
        };
        let added = self
            .data()
            .write(hotline.0, move |tx| {
                let (form, audit) = (form.clone(), audit.clone());
                Box::pin(async move {
                    let added = rows::add_form(tx, hotline, version + 1, form, by).await?;
                    if added {
                        tx.effects.audit(audit);
                    }
                    Ok(added)
                })
            })
            .await?;
        if !added {
            return Err(meanwhile().into());
        }
        Ok(self.review_form(scope).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(name: &str) -> ReviewCriterion {
        ReviewCriterion {
            id: "warmth".into(),
            built_in: false,
            name: name.into(),
            anchors: ["none", "some", "much", "all through"].map(String::from).to_vec(),
            since: 0,
        }
    }

    #[test]
    fn what_reads_as_before_is_compared_with_what_was_before() {
        let house = house().unwrap();
        assert_eq!(house.criteria.len(), 6);
        let mut first = house.criteria.clone();
        first.push(own("Warmth"));
        let first = dated(first, &house.criteria, 1);
        assert_eq!(first.iter().map(|each| each.since).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 0, 1]);
        let second = dated(vec![first[0].clone(), own("Warmth"), own("Calm")], &first, 2);
        assert_eq!(second.iter().map(|each| each.since).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn a_form_says_what_is_wrong_with_it() {
        let house = house().unwrap();
        let mut bad = own("two\nlines");
        bad.anchors.pop();
        let unknown = ReviewCriterion { id: "nowhere".into(), built_in: true, ..own("x") };
        let fields: Vec<_> = ReviewForm::problems(&[bad, own("x"), unknown], &house)
            .0
            .into_iter()
            .map(|problem| problem.field)
            .collect();
        assert_eq!(fields, ["criteria[0].name", "criteria[0].anchors", "criteria[1].id", "criteria[2].id"]);
        assert!(!ReviewForm::problems(&[], &house).0.is_empty());
    }
}
