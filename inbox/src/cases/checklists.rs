//! What is asked, done and told in a case, item by item: begun with the case and its disappearances, ticked by who did it.
//!
//! A checklist begins by itself: for the kind of a case, and for the category of each disappearance. Its clocks run from when the hotline
//! heard of it. What is overdue makes the case due. A tick that is taken back stands in the case's history.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Cases, Section, act::Act, alive, read::eyes};
use crate::{
    CaseId, CasePartId, OperatorId,
    access::{Deed, Scope},
    clock::random_id,
    procedures::{StoredItem, current_in, of_category, read_items},
    store::{
        StoreError, cases as case_rows,
        procedures::{self as rows, ChecklistRow, NewChecklist, TickRow},
        writer::Tx,
    },
    view::Person,
};

/// The item that asks for the police to be told.
const POLICE: &str = "police";
const MINUTE_MS: i64 = 60_000;

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TickState {
    /// Not done yet.
    Open,
    /// Done.
    Done,
    /// Doesn't apply here.
    Skipped,
}

/// Who said that an item is done or doesn't apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tick {
    /// Who.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

/// One thing to ask, to do or to tell in this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChecklistItem {
    /// Which.
    pub id: String,
    /// List `procedure_step`.
    pub step: String,
    /// List `procedure_kind`.
    pub kind: String,
    /// Whom to tell: list `referral_to`.
    pub to: Option<String>,
    /// By when; milliseconds since 1970.
    pub due_at: Option<i64>,
    /// What to ask, do or tell.
    pub text: String,
    /// How it stands.
    pub state: TickState,
    /// Who said so, and when.
    pub tick: Option<Tick>,
}

/// A procedure in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Checklist {
    /// Which.
    pub id: Uuid,
    /// A main code of the list `episode_category`, or one of `case_kind`.
    pub procedure: String,
    /// The version that the case was begun with.
    pub version: i64,
    /// The disappearance that it is about.
    pub part_id: Option<CasePartId>,
    /// When its clocks began; milliseconds since 1970.
    pub from_at: i64,
    /// Since when it doesn't apply any more; milliseconds since 1970.
    pub ended_at: Option<i64>,
    /// In the order in which they are shown.
    pub items: Vec<ChecklistItem>,
}

/// An item to be ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTick {
    /// The checklist.
    pub checklist: Uuid,
    /// Its item.
    pub item: String,
    /// How it stands.
    pub state: TickState,
}

impl TickState {
    fn stored(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Done => Some("done"),
            Self::Skipped => Some("skipped"),
        }
    }

    fn of(how: Option<&str>) -> Self {
        match how {
            None => Self::Open,
            Some("skipped") => Self::Skipped,
            Some(_) => Self::Done,
        }
    }
}

fn deadline(item: &StoredItem, from_at: i64) -> Option<i64> {
    item.within_minutes.map(|minutes| from_at.saturating_add(minutes.saturating_mul(MINUTE_MS)))
}

/// The earliest of what has a deadline and is not ticked.
fn due(items: &[StoredItem], from_at: i64, is_ticked: impl Fn(&str) -> bool) -> Option<i64> {
    items.iter().filter(|item| !is_ticked(&item.id)).filter_map(|item| deadline(item, from_at)).min()
}

/// Checklists with the words of a language.
pub(super) fn shown(lists: Vec<ChecklistRow>, ticks: &[TickRow], language: &str) -> Result<Vec<Checklist>, StoreError> {
    lists.into_iter().map(|row| one(row, ticks, language)).collect()
}

fn one(row: ChecklistRow, ticks: &[TickRow], language: &str) -> Result<Checklist, StoreError> {
    let item = |item: StoredItem| {
        let tick = ticks.iter().find(|tick| tick.checklist_id == row.id && tick.item == item.id);
        ChecklistItem {
            due_at: deadline(&item, row.from_at),
            text: item.said_in(language).1,
            state: TickState::of(tick.map(|tick| tick.how.as_str())),
            tick: tick.map(|tick| Tick {
                by: Person { id: OperatorId(tick.operator_id), name: tick.operator_name.clone() },
                at: tick.at,
            }),
            id: item.id,
            step: item.step,
            kind: item.kind,
            to: item.to,
        }
    };
    Ok(Checklist {
        items: read_items(&row.items)?.into_iter().map(item).collect(),
        id: row.id,
        procedure: row.procedure,
        version: row.version,
        part_id: row.part_id.map(CasePartId),
        from_at: row.from_at,
        ended_at: row.ended_at,
    })
}

impl Cases<'_> {
    /// Says how an item stands. Twice does no harm; taking it back leaves a trace. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what the case hasn't got; [`StoreError::Conflict`] for a checklist that doesn't apply any more.
    pub async fn tick(&self, scope: &Scope, case: CaseId, new: NewTick) -> Result<(), StoreError> {
        self.allow(scope, case, Deed::Change).await?;
        let (what, audited) = match new.state {
            TickState::Open => ("unticked", "case.unticked"),
            TickState::Done => ("ticked", "case.ticked"),
            TickState::Skipped => ("skipped", "case.skipped"),
        };
        let act = self.act(scope, case, what, audited);
        self.db
            .write(case.0, move |tx| {
                let (act, new) = (act.clone(), new.clone());
                Box::pin(async move {
                    alive(case_rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    tick_in(tx, act, &new).await
                })
            })
            .await
    }

    /// Begins a procedure by hand: one that doesn't begin by itself, or in a case that was there before. Twice does no harm. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a procedure that there isn't.
    pub async fn begin_checklist(&self, scope: &Scope, case: CaseId, procedure: String) -> Result<(), StoreError> {
        self.allow(scope, case, Deed::Change).await?;
        let mut act = self.act(scope, case, "checklist.begun", "case.checklist-begun");
        act.codes = json!({ "procedure": procedure });
        self.db
            .write(case.0, move |tx| {
                let (act, procedure) = (act.clone(), procedure.clone());
                Box::pin(async move {
                    alive(case_rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    let (lists, _) = rows::of_case_in(tx, act.scope.hotline(), act.case).await?;
                    let is_there = |list: &ChecklistRow| list.procedure == procedure && list.ended_at.is_none();
                    if lists.iter().any(is_there) {
                        return Ok(());
                    }
                    begin(tx, &act, &procedure, None, act.now, true).await?;
                    act.leave(tx).await
                })
            })
            .await
    }
}

async fn tick_in(tx: &mut Tx<'_>, mut act: Act, new: &NewTick) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    let (lists, ticks) = rows::of_case_in(tx, hotline, act.case).await?;
    let list = lists.into_iter().find(|list| list.id == new.checklist).ok_or(StoreError::NotFound)?;
    let items = read_items(&list.items)?;
    let item = items.iter().find(|item| item.id == new.item).ok_or(StoreError::NotFound)?;
    if list.ended_at.is_some() {
        return Err(StoreError::Conflict("this checklist doesn't apply any more".into()));
    }
    let before =
        |item: &str| ticks.iter().find(|tick| tick.checklist_id == list.id && tick.item == item).map(|tick| &tick.how);
    if before(&new.item).map(String::as_str) == new.state.stored() {
        return Ok(());
    }
    rows::tick(tx, hotline, list.id, &new.item, new.state.stored(), (act.scope.operator(), act.now)).await?;
    let is_ticked = |id: &str| if id == new.item { new.state != TickState::Open } else { before(id).is_some() };
    rows::set_clocks(tx, hotline, list.id, list.from_at, due(&items, list.from_at, is_ticked), None).await?;
    act.subject = Some(list.id);
    act.codes = json!({ "procedure": list.procedure, "version": list.version, "item": item.id });
    act.leave(tx).await
}

async fn begin(
    tx: &mut Tx<'_>,
    act: &Act,
    procedure: &str,
    part: Option<Uuid>,
    from_at: i64,
    by_hand: bool,
) -> Result<ChecklistRow, StoreError> {
    let (version, items) = current_in(tx, &act.scope, procedure, act.now).await?;
    let (id, procedure) = (random_id(), procedure.to_owned());
    let due_at = due(&items, from_at, |_| false);
    let new = NewChecklist { id, part, procedure: procedure.clone(), version, by_hand, from_at, due_at };
    rows::begin(tx, act.scope.hotline(), act.case, new, (act.scope.operator(), act.now)).await?;
    let items = serde_json::to_string(&items).map_err(|error| StoreError::Defect(error.to_string()))?;
    let (begun_at, ended_at) = (act.now, None);
    Ok(ChecklistRow { id, part_id: part, procedure, version, by_hand, begun_at, from_at, ended_at, items })
}

/// A checklist that a case should have: the procedure, whose it is, since when, and whether the police know.
struct Wanted {
    procedure: String,
    part: Option<Uuid>,
    from_at: Option<i64>,
    police_told_at: Option<Option<i64>>,
}

async fn wanted(tx: &mut Tx<'_>, act: &Act, kind: &str) -> Result<Vec<Wanted>, StoreError> {
    let of_kind = Wanted { procedure: kind.to_owned(), part: None, from_at: None, police_told_at: None };
    let mut all = vec![of_kind];
    for (id, codes) in rows::episodes(tx, act.scope.hotline(), act.case).await? {
        let Section::Episode(episode) = Section::join("episode", &codes, None)? else { continue };
        let Some(procedure) = of_category(&episode.category) else { continue };
        all.push(Wanted {
            procedure: procedure.to_owned(),
            part: Some(id),
            from_at: episode.reported_at,
            police_told_at: (episode.police_told == "YES").then_some(episode.police_told_at),
        });
    }
    Ok(all)
}

/// The disappearance doesn't say any more that the police were told: whatever was ticked because of it is open again, and its clock runs.
pub(super) async fn police_not_told(tx: &mut Tx<'_>, act: &Act, part: Uuid) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    let (lists, ticks) = rows::of_case_in(tx, hotline, act.case).await?;
    for list in lists.into_iter().filter(|list| list.part_id == Some(part)) {
        let is_police = |tick: &&TickRow| tick.checklist_id == list.id && tick.item == POLICE && tick.how == "done";
        if ticks.iter().any(|tick| is_police(&tick)) {
            rows::tick(tx, hotline, list.id, POLICE, None, (act.scope.operator(), act.now)).await?;
            let codes = json!({ "procedure": list.procedure, "version": list.version, "item": POLICE });
            let (what, audited, subject) = ("unticked", "case.unticked", Some(list.id));
            Act { what, audited, subject, codes, words: None, ..act.clone() }.leave(tx).await?;
        }
    }
    Ok(())
}

/// Begins what the kind of a case and its disappearances ask for, ends what they don't ask for any more, and lets clocks follow what
/// was written down. What the case says of the police ticks the item that asks for it.
pub(super) async fn follow(tx: &mut Tx<'_>, act: &Act, kind: &str) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    let (mut lists, ticks) = rows::of_case_in(tx, hotline, act.case).await?;
    let wanted = wanted(tx, act, kind).await?;
    let fits = |list: &ChecklistRow, each: &Wanted| list.procedure == each.procedure && list.part_id == each.part;
    for each in &wanted {
        if !lists.iter().any(|list| fits(list, each)) {
            let from_at = each.from_at.unwrap_or(act.now);
            lists.push(begin(tx, act, &each.procedure, each.part, from_at, false).await?);
        }
    }
    for list in lists {
        let Some(each) = wanted.iter().find(|each| fits(&list, each)) else {
            if !list.by_hand && list.ended_at.is_none() {
                rows::set_clocks(tx, hotline, list.id, list.from_at, None, Some(act.now)).await?;
            }
            continue;
        };
        let items = read_items(&list.items)?;
        let is_ticked = |id: &str| ticks.iter().any(|tick| tick.checklist_id == list.id && tick.item == id);
        let police = |item: &&StoredItem| item.id == POLICE && !is_ticked(&item.id);
        let told = each.police_told_at.and_then(|at| items.iter().find(police).zip(Some(at.unwrap_or(act.now))));
        if let Some((item, at)) = told {
            rows::tick(tx, hotline, list.id, &item.id, Some("done"), (act.scope.operator(), at)).await?;
        }
        let from_at = each.from_at.unwrap_or(list.begun_at);
        let is_done = |id: &str| is_ticked(id) || told.is_some_and(|(item, _)| item.id == id);
        rows::set_clocks(tx, hotline, list.id, from_at, due(&items, from_at, is_done), None).await?;
    }
    Ok(())
}
