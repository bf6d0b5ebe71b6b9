//! What a socket needs of a connection: a WebSocket, or in tests a simulated one.

use std::task::{Context, Poll};

use super::Close;

/// A frame of the client.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A complete text message.
    Text(String),
    /// A complete binary message: uploads, of which there are none yet.
    Binary,
    /// A ping or a pong. Pings are answered below this.
    Control,
}

/// The connection is gone: nothing can be said any more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lost;

/// Frames in both directions.
pub(super) trait Transport {
    /// Ready with the next frame; `None` when the client has ended the connection, an error with what
    /// to tell a client that broke the rules.
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Incoming, Close>>>;

    /// Takes messages of so many bytes from now on, if it took only shorter ones before.
    fn raise(&mut self, most_bytes: usize);

    /// Ready when another message can be sent.
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>>;

    /// Takes a message. Only after [`poll_ready`](Self::poll_ready) was.
    fn send(&mut self, text: String) -> Result<(), Lost>;

    /// Ready when everything that was sent is out of our hands.
    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>>;

    /// How much the client has taken so far. What this counts is the transport's business.
    fn written(&self) -> u64;

    /// Takes the last frame.
    fn send_close(&mut self, close: Close);
}
