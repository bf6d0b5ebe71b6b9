//! The end of a server.

use std::time::Duration;

use bennu::ServeLimits;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::support::{Client, PATIENCE, Visit, live, serve, start, wide};

#[tokio::test]
async fn every_socket_is_told_to_come_back() {
    let server = start().await;
    let mut clients = Vec::new();
    for path in ["/", "/probe", "/other"] {
        let visit = Visit::new(server.address, path).await;
        clients.push(Client::join(&visit).await.0);
    }
    let address = server.address;
    let ending = tokio::spawn(server.end());
    for client in &mut clients {
        assert_eq!(client.ended().await, Some(1012));
    }
    timeout(PATIENCE, ending).await.unwrap().unwrap();
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn a_client_that_does_not_go_is_cut_off_at_the_deadline() {
    let limits = ServeLimits {
        drain_deadline: Duration::from_millis(100),
        head_deadline: Duration::from_secs(60),
        ..ServeLimits::default()
    };
    let server = serve(live(wide()), limits).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
    let visit = Visit::new(server.address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    client.click(&visit, "inc", json!({})).await;
    let start = Instant::now();
    server.end().await;
    assert!(start.elapsed() < PATIENCE / 2, "{:?}", start.elapsed());
}

#[tokio::test]
async fn idle_connections_are_closed_at_once() {
    let mut server = start().await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = format!("GET /other HTTP/1.1\r\nhost: {}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = vec![0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(answer, b"HTTP/1.1 200");
    server.begin_end();
    let mut rest = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut rest))
        .await
        .unwrap()
        .unwrap();
}
