//! What an IMAP server's answers mean here (RFC 3501 §7), from what async-imap made of them. No I/O.

use std::sync::Arc;

use async_imap::{
    extensions::idle::Handle,
    imap_proto::{AttributeValue, Capability, MessageSection, Outcome, Response, ResponseCode, SectionPath},
};
use bytes::Bytes;
use futures::Stream;

use super::{guard::Guard, stub::Plan};

/// A smaller body is copied: it must not keep the buffer that it came in, which may be twice as large. Of a larger one a copy costs more.
const COPIED_BYTES: usize = 512 * 1024;
/// Most capabilities that are remembered.
const CAPABILITIES: usize = 500;

/// What async-imap reads: `ResponseData`, a name that it keeps to itself.
pub(super) type Answer = <<Handle<Guard> as Stream>::Item as Good>::Good;

/// The good of a result.
pub(super) trait Good {
    type Good;
}

impl<T, E> Good for Result<T, E> {
    type Good = T;
}

/// A status with its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Status {
    pub kind: Kind,
    pub code: Code,
    /// What the code is called, upper case; empty where there is none or it is none for people.
    pub name: String,
    /// Words for people.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ok,
    No,
    Bad,
    Bye,
    Preauth,
}

/// What a server adds to a status for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Capability(Vec<String>),
    /// `None` is no valid one.
    UidValidity(Option<u32>),
    /// The number that the next mail gets.
    UidNext(u32),
    /// It asks to be asked less.
    Slowed,
    /// It asks for patience.
    Busy,
    /// None, or nothing that matters here.
    Other,
}

impl Status {
    pub fn new(kind: &async_imap::imap_proto::Status, outcome: &Outcome<'_>) -> Self {
        use async_imap::imap_proto::Status as Proto;
        let kind = match kind {
            Proto::Ok => Kind::Ok,
            Proto::No => Kind::No,
            Proto::Bad => Kind::Bad,
            Proto::Bye => Kind::Bye,
            Proto::PreAuth => Kind::Preauth,
        };
        let said = outcome.information.as_deref().unwrap_or_default();
        let code = match &outcome.code {
            Some(ResponseCode::Capabilities(list)) => Code::Capability(capabilities(list)),
            Some(ResponseCode::UidValidity(number)) => Code::UidValidity(Some(*number).filter(|number| *number > 0)),
            Some(ResponseCode::UidNext(number)) => Code::UidNext(*number),
            Some(_) => Code::Other,
            None => return Self::with_unknown_code(kind, said),
        };
        let name = match &outcome.code {
            Some(ResponseCode::Alert) => "ALERT",
            Some(ResponseCode::BadCharset(_)) => "BADCHARSET",
            Some(ResponseCode::Parse) => "PARSE",
            Some(ResponseCode::TryCreate) => "TRYCREATE",
            _ => "",
        };
        Self { kind, code, name: name.to_owned(), text: said.to_owned() }
    }

    /// Codes that the parser doesn't know, or not so, stand in the words.
    fn with_unknown_code(kind: Kind, said: &str) -> Self {
        let (code, text) = said.strip_prefix('[').and_then(|rest| rest.split_once(']')).unwrap_or(("", said));
        let name = code.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let code = match name.as_str() {
            "UIDVALIDITY" => Code::UidValidity(None),
            "THROTTLED" | "LIMIT" | "OVERQUOTA" => Code::Slowed,
            "UNAVAILABLE" | "INUSE" => Code::Busy,
            _ => Code::Other,
        };
        Self { kind, code, name, text: text.to_owned() }
    }
}

/// The words of a capability list, upper case.
pub(super) fn capabilities(list: &[Capability<'_>]) -> Vec<String> {
    let word = |capability: &Capability<'_>| match capability {
        Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
        Capability::Auth(mechanism) => format!("AUTH={}", mechanism.to_ascii_uppercase()),
        Capability::Atom(word) => word.to_ascii_uppercase(),
    };
    list.iter().take(CAPABILITIES).map(word).collect()
}

/// What a FETCH says of one mail.
#[derive(Debug, Default)]
pub(super) struct Fetch {
    /// Above 0.
    pub uid: Option<u32>,
    pub size_bytes: Option<u64>,
    pub internal_date_ms: Option<i64>,
    /// Bodies by the section that stands between the brackets, upper case. `None` is NIL.
    pub bodies: Vec<(String, Option<Bytes>)>,
    /// What a BODYSTRUCTURE makes of the mail, if it says enough.
    pub plan: Option<Plan>,
}

impl Fetch {
    /// Reads an answer; `None` for another one.
    pub fn new(answer: Answer) -> Option<Self> {
        let answer = Arc::new(answer);
        let Response::Fetch(_, attributes) = answer.parsed() else { return None };
        let mut fetch = Self::default();
        for (at, attribute) in attributes.iter().enumerate() {
            match attribute {
                AttributeValue::Uid(uid) => fetch.uid = Some(*uid).filter(|uid| *uid > 0),
                AttributeValue::Rfc822Size(size) => fetch.size_bytes = Some(u64::from(*size)),
                AttributeValue::InternalDate(date) => fetch.internal_date_ms = internal_date_ms(date),
                AttributeValue::BodyStructure(structure) => fetch.plan = Plan::new(structure),
                AttributeValue::BodySection { section, data, .. } => {
                    let body = data.as_ref().map(|data| match data.len() > COPIED_BYTES {
                        true => Bytes::from_owner(Body { answer: answer.clone(), at }),
                        false => Bytes::copy_from_slice(data),
                    });
                    fetch.bodies.push((name(section.as_ref()), body));
                }
                _ => {}
            }
        }
        Some(fetch)
    }

    /// The body of a section: `None` when it was not sent, `Some(None)` when the server has none.
    pub fn body(&self, section: &str) -> Option<Option<&Bytes>> {
        self.bodies.iter().find(|(name, _)| name == section).map(|(_, body)| body.as_ref())
    }
}

/// A body where async-imap put it.
struct Body {
    answer: Arc<Answer>,
    at: usize,
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        let Response::Fetch(_, attributes) = self.answer.parsed() else { return &[] };
        match attributes.get(self.at) {
            Some(AttributeValue::BodySection { data: Some(data), .. }) => data,
            _ => &[],
        }
    }
}

/// A section as it stands between the brackets.
fn name(section: Option<&SectionPath>) -> String {
    let text = |text: &MessageSection| match text {
        MessageSection::Header => "HEADER",
        MessageSection::Mime => "MIME",
        MessageSection::Text => "TEXT",
    };
    match section {
        None => String::new(),
        Some(SectionPath::Full(section)) => text(section).to_owned(),
        Some(SectionPath::Part(part, section)) => {
            let numbers = part.iter().map(ToString::to_string);
            numbers.chain(section.as_ref().map(|section| text(section).to_owned())).collect::<Vec<_>>().join(".")
        }
    }
}

/// `dd-Mon-yyyy hh:mm:ss +zzzz` in milliseconds; `None` for what no calendar holds.
fn internal_date_ms(date: &str) -> Option<i64> {
    let timestamp = jiff::Timestamp::strptime("%d-%b-%Y %H:%M:%S %z", date.trim()).ok()?;
    Some(timestamp.as_millisecond()).filter(|ms| *ms > 0)
}

#[cfg(test)]
mod tests {
    use async_imap::Client;
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::imap::guard::Budget;

    async fn fetched(said: &str) -> Fetch {
        let io = tokio::io::join(std::io::Cursor::new(said.to_owned()), tokio::io::sink());
        let time = std::time::Duration::from_secs(5);
        let mut guard = Guard::new(Box::new(io), time, CancellationToken::new());
        guard.allow(Budget { time, bytes: 1_000_000, answers: 9, literal_bytes: 1_000_000 });
        guard.ask();
        Fetch::new(Client::new(guard).read_response().await.unwrap().unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_fetch_is_read_in_any_order() {
        let said = "* 2 FETCH (FLAGS (\\Seen $x) BODY[]<0> {5}\r\na)\r\n\0 RFC822.SIZE 99999999999999999999 \
                    INTERNALDATE NIL UID 7 )  \r\n";
        let fetch = fetched(said).await;
        assert_eq!((fetch.uid, fetch.size_bytes, fetch.internal_date_ms), (Some(7), None, None));
        assert_eq!(fetch.body(""), Some(Some(&Bytes::from_static(b"a)\r\n\0"))));
    }

    #[tokio::test]
    async fn bodies_come_large_quoted_empty_or_not_at_all() {
        let large = "x".repeat(COPIED_BYTES + 1);
        let said = format!("* 1 FETCH (UID 1 BODY[1.MIME] NIL BODY[] {{{}}}\r\n{large})\r\n", large.len());
        let fetch = fetched(&said).await;
        assert_eq!(fetch.body("").flatten().map(|body| &body[..]), Some(large.as_bytes()));
        assert_eq!((fetch.body("1.MIME"), fetch.body("HEADER")), (Some(None), None));
        let quoted = fetched("* 1 fetch (uid 0 body[header] \"a\\\"b\")\r\n").await;
        assert_eq!(quoted.uid, None);
        assert_eq!(quoted.body("HEADER"), Some(Some(&Bytes::from_static(b"a\"b"))));
    }

    #[test]
    fn statuses_keep_their_code() {
        let status = |said: &str| match Response::parse(said.as_bytes()) {
            Ok((_, Response::Data { status, outcome })) => Status::new(&status, &outcome),
            other => panic!("{other:?}"),
        };
        assert_eq!(status("* NO [ALERT] x\r\n").name, "ALERT");
        assert_eq!(status("* NO [AuthenticationFailed] x\r\n").name, "AUTHENTICATIONFAILED");
        let known = |said: &str, kind, code, text: &str| {
            let status = status(said);
            assert_eq!((status.kind, status.code, status.text.as_str()), (kind, code, text));
        };
        known("* NO [UNAVAILABLE] later ]\r\n", Kind::No, Code::Busy, " later ]");
        known("* ok [uidvalidity 7] x\r\n", Kind::Ok, Code::UidValidity(Some(7)), "x");
        known("* OK [UIDVALIDITY 4294967296] x\r\n", Kind::Ok, Code::UidValidity(None), " x");
        known("* OK [UIDVALIDITY 0]\r\n", Kind::Ok, Code::UidValidity(None), "");
        known("* BYE [\r\n", Kind::Bye, Code::Other, "[");
        let list = vec!["IMAP4REV1".to_owned(), "AUTH=PLAIN".into(), "IDLE".into()];
        known("* OK [CAPABILITY IMAP4rev1 auth=plain idle] x\r\n", Kind::Ok, Code::Capability(list), "x");
    }

    #[test]
    fn dates_that_no_calendar_holds_are_none() {
        assert_eq!(internal_date_ms("05-Jan-2026 12:00:00 +0100"), Some(1_767_610_800_000));
        assert_eq!(internal_date_ms(" 5-Jan-2026 12:00:00 +0000"), Some(1_767_614_400_000));
        for nonsense in ["gestern", "00-Jan-0000 00:00:00 +0000", "01-Dec-2099 10:00:00 +9999", "", "1-Jan-2020", "é"]
        {
            assert_eq!(internal_date_ms(nonsense), None, "{nonsense}");
        }
    }
}
