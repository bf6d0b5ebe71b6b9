//! Waiting inside the page, where a condition is seen the moment it holds.

use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::WebDriverErrorInner;

use super::Browser;
use crate::failure::{Failure, Outcome};

/// How much of the page a failed wait quotes.
const SEEN: &str =
    "document.title + ' | ' + location.href + ' | ' + document.body.innerText.slice(0, 600)";

impl Browser {
    /// Waits so long until a JavaScript expression about the page is true.
    ///
    /// # Errors
    /// It never is.
    pub async fn wait_for(&self, patience: Duration, what: &str, condition: &str) -> Outcome {
        let start = Instant::now();
        loop {
            let left = patience.saturating_sub(start.elapsed());
            if self.came_true(condition, left).await? {
                return Ok(());
            }
            if left.is_zero() {
                return Err(self.timed_out(what, patience).await);
            }
        }
    }

    /// False when the time is over, and when the page went away under the question.
    async fn came_true(&self, condition: &str, limit: Duration) -> Outcome<bool> {
        let answer = self
            .driver
            .execute_async(watching(condition, limit), Vec::<Value>::new())
            .await;
        match answer {
            Ok(answer) => Ok(answer.json() == &Value::Bool(true)),
            Err(error) if is_navigation(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn timed_out(&self, what: &str, after: Duration) -> Failure {
        let seen = self
            .eval(SEEN)
            .await
            .unwrap_or_else(|error| error.to_string());
        Failure::TimedOut {
            what: what.to_owned(),
            after,
            seen,
        }
    }
}

/// A JavaScript string literal.
#[must_use]
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn watching(condition: &str, limit: Duration) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         const end = performance.now() + {};
         const holds = () => {{ try {{ return !!({condition}); }} catch {{ return false; }} }};
         const look = () => {{
           if (holds()) return done(true);
           if (performance.now() > end) return done(false);
           setTimeout(look, 8);
         }};
         look();",
        limit.as_millis()
    )
}

/// The document that was asked is no longer the one in the window. The driver calls it a timeout when the document
/// went while the script was waiting.
fn is_navigation(error: &thirtyfour::error::WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::JavascriptError(_)
            | WebDriverErrorInner::ScriptTimeout(_)
            | WebDriverErrorInner::StaleElementReference(_)
    )
}
