//! The reply token: a word in our mails' ids and return address by which an answer finds its conversation.
//!
//! Deliberately absent: any state. Whoever holds a token may write into that conversation, so it is bound by a MAC to
//! the mailbox and the conversation and can't be made without the channel's key. Letters and digits only, and case
//! doesn't count: mail programs and servers fold case and break at signs.

use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Characters of a token; never more or fewer.
pub const TOKEN_CHARS: usize = 52;

/// Bytes of the truncated MAC: 128 bit (RFC 2104 §5).
const MAC_BYTES: usize = 16;
/// Separates this use of the key from others.
const PURPOSE: &[u8] = b"earshot e-mail reply token 1";
/// RFC 4648 §6, in lower case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The token of a conversation in a mailbox. See the module.
#[derive(Clone, Copy, Debug)]
pub struct Token;

impl Token {
    /// The token of `conversation` within the mailbox `channel`: its id and a MAC, as one word of [`TOKEN_CHARS`].
    #[must_use]
    #[expect(clippy::new_ret_no_self, reason = "a token is a word in a mail, nothing to be held")]
    pub fn new(key: &[u8], channel: Uuid, conversation: Uuid) -> String {
        let mut bytes = Vec::with_capacity(16 + MAC_BYTES);
        bytes.extend_from_slice(conversation.as_bytes());
        // Without a MAC it would fit no conversation; but there is one for keys of any length.
        bytes.extend_from_slice(&mac(key, channel, conversation).unwrap_or_default());
        encode(&bytes)
    }

    /// The conversation of the first valid token in a text, such as a Message-ID or an address `name+token@host`. A
    /// token counts only as a whole word.
    #[must_use]
    pub fn find(key: &[u8], channel: Uuid, text: &str) -> Option<Uuid> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.len() == TOKEN_CHARS)
            .find_map(|word| check(key, channel, word))
    }
}

fn check(key: &[u8], channel: Uuid, word: &str) -> Option<Uuid> {
    let bytes = decode(word)?;
    let (id, claimed) = bytes.split_at_checked(16)?;
    let conversation = Uuid::from_slice(id).ok()?;
    bool::from(mac(key, channel, conversation)?.ct_eq(claimed)).then_some(conversation)
}

fn mac(key: &[u8], channel: Uuid, conversation: Uuid) -> Option<[u8; MAC_BYTES]> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    hmac.update(PURPOSE);
    hmac.update(channel.as_bytes());
    hmac.update(conversation.as_bytes());
    let full = hmac.finalize().into_bytes();
    let mut cut = [0; MAC_BYTES];
    cut.iter_mut().zip(full).for_each(|(to, from)| *to = from);
    Some(cut)
}

fn encode(bytes: &[u8]) -> String {
    let mut word = String::with_capacity(TOKEN_CHARS);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            word.push(letter((held >> bits) & 31));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        word.push(letter((held << (5 - bits)) & 31));
    }
    word
}

fn letter(value: u32) -> char {
    ALPHABET.get(value as usize).map_or('a', |byte| char::from(*byte))
}

/// The 32 bytes of a word, or `None` for foreign letters or a last letter that isn't the one [`encode`] writes.
fn decode(word: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(33);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in word.bytes() {
        let value = match byte.to_ascii_lowercase() {
            letter @ b'a'..=b'z' => letter - b'a',
            digit @ b'2'..=b'7' => digit - b'2' + 26,
            _ => return None,
        };
        held = (held << 5) | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 255).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0 && bytes.len() == 16 + MAC_BYTES).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = &[7; 32];

    #[test]
    fn finds_its_conversation_in_ids_and_addresses() {
        let (channel, conversation) = (Uuid::from_u128(1), Uuid::from_u128(u128::MAX - 5));
        let token = Token::new(KEY, channel, conversation);
        assert_eq!(token.len(), TOKEN_CHARS);
        assert!(token.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{token}");
        let upper = token.to_uppercase();
        for text in [
            token.clone(),
            format!("<{token}.1@x.example>"),
            format!("hilfe+{token}@x.example"),
            format!("Hilfe+{upper}@X.EXAMPLE"),
            format!("<a@b.example> <{}@x.example>\r\n <m.{token}@x.example>", "a".repeat(TOKEN_CHARS)),
        ] {
            assert_eq!(Token::find(KEY, channel, &text), Some(conversation), "{text}");
        }
    }

    #[test]
    fn takes_no_other_word() {
        let (channel, conversation) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let token = Token::new(KEY, channel, conversation);
        let swapped = if token.ends_with('a') { "q" } else { "a" };
        for text in [
            String::new(),
            token[..TOKEN_CHARS - 1].to_owned(),
            format!("{token}a"),
            format!("a{token}"),
            format!("{token}\u{e9}"),
            format!("\u{e9}{token}"),
            format!("{}-{}", &token[..26], &token[26..]),
            format!("{}{swapped}", &token[..TOKEN_CHARS - 1]),
            format!("{}{swapped}{}", &token[..40], &token[41..]).replace(&token, ""),
            // Another conversation with this MAC.
            format!("{}{}", &Token::new(KEY, channel, Uuid::from_u128(3))[..26], &token[26..]),
            // The same bytes with other bits behind the end.
            format!("{}{}", &token[..TOKEN_CHARS - 1], char::from(token.as_bytes()[TOKEN_CHARS - 1] + 1)),
        ] {
            assert_eq!(Token::find(KEY, channel, &text), None, "{text}");
        }
        assert_eq!(Token::find(KEY, Uuid::from_u128(9), &token), None, "another mailbox");
        assert_eq!(Token::find(&[8; 32], channel, &token), None, "another key");
    }
}
