use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::channel::{JoinRequest, ViewHandle};
use crate::session::SessionId;

#[derive(Default)]
struct View {
    ended: AtomicU32,
}

impl ViewHandle for View {
    fn deliver(&self, delivery: Delivery) -> Result<(), Box<JoinRequest>> {
        if matches!(delivery, Delivery::Evicted) {
            self.ended.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn waiting_events(&self) -> u32 {
        0
    }
}

/// The session of a visitor.
fn session(number: u8) -> Session {
    Session::new(SessionId([number; 16]), serde_json::Map::new())
}

const ME: u8 = 1;
const OTHER: u8 = 2;
const KIND: u64 = 7;

fn id(number: u8) -> ViewId {
    ViewId([number; 12])
}

fn park(pages: usize, views: usize) -> Park {
    Park::new(&Limits {
        pages_kept: pages,
        views_kept: views,
        ..Limits::default()
    })
}

fn enter(park: &Park, number: u8) -> (Arc<View>, u64) {
    let view = Arc::new(View::default());
    let generation = park.enter(id(number), view.clone(), KIND, session(ME));
    (view, generation)
}

fn finds(park: &Park, number: u8, visitor: u8, takes_over: bool) -> bool {
    matches!(
        park.claim(id(number), KIND, &session(visitor), takes_over),
        Claim::View(_)
    )
}

#[tokio::test]
async fn a_waiting_view_is_claimed_once() {
    let park = park(10, 10);
    let (_, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Pages, 1).is_some());
    assert!(finds(&park, 1, ME, false));
    assert!(!finds(&park, 1, ME, false), "it is attached now");
    assert!(
        finds(&park, 1, ME, true),
        "a client that was joined before takes it over"
    );
}

#[tokio::test]
async fn a_view_is_only_for_its_session_and_kind() {
    let park = park(10, 10);
    let (_, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    assert!(!finds(&park, 1, OTHER, true));
    assert!(matches!(
        park.claim(id(1), KIND + 1, &session(ME), true),
        Claim::Nothing
    ));
    assert!(finds(&park, 1, ME, false), "it still waits");
}

#[tokio::test]
async fn pages_cannot_push_out_views() {
    let park = park(1, 1);
    let (view, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    let (page, generation) = enter(&park, 2);
    assert!(park.park(id(2), generation, Pool::Pages, 1).is_some());
    let (_, generation) = enter(&park, 3);
    assert!(park.park(id(3), generation, Pool::Pages, 1).is_some());
    assert_eq!(page.ended.load(Ordering::Relaxed), 1);
    assert_eq!(view.ended.load(Ordering::Relaxed), 0);
    assert!(finds(&park, 1, ME, false));
    assert!(!finds(&park, 2, ME, false));
    assert!(finds(&park, 3, ME, false));
}

#[tokio::test]
async fn a_claim_wins_over_the_end_of_the_wait() {
    let park = park(10, 10);
    let (_, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Pages, 1).is_some());
    assert!(finds(&park, 1, ME, false));
    assert!(!park.expire(id(1), generation));
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    assert!(park.expire(id(1), generation));
    assert!(!finds(&park, 1, ME, true));
    assert_eq!(park.len(), 0);
}

#[tokio::test]
async fn a_later_view_of_the_same_page_takes_its_place() {
    let park = park(10, 10);
    let (_, first) = enter(&park, 1);
    let (_, second) = enter(&park, 1);
    assert!(
        park.park(id(1), first, Pool::Views, 1).is_none(),
        "the first cannot be claimed any more"
    );
    park.remove(id(1), first);
    assert!(park.park(id(1), second, Pool::Views, 1).is_some());
    park.remove(id(1), second);
    assert_eq!(park.len(), 0);
    assert_eq!(
        park.lock().views.push(Ticket(99), id(9), 1),
        [],
        "its queue is empty too"
    );
}

#[tokio::test]
async fn a_view_larger_than_the_pool_does_not_wait() {
    let park = Park::new(&Limits {
        kept_bytes: 100,
        ..Limits::default()
    });
    let (_, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Views, 101).is_none());
    assert_eq!(park.len(), 0);
}

#[tokio::test]
async fn a_view_that_was_claimed_before_it_waited_gives_its_place_back() {
    let park = park(10, 1);
    let (view, generation) = enter(&park, 1);
    assert!(finds(&park, 1, ME, true), "claimed while it is attached");
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    park.attach(id(1), generation);
    assert!(!finds(&park, 1, ME, false), "it is attached");
    let (_, other) = enter(&park, 2);
    assert!(park.park(id(2), other, Pool::Views, 1).is_some());
    assert_eq!(view.ended.load(Ordering::Relaxed), 0);
    assert!(finds(&park, 1, ME, true));
}

#[tokio::test]
async fn a_view_has_one_place_at_most() {
    let park = park(10, 10);
    let (_, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    assert!(park.park(id(1), generation, Pool::Pages, 1).is_some());
    assert_eq!(park.lock().views.len(), 0);
    assert_eq!(park.lock().pages.len(), 1);
}

#[tokio::test]
async fn a_view_of_another_content_of_the_session_is_known_no_more() {
    let mut changed = session(ME);
    changed.set("user", 7);
    let park = park(10, 10);
    let (_, generation) = enter(&park, 1);
    assert!(matches!(
        park.claim(id(1), KIND, &changed, false),
        Claim::Nothing
    ));
    assert!(finds(&park, 1, ME, true), "it is attached, and goes on");
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    assert!(matches!(
        park.claim(id(1), KIND, &changed, false),
        Claim::Outdated(_)
    ));
    assert_eq!(park.len(), 0);
    assert_eq!(park.lock().views.len(), 0);
}

#[tokio::test]
async fn a_waiting_view_ends_when_another_takes_its_place() {
    let park = park(10, 10);
    let (view, generation) = enter(&park, 1);
    assert!(park.park(id(1), generation, Pool::Views, 1).is_some());
    enter(&park, 1);
    assert_eq!(view.ended.load(Ordering::Relaxed), 1);
}
