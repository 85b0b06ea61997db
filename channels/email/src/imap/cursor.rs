//! How far each folder was read: by UIDVALIDITY and UID, never by flags that other people's programs set too.
//!
//! Invariants: every UID up to the mark was handed over, has gone from the server, or stands in [`FolderCursor::open`]; a mark
//! speaks of the account that the cursor names and of no other, because many servers give every account the same UIDVALIDITY.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// While a mailbox moves, mails go to the one place and to the other: name servers are believed for days.
const MOVING_MS: i64 = 3 * 24 * 60 * 60 * 1000;

/// What is committed with a batch. JSON: `{"folders":{"INBOX":{"uidvalidity":7,"uid":42}}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// By the folder's name as the set-up has it.
    pub folders: BTreeMap<String, FolderCursor>,
    /// Print of the account that the folders are of: see [`Cursor::belongs_to`]. Empty in what an earlier release wrote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
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

    /// From here on it is about this user of this server. Where it was about another account, every folder counts as numbered
    /// anew; where nobody had written whose it was, it is taken to be theirs. Says whether it has to be kept anew.
    pub(super) fn belongs_to(&mut self, host: &str, username: &str) -> bool {
        let account = print_of(host, username);
        if self.account == account {
            return false;
        }
        if !std::mem::replace(&mut self.account, account).is_empty() {
            for folder in self.folders.values_mut() {
                *folder = folder.of_another_account();
            }
        }
        true
    }
}

/// Names an account without saying whose it is. The port is no part of it: the same mails lie behind 143 and 993.
fn print_of(host: &str, username: &str) -> String {
    let digest = Sha256::digest(format!("{}\n{username}", host.trim_end_matches('.').to_lowercase()));
    digest.iter().take(8).fold(String::new(), |print, byte| format!("{print}{byte:02x}"))
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
    /// When a mail of this folder was taken in last (milliseconds since 1970).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<i64>,
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
        Self { uidvalidity, since_ms: self.since_ms, took_ms: self.took_ms, ..Self::default() }
    }

    /// The folder of the same name elsewhere. Read from now on, it begins where the other one fell silent: mails that went to the new
    /// account before the set-up followed are wanted, what it had long before is not.
    fn of_another_account(&self) -> Self {
        let since_ms = self.since_ms.map(|since| since.max(self.took_ms.unwrap_or(since) - MOVING_MS));
        // No folder has this number: it is found to be numbered anew.
        Self { since_ms, ..self.renumbered(0) }
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
    fn another_account_begins_where_the_first_fell_silent() {
        let day = 24 * 60 * 60 * 1000;
        let folder =
            |since_ms, took_ms| FolderCursor { uidvalidity: 7, uid: 50, since_ms, took_ms, ..FolderCursor::default() };
        let folders = [
            ("INBOX", Some(100 * day), Some(200 * day)),
            ("New", Some(100 * day), None),
            ("All", None, Some(200 * day)),
        ];
        let folders = folders.map(|(name, since, took)| (name.to_owned(), folder(since, took)));
        let mut cursor = Cursor { folders: folders.into(), ..Cursor::default() };
        let before = cursor.folders.clone();
        // What an earlier release wrote is of the account that is set up.
        assert!(cursor.belongs_to("mail.example", "hilfe"));
        assert!(!cursor.belongs_to("MAIL.example.", "hilfe"), "the same");
        assert_eq!(cursor.folders, before);
        assert!(cursor.belongs_to("mail.example", "help"));
        let moved =
            |name: &str| (cursor.folders[name].uidvalidity, cursor.folders[name].uid, cursor.folders[name].since_ms);
        assert_eq!(moved("INBOX"), (0, 0, Some(197 * day)));
        assert_eq!((moved("New"), moved("All")), ((0, 0, Some(100 * day)), (0, 0, None)));
        assert!(cursor.belongs_to("mx.example", "help") && !cursor.account.contains("help"));
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
