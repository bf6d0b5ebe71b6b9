//! `/idle`: a small real page that waits. For memory per connection.

use bennu::prelude::*;

/// Twenty pieces of state, as a page of an application has them.
#[derive(Debug)]
pub struct Idle {
    user_name: String,
    user_email: String,
    user_role: &'static str,
    page_title: &'static str,
    page_lead: &'static str,
    plan: &'static str,
    seats_used: u32,
    seats_total: u32,
    storage_used: u32,
    storage_total: u32,
    region: &'static str,
    locale: &'static str,
    time_zone: &'static str,
    open_tickets: u32,
    unread_messages: u32,
    last_sign_in: &'static str,
    is_degraded: bool,
    status: &'static str,
    version: &'static str,
    count: i64,
}

#[derive(Debug, Event)]
pub enum Msg {
    Inc,
    Dec,
}

impl LiveView for Idle {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self {
            user_name: "Ada Lovelace".to_owned(),
            user_email: "ada@example.com".to_owned(),
            user_role: "owner",
            page_title: "Overview",
            page_lead: "Everything that happened in your projects since yesterday.",
            plan: "Team",
            seats_used: 17,
            seats_total: 25,
            storage_used: 312,
            storage_total: 500,
            region: "eu-central",
            locale: "en-GB",
            time_zone: "Europe/Vienna",
            open_tickets: 4,
            unread_messages: 12,
            last_sign_in: "2026-01-15 08:30",
            is_degraded: false,
            status: "operational",
            version: "4.2.1",
            count: 0,
        })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Inc => self.count += 1,
            Msg::Dec => self.count -= 1,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            (self.header())
            main.content-area {
                h1.page-title { (self.page_title) }
                p.page-lead { (self.page_lead) }
                (self.account())
                section.panel aria-labelledby="activity-heading" {
                    h2.panel-title id="activity-heading" { "Activity" }
                    p.panel-text {
                        "Open tickets: " (self.open_tickets) ". Unread messages: " (self.unread_messages)
                        ". Last sign-in: " (self.last_sign_in) "."
                    }
                    p class={ "panel-text " (if self.is_degraded { "degraded" } else { "" }) } {
                        "Status: " (self.status)
                    }
                    p.panel-text { "Count: " span id="count" { (self.count) } }
                    button.button.button-secondary id="dec" phx-click=(Msg::Dec) { "-" }
                    button.button.button-primary id="inc" phx-click=(Msg::Inc) { "+" }
                }
            }
            (self.footer())
        }
    }
}

impl Idle {
    fn header(&self) -> impl Template {
        html! {
            header.site-header {
                nav.primary-navigation aria-label="Primary navigation" {
                    ul.navigation-list {
                        li.navigation-item { a.navigation-link href="/overview" { "Overview" } }
                        li.navigation-item { a.navigation-link href="/projects" { "Projects" } }
                        li.navigation-item { a.navigation-link href="/reports" { "Reports" } }
                        li.navigation-item { a.navigation-link href="/settings" { "Settings" } }
                        li.navigation-item { a.navigation-link href="/support" { "Support" } }
                    }
                }
                p.greeting {
                    "Signed in as " strong { (self.user_name) } " (" (self.user_email) "), " (self.user_role)
                }
            }
        }
    }

    fn account(&self) -> impl Template {
        html! {
            section.panel aria-labelledby="account-heading" {
                h2.panel-title id="account-heading" { "Account" }
                dl.definition-list {
                    dt.definition-term { "Plan" }
                    dd.definition-value { (self.plan) }
                    dt.definition-term { "Seats" }
                    dd.definition-value { (self.seats_used) " of " (self.seats_total) }
                    dt.definition-term { "Storage" }
                    dd.definition-value { (self.storage_used) " of " (self.storage_total) " GB" }
                    dt.definition-term { "Region" }
                    dd.definition-value { (self.region) }
                    dt.definition-term { "Locale" }
                    dd.definition-value { (self.locale) }
                    dt.definition-term { "Time zone" }
                    dd.definition-value { (self.time_zone) }
                }
            }
        }
    }

    fn footer(&self) -> impl Template {
        html! {
            footer.site-footer {
                p.footer-text {
                    "Version " (self.version) ". All times are shown in your own time zone. "
                    "Contact the support team when something on this page does not look right; "
                    "include the name of the project and the time."
                }
            }
        }
    }
}
