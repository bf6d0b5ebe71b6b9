//! A sign-up form: rules while you type, names that are looked up in the database, a list that fills
//! live.
//!
//! The form is a typed value, [`Form<Account>`]. Each change arrives as the next value of it; errors
//! show under fields that were used, so nobody is scolded for what they have not reached yet.

mod account;
mod accounts;
mod members;
mod password;
mod welcome;

use bennu::prelude::*;
use bennu_components::{Checkbox, Icon, Notice, SelectField, TextField, Tone, icon};

use self::account::{Account, COUNTRIES};
use self::accounts::{InsertError, Member, NewAccount, Unique};
use self::password::{Hasher, Rule};
use crate::database::{Database, Trouble};
use crate::layout::{Frame, Place};

pub use self::password::Hasher as PasswordHasher;
pub use self::welcome::Welcome;

/// Somebody signed up.
const MEMBERS: Topic<Member> = Topic::new("sign-up:members");
/// How many of them the page lists.
const LISTED: usize = 8;

/// The state of one open form.
#[derive(Debug)]
pub struct SignUp {
    database: Database,
    hasher: Hasher,
    form: Form<Account>,
    members: Vec<Member>,
    count: u32,
    trouble: Option<Trouble>,
}

/// What the page can send: the form as it is now, and the form to be stored.
#[derive(Debug, Event)]
pub enum Msg {
    #[event(form = "account")]
    Validate(Form<Account>),
    #[event(form = "account")]
    Save(Form<Account>),
}

impl LiveView for SignUp {
    type Event = Msg;

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.set_title("Sign up");
        cx.subscribe(MEMBERS, Self::on_member);
        let mut view = Self {
            database: cx.state(),
            hasher: cx.state(),
            form: Form::new("account"),
            members: Vec::new(),
            count: 0,
            trouble: None,
        };
        if let Err(error) = view.load_members().await {
            view.trouble = Some(Trouble::from(&error));
        }
        Ok(view)
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        match event {
            Msg::Validate(form) => self.form = self.checked(form).await,
            Msg::Save(form) => {
                self.form = self.checked(form).await;
                self.save(cx).await?;
            }
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            Frame place=(Place::SignUp) {
                header.page-head {
                    div {
                        h1 { "Create an account" }
                        p {
                            "It is stored in SQLite on this machine, its password as an Argon2 hash. "
                            "Nothing is sent anywhere."
                        }
                    }
                }
                div.signup {
                    section.card aria-label="Your account" { div.card-body { (self.form()) } }
                    (members::card(&self.members, self.count))
                }
            }
        }
    }
}

/// What the form does.
impl SignUp {
    /// The form with all that is wrong with it, the database's view included.
    async fn checked(&mut self, mut form: Form<Account>) -> Form<Account> {
        form.validate(account::check);
        self.trouble = None;
        for (column, field) in [(Unique::Username, "username"), (Unique::Email, "email")] {
            if let Err(error) = self.check_unique(&mut form, column, field).await {
                tracing::warn!(%error, "cannot look up whether a name is taken");
                self.trouble = Some(Trouble::from(&error));
            }
        }
        form
    }

    /// Only what could be stored at all is worth a question.
    async fn check_unique(
        &self,
        form: &mut Form<Account>,
        column: Unique,
        field: &str,
    ) -> Result<(), sqlx::Error> {
        let value = form.value(field);
        let is_worth_it = !value.is_empty() && form.is_used(field) && form.errors(field).is_empty();
        if is_worth_it && accounts::is_taken(self.database.reader(), column, value).await? {
            form.add_error(field, taken(column));
        }
        Ok(())
    }

    /// Stores the account and goes to its page; or stays, and says why.
    async fn save(&mut self, cx: &mut Context<Self>) -> Result {
        let Some(account) = self.form.data().filter(|_| self.form.is_valid()).cloned() else {
            return Ok(());
        };
        let hash = self.hasher.hash(account.password.clone()).await?;
        match accounts::insert(self.database.writer(), &new_account(&account, &hash)).await {
            Ok(member) => {
                let page = format!("/sign-up/{}", member.username);
                cx.broadcast(MEMBERS, member);
                cx.redirect(page);
            }
            // Somebody was faster.
            Err(InsertError::Taken(Unique::Username)) => {
                self.form.add_error("username", taken(Unique::Username))
            }
            Err(InsertError::Taken(Unique::Email)) => {
                self.form.add_error("email", taken(Unique::Email))
            }
            Err(InsertError::Database(error)) => {
                tracing::warn!(%error, "an account was not stored");
                self.trouble = Some(Trouble::from(&error));
            }
        }
        Ok(())
    }

    fn on_member(&mut self, member: Member, _: &mut Context<Self>) -> Result {
        self.members.insert(0, member);
        self.members.truncate(LISTED);
        self.count += 1;
        Ok(())
    }

    async fn load_members(&mut self) -> Result<(), sqlx::Error> {
        self.members = accounts::latest(self.database.reader(), LISTED as u32).await?;
        self.count = accounts::count(self.database.reader()).await?;
        Ok(())
    }
}

/// What the form looks like.
impl SignUp {
    fn form(&self) -> impl Template {
        let form = &self.form;
        html! {
            form id="account" novalidate phx-change=(Msg::VALIDATE) phx-submit=(Msg::SAVE) {
                div aria-live="assertive" {
                    @if let Some(trouble) = self.trouble {
                        Notice tone=(Tone::Bad) title=(trouble.describe()) {
                            "Nothing is lost: please try again in a moment."
                        }
                    }
                }
                fieldset {
                    legend { "You" }
                    div.fields {
                        div.half {
                            TextField autocomplete="name" ..(TextField::new(form, "name", "Name"));
                        }
                        div.half {
                            TextField autocomplete="username" debounce="400"
                                hint="3 to 20 letters, digits, - or _"
                                ..(TextField::new(form, "username", "User name"));
                        }
                        TextField kind="email" autocomplete="email" debounce="400"
                            ..(TextField::new(form, "email", "E-mail"));
                        div {
                            TextField kind="password" autocomplete="new-password" debounce="150"
                                ..(TextField::new(form, "password", "Password"));
                            (self.password_rules())
                        }
                    }
                }
                fieldset {
                    legend { "Address" }
                    div.fields {
                        TextField autocomplete="street-address"
                            ..(TextField::new(form, "address[street]", "Street"));
                        div.third {
                            TextField autocomplete="postal-code"
                                ..(TextField::new(form, "address[zip]", "Postcode"));
                        }
                        div.two-thirds {
                            TextField autocomplete="address-level2"
                                ..(TextField::new(form, "address[city]", "City"));
                        }
                        SelectField form=(form) field="address[country]" label="Country"
                            autocomplete="country-name" prompt="Choose a country" options=(&COUNTRIES);
                    }
                }
                Checkbox form=(form) field="terms" label="I accept that this is only an example";
                div.form-foot {
                    button.button.button-primary.button-large type="submit"
                        phx-disable-with="Creating your account…" {
                        "Create account"
                    }
                    p { "You can sign up as often as you like." }
                }
            }
        }
    }

    fn password_rules(&self) -> impl Template {
        let typed = self.form.value("password");
        let username = self.form.value("username");
        html! {
            ul.rules id="password-rules" aria-label="Rules for the password" {
                @for rule in Rule::ALL {
                    @let is_kept = rule.is_kept(typed, username);
                    li.is-kept[is_kept] {
                        (icon(if is_kept { Icon::Check } else { Icon::Dot }))
                        (rule.label())
                        span.visually-hidden { @if is_kept { " (kept)" } @else { " (not yet)" } }
                    }
                }
            }
        }
    }
}

fn taken(column: Unique) -> &'static str {
    match column {
        Unique::Username => "Somebody else has this user name.",
        Unique::Email => "There is an account with this address already.",
    }
}

fn new_account<'a>(account: &'a Account, password_hash: &'a str) -> NewAccount<'a> {
    let Account {
        name,
        username,
        email,
        address,
        ..
    } = account;
    NewAccount {
        name,
        username,
        email,
        password_hash,
        street: &address.street,
        zip: &address.zip,
        city: &address.city,
        country: &address.country,
        signed_up_at: jiff::Timestamp::now().as_millisecond(),
    }
}
