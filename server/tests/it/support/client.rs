use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::{PATIENCE, Visit};

/// A client of one connection.
pub(crate) struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    reference: u64,
}

/// How a connection ended: the code of the close frame, if there was one.
pub(crate) type Ended = Option<u16>;

impl Client {
    /// Opens a socket for a page.
    pub(crate) async fn connect(visit: &Visit) -> Self {
        let address = visit.address;
        Self::open(
            &socket_url(visit),
            &visit.cookie,
            &format!("http://{address}"),
        )
        .await
    }

    pub(crate) async fn open(url: &str, cookie: &str, origin: &str) -> Self {
        Self::open_with(url, &[("cookie", cookie), ("origin", origin)]).await
    }

    pub(crate) async fn open_with(url: &str, headers: &[(&'static str, &str)]) -> Self {
        let mut request = url.into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let (socket, _) = timeout(PATIENCE, connect_async(request))
            .await
            .unwrap()
            .unwrap();
        Self {
            socket,
            reference: 0,
        }
    }

    /// Opens a socket for a page and joins its view.
    pub(crate) async fn join(visit: &Visit) -> (Self, Value) {
        let mut client = Self::connect(visit).await;
        let reply = client.join_view(visit, 0).await;
        assert_eq!(reply["status"], "ok", "{reply}");
        (client, reply["response"].clone())
    }

    /// Joins a view and waits for the reply. `mounts`: how often the page was joined before.
    pub(crate) async fn join_view(&mut self, visit: &Visit, mounts: u32) -> Value {
        self.join_with(visit, join_payload(visit, mounts)).await
    }

    pub(crate) async fn join_with(&mut self, visit: &Visit, payload: Value) -> Value {
        let reference = self.send("1", &visit.topic(), "phx_join", payload).await;
        self.reply(&reference).await
    }

    /// Sends a message and returns its ref.
    pub(crate) async fn send(
        &mut self,
        join_ref: &str,
        topic: &str,
        event: &str,
        payload: Value,
    ) -> String {
        self.reference += 1;
        let reference = self.reference.to_string();
        let message = json!([join_ref, reference, topic, event, payload]);
        self.send_text(&message.to_string()).await;
        reference
    }

    pub(crate) async fn send_text(&mut self, text: &str) {
        self.send_frame(Message::Text(Utf8Bytes::from(text))).await;
    }

    pub(crate) async fn send_frame(&mut self, message: Message) {
        // A connection that the server has just closed is found out when it is read.
        let _ = self.socket.send(message).await;
    }

    /// Clicks, and returns the response.
    pub(crate) async fn click(&mut self, visit: &Visit, event: &str, value: Value) -> Value {
        let reference = self.begin_click(visit, event, value).await;
        self.reply(&reference).await
    }

    pub(crate) async fn begin_click(&mut self, visit: &Visit, event: &str, value: Value) -> String {
        let payload = json!({"type": "click", "event": event, "value": value});
        self.send("1", &visit.topic(), "event", payload).await
    }

    /// The payload of the reply to a message, which must be the next one.
    pub(crate) async fn reply(&mut self, reference: &str) -> Value {
        let message = self.next().await;
        assert_eq!(message[1], reference, "{message}");
        assert_eq!(message[3], "phx_reply", "{message}");
        message[4].clone()
    }

    /// The payload of the next message, which must be a push of this event.
    pub(crate) async fn push(&mut self, event: &str) -> Value {
        let message = self.next().await;
        assert_eq!(message[3], event, "{message}");
        message[4].clone()
    }

    /// The next message.
    pub(crate) async fn next(&mut self) -> Value {
        loop {
            match timeout(PATIENCE, self.socket.next())
                .await
                .expect("a message in time")
            {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("the connection ended: {other:?}"),
            }
        }
    }

    /// Reads on until the connection ends.
    pub(crate) async fn ended(&mut self) -> Ended {
        loop {
            match timeout(PATIENCE, self.socket.next())
                .await
                .expect("an end in time")
            {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    /// Shows that the connection and the server are well.
    pub(crate) async fn heartbeat(&mut self) {
        self.reference += 1;
        let reference = self.reference.to_string();
        let message = json!([null, reference, "phoenix", "heartbeat", {}]);
        self.send_text(&message.to_string()).await;
        assert_eq!(
            self.reply(&reference).await,
            json!({"status": "ok", "response": {}})
        );
    }
}

/// Where the socket of a page is.
pub(crate) fn socket_url(visit: &Visit) -> String {
    let Visit { address, csrf, .. } = visit;
    format!("ws://{address}/live/websocket?_csrf_token={csrf}&vsn=2.0.0")
}

/// What a client says when it joins the view of a page.
pub(crate) fn join_payload(visit: &Visit, mounts: u32) -> Value {
    json!({
        "url": visit.url(),
        "params": {"_csrf_token": visit.csrf, "_mounts": mounts, "_mount_attempts": 0},
        "session": visit.session,
        "static": visit.fixed,
        "sticky": false,
    })
}
