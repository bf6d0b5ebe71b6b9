//! The bounds of a `Live`, with their units and their defaults. Nothing here is global: each `Live` has its own.
//!
//! Connections that are no sockets yet have theirs in `ServeLimits`. Two bounds are constants, since what they bound does
//! not know its `Live`, or nobody would set them: `stream::MOST_PENDING` and the events that wait for a page.

use std::time::Duration;

use tokio::time::Instant;

use bennu_wire::DecodeLimits;

use crate::params::ParamsLimits;

/// How much of everything one server, connection or view may use.
///
/// # Examples
///
/// ```
/// use bennu::Limits;
///
/// let limits = Limits { views_per_connection: 4, ..Limits::default() };
/// assert_eq!(limits.events_in_flight, 32);
/// ```
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of a socket message before the first join; above: close 1009.
    pub message_bytes_before_join: usize,
    /// Bytes of a socket message after a join; above: close 1009.
    pub message_bytes: usize,
    /// Arrays and objects inside each other in a message, its own array included; above: the message is refused.
    pub json_depth: u32,
    /// Items of one array in a message; above: the message is refused.
    pub json_items: u32,
    /// Keys of one object in a message; above: the message is refused.
    pub json_keys: u32,
    /// Fields, depth and indexes of a form; above: the event is refused.
    pub form: ParamsLimits,
    /// Bytes of a page's URL; above: a request is answered with 414, a join is refused, a patch is none.
    pub url_bytes: usize,
    /// Bytes of the references by which a client finds its replies; above: the message is malformed.
    pub reference_bytes: usize,
    /// Malformed messages within a minute that a connection survives; above: close 1007.
    pub bad_messages_per_minute: u32,
    /// Messages a second that a connection may send for long; above: refused, then close 4003.
    pub events_per_second: u32,
    /// Messages that a connection may send at once.
    pub event_burst: u32,
    /// Bytes a second that a connection may send for long; above: refused, then close 4003.
    pub bytes_per_second: u32,
    /// Pings and pongs a second; above: refused, then close 4003.
    pub control_frames_per_second: u32,
    /// How long a connection may stay above its rates before it is closed.
    pub rate_patience: Duration,
    /// Events of one view that wait or run; above: the socket is not read.
    pub events_in_flight: u32,
    /// Bytes of messages that wait for one connection; above: the events of its views wait as well.
    pub waiting_reply_bytes: usize,
    /// How long a callback runs before the log mentions it.
    pub callback_warning: Duration,
    /// How long a callback runs before it is dropped. A browser waits 30 seconds for an answer: this is less.
    pub callback_deadline: Duration,
    /// Views joined on one connection; above: the join is refused. While as many joins are under way, the
    /// socket is not read.
    pub views_per_connection: usize,
    /// Sockets of one cookie session; above: the oldest is closed with 4005.
    pub connections_per_session: usize,
    /// Diffs on the server's own account that a Bennu client has not acknowledged; above: rendering waits.
    pub unacked_diffs: u32,
    /// Bytes of such diffs; above: rendering waits.
    pub unacked_bytes: usize,
    /// How long a client may take nothing before it is closed with 4008.
    pub stalled_for: Duration,
    /// How long after the upgrade the first join must arrive; later: close 1008.
    pub join_deadline: Duration,
    /// How long a connection may send no complete message; longer: close 1001.
    pub idle_deadline: Duration,
    /// Messages from outside that wait for one view; above: the sender is told.
    pub waiting_messages: usize,
    /// Published messages that wait for one view; above: the oldest is dropped and the gap reported.
    pub waiting_published: usize,
    /// Tasks that one view has running; above: the oldest is stopped.
    pub tasks_per_view: usize,
    /// How often a page's view may crash within a minute and be started again.
    pub crashes_per_minute: u32,
    /// How long a page is kept that no socket has claimed yet.
    pub page_kept_for: Duration,
    /// How many such pages are kept; above: the oldest is dropped.
    pub pages_kept: usize,
    /// How long a view is kept whose socket dropped.
    pub view_kept_for: Duration,
    /// How many such views are kept; above: the oldest is dropped.
    pub views_kept: usize,
    /// Estimated bytes of the kept views in each of the two pools; above: the oldest is dropped. A view that is
    /// larger by itself is not kept.
    pub kept_bytes: usize,
    /// How long the tokens of a page are accepted: a tab that slept for longer is loaded anew when it wakes. As long as the
    /// session cookie by default, so that nobody loses what was typed before the session ends anyway.
    ///
    /// DIFFERENCE: the design has them live for a day and refreshed over the socket; here they live as long as Phoenix's
    /// and are not. They are worth nothing without the cookie of their session, which a page's script cannot read, so a
    /// shorter life protects nobody. And a page whose browser slept has no socket to be refreshed over, which is when it
    /// would need to be.
    pub page_token_age: Duration,
}

impl Limits {
    /// What a message may hold. A form arrives as one string, so a string may be as long as a message.
    pub(crate) fn json(&self) -> DecodeLimits {
        let bytes = self.message_bytes.max(self.message_bytes_before_join);
        DecodeLimits {
            max_bytes: bytes,
            max_depth: self.json_depth,
            max_items: self.json_items,
            max_keys: self.json_keys,
            max_string: bytes,
        }
    }
}

/// The moment at which a time is over. For one that never is (`Duration::MAX`), it is very far off.
pub(crate) fn end_of(time: Duration, start: Instant) -> Instant {
    const FAR_OFF: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);
    start.checked_add(time).unwrap_or_else(|| start + FAR_OFF)
}

const KIB: usize = 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes_before_join: 64 * KIB,
            message_bytes: KIB * KIB,
            json_depth: 32,
            json_items: 1024,
            json_keys: 256,
            form: ParamsLimits::default(),
            url_bytes: 8 * KIB,
            reference_bytes: 64,
            bad_messages_per_minute: 3,
            events_per_second: 50,
            event_burst: 100,
            bytes_per_second: 256 * 1024,
            control_frames_per_second: 2,
            rate_patience: Duration::from_secs(5),
            events_in_flight: 32,
            waiting_reply_bytes: 256 * KIB,
            callback_warning: Duration::from_secs(10),
            callback_deadline: Duration::from_secs(25),
            views_per_connection: 16,
            connections_per_session: 20,
            unacked_diffs: 10,
            unacked_bytes: 256 * KIB,
            stalled_for: Duration::from_secs(30),
            join_deadline: Duration::from_secs(10),
            idle_deadline: Duration::from_secs(60),
            waiting_messages: 1024,
            waiting_published: 64,
            tasks_per_view: 64,
            crashes_per_minute: 3,
            page_kept_for: Duration::from_secs(15),
            pages_kept: 10_000,
            view_kept_for: Duration::from_secs(60),
            views_kept: 10_000,
            kept_bytes: 256 * KIB * KIB,
            page_token_age: Duration::from_secs(14 * 24 * 60 * 60),
        }
    }
}
