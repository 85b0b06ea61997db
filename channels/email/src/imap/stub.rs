//! A mail that is too large to fetch whole: its headers and its texts, and what else it holds by name and size.
//!
//! No I/O: a BODYSTRUCTURE becomes a [`Plan`] of what to fetch, and what came becomes a mail with empty attachments.

use async_imap::imap_proto::{BodyContentCommon, BodyParams, BodyStructure};
use bytes::Bytes;

use super::{StubPart, answer::Fetch};

/// Levels of parts that are looked at.
const DEPTH: usize = 20;
/// Parts whose headers are fetched; of what is beyond, name and size are told.
const PARTS: usize = 50;
/// Bytes of one text.
const TEXT_BYTES: u64 = 256 * 1024;

/// What to fetch of a mail.
#[derive(Debug)]
pub(super) struct Plan {
    root: Part,
}

#[derive(Debug)]
enum Part {
    Many { subtype: String, boundary: Vec<u8>, parts: Vec<Part> },
    One(Leaf),
}

#[derive(Debug)]
struct Leaf {
    section: String,
    media_type: String,
    name: String,
    size_bytes: u64,
    is_text: bool,
    fetched: bool,
}

impl Plan {
    /// Reads a BODYSTRUCTURE; `None` when it does not say enough.
    pub fn new(structure: &BodyStructure<'_>) -> Option<Self> {
        let mut fetched = 0;
        Some(Self { root: part(structure, "", 0, &mut fetched)? })
    }

    /// Bytes of all leaves together, as the server says.
    pub fn size_bytes(&self) -> u64 {
        leaves(&self.root).iter().fold(0, |sum, leaf| sum.saturating_add(leaf.size_bytes))
    }

    /// What to ask for.
    pub fn items(&self) -> String {
        let mut items = "UID INTERNALDATE BODY.PEEK[HEADER]".to_owned();
        for leaf in leaves(&self.root).into_iter().filter(|leaf| leaf.fetched) {
            if !self.is_single() {
                items.push_str(&format!(" BODY.PEEK[{}.MIME]", leaf.section));
            }
            if leaf.is_text {
                items.push_str(&format!(" BODY.PEEK[{}]<0.{TEXT_BYTES}>", leaf.section));
            }
        }
        items
    }

    /// Most bytes that the answer may have.
    pub fn answer_bytes(&self) -> u64 {
        (PARTS as u64 + 1) * TEXT_BYTES
    }

    /// The mail with what was fetched, and what it holds beside. `None` when the headers did not come.
    pub fn assemble(&self, fetch: &Fetch) -> Option<(Bytes, Vec<StubPart>)> {
        let header = fetch.body("HEADER")??;
        let mut raw = header.to_vec();
        let mut stubs = Vec::new();
        write(&self.root, fetch, self.is_single(), &mut raw, &mut stubs);
        Some((raw.into(), stubs))
    }

    fn is_single(&self) -> bool {
        matches!(self.root, Part::One(_))
    }
}

fn write(part: &Part, fetch: &Fetch, single: bool, raw: &mut Vec<u8>, stubs: &mut Vec<StubPart>) {
    match part {
        Part::Many { boundary, parts, .. } => {
            for part in parts {
                raw.extend([b"\r\n--", boundary.as_slice(), b"\r\n"].concat());
                if let Part::Many { subtype, boundary, .. } = part {
                    raw.extend(format!("Content-Type: multipart/{subtype}; boundary=\"").into_bytes());
                    raw.extend([boundary.as_slice(), b"\"\r\n\r\n"].concat());
                }
                write(part, fetch, single, raw, stubs);
            }
            raw.extend([b"\r\n--", boundary.as_slice(), b"--\r\n"].concat());
        }
        Part::One(leaf) => {
            if !single {
                let mime = fetch.body(&format!("{}.MIME", leaf.section)).flatten();
                raw.extend_from_slice(mime.map_or(b"Content-Type: application/octet-stream\r\n\r\n", |mime| mime));
            }
            let text = fetch.body(&leaf.section).flatten().filter(|_| leaf.is_text);
            let came_bytes = text.map_or(0, Bytes::len);
            raw.extend_from_slice(text.map_or(b"", |text| text));
            if (came_bytes as u64) < leaf.size_bytes {
                stubs.push(StubPart {
                    media_type: leaf.media_type.clone(),
                    name: leaf.name.clone(),
                    size_bytes: leaf.size_bytes,
                    is_text: leaf.is_text,
                });
            }
        }
    }
}

fn leaves(part: &Part) -> Vec<&Leaf> {
    match part {
        Part::Many { parts, .. } => parts.iter().flat_map(leaves).collect(),
        Part::One(leaf) => vec![leaf],
    }
}

fn part(structure: &BodyStructure<'_>, section: &str, depth: usize, fetched: &mut usize) -> Option<Part> {
    if depth > DEPTH {
        return None;
    }
    let (common, bodies) = match structure {
        BodyStructure::Multipart { common, bodies, .. } => (common, bodies),
        BodyStructure::Basic { common, other, .. }
        | BodyStructure::Text { common, other, .. }
        | BodyStructure::Message { common, other, .. } => {
            return Some(Part::One(leaf(common, u64::from(other.octets), section, fetched)));
        }
    };
    let mut parts = Vec::new();
    for (at, child) in bodies.iter().enumerate() {
        let number = at + 1;
        let section = if section.is_empty() { number.to_string() } else { format!("{section}.{number}") };
        parts.push(part(child, &section, depth + 1, fetched)?);
    }
    let subtype = common.ty.subtype.to_ascii_lowercase();
    let boundary = parameter(&common.ty.params, "BOUNDARY")?.as_bytes().to_vec();
    let writable = !boundary.is_empty() && boundary.iter().all(|byte| (b' '..=b'~').contains(byte) && *byte != b'"');
    let writable = writable && subtype.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    writable.then_some(Part::Many { subtype, boundary, parts })
}

fn leaf(common: &BodyContentCommon<'_>, size_bytes: u64, section: &str, fetched: &mut usize) -> Leaf {
    let (kind, subtype) = (common.ty.ty.to_ascii_lowercase(), common.ty.subtype.to_ascii_lowercase());
    let disposition = common.disposition.as_ref();
    let attached = disposition.is_some_and(|disposition| disposition.ty.eq_ignore_ascii_case("attachment"));
    let file_name = disposition.and_then(|disposition| parameter(&disposition.params, "FILENAME"));
    let name = file_name.or_else(|| parameter(&common.ty.params, "NAME"));
    *fetched += 1;
    Leaf {
        section: if section.is_empty() { "1".into() } else { section.into() },
        is_text: kind == "text" && !attached && matches!(subtype.as_str(), "plain" | "html") && *fetched <= PARTS,
        media_type: format!("{kind}/{subtype}"),
        name: name.map(|name| name.chars().take(255).collect()).unwrap_or_default(),
        size_bytes,
        fetched: *fetched <= PARTS,
    }
}

/// A parameter such as NAME.
fn parameter<'a>(parameters: &'a BodyParams<'_>, name: &str) -> Option<&'a str> {
    let (_, value) = parameters.as_ref()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_imap::imap_proto::{AttributeValue, Response};

    fn plan(text: &str) -> Option<Plan> {
        let line = format!("* 1 FETCH (BODYSTRUCTURE {text})\r\n");
        let Ok((_, Response::Fetch(_, attributes))) = Response::parse(line.as_bytes()) else { return None };
        let [AttributeValue::BodyStructure(structure)] = &attributes[..] else { return None };
        Plan::new(structure)
    }

    const LARGE: &str = r#"((("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 5 1 NIL NIL NIL)("text" "html" NIL NIL NIL "7bit" 9 1) "alternative" ("boundary" "in") NIL NIL)("application" "pdf" ("name" "x.pdf") NIL NIL "base64" 40000000 NIL ("attachment" ("filename" "Zeugnis.pdf")) NIL) "mixed" ("boundary" "out") NIL NIL)"#;

    #[test]
    fn texts_are_fetched_and_attachments_named() {
        let plan = plan(LARGE).unwrap();
        assert_eq!(plan.size_bytes(), 40_000_014);
        assert_eq!(
            plan.items(),
            "UID INTERNALDATE BODY.PEEK[HEADER] BODY.PEEK[1.1.MIME] BODY.PEEK[1.1]<0.262144> BODY.PEEK[1.2.MIME] \
             BODY.PEEK[1.2]<0.262144> BODY.PEEK[2.MIME]"
        );
        let body = |section: &str, text: &str| (section.to_owned(), Some(Bytes::from(text.to_owned())));
        let fetch = Fetch {
            bodies: vec![
                body("HEADER", "Content-Type: multipart/mixed; boundary=out\r\n\r\n"),
                body("1.1.MIME", "Content-Type: text/plain\r\n\r\n"),
                body("1.1", "Hallo"),
                body("1.2", "<p>Hallo"),
                body("2.MIME", "Content-Type: application/pdf\r\n\r\n"),
            ],
            ..Fetch::default()
        };
        let (raw, stubs) = plan.assemble(&fetch).unwrap();
        expect_test::expect![[r#"
            Content-Type: multipart/mixed; boundary=out


            --out
            Content-Type: multipart/alternative; boundary="in"


            --in
            Content-Type: text/plain

            Hallo
            --in
            Content-Type: application/octet-stream

            <p>Hallo
            --in--

            --out
            Content-Type: application/pdf


            --out--
        "#]]
        .assert_eq(&String::from_utf8_lossy(&raw).replace('\r', ""));
        assert_eq!(stubs.last().map(|stub| (stub.name.as_str(), stub.size_bytes)), Some(("Zeugnis.pdf", 40_000_000)));
    }

    #[test]
    fn a_structure_that_says_too_little_is_none() {
        for text in ["NIL", "()", "(())", r#"(("text" "plain") "mixed" NIL)"#, r#"(("text") "mixed" ("boundary" "x"))"#]
        {
            assert!(plan(text).is_none(), "{text}");
        }
        assert!(plan(&format!("{}{}", "(".repeat(50), ")".repeat(50))).is_none());
    }
}
