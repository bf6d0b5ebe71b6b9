//! A WebSocket (RFC 6455) as a transport.
//!
//! Of our own, because a general one keeps buffers for each connection, as large as the largest message in
//! either direction, and an idle page is mostly that: 4 of 9 KiB when this was measured. Here an idle
//! connection keeps none: bytes are read into a buffer on the stack, and what is sent is written from where
//! it is. There are no extensions, thus no compression.

mod decoder;
mod handshake;
mod head;

use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::Close;
use super::transport::{Incoming, Lost, Transport};
use decoder::{Decoded, Decoder};
pub(super) use handshake::accept_key;
use head::{Head, Opcode};

/// A connection that speaks WebSocket.
pub(super) struct WebSocket<I> {
    io: I,
    decoder: Decoder,
    /// What is being written.
    writing: Option<Writing>,
    /// The answer to the client's latest ping, or to its close frame.
    answer: Option<Writing>,
    /// The client has ended the connection.
    closing: bool,
    /// Bytes.
    written: u64,
}

/// A frame on its way to the kernel.
struct Writing {
    head: Head,
    payload: Box<[u8]>,
    /// Bytes of head and payload that are written.
    done: usize,
}

/// Bytes that are read at once.
const READ_BYTES: usize = 8 * 1024;

impl<I: AsyncRead + AsyncWrite + Unpin> WebSocket<I> {
    /// Takes over a connection after the handshake.
    pub(super) fn new(io: I, most_bytes: usize) -> Self {
        Self {
            io,
            decoder: Decoder::new(most_bytes),
            writing: None,
            answer: None,
            closing: false,
            written: 0,
        }
    }

    /// Ready with how many bytes were read; 0 at the end.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<Result<usize, Lost>> {
        // Not filled with zeros first: the socket is polled several times for each message.
        let mut bytes = [const { MaybeUninit::uninit() }; READ_BYTES];
        let mut buffer = ReadBuf::uninit(&mut bytes);
        ready!(Pin::new(&mut self.io).poll_read(cx, &mut buffer)).map_err(|_| Lost)?;
        self.decoder.feed(buffer.filled());
        Poll::Ready(Ok(buffer.filled().len()))
    }

    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        let Some(writing) = &mut self.writing else {
            return Poll::Ready(Ok(()));
        };
        while !writing.is_done() {
            let parts = writing.rest();
            let written = ready!(Pin::new(&mut self.io).poll_write_vectored(cx, &parts));
            match written {
                Ok(0) | Err(_) => return Poll::Ready(Err(Lost)),
                Ok(count) => {
                    writing.done += count;
                    self.written += count as u64;
                }
            }
        }
        self.writing = None;
        Poll::Ready(Ok(()))
    }
}

impl<I: AsyncRead + AsyncWrite + Unpin> Transport for WebSocket<I> {
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Incoming, Close>>> {
        loop {
            match self.decoder.next() {
                _ if self.closing => return Poll::Ready(None),
                Ok(Some(Decoded::Text(text))) => {
                    return Poll::Ready(Some(Ok(Incoming::Text(text))));
                }
                Ok(Some(Decoded::Binary)) => return Poll::Ready(Some(Ok(Incoming::Binary))),
                Ok(Some(Decoded::Pong | Decoded::Fragment)) => {
                    return Poll::Ready(Some(Ok(Incoming::Control)));
                }
                Ok(Some(Decoded::Ping(payload))) => {
                    self.answer = Some(Writing::new(Opcode::Pong, payload));
                    return Poll::Ready(Some(Ok(Incoming::Control)));
                }
                Ok(Some(Decoded::Close(payload))) => {
                    self.answer = Some(Writing::new(Opcode::Close, payload));
                    self.closing = true;
                    // The answer is written as far as it goes; then the connection is over.
                    let _ = self.poll_flush(cx);
                    return Poll::Ready(None);
                }
                Ok(None) => match ready!(self.poll_fill(cx)) {
                    Ok(0) | Err(Lost) => return Poll::Ready(None),
                    Ok(_) => {}
                },
                Err(close) => return Poll::Ready(Some(Err(close))),
            }
        }
    }

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        self.poll_flush(cx)
    }

    fn send(&mut self, text: String) -> Result<(), Lost> {
        self.writing = Some(Writing::new(Opcode::Text, text.into_bytes().into()));
        Ok(())
    }

    /// Writes whole frames one after the other; an answer waits for the frame before it.
    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        loop {
            ready!(self.poll_frame(cx))?;
            match self.answer.take() {
                Some(answer) => self.writing = Some(answer),
                None => break,
            }
        }
        Pin::new(&mut self.io).poll_flush(cx).map_err(|_| Lost)
    }

    fn raise(&mut self, most_bytes: usize) {
        self.decoder.raise(most_bytes);
    }

    fn written(&self) -> u64 {
        self.written
    }

    fn send_close(&mut self, close: Close) {
        let mut payload = close.code().to_be_bytes().to_vec();
        payload.extend(close.reason().bytes());
        self.answer = Some(Writing::new(Opcode::Close, payload.into()));
    }
}

impl Writing {
    fn new(opcode: Opcode, payload: Box<[u8]>) -> Self {
        Self {
            head: Head::new(opcode, payload.len()),
            payload,
            done: 0,
        }
    }

    fn is_done(&self) -> bool {
        self.done >= self.head.bytes().len() + self.payload.len()
    }

    fn rest(&self) -> [IoSlice<'_>; 2] {
        let head = self.head.bytes();
        let in_head = self.done.min(head.len());
        [
            IoSlice::new(&head[in_head..]),
            IoSlice::new(&self.payload[self.done - in_head..]),
        ]
    }
}

#[cfg(test)]
mod tests;
