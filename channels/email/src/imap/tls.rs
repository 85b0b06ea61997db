//! TLS towards a mail server: the system's authorities, and one's own where the set-up names it.

use std::{io, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio_rustls::TlsConnector;

use super::{guard::Io, trouble::Trouble};

/// Makes what connections need. Reads the system's certificates from disk: not for a thread that serves.
///
/// # Errors
/// [`Trouble::Setup`] where the set-up's certificate can't be read, or there is no authority at all.
pub(super) fn connector(ca_pem: Option<&str>) -> Result<TlsConnector, Trouble> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(pem) = ca_pem {
        add_own(&mut roots, pem)?;
    }
    if roots.is_empty() {
        return Err(Trouble::Setup("This machine knows no certificate authority. Install its ca-certificates.".into()));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| Trouble::Setup("TLS can't be set up on this machine.".into()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn add_own(roots: &mut RootCertStore, pem: &str) -> Result<(), Trouble> {
    let unreadable = || Trouble::Setup("The certificate in the settings can't be read: it has to be PEM.".into());
    let mut added = 0;
    for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
        roots.add(certificate.map_err(|_| unreadable())?).map_err(|_| unreadable())?;
        added += 1;
    }
    if added == 0 { Err(unreadable()) } else { Ok(()) }
}

/// The handshake. The caller limits its time.
pub(super) async fn handshake(connector: &TlsConnector, host: &str, io: Box<dyn Io>) -> Result<Box<dyn Io>, Trouble> {
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| Trouble::Setup("The server's name is neither a name nor an address.".into()))?;
    let stream = connector.connect(name, io).await.map_err(|error: io::Error| Trouble::closed(&error))?;
    Ok(Box::new(stream))
}
