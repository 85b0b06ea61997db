//! Whether a mail may get our automatic acknowledgement (RFC 3834 §2): two machines that answer each other never stop,
//! and an answer to a forged sender hits somebody else.

use crate::read::Auto;
use crate::read::auto::{has_machine_sign, is_list, sender};
use crate::read::headers::Headers;

/// What is known about a mail.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Its headers.
    pub headers: &'a Headers,
    /// What it was taken for.
    pub auto: Auto,
    /// The address to which the acknowledgement would go.
    pub sender: &'a str,
    /// Every address of this mailbox and of the hotline's other mailboxes.
    pub own_addresses: &'a [String],
}

/// Whether an acknowledgement may go out, if the sender is who they say and had none lately, which others know. In doubt it
/// may not: the mail waits for a person either way.
#[must_use]
pub fn may_acknowledge(facts: &Facts<'_>) -> bool {
    let headers = facts.headers;
    facts.auto == Auto::None
        && !has_machine_sign(headers)
        && !is_list(headers)
        && !asks_for_none(headers)
        && !headers.all("return-path").any(|value| value.trim().is_empty())
        && is_person(facts.sender)
        && !addresses(facts).iter().any(|address| is_own(address, facts.own_addresses))
        && addresses(facts).iter().all(|address| !sender::is_unattended(address))
}

/// Marks that don't make a mail automatic and yet ask for no automatic answer.
fn asks_for_none(headers: &Headers) -> bool {
    headers.get("x-loop").is_some()
        || headers.all("x-auto-response-suppress").any(|value| {
            let value = value.to_lowercase();
            ["all", "oof", "autoreply"].iter().any(|word| value.contains(word))
        })
}

fn is_person(address: &str) -> bool {
    address.rsplit_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty())
}

/// Where the mail came from and where an answer would go.
fn addresses(facts: &Facts<'_>) -> Vec<String> {
    let fields = ["from", "sender", "reply-to", "return-path"];
    let named = fields.iter().filter_map(|field| sender::address(facts.headers, field));
    named.chain([facts.sender.to_lowercase()]).filter(|address| !address.is_empty()).collect()
}

/// Whether an address is one of a mailbox's own, with or without a word behind a plus sign.
pub(crate) fn is_own(address: &str, own: &[String]) -> bool {
    let plain = |address: &str| {
        let address = address.trim().to_lowercase();
        match address.rsplit_once('@') {
            Some((local, host)) => format!("{}@{host}", local.split('+').next().unwrap_or_default()),
            None => address,
        }
    };
    own.iter().any(|own| plain(own) == plain(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(fields: &[(&str, &str)], change: impl FnOnce(&mut Facts<'_>)) -> bool {
        let headers = Headers::new(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let own = ["hilfe@hotline.example".to_owned()];
        let mut facts = Facts { headers: &headers, auto: Auto::None, sender: "kind@mail.example", own_addresses: &own };
        change(&mut facts);
        may_acknowledge(&facts)
    }

    #[test]
    fn answers_a_person() {
        assert!(may(&[("From", "Kind <kind@mail.example>"), ("Return-Path", "<kind@mail.example>")], |_| {}));
        assert!(may(&[("Auto-Submitted", "no")], |_| {}));
    }

    #[test]
    fn answers_nobody_else() {
        for fields in [
            ("Precedence", "bulk"),
            ("List-Id", "<a.b.example>"),
            ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "DR, OOF, AutoReply"),
            ("X-Auto-Response-Suppress", "All"),
            ("Return-Path", "<>"),
            ("Return-Path", ""),
            ("X-Loop", "a@b.example"),
            ("Reply-To", "Hilfe <Hilfe+abc@hotline.example>"),
            ("From", "hilfe@hotline.example"),
            ("From", "No Reply <no-reply@shop.example>"),
            ("Sender", "owner-liste@b.example"),
            ("Return-Path", "<liste-bounces@b.example>"),
        ] {
            assert!(!may(&[fields], |_| {}), "{fields:?}");
        }
        for sender in ["", "kind", "MAILER-DAEMON@x.example", "postmaster@x.example", "do-not-reply@x.example"] {
            assert!(!may(&[], |facts| facts.sender = sender), "{sender}");
        }
        for auto in [Auto::AutoReply, Auto::OutOfOffice, Auto::List, Auto::Bounce] {
            assert!(!may(&[], |facts| facts.auto = auto), "{auto:?}");
        }
    }
}
