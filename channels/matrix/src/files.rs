//! Files that could not be fetched at first, tried again beside the receiver: a server that is slow over them keeps nobody's words waiting.
//!
//! Each comes as a message of its own, behind the words that it belongs to.

use std::{convert::Infallible, time::Duration};

use bytes::Bytes;
use earshot_channel::{Held, HeldId, HeldKind, HostError, Received, UnixMillis};
use futures::{StreamExt as _, stream};

use crate::{
    Line, Link, item,
    late::{AGAIN_MS, Kept, LONGEST_MS},
    media,
    read::{self, Event, Meaning, Words},
    rooms,
};

/// How soon a file is tried again first, in milliseconds.
pub(crate) const FIRST_MS: i64 = 60_000;
/// How often is looked whether one is due.
const LOOK: Duration = Duration::from_secs(10);
/// Files of one go.
const PAGE: u32 = 32;
/// Files that are fetched at the same time.
const AT_ONCE: usize = 4;

/// What became of a try.
enum Tried {
    /// It is here.
    Here(Option<Box<Received>>),
    /// It may be had later.
    Later,
    /// It will never be.
    Never,
}

/// Looks after them until it is dropped. Cut anywhere, the next start goes on.
pub(crate) async fn run(line: &Line, link: &Link) -> Infallible {
    loop {
        let more = match fetch_due(line, link).await {
            Ok(count) => count >= PAGE as usize,
            Err(error) => {
                tracing::debug!(channel.id = %line.channel, %error, "late files can't be looked at now");
                false
            }
        };
        if !more {
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Tries those that are due, and says how many they were.
async fn fetch_due(line: &Line, link: &Link) -> Result<usize, HostError> {
    let now = (line.clock)();
    let due = line.host.held(HeldKind::File, Some(now), PAGE).await?;
    let count = due.len();
    let tried = stream::iter(due).map(|held| async move { (held.id, again(line, link, &held, now).await) });
    let tried: Vec<(HeldId, Tried)> = tried.buffer_unordered(AT_ONCE).collect().await;
    let (mut items, mut done, mut later) = (Vec::new(), Vec::new(), Vec::new());
    for (id, tried) in tried {
        match tried {
            Tried::Here(item) => {
                items.extend(item.map(|item| *item));
                done.push(id);
            }
            Tried::Later => later.push(id),
            Tried::Never => done.push(id),
        }
    }
    if !items.is_empty() {
        line.host.accept(items, None).await?;
    }
    if !done.is_empty() {
        line.host.let_go(&done).await?;
    }
    if !later.is_empty() {
        line.host.postpone(&later, UnixMillis(now.0 + AGAIN_MS)).await?;
    }
    Ok(count)
}

async fn again(line: &Line, link: &Link, held: &Held, now: UnixMillis) -> Tried {
    let Some((room, kept)) = Kept::of(held, &link.client) else { return Tried::Never };
    let raw = Bytes::from(kept.event.get().to_owned());
    let Ok(event) = read::event(&raw) else { return Tried::Never };
    let Meaning::Words(Words { file: Some(file), .. }) = &event.meaning else { return Tried::Never };
    let fetched = match media::fetch(&link.client, &*line.host, file, line.settings.file_bytes).await {
        Ok(fetched) => fetched,
        Err(media::Missing::Yet(_)) if now.0 - held.at.0 < LONGEST_MS => return Tried::Later,
        Err(_) => return Tried::Never,
    };
    let facts = rooms::facts(&link.client, &room, &line.settings, Some(&event.sender)).await;
    let Ok(facts) = facts else { return Tried::Later };
    let words = Words { note: Some("A file that could be fetched only now.".into()), ..Words::default() };
    let event = Event { id: format!("{}/file", event.id), meaning: Meaning::Words(words), ..event };
    let came = item::Came { decrypted: true, file: Some(Ok(fetched)), ..item::Came::default() };
    Tried::Here(item::received(&event, &facts, came, raw).map(Box::new))
}
