//! The body of a request: bounded in bytes, and in the time that it takes to come.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use http::{Request, StatusCode};
use http_body_util::Limited;
use hyper::body::{Frame, SizeHint};

use super::ServeLimits;
use super::deadline::Deadline;

/// How much of a body is taken, and for how long.
#[derive(Clone, Copy)]
pub(super) struct BodyLimits {
    bytes: usize,
    time: Duration,
}

impl BodyLimits {
    pub(super) fn new(limits: &ServeLimits) -> Self {
        Self {
            bytes: limits.body_bytes,
            time: limits.body_deadline,
        }
    }

    /// The request for the application, unless its body is announced to be too large.
    pub(super) fn apply<B>(self, request: Request<B>) -> Result<Request<Body>, StatusCode>
    where
        B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + Unpin + 'static,
    {
        if request.body().is_end_stream() {
            return Ok(request.map(|_| Body::empty()));
        }
        if request.body().size_hint().lower() > self.bytes as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        Ok(request.map(|body| Body::new(Bounded::new(body, self))))
    }
}

/// A body that fails when it is larger, or takes longer, than it may.
struct Bounded<B> {
    body: Limited<B>,
    /// For all of it.
    deadline: Deadline,
}

impl<B> Bounded<B> {
    fn new(body: B, limits: BodyLimits) -> Self {
        Self {
            body: Limited::new(body, limits.bytes),
            deadline: Deadline::new(limits.time),
        }
    }
}

impl<B> HttpBody for Bounded<B>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Unpin,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Ready(frame) => Poll::Ready(frame),
            Poll::Pending => self
                .deadline
                .poll(cx)
                .map(|()| Some(Err("the body of the request took too long".into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use axum::body::to_bytes;
    use futures_util::stream;
    use http_body_util::{Full, StreamBody};
    use tokio::time::Instant;

    use super::*;

    const LIMITS: BodyLimits = BodyLimits {
        bytes: 10,
        time: Duration::from_secs(30),
    };

    /// A body that comes in five pieces of two bytes each, with a pause before each.
    fn slow(pause: Duration) -> Body {
        let pieces = stream::unfold(0, move |index| async move {
            tokio::time::sleep(pause).await;
            (index < 5).then(|| {
                let piece = Frame::data(Bytes::from_static(b"ab"));
                (Ok::<_, Infallible>(piece), index + 1)
            })
        });
        Body::new(Bounded::new(StreamBody::new(Box::pin(pieces)), LIMITS))
    }

    #[tokio::test(start_paused = true)]
    async fn fails_when_it_takes_too_long() {
        assert!(to_bytes(slow(Duration::from_secs(4)), 100).await.is_ok());
        let start = Instant::now();
        assert!(to_bytes(slow(Duration::from_secs(9)), 100).await.is_err());
        assert_eq!(start.elapsed(), LIMITS.time);
    }

    #[tokio::test]
    async fn is_refused_when_it_is_announced_to_be_too_large() {
        let apply = |bytes| LIMITS.apply(Request::new(Full::new(Bytes::from(vec![0; bytes]))));
        assert!(apply(0).is_ok());
        assert!(apply(10).is_ok());
        let refused = apply(11).unwrap_err();
        assert_eq!(refused, StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[tokio::test]
    async fn fails_when_it_turns_out_to_be_too_large() {
        let piece = || Ok::<_, Infallible>(Frame::data(Bytes::from_static(b"abc")));
        let frames = stream::iter((0..4).map(move |_| piece()));
        let body = Bounded::new(StreamBody::new(frames), LIMITS);
        assert!(to_bytes(Body::new(body), 100).await.is_err());
    }
}
