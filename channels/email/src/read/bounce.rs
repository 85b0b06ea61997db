//! What mail systems report about mails.
