//! Files of a talk on their way to an operator, to be saved or shown. Each time is written down twice: in the audit trail, and as a
//! look, by which Earshot knows who has seen how much and, of a sealed file, who had it before.
//!
//! Invariant: of a sealed file no byte leaves here. Whether it is sealed is asked in the transaction that writes the look down.

use earshot_channel::{AttachmentBytes, BlobId, ByteStream, HostError};
use futures::StreamExt;
use serde_json::json;
use uuid::Uuid;

use crate::{
    Inbox, KeyId,
    access::{Right, Scope},
    clock::timed_id,
    contacts::open_file,
    reading::picture_type,
    store::{
        StoreError,
        effects::NewAudit,
        hard,
        messages::{self, AttachmentBlob},
    },
};

/// What somebody hears who asks for a sealed file.
pub(crate) fn is_sealed() -> StoreError {
    StoreError::Conflict("this is sealed: nobody looks at it again; a supervisor hands it to the police".into())
}

impl Inbox {
    /// The bytes of an attachment, to be saved and not shown. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope or once erased; [`StoreError::Conflict`] for what is sealed.
    pub async fn download(&self, scope: &Scope, attachment: Uuid) -> Result<AttachmentBytes, StoreError> {
        let (row, bytes) = self.file_for(scope, attachment).await?;
        self.saw(scope, &row, "attachment.downloaded", "downloaded").await?;
        Ok(bytes)
    }

    /// The bytes of a picture, to be shown. Audited.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for what is no raster picture, by its first bytes and not by its claim; [`StoreError::Conflict`] for what
    /// is sealed.
    pub async fn reveal(&self, scope: &Scope, attachment: Uuid) -> Result<AttachmentBytes, StoreError> {
        let (row, AttachmentBytes { size_bytes, mut bytes, .. }) = self.file_for(scope, attachment).await?;
        let refused = || StoreError::Rejected("only pictures can be shown here; download the file instead".into());
        let first = bytes.next().await.transpose().map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let first = first.ok_or_else(refused)?;
        let media_type = picture_type(&first).ok_or_else(refused)?.to_owned();
        self.saw(scope, &row, "attachment.revealed", "revealed").await?;
        let bytes = Box::pin(futures::stream::iter([Ok(first)]).chain(bytes));
        Ok(AttachmentBytes { size_bytes, media_type, bytes })
    }

    async fn file_for(&self, scope: &Scope, id: Uuid) -> Result<(AttachmentBlob, AttachmentBytes), StoreError> {
        scope.need(Right::Talk)?;
        let row = {
            let mut reader = self.data().reader().await?;
            messages::attachment(&mut reader.conn(), scope.hotline(), id).await?
        };
        if row.sealed_at.is_some() {
            return Err(is_sealed());
        }
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let file = open_file(&key, row.id, row.body.as_deref()).ok_or(StoreError::NotFound)?;
        let size_bytes = u64::try_from(row.size_bytes).unwrap_or_default();
        let bytes = self.blob_of(&row).await?;
        Ok((row, AttachmentBytes { size_bytes, media_type: file.media_type, bytes }))
    }

    /// A file's bytes as they came.
    pub(crate) async fn blob_of(&self, row: &AttachmentBlob) -> Result<ByteStream, StoreError> {
        let size_bytes = u64::try_from(row.size_bytes).unwrap_or_default();
        self.get_blob(BlobId(row.blob_id), KeyId(row.blob_key), size_bytes).await.map_err(|error| match error {
            HostError::Unavailable { why, .. } => StoreError::Unavailable(why),
            _ => StoreError::NotFound,
        })
    }

    async fn saw(
        &self,
        scope: &Scope,
        row: &AttachmentBlob,
        act: &'static str,
        kind: &'static str,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let (file, by, look) = (row.id, (scope.operator(), now.0), timed_id(now));
        let audit = NewAudit {
            hotline: scope.hotline().0,
            at: now.0,
            actor: Some(scope.operator().0),
            act,
            subject: Some(file),
            data: json!({ "conversation": row.conversation_id }),
        };
        let hotline = scope.hotline();
        self.data()
            .write(row.conversation_id, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    if hard::is_sealed(tx, hotline, file).await? {
                        return Err(is_sealed());
                    }
                    hard::look(tx, hotline, (look, file), kind, by).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    /// Writes down that pictures of a message were shown; that it was shown is audited by then.
    pub(crate) async fn looked(&self, scope: &Scope, files: Vec<Uuid>) -> Result<(), StoreError> {
        let Some(route) = files.first().copied() else { return Ok(()) };
        let now = self.clock().now();
        let (hotline, by) = (scope.hotline(), (scope.operator(), now.0));
        let files: Vec<_> = files.into_iter().map(|file| (timed_id(now), file)).collect();
        self.data()
            .write(route, move |tx| {
                let files = files.clone();
                Box::pin(async move {
                    for (look, file) in files {
                        if hard::is_sealed(tx, hotline, file).await? {
                            return Err(is_sealed());
                        }
                        hard::look(tx, hotline, (look, file), "revealed", by).await?;
                    }
                    Ok(())
                })
            })
            .await
    }
}
