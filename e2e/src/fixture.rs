//! The pages of this crate, served inside the test.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::runtime::{Builder, Runtime};

use crate::failure::Outcome;
use crate::pages::{self, Start};

/// A running server. It has a runtime of its own, so that it can be ended with everything in it.
#[derive(Debug)]
pub struct Fixture {
    address: SocketAddr,
    start: Start,
    runtime: Option<Runtime>,
}

impl Fixture {
    /// Serves on a free port.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(start: Start) -> Outcome<Self> {
        let (address, runtime) = serve(start)?;
        Ok(Self {
            address,
            start,
            runtime: Some(runtime),
        })
    }

    /// Where it serves.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it without a word to anybody: connections, views and all.
    pub fn kill(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Starts it anew at another port, with nothing remembered.
    ///
    /// # Errors
    /// No port is free.
    pub fn restart(&mut self) -> Outcome {
        self.kill();
        *self = Self::start(self.start)?;
        Ok(())
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.kill();
    }
}

fn serve(start: Start) -> Outcome<(SocketAddr, Runtime)> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, pages::router(start)).await
    });
    Ok((address, runtime))
}
