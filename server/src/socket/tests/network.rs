//! Two ends of a connection in memory.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

use serde_json::Value;

use crate::socket::Close;
use crate::socket::transport::{Incoming, Lost, Transport};

/// The end of the server.
pub(super) struct Wire(Arc<Mutex<State>>);

/// The end of the client.
pub(super) struct Peer(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    to_server: VecDeque<String>,
    to_client: VecDeque<String>,
    /// The client takes nothing: what is sent stays with the server.
    stopped: bool,
    /// How much the client has taken while it was stopped.
    taken: u64,
    /// The client is gone.
    hung_up: bool,
    /// The server panics when it looks.
    is_broken: bool,
    ended: Option<Option<Close>>,
    server: Option<Waker>,
    client: Option<Waker>,
}

pub(super) fn network() -> (Wire, Peer) {
    let state = Arc::new(Mutex::new(State::default()));
    (Wire(state.clone()), Peer(state))
}

impl State {
    fn wake_server(&mut self) {
        if let Some(waker) = self.server.take() {
            waker.wake();
        }
    }

    fn wake_client(&mut self) {
        if let Some(waker) = self.client.take() {
            waker.wake();
        }
    }

    /// Ready unless the client does not read.
    fn poll_taken(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        if self.stopped && !self.to_client.is_empty() {
            self.server = Some(cx.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }
}

impl Wire {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

impl Transport for Wire {
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Incoming, Close>>> {
        let mut state = self.lock();
        if state.is_broken {
            drop(state);
            panic!("as asked");
        }
        match state.to_server.pop_front() {
            Some(text) => Poll::Ready(Some(Ok(Incoming::Text(text)))),
            None if state.hung_up => Poll::Ready(None),
            None => {
                state.server = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        self.lock().poll_taken(cx)
    }

    fn send(&mut self, text: String) -> Result<(), Lost> {
        let mut state = self.lock();
        state.to_client.push_back(text);
        state.wake_client();
        Ok(())
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Lost>> {
        self.lock().poll_taken(cx)
    }

    /// Messages here have no bound.
    fn raise(&mut self, _: usize) {}

    fn written(&self) -> u64 {
        self.lock().taken
    }

    fn send_close(&mut self, close: Close) {
        let mut state = self.lock();
        state.ended = Some(Some(close));
        state.wake_client();
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        let mut state = self.lock();
        state.ended.get_or_insert(None);
        state.wake_client();
    }
}

impl Peer {
    pub(super) fn send(&self, text: &str) {
        let mut state = self.lock();
        state.to_server.push_back(text.to_owned());
        state.wake_server();
    }

    /// The next message of the server.
    pub(super) async fn message(&mut self) -> Value {
        let text = poll_fn(|cx| {
            let mut state = self.lock();
            match state.to_client.pop_front() {
                Some(text) => Poll::Ready(text),
                None => {
                    assert_eq!(state.ended, None, "the connection ended");
                    state.client = Some(cx.waker().clone());
                    Poll::Pending
                }
            }
        });
        serde_json::from_str(&text.await).unwrap()
    }

    /// How the server ended the connection.
    pub(super) async fn ended(&mut self) -> Option<Close> {
        poll_fn(|cx| {
            let mut state = self.lock();
            state.client = Some(cx.waker().clone());
            state.ended.map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }

    /// Messages that the server has not read.
    pub(super) fn unread(&self) -> usize {
        self.lock().to_server.len()
    }

    /// Ends the connection.
    pub(super) fn hang_up(&self) {
        let mut state = self.lock();
        state.hung_up = true;
        state.wake_server();
    }

    /// Makes the server panic when it reads on.
    pub(super) fn break_server(&self) {
        let mut state = self.lock();
        state.is_broken = true;
        state.wake_server();
    }

    pub(super) fn stop_reading(&self) {
        self.lock().stopped = true;
    }

    /// Takes a part of a message.
    pub(super) fn take_a_little(&self) {
        let mut state = self.lock();
        state.taken += 1;
        state.wake_server();
    }

    pub(super) fn read_on(&self) {
        let mut state = self.lock();
        state.stopped = false;
        state.wake_server();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}
