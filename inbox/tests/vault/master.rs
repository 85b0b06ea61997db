//! Where the master key comes from, and what is refused.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use earshot_inbox::vault::{MasterKey, MasterSource, VaultError};
use tempfile::tempdir;

const ZEROS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

fn refused(source: &MasterSource, folder: &Path) -> String {
    match MasterKey::load(source, folder) {
        Err(VaultError::Master(words)) => words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn makes_a_file_that_gives_the_same_key_again() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("master.key");
    let made = MasterKey::generate_file(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let loaded = MasterKey::load(&MasterSource::File(path.clone()), folder.path()).unwrap();
    assert_eq!(made.derive("audit"), loaded.derive("audit"));
    assert_ne!(made.derive("audit"), made.derive("wrap"));

    let before = fs::read(&path).unwrap();
    assert!(MasterKey::generate_file(&path).unwrap_err().to_string().contains("never overwritten"));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn refuses_a_file_that_others_can_read_and_says_how_to_mend_it() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("master.key");
    MasterKey::generate_file(&path).unwrap();
    let source = MasterSource::File(path.clone());
    for mode in [0o644, 0o640, 0o604, 0o620, 0o777] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let words = refused(&source, folder.path());
        assert!(words.contains("chmod 600") && words.contains(&format!("{mode:04o}")), "{words}");
    }
    for mode in [0o600, 0o400] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert!(MasterKey::load(&source, folder.path()).is_ok());
    }
}

#[test]
fn refuses_a_file_of_somebody_else() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("master.key");
    MasterKey::generate_file(&path).unwrap();
    // Only root can give a file away; for anybody else the case can't be made.
    if std::os::unix::fs::chown(&path, Some(12345), None).is_ok() {
        let words = refused(&MasterSource::File(path), folder.path());
        assert!(words.contains("12345"), "{words}");
    }
}

#[test]
fn refuses_what_is_no_key() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("master.key");
    let words = refused(&MasterSource::File(path.clone()), folder.path());
    assert!(words.contains("no master key file"), "{words}");
    for text in ["", "AAAA", "not base64 at all!", &format!("{ZEROS}{ZEROS}")] {
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(refused(&MasterSource::File(path.clone()), folder.path()).contains("32 random bytes"), "{text}");
        let words = refused(&MasterSource::Environment(text.into()), folder.path());
        assert!(words.contains("32 random bytes"), "{words}");
        assert!(text.is_empty() || !words.contains(text), "the words repeat the secret");
    }
    assert!(refused(&MasterSource::File(folder.path().to_owned()), folder.path()).contains("not a file"));
}

#[test]
fn takes_the_key_from_the_environment() {
    let folder = tempdir().unwrap();
    let loaded = MasterKey::load(&MasterSource::Environment(format!(" {ZEROS}\n").into()), folder.path()).unwrap();
    assert_eq!(loaded.derive("x"), MasterKey::from_bytes([0; 32]).derive("x"));
}

#[test]
fn makes_the_same_key_of_the_same_passphrase_and_salt() {
    let (folder, other) = (tempdir().unwrap(), tempdir().unwrap());
    let passphrase = MasterSource::Passphrase("four odd words here".into());
    let key = MasterKey::load(&passphrase, folder.path()).unwrap();
    assert_eq!(fs::metadata(folder.path().join("keys.salt")).unwrap().len(), 16);
    assert_eq!(MasterKey::load(&passphrase, folder.path()).unwrap().derive("x"), key.derive("x"));
    let another = MasterSource::Passphrase("four odd words herf".into());
    assert_ne!(MasterKey::load(&another, folder.path()).unwrap().derive("x"), key.derive("x"));
    assert_ne!(MasterKey::load(&passphrase, other.path()).unwrap().derive("x"), key.derive("x"));
    assert!(refused(&MasterSource::Passphrase("hunter2".into()), folder.path()).contains("15 characters"));
}

#[test]
fn makes_no_new_salt_where_keys_are() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("keys.db"), b"SQLite").unwrap();
    let passphrase = MasterSource::Passphrase("four odd words here".into());
    assert!(refused(&passphrase, folder.path()).contains("key backup"));
    assert!(!folder.path().join("keys.salt").exists());
    fs::write(folder.path().join("keys.salt"), b"short").unwrap();
    assert!(refused(&passphrase, folder.path()).contains("damaged"));
}

#[test]
fn shows_no_secret_in_debug() {
    let shown = format!(
        "{:?} {:?} {:?}",
        MasterKey::from_bytes([42; 32]),
        MasterSource::Environment(ZEROS.into()),
        MasterSource::Passphrase("four odd words here".into())
    );
    assert_eq!(shown, "MasterKey(…) environment … passphrase …");
}
