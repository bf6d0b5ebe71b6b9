//! The document around a view, and the element that holds it.

use bennu::prelude::*;
use bennu::{Container, ServeLimits};
use serde_json::json;

use crate::support::{Client, Running, Visit, config, get, join_payload, serve};
use crate::views::Other;

/// A view that stands in a `main`.
struct Wide;

impl LiveView for Wide {
    type Event = ();

    const CONTAINER: Container =
        Container::new("main", &[("class", "wide"), ("title", "1 < \"2\"")]);

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self)
    }

    fn render(&self) -> impl Template {
        html! { p { "wide" } }
    }
}

fn document(page: Page, name: &'static str) -> impl Template {
    html! { html { head { (page.head()) } body { (page.content()) (name) } } }
}

async fn start() -> Running {
    let live = Live::new(config())
        .live::<Other>("/plain")
        .live::<Wide>("/wide")
        .open_scope(|live| {
            live.layout(|page| document(page, "shop"))
                .live::<Other>("/shop")
                .open_scope(|live| live.live::<Other>("/shop/inner"))
                .scope(
                    |_: &Mount<'_>| Ok(()),
                    |live| {
                        live.layout(|page| document(page, "till"))
                            .live::<Other>("/shop/till")
                    },
                )
                .live::<Other>("/shop/last")
        })
        .layout(|page| document(page, "all"))
        .live::<Other>("/last");
    serve((live, Default::default()), ServeLimits::default()).await
}

#[tokio::test]
async fn a_scope_has_the_layout_that_is_nearest() {
    let server = start().await;
    for (path, name) in [
        ("/plain", "all"),
        ("/last", "all"),
        ("/shop", "shop"),
        ("/shop/inner", "shop"),
        ("/shop/till", "till"),
        ("/shop/last", "shop"),
    ] {
        let page = get(server.address, path, "").await;
        let end = format!("{name}</body></html>");
        assert!(page.text().ends_with(&end), "{path}: {}", page.text());
    }
}

#[tokio::test]
async fn from_one_layout_to_another_the_page_is_loaded() {
    let server = start().await;
    let visit = Visit::new(server.address, "/shop").await;
    for (path, status) in [
        ("/plain", "error"),
        ("/shop/inner", "error"),
        ("/shop/last", "ok"),
    ] {
        let reply = moved(&visit, path).await;
        assert_eq!(reply["status"], status, "{path}: {reply}");
    }
}

#[tokio::test]
async fn a_view_stands_in_the_element_that_it_names() {
    let server = start().await;
    let page = Visit::new(server.address, "/wide").await;
    for part in [
        "<body><main id=\"phx-",
        " class=\"wide\" title=\"1 &lt; &quot;2&quot;\"><p>wide</p></main><!>all</body>",
    ] {
        assert!(page.html.contains(part), "{}", page.html);
    }
    let reply = moved(&Visit::new(server.address, "/plain").await, "/wide").await;
    let container = &reply["response"]["container"];
    assert_eq!(
        *container,
        json!(["main", {"class": "wide", "title": "1 < \"2\""}])
    );
    let reply = moved(&page, "/plain").await;
    assert_eq!(reply["response"]["container"], json!(["div", {}]));
}

/// What a page is answered that goes elsewhere by live navigation.
async fn moved(visit: &Visit, path: &str) -> serde_json::Value {
    let mut client = Client::connect(visit).await;
    let mut payload = join_payload(visit, 0);
    payload.as_object_mut().unwrap().remove("url");
    payload["redirect"] = json!(format!("http://{}{path}", visit.address));
    client.join_with(visit, payload).await
}

/// Tells whether its page is as old as the page's files are.
struct Dated(bool);

impl LiveView for Dated {
    type Event = ();

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self(false))
    }

    async fn connected(&mut self, connect: &Connect, _: &mut Context<Self>) -> Result {
        self.0 = connect.static_changed();
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (if self.0 { "outdated" } else { "new" }) } }
    }
}

async fn is_outdated(urls: &[&'static str], tracked: &serde_json::Value) -> bool {
    let live = Live::new(config()).track_static(urls.iter().copied());
    let live = (live.live::<Dated>("/"), Default::default());
    let server = serve(live, ServeLimits::default()).await;
    let visit = Visit::new(server.address, "/").await;
    let host = format!("http://{}", visit.address);
    let mut payload = join_payload(&visit, 0);
    let tracked = tracked.to_string().replace("HOST", &host);
    payload["params"]["_track_static"] = serde_json::from_str(&tracked).unwrap();
    let reply = Client::connect(&visit)
        .await
        .join_with(&visit, payload)
        .await;
    reply["response"]["rendered"]["0"] == "outdated"
}

#[tokio::test]
async fn a_view_is_told_that_the_files_of_its_page_have_changed() {
    let ours: &[_] = &["/app.css?v=2", "https://cdn.example/a.js"];
    for (urls, tracked, changed) in [
        (ours, json!(["HOST/app.css?v=2"]), false),
        (ours, json!(["HOST/app.css?v=1"]), true),
        (
            ours,
            json!(["HOST/app.css?v=2", "https://cdn.example/a.js"]),
            false,
        ),
        (ours, json!(["https://cdn.example/b.js"]), true),
        (ours, json!(["http://elsewhere/app.css?v=2"]), true),
        (ours, json!([]), false),
        (ours, json!([1, null]), false),
        (ours, json!("HOST/app.css?v=1"), false),
        (&[], json!(["HOST/app.css?v=1"]), false),
    ] {
        assert_eq!(is_outdated(urls, &tracked).await, changed, "{tracked}");
    }
}
