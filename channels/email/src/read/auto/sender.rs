//! Senders that are mail systems rather than people.

use crate::read::headers::Headers;

/// The address of the first field of this name, lower case; empty where it has none (`<>`).
pub(crate) fn address(headers: &Headers, field: &str) -> Option<String> {
    headers.get(field).map(|value| bare_address(value).to_lowercase())
}

/// What stands in the last angle brackets, or the only word with an `@`, or all of it.
pub(crate) fn bare_address(value: &str) -> &str {
    let value = value.trim();
    let bracketed = value.rfind('<').and_then(|open| {
        let rest = value.get(open + 1..)?;
        rest.get(..rest.find('>')?)
    });
    let word = || value.split([' ', '\t']).find(|word| word.contains('@'));
    bracketed.or_else(word).unwrap_or(value).trim()
}

/// A return path that takes no answer (RFC 5321 §4.5.5).
pub(crate) fn has_null_return_path(headers: &Headers) -> bool {
    headers.all("return-path").any(|value| value.trim() == "<>")
}

/// The part of an address before the last `@`.
pub(crate) fn local_part(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(local, _)| local)
}

/// Mail that nobody sends but a mailer.
pub(crate) fn is_mailer_daemon(headers: &Headers) -> bool {
    let daemon = |address: &str| {
        let local: String = local_part(address).chars().filter(|letter| letter.is_alphanumeric()).take(40).collect();
        ["mailerdaemon", "maildaemon", "mdaemon", "maildeliverysystem", "maildeliverysubsystem"]
            .contains(&local.as_str())
    };
    let from = address(headers, "from");
    from.as_deref().is_some_and(|from| from.is_empty() || daemon(from))
        || headers.all("return-path").any(|value| daemon(&bare_address(value).to_lowercase()))
}

/// A mail system, by its address, its name or its return path.
pub(crate) fn is_mail_system(headers: &Headers) -> bool {
    if is_mailer_daemon(headers) || headers.all("return-path").any(|value| ["", "<>"].contains(&value.trim())) {
        return true;
    }
    let roles = ["postmaster", "mailadmin", "mail-admin", "mailsystem", "mail-system", "mmdf", "ndr", "dsn", "mta"];
    let role = |value: &str| roles.contains(&local_part(&bare_address(value).to_lowercase()));
    if ["from", "sender", "return-path"].iter().any(|field| headers.all(field).any(role)) {
        return true;
    }
    let name: String = headers.get("from").unwrap_or_default().chars().take(200).flat_map(char::to_lowercase).collect();
    [
        "mail deliver",
        "mailer-daemon",
        "mailer daemon",
        "postmaster",
        "mail administrator",
        "mail system",
        "delivery subsystem",
    ]
    .iter()
    .any(|words| name.contains(words))
}

/// An address that belongs to a role of a mail system or list, or that reads nothing.
pub(crate) fn is_unattended(address: &str) -> bool {
    let local = local_part(address.trim()).to_lowercase();
    let squeezed: String = local.chars().filter(|letter| letter.is_alphanumeric()).take(64).collect();
    let roles = [
        "noreply",
        "donotreply",
        "dontreply",
        "nepasrepondre",
        "nichtantworten",
        "noresponder",
        "mailerdaemon",
        "maildaemon",
        "postmaster",
        "daemon",
        "root",
        "bounce",
        "bounces",
        "listserv",
        "majordomo",
        "mailman",
        "abuse",
        "hostmaster",
        "autoreply",
        "autoresponder",
        "nobody",
    ];
    squeezed.is_empty()
        || roles.contains(&squeezed.as_str())
        || ["noreply", "donotreply", "mailerdaemon"].iter().any(|role| squeezed.contains(role))
        || ["-request", "-owner", "-bounces", "-bounce"].iter().any(|end| local.ends_with(end))
        || ["owner-", "bounce-", "bounces-", "bounce+", "bounces+"].iter().any(|start| local.starts_with(start))
}
