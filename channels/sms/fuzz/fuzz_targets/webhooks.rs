//! Feeds bytes from outside to every reader of the gateways: as a body and as a query, proven or not.
//!
//! Beside "no panic" it holds the readers to their word: nothing unsigned is proven, texts keep their limits, segments add up.
//! Run: `cargo fuzz run webhooks --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use std::sync::LazyLock;

use earshot_sms::{
    fields::{pairs, readable, units},
    gateway::{Gateway, Item, udh_part},
    gsm,
    hook::Hook,
    number::{self, Bare},
    settings::Kind,
};
use libfuzzer_sys::fuzz_target;

static GATEWAYS: LazyLock<Vec<Box<dyn Gateway>>> = LazyLock::new(|| {
    let described = [
        r#"{"kind":"kannel","url":"http://127.0.0.1/","username":"u"}"#.to_owned(),
        r#"{"kind":"twilio","account":"AC0"}"#.to_owned(),
        r#"{"kind":"vonage","key":"k"}"#.to_owned(),
        r#"{"kind":"vonage","key":"k","api":"messages"}"#.to_owned(),
        r#"{"kind":"infobip","base_url":"https://x.example","proof":"hmac","header":"x-hub"}"#.to_owned(),
        r#"{"kind":"sinch","plan":"p"}"#.to_owned(),
        r#"{"kind":"bird","workspace":"w","channel":"c"}"#.to_owned(),
        r#"{"kind":"bird","api":"classic"}"#.to_owned(),
        r#"{"kind":"elks","username":"u"}"#.to_owned(),
        generic(include_str!("../../fixtures/generic/telnyx.json")),
        generic(include_str!("../../fixtures/generic/seven.json")),
    ];
    described.iter().map(|text| serde_json::from_str::<Kind>(text).expect("a gateway").gateway()).collect()
});

fn generic(text: &str) -> String {
    text.replacen('{', r#"{"kind":"generic","#, 1)
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let segments = gsm::segments(&text);
    let (smart, better) = gsm::smart(&text);
    assert!(better.segments <= segments.segments && (better.replaced > 0 || smart == text));
    assert_eq!(segments.segments == 0, text.is_empty());
    // These private characters stand for halves of surrogate pairs, as `fields` says.
    if !smart.contains(|letter| ('\u{10f000}'..='\u{10f7ff}').contains(&letter)) {
        assert_eq!(readable(&units(&smart)), readable(&smart.encode_utf16().collect::<Vec<_>>()));
    }
    let _ = (pairs(bytes), udh_part(bytes));
    if let Some(party) = number::party(&text, "SE", Bare::Delivered) {
        assert!(!party.address().expose().is_empty());
    }
    let headers = ["authorization", "x-twilio-signature", "x-hub", "messagebird-signature-jwt"];
    let headers = headers.map(|name| (name.to_owned(), text.trim().to_owned())).to_vec();
    for path in ["/in", "/status?ref=r"] {
        let posted = Hook { method: "POST".into(), path: path.into(), headers: headers.clone(), body: bytes.to_vec().into() };
        let asked = Hook { method: "GET".into(), path: format!("{path}?{text}"), headers: headers.clone(), ..Hook::default() };
        for hook in [posted, asked] {
            for gateway in GATEWAYS.iter() {
                assert!(gateway.prove(&hook, "https://h.example/sms/k", b"a secret that nobody guesses").is_err());
                for item in gateway.read(&hook).unwrap_or_default() {
                    if let Item::Said(said) = item {
                        assert!(!readable(&said.text).contains(['\0', '\r']));
                        assert!(said.part.is_none_or(|part| part.total > 1 && part.number <= part.total));
                    }
                }
            }
        }
    }
});
