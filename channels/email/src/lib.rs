//! A mailbox as a channel: IMAP in, SMTP out.
//!
//! What mails mean is decided in [`read`], which does no I/O. Deliberately absent: SQL and the inbox.
//! Invariant: the cursor of a folder moves only with the commit of the mails that it passes.

pub mod imap;
pub mod inspect;
pub mod outbound;
pub mod read;
pub mod token;
