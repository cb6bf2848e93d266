//! Serving over https with a certificate of one's own.

use std::{io, path::Path, sync::Arc};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

use crate::{
    server::{Stream, Wrap},
    trouble::{Outcome, Trouble},
};

/// Makes what wraps each connection, from a certificate chain and its key, both as PEM files.
///
/// # Errors
/// When a file cannot be read, is not PEM, or the two do not belong together.
pub fn wrap(cert: &Path, key: &Path) -> Outcome<Box<Wrap>> {
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_file_iter(cert).and_then(Iterator::collect).map_err(|error| {
            Trouble::new(format!("Could not read the certificate {}: {error}.", cert.display()))
        })?;
    let key = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| Trouble::new(format!("Could not read the key {}: {error}.", key.display())))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_no_client_auth())
        .and_then(|builder| builder.with_single_cert(chain, key))
        .map_err(|error| {
            Trouble::new(format!("The certificate and the key cannot be used together: {error}."))
        })?;
    let config = Arc::new(config);
    Ok(Box::new(move |stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).map_err(io::Error::other)?;
        Ok(Box::new(StreamOwned::new(connection, stream)) as Box<dyn Stream>)
    }))
}
