//! ChromeDriver as a process of the test.

use std::time::Duration;

use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use tokio::process::{Child, Command};

use crate::announced;
use crate::failure::Outcome;

/// A browser that talks to nobody but the page: no updates, no metrics, no sync.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
];

/// The window that tests see unless they ask for another.
const WINDOW: &str = "--window-size=1200,900";

/// Longer than any wait of a test, so that the test itself says what it waited for.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(300);

const ATTEMPTS: u32 = 3;

/// A running driver; it ends when this value goes.
#[derive(Debug)]
pub struct ChromeDriver {
    url: String,
    _process: Child,
}

impl ChromeDriver {
    /// Starts the driver on a port of its own choice.
    ///
    /// The port that it finds free for one kind of address may be taken for the other, which it also listens on; then it ends,
    /// and another attempt finds another port.
    ///
    /// # Errors
    /// It is not installed, or ended at once each time.
    pub async fn start() -> Outcome<Self> {
        for _ in 1..ATTEMPTS {
            if let Ok(driver) = Self::try_start().await {
                return Ok(driver);
            }
        }
        Self::try_start().await
    }

    async fn try_start() -> Outcome<Self> {
        let mut driver = Command::new("chromedriver");
        driver.args(["--port=0", "--log-level=SEVERE"]);
        let (process, port) = announced::start(&mut driver, announced_port).await?;
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _process: process,
        })
    }

    /// Opens a browser with a profile of its own.
    ///
    /// # Errors
    /// Chromium does not start.
    pub async fn open(&self) -> Outcome<WebDriver> {
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in FLAGS.into_iter().chain([WINDOW]) {
            capabilities.add_arg(flag)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(self.url.as_str(), capabilities).await?;
        driver.set_script_timeout(SCRIPT_PATIENCE).await?;
        Ok(driver)
    }
}

fn announced_port(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?
        .1
        .trim_end_matches('.')
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_stands_in_the_last_line_of_the_greeting() {
        assert_eq!(
            announced_port("ChromeDriver was started successfully on port 40123."),
            Some(40123)
        );
        assert_eq!(announced_port("Only local connections are allowed."), None);
    }
}
