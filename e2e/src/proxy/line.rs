//! One connection: two pumps, until either side ends or the line is cut.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::sync::watch;
use tokio::time::sleep;

use super::head::{self, Head};
use super::weather::{Ending, Flow, Weather};

/// Read at once; small enough that a throttled line trickles.
const PIECE: usize = 4096;

/// What all lines of a proxy share.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) weather: watch::Receiver<Weather>,
    pub(super) cut: watch::Receiver<Ending>,
    pub(super) script: Option<&'static [u8]>,
}

impl Line {
    /// Carries bytes both ways until the end. Errors of either side just end the line.
    pub(super) async fn carry(&self, mut browser: TcpStream, mut server: TcpStream) {
        let mut cut = self.cut.clone();
        cut.mark_unchanged();
        let _ = (browser.set_nodelay(true), server.set_nodelay(true));
        tokio::select! {
            _ = self.exchange(&mut browser, &mut server) => {}
            _ = cut.changed() => {
                if *cut.borrow() == Ending::Reset {
                    let _ = (browser.set_zero_linger(), server.set_zero_linger());
                }
            }
        }
    }

    async fn exchange(&self, browser: &mut TcpStream, server: &mut TcpStream) -> io::Result<()> {
        if let Some(script) = self.script {
            match head::read(browser).await? {
                Head::OurScript => return head::answer(browser, script).await,
                Head::Other(head) => server.write_all(&head).await?,
            }
        }
        let (from_browser, to_browser) = browser.split();
        let (from_server, to_server) = server.split();
        let up = pump(from_browser, to_server, self.weather.clone(), |weather| {
            weather.up
        });
        let down = pump(from_server, to_browser, self.weather.clone(), |weather| {
            weather.down
        });
        tokio::try_join!(up, down)?;
        Ok(())
    }
}

async fn pump(
    mut from: ReadHalf<'_>,
    mut to: WriteHalf<'_>,
    mut weather: watch::Receiver<Weather>,
    direction: fn(&Weather) -> Flow,
) -> io::Result<()> {
    let mut piece = [0; PIECE];
    loop {
        let length = from.read(&mut piece).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        pass(length, &mut weather, direction).await;
        to.write_all(&piece[..length]).await?;
    }
}

/// Returns when a piece of so many bytes has made it through the weather.
async fn pass(
    length: usize,
    weather: &mut watch::Receiver<Weather>,
    direction: fn(&Weather) -> Flow,
) {
    loop {
        let flow = direction(&weather.borrow_and_update());
        match flow {
            Flow::Clear => return,
            Flow::Delayed(by) => return sleep(by).await,
            Flow::Throttled(rate) => {
                return sleep(Duration::from_secs_f64(length as f64 / f64::from(rate))).await;
            }
            Flow::Blackhole => {
                if weather.changed().await.is_err() {
                    return;
                }
            }
        }
    }
}
