//! A view that lives at several paths, and paths that lead elsewhere.

use bennu::ServeLimits;
use bennu::prelude::*;
use http::StatusCode;
use serde_json::json;

use crate::support::{Client, Running, Visit, config, get, serve};

/// Shows at which of its paths it is, and sends away whoever asks for it by a status.
struct Orders {
    route: &'static str,
}

impl LiveView for Orders {
    type Event = ();

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let route = mount.params().route();
        let Some(status) = mount.params().parse("status") else {
            return Ok(Self { route });
        };
        let status = StatusCode::from_u16(status)?;
        Err(Error::redirect_with(status, "/orders"))
    }

    async fn handle_params(&mut self, params: &Params, cx: &mut Context<Self>) -> Result {
        assert_eq!(cx.params().route(), params.route());
        self.route = params.route();
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.route) } }
    }
}

async fn start() -> Running {
    let live = Live::new(config())
        .live::<Orders>("/orders")
        .live::<Orders>("/orders/new")
        .live::<Orders>("/orders/{id}/edit");
    serve((live, Default::default()), ServeLimits::default()).await
}

#[tokio::test]
async fn a_view_knows_at_which_of_its_paths_it_is() {
    let server = start().await;
    for (path, route) in [
        ("/orders?page=2", "/orders"),
        ("/orders/new", "/orders/new"),
        ("/orders/7/edit", "/orders/{id}/edit"),
    ] {
        let page = get(server.address, path, "").await;
        assert!(page.text().contains(&format!("<p>{route}</p>")), "{path}");
    }
    let visit = Visit::new(server.address, "/orders").await;
    let (mut client, _) = Client::join(&visit).await;
    let url = format!("http://{}/orders/8/edit", visit.address);
    let reference = client
        .send("1", &visit.topic(), "live_patch", json!({"url": url}))
        .await;
    let reply = client.reply(&reference).await;
    assert_eq!(reply["response"]["diff"], json!({"0": "/orders/{id}/edit"}));
}

#[tokio::test]
async fn the_first_page_is_redirected_with_the_status_that_was_asked_for() {
    let server = start().await;
    for (asked, status) in [
        (301, 301),
        (303, 303),
        (307, 307),
        (308, 308),
        (200, 500),
        (304, 500),
    ] {
        let answer = get(server.address, &format!("/orders?status={asked}"), "").await;
        assert_eq!(answer.status, status);
        let location = (status != 500).then_some("/orders");
        assert_eq!(answer.header("location"), location);
    }
}
