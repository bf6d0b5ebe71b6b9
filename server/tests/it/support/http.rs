use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::PATIENCE;

/// A response, as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// All values of a header.
    pub(crate) fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter_map(move |(found, value)| found.eq_ignore_ascii_case(name).then_some(value))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next().map(|value| {
            let start = self.head.find(value).unwrap();
            &self.head[start..start + value.len()]
        })
    }
}

/// Gets a page over a connection of its own.
pub(crate) async fn get(address: SocketAddr, path: &str, headers: &str) -> Answer {
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\r\n");
    send(address, &request).await
}

/// Sends a request as it is and reads until the server closes, or up to the end of an upgrade's head.
pub(crate) async fn send(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    loop {
        let read = timeout(PATIENCE, stream.read_buf(&mut bytes))
            .await
            .unwrap();
        if read.unwrap_or(0) == 0 || bytes.starts_with(b"HTTP/1.1 101") {
            return parse(&bytes);
        }
    }
}

fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no head: {:?}", String::from_utf8_lossy(bytes)));
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        head,
        body: bytes[end + 4..].to_vec(),
    }
}
