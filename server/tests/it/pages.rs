//! First pages: documents, cookies, errors.

use bennu::prelude::*;
use bennu::{Limits, ServeLimits};
use serde_json::json;

use crate::support::{Client, Visit, config, get, live, serve, start, wide};

#[tokio::test]
async fn a_page_is_complete_and_nobody_may_keep_it() {
    let server = start().await;
    let answer = get(server.address, "/", "").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let html = answer.text();
    assert!(html.starts_with("<!DOCTYPE html><html"), "{html}");
    assert!(
        html.contains("<title data-default=\"Bennu\">Bennu</title>"),
        "{html}"
    );
    assert!(html.contains("bennu.js\" data-auto></script>"), "{html}");
    assert!(
        html.contains("<p>0</p><button phx-click=\"inc\">"),
        "{html}"
    );
}

#[tokio::test]
async fn the_cookie_is_only_for_the_server() {
    let server = start().await;
    let answer = get(server.address, "/", "").await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("bennu="), "{cookie}");
    assert!(
        cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/"),
        "{cookie}"
    );
    let pair = cookie.split(';').next().unwrap();
    let again = get(server.address, "/", &format!("cookie: {pair}\r\n")).await;
    assert_eq!(again.header("set-cookie"), None, "one session is enough");
    let forged = get(server.address, "/", "cookie: bennu=abc.def\r\n").await;
    assert!(forged.header("set-cookie").is_some());
}

#[tokio::test]
async fn a_secure_site_gets_a_secure_cookie() {
    let config = config().origin("https://example.com").unwrap();
    let app = Live::new(config).live::<crate::views::Other>("/other");
    let server = serve((app, Default::default()), ServeLimits::default()).await;
    let request = "GET /other HTTP/1.1\r\nhost: example.com\r\nconnection: close\r\n\r\n";
    let answer = crate::support::send(server.address, request).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-bennu="), "{cookie}");
    assert!(cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test]
async fn a_page_whose_state_is_missing_says_what_to_write() {
    let app = Live::new(config())
        .state(7_u8)
        .live::<crate::views::Counter>("/");
    let server = serve((app, Default::default()), ServeLimits::default()).await;
    let answer = get(server.address, "/", "").await;
    assert_eq!(answer.status, 500);
    for part in [
        "`it::views::counter::Counter` asks for a state of type `it::views::counter::Mounts` (",
        "counter.rs:",
        "Write `Live::new(config).state(value)` with a value of this very type before `into_router`.",
        "Registered: u8.",
    ] {
        assert!(answer.text().contains(part), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_session_from_a_login_reaches_the_view() {
    let (app, _) = live(wide());
    let cookies = app.session_cookie();
    let server = serve((app, Default::default()), ServeLimits::default()).await;
    let mut session = cookies.create().unwrap();
    session.set("user", "ann");
    let header = cookies.write(&session, false).unwrap();
    let pair = header
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let answer = get(server.address, "/probe", &format!("cookie: {pair}\r\n")).await;
    assert!(answer.text().contains("<p>ann</p>"), "{}", answer.text());
}

#[tokio::test]
async fn errors_are_shown_the_way_the_application_likes() {
    let (app, mounts) = live(wide());
    let app = app.error_page(|page: bennu::ErrorPage| {
        assert!(page.status() != 418, "an error page that fails itself");
        html! { h1 { (page.status()) " " (page.title()) } p { (page.id()) } }
    });
    let server = serve((app, mounts), ServeLimits::default()).await;
    let missing = get(server.address, "/probe?mount=missing", "").await;
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("<h1>404<!> <!>Not Found</h1>"),
        "{}",
        missing.text()
    );
    let failed = get(server.address, "/probe?mount=fail", "").await;
    assert_eq!(failed.status, 500);
    let (_, id) = failed.text().split_once("<p>").unwrap();
    assert_eq!(id.find('<'), Some(16), "{}", failed.text());
    let broken = get(server.address, "/probe?mount=teapot", "").await;
    assert_eq!(broken.status, 418);
    assert!(
        broken.text().contains("<h1>I&#39;m a teapot</h1>"),
        "{}",
        broken.text()
    );
}

#[tokio::test]
async fn a_form_to_another_handler_can_be_checked() {
    let (app, mounts) = live(wide());
    let cookies = app.session_cookie();
    let server = serve((app, mounts), ServeLimits::default()).await;
    let visit = Visit::new(server.address, "/probe?mount=csrf").await;
    let (_, rest) = visit.html.split_once("<title").unwrap();
    let token = rest.split(['>', '<']).nth(1).unwrap();
    let read = |cookie: &str| {
        let header = http::HeaderValue::from_str(cookie).unwrap();
        cookies.read(&http::HeaderMap::from_iter([(
            http::header::COOKIE,
            header,
        )]))
    };
    let session = read(&visit.cookie).unwrap();
    assert!(cookies.verify_csrf(&session, token), "{token}");
    assert!(cookies.verify_csrf(&session, &visit.csrf));
    assert!(!cookies.verify_csrf(&cookies.create().unwrap(), token));
    assert!(!cookies.verify_csrf(&session, ""));
}

#[tokio::test]
async fn failures_are_pages_with_a_status_and_no_secrets() {
    let server = start().await;
    for (query, status, text) in [
        ("mount=missing", 404, "Not Found"),
        ("mount=fail", 500, "Error "),
        ("mount=panic", 500, "Error "),
    ] {
        let answer = get(server.address, &format!("/probe?{query}"), "").await;
        assert_eq!(answer.status, status, "{query}");
        assert!(answer.text().contains(text), "{query}: {}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
    assert_eq!(get(server.address, "/nowhere", "").await.status, 404);
    assert_eq!(get(server.address, "/other", "").await.status, 200);
}

#[tokio::test]
async fn unknown_paths_can_have_the_error_page() {
    let (live, mounts) = live(wide());
    let live = live
        .error_page(|page| html! { h2 { (page.title()) } })
        .answer_unknown_paths();
    let server = serve((live, mounts), ServeLimits::default()).await;
    let answer = get(server.address, "/nowhere", "").await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.text(), "<h2>Not Found</h2>");
    assert_eq!(get(server.address, "/", "").await.status, 200);
}

#[tokio::test]
async fn a_page_whose_join_finds_nothing_is_shown_with_its_status() {
    let server = start().await;
    let visit = Visit::new(server.address, "/probe?mount=missing-live").await;
    let limits = Limits {
        pages_kept: 0,
        ..wide()
    };
    drop(server);
    let server = crate::support::start_with(limits).await;
    let visit = Visit {
        address: server.address,
        ..visit
    };
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 0).await;
    assert_eq!(reply["response"]["reason"], "reload", "{reply}");
    assert_eq!(reply["response"]["status"], 404);
    let token = reply["response"]["token"].as_str().unwrap();
    let check = |cookie: String| async move {
        let header = format!("cookie: __phoenix_reload_status__={cookie}\r\n");
        get(server.address, "/probe", &header).await
    };
    let answer = check(token.to_owned()).await;
    assert_eq!(answer.status, 404);
    assert!(
        answer
            .headers("set-cookie")
            .any(|cookie| cookie.contains("Max-Age=0"))
    );
    let address = visit.address;
    let forged = get(address, "/probe", "cookie: __phoenix_reload_status__=x\r\n").await;
    assert_eq!(forged.status, 500);
}

#[tokio::test]
async fn a_layout_makes_the_document() {
    fn layout(page: Page) -> impl Template {
        let title = page.title().to_owned();
        html! {
            html { head { (page.head()) } body data-title=(title) { (page.content()) } }
        }
    }
    let app = live(wide()).0.layout(layout).title("Shop <1>");
    let server = serve((app, Default::default()), ServeLimits::default()).await;
    let html = get(server.address, "/other", "").await;
    let html = html.text();
    assert!(
        html.contains("<title data-default=\"Shop &lt;1&gt;\">Shop &lt;1&gt;</title>"),
        "{html}"
    );
    assert!(
        html.contains("data-title=\"Shop &lt;1&gt;\"><div id=\"phx-"),
        "{html}"
    );
}

#[tokio::test]
async fn the_router_works_under_plain_axum() {
    let (app, mounts) = live(wide());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, app.into_router()).await });
    let visit = Visit::new(address, "/").await;
    let (mut client, _) = Client::join(&visit).await;
    let reply = client.click(&visit, "inc", json!({})).await;
    assert_eq!(reply["response"]["diff"]["0"], "1");
    assert_eq!(mounts.count(), 1);
    server.abort();
}

#[tokio::test]
async fn two_lives_share_nothing() {
    let (one, _) = live(wide());
    let two = Live::new(Config::new([9; 32]).unwrap()).live::<crate::views::Other>("/other");
    let one = serve((one, Default::default()), ServeLimits::default()).await;
    let two = serve((two, Default::default()), ServeLimits::default()).await;
    let visit = Visit::new(one.address, "/other").await;
    let moved = Visit {
        address: two.address,
        ..visit.clone()
    };
    let mut client = Client::connect(&moved).await;
    assert_eq!(
        client.join_view(&moved, 0).await["response"]["reason"],
        "stale"
    );
    Client::join(&visit).await;
}
