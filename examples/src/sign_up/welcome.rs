//! Where a visitor lands after signing up: `/sign-up/{username}`.

use bennu::prelude::*;
use bennu_components::{Icon, icon};

use super::accounts::{self, Member};
use super::members::avatar;
use crate::database::Database;
use crate::layout::{Frame, Place};

/// The welcome to one member.
#[derive(Debug)]
pub struct Welcome {
    member: Member,
}

impl LiveView for Welcome {
    type Event = ();

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        let username = mount.params().get("username").unwrap_or_default();
        let database: Database = cx.state();
        let member = accounts::find(database.reader(), username)
            .await?
            .ok_or_else(Error::not_found)?;
        cx.set_title(format!("Welcome, {}", member.name));
        Ok(Self { member })
    }

    fn render(&self) -> impl Template {
        let Member {
            name,
            username,
            city,
            country,
            ..
        } = &self.member;
        html! {
            Frame place=(Place::SignUp) {
                section.card.welcome id="welcome" {
                    (avatar(&self.member, "avatar avatar-large"))
                    h1 { "Welcome, " (name) }
                    p { "Your account exists. Whoever has the sign-up page open saw you arrive." }
                    dl {
                        dt { "User name" }
                        dd { "@" (username) }
                        dt { "Parcels go to" }
                        dd { (city) ", " (country) }
                    }
                    a.button.button-primary href="/sign-up" {
                        (icon(Icon::PersonPlus)) "Sign up somebody else"
                    }
                }
            }
        }
    }
}
