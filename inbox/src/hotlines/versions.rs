//! A hotline's description on screen: read with its number, changed only by who saw the newest, and every change kept with who made it.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{HotlineSpec, Hotlines};
use crate::{
    OperatorId,
    access::{Right, Scope},
    problems::Refusal,
    store::{StoreError, setup as rows},
    view::Person,
};

/// Changes that are shown.
const SHOWN: i64 = 50;
/// Fields that are named in one change.
const NAMED: usize = 40;

/// A description and its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SetUp {
    /// Goes up by one with every change; send it back with yours.
    pub version: i64,
    /// The description.
    pub hotline: HotlineSpec,
}

/// One change of a description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SetUpChange {
    /// Its number.
    pub version: i64,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Who made it; nobody where it came from the command line.
    pub by: Option<Person>,
    /// Paths of what is different from before, such as `hours[1].week.mon`; at most forty.
    pub changed: Vec<String>,
}

impl Hotlines {
    /// The description of the reader's hotline (administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn set_up(&self, scope: &Scope) -> Result<SetUp, StoreError> {
        scope.need(Right::Setup)?;
        let version = rows::last(&mut self.db.reader().await?.conn(), scope.hotline()).await?;
        Ok(SetUp { version, hotline: self.of(scope).await?.spec })
    }

    /// Changes it, where nobody else did since `version`. Takes effect at once: nothing is started anew.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every field that doesn't fit; [`StoreError::Conflict`] where somebody was quicker;
    /// [`StoreError::Forbidden`].
    pub async fn change_set_up(&self, scope: &Scope, version: i64, spec: HotlineSpec) -> Result<SetUp, Refusal> {
        self.change_from(scope, Some(version), spec).await?;
        Ok(self.set_up(scope).await?)
    }

    /// Who changed what, the newest first (administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn history(&self, scope: &Scope) -> Result<Vec<SetUpChange>, StoreError> {
        scope.need(Right::Setup)?;
        let rows = rows::history(&mut self.db.reader().await?.conn(), scope.hotline(), SHOWN + 1).await?;
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let changes = rows.iter().enumerate().map(|(at, row)| SetUpChange {
            version: row.version,
            at: row.at,
            by: row.by.zip(row.name.clone()).map(|(id, name)| Person { id: OperatorId(id), name }),
            changed: rows
                .get(at + 1)
                .map(|before| differences(&read(&before.settings), &read(&row.settings)))
                .unwrap_or_default(),
        });
        Ok(changes.take(SHOWN as usize).collect())
    }
}

/// Paths at which two documents differ.
pub(super) fn differences(before: &Value, after: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    compare("", before, after, &mut paths);
    paths.truncate(NAMED);
    paths
}

fn compare(path: &str, before: &Value, after: &Value, paths: &mut Vec<String>) {
    match (before, after) {
        _ if before == after => {}
        // What was not there yet, or is no more, is named by what is in it.
        (Value::Null, Value::Object(_)) => compare(path, &Value::Object(Map::new()), after, paths),
        (Value::Object(_), Value::Null) => compare(path, before, &Value::Object(Map::new()), paths),
        (Value::Object(before), Value::Object(after)) => {
            let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                let of = |document: &Map<String, Value>| document.get(name).cloned().unwrap_or_default();
                compare(&inner, &of(before), &of(after), paths);
            }
        }
        (Value::Array(before), Value::Array(after))
            if before.len() == after.len() && before.iter().any(Value::is_object) =>
        {
            for (at, (before, after)) in before.iter().zip(after).enumerate() {
                compare(&format!("{path}[{at}]"), before, after, paths);
            }
        }
        _ => paths.push(path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differences;

    #[test]
    fn names_what_is_different_and_nothing_else() {
        let before = json!({ "phone": "116 000", "hours": [{ "always": true }, { "week": { "mon": ["09:00-17:00"] } }], "languages": ["en"] });
        let after = json!({ "phone": "116 000", "hours": [{ "always": true }, { "week": { "mon": ["10:00-17:00"] } }], "languages": ["en", "fr"], "uploads": true });
        assert_eq!(differences(&before, &after), ["hours[1].week.mon", "languages", "uploads"]);
        assert!(differences(&after, &after).is_empty());
    }
}
