//! What the form asks for, and the rules that need no database.

use bennu::params::FieldErrors;
use serde::Deserialize;

use super::password;

/// The form, field by field. What is typed arrives as text; a field that is missing is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Account {
    pub name: String,
    pub username: String,
    pub email: String,
    pub password: String,
    pub address: Address,
    pub terms: bool,
}

/// A form inside the form: its fields are named `account[address][city]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Address {
    pub street: String,
    pub zip: String,
    pub city: String,
    pub country: String,
}

pub const COUNTRIES: [&str; 12] = [
    "Austria", "Brazil", "Canada", "Denmark", "France", "Germany", "India", "Italy", "Japan",
    "Nigeria", "Poland", "Portugal",
];

const BLANK: &str = "Please fill this in.";

/// Finds what is wrong with `account`.
pub fn check(account: &Account, errors: &mut FieldErrors) {
    let Account {
        name,
        username,
        email,
        address,
        ..
    } = account;
    required(errors, "name", name);
    required(errors, "address[street]", &address.street);
    required(errors, "address[city]", &address.city);
    rule(errors, "username", username, username_error);
    rule(errors, "email", email, email_error);
    rule(errors, "address[zip]", &address.zip, zip_error);
    if !COUNTRIES.contains(&address.country.as_str()) {
        errors.add("address[country]", "Please choose a country.");
    }
    if password::broken(&account.password, username).is_some() {
        errors.add("password", "This password does not keep all the rules.");
    }
    if !account.terms {
        errors.add("terms", "Please accept the terms to go on.");
    }
}

fn required(errors: &mut FieldErrors, field: &str, value: &str) {
    if value.trim().is_empty() {
        errors.add(field, BLANK);
    }
}

fn rule(
    errors: &mut FieldErrors,
    field: &str,
    value: &str,
    rule: fn(&str) -> Option<&'static str>,
) {
    let value = value.trim();
    let error = if value.is_empty() {
        Some(BLANK)
    } else {
        rule(value)
    };
    if let Some(error) = error {
        errors.add(field, error);
    }
}

fn username_error(username: &str) -> Option<&'static str> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !username.chars().all(is_allowed) {
        Some("Use letters, digits, - and _ only.")
    } else if !(3..=20).contains(&username.len()) {
        Some("Use 3 to 20 characters.")
    } else {
        None
    }
}

/// Whether mail would arrive only a mail can tell; this finds slips of the finger.
fn email_error(email: &str) -> Option<&'static str> {
    let is_plausible = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
    });
    (!is_plausible || email.contains(char::is_whitespace) || email.len() > 254)
        .then_some("This does not look like an e-mail address.")
}

fn zip_error(zip: &str) -> Option<&'static str> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
    (!zip.chars().all(is_allowed) || !(3..=10).contains(&zip.len()))
        .then_some("Use 3 to 10 letters or digits.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_names_are_short_and_plain() {
        assert_eq!(username_error("ada_l-1"), None);
        assert!(username_error("ad").is_some());
        assert!(username_error("ada lovelace").is_some());
    }

    #[test]
    fn addresses_have_two_parts_and_a_dot() {
        assert_eq!(email_error("ada@example.com"), None);
        for slip in [
            "ada",
            "@example.com",
            "ada@example",
            "ada@.com",
            "a da@example.com",
        ] {
            assert!(email_error(slip).is_some(), "{slip}");
        }
    }
}
