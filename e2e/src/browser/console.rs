//! The console of the page: whatever is an error there is a failure of the test.

use super::Browser;
use crate::failure::{Failure, Outcome};

/// Chromium asks for it by itself, and no page here has one.
const ALWAYS_TOLERATED: &str = "/favicon.ico";

impl Browser {
    /// Lets errors pass whose text contains this: the network errors of a test that cuts the network.
    pub fn tolerate(&self, fragment: &'static str) {
        self.tolerated
            .lock()
            .expect("no test panics while it holds this")
            .push(fragment);
    }

    /// Fails with the errors that the page has written since the last look.
    ///
    /// # Errors
    /// There are any.
    pub async fn expect_clean_console(&self) -> Outcome {
        let entries = self.driver.browser_log().await?;
        let errors = entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message);
        let errors: Vec<String> = errors.filter(|message| !self.tolerates(message)).collect();
        if errors.is_empty() {
            return Ok(());
        }
        Err(Failure::unexpected(format!(
            "errors on the console:\n{}",
            errors.join("\n")
        )))
    }

    /// Everything that the page has written since the last look, line by line.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn console(&self) -> Outcome<String> {
        let entries = self.driver.browser_log().await?;
        let lines = entries
            .into_iter()
            .map(|entry| format!("{} {}\n", entry.level, entry.message));
        Ok(lines.collect())
    }

    fn tolerates(&self, message: &str) -> bool {
        let tolerated = self
            .tolerated
            .lock()
            .expect("no test panics while it holds this");
        message.contains(ALWAYS_TOLERATED)
            || tolerated.iter().any(|fragment| message.contains(fragment))
    }
}
