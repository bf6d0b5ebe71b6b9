//! `/form`: twelve fields that are checked while somebody types.

use bennu::prelude::*;
use serde::Deserialize;

#[derive(Debug)]
pub struct ProfileForm {
    form: Form<Profile>,
    is_saved: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Profile {
    first_name: String,
    last_name: String,
    email: String,
    phone: String,
    street: String,
    city: String,
    zip: String,
    country: String,
    age: String,
    website: String,
    bio: String,
    terms: bool,
}

#[derive(Debug, Event)]
pub enum Msg {
    #[event(form = "profile")]
    Validate(Form<Profile>),
    #[event(form = "profile")]
    Save(Form<Profile>),
}

impl LiveView for ProfileForm {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self {
            form: Form::new("profile"),
            is_saved: false,
        })
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        let (mut form, is_submitted) = match event {
            Msg::Validate(form) => (form, false),
            Msg::Save(form) => (form, true),
        };
        form.validate(check);
        self.is_saved = is_submitted && form.is_valid();
        self.form = form;
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            main {
                h1 { "Form" }
                form phx-submit=(Msg::SAVE) phx-change=(Msg::VALIDATE) id="profile" {
                    (self.input("first_name", "First name", "text"))
                    (self.input("last_name", "Last name", "text"))
                    (self.input("email", "Email", "email"))
                    (self.input("phone", "Phone", "tel"))
                    (self.input("street", "Street", "text"))
                    (self.input("city", "City", "text"))
                    (self.input("zip", "Zip", "text"))
                    (self.country())
                    (self.input("age", "Age", "number"))
                    (self.input("website", "Website", "url"))
                    (self.bio())
                    (self.terms())
                    button type="submit" { "Save" }
                }
                @if self.is_saved { p { "Saved." } }
            }
        }
    }
}

impl ProfileForm {
    fn input(&self, field: &'static str, label: &'static str, kind: &'static str) -> impl Template {
        let id = self.form.id(field);
        html! {
            div.field {
                label for=(id) {
                    span.label { (label) }
                    input type=(kind) name=(self.form.name(field)) id=(id)
                        value=(self.value(field)) class={ "input " (self.error_class(field)) };
                }
                (self.errors(field))
            }
        }
    }

    fn country(&self) -> impl Template {
        let chosen = self.value("country");
        html! {
            div.field {
                label for="profile_country" {
                    span.label { "Country" }
                    select id="profile_country" name="profile[country]"
                        class={ "select " (self.error_class("country")) } {
                        option selected[chosen.is_empty()] value="" {}
                        @for country in ["Austria", "Brazil", "Canada", "Denmark", "Poland"] {
                            option selected[chosen == country] value=(country) { (country) }
                        }
                    }
                }
                (self.errors("country"))
            }
        }
    }

    fn bio(&self) -> impl Template {
        html! {
            div.field {
                label for="profile_bio" {
                    span.label { "Bio" }
                    textarea id="profile_bio" name="profile[bio]"
                        class={ "textarea " (self.error_class("bio")) } {
                        (self.value("bio"))
                    }
                }
                (self.errors("bio"))
            }
        }
    }

    fn terms(&self) -> impl Template {
        html! {
            div.field {
                label for="profile_terms" {
                    input type="hidden" name="profile[terms]" value="false";
                    input type="checkbox" id="profile_terms" name="profile[terms]" value="true"
                        checked[self.form.is_checked("terms")];
                    span.label { "I accept the terms" }
                }
                (self.errors("terms"))
            }
        }
    }

    fn errors(&self, field: &str) -> impl Template {
        html! { @for error in self.form.errors(field) { p.error { (error) } } }
    }

    fn value(&self, field: &str) -> &str {
        self.form.value(field)
    }

    fn error_class(&self, field: &str) -> &'static str {
        if self.form.errors(field).is_empty() {
            ""
        } else {
            "input-error"
        }
    }
}

/// The rules of the page, in the words that all servers use.
fn check(profile: &Profile, errors: &mut FieldErrors) {
    let Profile {
        first_name,
        last_name,
        email,
        street,
        city,
        zip,
        country,
        ..
    } = profile;
    let required = [
        ("first_name", first_name),
        ("last_name", last_name),
        ("email", email),
        ("street", street),
        ("city", city),
        ("zip", zip),
        ("country", country),
    ];
    for (field, value) in required {
        if value.trim().is_empty() {
            errors.add(field, "can't be blank");
        }
    }
    let rules: [(&str, &str, bool, &str); 5] = [
        (
            "email",
            email,
            is_email(email),
            "must have the @ sign and no spaces",
        ),
        (
            "phone",
            &profile.phone,
            is_phone(&profile.phone),
            "is not a phone number",
        ),
        ("zip", zip, is_zip(zip), "has invalid format"),
        (
            "website",
            &profile.website,
            is_url(&profile.website),
            "must be a URL",
        ),
        (
            "bio",
            &profile.bio,
            profile.bio.chars().count() <= 200,
            "should be at most 200 character(s)",
        ),
    ];
    for (field, value, is_kept, message) in rules {
        if !value.is_empty() && !is_kept {
            errors.add(field, message);
        }
    }
    if !profile
        .age
        .trim()
        .parse()
        .is_ok_and(|age: u32| (18..=120).contains(&age))
    {
        errors.add("age", "must be between 18 and 120");
    }
    if !profile.terms {
        errors.add("terms", "must be accepted");
    }
}

fn is_email(email: &str) -> bool {
    let parts = email.split_once('@');
    parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        && !email.contains(char::is_whitespace)
}

fn is_phone(phone: &str) -> bool {
    phone.len() >= 6
        && phone
            .chars()
            .all(|c| c.is_ascii_digit() || " +()-".contains(c))
}

fn is_zip(zip: &str) -> bool {
    (4..=10).contains(&zip.len()) && zip.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn is_url(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        assert!(is_email("a@b") && !is_email("@b") && !is_email("a@") && !is_email("a b@c"));
        assert!(is_phone("+43 (1) 234-5") && !is_phone("12345") && !is_phone("phone 12345"));
        assert!(is_zip("8010") && is_zip("12345-6789") && !is_zip("801") && !is_zip("A-8010"));
        assert!(is_url("https://example.com") && !is_url("example.com"));
    }
}
