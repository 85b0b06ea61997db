//! The accept loop: connections in, requests out to [`super::serve`].
//!
//! Hyper's own HTTP/1 loop with the smallest read buffer that it allows, because that buffer decides what an open, idle chat
//! costs. Every bound is here: connections in all and by network, time for a head, time for a TLS handshake, time to stop.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    path::Path,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use axum::body::Body;
use futures::future::{BoxFuture, FutureExt};
use http::{Request, Response};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use tokio::{
    io::{AsyncRead, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_rustls::TlsAcceptor;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Edge, limits::Connected};
use crate::config::TlsFiles;

/// Read and write buffer of a connection, and so the longest head of a request; hyper takes no less.
const BUFFER_BYTES: usize = 8 * 1024;
/// Time for the head of a request, and for an idle connection to ask again.
const HEAD_PATIENCE: Duration = Duration::from_secs(20);
const HANDSHAKE_PATIENCE: Duration = Duration::from_secs(10);
/// Said to those who find the house full. Short, so that it fits into the socket's buffer and nobody waits for it.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\n\
Retry-After: 5\r\nConnection: close\r\nContent-Length: 149\r\n\r\n\
{\"type\":\"/problems/unavailable\",\"title\":\"Not now\",\"status\":503,\"detail\":\"Too many people are connected. Please call, or try again in a few seconds.\"}";

/// What answers the requests of a listener.
pub type Answer = Arc<dyn Fn(Request<Incoming>, IpAddr) -> BoxFuture<'static, Response<Body>> + Send + Sync>;

/// Makes the TLS side of a listener.
///
/// # Errors
/// In words, when a file can't be read, holds nothing of use, or the two don't belong together.
pub fn tls(files: &TlsFiles) -> Result<TlsAcceptor, String> {
    let in_file = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect)
        .map_err(|error| in_file(&files.certificate, &error))?;
    if chain.is_empty() {
        return Err(in_file(&files.certificate, &"there is no certificate in this file (PEM, BEGIN CERTIFICATE)"));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| {
        in_file(&files.key, &format!("there is no private key in this file (PEM, BEGIN PRIVATE KEY): {error}"))
    })?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|error| in_file(&files.certificate, &error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Binds an address.
///
/// # Errors
/// In words.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!("{address} is taken by another program; stop it or choose another port"),
        io::ErrorKind::PermissionDenied => {
            format!("{address} needs rights that this user doesn't have; take a port above 1023 or give CAP_NET_BIND_SERVICE")
        }
        io::ErrorKind::AddrNotAvailable => format!("{address} is no address of this machine"),
        _ => format!("{address} can't be listened on: {error}"),
    })
}

/// Accepts until `stop`, then lets open requests end. Connections live in `tasks`.
pub async fn accept(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    edge: Arc<Edge>,
    places: Arc<Semaphore>,
    answer: Answer,
    tasks: TaskTracker,
    stop: CancellationToken,
) {
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely: waiting is all that helps.
                tracing::error!(%error, "can't accept connections");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            edge.metrics.turned_away.fetch_add(1, Ordering::Relaxed);
            turn_away(stream, tls.is_some());
            continue;
        };
        // Small answers go out at once; without this a stream's event may wait for an acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY refused");
        }
        let guest = Guest {
            edge: Arc::clone(&edge),
            peer: peer.ip(),
            answer: Arc::clone(&answer),
            stop: stop.clone(),
            _place: place,
        };
        // Two kinds of task, because a task is as large as the largest thing that it may ever hold, for as long as it lives.
        match tls.clone() {
            None => tasks.spawn(async move {
                if let Some(_counted) = guest.admit() {
                    guest.serve(stream).await;
                }
            }),
            // Counted before the handshake: a network that never finishes one must not take everybody's place.
            Some(tls) => tasks.spawn(async move {
                let Some(_counted) = guest.admit() else { return };
                let shaken = Box::pin(tokio::time::timeout(HANDSHAKE_PATIENCE, tls.accept(stream))).await;
                if let Ok(Ok(stream)) = shaken {
                    guest.serve(Box::new(stream)).await;
                }
            }),
        };
    }
}

/// Says that the house is full, without waiting for anybody.
fn turn_away(mut stream: TcpStream, secure: bool) {
    if !secure {
        // What doesn't go at once isn't said.
        let _ = stream.write_all(FULL).now_or_never();
    }
}

/// One connection.
struct Guest {
    edge: Arc<Edge>,
    peer: IpAddr,
    answer: Answer,
    stop: CancellationToken,
    _place: OwnedSemaphorePermit,
}

impl Guest {
    /// Counts the connection for its network; `None` where the network has too many and no proxy of ours vouches for it.
    fn admit(&self) -> Option<Option<Connected<'_>>> {
        let vouched = self.edge.settings.trusted_proxies.iter().any(|network| network.contains(self.peer));
        let counted = self.edge.limits.connect(self.edge.limits.blinder.key(self.peer));
        if counted.is_none() && !vouched {
            self.edge.metrics.turned_away.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        Some(counted)
    }

    async fn serve<S: AsyncRead + AsyncWrite + Unpin + Send>(&self, stream: S) {
        let Self { edge, peer, answer, stop, _place } = self;
        edge.metrics.connections.fetch_add(1, Ordering::Relaxed);
        let service = hyper::service::service_fn(|request| {
            let answering = answer(request, *peer);
            async move { Ok::<_, std::convert::Infallible>(answering.await) }
        });
        let connection = http1::Builder::new()
            .max_buf_size(BUFFER_BYTES)
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_PATIENCE)
            .serve_connection(TokioIo::new(stream), service);
        let mut connection = std::pin::pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            // Closed phones and scanners; nothing to act on.
            tracing::trace!(%error, "a connection broke");
        }
        edge.metrics.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::FULL;

    #[test]
    fn the_refusal_has_the_length_that_it_states() {
        let text = std::str::from_utf8(FULL).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.lines().any(|line| line == format!("Content-Length: {}", body.len())), "{}", body.len());
        assert!(serde_json::from_str::<serde_json::Value>(body).is_ok());
    }
}
