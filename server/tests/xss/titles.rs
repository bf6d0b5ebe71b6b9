//! The title of a page, which stands in the document around the view and travels beside the markup.

use axum::Router;
use axum::body::Body;
use bennu::prelude::*;
use bennu_wire::writer::DiffWriter;
use bennu_wire::{DecodeLimits, Tree};
use http::Request;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use crate::{MARK, corpus, dom, filled};

/// A view whose title is what the visitor says.
struct Titled;

impl LiveView for Titled {
    type Event = ();

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.set_title(mount.params().get("title").unwrap_or_default());
        Ok(Self)
    }

    fn render(&self) -> impl Template {
        html! { p { "content" } }
    }
}

#[tokio::test]
async fn a_title_is_text_on_the_first_page() {
    let app: Router =
        Live::new(Config::new("a secret for tests, thirty-two bytes").expect("a secret"))
            .title(MARK)
            .live::<Titled>("/")
            .into_router();
    let expected = outline(&app, MARK).await;
    for payload in corpus::payloads() {
        // The default title stays what it is.
        let default = format!("data-default={MARK:?}");
        let expected = expected.replace(&default, "data-default=\"default\"");
        let shown = outline(&app, &payload)
            .await
            .replace(&default, "data-default=\"default\"");
        assert_eq!(shown, filled(&expected, &payload), "{payload:?}");
    }
}

#[test]
fn a_title_is_text_in_a_diff() {
    for payload in corpus::payloads() {
        let (mut writer, mut tree, mut message) = (DiffWriter::new(), Tree::new(), String::new());
        writer.title(&payload);
        writer.finish(&mut message);
        tree.apply(&message, 0..message.len(), &DecodeLimits::client())
            .expect("a diff");
        assert_eq!(tree.title(), Some(payload.as_str()));
    }
}

/// What a browser makes of the page, without the tokens, which are others each time.
async fn outline(app: &Router, title: &str) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("title", title)
        .finish();
    let request = Request::get(format!("/?{query}")).header("host", "localhost");
    let request = request.body(Body::empty()).expect("a request");
    let answer = app.clone().oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let body = answer
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let outline = dom::outline(&String::from_utf8_lossy(&body));
    let lines = outline.lines().map(|line| {
        let token = line.contains("data-phx-session") || line.contains("csrf-token");
        line.split('=').next().filter(|_| token).unwrap_or(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}
