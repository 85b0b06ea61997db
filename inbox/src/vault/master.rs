//! The master key: where it comes from and what is derived from it.
//!
//! Deliberately absent: storing it anywhere by itself. Whoever has it and keys.db reads everything.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use hkdf::Hkdf;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::clock::random;

use super::VaultError;

/// File beside keys.db that keeps the passphrase's salt. Not secret, but without it the passphrase is of no use.
pub const SALT_FILE: &str = "keys.salt";
/// Memory that one guess at a passphrase costs, in KiB.
const ARGON2_MEMORY_KIB: u32 = 64 * 1024;
const ARGON2_PASSES: u32 = 3;
/// Characters that a passphrase has at least.
const PASSPHRASE_MIN: usize = 15;
/// Where systemd puts credentials: a folder that only the service can enter.
const SYSTEMD_CREDENTIALS: &str = "/run/credentials";
const SHAPE: &str = "a master key is 32 random bytes in base64, on one line (openssl rand -base64 32)";

/// Where the master key comes from.
#[derive(Clone)]
pub enum MasterSource {
    /// A file that only its owner can read (0600 or 0400), holding 32 bytes in base64.
    File(PathBuf),
    /// The value itself, 32 bytes in base64, from the environment or a credential.
    Environment(SecretString),
    /// A passphrase of 15 characters or more; argon2id makes the key of it.
    Passphrase(SecretString),
}

impl std::fmt::Debug for MasterSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MasterSource::File(path) => write!(f, "file {}", path.display()),
            MasterSource::Environment(_) => f.write_str("environment …"),
            MasterSource::Passphrase(_) => f.write_str("passphrase …"),
        }
    }
}

/// The master key. Wiped from memory when dropped.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    /// Takes the key from its source. `salt_dir` is the folder of keys.db. A passphrase costs about a tenth of a second
    /// and 64 MiB: call it off the async threads.
    ///
    /// # Errors
    /// [`VaultError::Master`] with words that say how to mend it.
    pub fn load(source: &MasterSource, salt_dir: &Path) -> Result<Self, VaultError> {
        match source {
            MasterSource::File(path) => read_file(path),
            MasterSource::Environment(value) => decode(value.expose_secret(), "the master key in the environment"),
            MasterSource::Passphrase(passphrase) => stretch(passphrase.expose_secret(), &salt(salt_dir)?),
        }
    }

    /// Makes a new key and keeps it in a file that only this user can read. Never overwrites one. Durable when it returns `Ok`.
    ///
    /// # Errors
    /// [`VaultError::Master`] when there is such a file already or it can't be written.
    pub fn generate_file(path: &Path) -> Result<Self, VaultError> {
        let key = Self::from_bytes(random());
        let text = Zeroizing::new(format!("{}\n", &*Zeroizing::new(BASE64_STANDARD.encode(key.0.as_slice()))));
        write_new(path, text.as_bytes()).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => VaultError::Master(format!(
                "{} is there already; a master key is never overwritten, for whatever it sealed would be lost",
                path.display()
            )),
            _ => VaultError::Master(format!("the master key can't be written to {}: {error}", path.display())),
        })?;
        Ok(key)
    }

    /// A key of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key for one purpose, by HKDF-SHA256. The same label always gives the same key; no two tell of each other.
    pub fn derive(&self, label: &str) -> [u8; 32] {
        let mut derived = [0_u8; 32];
        let expanded =
            Hkdf::<Sha256>::new(None, &*self.0).expand_multi_info(&[b"earshot/1/", label.as_bytes()], &mut derived);
        debug_assert!(expanded.is_ok(), "HKDF gives 32 bytes at any time");
        derived
    }
}

fn read_file(path: &Path) -> Result<MasterKey, VaultError> {
    let shown = path.display();
    let refuse = |error: std::io::Error| {
        VaultError::Master(match error.kind() {
            std::io::ErrorKind::NotFound => format!("there is no master key file at {shown}"),
            std::io::ErrorKind::PermissionDenied => format!("the master key file {shown} can't be read by this user"),
            _ => format!("the master key file {shown} can't be read: {error}"),
        })
    };
    let file = fs::metadata(path).map_err(refuse)?;
    if !file.is_file() {
        return Err(VaultError::Master(format!("{shown} is not a file; it should hold the master key")));
    }
    let mode = file.mode() & 0o777;
    if mode & 0o077 != 0 && !path.starts_with(SYSTEMD_CREDENTIALS) {
        return Err(VaultError::Master(format!(
            "others can read the master key file {shown} (its mode is {mode:04o}): chmod 600 {shown}, and if it lay open on a \
             shared machine, think of the key as known"
        )));
    }
    // Root owns what an administrator or systemd hands to the service.
    if let Ok(own) = fs::metadata("/proc/self")
        && file.uid() != own.uid()
        && file.uid() != 0
    {
        return Err(VaultError::Master(format!(
            "the master key file {shown} belongs to another user (number {}), who can read and change it: chown it to the user \
             that runs Earshot",
            file.uid()
        )));
    }
    let text = Zeroizing::new(fs::read_to_string(path).map_err(refuse)?);
    decode(&text, &format!("the file {shown}"))
}

fn decode(text: &str, what: &str) -> Result<MasterKey, VaultError> {
    let bytes = Zeroizing::new(BASE64_STANDARD.decode(text.trim()).unwrap_or_default());
    match <[u8; 32]>::try_from(bytes.as_slice()) {
        Ok(key) => Ok(MasterKey::from_bytes(key)),
        Err(_) => Err(VaultError::Master(format!("{what} holds no master key: {SHAPE}"))),
    }
}

fn stretch(passphrase: &str, salt: &[u8]) -> Result<MasterKey, VaultError> {
    if passphrase.chars().count() < PASSPHRASE_MIN {
        return Err(VaultError::Master(format!(
            "the passphrase is too short: take {PASSPHRASE_MIN} characters or more, for example four or five words that nobody \
             would put together"
        )));
    }
    let mut key = Zeroizing::new([0_u8; 32]);
    Params::new(ARGON2_MEMORY_KIB, ARGON2_PASSES, 1, Some(key.len()))
        .and_then(|params| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                passphrase.as_bytes(),
                salt,
                &mut *key,
            )
        })
        .map_err(|error| VaultError::Master(format!("no key can be made of the passphrase: {error}")))?;
    Ok(MasterKey(key))
}

/// The salt beside keys.db; made at the first start only, since a new one would open nothing.
fn salt(folder: &Path) -> Result<Vec<u8>, VaultError> {
    let path = folder.join(SALT_FILE);
    let refuse =
        |error: std::io::Error| VaultError::Master(format!("the salt {} can't be used: {error}", path.display()));
    match fs::read(&path) {
        Ok(salt) if salt.len() == 16 => return Ok(salt),
        Ok(_) => {
            return Err(VaultError::Master(format!(
                "the salt {} is damaged: restore it from a key backup",
                path.display()
            )));
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(refuse(error)),
    }
    if fs::metadata(folder.join("keys.db")).is_ok_and(|keys| keys.len() > 0) {
        return Err(VaultError::Master(format!(
            "the salt {} is missing, and the passphrase opens nothing without it: restore it from a key backup",
            path.display()
        )));
    }
    let salt: [u8; 16] = random();
    write_new(&path, &salt).map_err(refuse)?;
    Ok(salt.to_vec())
}

/// Writes a file that must not exist yet, for this user only; all of it or nothing. Durable when it returns `Ok`.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".new");
    let draft = PathBuf::from(draft);
    // What a crash left of an earlier try.
    if let Err(error) = fs::remove_file(&draft)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    // A link, unlike a rename, never replaces what is there.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    linked?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}
