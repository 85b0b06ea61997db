//! HTML of mails: as text, and sanitised.
