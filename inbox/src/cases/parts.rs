//! Adding, changing and taking out the parts of a case, and its documents.

use std::sync::Arc;

use earshot_channel::{BlobId, ByteStream, HostError};
use uuid::Uuid;

use super::{
    CaseError, Cases, Part, Section,
    act::{Act, Done, done_before, owner_may_see},
    alive,
    change::may_be,
    checklists::{follow, police_not_told},
    conflict::decided,
    duplicates::look_ups,
    model, part_place,
    read::eyes,
    validate::{Beside, Check, age_on, day},
};
use crate::{
    ATTACHMENT_LIMIT_BYTES, CaseId, CasePartId, KeyId, OperatorId,
    access::{Deed, Right, Scope},
    clock::timed_id,
    store::{
        StoreError,
        cases::{self as rows, Eyes, PartWords},
        messages,
        writer::Tx,
    },
};

impl Cases<'_> {
    /// Adds a part. The same `command` adds it once.
    ///
    /// # Errors
    /// [`CaseError::Invalid`] field by field.
    pub async fn add_part(
        &self,
        scope: &Scope,
        command: Uuid,
        case: CaseId,
        section: Section,
    ) -> Result<Part, CaseError> {
        if matches!(section, Section::Document(_)) {
            let words = "a document comes with its file: send it to the documents of the case";
            return Err(StoreError::Rejected(words.into()).into());
        }
        self.add(scope, command, case, section, None).await
    }

    async fn add(
        &self,
        scope: &Scope,
        command: Uuid,
        case: CaseId,
        section: Section,
        blob: Option<Uuid>,
    ) -> Result<Part, CaseError> {
        self.allow(scope, case, Deed::Change).await?;
        let content = self.content(scope.hotline(), "case.part", &(case, &section))?;
        let id = CasePartId(timed_id(self.clock.now()));
        let (words, child, section) = self.prepare(scope, case, id, section, blob).await?;
        let mut act = self.act(scope, case, "part.added", "case.part-added");
        (act.subject, act.codes) = (Some(id.0), codes_of(None, Some(&section)));
        act.decided = decided(None, Some(&section));
        let assignee = assignee_of(&section);
        let job = Arc::new((act, words, child, content, assignee));
        let done = self
            .db
            .write(case.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, words, child, content, assignee) = &*job;
                    let (hotline, me) = (act.scope.hotline(), act.scope.operator());
                    if let Some(before) = done_before(tx, me, command, content).await? {
                        return Ok(before);
                    }
                    let head = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    owner_may_see(tx, hotline, act.case, *assignee).await?;
                    child_is_there(tx, eyes(&act.scope), act.case, *child).await?;
                    rows::insert_part(tx, eyes(&act.scope), words, act.now).await?;
                    if words.is_episode {
                        follow(tx, act, &head.kind).await?;
                    }
                    act.leave(tx).await?;
                    says_what_its_episodes_say(tx, act, words.is_episode).await?;
                    messages::insert_command(tx, me, command, content.clone(), words.id, act.now).await?;
                    Ok(words.id)
                })
            })
            .await?;
        Ok(self.part(scope, CasePartId(done)).await?)
    }

    /// Changes a part; what it said before is kept.
    ///
    /// # Errors
    /// [`CaseError::PartChanged`] with what somebody else made of it meanwhile; [`CaseError::Invalid`]; [`StoreError::Rejected`] where the
    /// status of the case would say otherwise.
    pub async fn change_part(
        &self,
        scope: &Scope,
        id: CasePartId,
        version: i64,
        section: Section,
    ) -> Result<Part, CaseError> {
        scope.need(Right::Cases)?;
        let before = self.part(scope, id).await?;
        self.allow(scope, before.case_id, Deed::Change).await?;
        if before.section.kind() != section.kind() {
            return Err(StoreError::Rejected("a part stays of its kind: take it out and add another one".into()).into());
        }
        let section = match (section, &before.section) {
            // Which file it is isn't anybody's to say.
            (Section::Document(document), Section::Document(stored)) => Section::Document(super::Document {
                size_bytes: stored.size_bytes,
                file_name: stored.file_name.clone(),
                media_type: stored.media_type.clone(),
                ..document
            }),
            (section, _) => section,
        };
        let (words, child, section) = self.prepare(scope, before.case_id, id, section, None).await?;
        let mut act = self.act(scope, before.case_id, "part.changed", "case.part-changed");
        (act.subject, act.codes) = (Some(id.0), codes_of(Some(&before.section), Some(&section)));
        let is_told = |section: &Section| matches!(section, Section::Episode(episode) if episode.police_told == "YES");
        let was_mistaken = is_told(&before.section) && !is_told(&section);
        act.decided = decided(Some(&before.section), Some(&section));
        let job = Arc::new((act, words, child, assignee_of(&section)));
        let done = self
            .db
            .write(before.case_id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, words, child, assignee) = &*job;
                    let head = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    owner_may_see(tx, act.scope.hotline(), act.case, *assignee).await?;
                    child_is_there(tx, eyes(&act.scope), act.case, *child).await?;
                    if !rows::update_part(tx, eyes(&act.scope), version, words, act.now).await? {
                        return Ok(Done::Newer);
                    }
                    if was_mistaken {
                        police_not_told(tx, act, words.id).await?;
                    }
                    if words.is_episode {
                        follow(tx, act, &head.kind).await?;
                    }
                    act.leave(tx).await?;
                    says_what_its_episodes_say(tx, act, words.is_episode).await?;
                    Ok(Done::Yes)
                })
            })
            .await?;
        let part = self.part(scope, id).await?;
        match done {
            Done::Yes => Ok(part),
            Done::Newer => Err(CaseError::PartChanged(Box::new(part))),
        }
    }

    /// Takes a part out; what it said is kept with the case until that is erased.
    ///
    /// # Errors
    /// [`CaseError::PartChanged`]; [`StoreError::Conflict`] for a child of whom other parts speak; [`StoreError::Rejected`] where the status
    /// of the case would say otherwise.
    pub async fn remove_part(&self, scope: &Scope, id: CasePartId, version: i64) -> Result<(), CaseError> {
        scope.need(Right::Cases)?;
        let before = self.part(scope, id).await?;
        self.allow(scope, before.case_id, Deed::Change).await?;
        let mut act = self.act(scope, before.case_id, "part.removed", "case.part-removed");
        (act.subject, act.codes) = (Some(id.0), codes_of(Some(&before.section), None));
        act.decided = decided(Some(&before.section), None);
        let is_episode = matches!(before.section, Section::Episode(_));
        let done = self
            .db
            .write(before.case_id.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    let head = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    for (kind, codes) in rows::parts_in(tx, act.scope.hotline(), act.case).await? {
                        if model::child_of(&Section::join(&kind, &codes, None)?) == Some(id.0) {
                            let words = "an episode or a custody speaks of this child: take that out first";
                            return Err(StoreError::Conflict(words.into()));
                        }
                    }
                    if !rows::remove_part(tx, eyes(&act.scope), id, version, act.now).await? {
                        return Ok(Done::Newer);
                    }
                    if is_episode {
                        follow(tx, &act, &head.kind).await?;
                    }
                    act.leave(tx).await?;
                    says_what_its_episodes_say(tx, &act, is_episode).await?;
                    Ok(Done::Yes)
                })
            })
            .await?;
        match done {
            Done::Yes => Ok(()),
            Done::Newer => Err(CaseError::PartChanged(Box::new(self.part(scope, id).await?))),
        }
    }

    /// Adds a file, sealed with a key of its own.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] above 10 MiB; [`CaseError::Invalid`].
    pub async fn add_document(
        &self,
        scope: &Scope,
        command: Uuid,
        case: CaseId,
        document: super::Document,
        bytes: ByteStream,
    ) -> Result<Part, CaseError> {
        self.allow(scope, case, Deed::Change).await?;
        self.check().section(&Section::Document(document.clone())).finish()?;
        self.key_of(scope, case).await?;
        let stored = self.inbox.put_blob_within(scope.hotline(), bytes, ATTACHMENT_LIMIT_BYTES).await;
        let blob = stored.map_err(|error| match error {
            HostError::Unavailable { why, .. } => StoreError::Unavailable(why),
            other => StoreError::Rejected(other.to_string()),
        })?;
        let size_bytes = {
            let mut reader = self.db.reader().await?;
            messages::blob(&mut reader.conn(), blob.0).await?.0
        };
        let document = super::Document { size_bytes, ..document };
        self.add(scope, command, case, Section::Document(document), Some(blob.0)).await
    }

    /// The bytes of a document, to be saved and not shown. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, and once erased.
    pub async fn document(&self, scope: &Scope, id: CasePartId) -> Result<(i64, ByteStream), StoreError> {
        scope.need(Right::Cases)?;
        let part = self.part(scope, id).await?;
        self.allow(scope, part.case_id, Deed::Share).await?;
        let data = serde_json::json!({ "case": part.case_id });
        self.inbox.audit_read(scope, "case.document-downloaded", id.0, data).await?;
        let (blob, key, size_bytes) = {
            let mut reader = self.db.reader().await?;
            rows::blob_of(&mut reader.conn(), scope.hotline(), id).await?
        };
        let size = u64::try_from(size_bytes).unwrap_or_default();
        let bytes = self.inbox.get_blob(BlobId(blob), KeyId(key), size).await;
        let bytes = bytes.map_err(|error| match error {
            HostError::Unavailable { why, .. } => StoreError::Unavailable(why),
            _ => StoreError::NotFound,
        })?;
        Ok((size_bytes, bytes))
    }

    /// A check that knows what the rest of the case says of a part.
    async fn check_beside(
        &self,
        scope: &Scope,
        case: CaseId,
        id: CasePartId,
        section: &Section,
    ) -> Result<Check<'_>, StoreError> {
        let (opened_at, parts) = {
            let mut reader = self.db.reader().await?;
            let mut conn = reader.conn();
            let opened_at = rows::one(&mut conn, eyes(scope), case).await?.opened_at;
            (opened_at, if section.is_child() { rows::parts(&mut conn, eyes(scope), case).await? } else { Vec::new() })
        };
        let (mut first_missing, mut born) = (None, None);
        for part in parts.iter().filter(|part| part.kind == "episode") {
            if let Section::Episode(episode) = Section::join(&part.kind, &part.codes, None)?
                && episode.child_id == id
            {
                first_missing = [first_missing, episode.missing_since].into_iter().flatten().min();
            }
        }
        if let Section::Episode(episode) = section {
            match self.part(scope, episode.child_id).await.map(|child| child.section) {
                Ok(Section::Child(child)) => born = child.birth_date.as_deref().and_then(day),
                // Whether the child is there is asked where it is written.
                Ok(_) | Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        let check = self.check();
        Ok(Check { beside: Beside { opened_at, first_missing, born }, ..check })
    }

    /// Checks a part, fills in what follows from it, seals it. Also gives the child that it speaks of.
    async fn prepare(
        &self,
        scope: &Scope,
        case: CaseId,
        id: CasePartId,
        section: Section,
        blob: Option<Uuid>,
    ) -> Result<(PartWords, Option<Uuid>, Section), CaseError> {
        let check = self.check_beside(scope, case, id, &section).await?;
        let section = tidy(section, check.beside.opened_at);
        check.section(&section).finish()?;
        let key = self.key_of(scope, case).await?;
        let (codes, words) = section.split()?;
        let barred = match &section {
            Section::Person(person) => {
                self.inbox.hashes_of_person(scope.hotline(), person).await.map_err(|error| match error {
                    StoreError::NotFound => StoreError::Rejected("there is no conversation with this id".into()),
                    other => other,
                })?
            }
            _ => Vec::new(),
        };
        let part = PartWords {
            id: id.0,
            case: case.0,
            kind: section.kind(),
            codes,
            body: words.map(|words| key.seal(part_place(id.0), &words)),
            taxonomy_version: self.taxonomy.version().to_owned(),
            blob,
            due_at: section.due_at(),
            is_episode: matches!(section, Section::Episode(_)),
            look_ups: look_ups(self.vault, scope.hotline(), &section).into_iter().map(|found| found.hash).collect(),
            barred,
        };
        Ok((part, model::child_of(&section), section))
    }
}

/// What follows from a part: a suspect always has a conflict, an age comes from a birth date.
pub(super) fn tidy(section: Section, opened_at: i64) -> Section {
    match section {
        Section::Person(mut person) => {
            person.conflict |= person.roles.iter().any(|role| matches!(role.as_str(), "ABDUCTOR" | "PERPETRATOR"));
            Section::Person(person)
        }
        Section::Child(mut child) => {
            let years = child.birth_date.as_deref().and_then(|date| age_on(date, opened_at));
            if child.age.is_none()
                && let Some(years) = years
            {
                (child.age, child.age_code) = (Some(years), None);
            }
            if child.age.is_none() && child.age_code.is_none() {
                child.age_code = Some("NASK".into());
            }
            Section::Child(child)
        }
        other => other,
    }
}

/// What stays of a change in the trail: of which kind the part is, and whether it decides that somebody gets words.
fn codes_of(before: Option<&Section>, after: Option<&Section>) -> serde_json::Value {
    let has_conflict = |section: Option<&Section>| matches!(section, Some(Section::Person(person)) if person.conflict);
    let kind = after.or(before).map(Section::kind);
    match (has_conflict(before), has_conflict(after)) {
        (was, is) if was == is => serde_json::json!({ "kind": kind }),
        (_, is) => serde_json::json!({ "kind": kind, "conflict": is }),
    }
}

/// Refuses an episode that contradicts the status of its case. The head is locked by then, so that a status that changes beside it sees this.
async fn says_what_its_episodes_say(tx: &mut Tx<'_>, act: &Act, is_episode: bool) -> Result<(), StoreError> {
    let head = rows::one_in(tx, eyes(&act.scope), act.case).await?;
    if !is_episode || head.kind != "MISSING" {
        return Ok(());
    }
    let parts = rows::parts_in(tx, act.scope.hotline(), act.case).await?;
    may_be(&head.status, &head.kind, &parts).map_err(|error| match error {
        StoreError::Rejected(_) => {
            let words =
                format!("the case is {}, and its episodes would say otherwise: change its status first", head.status);
            StoreError::Rejected(words)
        }
        other => other,
    })
}

fn assignee_of(section: &Section) -> Option<OperatorId> {
    match section {
        Section::Task(task) => task.assignee,
        _ => None,
    }
}

async fn child_is_there(tx: &mut Tx<'_>, eyes: Eyes, case: CaseId, child: Option<Uuid>) -> Result<(), StoreError> {
    let Some(child) = child else { return Ok(()) };
    if rows::is_child(tx, eyes.0, case, child).await? {
        return Ok(());
    }
    Err(StoreError::Rejected("this case has no such child: write down the child first".into()))
}
