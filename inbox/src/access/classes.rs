//! Who may see, change, share and print what of each class of records. Without rules everybody who talks with contacts sees, changes
//! and prints, and supervisors share; rules take away from that and never add to it.
//!
//! A limit: a page that is on a screen can be photographed, and a browser can print what it shows without asking. What is kept from
//! people is what they may not see.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Right, Role, Scope};
use crate::{
    HotlineId, Inbox, OperatorId,
    problems::{Problems, Refusal},
    store::{
        StoreError, classes as rows,
        conn::Conn,
        effects::{NewAudit, NewEvent},
    },
    view::Person,
};

/// All classes that there are of a record.
const ALL: &str = "*";

/// What has classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Classed {
    /// The record of a sitting or a telephone call, by its list `class`. Whoever wrote one sees it.
    Call,
    /// A case with its parts and files, by its list `case_kind`.
    Case,
}

/// What somebody does with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Deed {
    /// Finds and opens it.
    See,
    /// Adds to it and corrects it, once it is there.
    Change,
    /// Takes it out of Earshot, in a table or as a file.
    Share,
    /// Prints it; cases only.
    Print,
}

/// Whose a deed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Whose {
    /// Supervisors only.
    Supervisor,
    /// Nobody's; for sharing and printing.
    Nobody,
}

/// One rule. Without one a deed is everybody's who has the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassRule {
    /// What it is about.
    pub record: Classed,
    /// A code of the list `class` or `case_kind`; `*` for all of them.
    pub class: String,
    /// What is done with it.
    pub deed: Deed,
    /// Whose that is.
    pub who: Whose,
}

/// A hotline's rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClassRules {
    /// Goes up with every change; 0 where there are no rules yet. Send it back with yours.
    pub version: i64,
    /// The rules.
    pub rules: Vec<ClassRule>,
    /// Who changed them last.
    pub changed_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub changed_at: Option<i64>,
}

impl Classed {
    fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Case => "case",
        }
    }

    fn list(self) -> &'static str {
        match self {
            Self::Call => "class",
            Self::Case => "case_kind",
        }
    }
}

impl Deed {
    fn as_str(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Change => "change",
            Self::Share => "share",
            Self::Print => "print",
        }
    }
}

impl Inbox {
    /// The rules (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn class_rules(&self, scope: &Scope) -> Result<ClassRules, StoreError> {
        scope.need(Right::Audit)?;
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let head = rows::head(&mut conn, scope.hotline()).await?;
        let rules = rows::rules(&mut conn, scope.hotline()).await?;
        let read = |(record, class, deed, who): (String, String, String, String)| {
            serde_json::from_value(json!({ "record": record, "class": class, "deed": deed, "who": who }))
                .map_err(|error| StoreError::Defect(format!("a rule of classes: {error}")))
        };
        Ok(ClassRules {
            version: head.as_ref().map_or(0, |head| head.version),
            changed_at: head.as_ref().map(|head| head.changed_at),
            changed_by: head.map(|head| Person { id: OperatorId(head.changed_by), name: head.changed_by_name }),
            rules: rules.into_iter().map(read).collect::<Result<_, _>>()?,
        })
    }

    /// Changes the rules, where nobody else did since `version` (administrators). They hold from the next request on; screens hear
    /// `rights.changed` and ask anew for what they show.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] rule by rule; [`StoreError::Conflict`] where somebody was quicker; [`StoreError::Forbidden`].
    pub async fn change_class_rules(
        &self,
        scope: &Scope,
        version: i64,
        rules: Vec<ClassRule>,
    ) -> Result<ClassRules, Refusal> {
        scope.need(Right::Setup)?;
        self.problems_of_classes(&rules).finish()?;
        let rules = json!(rules);
        let (hotline, by, now) = (scope.hotline(), scope.operator(), self.clock().now().0);
        self.data()
            .write(hotline.0, move |tx| {
                let rules = rules.clone();
                Box::pin(async move {
                    if !rows::put(tx, hotline, version, &rules.to_string(), by, now).await? {
                        let words = "somebody changed the rules meanwhile: look at them again";
                        return Err(StoreError::Conflict(words.into()));
                    }
                    let (actor, data) = (Some(by.0), json!({ "rules": rules }));
                    let act = "class-rules.changed";
                    tx.effects.audit(NewAudit { hotline: hotline.0, at: now, actor, act, subject: None, data });
                    tx.effects.event(changed(hotline, by, now));
                    Ok(())
                })
            })
            .await?;
        Ok(self.class_rules(scope).await?)
    }

    fn problems_of_classes(&self, rules: &[ClassRule]) -> Problems {
        let mut problems = Problems::default();
        for (index, rule) in rules.iter().enumerate() {
            let known: Vec<_> = self.taxonomy().codes(rule.record.list()).collect();
            if rule.class != ALL && !known.contains(&rule.class.as_str()) {
                problems.add(format!("rules[{index}].class"), format!("* or one of {}", known.join(", ")));
            }
            let same =
                |other: &ClassRule| (other.record, &other.class, other.deed) == (rule.record, &rule.class, rule.deed);
            if rules.iter().take(index).any(same) {
                problems.add(format!("rules[{index}].class"), "there is a rule for this already");
            }
            if rule.deed == Deed::Print && rule.record == Classed::Call {
                problems.add(format!("rules[{index}].deed"), "records of calls aren't printed: choose cases");
            }
            if rule.who == Whose::Nobody && matches!(rule.deed, Deed::See | Deed::Change) {
                problems.add(format!("rules[{index}].who"), "somebody has to see and change it: supervisors");
            }
        }
        problems
    }
}

/// Says that somebody may see something else than before, and not who or what.
pub(crate) fn changed(hotline: HotlineId, by: OperatorId, at: i64) -> NewEvent {
    NewEvent {
        hotline: hotline.0,
        at,
        actor: Some(by.0),
        kind: "rights.changed",
        conversation: None,
        subject: None,
        contact_seq: None,
        data: json!({}),
    }
}

/// Refuses a deed that the rules leave to supervisors, or to nobody. What one may not see one may do nothing with.
///
/// # Errors
/// [`StoreError::Forbidden`], in words.
pub(crate) async fn allow(
    conn: &mut Conn<'_>,
    scope: &Scope,
    record: Classed,
    class: &str,
    deed: Deed,
) -> Result<(), StoreError> {
    let whose = rows::whose(conn, scope.hotline(), record.as_str(), class, deed.as_str()).await?;
    let words = if whose.iter().any(|who| who == "nobody") {
        "your hotline lets nobody take this class of records out, or print it"
    } else if !whose.is_empty() && scope.role() != Role::Supervisor {
        "your hotline leaves this class of records to supervisors: ask one"
    } else {
        return Ok(());
    };
    Err(StoreError::Forbidden(words.into()))
}
