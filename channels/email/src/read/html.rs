//! HTML of mails: as text, and sanitised.
//!
//! What a mail's style hides (white on white, no size, not displayed) is a trick of those who want machines to read one thing and people
//! another, so it is left out of both, unless nothing else is there. Time is linear and nesting bounded, whatever the HTML is.

mod clean;
mod css;
mod link;
mod text;
mod tokens;
mod tree;

/// Bytes of HTML that are read.
const HTML_BYTES: usize = 8 * 1024 * 1024;

/// Readable text: blocks as lines, tables as rows with ` | `, quotes with `> `, links as `text <https://…>` where the two differ.
pub fn to_text(html: &str) -> String {
    let html = bounded(html);
    let text = text::write(html, false);
    if text.contains(char::is_alphanumeric) { text } else { text::write(html, true) }
}

/// HTML to be shown in a sandboxed frame of an opaque origin, that loads nothing from afar.
///
/// `cid` gives what stands for a picture that the mail brings along (a `data:image/…` of a pixel format or an address of our own), by its
/// content id without brackets. Pictures from afar become `<span class="mail-picture mail-picture-remote" data-address="…">` with their
/// alternative text; the address is in base64url (without padding) so that nothing follows it by itself. A link that shows the address of
/// another host is followed by its real target in `<span class="mail-target">`; every link has its target as title.
pub fn sanitise(html: &str, cid: &dyn Fn(&str) -> Option<String>) -> String {
    let html = bounded(html);
    let cleaned = clean::clean(html, cid, false);
    if clean::is_empty(&cleaned) { clean::clean(html, cid, true) } else { cleaned }
}

fn bounded(html: &str) -> &str {
    html.get(..html.floor_char_boundary(HTML_BYTES)).unwrap_or_default()
}
