//! What the header of one part says about its content.

use super::{
    Part,
    headers::{Headers, Split},
    mime::Leaf,
    params::Parameters,
    transfer, uuencode,
};

/// Header bytes of a part that are decoded.
const PART_HEADER_BYTES: usize = 16 * 1024;

/// How a part is encoded for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// Not at all; unknown names as well.
    Plain,
    /// RFC 2045 §6.8.
    Base64,
    /// RFC 2045 §6.7.
    QuotedPrintable,
    /// The program of the same name.
    Uuencode,
}

impl Coding {
    fn parse(raw: &[u8]) -> Self {
        let text = String::from_utf8_lossy(raw).to_ascii_lowercase();
        let word = text.trim().trim_matches(['"', '\'']).split([' ', ';', '(', '\t']).next().unwrap_or_default();
        match word {
            "base64" | "b" | "base-64" => Self::Base64,
            "quoted-printable" | "q" | "quotedprintable" | "quoted-printeable" => Self::QuotedPrintable,
            "uuencode" | "x-uuencode" | "x-uue" | "uue" => Self::Uuencode,
            _ => Self::Plain,
        }
    }

    /// Decodes a file.
    pub fn decode(self, raw: &[u8]) -> Vec<u8> {
        match self {
            Self::Plain => raw.to_vec(),
            Self::Base64 => transfer::base64(raw),
            Self::QuotedPrintable => transfer::quoted_printable(raw),
            Self::Uuencode => uuencode::decode(raw),
        }
    }

    /// Decodes words: what is not encoded although it is said to be stays readable.
    pub fn decode_words(self, raw: &[u8]) -> Vec<u8> {
        let decoded = match self {
            Self::Base64 => transfer::base64_text(raw),
            other => other.decode(raw),
        };
        if decoded.is_empty() { raw.to_vec() } else { decoded }
    }

    /// About how many bytes [`Self::decode`] would give.
    pub fn length(self, raw: &[u8]) -> usize {
        match self {
            Self::Plain | Self::QuotedPrintable => raw.len(),
            Self::Base64 => transfer::base64_length(raw),
            Self::Uuencode => raw.len() / 4 * 3,
        }
    }
}

/// The fields that tell how a part is read.
pub(crate) struct Content {
    /// Lower-case media type.
    pub media_type: String,
    pub coding: Coding,
    parameters: Parameters,
    disposition: Parameters,
}

impl Content {
    /// Reads a part's fields; `default` is the type of a part that has none.
    pub fn read(header: &Split<'_>, default: &str) -> Self {
        let field = |name: &str| header.get(name).map(|field| field.value_head());
        let parameters = field("content-type").map(Parameters::parse).unwrap_or_default();
        let disposition = field("content-disposition").map(Parameters::parse).unwrap_or_default();
        let coding = field("content-transfer-encoding").map_or(Coding::Plain, Coding::parse);
        let has_name = disposition.get("filename").or_else(|| parameters.get("name")).is_some();
        let media_type = match parameters.value.as_str() {
            named if is_media_type(named) => named.to_owned(),
            "" if !has_name => default.to_owned(),
            named if named.starts_with("text") || !has_name => "text/plain".to_owned(),
            _ => "application/octet-stream".to_owned(),
        };
        Self { media_type, coding, parameters, disposition }
    }

    /// The same part read as words: a multipart that has no parts.
    pub fn words(content: &Self) -> Self {
        Self {
            media_type: "text/plain".to_owned(),
            coding: Coding::Plain,
            parameters: content.parameters.clone(),
            disposition: Parameters::default(),
        }
    }

    /// A mail within the mail.
    pub fn is_message(&self) -> bool {
        matches!(self.media_type.as_str(), "message/rfc822" | "message/global" | "message/news")
    }

    /// Something that holds parts.
    pub fn has_parts(&self) -> bool {
        self.is_message() || self.media_type.starts_with("multipart/")
    }

    /// Said to be a file.
    pub fn attached(&self) -> bool {
        match self.disposition.value.as_str() {
            "" | "inline" => false,
            "attachment" => true,
            _ => self.disposition.get("filename").is_some(),
        }
    }

    /// Words that a person reads in the mail itself.
    pub fn is_words(&self) -> bool {
        let readable = matches!(
            self.media_type.as_str(),
            "text/plain"
                | "text/html"
                | "text/enriched"
                | "text/richtext"
                | "text/markdown"
                | "text/x-markdown"
                | "application/xhtml+xml"
        );
        readable && !self.attached()
    }

    /// S/MIME that is encrypted rather than signed.
    pub fn is_enveloped(&self) -> bool {
        !self.parameters.get("smime-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("signed"))
    }

    /// The boundary that the header names.
    pub fn boundary(&self) -> Option<Vec<u8>> {
        let boundary = self.parameters.get("boundary")?.into_bytes();
        let boundary = boundary.get(..1_000).unwrap_or(&boundary).trim_ascii_end();
        (!boundary.is_empty()).then(|| boundary.to_vec())
    }

    /// The part without its bytes.
    pub fn part(&self, header: &Split<'_>) -> Part {
        let headers = Headers::decode(&header.fields, PART_HEADER_BYTES);
        let content_id = headers.get("content-id").map(super::normalised_id).filter(|id| !id.is_empty());
        Part {
            media_type: self.media_type.clone(),
            name: self.name(),
            content_id,
            inline: self.disposition.value == "inline",
            headers,
            ..Part::default()
        }
    }

    /// The leaf of a part.
    pub fn leaf(&self, part: Part) -> Leaf {
        let is =
            |name: &str, value: &str| self.parameters.get(name).is_some_and(|found| found.eq_ignore_ascii_case(value));
        Leaf {
            part,
            charset: self.parameters.get("charset"),
            flowed: is("format", "flowed").then(|| is("delsp", "yes")),
            words: self.is_words(),
        }
    }

    /// The cleaned name; the disposition's wins over the type's.
    fn name(&self) -> String {
        let given = self.disposition.get("filename").or_else(|| self.parameters.get("name"));
        match given {
            Some(name) => earshot_channel::file_name(&percent_decoded(name)),
            None if self.media_type == "text/calendar" => "invite.ics".to_owned(),
            None => String::new(),
        }
    }
}

/// Names that a program encoded as in a web address, where what comes out is text.
fn percent_decoded(name: String) -> String {
    if !name.contains('%') {
        return name;
    }
    match String::from_utf8(transfer::percent(name.as_bytes())) {
        Ok(decoded) => decoded,
        Err(_) => name,
    }
}

fn is_media_type(value: &str) -> bool {
    let token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-'*%`{|}~".contains(&byte))
    };
    value.len() <= 200 && value.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}
