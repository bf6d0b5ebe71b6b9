//! Pages that the first request gets and the connection does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use bennu::prelude::*;

/// How many joins of [`Unlucky`] have been tried on this server.
#[derive(Debug, Clone, Default)]
pub struct Joins(Arc<AtomicU32>);

/// Says that there is no such page once it is connected.
#[derive(Debug)]
pub struct Vanishing;

impl LiveView for Vanishing {
    type Event = ();

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self)
    }

    async fn connected(&mut self, _: &Connect, _: &mut Context<Self>) -> Result {
        Err(Error::not_found())
    }

    fn render(&self) -> impl Template {
        html! { h1 #here { "still here" } }
    }
}

/// Fails to connect twice.
#[derive(Debug)]
pub struct Unlucky;

const FAILURES: u32 = 2;

impl LiveView for Unlucky {
    type Event = ();

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self)
    }

    async fn connected(&mut self, _: &Connect, cx: &mut Context<Self>) -> Result {
        if cx.state::<Joins>().0.fetch_add(1, Ordering::Relaxed) < FAILURES {
            return Err(Error::from(std::io::Error::other("bad luck")));
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! { h1 #here { "here" } }
    }
}
