//! ChromeDriver as a process of the test.

use std::process::Stdio;
use std::time::Duration;

use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::failure::{Failure, Outcome};

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

/// A running driver; it ends when this value goes.
#[derive(Debug)]
pub struct ChromeDriver {
    url: String,
    _process: Child,
}

impl ChromeDriver {
    /// Starts the driver on a port of its own choice.
    ///
    /// # Errors
    /// It is not installed, or ended at once.
    pub async fn start() -> Outcome<Self> {
        let mut process = Command::new("chromedriver")
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = process
            .stdout
            .take()
            .ok_or_else(|| Failure::unexpected("no output of chromedriver"))?;
        let mut lines = BufReader::new(stdout).lines();
        while let Some(line) = lines.next_line().await? {
            if let Some(port) = announced_port(&line) {
                // The pipe is read to its end, or the driver would block on a full one.
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                return Ok(Self {
                    url: format!("http://127.0.0.1:{port}"),
                    _process: process,
                });
            }
        }
        Err(Failure::unexpected("chromedriver ended before it listened"))
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
