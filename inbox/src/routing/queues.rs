//! A hotline's queues as its description names them.
//!
//! Their ids follow from hotline and name, so that there is nothing to keep beside the description. A queue that was renamed is another one;
//! what waited in it finds its way by channel and language, as everything does that has no queue.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{MINUTE_MS, Queue, is_among};
use crate::{
    HotlineId, QueueId, UnixMillis,
    hotlines::{HotlineSpec, KINDS, is_open},
    problems::Problems,
};

/// Queues of a hotline.
const MOST: usize = 50;
/// Longest wait before a queue overflows, in minutes: a week.
const OVERFLOW_MIN: u32 = 7 * 24 * 60;

/// Where conversations of certain channels and languages wait for certain operators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QueueSpec {
    /// The hotline's name for it.
    pub name: String,
    /// Kinds of channel: `webchat`, `email`, `sms`, `matrix`, `phone`; all where there are none.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Languages, as BCP 47 tags; all where there are none.
    #[serde(default)]
    pub languages: Vec<String>,
    /// What its operators must be able to do.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Conversations are offered to one operator after another, a minute each; else operators take them from the list.
    #[serde(default)]
    pub offers: bool,
    /// The queue in which its conversations wait while the hotline's hours say that this one is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_hours: Option<String>,
    /// Help from another queue's operators for those who wait long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overflow: Option<Overflow>,
}

/// Help for a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Overflow {
    /// Minutes that a conversation waits before.
    pub after_min: u32,
    /// The queue whose operators help.
    pub to: String,
}

/// Says what is wrong with a hotline's queues.
pub(crate) fn check(spec: &HotlineSpec, problems: &mut Problems) {
    if spec.queues.len() > MOST {
        problems.add("queues", format!("at most {MOST} queues"));
    }
    let is_known = |name: &String| spec.queues.iter().any(|queue| queue.name == *name);
    for (index, queue) in spec.queues.iter().enumerate() {
        let path = |field: &str| format!("queues[{index}].{field}");
        problems.line(&path("name"), &queue.name, 60);
        if spec.queues.iter().take(index).any(|other| other.name == queue.name) {
            problems.add(path("name"), "an earlier queue has the same name");
        }
        if queue.channels.iter().any(|kind| !KINDS.contains(&kind.as_str())) {
            problems.add(path("channels"), format!("some of {}", KINDS.join(", ")));
        }
        problems.languages(&path("languages"), &queue.languages, 60);
        if let Some(language) = queue.languages.iter().find(|language| !spec.languages.contains(language)) {
            problems.add(path("languages"), format!("{language} is not among the hotline's languages"));
        }
        problems.skills(&path("skills"), &queue.skills);
        if let Some(name) = queue.after_hours.as_ref().filter(|name| !is_known(name) || **name == queue.name) {
            problems.add(path("after_hours"), format!("\"{name}\" is no other queue of this hotline"));
        }
        if let Some(overflow) = &queue.overflow {
            if !is_known(&overflow.to) || overflow.to == queue.name {
                problems.add(path("overflow.to"), format!("\"{}\" is no other queue of this hotline", overflow.to));
            }
            if !(1..=OVERFLOW_MIN).contains(&overflow.after_min) {
                problems.add(path("overflow.after_min"), format!("1 to {OVERFLOW_MIN} minutes"));
            }
        }
    }
}

/// The queues of a hotline; one for everything where it names none.
pub(super) fn of(spec: &HotlineSpec, hotline: HotlineId) -> Vec<Queue> {
    if spec.queues.is_empty() {
        return vec![Queue { pushes: false, ..Queue::new(id(hotline, "")) }];
    }
    let queue = |queue: &QueueSpec| Queue {
        id: id(hotline, &queue.name),
        channels: queue.channels.iter().cloned().collect(),
        languages: queue.languages.iter().cloned().collect(),
        skills: queue.skills.iter().cloned().collect(),
        pushes: queue.offers,
        after_hours: queue.after_hours.as_ref().map(|name| id(hotline, name)),
        overflow: queue
            .overflow
            .as_ref()
            .map(|overflow| (i64::from(overflow.after_min) * MINUTE_MS, id(hotline, &overflow.to))),
    };
    spec.queues.iter().map(queue).collect()
}

/// The queues that are closed to conversations of a channel and a language at a time.
pub(super) fn closed_to(
    spec: &HotlineSpec,
    hotline: HotlineId,
    kind: &str,
    language: Option<&str>,
    now: UnixMillis,
) -> BTreeSet<QueueId> {
    let is_closed = |queue: &&QueueSpec| {
        // What came to a queue that doesn't name its channel or language is served with what the queue names.
        let names = |language: &str| is_among(&queue.languages.iter().cloned().collect(), language);
        let kinds: Vec<&str> = match queue.channels.is_empty() || queue.channels.iter().any(|own| own == kind) {
            true => vec![kind],
            false => queue.channels.iter().map(String::as_str).collect(),
        };
        let languages: Vec<Option<&str>> = match queue.languages.is_empty() || language.is_some_and(names) {
            true => vec![language],
            false => queue.languages.iter().map(|own| Some(own.as_str())).collect(),
        };
        !kinds.iter().any(|kind| languages.iter().any(|language| is_open(spec, kind, *language, now)))
    };
    spec.queues.iter().filter(is_closed).map(|queue| id(hotline, &queue.name)).collect()
}

/// The id of a hotline's queue.
pub(crate) fn id(hotline: HotlineId, name: &str) -> QueueId {
    let mut digest = Sha256::new();
    digest.update(hotline.0.as_bytes());
    digest.update(name.as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(byte, sum)| *byte = sum);
    QueueId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The name of a queue, where the description still has it.
pub(crate) fn name(spec: &HotlineSpec, hotline: HotlineId, queue: Uuid) -> Option<&str> {
    spec.queues.iter().map(|queue| queue.name.as_str()).find(|name| id(hotline, name).0 == queue)
}
