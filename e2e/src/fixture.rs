//! The pages of this crate, served inside the test.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::failure::Outcome;
use crate::pages;

/// A running server.
#[derive(Debug)]
pub struct Fixture {
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Fixture {
    /// Serves on a free port.
    ///
    /// # Errors
    /// No port is free.
    pub async fn start() -> Outcome<Self> {
        let (address, serving) = serve().await?;
        Ok(Self { address, serving })
    }

    /// Where it serves.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it without a word to anybody.
    pub fn kill(&mut self) {
        self.serving.abort();
    }

    /// Starts it anew at another port, with nothing remembered.
    ///
    /// # Errors
    /// No port is free.
    pub async fn restart(&mut self) -> Outcome {
        self.kill();
        (self.address, self.serving) = serve().await?;
        Ok(())
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve() -> Outcome<(SocketAddr, JoinHandle<()>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let serving = tokio::spawn(async move {
        // Ends with the task; the test sees in the browser when it ended too early.
        let _ = axum::serve(listener, pages::router()).await;
    });
    Ok((address, serving))
}
