//! Who is not asked about a conversation: for a while, because they let it pass, or at all.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::PASSED_MS;
use crate::{OperatorId, UnixMillis, store::routing::KeptFromRow};

/// Who is kept from what, as far as it waits.
#[derive(Default)]
pub(super) struct KeptFrom {
    pub apart: BTreeMap<Uuid, BTreeSet<OperatorId>>,
    /// Conversation and operator, where a case of it is of a class that they may not see.
    pub unseen: BTreeSet<(Uuid, Uuid)>,
}

impl KeptFrom {
    pub fn of(rows: Vec<KeptFromRow>) -> Self {
        let mut kept = Self::default();
        for row in rows {
            if row.apart {
                kept.apart.entry(row.conversation_id).or_default().insert(OperatorId(row.operator_id));
            } else {
                kept.unseen.insert((row.conversation_id, row.operator_id));
            }
        }
        kept
    }
}

/// Who let a conversation pass, when, and how urgent it was then: who let a calm one pass was not asked about the grave one that it became.
#[derive(Default)]
pub(super) struct Passed(BTreeMap<Uuid, (i64, i64)>);

impl Passed {
    pub fn read(text: Option<&str>) -> Self {
        Self(text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default())
    }

    pub fn with(mut self, operator: OperatorId, priority: i64, now: UnixMillis) -> Self {
        self.0.retain(|_, (at, _)| now.0.saturating_sub(*at) < PASSED_MS);
        self.0.insert(operator.0, (now.0, priority));
        self
    }

    /// Who did while it was at least as urgent.
    pub fn at(self, priority: i64) -> impl Iterator<Item = (OperatorId, UnixMillis)> {
        let same = self.0.into_iter().filter(move |(_, (_, was))| *was <= priority);
        same.map(|(operator, (at, _))| (OperatorId(operator), UnixMillis(at)))
    }

    pub fn write(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_else(|_| "{}".into())
    }
}
