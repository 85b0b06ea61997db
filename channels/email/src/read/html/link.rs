//! Where a link leads, and whether its text says something else.

/// Bytes of a target that are shown.
const TARGET_BYTES: usize = 2_000;

/// The target as it may be shown and followed: only `http`, `https`, `mailto` and `tel`.
pub(super) fn target(href: &str) -> Option<&str> {
    let href = href.trim();
    let (scheme, rest) = href.split_once(':')?;
    let known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let web = scheme.len() >= 4 && scheme.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("http"));
    let plain = !href.contains(|c: char| c.is_control() || matches!(c, '<' | '>' | '"' | '\\'))
        && (!web || rest.starts_with("//"));
    (known && plain && !rest.is_empty() && href.len() <= TARGET_BYTES).then_some(href)
}

/// Whether the text shows another thing than the target.
pub(super) fn differs(text: &str, target: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "<>()[]\"'.,>".contains(c));
    !text.is_empty() && bare(text) != bare(target)
}

/// Whether the text looks like an address, and one of another host.
pub(super) fn lies(text: &str, target: &str) -> bool {
    let text = text.trim();
    let looks = text.len() < 500
        && !text.contains(' ')
        && (text.contains("://") || text.contains('@') || (text.contains('.') && !text.ends_with('.')));
    looks && host(text) != host(target)
}

fn bare(address: &str) -> String {
    let address = address.to_lowercase();
    let address = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(&address);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.split("?subject=").next().unwrap_or(address).trim_end_matches('/').replace(' ', "")
}

fn host(address: &str) -> String {
    let address = bare(address);
    let authority = address.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().to_owned()
}
