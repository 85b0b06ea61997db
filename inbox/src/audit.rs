//! Reading the audit trail, and proving that nobody touched it.
//!
//! The rows are written by the store in the transaction of the act itself (`store::effects`). Each row's code covers the
//! code before it under a key that is not in the database, and the hotline's row holds the last number and code.
//! Limit: whoever can write the database can cut rows off the end and set the head back to an earlier one that they saw.
//! Only a head noted elsewhere shows that, which is why [`verify`] takes one and gives the newest.

#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    HotlineId,
    access::{Right, Scope},
    store::{
        StoreError, audit as rows,
        db::Db,
        effects::{AuditKey, AuditLink},
    },
    view::Person,
};

/// What the first row of a trail follows: the head of a hotline that was just made.
pub(crate) const BEFORE_THE_FIRST: [u8; 32] = [0; 32];
/// Rows read at a time while verifying.
const PAGE: i64 = 1_000;

/// A line of the trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditEntry {
    /// Place in the trail: 1, 2, 3 …
    pub seq: i64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who; `None` is Earshot itself or the command line.
    pub actor: Option<Person>,
    /// What was done, such as `conversation.opened`.
    pub act: String,
    /// To what: the id of a conversation, an operator, a hotline …
    pub subject: Option<Uuid>,
    /// Codes and ids; never content.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

/// A page of the trail, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditPage {
    /// Newest first.
    pub rows: Vec<AuditEntry>,
    /// Ask for what is `before` this; `None` at the beginning of the trail.
    pub next: Option<i64>,
}

/// Reads the trail of the reader's hotline, newest first, from before a certain number; what was done with a case that is kept from the
/// reader is left out. `limit` is held between 1 and 500.
///
/// # Errors
/// [`StoreError::Forbidden`].
pub async fn list(db: &Db, scope: &Scope, before: Option<i64>, limit: i64) -> Result<AuditPage, StoreError> {
    scope.need(Right::Audit)?;
    let limit = limit.clamp(1, 500);
    let reader = (scope.hotline(), scope.operator());
    let mut rows = rows::before(&mut db.reader().await?.conn(), reader, before.unwrap_or(i64::MAX), limit + 1).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.seq);
    Ok(AuditPage { rows, next })
}

/// Where a trail ends: its last number and code, to be noted outside the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditHead {
    /// Last number.
    pub seq: i64,
    /// Its code.
    pub mac: [u8; 32],
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.mac.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for AuditHead {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let bad = || StoreError::Rejected("a noted head looks like 1234:0a1b… with 64 hexadecimal digits".into());
        let (seq, digits) = text.trim().split_once(':').ok_or_else(bad)?;
        if digits.len() != 64 || !digits.is_ascii() {
            return Err(bad());
        }
        let mut mac = [0; 32];
        for (byte, pair) in mac.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            let pair = str::from_utf8(pair).map_err(|_| bad())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| bad())?;
        }
        Ok(Self { seq: seq.parse().ok().filter(|seq| *seq >= 0).ok_or_else(bad)?, mac })
    }
}

/// What [`verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// Rows that were read.
    pub rows: i64,
    /// The first number at which the trail is not what was written; `None` when it is whole.
    pub first_bad: Option<i64>,
    /// The same for people.
    pub words: String,
    /// Where the trail ends; worth noting when it is whole.
    pub head: AuditHead,
}

impl AuditReport {
    /// Whether nobody touched it.
    pub fn whole(&self) -> bool {
        self.first_bad.is_none()
    }
}

/// Reads a whole trail, page by page, and finds rows that were altered, removed, inserted, put in another order or cut off.
/// `noted` is a head that an earlier run gave: with it, a trail that was set back to an earlier state is found as well.
/// Rows that are written meanwhile do no harm. Takes no [`Scope`]: for the command line.
///
/// # Errors
/// As the store; [`StoreError::NotFound`] when there is no such hotline.
pub async fn verify(
    db: &Db,
    key: &AuditKey,
    hotline: HotlineId,
    noted: Option<AuditHead>,
) -> Result<AuditReport, StoreError> {
    let (head_seq, head_mac) = rows::head(&mut db.reader().await?.conn(), hotline).await?;
    let mut walk = Walk { key, hotline, noted, seq: 0, mac: BEFORE_THE_FIRST.to_vec(), rows: 0, bad: None };
    while walk.bad.is_none() && walk.seq < head_seq {
        let page = rows::after(&mut db.reader().await?.conn(), hotline, walk.seq, head_seq, PAGE).await?;
        let last_page = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
        for row in &page {
            walk.step(row);
        }
        if last_page {
            break;
        }
    }
    // Rows below the first that should be there, and above the head: nothing writes either.
    let stray = rows::stray(&mut db.reader().await?.conn(), hotline).await?;
    let Walk { seq, mac, rows, mut bad, .. } = walk;
    if bad.is_none() && seq < head_seq {
        let words = format!("the trail ends at {seq}, but row {head_seq} was the last: rows were cut off the end");
        bad = Some((seq + 1, words));
    }
    if bad.is_none() && !same(&mac, &head_mac) {
        bad = Some((head_seq, format!("row {head_seq} is not the last row that was written")));
    }
    if bad.is_none()
        && let Some(noted) = noted
        && noted.seq > head_seq
    {
        let words = format!("row {} was noted, but the trail ends at {head_seq}: rows were cut off the end", noted.seq);
        bad = Some((head_seq + 1, words));
    }
    if bad.is_none()
        && let Some(stray) = stray
    {
        bad = Some((stray, format!("row {stray} lies outside the trail: it was added by somebody else")));
    }
    let (first_bad, words) = match bad {
        Some((seq, words)) => (Some(seq), words),
        None => (None, format!("{rows} rows, unbroken")),
    };
    let head_mac = head_mac.try_into().unwrap_or(BEFORE_THE_FIRST);
    Ok(AuditReport { rows, first_bad, words, head: AuditHead { seq: head_seq, mac: head_mac } })
}

struct Walk<'w> {
    key: &'w AuditKey,
    hotline: HotlineId,
    noted: Option<AuditHead>,
    seq: i64,
    mac: Vec<u8>,
    rows: i64,
    bad: Option<(i64, String)>,
}

impl Walk<'_> {
    fn step(&mut self, row: &rows::AuditRow) {
        if self.bad.is_some() {
            return;
        }
        self.rows += 1;
        let expected = self.seq + 1;
        if row.seq != expected {
            self.bad = Some((expected, format!("row {expected} is missing: it was removed or given another number")));
            return;
        }
        let link = AuditLink {
            hotline: self.hotline.0,
            seq: row.seq,
            at: row.at,
            actor: row.actor,
            act: &row.act,
            subject: row.subject,
            data: &row.data,
        };
        let mac = link.mac(self.key, &self.mac);
        if !same(&mac, &row.mac) {
            let words = format!("row {expected} is not what was written: it, or its place, was changed");
            self.bad = Some((expected, words));
            return;
        }
        if let Some(noted) = self.noted
            && noted.seq == row.seq
            && !same(&noted.mac, &mac)
        {
            self.bad =
                Some((expected, format!("row {expected} is another one than was noted: the trail was replaced")));
            return;
        }
        self.seq = expected;
        self.mac = mac.to_vec();
    }
}

fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}
