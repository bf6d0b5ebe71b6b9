//! The log: lines of an application say which view they are from.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing::Subscriber;
use tracing::span::{Attributes, Id};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

use crate::support::{Client, Visit, start};

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// The line with this message, from its spans on.
    fn line(&self, message: &str) -> String {
        let log = self.0.lock().unwrap();
        let text = str::from_utf8(&log).unwrap();
        let line = text.lines().find(|line| line.ends_with(message));
        let line = line.unwrap_or_else(|| panic!("no {message} in {text}"));
        line.trim().trim_start_matches("INFO ").to_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many spans there are.
#[derive(Clone, Default)]
struct Spans(Arc<AtomicUsize>);

impl<S: Subscriber> Layer<S> for Spans {
    fn on_new_span(&self, _: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn on_close(&self, _: Id, _: Context<'_, S>) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn the_lines_of_an_application_name_their_view_and_an_idle_view_keeps_no_span() {
    let (log, spans) = (Log::default(), Spans::default());
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .with_target(false)
        .without_time()
        .finish()
        .with(spans.clone());
    let _guard = tracing::subscriber::set_default(subscriber);
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?mount=log").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "log", json!({})).await;
    client.push("diff").await;
    let name = "it::views::probe::Probe";
    for message in ["mounts", "handles an event", "works in a task"] {
        let expected = format!("view{{name=\"{name}\" id={}}}: {message}", visit.id);
        assert_eq!(log.line(message), expected);
    }
    assert_eq!(spans.0.load(Ordering::SeqCst), 0);
}
