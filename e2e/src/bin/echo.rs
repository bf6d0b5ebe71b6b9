//! The least that a page with a socket can cost: axum alone, which answers every event with a
//! constant. What the counter of the bench pages costs is held against it.
//!
//! `cargo run --release -p bennu-e2e --bin echo` (port from `PORT`, default 4101).

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use tokio::net::TcpListener;

const PAGE: &str = "<!DOCTYPE html><meta name=\"csrf-token\" content=\"t\"><div id=\"phx-echo\" data-phx-main \
    data-phx-session=\"s\" data-phx-static=\"s\"><p id=\"count\">0</p></div>";
const JOINED: &str = r#""phx_reply",{"status":"ok","response":{"rendered":{"0":"0","s":["<p id=\"count\">","</p>"]}}}]"#;
const COUNTED: &str = r#""phx_reply",{"status":"ok","response":{"diff":{"0":"1234"}}}]"#;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::var("PORT")
        .ok()
        .and_then(|port| port.parse().ok())
        .unwrap_or(4101);
    let router = Router::new()
        .route("/counter", get(|| async { Html(PAGE) }))
        .route("/live/websocket", get(upgrade));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router).await
}

async fn upgrade(upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(echo)
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        let Message::Text(text) = message else {
            continue;
        };
        let Some(answer) = answer(&text) else { return };
        if socket.send(Message::text(answer)).await.is_err() {
            return;
        }
    }
}

/// `[join_ref, ref, topic, …` goes back as it came, with a constant behind it.
fn answer(text: &str) -> Option<String> {
    let head = text.match_indices(',').nth(2)?.0;
    let rest = &text[head + 1..];
    let tail = if rest.trim_start().starts_with("\"phx_join\"") {
        JOINED
    } else {
        COUNTED
    };
    Some(format!("{},{tail}", &text[..head]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_carries_the_refs_of_its_question() {
        let answer = answer(r#"["1","2","lv:x","event",{}]"#).expect("an answer");
        assert!(
            answer.starts_with(r#"["1","2","lv:x","phx_reply","#),
            "{answer}"
        );
    }
}
