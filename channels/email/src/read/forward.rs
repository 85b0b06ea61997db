//! Mails that somebody passed on.
