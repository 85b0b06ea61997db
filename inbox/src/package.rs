//! Everything that is held about one contact, for the contact: what a request for access to one's own data is answered with.
//!
//! One supervisor asks for it, another one takes it out. Deliberately absent: what others wrote or are said to be in it. Whoever wrote a
//! mail beside the contact, whose talk went into theirs, whoever works here and whoever a case names besides is not named; notes among
//! colleagues stand apart, to be read before they are given to anybody. Sealed files are counted and never in it. What was taken back before
//! it left is in nobody's. Where a case names a conflict with them, it holds what they wrote and what reached them, and neither a case nor
//! what was recorded. A case's number is what the hotline calls a child by: only that child gets it.

use earshot_channel::DeliveryState;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    CaseId, ConversationId, Inbox, KeyId, OperatorId, SittingId, UnixMillis,
    access::{Right, Scope},
    calls::Call,
    cases::{CONFLICT, RelatedPerson, Section},
    clock::timed_id,
    safety::SafetyCard,
    store::{
        StoreError, conversations,
        effects::NewAudit,
        messages,
        packages::{self as rows, NewWish, TalkRow, WishRow},
    },
    talk::TAKEN_BACK,
    vault::Place,
    view::{Direction, Message, Person},
};

/// Messages that are read at a time.
const PAGE: i64 = 200;

/// Whether somebody asked for the package of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageWish {
    /// Who asked; `None` where nobody did.
    pub by: Option<Person>,
    /// When; milliseconds since 1970.
    pub at: Option<i64>,
}

/// All of it but the bytes of files.
#[derive(Clone, Debug, Serialize)]
pub struct Package {
    /// Who holds it.
    pub organisation: String,
    /// When it was put together; RFC 3339.
    pub made_at: String,
    /// What the contact is called here.
    pub alias: String,
    /// When they first reached out; RFC 3339.
    pub first_seen_at: String,
    /// Under which addresses they are known.
    pub addresses: Vec<KnownAddress>,
    /// How it is safe to reach them.
    pub safety: Value,
    /// For how long what they wrote called nobody, and why.
    pub blocks: Vec<Value>,
    /// Their talks.
    pub conversations: Vec<KnownTalk>,
    /// Cases that name them or hold their talks.
    pub cases: Vec<Value>,
    /// Who of the hotline looked, and when.
    pub looks: Vec<KnownLook>,
    /// Notes among colleagues; may speak of others.
    #[serde(skip)]
    pub notes: Vec<KnownMessage>,
    /// Files to be put in: path in the archive, attachment.
    #[serde(skip)]
    pub files: Vec<(String, Uuid)>,
}

/// An address of the contact.
#[derive(Clone, Debug, Serialize)]
pub struct KnownAddress {
    /// Kind of the channel.
    pub channel: String,
    /// In full.
    pub address: String,
    /// Since when; RFC 3339.
    pub since: String,
}

/// A talk.
#[derive(Clone, Debug, Serialize)]
pub struct KnownTalk {
    /// Which.
    pub id: ConversationId,
    /// Kind of the channel.
    pub channel: String,
    /// When it began; RFC 3339.
    pub began_at: String,
    /// Whether its words were erased.
    pub erased: bool,
    /// What was said, oldest first.
    pub messages: Vec<KnownMessage>,
    /// What was recorded of its sittings, as codes.
    pub records: Vec<Value>,
}

/// A message.
#[derive(Clone, Debug, Serialize)]
pub struct KnownMessage {
    /// When; RFC 3339.
    pub at: String,
    /// `in`: from the contact, `out`: to them.
    pub direction: Direction,
    /// Its subject.
    pub subject: Option<String>,
    /// Its words.
    pub text: String,
    /// Whether somebody else wrote it: their words are left out.
    pub by_somebody_else: bool,
    /// What became of it on its way to them.
    pub delivery: Option<Value>,
    /// Its files by their paths in the archive; `None` for one that is sealed.
    pub files: Vec<Option<String>>,
}

/// A look at what is held.
#[derive(Clone, Debug, Serialize)]
pub struct KnownLook {
    /// When; RFC 3339.
    pub at: String,
    /// What was done, as the audit trail has it.
    pub act: String,
}

impl Inbox {
    /// Whether somebody asked for the package of a conversation's contact.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`] outside the scope.
    pub async fn package_wish(&self, scope: &Scope, id: ConversationId) -> Result<PackageWish, StoreError> {
        scope.need(Right::Package)?;
        let contact = self.contact_of(scope, id).await?;
        let mut reader = self.data().reader().await?;
        let wish = rows::open(&mut reader.conn(), scope.hotline(), contact).await?;
        Ok(match wish {
            Some(wish) => PackageWish {
                by: Some(Person { id: OperatorId(wish.asked_by), name: wish.asked_by_name }),
                at: Some(wish.asked_at),
            },
            None => PackageWish { by: None, at: None },
        })
    }

    /// Asks for the package of a conversation's contact; another supervisor takes it out. Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] once it was asked for; [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn ask_package(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        scope.need(Right::Package)?;
        let contact = self.contact_of(scope, id).await?;
        let wish =
            NewWish { id: timed_id(self.clock().now()), contact, by: scope.operator().0, at: self.clock().now().0 };
        let audit = self.package_audit(scope, "contact.package-asked", contact);
        let hotline = scope.hotline();
        self.data()
            .write(id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    if !rows::ask(tx, hotline, wish).await? {
                        return Err(StoreError::Conflict("somebody asked for this already".into()));
                    }
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    /// Takes the wish back. Twice does no harm. Audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn package_not_wanted(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        scope.need(Right::Package)?;
        let contact = self.contact_of(scope, id).await?;
        let audit = self.package_audit(scope, "contact.package-taken-back", contact);
        let hotline = scope.hotline();
        self.data()
            .write(id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    if rows::take_back(tx, hotline, contact).await? {
                        tx.effects.audit(audit);
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Everything that is held about the contact of a conversation, for which another supervisor asked. It is gathered first, and written
    /// down as taken before anything of it is given out.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where nobody asked, or the same person did; [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn take_package(&self, scope: &Scope, id: ConversationId) -> Result<Package, StoreError> {
        scope.need(Right::Package)?;
        let contact = self.contact_of(scope, id).await?;
        let (hotline, me, now) = (scope.hotline(), scope.operator(), self.clock().now().0);
        let wish = {
            let mut reader = self.data().reader().await?;
            rows::open(&mut reader.conn(), hotline, contact).await?
        };
        to_be_taken(wish, me)?;
        let package = self.gathered(scope, contact).await?;
        let audit = self.package_audit(scope, "contact.package-taken", contact);
        self.data()
            .write(id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    let wish = to_be_taken(rows::open_in(tx, hotline, contact).await?, me)?;
                    rows::done(tx, hotline, wish.id, me.0, now).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(package)
    }

    async fn contact_of(&self, scope: &Scope, id: ConversationId) -> Result<Uuid, StoreError> {
        let mut reader = self.data().reader().await?;
        Ok(conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?.contact_id)
    }

    fn package_audit(&self, scope: &Scope, act: &'static str, contact: Uuid) -> NewAudit {
        let (at, actor) = (self.clock().now().0, Some(scope.operator().0));
        NewAudit { hotline: scope.hotline().0, at, actor, act, subject: Some(contact), data: json!({}) }
    }

    async fn gathered(&self, scope: &Scope, contact: Uuid) -> Result<Package, StoreError> {
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        let (known, talks, addresses) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let known = rows::contact(&mut conn, hotline, contact).await?;
            let talks = rows::talks(&mut conn, hotline, contact).await?;
            (known, talks, rows::addresses(&mut conn, hotline, contact).await?)
        };
        let key = self.optional_key(KeyId(known.key_id)).await?;
        let addresses: Vec<_> = addresses
            .into_iter()
            .filter_map(|row| {
                let place = Place { table: "address", column: "sealed", row: row.id };
                let plain = key.as_ref()?.open(place, &row.sealed).ok()?;
                let address = String::from_utf8_lossy(&plain).into_owned();
                Some(KnownAddress { channel: row.channel, address, since: utc(row.created_at) })
            })
            .collect();
        let own: Vec<String> = addresses.iter().map(|known| known.address.to_lowercase()).collect();
        let mut package = Package {
            organisation: spec.organisation.clone(),
            made_at: utc(self.clock().now().0),
            alias: known.alias,
            first_seen_at: utc(known.created_at),
            addresses,
            safety: self.safety_of(hotline, contact).await?.map_or(Value::Null, safety),
            blocks: self.blocks_of_contact(hotline, contact).await?,
            conversations: Vec::new(),
            cases: Vec::new(),
            looks: Vec::new(),
            notes: Vec::new(),
            files: Vec::new(),
        };
        let ids: Vec<Uuid> = talks.iter().map(|talk| talk.id).collect();
        let conflict = self.conflict_with(scope, &ids).await?;
        if let Some(number) = conflict {
            let words = format!(
                "Case {number} names a conflict with this person: nothing of any case is in here, nothing that did not reach them and nothing that was recorded of their talks. What was left out stands below; it is not for them."
            );
            package.notes.push(note(self.clock().now().0, words));
        }
        for talk in talks {
            self.audit_read(scope, "conversation.opened", talk.id, json!({})).await?;
            let talk = self.talk(scope, talk, (&own, conflict.is_some()), &mut package).await?;
            package.conversations.push(talk);
        }
        let mut known_cases = Vec::new();
        for id in ids.iter().filter(|_| conflict.is_none()) {
            self.cases_of(scope, ConversationId(*id), &mut package, &mut known_cases).await?;
        }
        let unseen = {
            let mut reader = self.data().reader().await?;
            rows::unseen_cases(&mut reader.conn(), (hotline, scope.operator()), &ids).await?
        };
        if unseen > 0 && conflict.is_none() {
            let words = format!(
                "{unseen} of the cases that hold their talks are kept from whoever took this out and are not in here: a supervisor who may see them takes it out instead."
            );
            package.notes.push(note(self.clock().now().0, words));
        }
        let looks = {
            let mut reader = self.data().reader().await?;
            rows::looks(&mut reader.conn(), hotline, &ids).await?
        };
        package.looks = looks.into_iter().map(|(at, act)| KnownLook { at: utc(at), act }).collect();
        Ok(package)
    }

    /// A talk by itself: what it went into, or what went into it, is somebody else's.
    async fn talk(
        &self,
        scope: &Scope,
        talk: TalkRow,
        (own, has_conflict): (&[String], bool),
        package: &mut Package,
    ) -> Result<KnownTalk, StoreError> {
        let (hotline, id) = (scope.hotline(), ConversationId(talk.id));
        let (rows, sittings) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let (mut rows, mut before) = (Vec::new(), i64::MAX);
            loop {
                let page = messages::thread(&mut conn, hotline, id, before, PAGE).await?;
                let Some(oldest) = page.last().map(|row| row.n) else { break };
                rows.extend(page);
                before = oldest;
            }
            rows.reverse();
            (rows, conversations::sittings(&mut conn, hotline, id).await?)
        };
        let messages = self.messages_as_stored(hotline, rows).await?;
        let calls = self.calls().of_conversation(scope, id).await?;
        let mut records = Vec::with_capacity(sittings.len());
        for sitting in sittings {
            let record = record(sitting.started_at, calls.get(&SittingId(sitting.id)), &mut package.notes);
            match has_conflict {
                false => records.push(record),
                // Whom a hotline told, and as what it took a talk, says what it thinks of somebody.
                true => package.notes.push(note(sitting.started_at, record.to_string())),
            }
        }
        let mut said = Vec::new();
        for message in messages {
            if message.flags.iter().any(|flag| flag == "whisper") {
                continue;
            }
            let code = message.delivery.as_ref().and_then(|delivery| delivery.code.as_deref());
            if code == Some(TAKEN_BACK) {
                continue;
            }
            let is_kept_back = code == Some(CONFLICT) || has_conflict && !is_theirs(&message, talk.channel.as_str());
            if is_kept_back {
                let mut known = known_message(message, own, &mut Vec::new());
                known.files.clear();
                package.notes.push(known);
                continue;
            }
            let is_note = message.direction == Direction::Note;
            let known = known_message(message, own, &mut package.files);
            if is_note { package.notes.push(known) } else { said.push(known) }
        }
        let (began_at, erased) = (utc(talk.first_in_at), talk.state == "erased");
        Ok(KnownTalk { id, channel: talk.channel, began_at, erased, messages: said, records })
    }

    /// The case that names a conflict with whoever is behind one of these talks.
    async fn conflict_with(&self, scope: &Scope, talks: &[Uuid]) -> Result<Option<i64>, StoreError> {
        for talk in talks {
            if let Some(number) = self.conflict_of(scope.hotline(), ConversationId(*talk)).await? {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }

    /// Of the cases that hold a talk: which they are, and what they say of the contact alone. `known_cases` are those in the package.
    async fn cases_of(
        &self,
        scope: &Scope,
        id: ConversationId,
        package: &mut Package,
        known_cases: &mut Vec<CaseId>,
    ) -> Result<(), StoreError> {
        let (cases, _) = match self.cases().of_conversation(scope, id).await {
            Err(StoreError::NotFound) => return Ok(()),
            found => found?,
        };
        for case in cases {
            let open = self.cases().open(scope, case.id).await?;
            let own = open.parts.iter().filter_map(|part| match &part.section {
                Section::Person(person) if person.conversation_id == Some(id) => Some((part.created_at, person)),
                _ => None,
            });
            // The asker may be the child whom all of it is about: somebody who knows says so, and gives out what is theirs.
            let said = open.parts.iter().filter(|part| !matches!(part.section, Section::Person(_)));
            let mut said: Vec<_> =
                said.map(|part| note(part.created_at, said_of(case.number, &part.section))).collect();
            let summary = open.head.form.summary.as_deref();
            said.extend(summary.map(|summary| note(case.opened_at, format!("Case {}: {summary}", case.number))));
            let (mut known, mut noted) = (Vec::new(), Vec::new());
            for (at, person) in own {
                known.push(as_person(person));
                noted.push(note(at, noted_of(case.number, person)));
            }
            // By another talk of theirs it was said before.
            let is_new = !known_cases.contains(&case.id);
            package.notes.extend(said.into_iter().filter(|_| is_new).chain(noted));
            let is_child =
                known.is_empty() && package.conversations.iter().any(|talk| talk.id == id && is_of_a_child(talk));
            // It may be here by another talk of theirs.
            let place = known_cases.iter().position(|known| *known == case.id).unwrap_or_else(|| {
                known_cases.push(case.id);
                package.cases.push(json!({
                    "kind": case.kind,
                    "status": case.status,
                    "opened_at": utc(case.opened_at),
                    "closed_at": case.closed_at.map(utc),
                    "as_person": [],
                }));
                known_cases.len() - 1
            });
            let Some(told) = package.cases.get_mut(place) else { continue };
            if let Some(persons) = told.get_mut("as_person").and_then(Value::as_array_mut) {
                persons.extend(known);
            }
            if let Some(fields) = told.as_object_mut().filter(|_| is_child) {
                fields.insert("number".into(), json!(case.number));
            }
        }
        Ok(())
    }
}

/// Whether whoever wrote in it is a child who spoke of themselves, as it was recorded.
fn is_of_a_child(talk: &KnownTalk) -> bool {
    let says = |record: &Value, field: &str, code: &str| record.get(field).and_then(Value::as_str) == Some(code);
    let mut records = talk.records.iter().filter_map(|record| record.get("record"));
    records.any(|record| says(record, "about", "SELF") && says(record, "role", "CHILD"))
}

/// The wish, where somebody else has it.
fn to_be_taken(wish: Option<WishRow>, me: OperatorId) -> Result<WishRow, StoreError> {
    let words = match wish {
        None => "nobody asked for this: ask first, then another supervisor takes it out",
        Some(wish) if wish.asked_by == me.0 => "you asked for it yourself: another supervisor has to take it out",
        Some(wish) => return Ok(wish),
    };
    Err(StoreError::Conflict(words.into()))
}

/// Whether a contact wrote it, or it reached them; notes are nobody's business but colleagues'. What is placed in a chat can be held back for
/// as long as nobody has read it.
fn is_theirs(message: &Message, channel: &str) -> bool {
    let state = message.delivery.as_ref().map(|delivery| delivery.state);
    match (message.direction, state) {
        (Direction::In | Direction::Note, _) | (Direction::Out, Some(DeliveryState::Read)) => true,
        (Direction::Out, Some(DeliveryState::Sent | DeliveryState::Delivered)) => channel != "webchat",
        (Direction::Out, _) => false,
    }
}

fn known_message(message: Message, own: &[String], files: &mut Vec<(String, Uuid)>) -> KnownMessage {
    let from_them = |address: &str| own.contains(&address.to_lowercase());
    // What a carrier says names others: who came into a room, whose mailbox is full.
    let by_carrier = message.flags.iter().any(|flag| flag == "carrier");
    let by_another = message.envelope.as_ref().is_some_and(|envelope| !from_them(&envelope.from.address));
    let by_somebody_else = message.direction == Direction::In && (by_carrier || by_another);
    let mut paths = Vec::new();
    for file in message.attachments.iter().filter(|_| !by_somebody_else) {
        let path = (file.state != "sealed").then(|| format!("files/{}.bin", file.id.simple()));
        files.extend(path.clone().map(|path| (path, file.id)));
        paths.push(path);
    }
    let delivery = message.delivery.map(|delivery| {
        json!({ "state": delivery.state, "attempts": delivery.attempts, "at": utc(delivery.at), "code": delivery.code })
    });
    KnownMessage {
        at: utc(message.at),
        direction: message.direction,
        subject: message.subject.filter(|_| !by_somebody_else),
        text: if by_somebody_else { String::new() } else { message.text },
        by_somebody_else,
        delivery,
        files: paths,
    }
}

/// What was recorded of a sitting: codes, without who of the hotline wrote it down. The words of it go to the notes.
fn record(started_at: i64, call: Option<&Call>, notes: &mut Vec<KnownMessage>) -> Value {
    let mut form = call.map(|call| call.form.clone());
    if let Some(form) = &mut form {
        let reason = form.emergency.as_mut().map(|emergency| std::mem::take(&mut emergency.reason));
        for text in [form.note.take(), reason].into_iter().flatten().filter(|text| !text.is_empty()) {
            notes.push(note(started_at, text));
        }
    }
    json!({ "began_at": utc(started_at), "record": form, "priority": call.map(|call| call.priority_final) })
}

/// Words of colleagues, to be read first.
fn note(at: i64, text: String) -> KnownMessage {
    let (subject, delivery, files) = (None, None, Vec::new());
    KnownMessage { at: utc(at), direction: Direction::Note, subject, text, by_somebody_else: false, delivery, files }
}

/// What a case knows of somebody by their own account.
fn as_person(person: &RelatedPerson) -> Value {
    let RelatedPerson { name, platform, addresses, .. } = person;
    json!({ "name": name, "platform": platform, "addresses": addresses })
}

/// What a case says in one of its parts.
fn said_of(case: i64, section: &Section) -> String {
    let mut says = serde_json::to_value(section).unwrap_or_default();
    if let Some(fields) = says.as_object_mut() {
        fields.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) && value != "NASK"
        });
    }
    format!("Case {case}: {says}")
}

/// What colleagues make of them: it may come from others, and speak of others.
fn noted_of(case: i64, person: &RelatedPerson) -> String {
    let RelatedPerson { roles, relation, mode, notes, .. } = person;
    let notes = notes.as_deref().unwrap_or_default();
    format!("Case {case}: {}, {relation}, {mode}. {notes}", roles.join(", ")).trim_end().to_owned()
}

/// A card without who of the hotline wrote it.
fn safety(card: SafetyCard) -> Value {
    let mut card = serde_json::to_value(card).unwrap_or_default();
    if let Some(fields) = card.as_object_mut() {
        fields.remove("set_by");
    }
    card
}

fn utc(at: i64) -> String {
    jiff::Timestamp::from_millisecond(UnixMillis(at).0).map(|time| format!("{time:.0}")).unwrap_or_default()
}
