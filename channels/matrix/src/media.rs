//! Files: fetched, opened where they came encrypted, and put into quarantine.

use std::time::Duration;

use bytes::Bytes;
use earshot_channel::{Host, HostError, InboundAttachment};
use matrix_sdk::{
    Client,
    media::{MediaFormat, MediaRequestParameters},
    ruma::{OwnedMxcUri, events::room::MediaSource},
};

use crate::read::File;

/// How long one file may take; the words of others wait as long.
const FETCH: Duration = Duration::from_secs(45);

/// Why a file isn't there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It will never be.
    Never(&'static str),
    /// It may be had later.
    Yet(&'static str),
}

impl Missing {
    /// In words for an operator.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Never(words) | Self::Yet(words) => words,
        }
    }
}

/// Fetches a file.
pub async fn fetch(client: &Client, host: &dyn Host, file: &File, most: u64) -> Result<InboundAttachment, Missing> {
    const TOO_LARGE: Missing = Missing::Never("A file that is too large to be taken in.");
    const AWAY: Missing = Missing::Yet("A file that can't be fetched now. It appears by itself if that changes.");
    if file.size_bytes.is_some_and(|size| size > most) {
        return Err(TOO_LARGE);
    }
    let source = source(file).ok_or(Missing::Never("A file that can't be opened."))?;
    let request = MediaRequestParameters { source, format: MediaFormat::File };
    let fetched = tokio::time::timeout(FETCH, client.media().get_media_content(&request, false)).await;
    let bytes = match fetched {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(matrix_sdk::Error::Http(_))) | Err(_) => return Err(AWAY),
        Ok(Err(_)) => return Err(Missing::Never("A file that can't be opened: it is not what was sent.")),
    };
    let size_bytes = bytes.len() as u64;
    if size_bytes > most {
        return Err(TOO_LARGE);
    }
    let stream = futures::stream::iter([Ok(Bytes::from(bytes))]);
    let blob = host.put_blob(Box::pin(stream)).await.map_err(|error| match error {
        HostError::Unavailable { .. } => AWAY,
        _ => TOO_LARGE,
    })?;
    let (name, media_type) = (file.name.clone(), file.media_type.clone());
    Ok(InboundAttachment { blob, name, media_type, size_bytes, ..InboundAttachment::default() })
}

fn source(file: &File) -> Option<MediaSource> {
    if let Some(key) = file.source.get("file") {
        return serde_json::from_value(key.clone()).ok().map(|key| MediaSource::Encrypted(Box::new(key)));
    }
    let place: OwnedMxcUri = file.source.get("url")?.as_str()?.into();
    place.is_valid().then_some(MediaSource::Plain(place))
}
