//! Serving over https with a certificate of one's own.

use std::{path::Path, sync::Arc};

use axum_server::tls_rustls::RustlsConfig;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

use crate::trouble::{Outcome, Trouble};

/// Reads a certificate chain and its key, both PEM files.
///
/// # Errors
/// When a file cannot be read, is not PEM, or the two do not belong together.
pub fn read(cert: &Path, key: &Path) -> Outcome<RustlsConfig> {
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_file_iter(cert).and_then(Iterator::collect).map_err(|error| {
            Trouble::new(format!("Could not read the certificate {}: {error}.", cert.display()))
        })?;
    let key = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| Trouble::new(format!("Could not read the key {}: {error}.", key.display())))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_no_client_auth())
        .and_then(|builder| builder.with_single_cert(chain, key))
        .map_err(|error| {
            Trouble::new(format!("The certificate and the key cannot be used together: {error}."))
        })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}
