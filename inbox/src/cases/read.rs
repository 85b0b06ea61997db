//! Reading cases: lists without words, and one case with everything in it, audited.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    Alike, CaseFilter, CaseHead, CasePage, CasePast, CaseRow, CaseView, Cases, ChildMark, HeadBefore, LinkedContact,
    Moment, OpenCase, Part, PartBefore, checklists,
    duplicates::{Agreement, LookUp, look_ups},
    head_place, history_place, model,
    model::{CaseForm, Section},
    part_place,
};
use crate::{
    CallId, CaseId, CasePartId, ConversationId, KeyId, OperatorId, SittingId,
    access::{Deed, Right, Scope},
    store::{
        StoreError,
        cases::{self as rows, CaseFileRow, CaseList, ContactOfCase, Eyes, HistoryRow, PartRow},
        procedures,
    },
    vault::{ContentKey, Place},
    view::Person,
};

/// Cases that are shown as alike at most.
const ALIKE_SHOWN: usize = 10;

pub(super) fn eyes(scope: &Scope) -> Eyes {
    Eyes(scope.hotline(), scope.operator())
}

/// The words behind a place; `None` where they were erased.
pub(super) fn opened(
    key: Option<&ContentKey>,
    place: Place,
    body: Option<&[u8]>,
) -> Result<Option<Vec<u8>>, StoreError> {
    match (key, body) {
        (Some(key), Some(body)) => Ok(Some(key.open(place, body)?)),
        _ => Ok(None),
    }
}

impl Cases<'_> {
    /// A page of a list.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for a cursor that isn't one of ours.
    pub async fn list(
        &self,
        scope: &Scope,
        view: CaseView,
        filter: CaseFilter,
        cursor: Option<&str>,
        limit: i64,
    ) -> Result<CasePage, StoreError> {
        scope.need(Right::Cases)?;
        let from = match cursor {
            Some(cursor) => read_cursor(cursor)
                .ok_or_else(|| StoreError::Rejected("this page can't be found; begin with the first".into()))?,
            None if view == CaseView::Due => (i64::MIN, Uuid::nil()),
            None => (i64::MAX, Uuid::max()),
        };
        let which = match view {
            CaseView::Open => CaseList::Open,
            CaseView::Mine => CaseList::Mine,
            CaseView::Due => CaseList::Due,
            CaseView::Closed => CaseList::Closed,
        };
        let CaseFilter { kind, status, category } = filter;
        // A code is letters, digits and underscores, so that nothing in it is a wildcard.
        let category = category.filter(|code| code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
        let filter = rows::CaseFilter { kind, status, category };
        let limit = limit.clamp(1, 200);
        let found = {
            let mut reader = self.db.reader().await?;
            rows::list(&mut reader.conn(), eyes(scope), which, filter, from, limit + 1).await?
        };
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = found.len() > wanted;
        let shown: Vec<_> = found.into_iter().take(wanted).collect();
        let next = shown.last().filter(|_| more).map(|last| {
            let at = if view == CaseView::Due { last.due_at.unwrap_or_default() } else { last.changed_at };
            format!("{at}.{}", last.id.simple())
        });
        Ok(CasePage { rows: self.marked(scope, shown).await?, next })
    }

    /// The case with a number, in a list of one or none.
    ///
    /// # Errors
    /// As the store.
    pub async fn by_number(&self, scope: &Scope, number: i64) -> Result<CasePage, StoreError> {
        scope.need(Right::Cases)?;
        let found = {
            let mut reader = self.db.reader().await?;
            rows::by_number(&mut reader.conn(), eyes(scope), number).await?
        };
        Ok(CasePage { rows: self.marked(scope, found).await?, next: None })
    }

    /// Cases that a conversation is linked to, newest first, and the number of one that names a conflict with its contact; 0 where that
    /// case isn't the reader's to know of.
    ///
    /// # Errors
    /// As the store.
    pub async fn of_conversation(
        &self,
        scope: &Scope,
        id: ConversationId,
    ) -> Result<(Vec<CaseRow>, Option<i64>), StoreError> {
        scope.need(Right::Cases)?;
        let found = {
            let mut reader = self.db.reader().await?;
            let mut conn = reader.conn();
            crate::store::conversations::read_facts(&mut conn, scope.hotline(), id).await?;
            rows::of_conversation(&mut conn, eyes(scope), id.0).await?
        };
        let conflict = match self.inbox.conflict_of(scope.hotline(), id).await? {
            Some(number) => Some(self.by_number(scope, number).await?.rows.first().map_or(0, |row| row.number)),
            None => None,
        };
        Ok((self.marked(scope, found).await?, conflict))
    }

    /// A case with everything in it, the words of procedures in English. Audited.
    ///
    /// # Errors
    /// As [`Cases::open_in`].
    pub async fn open(&self, scope: &Scope, id: CaseId) -> Result<OpenCase, StoreError> {
        self.open_in(scope, id, "en").await
    }

    /// A case with everything in it, the words of procedures in a language where there are any. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, and for a case that is kept from the reader.
    pub async fn open_in(&self, scope: &Scope, id: CaseId, language: &str) -> Result<OpenCase, StoreError> {
        scope.need(Right::Cases)?;
        let (row, parts, history, contacts, kept_from, (lists, ticks)) = {
            let mut reader = self.db.reader().await?;
            let mut conn = reader.conn();
            let row = rows::one(&mut conn, eyes(scope), id).await?;
            let parts = rows::parts(&mut conn, eyes(scope), id).await?;
            let history = rows::history(&mut conn, scope.hotline(), id).await?;
            let contacts = rows::contacts(&mut conn, eyes(scope), id).await?;
            let kept_from = rows::kept_from(&mut conn, scope.hotline(), id).await?;
            let lists = procedures::of_case(&mut conn, scope.hotline(), id).await?;
            (row, parts, history, contacts, kept_from, lists)
        };
        self.inbox.audit_read(scope, "case.opened", id.0, serde_json::json!({ "number": row.number })).await?;
        let key = self.inbox.optional_key(KeyId(row.key_id)).await?;
        let parts = parts.into_iter().map(|row| part(row, key.as_deref())).collect::<Result<Vec<_>, _>>()?;
        // Who wrote comes before what was done about it, even in the same moment.
        let mut timeline: Vec<_> = contacts.into_iter().map(contact).collect();
        for row in history {
            timeline.push(moment(row, key.as_deref())?);
        }
        timeline.sort_by_key(|moment| moment.at);
        let alike = self.alike(scope, id, parts.iter().map(|part| &part.section)).await?;
        let keeping = self.inbox.keeping_of_case(scope.hotline(), id, &row.kind, row.closed_at).await?;
        let next_statuses = model::next_statuses(&row.status).iter().map(|status| (*status).to_owned()).collect();
        Ok(OpenCase {
            head: self.head(scope, row, key.as_deref()).await?,
            next_statuses,
            parts,
            timeline,
            kept_from: kept_from.into_iter().map(|(id, name)| Person { id: OperatorId(id), name }).collect(),
            alike,
            checklists: checklists::shown(lists, &ticks, language)?,
            keeping,
        })
    }

    /// Whether somebody may see a case.
    ///
    /// # Errors
    /// As the store.
    pub(crate) async fn is_seen_by(&self, scope: &Scope, id: CaseId) -> Result<bool, StoreError> {
        if !scope.role().may(Right::Cases) {
            return Ok(false);
        }
        let mut reader = self.db.reader().await?;
        match rows::one(&mut reader.conn(), eyes(scope), id).await {
            Ok(_) => Ok(true),
            Err(StoreError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Says that somebody prints a case. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Forbidden`] where its kind isn't printed.
    pub async fn print(&self, scope: &Scope, id: CaseId) -> Result<(), StoreError> {
        self.allow(scope, id, Deed::Print).await?;
        self.inbox.audit_read(scope, "case.printed", id.0, serde_json::json!({})).await
    }

    /// What a case said before: earlier versions of its head and its parts, and what was taken out. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, and for a case that is kept from the reader.
    pub async fn past(&self, scope: &Scope, id: CaseId) -> Result<CasePast, StoreError> {
        scope.need(Right::Cases)?;
        let (row, heads, parts) = {
            let mut reader = self.db.reader().await?;
            let mut conn = reader.conn();
            let row = rows::one(&mut conn, eyes(scope), id).await?;
            let (heads, parts) = rows::before(&mut conn, scope.hotline(), id).await?;
            (row, heads, parts)
        };
        self.inbox.audit_read(scope, "case.past-read", id.0, serde_json::json!({ "number": row.number })).await?;
        let key = self.inbox.optional_key(KeyId(row.key_id)).await?;
        let head = |row: rows::HeadBefore| {
            let words = opened(key.as_deref(), head_place(id), row.body.as_deref())?;
            let (form, by) = (CaseForm::join(&row.codes, words.as_deref())?, person(row.by_id, row.by_name));
            Ok(HeadBefore { version: row.version, form, at: row.at, by })
        };
        let part = |row: rows::PartBefore| {
            let words = opened(key.as_deref(), part_place(row.part_id), row.body.as_deref())?;
            let section = Section::join(&row.kind, &row.codes, words.as_deref())?;
            let (id, version, by) = (CasePartId(row.part_id), row.version, person(row.by_id, row.by_name));
            Ok(PartBefore { id, version, section, at: row.at, by, removed: row.removed == 1 })
        };
        Ok(CasePast {
            heads: heads.into_iter().map(head).collect::<Result<_, StoreError>>()?,
            parts: parts.into_iter().map(part).collect::<Result<_, StoreError>>()?,
        })
    }

    /// Other cases that may be about the child whom a part describes, before anything is saved. Audited: it tells who is known.
    ///
    /// # Errors
    /// As the store.
    pub async fn find_alike(&self, scope: &Scope, section: &Section) -> Result<Vec<Alike>, StoreError> {
        scope.need(Right::Cases)?;
        self.inbox.audit_read(scope, "case.looked-up", scope.hotline().0, serde_json::json!({})).await?;
        self.alike(scope, CaseId(Uuid::nil()), std::iter::once(section)).await
    }

    /// A part as it is now; for answers to writers.
    pub(super) async fn part(&self, scope: &Scope, id: CasePartId) -> Result<Part, StoreError> {
        let row = {
            let mut reader = self.db.reader().await?;
            rows::part(&mut reader.conn(), eyes(scope), id).await?
        };
        let key = self.inbox.optional_key(KeyId(row.key_id)).await?;
        part(row, key.as_deref())
    }

    /// A head as it is now; for answers to writers.
    pub(super) async fn head_of(&self, scope: &Scope, id: CaseId) -> Result<CaseHead, StoreError> {
        let row = {
            let mut reader = self.db.reader().await?;
            rows::one(&mut reader.conn(), eyes(scope), id).await?
        };
        let key = self.inbox.optional_key(KeyId(row.key_id)).await?;
        self.head(scope, row, key.as_deref()).await
    }

    async fn head(&self, scope: &Scope, row: CaseFileRow, key: Option<&ContentKey>) -> Result<CaseHead, StoreError> {
        let words = opened(key, head_place(CaseId(row.id)), row.body.as_deref())?;
        let form = CaseForm::join(&row.codes, words.as_deref())?;
        let (version, taxonomy_version) = (row.version, row.taxonomy_version.clone());
        let row = self.marked(scope, vec![row]).await?.pop().ok_or(StoreError::NotFound)?;
        Ok(CaseHead { row, version, taxonomy_version, form })
    }

    /// Rows with their children.
    async fn marked(&self, scope: &Scope, found: Vec<CaseFileRow>) -> Result<Vec<CaseRow>, StoreError> {
        let ids: Vec<_> = found.iter().map(|row| row.id).collect();
        let mut children: HashMap<Uuid, Vec<ChildMark>> = HashMap::new();
        if !ids.is_empty() {
            let mut reader = self.db.reader().await?;
            for (case, codes) in rows::children(&mut reader.conn(), scope.hotline(), &ids).await? {
                children.entry(case).or_default().push(serde_json::from_str(&codes).unwrap_or_default());
            }
        }
        Ok(found.into_iter().map(|row| case_row(children.remove(&row.id).unwrap_or_default(), row)).collect())
    }

    async fn alike<'s>(
        &self,
        scope: &Scope,
        but: CaseId,
        sections: impl Iterator<Item = &'s Section>,
    ) -> Result<Vec<Alike>, StoreError> {
        let all = sections.flat_map(|section| look_ups(self.vault, scope.hotline(), section));
        let (births, mut wanted): (Vec<_>, Vec<_>) = all.partition(|wanted| wanted.agreement == Agreement::Birth);
        // A birth date alone is shared by many.
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        wanted.sort_by_key(|wanted| wanted.agreement);
        let hashes = |of: &[LookUp]| of.iter().map(|wanted| wanted.hash.clone()).collect::<Vec<_>>();
        let found = {
            let mut reader = self.db.reader().await?;
            rows::look_up(&mut reader.conn(), eyes(scope), &hashes(&wanted), &hashes(&births)).await?
        };
        let mut agreements: HashMap<Uuid, Vec<Agreement>> = HashMap::new();
        for (hash, case, born) in found.into_iter().filter(|(_, case, _)| *case != but.0) {
            let by = agreements.entry(case).or_default();
            by.extend(wanted.iter().filter(|wanted| wanted.hash == hash).map(|wanted| wanted.agreement));
            by.extend((born == 1).then_some(Agreement::Birth));
        }
        for by in agreements.values_mut() {
            by.sort_unstable();
            by.dedup();
        }
        let mut best: Vec<_> = agreements.into_iter().collect();
        best.sort_by(|(one, by), (other, their)| by.cmp(their).then_with(|| other.cmp(one)));
        best.truncate(ALIKE_SHOWN);
        let mut alike = Vec::with_capacity(best.len());
        for (id, by) in best {
            let row = {
                let mut reader = self.db.reader().await?;
                rows::one(&mut reader.conn(), eyes(scope), CaseId(id)).await?
            };
            let Some(case) = self.marked(scope, vec![row]).await?.pop() else { continue };
            alike.push(Alike { case, by: by.into_iter().map(|by| by.as_str().to_owned()).collect() });
        }
        Ok(alike)
    }
}

fn person(id: Uuid, name: String) -> Person {
    Person { id: OperatorId(id), name }
}

fn case_row(children: Vec<ChildMark>, row: CaseFileRow) -> CaseRow {
    CaseRow {
        id: CaseId(row.id),
        number: row.number,
        kind: row.kind,
        status: row.status,
        category: row.category,
        risk: row.risk,
        owner: row.owner.zip(row.owner_name).map(|(id, name)| Person { id: OperatorId(id), name }),
        children,
        follow_up_at: row.follow_up_at,
        due_at: row.due_at,
        opened_at: row.opened_at,
        changed_at: row.changed_at,
        closed_at: row.closed_at,
    }
}

fn part(row: PartRow, key: Option<&ContentKey>) -> Result<Part, StoreError> {
    let words = opened(key, part_place(row.id), row.body.as_deref())?;
    let section = Section::join(&row.kind, &row.codes, words.as_deref())?;
    Ok(Part {
        id: CasePartId(row.id),
        case_id: CaseId(row.case_id),
        version: row.version,
        duration: section.duration().map(str::to_owned),
        section,
        due_at: row.due_at,
        taxonomy_version: row.taxonomy_version,
        created_at: row.created_at,
        changed_at: row.changed_at,
        changed_by: Person { id: OperatorId(row.changed_by), name: row.changed_by_name },
    })
}

fn moment(row: HistoryRow, key: Option<&ContentKey>) -> Result<Moment, StoreError> {
    let words = opened(key, history_place(row.id), row.body.as_deref())?;
    Ok(Moment {
        at: row.at,
        what: row.what,
        actor: Some(Person { id: OperatorId(row.actor), name: row.actor_name }),
        codes: serde_json::from_str(&row.codes).unwrap_or_default(),
        words: words.map(|words| String::from_utf8_lossy(&words).into_owned()),
        part_id: row.subject,
        contact: None,
    })
}

fn contact(row: ContactOfCase) -> Moment {
    Moment {
        at: row.at,
        what: "contact".into(),
        actor: None,
        codes: serde_json::json!({}),
        words: None,
        part_id: None,
        contact: Some(LinkedContact {
            link_id: row.link_id,
            conversation_id: row.conversation_id.map(ConversationId),
            sitting_id: row.sitting_id.map(SittingId),
            call_id: row.call_id.map(CallId),
            alias: row.alias,
            medium: row.medium,
            ended_at: row.ended_at,
            class: row.class,
            non_counselling: row.non_counselling,
        }),
    }
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, Uuid::try_parse(id).ok()?))
}
