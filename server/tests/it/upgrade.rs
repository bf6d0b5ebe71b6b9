//! What is refused before a connection becomes a socket.

use std::net::SocketAddr;

use crate::support::{Answer, Client, Visit, send, start};

const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

struct Upgrade<'a> {
    path: &'a str,
    method: &'a str,
    connection: &'a str,
    upgrade: &'a str,
    key: &'a str,
    version: &'a str,
    origin: Option<String>,
    more: &'a str,
}

impl Upgrade<'_> {
    fn honest(address: SocketAddr) -> Self {
        Self {
            path: "/live/websocket?vsn=2.0.0",
            method: "GET",
            connection: "Upgrade",
            upgrade: "websocket",
            key: KEY,
            version: "13",
            origin: Some(format!("http://{address}")),
            more: "",
        }
    }

    async fn send(&self, address: SocketAddr) -> Answer {
        let Self {
            path,
            method,
            connection,
            upgrade,
            key,
            version,
            origin,
            more,
        } = self;
        let origin = origin
            .iter()
            .map(|origin| format!("origin: {origin}\r\n"))
            .collect::<String>();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: {connection}\r\nupgrade: {upgrade}\r\n\
             sec-websocket-key: {key}\r\nsec-websocket-version: {version}\r\n{origin}{more}\r\n"
        );
        send_and_close(address, &request).await
    }
}

/// Sends a request on a connection that the server closes when it does not upgrade.
async fn send_and_close(address: SocketAddr, request: &str) -> Answer {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    while !bytes.windows(4).any(|four| four == b"\r\n\r\n") {
        let read = tokio::time::timeout(crate::support::PATIENCE, stream.read_buf(&mut bytes));
        assert!(read.await.unwrap().unwrap() > 0, "no answer");
    }
    let head = String::from_utf8(bytes).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        head,
        body: Vec::new(),
    }
}

#[tokio::test]
async fn an_honest_upgrade_succeeds() {
    let server = start().await;
    let answer = Upgrade::honest(server.address).send(server.address).await;
    assert_eq!(answer.status, 101);
    let tokens = Upgrade {
        connection: "keep-alive, Upgrade",
        ..Upgrade::honest(server.address)
    };
    assert_eq!(tokens.send(server.address).await.status, 101);
    let more = "sec-websocket-protocol: phoenix, base64url.bearer.phx.abc\r\n";
    let protocol = Upgrade {
        more,
        ..Upgrade::honest(server.address)
    };
    let answer = protocol.send(server.address).await;
    assert_eq!(answer.header("sec-websocket-protocol"), Some("phoenix"));
}

#[tokio::test]
async fn dishonest_upgrades_are_refused() {
    let server = start().await;
    let address = server.address;
    let honest = || Upgrade::honest(address);
    let origin = |origin: &str| Upgrade {
        origin: Some(origin.to_owned()),
        ..honest()
    };
    let port = address.port();
    let rows = [
        (
            "no key",
            400,
            Upgrade {
                key: "",
                ..honest()
            },
        ),
        (
            "a short key",
            400,
            Upgrade {
                key: "c2hvcnQ=",
                ..honest()
            },
        ),
        (
            "a long key",
            400,
            Upgrade {
                key: "dGhlIHNhbXBsZSBub25jZQ==dGhl",
                ..honest()
            },
        ),
        (
            "a key that is no base64",
            400,
            Upgrade {
                key: "!!!!!!!!!!!!!!!!!!!!!!==",
                ..honest()
            },
        ),
        (
            "another connection token",
            400,
            Upgrade {
                connection: "keep-alive, notupgrade",
                ..honest()
            },
        ),
        (
            "another upgrade",
            400,
            Upgrade {
                upgrade: "h2c",
                ..honest()
            },
        ),
        (
            "another version",
            400,
            Upgrade {
                version: "8",
                ..honest()
            },
        ),
        (
            "no protocol version",
            403,
            Upgrade {
                path: "/live/websocket",
                ..honest()
            },
        ),
        (
            "an old protocol",
            403,
            Upgrade {
                path: "/live/websocket?vsn=1.0.0",
                ..honest()
            },
        ),
        (
            "a new protocol",
            403,
            Upgrade {
                path: "/live/websocket?vsn=3.0.0",
                ..honest()
            },
        ),
        (
            "another method",
            405,
            Upgrade {
                method: "POST",
                ..honest()
            },
        ),
        (
            "no origin",
            403,
            Upgrade {
                origin: None,
                ..honest()
            },
        ),
        ("origin null", 403, origin("null")),
        ("an empty origin", 403, origin("")),
        ("another scheme", 403, origin(&format!("https://{address}"))),
        ("another host", 403, origin("http://evil.com")),
        (
            "another name of this host",
            403,
            origin(&format!("http://localhost:{port}")),
        ),
        ("no port", 403, origin("http://127.0.0.1")),
        ("another port", 403, origin("http://127.0.0.1:1")),
        (
            "a longer host",
            403,
            origin(&format!("http://{address}.evil.com")),
        ),
        (
            "a prefix of the host",
            403,
            origin(&format!("http://evil-{address}")),
        ),
        ("a user", 403, origin(&format!("http://{address}@evil.com"))),
        ("a path", 403, origin(&format!("http://{address}/"))),
        (
            "two origins",
            403,
            Upgrade {
                more: "origin: http://evil.com\r\n",
                ..honest()
            },
        ),
        ("a file", 403, origin("file://")),
    ];
    for (case, status, upgrade) in rows {
        assert_eq!(upgrade.send(address).await.status, status, "{case}");
    }
    let visit = Visit::new(address, "/").await;
    Client::join(&visit).await;
}

#[tokio::test]
async fn a_plain_request_for_the_socket_is_refused() {
    let server = start().await;
    let request = format!(
        "GET /live/websocket?vsn=2.0.0 HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
        server.address
    );
    assert_eq!(send(server.address, &request).await.status, 400);
}
