//! How far each folder was read: by UIDVALIDITY and UID, never by flags that other people's programs set too.
//!
//! Invariant: every UID up to the mark was handed over, has gone from the server, or stands in [`FolderCursor::open`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What is committed with a batch. JSON: `{"folders":{"INBOX":{"uidvalidity":7,"uid":42}}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// By the folder's name as the set-up has it.
    pub folders: BTreeMap<String, FolderCursor>,
}

impl Cursor {
    /// Reads what [`Cursor::to_json`] wrote.
    ///
    /// # Errors
    /// What serde says. Starting anew instead would fetch every mail again.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }

    /// The form in which it is kept.
    pub fn to_json(&self) -> Vec<u8> {
        // Strings and numbers only: this can't fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// How far one folder was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderCursor {
    /// The numbering that the UIDs belong to.
    pub uidvalidity: u32,
    /// The mark: highest UID that was looked at, 0 for none.
    pub uid: u32,
    /// UIDs up to the mark that could not be fetched so far, each with the number of tries. Bounded: while there are
    /// many, nothing new is begun.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub open: BTreeMap<u32, u32>,
    /// The folder was read "from now on": what the server had before this moment (milliseconds since 1970) is not
    /// wanted, should the folder be numbered anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_ms: Option<i64>,
    /// Up to this UID mails may be older than the channel, or known: a folder that is imported or read again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub old_up_to: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl FolderCursor {
    /// A folder that was numbered anew: everything in it is looked at again; the store knows what it has.
    pub(super) fn renumbered(&self, uidvalidity: u32) -> Self {
        Self { uidvalidity, since_ms: self.since_ms, ..Self::default() }
    }

    /// A batch was asked for: what did not come stays open with one try more, where the try counts.
    pub(super) fn passed(&mut self, asked: &[u32], came: &dyn Fn(u32) -> bool, counts: bool) {
        for uid in asked {
            self.uid = self.uid.max(*uid);
            if came(*uid) {
                self.open.remove(uid);
            } else {
                *self.open.entry(*uid).or_insert(0) += u32::from(counts);
            }
        }
    }

    /// What is open, fewest tries first: a mail that breaks every connection comes last.
    pub(super) fn open_in_order(&self) -> Vec<u32> {
        let mut open = self.open.iter().map(|(uid, tries)| (*tries, *uid)).collect::<Vec<_>>();
        open.sort_unstable();
        open.into_iter().map(|(_, uid)| uid).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_come_stays_open() {
        let mut folder = FolderCursor { uidvalidity: 7, ..FolderCursor::default() };
        folder.passed(&[1, 2, 3], &|uid| uid > 1, true);
        folder.passed(&[4], &|_| false, false);
        assert_eq!((folder.uid, folder.open_in_order()), (4, vec![4, 1]));
        folder.passed(&[1], &|_| true, true);
        assert_eq!(folder.open_in_order(), [4]);
    }

    #[test]
    fn the_json_is_what_a_store_keeps() {
        let json = br#"{"folders":{"INBOX":{"uidvalidity":7,"uid":42,"open":{"40":2}}}}"#;
        let cursor = Cursor::from_json(json).unwrap();
        assert_eq!(cursor.folders["INBOX"].open[&40], 2);
        assert_eq!(cursor.to_json(), json);
        assert!(Cursor::from_json(b"[]").is_err());
    }
}
