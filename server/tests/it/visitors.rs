//! What a view is told about the browser that asks.

use bennu::prelude::*;
use bennu::{ServeLimits, Visitor};
use serde_json::Value;

use crate::support::{Client, Running, Visit, config, get, join_payload, serve, socket_url};

/// Shows who asked for it and who attached to it.
struct Mirror {
    mounted: String,
    connected: String,
}

fn describe(visitor: &Visitor) -> String {
    let agent = visitor.user_agent().unwrap_or("nothing");
    let tenant = visitor.header("x-tenant").unwrap_or("nobody");
    let secret = visitor.header("x-secret").unwrap_or("nothing");
    match visitor.address() {
        Some(address) => format!("{address} {agent} {tenant} {secret}"),
        None => format!("nowhere {agent}"),
    }
}

impl LiveView for Mirror {
    type Event = ();

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self {
            mounted: describe(mount.visitor()),
            connected: String::new(),
        })
    }

    async fn connected(&mut self, connect: &Connect, _: &mut Context<Self>) -> Result {
        self.connected = describe(connect.visitor());
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.mounted) } p { (self.connected) } }
    }
}

fn live() -> Live {
    Live::new(config().trust_forwarded())
        .visitor_headers(["x-tenant"])
        .live::<Mirror>("/")
}

async fn start() -> Running {
    serve((live(), Default::default()), ServeLimits::default()).await
}

async fn joined(visit: &Visit, mounts: u32, more: &[(&'static str, &str)]) -> Value {
    let origin = format!("http://{}", visit.address);
    let mut headers = vec![("cookie", visit.cookie.as_str()), ("origin", &origin)];
    headers.extend(more);
    let mut client = Client::open_with(&socket_url(visit), &headers).await;
    let reply = client.join_with(visit, join_payload(visit, mounts)).await;
    reply["response"]["rendered"].clone()
}

#[tokio::test]
async fn a_view_is_told_who_asked_for_the_page_and_who_attaches() {
    let server = start().await;
    let page = get(
        server.address,
        "/",
        "user-agent: Reader/1\r\nx-tenant: acme\r\nx-secret: 1\r\nx-forwarded-for: 6.6.6.6, 192.0.2.7\r\n",
    );
    let page = page.await;
    let shown = "<p>192.0.2.7 Reader/1 acme nothing</p>";
    assert!(page.text().contains(shown), "{}", page.text());
    let visit = Visit::new(server.address, "/").await;
    let rendered = joined(&visit, 0, &[("user-agent", "Socket/1")]).await;
    assert_eq!(rendered["0"], "127.0.0.1 nothing nobody nothing");
    assert_eq!(rendered["1"], "127.0.0.1 Socket/1 nobody nothing");
    let rendered = joined(&visit, 1, &[("x-forwarded-for", "192.0.2.8")]).await;
    assert_eq!(rendered["1"], "192.0.2.8 nothing nobody nothing");
}

#[tokio::test]
async fn a_view_that_is_mounted_for_a_socket_is_told_who_opened_it() {
    let server = start().await;
    let visit = Visit::new(server.address, "/").await;
    drop(server);
    let server = start().await;
    let visit = Visit {
        address: server.address,
        ..visit
    };
    let rendered = joined(&visit, 0, &[("user-agent", "Socket/1")]).await;
    assert_eq!(rendered["0"], "127.0.0.1 Socket/1 nobody nothing");
}

#[tokio::test]
async fn under_plain_axum_an_address_is_known_if_it_was_asked_to_tell() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, live().into_router()).await });
    let page = get(address, "/", "").await;
    assert!(
        page.text().contains("<p>nowhere nothing</p>"),
        "{}",
        page.text()
    );
    server.abort();
}
