//! The first request of a connection, when another client takes the place of ours.
//!
//! Each request gets a connection of its own, so that looking at the first one is enough.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const MOST_BYTES: usize = 64 * 1024;

/// What the browser asks for.
pub(super) enum Head {
    /// The script of our own client.
    OurScript,
    /// Anything else: the bytes to send on.
    Other(Vec<u8>),
}

/// Reads to the end of the request's head.
pub(super) async fn read(browser: &mut TcpStream) -> io::Result<Head> {
    let mut bytes = Vec::new();
    while !bytes.windows(4).any(|window| window == b"\r\n\r\n") {
        if bytes.len() > MOST_BYTES || browser.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(classify(&bytes))
}

/// Answers with a script and ends the connection.
pub(super) async fn answer(browser: &mut TcpStream, script: &[u8]) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/javascript\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        script.len()
    );
    browser.write_all(head.as_bytes()).await?;
    browser.write_all(script).await?;
    browser.shutdown().await
}

fn classify(bytes: &[u8]) -> Head {
    let text = String::from_utf8_lossy(bytes);
    let path = text.split(' ').nth(1).unwrap_or_default();
    if path.starts_with("/bennu/") && path.ends_with("/bennu.js") {
        return Head::OurScript;
    }
    Head::Other(
        text.replacen("Connection: keep-alive", "Connection: close", 1)
            .into_bytes(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_script_is_known_by_its_path() {
        let ours = classify(b"GET /bennu/00ff/bennu.js HTTP/1.1\r\n\r\n");
        assert!(matches!(ours, Head::OurScript));
    }

    #[test]
    fn other_requests_go_on_and_end_their_connection() {
        let request = b"GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n";
        let Head::Other(bytes) = classify(request) else {
            panic!("not our script")
        };
        assert_eq!(bytes, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    #[test]
    fn an_upgrade_stays_an_upgrade() {
        let request = b"GET /live/websocket HTTP/1.1\r\nConnection: Upgrade\r\n\r\n";
        let Head::Other(bytes) = classify(request) else {
            panic!("not our script")
        };
        assert_eq!(bytes, request);
    }
}
