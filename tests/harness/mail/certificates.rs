//! A certificate authority of this test binary, and what it signs, good and bad.

use std::path::Path;
use std::sync::OnceLock;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose, date_time_ymd,
};

/// What a server shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// For `localhost` and 127.0.0.1, signed by the authority of [`ca_pem`].
    Good,
    /// The same, out of date for years.
    Expired,
    /// For `elsewhere.example`.
    OtherName,
    /// For `localhost`, signed by an authority that nobody knows.
    UnknownAuthority,
}

/// The authority that a client of these servers must trust, as PEM.
pub fn ca_pem() -> &'static str {
    static PEM: OnceLock<String> = OnceLock::new();
    PEM.get_or_init(|| authority().pem())
}

impl Certificate {
    /// Writes `certificate.pem` and `key.pem` into the folder.
    pub fn write(self, folder: &Path) {
        let names: &[&str] = match self {
            Self::OtherName => &["elsewhere.example"],
            _ => &["localhost", "127.0.0.1"],
        };
        let mut parameters =
            CertificateParams::new(names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).unwrap();
        parameters.distinguished_name.push(DnType::CommonName, names[0]);
        (parameters.not_before, parameters.not_after) = match self {
            Self::Expired => (date_time_ymd(2020, 1, 1), date_time_ymd(2020, 2, 1)),
            _ => (date_time_ymd(2020, 1, 1), date_time_ymd(2100, 1, 1)),
        };
        let key = KeyPair::generate().unwrap();
        let stranger;
        let issuer = match self {
            Self::UnknownAuthority => {
                stranger = new_authority("Authority that nobody knows");
                &stranger
            }
            _ => authority(),
        };
        let certificate = parameters.signed_by(&key, issuer).unwrap();
        std::fs::write(folder.join("certificate.pem"), certificate.pem()).unwrap();
        std::fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
    }
}

fn authority() -> &'static CertifiedIssuer<'static, KeyPair> {
    static AUTHORITY: OnceLock<CertifiedIssuer<'static, KeyPair>> = OnceLock::new();
    AUTHORITY.get_or_init(|| new_authority("Authority of Earshot's tests"))
}

fn new_authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap()
}
