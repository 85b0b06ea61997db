//! What a number is set up with. Kept as JSON in the channel's row; its secrets lie sealed beside it.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::{
    gateway::{Gateway, bird, elks, generic, infobip, kannel, sinch, twilio, vonage},
    number,
};

/// Label of the secret for sending.
pub const API: &str = "api";
/// Label of the secret that proves what the gateway posts, or that stands in the address.
pub const WEBHOOK: &str = "webhook";
/// Label of the other one that is good while it is changed.
pub const WEBHOOK_BEFORE: &str = "webhook-before";

/// Settings beside those of the gateway.
pub const FIELDS: [&str; 12] = [
    "number",
    "country",
    "sources",
    "window_s",
    "parts_wait_s",
    "smart",
    "pace_per_second",
    "daily_per_number",
    "daily_per_country",
    "countries",
    "stop_words",
    "start_words",
];

/// One number at a gateway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The gateway.
    pub gateway: Kind,
    /// Our number: E.164, or a short number.
    pub number: String,
    /// Its country (ISO 3166-1 alpha-2): national forms are read after it.
    pub country: String,
    /// Networks that may call the webhooks; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// How far a signed time may be from ours, in seconds.
    #[serde(default = "five_minutes")]
    pub window_s: u32,
    /// How long parts of a long text wait for the others, in seconds.
    #[serde(default = "three_minutes")]
    pub parts_wait_s: u32,
    /// Whether typographic characters are replaced where that saves segments.
    #[serde(default = "yes")]
    pub smart: bool,
    /// Texts a second from this number, at most, by each process that runs it.
    #[serde(default = "one_a_second")]
    pub pace_per_second: f64,
    /// Segments to one number in a day, at most.
    #[serde(default = "a_talk")]
    pub daily_per_number: u32,
    /// Segments to one country in a day, at most.
    #[serde(default = "a_busy_day")]
    pub daily_per_country: u32,
    /// Countries to which texts may go; empty: all but premium numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Further words that mean no more texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stop_words: Vec<String>,
    /// Further words that mean texts again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub start_words: Vec<String>,
    /// Counts changes, so that a channel that runs is set up anew when only a secret has changed.
    #[serde(default)]
    pub revision: u64,
}

fn five_minutes() -> u32 {
    300
}

fn three_minutes() -> u32 {
    180
}

fn yes() -> bool {
    true
}

fn one_a_second() -> f64 {
    1.0
}

fn a_talk() -> u32 {
    200
}

fn a_busy_day() -> u32 {
    5_000
}

/// Which gateway, with what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind {
    /// Kannel.
    Kannel(kannel::Kannel),
    /// Twilio.
    Twilio(twilio::Twilio),
    /// Vonage.
    Vonage(vonage::Vonage),
    /// Infobip.
    Infobip(infobip::Infobip),
    /// Sinch.
    Sinch(sinch::Sinch),
    /// Bird, and MessageBird.
    Bird(bird::Bird),
    /// 46elks.
    #[serde(alias = "46elks")]
    Elks(elks::Elks),
    /// Any other.
    Generic(Box<generic::Generic>),
}

/// A setting that can't work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the field, such as `gateway.url`.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub words: String,
}

impl Kind {
    /// What it does its own way.
    #[must_use]
    pub fn gateway(&self) -> Box<dyn Gateway> {
        match self.clone() {
            Self::Kannel(one) => Box::new(one),
            Self::Twilio(one) => Box::new(one),
            Self::Vonage(one) => Box::new(one),
            Self::Infobip(one) => Box::new(one),
            Self::Sinch(one) => Box::new(one),
            Self::Bird(one) => Box::new(one),
            Self::Elks(one) => Box::new(one),
            Self::Generic(one) => one,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kannel(_) => "kannel",
            Self::Twilio(_) => "twilio",
            Self::Vonage(_) => "vonage",
            Self::Infobip(_) => "infobip",
            Self::Sinch(_) => "sinch",
            Self::Bird(_) => "bird",
            Self::Elks(_) => "elks",
            Self::Generic(_) => "generic",
        }
    }

    /// The addresses that its secret for sending goes to, with the fields that hold them.
    fn urls(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Kannel(one) => vec![("gateway.url", &one.url)],
            Self::Twilio(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Vonage(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Infobip(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Sinch(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Bird(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Elks(one) => vec![("gateway.base_url", &one.base_url)],
            Self::Generic(one) => vec![("gateway.send.url", &one.send.url)],
        }
    }

    /// What it can't do without.
    fn needed(&self) -> Vec<(&'static str, &str, &'static str)> {
        match self {
            Self::Kannel(one) => {
                vec![("gateway.username", &one.username, "The user of Kannel's group sendsms-user is missing.")]
            }
            Self::Twilio(one) => vec![("gateway.account", &one.account, "The account's SID (AC…) is missing.")],
            Self::Vonage(one) => vec![("gateway.key", &one.key, "The account's API key is missing.")],
            Self::Infobip(one) => {
                let mut needed = vec![(
                    "gateway.base_url",
                    one.base_url.as_str(),
                    "The account's own address is missing, such as https://abc123.api.infobip.com.",
                )];
                if one.proof == infobip::By::Hmac {
                    needed.push(("gateway.header", &one.header, "The header that holds the keyed hash is missing."));
                }
                needed
            }
            Self::Sinch(one) => vec![("gateway.plan", &one.plan, "The id of the service plan is missing.")],
            Self::Bird(one) if one.api == bird::Api::Channels => vec![
                ("gateway.workspace", &one.workspace, "The id of the workspace is missing."),
                ("gateway.channel", &one.channel, "The id of the channel is missing."),
            ],
            Self::Bird(_) => Vec::new(),
            Self::Elks(one) => vec![("gateway.username", &one.username, "The API user name (u…) is missing.")],
            Self::Generic(_) => Vec::new(),
        }
    }
}

impl Settings {
    /// Everything that can't work, in the order of the fields.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |field: &'static str, words: &str| faults.push(Fault { field, words: words.to_owned() });
        for (field, value, words) in self.gateway.needed() {
            if value.trim().is_empty() {
                fault(field, words);
            }
        }
        for (field, url) in self.gateway.urls() {
            if !url.is_empty() && place(url).is_none() {
                fault(
                    field,
                    "Write an address that begins with https://; http:// is for this machine and private networks only.",
                );
            }
        }
        if let Kind::Kannel(one) = &self.gateway
            && one.url.is_empty()
        {
            fault("gateway.url", "Write the address of sendsms, such as http://127.0.0.1:13013/cgi-bin/sendsms.");
        }
        if let Kind::Generic(one) = &self.gateway {
            for (field, words) in one.faults() {
                fault(field, &words);
            }
        }
        let short = (3..=6).contains(&self.number.len()) && self.number.bytes().all(|byte| byte.is_ascii_digit());
        if !number::is_e164(&self.number) && !short {
            fault("number", "Write the number as +385911234567, or a short number of 3 to 6 digits.");
        }
        if !number::is_country(&self.country) {
            fault("country", "Write the number's country as two capitals, such as HR.");
        }
        if !self.sources.iter().all(|source| network(source).is_some()) {
            fault("sources", "Write networks as 192.0.2.0/24, 2001:db8::/32 or one address.");
        }
        if !(10..=86_400).contains(&self.window_s) {
            fault("window_s", "A signed time may be 10 seconds to a day from ours.");
        }
        if !(1..=86_400).contains(&self.parts_wait_s) {
            fault("parts_wait_s", "Parts wait for a second to a day.");
        }
        if !(0.1..=100.0).contains(&self.pace_per_second) {
            fault("pace_per_second", "Between 0.1 and 100 texts a second.");
        }
        if self.daily_per_number == 0 || self.daily_per_country == 0 {
            fault("daily_per_number", "Nothing could go out: allow at least one segment a day.");
        }
        if let Some(unknown) = self.countries.iter().find(|country| !number::is_country(country)) {
            fault("countries", &format!("{unknown} is no country: write them as two capitals, such as HR."));
        }
        if self.stop_words.iter().chain(&self.start_words).any(|word| word.trim().is_empty() || word.len() > 60) {
            fault("stop_words", "A word has 1 to 60 bytes.");
        }
        faults
    }

    /// Fields whose addresses lead to this machine or a private network: only whoever runs the machine may name those.
    #[must_use]
    pub fn near(&self) -> Vec<(&'static str, String)> {
        let urls = self.gateway.urls().into_iter().filter(|(_, url)| place(url) == Some(Place::Near));
        urls.map(|(field, url)| (field, url.to_owned())).collect()
    }

    /// Where the secret for sending goes: another gateway, address or account than before must not get the old one.
    #[must_use]
    pub fn sends_elsewhere(&self, before: &Self) -> bool {
        self.gateway.name() != before.gateway.name() || self.gateway.urls() != before.gateway.urls()
    }

    /// Whether the gateway signs what it posts with the secret that sends, as Twilio does.
    #[must_use]
    pub fn needs_no_webhook_secret(&self) -> bool {
        matches!(&self.gateway, Kind::Twilio(one) if one.key.is_empty())
    }

    /// Whether the gateway signs what it posts.
    #[must_use]
    pub fn signed(&self) -> bool {
        self.gateway.gateway().signs()
    }
}

/// Where an address leads, as far as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A name or a public address, by https.
    Public,
    /// This machine, or a private network.
    Near,
}

/// Where an address leads. `None` for what is no address, or goes without TLS to anywhere else than near.
#[must_use]
pub fn place(url: &str) -> Option<Place> {
    // As the client that connects reads it: any other reading would be a way around this one.
    let parsed = Url::parse(url).ok()?;
    if !parsed.username().is_empty() || parsed.password().is_some() || url.contains('\\') {
        return None;
    }
    let near = match parsed.host()? {
        Host::Ipv4(address) => !is_public(address.into()),
        Host::Ipv6(address) => !is_public(address.into()),
        Host::Domain(name) if name.contains(['{', '}']) => return None,
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
    };
    match (parsed.scheme(), near) {
        ("https", false) => Some(Place::Public),
        ("https" | "http", true) => Some(Place::Near),
        _ => None,
    }
}

/// Whether an address is one of the public internet (RFC 6890).
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_documentation()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0 && c == 0)
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (18..20).contains(&b)))
        }
        IpAddr::V6(v6) => {
            let [first, second, ..] = v6.segments();
            // Global unicast only, without documentation, 6to4, Teredo and what else is carved out of it.
            (first & 0xe000) == 0x2000
                && !(first == 0x2001 && second < 0x0200)
                && !(first == 0x2001 && second == 0x0db8)
                && first != 0x2002
                && first != 0x3fff
        }
    }
}

/// A range of addresses (CIDR, RFC 4632): its first address and its length, both as IPv6.
#[must_use]
pub fn network(text: &str) -> Option<(u128, u32)> {
    let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
    let address: IpAddr = address.trim().parse().ok()?;
    let (widest, offset) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
    let bits: u32 = bits.map_or(Some(widest), |bits| bits.trim().parse().ok())?;
    (bits <= widest).then_some((as_v6(address), bits + offset))
}

/// Whether an address lies in one of the ranges.
#[must_use]
pub fn is_within(ranges: &[(u128, u32)], address: IpAddr) -> bool {
    ranges.iter().any(|(base, bits)| (base ^ as_v6(address)).checked_shr(128 - bits).unwrap_or_default() == 0)
}

fn as_v6(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for address in ["8.8.8.8", "1.1.1.1", "2606:4700::1", "2a00:1450::1"] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
        for address in [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn addresses_say_where_they_lead() {
        let table = [
            ("https://api.twilio.com", Some(Place::Public)),
            ("https://8.8.8.8/x", Some(Place::Public)),
            ("http://api.twilio.com", None),
            ("http://127.0.0.1:13013/cgi-bin/sendsms", Some(Place::Near)),
            ("http://localhost:1/", Some(Place::Near)),
            ("https://10.0.0.1/", Some(Place::Near)),
            ("http://[::1]:80/", Some(Place::Near)),
            ("http://8.8.8.8/", None),
            ("https://user:pass@api.twilio.com/", None),
            ("https://8.8.8.8\\@127.0.0.1/", None),
            ("https://@api.twilio.com/", Some(Place::Public)),
            ("https://0x7f.1/", Some(Place::Near)),
            ("https://0177.0.0.1/", Some(Place::Near)),
            ("https://2130706433/", Some(Place::Near)),
            ("https://127.0.0.1./", Some(Place::Near)),
            ("https://LOCALHOST./", Some(Place::Near)),
            ("https://[::ffff:a00:1]/", Some(Place::Near)),
            ("https://{to}.example/", None),
            ("https://api.example/{to}?text={text}", Some(Place::Public)),
            ("ftp://127.0.0.1/", None),
            ("gopher", None),
        ];
        for (url, expected) in table {
            assert_eq!(place(url), expected, "{url}");
        }
    }

    #[test]
    fn networks_hold_their_addresses() {
        let ranges: Vec<_> =
            ["192.0.2.0/24", "2001:db8::/32", "198.51.100.7"].iter().filter_map(|text| network(text)).collect();
        assert_eq!(ranges.len(), 3);
        for (address, inside) in [
            ("192.0.2.9", true),
            ("192.0.3.9", false),
            ("2001:db8:1::1", true),
            ("198.51.100.7", true),
            ("198.51.100.8", false),
        ] {
            assert_eq!(is_within(&ranges, address.parse().expect("an address")), inside, "{address}");
        }
        assert_eq!(network("192.0.2.0/33"), None);
        assert_eq!(network("here"), None);
    }

    #[test]
    fn what_can_not_work_is_said_field_by_field() {
        let settings: Settings = serde_json::from_value(serde_json::json!({
            "gateway": { "kind": "kannel", "url": "http://gateway.example/sendsms", "username": "" },
            "number": "091 123 4567", "country": "Croatia", "sources": ["nowhere"], "countries": ["YY"],
        }))
        .expect("settings");
        let fields: Vec<&str> = settings.faults().iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["gateway.username", "gateway.url", "number", "country", "sources", "countries"]);
        let good: Settings = serde_json::from_value(serde_json::json!({
            "gateway": { "kind": "twilio", "account": "AC1" }, "number": "+385911234567", "country": "HR",
        }))
        .expect("settings");
        assert_eq!(good.faults(), []);
        assert!(good.signed());
        assert_eq!(good.near(), []);
        let misspelt =
            serde_json::json!({ "gateway": { "kind": "twilio", "acount": "AC1" }, "number": "1", "country": "HR" });
        assert!(serde_json::from_value::<Settings>(misspelt).is_err());
    }
}
