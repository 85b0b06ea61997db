//! For how long a hotline keeps what, by class, and what the rules say of one record. Without rules nothing is erased by itself.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    CallId, CaseId, ConversationId, HotlineId, Inbox, OperatorId,
    access::{Right, Scope},
    problems::{Problems, Refusal},
    store::{
        StoreError,
        conn::Conn,
        effects::NewAudit,
        facts::FactRow,
        retention::{self as rows, Kept, RulesRow, WishRow},
        splits,
    },
    taxonomy::Taxonomy,
    view::Person,
};

pub(super) const DAY_MS: i64 = 24 * 3_600_000;
/// How long what will be erased by a rule stands as a notice; milliseconds.
pub(super) const NOTICE_MS: i64 = 7 * DAY_MS;
/// Class of a talk without a Call, and of what an exchange told where nobody wrote it down.
const UNRECORDED: &str = "NONE";
/// Every class that no rule of its own has.
pub(super) const OTHERS: &str = "*";
const LONGEST_DAYS: i64 = 36_500;
/// Cases that the rules say should go, listed at most.
const CASES_SHOWN: i64 = 200;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// A talk with its words, files and address; its class is that of its last Call, or NONE.
    Talk,
    /// The words of a call that no channel brought, then what an exchange told of it: that has the class NONE where nobody wrote it down.
    Call,
    /// A case; its class is its kind. Rules only say when: two persons erase it.
    Case,
    /// Who was trained, and the words of it, once it ended; its class is what it was about.
    Training,
    /// The words of a complaint that was answered; its class is what it is about.
    Complaint,
    /// Who took part in a drill, and the words of it; its class is what was practised.
    Drill,
    /// A note after hard content; they have no classes.
    Debrief,
}

impl Record {
    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Record::Talk => "talk",
            Record::Call => "call",
            Record::Case => "case",
            Record::Training => "training",
            Record::Complaint => "complaint",
            Record::Drill => "drill",
            Record::Debrief => "debrief",
        }
    }

    /// Whether it is one of what a hotline records about itself.
    pub(crate) fn is_fact(self) -> bool {
        matches!(self, Record::Training | Record::Complaint | Record::Drill)
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// What it is about.
    pub record: Record,
    /// List `class`, or NONE for a talk without a Call and a call of the exchange that nobody wrote down; for a case, list `case_kind`; for training, complaints and drills,
    /// lists `training_kind`, `complaint_about` and `drill_kind`; `*` for all that no other rule names, and for notes after hard content.
    pub class: String,
    /// Days after it was closed, answered, written or had happened, or after a training ended; 7 to 36,500.
    pub days: i64,
}

/// A hotline's rules, and what they are about to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Retention {
    /// Goes up with every change; 0 where there are no rules yet. Send it back with yours.
    pub version: i64,
    /// The rules.
    pub rules: Vec<RetentionRule>,
    /// Who changed them last.
    pub changed_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub changed_at: Option<i64>,
    /// Since when nothing is erased, because the clock jumped; milliseconds since 1970. An administrator says when it is right again.
    pub stopped_at: Option<i64>,
    /// Talks, calls, training, complaints, drills and notes that will be erased within a week.
    pub noticed: i64,
    /// When the first of them goes; milliseconds since 1970.
    pub next_at: Option<i64>,
    /// Addresses that carriers have yet to forget.
    pub carriers_waiting: i64,
    /// What somebody asked to have erased, the oldest first.
    pub wishes: Vec<ErasureWish>,
    /// Cases whose time is over: two supervisors erase them.
    pub cases_due: Vec<DueCase>,
}

/// A wish to erase a talk or a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErasureWish {
    /// Of which conversation or case.
    pub id: Uuid,
    /// What it is.
    pub record: Record,
    /// The case's number.
    pub number: Option<i64>,
    /// Who asked.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// List `erasure_reason`.
    pub reason: String,
}

/// A case whose time is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DueCase {
    /// Which.
    pub id: CaseId,
    /// What people call it by.
    pub number: i64,
    /// List `case_kind`.
    pub kind: String,
    /// Since when; milliseconds since 1970.
    pub due_at: i64,
}

/// How long one record stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Keeping {
    /// When its words go by the rules; milliseconds since 1970. `None` while there is work, where it is held or part of a case, and
    /// where no rule names it.
    pub erase_at: Option<i64>,
    /// Since when nothing of it may be erased; milliseconds since 1970.
    pub held_at: Option<i64>,
    /// Who asked to erase it; another supervisor does it.
    pub asked: Option<ErasureWish>,
    /// Other conversations that lie under the same key, because one became two: they are erased in the same moment.
    pub also: i64,
}

/// For how many days a class is kept.
pub(super) fn days_of(rules: &[RetentionRule], record: Record, class: &str) -> Option<i64> {
    let of = |class: &str| rules.iter().find(|rule| rule.record == record && rule.class == class);
    of(class).or_else(|| of(OTHERS)).map(|rule| rule.days)
}

/// When the rules erase it; `None` for never.
pub(super) fn erase_at(rules: &[RetentionRule], record: Record, kept: &Kept) -> Option<i64> {
    if kept.state != "closed" || kept.held_at.is_some() || kept.cases > 0 {
        return None;
    }
    days_of(rules, record, &kept.class).map(|days| kept.over_at + days * DAY_MS)
}

pub(super) fn read_rules(row: &RulesRow) -> Result<Vec<RetentionRule>, StoreError> {
    serde_json::from_str(&row.rules).map_err(|error| StoreError::Defect(format!("rules of retention: {error}")))
}

/// The rules of a hotline; none where nobody made any.
pub(crate) async fn rules_of(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<RetentionRule>, StoreError> {
    let row = rows::rules(conn, hotline).await?;
    Ok(row.as_ref().map(read_rules).transpose()?.unwrap_or_default())
}

/// When the rules erase a fact; `None` for never, and while it is held.
pub(crate) fn fact_erased_at(rules: &[RetentionRule], row: &FactRow) -> Option<i64> {
    let record = match row.kind.as_str() {
        "training" => Record::Training,
        "drill" => Record::Drill,
        _ => Record::Complaint,
    };
    let days = days_of(rules, record, &row.code).filter(|_| row.held_at.is_none() && row.held_with_at.is_none());
    row.over_at.zip(days).map(|(at, days)| at + days * DAY_MS)
}

/// When the rules erase the words of a call that no channel brought; `None` for never.
pub(crate) async fn call_erased_at(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: CallId,
) -> Result<Option<i64>, StoreError> {
    let rules = rules_of(conn, hotline).await?;
    let kept = rows::call(conn, hotline, id).await?;
    Ok(kept.and_then(|kept| erase_at(&rules, Record::Call, &kept)))
}

pub(super) fn classes(taxonomy: &Taxonomy, record: Record) -> Vec<String> {
    let list = match record {
        Record::Case => "case_kind",
        Record::Training => "training_kind",
        Record::Complaint => "complaint_about",
        Record::Drill => "drill_kind",
        Record::Talk | Record::Call => "class",
        Record::Debrief => return vec![OTHERS.to_owned()],
    };
    let mut classes: Vec<_> = taxonomy.codes(list).map(str::to_owned).collect();
    if matches!(record, Record::Talk | Record::Call) {
        classes.push(UNRECORDED.to_owned());
    }
    classes
}

pub(super) fn wish(row: WishRow) -> ErasureWish {
    ErasureWish {
        id: row.record_id,
        record: if row.record == "case" { Record::Case } else { Record::Talk },
        number: row.number,
        by: Person { id: OperatorId(row.asked_by), name: row.asked_by_name },
        at: row.asked_at,
        reason: row.reason,
    }
}

impl Inbox {
    /// The rules, and what they are about to do (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn retention(&self, scope: &Scope) -> Result<Retention, StoreError> {
        scope.need(Right::Audit)?;
        let (hotline, now) = (scope.hotline(), self.clock().now().0);
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let row = rows::rules(&mut conn, hotline).await?;
        let rules = row.as_ref().map(read_rules).transpose()?.unwrap_or_default();
        let (noticed, first) = rows::notices(&mut conn, hotline).await?;
        let carriers_waiting = rows::carriers_waiting(&mut conn, hotline).await?;
        let sees_cases = scope.role().may(Right::Cases);
        let wishes = rows::wishes(&mut conn, hotline, scope.operator()).await?;
        let wishes = wishes.into_iter().map(wish).filter(|wish| sees_cases || wish.record != Record::Case).collect();
        let mut cases_due = Vec::new();
        for kind in classes(self.taxonomy(), Record::Case).into_iter().filter(|_| sees_cases) {
            let Some(days) = days_of(&rules, Record::Case, &kind) else { continue };
            let before = now - days * DAY_MS;
            let found = rows::cases_due(&mut conn, hotline, scope.operator(), &kind, before, CASES_SHOWN).await?;
            cases_due.extend(found.into_iter().map(|row| DueCase {
                id: CaseId(row.id),
                number: row.number,
                kind: row.kind,
                due_at: row.closed_at + days * DAY_MS,
            }));
        }
        cases_due.sort_by_key(|case| (case.due_at, case.number));
        Ok(Retention {
            version: row.as_ref().map_or(0, |row| row.version),
            rules,
            changed_at: row.as_ref().map(|row| row.changed_at),
            stopped_at: row.as_ref().and_then(|row| row.stopped_at),
            changed_by: row.map(|row| Person { id: OperatorId(row.changed_by), name: row.changed_by_name }),
            noticed,
            next_at: first.map(|at| at + NOTICE_MS),
            carriers_waiting,
            wishes,
            cases_due,
        })
    }

    /// Changes the rules, where nobody else did since `version` (administrators).
    ///
    /// # Errors
    /// [`Refusal::Invalid`] rule by rule; [`StoreError::Conflict`] where somebody was quicker; [`StoreError::Forbidden`].
    pub async fn change_retention(
        &self,
        scope: &Scope,
        version: i64,
        rules: Vec<RetentionRule>,
    ) -> Result<Retention, Refusal> {
        scope.need(Right::Setup)?;
        self.problems_of(&rules).finish()?;
        let text = serde_json::to_string(&rules).map_err(|error| StoreError::Defect(error.to_string()))?;
        let (job_scope, now) = (scope.clone(), self.clock().now().0);
        self.data()
            .write(scope.hotline().0, move |tx| {
                let (scope, text) = (job_scope.clone(), text.clone());
                Box::pin(async move {
                    let hotline = scope.hotline();
                    if !rows::put_rules(tx, hotline, version, &text, scope.operator(), now).await? {
                        let words = "somebody changed the rules meanwhile: look at them again";
                        return Err(StoreError::Conflict(words.into()));
                    }
                    let rules: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
                    tx.effects.audit(audit(&scope, now, "retention.changed", json!({ "rules": rules })));
                    Ok(())
                })
            })
            .await?;
        Ok(self.retention(scope).await?)
    }

    /// Says that the clock is right after it jumped: erasing goes on, with a week's notice from now (administrators). Twice does no
    /// harm.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn go_on_erasing(&self, scope: &Scope) -> Result<(), StoreError> {
        scope.need(Right::Setup)?;
        let (job_scope, now) = (scope.clone(), self.clock().now().0);
        self.data()
            .write(scope.hotline().0, move |tx| {
                let scope = job_scope.clone();
                Box::pin(async move {
                    if rows::go_on(tx, scope.hotline(), now).await? {
                        tx.effects.audit(audit(&scope, now, "retention.resumed", json!({})));
                    }
                    Ok(())
                })
            })
            .await
    }

    /// How long a talk stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Forbidden`].
    pub async fn keeping_of(&self, scope: &Scope, id: ConversationId) -> Result<Keeping, StoreError> {
        scope.need(Right::Talk)?;
        let hotline = scope.hotline();
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let kept = rows::talk(&mut conn, hotline, id).await?;
        let rules = rules_of(&mut conn, hotline).await?;
        let asked = rows::wish(&mut conn, hotline, id.0).await?.filter(|row| row.done_at.is_none()).map(wish);
        let mut at = erase_at(&rules, Record::Talk, &kept);
        let others = splits::on_line(&mut conn, hotline, id).await?;
        for other in &others {
            let other = rows::talk(&mut conn, hotline, ConversationId(*other)).await?;
            at = at.zip(erase_at(&rules, Record::Talk, &other)).map(|(one, other)| one.max(other));
        }
        let also = i64::try_from(others.len()).unwrap_or(i64::MAX);
        Ok(Keeping { erase_at: at, held_at: kept.held_at, asked, also })
    }

    /// How long a case stays, that the reader may see.
    pub(crate) async fn keeping_of_case(
        &self,
        hotline: HotlineId,
        id: CaseId,
        kind: &str,
        closed_at: Option<i64>,
    ) -> Result<Keeping, StoreError> {
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let held_at = rows::case_held(&mut conn, hotline, id).await?;
        let rules = rules_of(&mut conn, hotline).await?;
        let asked = rows::wish(&mut conn, hotline, id.0).await?.filter(|row| row.done_at.is_none()).map(wish);
        let days = days_of(&rules, Record::Case, kind).filter(|_| held_at.is_none());
        Ok(Keeping { erase_at: closed_at.zip(days).map(|(at, days)| at + days * DAY_MS), held_at, asked, also: 0 })
    }

    fn problems_of(&self, rules: &[RetentionRule]) -> Problems {
        let mut problems = Problems::default();
        for (index, rule) in rules.iter().enumerate() {
            let known = classes(self.taxonomy(), rule.record);
            if rule.class != OTHERS && !known.contains(&rule.class) {
                problems.add(format!("rules[{index}].class"), format!("* or one of {}", known.join(", ")));
            }
            let same = |other: &RetentionRule| other.record == rule.record && other.class == rule.class;
            if rules.iter().take(index).any(same) {
                problems.add(format!("rules[{index}].class"), "there is a rule for this class already");
            }
            if !(7..=LONGEST_DAYS).contains(&rule.days) {
                problems.add(format!("rules[{index}].days"), "7 to 36500 days");
            }
        }
        problems
    }
}

pub(super) fn audit(scope: &Scope, at: i64, act: &'static str, data: serde_json::Value) -> NewAudit {
    let actor = Some(scope.operator().0);
    NewAudit { hotline: scope.hotline().0, at, actor, act, subject: None, data }
}
