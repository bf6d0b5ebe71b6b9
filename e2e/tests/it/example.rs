//! What the examples of the gallery have in common: an address, something to do, something to keep.

use bennu_e2e::browser::{Browser, quoted};
use bennu_e2e::failure::Outcome;
use serde_json::Value;

/// A page of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Example {
    Counter,
    Dashboard,
    SignUp,
}

impl Example {
    pub(crate) const ALL: [Self; 3] = [Self::Counter, Self::Dashboard, Self::SignUp];

    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Counter => "/counter",
            Self::Dashboard => "/dashboard",
            Self::SignUp => "/sign-up",
        }
    }

    /// Does something, and waits for what only the server can answer.
    pub(crate) async fn act(self, page: &Browser) -> Outcome {
        match self {
            Self::Counter => count(page).await?,
            Self::Dashboard => sort(page).await?,
            Self::SignUp => mistype(page).await?,
        }
        page.synced().await
    }

    /// What a visitor has done so far, as far as the page shows it.
    pub(crate) async fn state(self, page: &Browser) -> Outcome<Value> {
        let state = match self {
            Self::Counter => "document.getElementById('count').textContent",
            Self::Dashboard => "[location.search, document.querySelector('[aria-sort]').textContent]",
            Self::SignUp => {
                "[...document.querySelectorAll('#account [name]')].map(({ value, checked }) => [value, checked])
                   .concat([...document.querySelectorAll('.field-error')].map((error) => error.textContent))"
            }
        };
        page.eval(state).await
    }
}

async fn count(page: &Browser) -> Outcome {
    let now: i64 = page
        .eval("Number(document.getElementById('count').textContent)")
        .await?;
    page.click("#inc").await?;
    page.shows("#count", &(now + 1).to_string()).await
}

/// Sorts by the total, or the other way round.
async fn sort(page: &Browser) -> Outcome {
    const SORTED: &str = "document.querySelector('#orders th.number').getAttribute('aria-sort')";
    let before: Option<String> = page.eval(SORTED).await?;
    page.run("document.querySelector('#orders th.number a').click()")
        .await?;
    let before = before.map_or("null".to_owned(), |direction| quoted(&direction));
    page.wait("the other order", &format!("{SORTED} !== {before}"))
        .await
}

/// Writes a name, and an address that is none, or one in place of it.
async fn mistype(page: &Browser) -> Outcome {
    const ERROR: &str = "#account_email-note .field-error";
    page.type_into("#account_name", "A").await?;
    let was_wrong = page.count(ERROR).await? > 0;
    page.run("document.getElementById('account_email').select()")
        .await?;
    if was_wrong {
        page.press("ada@example.com").await?;
        return page.lacks(ERROR).await;
    }
    page.press("ada").await?;
    page.has(ERROR).await
}
