use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Ending, Flow, Proxy, Weather};

/// A server that sends back what it gets.
async fn echo() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let (mut from, mut to) = stream.split();
                tokio::io::copy(&mut from, &mut to).await
            });
        }
    });
    address
}

async fn proxy() -> Proxy {
    Proxy::start(echo().await, None).await.unwrap()
}

async fn exchange(stream: &mut TcpStream, text: &str) -> io::Result<String> {
    stream.write_all(text.as_bytes()).await?;
    let mut answer = vec![0; text.len()];
    stream.read_exact(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test]
async fn a_clear_line_passes_what_it_gets() {
    let proxy = proxy().await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    assert_eq!(exchange(&mut stream, "hello").await.unwrap(), "hello");
}

#[tokio::test]
async fn a_delayed_line_is_late_both_ways() {
    let proxy = proxy().await;
    let by = Duration::from_millis(30);
    proxy.set(Weather::delayed(by));
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let start = Instant::now();
    assert_eq!(exchange(&mut stream, "hello").await.unwrap(), "hello");
    assert!(start.elapsed() >= by * 2, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_throttled_line_takes_its_time() {
    let proxy = proxy().await;
    proxy.set(Weather {
        up: Flow::Throttled(1000),
        ..Weather::default()
    });
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let start = Instant::now();
    exchange(&mut stream, &"x".repeat(100)).await.unwrap();
    assert!(
        start.elapsed() >= Duration::from_millis(100),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn a_blackhole_loses_nothing_once_it_lifts() {
    let proxy = proxy().await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    exchange(&mut stream, "up").await.unwrap();
    proxy.set(Weather::blackhole());
    let limit = Duration::from_millis(50);
    let swallowed = tokio::time::timeout(limit, exchange(&mut stream, "later")).await;
    assert!(swallowed.is_err());
    proxy.set(Weather::default());
    let mut answer = [0; 5];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"later");
}

#[tokio::test]
async fn a_cut_line_ends_in_order() {
    let proxy = proxy().await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    exchange(&mut stream, "up").await.unwrap();
    proxy.cut(Ending::Close);
    assert_eq!(stream.read(&mut [0; 8]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_reset_line_ends_with_an_error() {
    let proxy = proxy().await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    exchange(&mut stream, "up").await.unwrap();
    proxy.cut(Ending::Reset);
    let error = stream.read(&mut [0; 8]).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn a_refusing_line_does_not_come_up() {
    let proxy = proxy().await;
    proxy.set(Weather::refusing());
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    let ended = stream.read(&mut [0; 8]).await;
    assert!(matches!(ended, Ok(0) | Err(_)), "{ended:?}");
}

#[tokio::test]
async fn new_lines_follow_the_server_to_its_new_port() {
    let gone = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let proxy = Proxy::start(gone, None).await.unwrap();
    proxy.lead_to(echo().await);
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    assert_eq!(exchange(&mut stream, "moved").await.unwrap(), "moved");
}

#[tokio::test]
async fn another_script_takes_the_place_of_ours() {
    let proxy = Proxy::start(echo().await, Some(b"other()")).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    stream
        .write_all(b"GET /bennu/00ff/bennu.js HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("other()"),
        "{answer}"
    );
}
