//! Passwords: argon2id with 64 MiB and 3 passes, two at a time so that a flood of logins can't take all memory.
//!
//! Deliberately absent: composition rules and expiry (NIST SP 800-63B §3.1.1.2 advises against both). Invariant: a login
//! that nobody has costs as much as one that somebody has.

use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{Output, ParamsString, PasswordHash, PasswordHasher, PasswordVerifier, Salt, SaltString},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use unicode_normalization::UnicodeNormalization;

use crate::{clock::random, problems::Problems, store::StoreError};

/// Shortest password, in Unicode scalar values.
pub const PASSWORD_MIN_CHARS: usize = 15;
/// Longest password, in bytes.
pub const PASSWORD_MAX_BYTES: usize = 1024;
/// Hashes at a time; each takes 64 MiB.
const AT_A_TIME: usize = 2;
/// Callers that wait for their turn at most; beyond that they are told to come back.
const QUEUE: usize = 32;

/// What a hash costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// The one that is served.
    pub(super) const FULL: Self = Self { memory_kib: 64 * 1024, passes: 3 };
    /// For tests that log in often.
    #[cfg(test)]
    pub(super) const TEST: Self = Self { memory_kib: 64, passes: 1 };

    fn params(self) -> Result<Params, StoreError> {
        Params::new(self.memory_kib, self.passes, 1, Some(Params::DEFAULT_OUTPUT_LEN)).map_err(defect)
    }

    fn argon2(self) -> Result<Argon2<'static>, StoreError> {
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params()?))
    }
}

/// Too many logins at once.
#[derive(Debug)]
pub(super) struct Busy;

/// Makes and checks hashes.
pub(super) struct Passwords {
    cost: Cost,
    gate: Arc<Semaphore>,
    waiting: AtomicUsize,
    checks: AtomicU64,
}

impl Passwords {
    pub(super) fn new(cost: Cost) -> Self {
        Self {
            cost,
            gate: Arc::new(Semaphore::new(AT_A_TIME)),
            waiting: AtomicUsize::new(0),
            checks: AtomicU64::new(0),
        }
    }

    /// How many passwords were checked so far, right or wrong, against a real hash or the stand-in.
    pub(super) fn checks(&self) -> u64 {
        self.checks.load(Ordering::Relaxed)
    }

    /// Waits for one of the places.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, Busy> {
        let _place = Place::take(&self.waiting).ok_or(Busy)?;
        self.gate.clone().acquire_owned().await.map_err(|_| Busy)
    }

    /// The hash of a password, in PHC form.
    pub(super) async fn hash(&self, password: SecretString, turn: OwnedSemaphorePermit) -> Result<String, StoreError> {
        let cost = self.cost;
        let salt = SaltString::encode_b64(&random::<16>()).map_err(defect)?;
        blocking(move || {
            let _turn = turn;
            let hash = cost.argon2()?.hash_password(password.expose_secret().as_bytes(), &salt).map_err(defect)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password is the one behind `stored`. Without a stored hash a stand-in is checked, so that the answer
    /// takes as long.
    pub(super) async fn check(
        &self,
        password: &SecretString,
        stored: Option<String>,
        turn: OwnedSemaphorePermit,
    ) -> Result<bool, StoreError> {
        self.checks.fetch_add(1, Ordering::Relaxed);
        let real = stored.is_some();
        let stored = match stored {
            Some(stored) => stored,
            None => self.stand_in()?,
        };
        let fits = password.expose_secret().len() <= PASSWORD_MAX_BYTES;
        let password = if fits { normal(password) } else { SecretString::from("") };
        let cost = self.cost;
        let same = blocking(move || {
            let _turn = turn;
            let hash = PasswordHash::new(&stored).map_err(defect)?;
            // The parameters come from the hash itself.
            Ok(cost.argon2()?.verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
        })
        .await?;
        Ok(same && real && fits)
    }

    /// A hash of today's cost that no password has: its output is random.
    fn stand_in(&self) -> Result<String, StoreError> {
        let params = self.cost.params()?;
        let salt = SaltString::encode_b64(&random::<16>()).map_err(defect)?;
        Ok(PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(defect)?,
            salt: Some(Salt::from(&salt)),
            hash: Some(Output::new(&random::<32>()).map_err(defect)?),
        }
        .to_string())
    }
}

/// One place in the queue, given back on drop.
struct Place<'p>(&'p AtomicUsize);

impl<'p> Place<'p> {
    fn take(waiting: &'p AtomicUsize) -> Option<Self> {
        let place = Self(waiting);
        (waiting.fetch_add(1, Ordering::Relaxed) < QUEUE).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Unavailable("Earshot is stopping".into()))?
}

fn defect(error: impl std::fmt::Display) -> StoreError {
    StoreError::Defect(format!("argon2: {error}"))
}

/// The same password from every keyboard: Unicode NFC.
fn normal(password: &SecretString) -> SecretString {
    SecretString::from(password.expose_secret().nfc().collect::<String>())
}

/// Whose password it will be; it may not consist of this.
#[derive(Clone, Debug)]
pub(super) struct Owner<'o> {
    pub(super) login: &'o str,
    pub(super) name: &'o str,
    pub(super) organisation: &'o str,
}

/// The password in its normal form, or why it is no good, under the field `password`.
pub(super) fn acceptable(password: &SecretString, owner: &Owner<'_>) -> Result<SecretString, Problems> {
    let mut problems = Problems::default();
    if password.expose_secret().len() > PASSWORD_MAX_BYTES {
        problems.add("password", format!("at most {PASSWORD_MAX_BYTES} bytes"));
        return Err(problems);
    }
    let password = normal(password);
    let plain = password.expose_secret();
    if plain.chars().count() < PASSWORD_MIN_CHARS {
        problems.add(
            "password",
            format!("at least {PASSWORD_MIN_CHARS} characters; four or five words in a row are easy to remember"),
        );
    } else if hopeless(plain, owner) {
        problems.add("password", "this one is guessed first; four or five unrelated words in a row are better");
    }
    problems.finish()?;
    Ok(password)
}

/// Runs of keys and signs that make up the passwords tried first.
const RUNS: [&str; 8] = [
    "01234567890123456789012345678901234567890",
    "98765432109876543210987654321098765432109",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "zyxwvutsrqponmlkjihgfedcba",
    "qwertyuiopasdfghjklzxcvbnm1234567890",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
];

/// Words that such passwords are made of, longest first where one holds another.
const WORDS: [&str; 26] = [
    "correcthorsebatterystaple",
    "administrator",
    "motdepasse",
    "contraseña",
    "supervisor",
    "missingchildren",
    "childhelpline",
    "password",
    "passwort",
    "palavrapasse",
    "letmein",
    "changeme",
    "welcome",
    "iloveyou",
    "operator",
    "helpline",
    "hotline",
    "earshot",
    "haslo",
    "lozinka",
    "parola",
    "secret",
    "qwerty",
    "azerty",
    "admin",
    "login",
];

fn hopeless(plain: &str, owner: &Owner<'_>) -> bool {
    let folded: String = plain.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let chars: Vec<char> = folded.chars().collect();
    let mut distinct = chars.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 || RUNS.iter().any(|run| run.contains(&folded)) || repeats(&chars) {
        return true;
    }
    let mut rest = folded;
    let own = [owner.login, owner.name, owner.organisation]
        .into_iter()
        .flat_map(|text| std::iter::once(text).chain(text.split(|c: char| !c.is_alphanumeric())))
        .map(|word| word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| word.chars().count() >= 3);
    let mut words: Vec<String> = own.chain(WORDS.iter().map(|word| (*word).to_owned())).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        rest = rest.replace(&word, "");
    }
    rest.chars().filter(|c| c.is_alphabetic()).count() < 5 && rest.chars().count() < 10
}

/// Whether it is one short piece over and over, the last one perhaps cut short.
fn repeats(chars: &[char]) -> bool {
    (1..=chars.len() / 2).any(|period| chars.iter().zip(chars.iter().skip(period)).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(password: &str) -> &'static str {
        let owner = Owner { login: "mira.novak", name: "Mira Novak", organisation: "Listening Ear" };
        match acceptable(&SecretString::from(password), &owner) {
            Ok(_) => "fine",
            Err(problems) if problems.0[0].words.contains("guessed first") => "hopeless",
            Err(problems) if problems.0[0].words.contains("bytes") => "too long",
            Err(_) => "too short",
        }
    }

    #[test]
    fn refuses_what_is_guessed_first_and_takes_the_rest() {
        let long = "a1b2".repeat(257);
        for (password, expected) in [
            ("", "too short"),
            ("fourteen chars", "too short"),
            ("aaaaaaaaaaaaaaa", "hopeless"),
            ("123456789012345", "hopeless"),
            ("qwertyuiopasdfg", "hopeless"),
            ("passwordpassword", "hopeless"),
            ("Password-2026-!!", "hopeless"),
            ("mira.novak2026!", "hopeless"),
            ("Listening Ear 116000", "hopeless"),
            ("abc1abc1abc1abc1", "hopeless"),
            ("              .", "hopeless"),
            (long.as_str(), "too long"),
            ("seven grey boats by noon", "fine"),
            ("žluťoučký kůň úpěl", "fine"),
            ("q9X-77Lm!zR2#tB4", "fine"),
            ("你好世界再见月亮太阳星星山河湖海风", "fine"),
        ] {
            assert_eq!(verdict(password), expected, "{password}");
        }
    }

    #[tokio::test]
    async fn the_same_words_from_two_keyboards_are_the_same_password() {
        let passwords = Passwords::new(Cost::TEST);
        let owner = Owner { login: "a", name: "b", organisation: "c" };
        let composed = acceptable(&SecretString::from("caf\u{e9} au lait noir"), &owner).unwrap();
        let hash = passwords.hash(composed, passwords.turn().await.unwrap()).await.unwrap();
        let decomposed = SecretString::from("cafe\u{301} au lait noir");
        let turn = passwords.turn().await.unwrap();
        assert!(passwords.check(&decomposed, Some(hash), turn).await.unwrap());
    }

    #[tokio::test]
    async fn hashes_cost_64_mib_and_three_passes_and_so_does_the_stand_in() {
        let passwords = Passwords::new(Cost::FULL);
        let turn = passwords.turn().await.unwrap();
        let hash = passwords.hash(SecretString::from("seven grey boats by noon"), turn).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hash}");
        let stand_in = passwords.stand_in().unwrap();
        assert!(stand_in.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{stand_in}");
        assert_eq!(hash.len(), stand_in.len());
        assert!(PasswordHash::new(&stand_in).is_ok());
    }

    #[tokio::test]
    async fn the_queue_for_hashing_is_bounded() {
        let passwords = Arc::new(Passwords::new(Cost::TEST));
        let held = (passwords.turn().await.unwrap(), passwords.turn().await.unwrap());
        let mut waiting: Vec<_> = (0..QUEUE).map(|_| Box::pin(passwords.turn())).collect();
        for turn in &mut waiting {
            assert!(futures::poll!(turn).is_pending());
        }
        assert!(passwords.turn().await.is_err());
        drop(held);
        let first = waiting.remove(0).await;
        assert!(first.is_ok());
    }
}
