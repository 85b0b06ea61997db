//! The stream below the SMTP client: it bounds what a server may say at a time and remembers how far a mail got.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Bytes that a server may send without being asked: its longest answer. Small, as the client reads an answer of many
/// lines from its start with every line.
pub(super) const ANSWER_BYTES: usize = 8 * 1024;

/// The line with which the client ends a mail, written by itself.
const END: &[u8] = b"\r\n.\r\n";

/// Whether the end of a mail went out: before it nothing was taken, after it anything may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress(Arc<AtomicBool>);

impl Progress {
    pub(super) fn begin(&self) {
        self.0.store(false, Ordering::Release);
    }

    pub(super) fn has_ended(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// See the module.
#[derive(Debug)]
pub(super) struct Guarded<S> {
    stream: S,
    peer: SocketAddr,
    /// Said to the client before the server's first word.
    greeting: &'static [u8],
    unasked: usize,
    progress: Progress,
}

impl<S> Guarded<S> {
    pub(super) fn new(stream: S, peer: SocketAddr, greeting: &'static [u8], progress: Progress) -> Self {
        Self { stream, peer, greeting, unasked: 0, progress }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guarded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.greeting.is_empty() {
            let fitting = self.greeting.len().min(buffer.remaining());
            if let Some((now, later)) = self.greeting.split_at_checked(fitting) {
                buffer.put_slice(now);
                self.greeting = later;
            }
            return Poll::Ready(Ok(()));
        }
        if self.unasked > ANSWER_BYTES {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidData, "the server's answer doesn't end")));
        }
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.unasked += buffer.filled().len().saturating_sub(before);
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guarded<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.unasked = 0;
        if bytes == END {
            self.progress.0.store(true, Ordering::Release);
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: AsyncRead + AsyncWrite + Send + Sync + Unpin + std::fmt::Debug> AsyncTokioStream for Guarded<S> {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}
