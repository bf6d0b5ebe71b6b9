//! Clients that come back while their view is busy, ends, or belongs to another socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::Close;
use super::site::{Client, Site, settle};
use crate::limits::Limits;
use crate::prelude::*;
use crate::stream::{At, Stream};

/// Counts, and can be kept busy until its callback's time is over.
struct Counter {
    count: u32,
}

#[derive(Event)]
enum Msg {
    Inc,
    Hang,
    Panic,
    Leave,
}

impl LiveView for Counter {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self { count: 0 })
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            Msg::Inc => self.count += 1,
            Msg::Hang => std::future::pending().await,
            Msg::Panic => panic!("as asked"),
            Msg::Leave => cx.redirect("/elsewhere"),
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { p { (self.count) } }
    }
}

/// Shows a stream that is filled once.
struct Feed {
    entries: Stream<u32>,
}

impl LiveView for Feed {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let mut entries = Stream::new(|number: &u32| format!("entry-{number}"));
        entries.insert(At::Last, 7);
        Ok(Self { entries })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Hang => std::future::pending().await,
            Msg::Inc | Msg::Panic | Msg::Leave => Ok(()),
        }
    }

    fn render(&self) -> impl Template {
        html! {
            ul id="feed" phx-update="stream" {
                @stream (id, number) in &self.entries {
                    li id=(id) { (number) }
                }
            }
        }
    }
}

fn shown(reply: &Value) -> &Value {
    assert_eq!(reply["status"], "ok", "{reply}");
    &reply["response"]["rendered"]["0"]
}

/// Whether a reply to a join has the one entry of the feed.
fn is_full(reply: &Value) -> bool {
    assert_eq!(reply["status"], "ok", "{reply}");
    reply.to_string().contains("entry-7")
}

fn close(client: &Client) -> Value {
    json!(["1", "1", client.topic, "phx_close", {}])
}

/// A client that clicked once, made its view busy and lost its connection, and one that takes over.
async fn comes_back_while_busy(site: &Site) -> Client {
    let mut first = site.join().await;
    first.click("inc");
    first.reply().await;
    let second = drops_while_busy(site, first).await;
    settle().await;
    second
}

/// Makes the view of a client busy, cuts the client off, and has another one take over.
async fn drops_while_busy(site: &Site, mut client: Client) -> Client {
    client.click("hang");
    settle().await;
    client.peer.hang_up();
    settle().await;
    let mut next = site.connect();
    next.begin_join(1);
    next
}

#[tokio::test(start_paused = true)]
async fn a_view_that_was_dropped_and_claimed_in_one_go_belongs_to_who_claimed_it() {
    let site = Site::new::<Counter>();
    let mut second = comes_back_while_busy(&site).await;
    assert_eq!(shown(&second.reply().await), "1");
    let mut third = site.connect();
    third.begin_join(0);
    assert_eq!(shown(&third.reply().await), "0", "it has a view of its own");
    second.click("inc");
    assert_eq!(second.reply().await["response"]["diff"]["0"], "2");
}

#[tokio::test(start_paused = true)]
async fn a_new_client_gets_no_view_that_another_one_waits_for() {
    let site = Site::new::<Counter>();
    let mut second = comes_back_while_busy(&site).await;
    let mut third = site.connect();
    third.begin_join(0);
    assert_eq!(shown(&third.reply().await), "0");
    assert_eq!(shown(&second.reply().await), "1");
}

#[tokio::test(start_paused = true)]
async fn an_attached_view_is_not_pushed_out_of_the_park() {
    let live = Live::new(Config::new([1; 32]).unwrap());
    let site = Site::of::<Counter>(live.limits(Limits {
        views_kept: 1,
        ..Limits::default()
    }));
    let mut second = comes_back_while_busy(&site).await;
    assert_eq!(shown(&second.reply().await), "1");
    for _ in 0..2 {
        let other = site.another();
        other.join().await.peer.hang_up();
        settle().await;
    }
    second.click("inc");
    assert_eq!(second.reply().await["response"]["diff"]["0"], "2");
}

#[tokio::test(start_paused = true)]
async fn a_view_with_streams_that_cannot_go_on_is_mounted_anew_for_who_waits() {
    let site = Site::new::<Feed>();
    let first = site.join().await;
    let mut second = drops_while_busy(&site, first).await;
    assert!(is_full(&second.reply().await));
    second.click("inc");
    assert_eq!(second.reply().await["status"], "ok");
}

#[tokio::test(start_paused = true)]
async fn who_takes_a_view_with_streams_over_gets_a_new_one() {
    let site = Site::new::<Feed>();
    let mut first = site.join().await;
    let mut second = site.connect();
    second.begin_join(1);
    assert!(is_full(&second.reply().await));
    assert_eq!(first.peer.message().await, close(&first));
    second.begin_join(2);
    assert_eq!(second.peer.message().await, close(&second));
    assert!(is_full(&second.reply().await), "on the same socket, too");
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_a_view_that_crashes_or_goes_gets_a_new_one() {
    for event in ["panic", "leave"] {
        let site = Site::new::<Counter>();
        let mut first = site.join().await;
        first.click("hang");
        first.click(event);
        settle().await;
        let mut second = site.connect();
        second.begin_join(1);
        assert_eq!(shown(&second.reply().await), "0", "{event}");
        second.click("inc");
        assert_eq!(second.reply().await["response"]["diff"]["0"], "1");
    }
}

/// Its first mount takes its time and then fails as it is told to; later ones succeed.
struct Slow;

#[derive(Clone)]
struct Start {
    mounts: Arc<AtomicU32>,
    fail: fn() -> Error,
}

impl LiveView for Slow {
    type Event = ();

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        let start = cx.state::<Start>();
        if start.mounts.fetch_add(1, Ordering::Relaxed) > 0 {
            return Ok(Self);
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        Err((start.fail)())
    }

    fn render(&self) -> impl Template {
        html! { p { ("slow") } }
    }
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_a_mount_that_fails_or_goes_elsewhere_gets_a_new_one() {
    let ends: [fn() -> Error; 2] = [|| Error::new("no"), || Error::redirect("/elsewhere")];
    for fail in ends {
        let start = Start {
            mounts: Arc::default(),
            fail,
        };
        let live = Live::new(Config::new([1; 32]).unwrap());
        let site = Site::of::<Slow>(live.state(start));
        let mut first = site.connect();
        first.begin_join(0);
        settle().await;
        let mut second = site.connect();
        second.begin_join(1);
        assert_eq!(first.reply().await["status"], "error");
        assert_eq!(shown(&second.reply().await), "slow");
    }
}

#[tokio::test(start_paused = true)]
async fn a_view_whose_next_client_left_early_waits_on() {
    let site = Site::new::<Counter>();
    let second = comes_back_while_busy(&site).await;
    second.peer.hang_up();
    settle().await;
    let mut third = site.connect();
    third.begin_join(2);
    assert_eq!(shown(&third.reply().await), "1");
}

#[tokio::test(start_paused = true)]
async fn a_view_is_not_claimed_with_another_content_of_the_session() {
    for drops in [true, false] {
        let mut site = Site::new::<Counter>();
        let mut first = site.join().await;
        first.click("inc");
        first.reply().await;
        if drops {
            first.peer.hang_up();
            settle().await;
        }
        site.session.set("user", 7);
        let mut second = site.connect();
        second.begin_join(1);
        assert_eq!(shown(&second.reply().await), "0", "{drops}");
        if !drops {
            assert_eq!(first.peer.message().await, close(&first));
        }
        assert_eq!(site.runtime.park.len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_socket_that_panics_says_so_and_lets_its_views_go() {
    let site = Site::new::<Counter>();
    let mut client = site.join().await;
    client.click("inc");
    client.reply().await;
    client.peer.break_server();
    assert_eq!(client.peer.ended().await, Some(Close::Internal));
    let mut other = site.connect();
    other.begin_join(1);
    assert_eq!(shown(&other.reply().await), "1");
    drop(other);
}
