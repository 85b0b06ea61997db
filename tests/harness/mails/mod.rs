//! Mails as people write them, by the thousand, and some as nobody should: the same ones for the same seed.
//! Stands alone on std and rand, so that other crates' tests include this folder by path.
//!
//! Invariants: [`Mails::nth`] depends on the seed and the number alone, every Message-ID is there once, all people are invented.

mod charset;
mod poison;
mod words;

use std::fmt::Write;

use rand::seq::IndexedRandom;
use rand::{Rng, RngCore};

use charset::{Charset, base64_lines, encoded_words, quoted_printable};
use words::{LANGUAGES, Language};

pub use poison::POISONS;

/// Mails among which one person's are. Replies stay within them.
const BLOCK: u64 = 64;
/// People in a block: each writes four mails on average.
const PEOPLE: u64 = 16;
/// When the first mail was sent, in seconds since 1970, and how long it takes to the next.
const BEGAN: u64 = 1_760_000_000;
const PACE: u64 = 97;

/// A stream of mails.
#[derive(Clone, Debug)]
pub struct Mails {
    seed: u64,
    to: String,
}

/// Who wrote a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub address: String,
    /// Their language, as a number into all that are spoken here.
    language: usize,
    program: Program,
}

/// What they write it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Program {
    Gmail,
    Apple,
    Outlook,
    Thunderbird,
    Phone,
}

impl Mails {
    pub fn new(seed: u64) -> Self {
        Self { seed, to: "help@hotline.example".into() }
    }

    /// The same to another address.
    pub fn to(mut self, address: &str) -> Self {
        self.to = address.into();
        self
    }

    /// A whole mail, with line ends of two bytes: mostly 1 to 60 kB, one in fifty about 500 kB.
    pub fn nth(&self, number: u64) -> Vec<u8> {
        let mut random = self.random(number, "mail");
        let person = self.person(number);
        let language = &LANGUAGES[person.language];
        let bytes = wanted_bytes(&mut random);
        // Attachments are most of what a big mail is.
        let has_attachments = bytes > 60_000 || random.random_bool(0.2);
        let text_bytes = if has_attachments { bytes.min(60_000) / 8 } else { bytes };
        let writes_html = person.program != Program::Phone && random.random_bool(0.5);
        let text_bytes = if writes_html { text_bytes / 2 } else { text_bytes };

        let text = self.text(number, &person, text_bytes.max(40), &mut random);
        let charset = *language.charsets.choose(&mut random).unwrap();
        let mut body = text_part("plain", &text, charset, &mut random);
        if writes_html {
            let html = text_part("html", &html(&text, person.program), charset, &mut random);
            body = multipart("alternative", &[body, html], &mut random);
        }
        if has_attachments {
            let mut parts = vec![body];
            let count = random.random_range(1..=3);
            let each = bytes.saturating_sub(text_bytes) * 3 / 4 / count;
            parts.extend((0..count).map(|_| attachment(each.max(500), language, &mut random)));
            body = multipart("mixed", &parts, &mut random);
        }
        let mut mail = self.headers(number, &person, charset, &mut random).into_bytes();
        mail.extend_from_slice(&body);
        mail
    }

    /// A mail that some parser somewhere stumbled over; `kind` counts from 0 and begins again after [`POISONS`].
    pub fn poison(&self, kind: usize) -> Vec<u8> {
        poison::mail(kind, &self.to, &mut self.random(kind as u64, "poison"))
    }

    /// What kind of poison that is, in words for a failing test.
    pub fn poison_name(kind: usize) -> &'static str {
        poison::name(kind)
    }

    /// Message-ID of a mail of [`Self::nth`], without brackets.
    pub fn message_id(&self, number: u64) -> String {
        let person = self.person(number);
        let unique = format!("{number:x}.{:016x}", self.random(number, "id").next_u64());
        match person.program {
            Program::Gmail => format!("CA{unique}@mail.post.example"),
            Program::Outlook => format!("AM0PR{unique}@AM0PR.outpost.example"),
            _ => format!("{unique}@{}", person.address.split('@').next_back().unwrap()),
        }
    }

    /// The earlier mail, of the same person, that this one answers.
    pub fn parent(&self, number: u64) -> Option<u64> {
        let mut random = self.random(number, "parent");
        let answers = random.random_bool(0.5);
        let person = self.place(number);
        let first = number - number % BLOCK;
        (first..number).rev().find(|&earlier| self.place(earlier) == person).filter(|_| answers)
    }

    /// Who wrote it.
    pub fn person(&self, number: u64) -> Person {
        let place = self.place(number);
        let mut random = self.random(place, "person");
        let language = random.random_range(0..LANGUAGES.len());
        let words = &LANGUAGES[language];
        let (first, latin) = words.names.choose(&mut random).unwrap();
        let (last, latin_last) = words.surnames.choose(&mut random).unwrap();
        let domain = ["post.example", "mail.example", "school.example", "family.example", "outpost.example"];
        let address = format!("{latin}.{latin_last}{place}@{}", domain.choose(&mut random).unwrap());
        let programs = [Program::Gmail, Program::Apple, Program::Outlook, Program::Thunderbird, Program::Phone];
        Person { name: format!("{first} {last}"), address, language, program: *programs.choose(&mut random).unwrap() }
    }

    /// Number of the person among all people.
    fn place(&self, number: u64) -> u64 {
        number / BLOCK * PEOPLE + self.random(number, "place").random_range(0..PEOPLE)
    }

    /// The subject of the thread's first mail.
    fn subject(&self, number: u64) -> &'static str {
        let language = &LANGUAGES[self.person(number).language];
        language.subjects.choose(&mut self.random(number, "subject")).unwrap()
    }

    /// This mail and those that it goes back to, newest first.
    fn thread(&self, number: u64) -> Vec<u64> {
        std::iter::successors(Some(number), |&number| self.parent(number)).collect()
    }

    fn headers(&self, number: u64, person: &Person, charset: Charset, random: &mut Random) -> String {
        let thread = self.thread(number);
        let date = date(BEGAN + number * PACE);
        let subject = self.subject(*thread.last().unwrap());
        let is_reply = thread.len() > 1;
        let subject =
            if is_reply { format!("{} {subject}", LANGUAGES[person.language].re) } else { subject.to_owned() };
        let id = self.message_id(number);
        let mut headers = String::new();
        let mut line = |text: String| {
            headers += text.as_str();
            headers += "\r\n";
        };
        line(format!("Return-Path: <{}>", person.address));
        for hop in 0..random.random_range(1..4) {
            line(format!(
                "Received: from out{hop}.post.example (out{hop}.post.example [192.0.2.{}])\r\n\tby mx{hop}.hotline.example \
                 with ESMTPS id {:x}\r\n\tfor <{}>; {date}",
                random.random_range(1..255),
                random.next_u64(),
                self.to
            ));
        }
        line("MIME-Version: 1.0".into());
        line(format!("Date: {date}"));
        line(format!("From: {} <{}>", encoded_words(&person.name, charset, random), person.address));
        line(format!("To: {}", self.to));
        line(format!("Subject: {}", encoded_words(&subject, charset, random)));
        line(format!("Message-ID: <{id}>"));
        if is_reply {
            let mut ids: Vec<_> = thread[1..].iter().rev().map(|&earlier| self.message_id(earlier)).collect();
            line(format!("In-Reply-To: <{}>", ids.last().unwrap()));
            ids.iter_mut().for_each(|id| *id = format!("<{id}>"));
            line(format!("References: {}", ids.join("\r\n\t")));
        }
        match person.program {
            Program::Gmail => {}
            Program::Apple => line("X-Mailer: Apple Mail (2.3774.500.171.1.1)".into()),
            Program::Outlook => {
                line("X-Mailer: Microsoft Outlook 16.0\r\nThread-Index: AdoAAAAAAAAAAAAAAAAAAAAAAAAAAA==".into())
            }
            Program::Thunderbird => line("User-Agent: Mozilla Thunderbird".into()),
            Program::Phone => line("X-Mailer: iPhone Mail (21G93)".into()),
        }
        headers
    }

    /// What the person says, their name below it, and what they answer to.
    fn text(&self, number: u64, person: &Person, bytes: usize, random: &mut Random) -> String {
        let language = &LANGUAGES[person.language];
        let mut text = format!("{}\n\n", language.greeting);
        let parent = self.parent(number);
        // Of a reply a third is its own.
        let own = if parent.is_some() { bytes / 3 } else { bytes };
        while text.len() < own {
            let sentences = random.random_range(1..6);
            let paragraph: Vec<_> = (0..sentences).map(|_| *language.sentences.choose(random).unwrap()).collect();
            text += wrapped(&paragraph.join(" "), person.program).as_str();
            text += "\n\n";
        }
        let first_name = person.name.split(' ').next().unwrap();
        let _ = writeln!(text, "{first_name}");
        if person.program == Program::Phone {
            let _ = write!(text, "\n-- \n{}\n", language.sent_from);
        }
        if let Some(parent) = parent {
            let quoted = self.quoted(parent, bytes.saturating_sub(text.len()), language);
            let date = date(BEGAN + parent * PACE);
            let head = language.wrote.replace("{date}", &date).replace("{address}", &person.address);
            let _ = write!(text, "\n{head}\n\n{quoted}");
        }
        text
    }

    /// Up to so many bytes of what an earlier mail may have said, in two levels.
    fn quoted(&self, number: u64, bytes: usize, language: &Language) -> String {
        let mut random = self.random(number, "quoted");
        let deepest = if self.parent(number).is_some() { 2 } else { 1 };
        let mut quoted = String::new();
        for level in 1..=deepest {
            let mark = ">".repeat(level) + " ";
            while quoted.len() < bytes * level / deepest {
                let _ = writeln!(quoted, "{mark}{}", language.sentences.choose(&mut random).unwrap());
            }
        }
        quoted
    }

    /// Randomness for one purpose of one mail.
    fn random(&self, number: u64, purpose: &str) -> Random {
        let purpose = purpose.bytes().fold(0u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(byte.into()));
        let mixed =
            self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ purpose;
        Random(mixed)
    }
}

/// SplitMix64: quick in a debug build too, where a mail asks for thousands of numbers, and the same with every version of rand.
struct Random(u64);

impl RngCore for Random {
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn next_u32(&mut self) -> u32 {
        (self.next_u64() >> 32) as u32
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for eight in bytes.chunks_mut(8) {
            eight.copy_from_slice(&self.next_u64().to_le_bytes()[..eight.len()]);
        }
    }
}

/// As many small mails as big ones on each scale.
fn wanted_bytes(random: &mut Random) -> usize {
    if random.random_bool(0.02) {
        return random.random_range(400_000..600_000);
    }
    let scale = 1_000 << random.random_range(0..6);
    scale + random.random_range(0..scale)
}

/// Lines of 72 characters, or one long line where the program leaves that to the reader.
fn wrapped(text: &str, program: Program) -> String {
    if matches!(program, Program::Outlook | Program::Phone) {
        return text.to_owned();
    }
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let word_length = word.chars().count();
        if length > 0 {
            let breaks = length + word_length > 71;
            lines.push(if breaks { '\n' } else { ' ' });
            length = if breaks { 0 } else { length + 1 };
        }
        lines += word;
        length += word_length;
    }
    lines
}

/// What the program makes of the text.
fn html(text: &str, program: Program) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let mut html = String::from("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html\"></head><body>\n");
    let mut in_quote = false;
    for line in escaped.lines() {
        let is_quote = line.starts_with('>');
        if is_quote != in_quote {
            html += match (is_quote, program) {
                (true, Program::Gmail) => "<div class=\"gmail_quote\"><blockquote class=\"gmail_quote\">\n",
                (true, Program::Apple) => "<div><blockquote type=\"cite\">\n",
                (true, Program::Outlook) => "<div id=\"divRplyFwdMsg\"><blockquote>\n",
                (true, _) => "<div class=\"moz-cite-prefix\"><blockquote type=\"cite\">\n",
                (false, _) => "</blockquote></div>\n",
            };
            in_quote = is_quote;
        }
        let line = line.trim_start_matches(['>', ' ']);
        let _ = match program {
            Program::Outlook => {
                writeln!(html, "<p class=\"MsoNormal\"><span style=\"font-size:11.0pt\">{line}</span></p>")
            }
            _ => writeln!(html, "<div>{line}<br></div>"),
        };
    }
    html += if in_quote { "</blockquote></div></body></html>\n" } else { "</body></html>\n" };
    html
}

/// A part: its headers, an empty line, its body.
fn text_part(subtype: &str, text: &str, charset: Charset, random: &mut Random) -> Vec<u8> {
    // In UTF-8, which is the longest of all charsets here.
    let longest = text.lines().map(str::len).max().unwrap_or(0);
    let text = text.replace('\n', "\r\n");
    // What the charset can't say is said in UTF-8, as mail programs do.
    let (name, bytes) = match charset.encode(&text) {
        Some(bytes) => (charset.name(), bytes),
        None => ("utf-8", text.into_bytes()),
    };
    let may_stay = longest < 990;
    let (encoding, body) = match random.random_range(0..3) {
        // ISO-2022-JP is made for seven bits.
        _ if may_stay && bytes.is_ascii() => ("7bit", bytes),
        0 => ("base64", base64_lines(&bytes)),
        1 if may_stay => ("8bit", bytes),
        _ => ("quoted-printable", quoted_printable(&bytes)),
    };
    let quote = if random.random_bool(0.5) { "\"" } else { "" };
    let head = format!(
        "Content-Type: text/{subtype}; charset={quote}{name}{quote}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    );
    [head.as_bytes(), &body].concat()
}

fn multipart(subtype: &str, parts: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let boundary = match random.random_range(0..3) {
        0 => format!("000000000000{:016x}", random.next_u64()),
        1 => format!("----=_NextPart_000_{:08X}.{:08X}", random.next_u32(), random.next_u32()),
        _ => format!("Apple-Mail=_{:016X}", random.next_u64()),
    };
    let mut whole = format!("Content-Type: multipart/{subtype}; boundary=\"{boundary}\"\r\n\r\n").into_bytes();
    if random.random_bool(0.3) {
        whole.extend_from_slice(b"This is a multi-part message in MIME format.\r\n");
    }
    for part in parts {
        whole.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        whole.extend_from_slice(part);
        whole.extend_from_slice(b"\r\n");
    }
    whole.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    whole
}

/// A picture or a document: its first bytes are right, the others are noise.
fn attachment(bytes: usize, language: &Language, random: &mut Random) -> Vec<u8> {
    let mut content = vec![0; bytes];
    random.fill_bytes(&mut content);
    let (media_type, suffix, first, last): (_, _, &[u8], &[u8]) = if random.random_bool(0.6) {
        ("image/jpeg", "jpg", b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01", b"\xFF\xD9")
    } else {
        ("application/pdf", "pdf", b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n", b"\n%%EOF\n")
    };
    content.splice(..first.len(), first.iter().copied());
    content.extend_from_slice(last);
    let number = random.random_range(1..10_000);
    let name = match random.random_range(0..3) {
        0 => format!("filename=\"IMG_{number:04}.{suffix}\""),
        1 => format!("filename*=UTF-8''{}", percent(&format!("{} {number}.{suffix}", language.file))),
        // Not by the book, and what most programs write.
        _ => format!("filename=\"=?UTF-8?B?{}?=\"", charset::base64(format!("{}.{suffix}", language.file).as_bytes())),
    };
    let head = format!(
        "Content-Type: {media_type}\r\nContent-Disposition: attachment;\r\n {name}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    );
    [head.into_bytes(), base64_lines(&content)].concat()
}

fn percent(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

/// As a Date header says it, in RFC 5322 §3.3.
fn date(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(days % 7) as usize];
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (mut year, mut day) = (1970, days);
    let is_leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    while day >= 365 + u64::from(is_leap(year)) {
        day -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while day >= lengths[month] {
        day -= lengths[month];
        month += 1;
    }
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{weekday}, {} {} {year} {hour:02}:{minute:02}:{second:02} +0000", day + 1, months[month])
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn mails_are_the_same_for_the_same_seed_and_as_mixed_as_they_say() {
        let mails = Mails::new(1);
        assert_eq!(mails.nth(77), Mails::new(1).nth(77));
        assert_ne!(mails.nth(77), Mails::new(2).nth(77));
        let (mut ids, mut people, mut replies, mut big) = (HashSet::new(), HashMap::new(), 0, 0);
        let mut kinds: HashMap<&str, usize> = HashMap::new();
        let count = 500;
        for number in 0..count {
            let mail = mails.nth(number);
            let text = String::from_utf8_lossy(&mail);
            let id = mails.message_id(number);
            assert!(text.contains(&format!("\r\nMessage-ID: <{id}>\r\n")));
            assert!(ids.insert(id));
            assert!(mail.len() > 500 && mail.len() < 900_000, "{number}: {} bytes", mail.len());
            // A line end is two bytes.
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{number}");
            let longest = mail.split(|&byte| byte == b'\n').map(<[u8]>::len).max().unwrap();
            assert!(longest < 1_000, "{number}: a line of {longest} bytes");
            big += usize::from(mail.len() > 300_000);
            *people.entry(mails.person(number).address).or_insert(0) += 1;
            if let Some(parent) = mails.parent(number) {
                assert!(parent < number && mails.person(parent) == mails.person(number));
                assert!(text.contains(&format!("\r\nIn-Reply-To: <{}>\r\n", mails.message_id(parent))));
                replies += 1;
            }
            for kind in
                ["text/html", "multipart/mixed", "image/jpeg", "application/pdf", "8bit", "quoted-printable", "base64"]
            {
                *kinds.entry(kind).or_default() += usize::from(text.contains(kind));
            }
            for charset in LANGUAGES.iter().flat_map(|language| language.charsets) {
                let said = ["charset=", "charset=\""].map(|start| format!("{start}{}", charset.name()));
                *kinds.entry(charset.name()).or_default() += usize::from(said.iter().any(|said| text.contains(said)));
            }
        }
        assert!((100..300).contains(&replies), "{replies} replies");
        assert!((2..30).contains(&big), "{big} big ones");
        assert!((100..150).contains(&people.len()), "{} people", people.len());
        assert!(kinds.values().all(|&count| count >= 3), "{kinds:?}");
    }

    #[test]
    fn poisons_are_distinct_and_not_endless() {
        let mails = Mails::new(1);
        let all: HashSet<_> = (0..POISONS).map(|kind| mails.poison(kind)).collect();
        assert_eq!(all.len(), POISONS);
        assert_eq!((0..POISONS).map(Mails::poison_name).collect::<HashSet<_>>().len(), POISONS);
        assert!(all.iter().all(|mail| mail.len() < 3_000_000));
    }

    #[test]
    fn dates_are_right() {
        assert_eq!(date(0), "Thu, 1 Jan 1970 00:00:00 +0000");
        assert_eq!(date(951_782_400), "Tue, 29 Feb 2000 00:00:00 +0000");
        assert_eq!(date(1_767_225_599), "Wed, 31 Dec 2025 23:59:59 +0000");
    }
}
