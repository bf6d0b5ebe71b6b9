//! A stream whose other end has to take something now and then.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::deadline::Deadline;

/// Fails to write once the other end has taken nothing for too long. Holds something for as long as it is open: a permit,
/// which so outlives the change to a WebSocket.
pub(super) struct Patient<S, H> {
    stream: S,
    /// For a write that waits.
    deadline: Deadline,
    _held: H,
}

impl<S, H> Patient<S, H> {
    pub(super) fn new(stream: S, patience: Duration, held: H) -> Self {
        Self {
            stream,
            deadline: Deadline::new(patience),
            _held: held,
        }
    }

    /// What became of a write, or an error when it has waited too long.
    fn judge(
        &mut self,
        written: Poll<io::Result<usize>>,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.deadline.reset();
            return written;
        }
        let over = self.deadline.poll(cx);
        over.map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin, H: Unpin> AsyncRead for Patient<S, H> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin, H: Unpin> AsyncWrite for Patient<S, H> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(written, cx)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.judge(written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::time::Instant;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(60);

    #[tokio::test(start_paused = true)]
    async fn gives_up_on_who_takes_nothing() {
        let (near, _far) = duplex(8);
        let start = Instant::now();
        let mut stream = Patient::new(near, PATIENCE, ());
        let error = stream.write_all(b"more than eight").await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(start.elapsed(), PATIENCE);
    }

    #[tokio::test(start_paused = true)]
    async fn has_patience_with_who_takes_little_at_a_time() {
        let (near, mut far) = duplex(1);
        let mut stream = Patient::new(near, PATIENCE, ());
        let reader = tokio::spawn(async move {
            for _ in 0..10 {
                tokio::time::sleep(PATIENCE - Duration::from_secs(1)).await;
                far.read_u8().await.unwrap();
            }
        });
        stream.write_all(&[0; 10]).await.unwrap();
        reader.await.unwrap();
    }
}
