//! A network that can be broken: a TCP proxy between browser and server.
//!
//! The server behind it may die and come back at another port while the browser keeps its
//! address. [`weather`] says what the lines do to bytes, [`line`] carries the bytes of one
//! connection, `head` swaps our script for another client's.

mod head;
mod line;
#[cfg(test)]
mod tests;
pub mod weather;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::failure::Outcome;
use line::Line;
pub use weather::{Ending, Flow, Weather};

/// The proxy; it stops when this value goes.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    upstream: watch::Sender<SocketAddr>,
    weather: watch::Sender<Weather>,
    cut: watch::Sender<Ending>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// Listens on a free port of this machine. With a script, requests for our client's script
    /// are answered with it.
    ///
    /// # Errors
    /// No port is free.
    pub async fn start(upstream: SocketAddr, script: Option<&'static [u8]>) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (upstream, upstreams) = watch::channel(upstream);
        let (weather, weathers) = watch::channel(Weather::default());
        let (cut, cuts) = watch::channel(Ending::Close);
        let accepting = tokio::spawn(accept(
            listener,
            upstreams,
            Line {
                weather: weathers,
                cut: cuts,
                script,
            },
        ));
        Ok(Self {
            address,
            upstream,
            weather,
            cut,
            accepting,
        })
    }

    /// Where the browser finds the page.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Leads new connections to another server.
    pub fn lead_to(&self, upstream: SocketAddr) {
        self.upstream.send_replace(upstream);
    }

    /// Changes what happens to bytes from now on.
    pub fn set(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }

    /// Ends every open connection.
    pub fn cut(&self, ending: Ending) {
        self.cut.send_replace(ending);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, upstream: watch::Receiver<SocketAddr>, line: Line) {
    let line = Arc::new(line);
    while let Ok((browser, _)) = listener.accept().await {
        let upstream = *upstream.borrow();
        tokio::spawn(connect(browser, upstream, Arc::clone(&line)));
    }
}

/// A refused line, or a server that is not there, closes the browser's connection at once.
async fn connect(browser: TcpStream, upstream: SocketAddr, line: Arc<Line>) {
    if line.weather.borrow().is_refusing {
        return;
    }
    if let Ok(server) = TcpStream::connect(upstream).await {
        line.carry(browser, server).await;
    }
}
