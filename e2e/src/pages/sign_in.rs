//! Signing in: the view looks at what is typed and then has its form posted, the browser's way, to a handler that writes the
//! session. Behind a guard is a page for those who are signed in.

use std::sync::Arc;

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use bennu::SessionCookie;
use bennu::form::Form;
use bennu::prelude::*;
use serde::Deserialize;

const PASSWORD: &str = "open sesame";

/// The form.
#[derive(Debug)]
pub struct SignIn {
    csrf_token: String,
    is_wrong: bool,
    is_right: bool,
}

/// What is typed into it.
#[derive(Debug, Deserialize)]
pub struct Credentials {
    /// Anything.
    pub name: String,
    /// One for all.
    pub password: String,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Asks whether the password is right.
    Check(Form<Credentials>),
}

impl LiveView for SignIn {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        Ok(Self {
            csrf_token: cx.csrf_token(),
            is_wrong: false,
            is_right: false,
        })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        let Msg::Check(form) = event;
        self.is_right = form.value("password") == PASSWORD;
        self.is_wrong = !self.is_right;
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            form #sign-in method="post" action="/sessions" phx-submit=(Msg::CHECK) phx-trigger-action[self.is_right] {
                input type="hidden" name="_csrf_token" value=(&self.csrf_token);
                input #name name="name" autocomplete="username";
                input #password name="password" type="password" autocomplete="current-password";
                button #briefly name="stays" value="briefly" { "Sign in" }
                button #long name="stays" value="long" { "Sign in and stay" }
            }
            @if self.is_wrong {
                p #wrong role="alert" { "That is not the password." }
            }
        }
    }
}

/// What the browser posts: the fields of the form, with the button that was pressed.
#[derive(Debug, Deserialize)]
pub struct Posted {
    _csrf_token: String,
    name: String,
    password: String,
    stays: String,
}

/// Writes the session, once for each form that is posted.
pub async fn sign_in(
    cookies: SessionCookie,
    headers: HeaderMap,
    axum::Form(posted): axum::Form<Posted>,
) -> Response {
    let Some(mut session) = cookies.read(&headers) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    if !cookies.verify_csrf(&session, &posted._csrf_token) || posted.password != PASSWORD {
        return StatusCode::FORBIDDEN.into_response();
    }
    let count: u32 = session.get("count").unwrap_or_default();
    session.set("user", format!("{} stays {}", posted.name, posted.stays));
    session.set("count", count + 1);
    match cookies.write(&session, false) {
        Ok(cookie) => ([(SET_COOKIE, cookie)], Redirect::to("/account")).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Who is signed in.
#[derive(Debug)]
pub struct User {
    name: String,
    /// How many forms were posted for that.
    count: u32,
}

/// Lets those in who are signed in.
///
/// # Errors
/// A redirect to the form for all others.
pub async fn signed_in(mount: &Mount<'_>) -> Result<User> {
    let name = mount.session().get("user");
    Ok(User {
        name: name.ok_or_else(|| Error::redirect("/sign-in"))?,
        count: mount.session().get("count").unwrap_or_default(),
    })
}

/// A page behind the guard.
#[derive(Debug)]
pub struct Account {
    user: Arc<User>,
}

impl LiveView for Account {
    type Event = ();

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        Ok(Self { user: cx.scope() })
    }

    fn render(&self) -> impl Template {
        html! {
            h1 { (&self.user.name) }
            p #count { (self.user.count) }
        }
    }
}
