//! One browser window on one page.
//!
//! Everything waits for what it names: [`Browser::shows`] returns when the page shows it, and
//! [`Browser::synced`] when the page is connected and nothing it sent is unanswered. What the page
//! complains about on its console fails the test (`console`).

mod console;
pub mod evidence;
mod wait;

use std::sync::Mutex;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use crate::client::Client;
use crate::failure::{Failure, Outcome};
pub use wait::quoted;

/// How long a page may take for anything, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Elements that wait for an answer of the server carry one of these.
const PENDING: &str = ".phx-click-loading, .phx-change-loading, .phx-submit-loading, .phx-keydown-loading, \
    .phx-keyup-loading, .phx-focus-loading, .phx-blur-loading, [data-phx-ref-src]";

/// A window, with the address of the server that it talks to.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    origin: String,
    client: Client,
    tolerated: Mutex<Vec<&'static str>>,
}

impl Browser {
    /// Takes over a window.
    #[must_use]
    pub fn new(driver: WebDriver, origin: String, client: Client) -> Self {
        Self {
            driver,
            origin,
            client,
            tolerated: Mutex::default(),
        }
    }

    /// Which JavaScript drives the page.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client
    }

    /// The scheme, host and port that the browser knows.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What this harness does not wrap.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Loads a page and waits until it is in sync with its server.
    ///
    /// # Errors
    /// The page does not load, or does not connect.
    pub async fn visit(&self, path: &str) -> Outcome {
        self.load(path).await?;
        self.synced().await
    }

    /// Loads a page and waits for nothing more.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn load(&self, path: &str) -> Outcome {
        Ok(self.driver.goto(format!("{}{path}", self.origin)).await?)
    }

    /// Waits until every view is connected and everything sent is answered.
    ///
    /// # Errors
    /// That does not happen in time.
    pub async fn synced(&self) -> Outcome {
        let condition = format!(
            "(() => {{ const views = [...document.querySelectorAll('[data-phx-session]')]; \
             return views.length > 0 && views.every((view) => view.classList.contains('phx-connected')) \
             && !document.querySelector({}); }})()",
            quoted(PENDING)
        );
        self.wait("the page to be in sync", &condition).await
    }

    /// Waits until the trimmed text of the first such element is this.
    ///
    /// # Errors
    /// It never is.
    pub async fn shows(&self, selector: &str, text: &str) -> Outcome {
        let condition = format!(
            "document.querySelector({})?.textContent.trim() === {}",
            quoted(selector),
            quoted(text)
        );
        self.wait(&format!("{selector} to show {text:?}"), &condition)
            .await
    }

    /// Waits until there is such an element.
    ///
    /// # Errors
    /// There never is.
    pub async fn has(&self, selector: &str) -> Outcome {
        let condition = format!("document.querySelector({}) !== null", quoted(selector));
        self.wait(&format!("an element {selector}"), &condition)
            .await
    }

    /// Waits until there is no such element any more.
    ///
    /// # Errors
    /// There still is.
    pub async fn lacks(&self, selector: &str) -> Outcome {
        let condition = format!("document.querySelector({}) === null", quoted(selector));
        self.wait(&format!("no element {selector}"), &condition)
            .await
    }

    /// Waits until a JavaScript expression about the page is true.
    ///
    /// # Errors
    /// It never is.
    pub async fn wait(&self, what: &str, condition: &str) -> Outcome {
        self.wait_for(PATIENCE, what, condition).await
    }

    /// The value of a JavaScript expression about the page.
    ///
    /// # Errors
    /// It throws, or its value is of another type.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let value = self
            .driver
            .execute(format!("return ({expression});"), Vec::<Value>::new())
            .await?;
        Ok(value.convert()?)
    }

    /// Runs JavaScript statements in the page.
    ///
    /// # Errors
    /// They throw.
    pub async fn run(&self, statements: &str) -> Outcome {
        self.driver.execute(statements, Vec::<Value>::new()).await?;
        Ok(())
    }

    /// The trimmed text of an element, as it is now.
    ///
    /// # Errors
    /// There is no such element.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        self.eval(&format!(
            "document.querySelector({}).textContent.trim()",
            quoted(selector)
        ))
        .await
    }

    /// What a control holds, as it is now.
    ///
    /// # Errors
    /// There is no such element.
    pub async fn value(&self, selector: &str) -> Outcome<String> {
        self.eval(&format!(
            "document.querySelector({}).value",
            quoted(selector)
        ))
        .await
    }

    /// How many such elements there are now.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn count(&self, selector: &str) -> Outcome<usize> {
        self.eval(&format!(
            "document.querySelectorAll({}).length",
            quoted(selector)
        ))
        .await
    }

    /// Clicks as a mouse would, at the middle of the element.
    ///
    /// # Errors
    /// There is no such element, or something covers it.
    pub async fn click(&self, selector: &str) -> Outcome {
        Ok(self.find(selector).await?.click().await?)
    }

    /// Types into a control, after what it holds already.
    ///
    /// # Errors
    /// There is no such element, or nothing can be typed into it.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        Ok(self.find(selector).await?.send_keys(text).await?)
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// The element, when it is there.
    ///
    /// # Errors
    /// It never appears.
    pub async fn find(&self, selector: &str) -> Outcome<WebElement> {
        self.has(selector).await?;
        Ok(self.driver.find(By::Css(selector)).await?)
    }

    /// The `id` of the element that has the focus.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn focused(&self) -> Outcome<String> {
        self.eval("document.activeElement.id").await
    }

    /// Path and query as the address bar has them.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn path(&self) -> Outcome<String> {
        self.eval("location.pathname + location.search").await
    }

    /// From now on the page remembers whether it has shown that its connection was lost.
    ///
    /// # Errors
    /// The page has no view.
    pub async fn watch_connection(&self) -> Outcome {
        self.run(
            "window.lost = false;
             const look = () => { window.lost ||= !document.querySelector('.phx-connected'); };
             new MutationObserver(look).observe(document.querySelector('[data-phx-main]'), { attributes: true })",
        )
        .await
    }

    /// Waits until the page has shown a loss, since [`Browser::watch_connection`].
    ///
    /// # Errors
    /// It never does.
    pub async fn shows_loss(&self) -> Outcome {
        self.wait("the loss to show", "window.lost").await
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// It was gone already.
    pub async fn quit(self) -> Outcome {
        Ok(self.driver.quit().await?)
    }
}

/// Fails with what differs unless the two are equal.
///
/// # Errors
/// They are not equal.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, seen: &T, expected: &T) -> Outcome {
    if seen == expected {
        return Ok(());
    }
    Err(Failure::unexpected(format!(
        "{what}: expected {expected:?}, saw {seen:?}"
    )))
}
