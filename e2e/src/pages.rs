//! The pages that tests visit: one per topic.
//!
//! Each module is one view. What a page needs besides (a script that remembers the first nodes, a
//! script that starts the client by hand) stands in `js/` and is served from here.

pub mod commands;
pub mod control;
pub mod counter;
pub mod failing;
pub mod feed;
pub mod hooks;
pub mod identity;
pub mod keyboard;
pub mod list;
pub mod random;
pub mod script;
pub mod shared;
pub mod sign_in;
pub mod slow;
pub mod splices;
pub mod typing;
pub mod wander;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use bennu::prelude::*;

const EARLY: &str = include_str!("../js/early.js");
const BOOT: &str = include_str!("../js/boot.js");

/// Signs what these pages sign; the same in every run, so that a restarted server knows its pages.
const SECRET: &[u8] = b"the pages of these tests hold no secrets";

/// Who starts the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The tag that the server injects.
    Auto,
    /// A script of the page, with hooks.
    Script,
}

/// All pages.
///
/// # Panics
/// Never: the secret is long enough.
pub fn router(start: Start) -> Router {
    let config = Config::new(SECRET).expect("the secret is long enough");
    let live = Live::new(config);
    let cookies = live.session_cookie();
    live.title("Pages")
        .state(shared::Total::default())
        .state(failing::Joins::default())
        .layout(move |page| document(page, start))
        .live::<commands::Commands>("/commands")
        .live::<control::Control>("/control")
        .live::<counter::Counter>("/counter")
        .live::<feed::Feed>("/feed")
        .live::<hooks::Hooks>("/hooks")
        .live::<identity::Identity>("/identity")
        .live::<keyboard::Keyboard>("/keyboard")
        .live::<list::List>("/list")
        .live::<random::Random>("/random")
        .live::<script::Script>("/script")
        .live::<shared::Shared>("/shared")
        .live::<sign_in::SignIn>("/sign-in")
        .live::<slow::Slow>("/slow")
        .live::<splices::Splices>("/splices")
        .live::<typing::Typing>("/typing")
        .live::<failing::Unlucky>("/unlucky")
        .live::<failing::Vanishing>("/vanishing")
        .live::<wander::Wander>("/wander")
        .live::<wander::Room>("/wander/{room}")
        .scope(sign_in::signed_in, |live| {
            live.live::<sign_in::Account>("/account")
        })
        .into_router()
        .route(
            "/sessions",
            post(move |headers, form| sign_in::sign_in(cookies, headers, form)),
        )
        .route("/e2e/early.js", get(|| script(EARLY)))
        .route("/e2e/boot.js", get(|| script(BOOT)))
}

async fn script(text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], text)
}

fn document(page: Page, start: Start) -> impl Template {
    html! {
        (maud::DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                script defer src="/e2e/early.js" {}
                @match start {
                    Start::Auto => { (page.head()) }
                    Start::Script => {
                        (page.meta())
                        script type="module" src="/e2e/boot.js" data-client=(page.client_url()) {}
                    }
                }
            }
            body { (page.content()) }
        }
    }
}
