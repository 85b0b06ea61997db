//! Files that nobody may look at any more, because they seem to show the abuse of a child: sealed with one command, never shown,
//! copied or written anew after that, and handed to the police as they came, with who had them when: one supervisor asks, another one does it.
//!
//! The message as it came holds the same bytes, so it is sealed with them, and they with it. The talk is held from then on: nothing of it is erased
//! until a supervisor lets it go. Deliberately absent: taking a seal off, because whoever decided that would have to look.

use earshot_channel::FileRole;
use futures::StreamExt;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    clock::timed_id,
    contacts::open_file,
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::NewEvent,
        hard::{self as rows, HandOverRow, LookRow, NewHandOver, NewSealed, SealedRow},
        messages::{self, AttachmentBlob},
        retention,
    },
    talk::command,
    vault::{ContentKey, Place},
    view::Person,
};

/// Sealed files that are listed.
const LISTED: i64 = 500;

/// A sealed file, as those see it who hand it over. Its name is not shown: it may say what the file shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SealedFile {
    /// Which.
    pub id: Uuid,
    /// Of which talk.
    pub conversation_id: ConversationId,
    /// The contact's pseudonym.
    pub alias: String,
    /// Kind of the channel.
    pub channel: String,
    /// When its message came; milliseconds since 1970. Missing for what an operator uploaded and never sent.
    pub came_at: Option<i64>,
    /// The media type that its sender claims.
    pub media_type: String,
    /// Length in bytes.
    pub size_bytes: i64,
    /// Whether it is the whole message as it came.
    pub is_message: bool,
    /// Who sealed it.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// How often it was handed over.
    pub hand_overs: i64,
    /// Who asked for it to be handed over; another supervisor does it.
    pub asked: Option<HandOverWish>,
}

/// A wish to hand a sealed file over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandOverWish {
    /// Who asked.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// To whom, as they wrote it.
    pub form: HandOverForm,
}

/// To whom a sealed file goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverForm {
    /// The authority and who there.
    pub to: String,
    /// Their reference, or how they asked for it.
    #[serde(default)]
    pub reference: String,
    /// Whether to add the message as it came, where Earshot has it: it may name who sent it and hold what else was said.
    #[serde(default)]
    pub with_message: bool,
}

/// A step of the chain of custody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CustodyStep {
    /// `received`, `uploaded`, `revealed`, `downloaded`, `sealed` or `handed-over`.
    pub what: &'static str,
    /// When, in UTC (RFC 3339).
    pub time: String,
    /// Who; nobody for what came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Who had asked for it, where two were needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<String>,
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Their reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// What is known of a sealed file, for whoever takes it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Custody {
    /// The organisation.
    pub organisation: String,
    /// Its country.
    pub country: String,
    /// Its line.
    pub phone: String,
    /// The file's number at Earshot.
    pub file: Uuid,
    /// The number of the talk that it came in.
    pub conversation: Uuid,
    /// The contact's pseudonym there.
    pub alias: String,
    /// Kind of the channel.
    pub channel: String,
    /// The name that its sender gave it.
    pub name: String,
    /// The media type that its sender claims.
    pub media_type: String,
    /// The oldest first.
    pub chain: Vec<CustodyStep>,
}

/// Bytes that go with a hand-over.
pub struct HandedFile {
    /// `file.bin`, or `message.bin` for the message as it came.
    pub name: &'static str,
    /// As they came.
    pub bytes: Vec<u8>,
    /// SHA-256 of them, in hexadecimal digits.
    pub sha256: String,
}

/// A hand-over: all of it in memory, since a file has 10 MiB at most and a mail a little more.
pub struct HandOver {
    /// What is known.
    pub custody: Custody,
    /// The file, then its message where it was asked for.
    pub files: Vec<HandedFile>,
}

/// The sealed part of a seal.
#[derive(Serialize, Deserialize)]
struct SealBody {
    sha256: String,
}

/// The sealed part of a hand-over.
#[derive(Serialize, Deserialize)]
struct HandOverBody {
    to: String,
    reference: String,
}

fn seal_place(file: Uuid) -> Place {
    Place { table: "sealed_file", column: "body", row: file }
}

fn hand_over_place(id: Uuid) -> Place {
    Place { table: "hand_over", column: "body", row: id }
}

fn wish_place(id: Uuid) -> Place {
    Place { table: "hand_over_wish", column: "body", row: id }
}

/// What somebody asked for, as they wrote it.
fn wished(key: &ContentKey, id: Uuid, body: Option<&[u8]>) -> Result<HandOverForm, StoreError> {
    from_json(&key.open(wish_place(id), body.ok_or(StoreError::NotFound)?)?)
}

impl Inbox {
    /// Seals a file, and the message as it came with it: nobody looks at it again. Whoever talks may do it, with one key and without
    /// having looked. Twice does no harm. There is no way back. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope and once erased.
    pub async fn seal_file(&self, scope: &Scope, file: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Talk)?;
        let (row, beside) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let row = messages::attachment(&mut conn, scope.hotline(), file).await?;
            let beside = match row.message_id {
                Some(message) => messages::files_of(&mut conn, scope.hotline(), message).await?,
                None => Vec::new(),
            };
            (row, beside)
        };
        if row.sealed_at.is_some() {
            return Ok(());
        }
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let mut seals = vec![self.new_seal(&key, &row, None).await?];
        let is_whole = |file: &AttachmentBlob| {
            open_file(&key, file.id, file.body.as_deref()).is_some_and(|body| body.role == FileRole::Original)
        };
        for other in beside.iter().filter(|other| other.id != file && other.sealed_at.is_none()) {
            if is_whole(&row) || is_whole(other) {
                seals.push(self.new_seal(&key, other, Some(file)).await?);
            }
        }
        command!(self, self.act(scope, ConversationId(row.conversation_id))?, |tx, act, seals| {
            act.facts_of_part(tx).await?;
            let (hotline, by) = (act.scope.hotline(), (act.scope.operator(), act.now.0));
            let mut sealed = Vec::new();
            for seal in seals.iter() {
                if rows::seal(tx, hotline, act.id.0, seal, by).await? {
                    sealed.push(seal.attachment);
                }
            }
            if sealed.is_empty() {
                return Ok(());
            }
            retention::hold_talk(tx, hotline, act.id, Some(act.now.0)).await?;
            act.happened(tx, "sealed", json!({ "files": sealed })).await?;
            tx.effects.event(NewEvent { data: json!({ "files": sealed }), ..act.event("file.sealed", None, None) });
            tx.effects.audit(act.audit("attachment.sealed", json!({ "files": sealed })));
            Ok(())
        })
    }

    async fn new_seal(
        &self,
        key: &ContentKey,
        row: &AttachmentBlob,
        with: Option<Uuid>,
    ) -> Result<NewSealed, StoreError> {
        let mut bytes = self.blob_of(row).await?;
        let mut hash = Sha256::new();
        while let Some(piece) = bytes.next().await {
            hash.update(piece.map_err(|error| StoreError::Unavailable(error.to_string()))?);
        }
        let body = as_json(&SealBody { sha256: hex(hash) })?;
        Ok(NewSealed { attachment: row.id, with, key: row.key_id, body: key.seal(seal_place(row.id), &body) })
    }

    /// Which files are sealed, the newest first, at most 500.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn sealed_files(&self, scope: &Scope) -> Result<Vec<SealedFile>, StoreError> {
        scope.need(Right::HandOver)?;
        let found = {
            let mut reader = self.data().reader().await?;
            rows::list(&mut reader.conn(), scope.hotline(), LISTED).await?
        };
        let mut listed = Vec::with_capacity(found.len());
        for row in found {
            let key = self.optional_key(KeyId(row.file_key)).await?;
            let asked = key.as_deref().map(|key| asked(key, &row)).transpose()?.flatten();
            let file = key.and_then(|key| open_file(&key, row.attachment_id, row.file_body.as_deref()));
            listed.push(SealedFile {
                id: row.attachment_id,
                conversation_id: ConversationId(row.conversation_id),
                alias: row.alias,
                channel: row.channel_kind,
                came_at: row.came_at,
                is_message: file.as_ref().is_some_and(|file| file.role == FileRole::Original),
                media_type: file.map(|file| file.media_type).unwrap_or_default(),
                size_bytes: row.size_bytes,
                by: Person { id: OperatorId(row.sealed_by), name: row.sealed_by_name },
                at: row.sealed_at,
                hand_overs: row.hand_overs,
                asked,
            });
        }
        Ok(listed)
    }

    /// Asks for a sealed file to be handed over; another supervisor takes it out. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`]; [`StoreError::Conflict`] once it was asked for; [`StoreError::Forbidden`]; [`StoreError::NotFound`] for what is
    /// not sealed.
    pub async fn ask_hand_over(&self, scope: &Scope, file: Uuid, form: HandOverForm) -> Result<(), Refusal> {
        scope.need(Right::HandOver)?;
        let mut problems = Problems::default();
        problems.line("to", &form.to, 200);
        if form.reference.chars().count() > 200 || form.reference.chars().any(char::is_control) {
            problems.add("reference", "one line, at most 200 characters");
        }
        problems.finish()?;
        let row = {
            let mut reader = self.data().reader().await?;
            rows::one(&mut reader.conn(), scope.hotline(), file).await?
        };
        let key = self.vault().key(KeyId(row.key_id)).await.map_err(StoreError::from)?;
        let (to, reference) = (form.to.trim().to_owned(), form.reference.trim().to_owned());
        let form = HandOverForm { to, reference, ..form };
        let id = timed_id(self.clock().now());
        let body = key.seal(wish_place(id), &as_json(&form)?);
        let new = NewHandOver { id, attachment: file, key: row.key_id, body };
        let asked = command!(self, self.act(scope, ConversationId(row.conversation_id))?, |tx, act, new| {
            act.facts_of_part(tx).await?;
            if !rows::wish(tx, act.scope.hotline(), &new, (act.scope.operator(), act.now.0)).await? {
                return Err(StoreError::Conflict("somebody asked for this already".into()));
            }
            tx.effects.audit(act.audit("attachment.hand-over-asked", json!({ "file": file })));
            Ok(())
        });
        Ok(asked?)
    }

    /// Takes the wish to hand a file over back. Twice does no harm. Audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`] for what is not sealed.
    pub async fn hand_over_not_wanted(&self, scope: &Scope, file: Uuid) -> Result<(), StoreError> {
        scope.need(Right::HandOver)?;
        let row = {
            let mut reader = self.data().reader().await?;
            rows::one(&mut reader.conn(), scope.hotline(), file).await?
        };
        command!(self, self.act(scope, ConversationId(row.conversation_id))?, |tx, act| {
            if rows::wish_back(tx, act.scope.hotline(), file).await? {
                tx.effects.audit(act.audit("attachment.hand-over-taken-back", json!({ "file": file })));
            }
            Ok(())
        })
    }

    /// Hands a sealed file over, as another supervisor asked: its bytes as they came, proven by the hash of the moment when it was sealed,
    /// and who had it when. The hand-over is written down before it is given out. Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where nobody asked, or the same person did; [`StoreError::Forbidden`]; [`StoreError::NotFound`] for what is
    /// not sealed; [`StoreError::Defect`] where the bytes are not those that were sealed.
    pub async fn hand_over_file(&self, scope: &Scope, file: Uuid) -> Result<HandOver, StoreError> {
        scope.need(Right::HandOver)?;
        let row = {
            let mut reader = self.data().reader().await?;
            rows::one(&mut reader.conn(), scope.hotline(), file).await?
        };
        let (Some(wish), Some(asker)) = (row.wish_id, row.asked_by) else { return Err(not_asked()) };
        may_hand_over(asker, scope.operator())?;
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let form = wished(&key, wish, row.wish_body.as_deref())?;
        let files = self.handed(scope, &row, &key, form.with_message).await?;
        let HandOverForm { to, reference, with_message } = form;
        let id = timed_id(self.clock().now());
        let sealed = key.seal(hand_over_place(id), &as_json(&HandOverBody { to, reference })?);
        let new = NewHandOver { id, attachment: file, key: row.key_id, body: sealed };
        command!(self, self.act(scope, ConversationId(row.conversation_id))?, |tx, act, new| {
            act.facts_of_part(tx).await?;
            let (hotline, by) = (act.scope.hotline(), (act.scope.operator(), act.now.0));
            let asked =
                rows::wish_in(tx, hotline, file).await?.filter(|asked| asked.id == wish).ok_or_else(not_asked)?;
            may_hand_over(asked.asked_by, act.scope.operator())?;
            rows::wish_done(tx, hotline, wish, by).await?;
            rows::hand_over(tx, hotline, &new, asked.asked_by, by).await?;
            act.happened(tx, "handed-over", json!({ "file": file })).await?;
            let data =
                json!({ "file": file, "hand_over": new.id, "asked_by": asked.asked_by, "with_message": with_message });
            tx.effects.audit(act.audit("attachment.handed_over", data));
            Ok(())
        })?;
        Ok(HandOver { custody: self.custody(scope, row, &key).await?, files })
    }

    async fn handed(
        &self,
        scope: &Scope,
        row: &SealedRow,
        key: &ContentKey,
        with_message: bool,
    ) -> Result<Vec<HandedFile>, StoreError> {
        let (file, raw) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let file = messages::attachment(&mut conn, scope.hotline(), row.attachment_id).await?;
            let raw = match row.message_id.filter(|_| with_message) {
                Some(message) => messages::raw(&mut conn, scope.hotline(), message).await?.1,
                None => None,
            };
            (file, raw)
        };
        let mut bytes = Vec::with_capacity(usize::try_from(row.size_bytes).unwrap_or_default());
        let mut stream = self.blob_of(&file).await?;
        while let Some(piece) = stream.next().await {
            bytes.extend_from_slice(&piece.map_err(|error| StoreError::Unavailable(error.to_string()))?);
        }
        let handed = HandedFile::of("file.bin", bytes);
        let sealed = row.body.as_deref().ok_or(StoreError::NotFound)?;
        let seal: SealBody = from_json(&key.open(seal_place(row.attachment_id), sealed)?)?;
        if seal.sha256 != handed.sha256 {
            return Err(StoreError::Defect("the bytes of a sealed file are not those that were sealed".into()));
        }
        let mut files = vec![handed];
        if let Some((message, raw)) = row.message_id.zip(raw) {
            let plain = key.open(Place { table: "received", column: "raw", row: message }, &raw)?;
            files.extend(
                Some(plain).filter(|plain| !plain.is_empty()).map(|plain| HandedFile::of("message.bin", plain)),
            );
        }
        Ok(files)
    }

    async fn custody(&self, scope: &Scope, row: SealedRow, key: &ContentKey) -> Result<Custody, StoreError> {
        let (looks, given) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let looks = rows::looks_at(&mut conn, scope.hotline(), row.attachment_id).await?;
            (looks, rows::hand_overs(&mut conn, scope.hotline(), row.attachment_id).await?)
        };
        let spec = self.hotlines().spec(scope.hotline()).await?;
        let file = open_file(key, row.attachment_id, row.file_body.as_deref()).ok_or(StoreError::NotFound)?;
        let chain = chain(&row, looks, given, key)?;
        Ok(Custody {
            organisation: spec.organisation.clone(),
            country: spec.country.clone(),
            phone: spec.phone.clone(),
            file: row.attachment_id,
            conversation: row.conversation_id,
            alias: row.alias,
            channel: format!("{} ({})", row.channel_name, row.channel_kind),
            name: file.name,
            media_type: file.media_type,
            chain,
        })
    }
}

fn not_asked() -> StoreError {
    StoreError::Conflict("nobody asked for this: ask first, then another supervisor takes it out".into())
}

/// Two persons: whoever asked is not who takes it out.
fn may_hand_over(asked_by: Uuid, me: OperatorId) -> Result<(), StoreError> {
    if asked_by != me.0 {
        return Ok(());
    }
    Err(StoreError::Conflict("you asked for it yourself: another supervisor has to take it out".into()))
}

/// Who asked for a file to be handed over, and to whom.
fn asked(key: &ContentKey, row: &SealedRow) -> Result<Option<HandOverWish>, StoreError> {
    let SealedRow { wish_id: Some(id), asked_by: Some(by), asked_by_name: Some(name), asked_at: Some(at), .. } = row
    else {
        return Ok(None);
    };
    let by = Person { id: OperatorId(*by), name: name.clone() };
    Ok(Some(HandOverWish { by, at: *at, form: wished(key, *id, row.wish_body.as_deref())? }))
}

impl HandedFile {
    fn of(name: &'static str, bytes: Vec<u8>) -> Self {
        let sha256 = hex(Sha256::new().chain_update(&bytes));
        Self { name, bytes, sha256 }
    }
}

/// Looks come before the seal, and hand-overs after it: each is written down under the same lock.
fn chain(
    row: &SealedRow,
    looks: Vec<LookRow>,
    given: Vec<HandOverRow>,
    key: &ContentKey,
) -> Result<Vec<CustodyStep>, StoreError> {
    let step = |what, at, by| CustodyStep { what, time: utc(at), by, asked_by: None, to: None, reference: None };
    let came = match (row.direction.as_deref(), row.came_at) {
        (Some("in"), Some(at)) => step("received", at, None),
        _ => step("uploaded", row.kept_at, None),
    };
    let mut chain = vec![came];
    for look in looks {
        let what = if look.kind == "revealed" { "revealed" } else { "downloaded" };
        chain.push(step(what, look.at, Some(look.operator_name)));
    }
    chain.push(step("sealed", row.sealed_at, Some(row.sealed_by_name.clone())));
    for given in given {
        let sealed = given.body.as_deref().ok_or(StoreError::NotFound)?;
        let body: HandOverBody = from_json(&key.open(hand_over_place(given.id), sealed)?)?;
        let reference = Some(body.reference).filter(|reference| !reference.is_empty());
        let handed = step("handed-over", given.at, Some(given.operator_name));
        chain.push(CustodyStep { to: Some(body.to), reference, asked_by: given.asked_by_name, ..handed });
    }
    Ok(chain)
}

/// To the millisecond, as RFC 3339 writes it.
fn utc(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).map(|time| format!("{time:.3}")).unwrap_or_default()
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn as_json(value: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|error| StoreError::Defect(error.to_string()))
}

fn from_json<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|error| StoreError::Defect(error.to_string()))
}
