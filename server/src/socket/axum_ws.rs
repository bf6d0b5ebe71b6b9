//! axum's WebSocket as a transport.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::{Sink, Stream};

use super::Close;
use super::transport::{Incoming, Lost, Transport};

impl Transport for WebSocket {
    fn poll_receive(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Incoming, Close>>> {
        Pin::new(self).poll_next(cx).map(|next| match next? {
            Ok(Message::Text(text)) => Some(Ok(Incoming::Text(text))),
            Ok(Message::Binary(_)) => Some(Ok(Incoming::Binary)),
            Ok(Message::Ping(_) | Message::Pong(_)) => Some(Ok(Incoming::Control)),
            Ok(Message::Close(_)) => None,
            Err(error) => close_for(error).map(Err),
        })
    }

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        Sink::poll_ready(Pin::new(self), cx).map_err(|_| Lost)
    }

    fn send(&mut self, text: Utf8Bytes) -> Result<(), Lost> {
        Sink::start_send(Pin::new(self), Message::Text(text)).map_err(|_| Lost)
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        Sink::poll_flush(Pin::new(self), cx).map_err(|_| Lost)
    }

    fn send_close(&mut self, close: Close) {
        let frame = CloseFrame { code: close.code(), reason: close.reason().into() };
        // A connection that takes no frame is gone already.
        let _ = Sink::start_send(Pin::new(self), Message::Close(Some(frame)));
    }
}

/// What to tell a client whose frames cannot be read. `None` when it is gone.
fn close_for(error: axum::Error) -> Option<Close> {
    let error = error.into_inner();
    match error.downcast_ref::<tungstenite::Error>()? {
        tungstenite::Error::Capacity(_) => Some(Close::TooBig),
        tungstenite::Error::Utf8(_) => Some(Close::BadData),
        tungstenite::Error::Protocol(
            tungstenite::error::ProtocolError::ResetWithoutClosingHandshake,
        ) => None,
        tungstenite::Error::Protocol(_) => Some(Close::Protocol),
        _ => None,
    }
}
