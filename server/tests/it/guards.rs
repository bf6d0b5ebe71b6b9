//! What guards find out about a visitor: the view gets it on every way in, and it is renewed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bennu::prelude::*;
use bennu::{Limits, ServeLimits};
use serde_json::{Value, json};

use crate::support::{Client, Running, Visit, config, get, join_payload, serve, wide};

/// How often the guard has let somebody in, and whether it still does.
#[derive(Clone, Default)]
struct Doorman(Arc<AtomicU32>);

/// From here on he lets nobody in.
const CLOSED: u32 = 1000;
/// From here on he does not answer.
const AWAY: u32 = 2000;

impl Doorman {
    async fn count(&self) -> u32 {
        tokio::task::yield_now().await;
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn set(&self, count: u32) {
        self.0.store(count, Ordering::SeqCst);
    }
}

/// The visitor of this many visits.
struct Visitor {
    visits: u32,
}

async fn known(mount: &Mount<'_>) -> Result<Visitor> {
    match mount.params().get("guard") {
        Some("panic") => panic!("guard"),
        Some("hang") => std::future::pending().await,
        Some("fail") => return Err(Error::new("secret detail")),
        _ => {}
    }
    if mount.params().get("org") == Some("theirs") {
        return Err(Error::redirect("/login"));
    }
    let visits = mount.state::<Doorman>().count().await;
    match visits {
        ..CLOSED => Ok(Visitor { visits }),
        CLOSED..AWAY => Err(Error::redirect("/login")),
        AWAY.. => Err(Error::new("nobody at the door")),
    }
}

/// Sees what the guard around it found out.
fn early(mount: &Mount<'_>) -> Result<String> {
    match mount.scope::<Visitor>().visits {
        1 => Ok("early".to_owned()),
        _ => Err(Error::not_found()),
    }
}

/// Shows who its visitor is.
struct Account {
    visitor: Arc<Visitor>,
    mounted: u32,
}

impl LiveView for Account {
    type Event = ();

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        let visitor: Arc<Visitor> = cx.scope();
        let mounted = mount.scope::<Visitor>().visits;
        Ok(Self { visitor, mounted })
    }

    async fn connected(&mut self, _: &Connect, cx: &mut Context<Self>) -> Result {
        self.visitor = cx.scope();
        Ok(())
    }

    async fn handle_params(&mut self, _: &Params, cx: &mut Context<Self>) -> Result {
        self.visitor = cx.scope();
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.mounted) } b { (self.visitor.visits) } }
    }
}

/// Shows what the inner guard gave.
struct Early(Arc<String>);

impl LiveView for Early {
    type Event = ();

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        Ok(Self(cx.scope()))
    }

    fn render(&self) -> impl Template {
        html! { p { (*self.0) } }
    }
}

async fn start_with(limits: Limits) -> (Running, Doorman) {
    let doorman = Doorman::default();
    let live = Live::new(config())
        .limits(limits)
        .state(doorman.clone())
        .live::<Account>("/open")
        .scope(known, |live| {
            live.live::<Account>("/account")
                .live::<Account>("/{org}/account")
                .scope(early, |live| live.live::<Early>("/early"))
        });
    let server = serve((live, Default::default()), ServeLimits::default()).await;
    (server, doorman)
}

async fn start() -> (Running, Doorman) {
    start_with(wide()).await
}

fn redirect() -> Value {
    json!({"to": "/login", "status": 302})
}

#[tokio::test]
async fn a_view_gets_what_its_guard_found_out_on_every_way_in() {
    let (server, _) = start().await;
    let visit = Visit::new(server.address, "/account").await;
    assert!(visit.html.contains("<p>1</p><b>1</b>"), "{}", visit.html);
    let (_client, joined) = Client::join(&visit).await;
    assert_eq!(joined["rendered"]["0"], "1", "one mount");
    assert_eq!(joined["rendered"]["1"], "2", "asked again for the socket");
    let mut other = Client::connect(&visit).await;
    let mut payload = join_payload(&visit, 0);
    payload.as_object_mut().unwrap().remove("url");
    payload["redirect"] = json!(format!("http://{}/acme/account", visit.address));
    let reply = other.join_with(&visit, payload).await;
    let rendered = &reply["response"]["rendered"];
    assert_eq!((&rendered["0"], &rendered["1"]), (&json!("3"), &json!("3")));
}

#[tokio::test]
async fn a_view_that_comes_back_is_given_only_to_whom_the_guard_still_lets_in() {
    let (server, doorman) = start().await;
    let visit = Visit::new(server.address, "/account").await;
    let (client, _) = Client::join(&visit).await;
    drop(client);
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 1).await;
    assert_eq!(reply["response"]["rendered"]["1"], "3", "{reply}");
    doorman.set(CLOSED);
    let mut client = Client::connect(&visit).await;
    let reply = client.join_view(&visit, 2).await;
    assert_eq!(reply["status"], "error");
    assert_eq!(reply["response"]["redirect"], redirect(), "{reply}");
}

#[tokio::test]
async fn a_view_outlasts_a_guard_that_cannot_tell() {
    let (server, doorman) = start().await;
    let visit = Visit::new(server.address, "/account").await;
    let (mut attached, _) = Client::join(&visit).await;
    doorman.set(AWAY);
    let mut client = Client::connect(&visit).await;
    let refused = json!({"status": "error", "response": {"reason": "join crashed"}});
    assert_eq!(client.join_view(&visit, 1).await, refused);
    attached.heartbeat().await;
    drop(attached);
    for _ in 0..2 {
        assert_eq!(client.join_view(&visit, 1).await, refused);
    }
    doorman.set(7);
    let reply = client.join_view(&visit, 1).await;
    let rendered = &reply["response"]["rendered"];
    assert_eq!((&rendered["0"], &rendered["1"]), (&json!("1"), &json!("8")));
}

#[tokio::test]
async fn a_patch_asks_the_guard_about_another_path_but_not_about_another_query() {
    let (server, _) = start().await;
    let visit = Visit::new(server.address, "/ours/account").await;
    let (mut client, _) = Client::join(&visit).await;
    for (to, response) in [
        ("/ours/account?page=2", json!({})),
        ("/others/account", json!({"diff": {"1": "3"}})),
        ("/theirs/account", json!({"redirect": redirect()})),
    ] {
        let url = format!("http://{}{to}", visit.address);
        let reference = client
            .send("1", &visit.topic(), "live_patch", json!({"url": url}))
            .await;
        let reply = client.reply(&reference).await;
        assert_eq!(reply["response"], response, "{to}");
    }
}

#[tokio::test]
async fn guards_see_what_those_around_them_found_out() {
    let (server, _) = start().await;
    let page = get(server.address, "/early", "").await;
    assert!(page.text().contains("<p>early</p>"), "{}", page.text());
    assert_eq!(get(server.address, "/early", "").await.status, 404);
}

#[tokio::test]
async fn a_view_outside_of_the_scope_is_told_what_is_missing() {
    let (server, _) = start().await;
    let page = get(server.address, "/open", "").await;
    assert_eq!(page.status, 500);
    assert!(
        page.text().contains("no guard of this scope gave a"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_guard_that_goes_wrong_is_a_page_that_goes_wrong() {
    let limits = Limits {
        callback_deadline: Duration::from_millis(200),
        ..wide()
    };
    let (server, _) = start_with(limits).await;
    for how in ["panic", "hang", "fail"] {
        let page = get(server.address, &format!("/account?guard={how}"), "").await;
        assert_eq!(page.status, 500, "{how}");
    }
    for how in ["panic", "hang", "fail"] {
        let visit = Visit::new(server.address, "/account").await;
        let mut client = Client::connect(&visit).await;
        let mut payload = join_payload(&visit, 0);
        payload["url"] = json!(format!("{}?guard={how}", visit.url()));
        let reply = client.join_with(&visit, payload).await;
        assert_eq!(reply["response"]["reason"], "join crashed", "{how}");
        client.heartbeat().await;
    }
    assert_eq!(get(server.address, "/account", "").await.status, 200);
}
