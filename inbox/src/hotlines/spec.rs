//! A hotline as it is described in a file: who answers, in which languages, when, and where the chat may stand.
//!
//! Deliberately absent: secrets, which Earshot makes itself, and the words that it brings for contacts, which live in `locales/`.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    opening::{is_date, parse_span},
    words::OwnWords,
};
use crate::{
    problems::Problems,
    routing::{QueueSpec, check_queues},
};

/// Kinds of channel that hours may name.
pub(crate) const KINDS: [&str; 5] = ["webchat", "email", "sms", "matrix", "phone"];

/// The number of a line in the European numbering plan for services of social value, or a national one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Line {
    /// Missing children.
    #[serde(rename = "116000")]
    L116000,
    /// Child helpline.
    #[serde(rename = "116111")]
    L116111,
    /// A national line.
    #[serde(rename = "NAT")]
    National,
}

impl Line {
    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Line::L116000 => "116000",
            Line::L116111 => "116111",
            Line::National => "NAT",
        }
    }
}

/// The whole description of a hotline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HotlineSpec {
    /// Short name in addresses and commands, which never changes: 2 to 40 of a-z 0-9 -.
    pub slug: String,
    /// Name of the organisation, as contacts see it.
    pub organisation: String,
    /// ISO 3166-1 alpha-2, such as `BE`.
    pub country: String,
    /// Which line.
    pub line: Line,
    /// Name in the IANA time zone database, such as `Europe/Brussels`.
    pub time_zone: String,
    /// Languages that somebody answers in, as BCP 47 tags, the main one first.
    pub languages: Vec<String>,
    /// Phone number of the line as it is written, such as `116 000`.
    pub phone: String,
    /// National emergency number, such as `112`.
    pub emergency: String,
    /// Where the quick exit leads: a harmless https address.
    pub safe_exit: String,
    /// Whether contacts may send files.
    #[serde(default)]
    pub uploads: bool,
    /// After how many files that they opened operators are asked to take a break: 1 to 50, 5 where it is missing. 0 is never.
    #[serde(default = "usual_break")]
    pub break_after: u8,
    /// Sites that may show the chat, such as `https://example.org`.
    #[serde(default)]
    pub widget_origins: Vec<String>,
    /// When somebody answers. The entry that names channel and language goes before one that names the channel, and that
    /// before one that names only the language or nothing.
    pub hours: Vec<Hours>,
    /// Days with holiday hours: `2026-04-06`, or `12-25` for every year.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// Web chats. One named "Web chat" where none is given.
    #[serde(default)]
    pub webchat: Vec<WebchatSpec>,
    /// Where conversations wait. One for everything, from which operators take, where none is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queues: Vec<QueueSpec>,
    /// The hotline's own words for contacts, by language, in place of those that Earshot brings. A description from a file that
    /// names none leaves those that are there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, OwnWords>,
}

fn usual_break() -> u8 {
    5
}

/// Opening hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Only for this kind of channel; all where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Only for this language; all where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Round the clock, on holidays too.
    #[serde(default)]
    pub always: bool,
    /// Hours by weekday.
    #[serde(default)]
    pub week: Week,
    /// Hours on the hotline's holidays; closed where there are none.
    #[serde(default)]
    pub holidays: Vec<String>,
}

/// Hours by the weekday on which they begin: `09:00-17:30`, `22:00-02:00` past midnight, `00:00-24:00` the whole day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Week {
    /// Monday.
    pub mon: Vec<String>,
    /// Tuesday.
    pub tue: Vec<String>,
    /// Wednesday.
    pub wed: Vec<String>,
    /// Thursday.
    pub thu: Vec<String>,
    /// Friday.
    pub fri: Vec<String>,
    /// Saturday.
    pub sat: Vec<String>,
    /// Sunday.
    pub sun: Vec<String>,
}

impl Week {
    fn days(&self) -> [(&'static str, &[String]); 7] {
        [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
        ]
    }
}

/// A web chat of a hotline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebchatSpec {
    /// The hotline's name for it; the chat is known by it when the description is applied again.
    pub name: String,
    /// Public name in addresses (the widget's `data-key`): 8 to 64 of A-Z a-z 0-9 _ -. Made at random where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
}

impl HotlineSpec {
    /// Checks everything at once.
    ///
    /// # Errors
    /// All problems with the paths of their fields.
    pub fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let slug_bytes = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !(2..=40).contains(&self.slug.len()) || !self.slug.bytes().all(slug_bytes) || self.slug.starts_with('-') {
            problems.add("slug", "2 to 40 of the signs a-z 0-9 -, the first no -");
        }
        problems.line("organisation", &self.organisation, 120);
        if self.country.len() != 2 || !self.country.bytes().all(|b| b.is_ascii_uppercase()) {
            problems.add("country", "two capitals of ISO 3166, such as BE");
        }
        if TimeZone::get(&self.time_zone).is_err() {
            problems
                .add("time_zone", format!("there is no time zone {}; it looks like Europe/Brussels", self.time_zone));
        }
        if self.languages.is_empty() {
            problems.add("languages", "name at least one language");
        }
        problems.languages("languages", &self.languages, 60);
        number(&mut problems, "phone", &self.phone);
        number(&mut problems, "emergency", &self.emergency);
        if !is_https(&self.safe_exit) {
            problems.add("safe_exit", "a whole https address, such as https://www.wikipedia.org/");
        }
        if self.break_after > 50 {
            problems.add("break_after", "1 to 50 files, or 0 for never");
        }
        for (index, origin) in self.widget_origins.iter().enumerate() {
            if !is_origin(origin) {
                problems.add(
                    format!("widget_origins[{index}]"),
                    "an https address without a path, such as https://example.org (http only for localhost)",
                );
            }
        }
        self.check_hours(&mut problems);
        self.check_webchat(&mut problems);
        check_queues(self, &mut problems);
        self.check_words(&mut problems);
        problems.finish()
    }

    fn check_hours(&self, problems: &mut Problems) {
        if self.hours.is_empty() {
            problems.add("hours", "say when somebody answers; round the clock is always = true");
        }
        for (index, hours) in self.hours.iter().enumerate() {
            let path = format!("hours[{index}]");
            if let Some(channel) = &hours.channel
                && !KINDS.contains(&channel.as_str())
            {
                problems.add(format!("{path}.channel"), format!("one of {}", KINDS.join(", ")));
            }
            if let Some(language) = &hours.language
                && !self.languages.contains(language)
            {
                problems.add(format!("{path}.language"), format!("{language} is not among the languages"));
            }
            let spans = hours.week.days().into_iter().chain([("holidays", hours.holidays.as_slice())]);
            let mut any = false;
            for (day, spans) in spans {
                let day = if day == "holidays" { format!("{path}.holidays") } else { format!("{path}.week.{day}") };
                for (index, span) in spans.iter().enumerate() {
                    any = true;
                    if parse_span(span).is_none() {
                        problems.add(
                            format!("{day}[{index}]"),
                            format!("\"{span}\" is not like 09:00-17:30 (22:00-02:00 goes past midnight, 00:00-24:00 is a day)"),
                        );
                    }
                }
            }
            if hours.always == any {
                problems.add(path, "either always = true or hours by weekday");
            }
            let same = |other: &&Hours| other.channel == hours.channel && other.language == hours.language;
            if self.hours.iter().take(index).any(|other| same(&other)) {
                problems.add(format!("hours[{index}]"), "an earlier entry is for the same channel and language");
            }
        }
        for (index, date) in self.holidays.iter().enumerate() {
            if !is_date(date) {
                problems
                    .add(format!("holidays[{index}]"), format!("\"{date}\" is not a day such as 2026-04-06 or 12-25"));
            }
        }
    }

    fn check_webchat(&self, problems: &mut Problems) {
        if self.webchat.len() > 20 {
            problems.add("webchat", "at most 20 web chats");
        }
        for (index, chat) in self.webchat.iter().enumerate() {
            let path = format!("webchat[{index}]");
            problems.line(&format!("{path}.name"), &chat.name, 60);
            let earlier = || self.webchat.iter().take(index);
            if earlier().any(|other| other.name == chat.name) {
                problems.add(format!("{path}.name"), "an earlier web chat has the same name");
            }
            let Some(key) = &chat.public_key else { continue };
            let shaped = (8..=64).contains(&key.len())
                && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if !shaped {
                problems.add(format!("{path}.public_key"), "8 to 64 of the signs A-Z a-z 0-9 _ -");
            }
            if earlier().any(|other| other.public_key.as_ref() == Some(key)) {
                problems.add(format!("{path}.public_key"), "an earlier web chat has the same key");
            }
        }
    }

    /// The web chats that there are to be.
    pub(super) fn webchats(&self) -> Vec<WebchatSpec> {
        if self.webchat.is_empty() {
            return vec![WebchatSpec { name: "Web chat".into(), public_key: None }];
        }
        self.webchat.clone()
    }
}

fn number(problems: &mut Problems, field: &str, number: &str) {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let signs = number.bytes().all(|b| b.is_ascii_digit() || b" +-()/".contains(&b));
    if !signs || !(2..=20).contains(&digits) || number.len() > 40 {
        problems.add(field, "a phone number such as 116 000 or +32 2 475 44 11");
    }
}

/// `host` or `host:port`, in small letters.
fn is_host(text: &str) -> bool {
    let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
    let labels = host.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    let port = port.is_none_or(|port| {
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|number| number > 0)
    });
    labels && port && host.len() <= 253
}

fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    is_host(host)
        && host.contains('.')
        && url.len() <= 500
        && path.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\`{}|^".contains(&b))
}

/// As browsers write it: a default port is left out.
fn is_origin(origin: &str) -> bool {
    if let Some(host) = origin.strip_prefix("https://") {
        return is_host(host) && !host.ends_with(":443");
    }
    let Some(host) = origin.strip_prefix("http://") else { return false };
    let name = host.split(':').next().unwrap_or_default();
    is_host(host)
        && !host.ends_with(":80")
        && (name == "localhost" || name.ends_with(".localhost") || name == "127.0.0.1")
}
