//! Whether a mail comes from where it says: what the own mail server found (RFC 8601).
//!
//! Anybody can write `Authentication-Results` into a mail. Only fields that carry a name which the hotline trusts count, and of
//! these only the topmost: the own server puts its field above everything that came with the mail.

use earshot_channel::Authenticity;

use super::{Mailbox, headers::Headers};

/// The verdict on the address in From.
#[must_use]
pub fn verdict(headers: &Headers, from: &[Mailbox], trusted: &[String]) -> Authenticity {
    let Some(domain) = from.first().and_then(|from| domain_of(&from.address)) else { return Authenticity::Unknown };
    let Some(results) = headers.all("authentication-results").find_map(|field| by_trusted(field, trusted)) else {
        return Authenticity::Unknown;
    };
    // A semicolon within a comment ends nothing.
    let results = without_comments(results);
    let results: Vec<Finding> = results.split(';').filter_map(finding).collect();
    let said = |method: &str, outcome: &str| {
        results.iter().any(|finding| finding.method == method && finding.outcome == outcome)
    };
    if said("dmarc", "pass") {
        return Authenticity::Aligned;
    }
    let aligned = results.iter().any(|finding| {
        let vouching = matches!(finding.method.as_str(), "dkim" | "spf") && finding.outcome == "pass";
        vouching && finding.domains.iter().any(|vouches| is_aligned(vouches, &domain))
    });
    match (aligned, said("dmarc", "fail")) {
        (_, true) => Authenticity::Failed,
        (true, false) => Authenticity::Aligned,
        // A broken signature speaks against a mail only where nothing else speaks for it.
        (false, false) if said("spf", "fail") || said("dkim", "fail") => Authenticity::Failed,
        (false, false) => Authenticity::Unknown,
    }
}

/// What one method found.
struct Finding {
    method: String,
    outcome: String,
    /// The domains that it speaks of.
    domains: Vec<String>,
}

/// The findings of a field whose signer is trusted.
fn by_trusted<'f>(field: &'f str, trusted: &[String]) -> Option<&'f str> {
    let (signer, results) = field.split_once(';')?;
    let signer = signer.split_whitespace().next()?;
    trusted.iter().any(|name| name.eq_ignore_ascii_case(signer)).then_some(results)
}

fn finding(text: &str) -> Option<Finding> {
    let mut words = text.split_whitespace();
    let (method, outcome) = words.next()?.split_once('=')?;
    let method = method.split('/').next()?.to_ascii_lowercase();
    let domains = words
        .filter_map(|word| word.split_once('='))
        .filter(|(property, _)| {
            matches!(property.to_ascii_lowercase().as_str(), "header.d" | "header.i" | "smtp.mailfrom" | "smtp.helo")
        })
        .filter_map(|(_, value)| {
            let value = value.trim_matches('"').trim_start_matches('@');
            Some(domain_of(value).unwrap_or_else(|| value.to_ascii_lowercase())).filter(|domain| !domain.is_empty())
        })
        .collect();
    Some(Finding { method, outcome: outcome.to_ascii_lowercase(), domains })
}

/// Comments in brackets say nothing; one that is never closed swallows the rest.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = text.chars().filter(|letter| {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    keep.collect()
}

/// The domain of an address, in lower case.
pub(crate) fn domain_of(address: &str) -> Option<String> {
    address.rsplit_once('@').map(|(_, domain)| domain.trim_end_matches('.').to_ascii_lowercase())
}

/// The same domain or one below it (RFC 7489 §3.1, without a list of public suffixes: neither may be a bare top level).
pub(crate) fn is_aligned(vouching: &str, from: &str) -> bool {
    let below = |lower: &str, upper: &str| {
        upper.contains('.') && lower.strip_suffix(upper).is_some_and(|rest| rest.ends_with('.'))
    };
    vouching == from || below(vouching, from) || below(from, vouching)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(fields: &[&str], from: &str) -> Authenticity {
        let fields = fields.iter().map(|value| ("Authentication-Results".to_owned(), (*value).to_owned()));
        let from = Mailbox { name: String::new(), address: from.into() };
        verdict(&Headers::new(fields), &[from], &["mx.hotline.example".into()])
    }

    #[test]
    fn only_a_trusted_signer_is_believed_and_only_about_the_senders_domain() {
        use Authenticity::{Aligned, Failed, Unknown};
        let tove = "tove@mail.example";
        for (fields, expected) in [
            (&["mx.hotline.example; dmarc=pass header.from=mail.example"][..], Aligned),
            (&["mx.hotline.example 1; dkim=pass (good) header.d=mail.example; spf=none"], Aligned),
            (&["mx.hotline.example; spf=pass smtp.mailfrom=bounce.mail.example"], Aligned),
            (&["mx.hotline.example; spf=pass smtp.mailfrom=evil.example"], Unknown),
            (&["mx.hotline.example; dkim=pass header.d=example"], Unknown),
            (&["mx.hotline.example; dkim=pass header.d=notmail.example"], Unknown),
            (&["mx.hotline.example; spf=fail smtp.mailfrom=mail.example; dkim=none"], Failed),
            (&["mx.hotline.example; dkim=fail; spf=pass smtp.mailfrom=mail.example"], Aligned),
            (&["mx.hotline.example; dmarc=fail (p=none); spf=pass smtp.mailfrom=mail.example"], Failed),
            (&["evil.example; dmarc=pass"], Unknown),
            (&["mx.hotline.example.evil.example; dmarc=pass"], Unknown),
            // The topmost is the own server's; what stands below came with the mail.
            (&["mx.hotline.example; dmarc=fail", "mx.hotline.example; dmarc=pass"], Failed),
            (&["mx.hotline.example; (dmarc=pass; dkim=pass header.d=mail.example"], Unknown),
            (&["mx.hotline.example; none"], Unknown),
            (&["dmarc=pass"], Unknown),
            (&[], Unknown),
        ] {
            assert_eq!(judged(fields, tove), expected, "{fields:?}");
        }
        assert_eq!(judged(&["mx.hotline.example; dmarc=pass"], "no address"), Unknown);
    }
}
