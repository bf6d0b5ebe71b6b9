//! What makes a password acceptable, and how it is stored.

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher};
use tokio::sync::Semaphore;

/// The fewest characters that we accept.
pub const LEAST: usize = 10;

/// A rule that a password keeps or breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Length,
    Letters,
    Digit,
    Unguessable,
}

impl Rule {
    pub const ALL: [Self; 4] = [Self::Length, Self::Letters, Self::Digit, Self::Unguessable];

    /// The rule in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Length => "at least 10 characters",
            Self::Letters => "upper and lower case letters",
            Self::Digit => "at least one digit",
            Self::Unguessable => "not your name, not a common one",
        }
    }

    /// Whether `password` keeps the rule for somebody with this user name.
    pub fn is_kept(self, password: &str, username: &str) -> bool {
        match self {
            Self::Length => password.chars().count() >= LEAST,
            Self::Letters => {
                password.chars().any(char::is_lowercase) && password.chars().any(char::is_uppercase)
            }
            Self::Digit => password.chars().any(|character| character.is_ascii_digit()),
            Self::Unguessable => !password.is_empty() && is_unguessable(password, username),
        }
    }
}

/// The first rule that is broken.
pub fn broken(password: &str, username: &str) -> Option<Rule> {
    Rule::ALL
        .into_iter()
        .find(|rule| !rule.is_kept(password, username))
}

/// Words that attackers try first.
const COMMON: [&str; 8] = [
    "password", "passw0rd", "qwerty", "123456", "letmein", "welcome", "iloveyou", "admin",
];

fn is_unguessable(password: &str, username: &str) -> bool {
    let password = password.to_lowercase();
    let username = username.trim().to_lowercase();
    let names_the_user = username.chars().count() >= 3 && password.contains(&username);
    !names_the_user && !COMMON.iter().any(|word| password.contains(word))
}

/// Hashes passwords, a few at a time: each hash takes 19 MiB and much of a core, which is the point of
/// Argon2 and would otherwise be a way to bring the server down.
#[derive(Debug, Clone)]
pub struct Hasher {
    places: Arc<Semaphore>,
}

/// The hash could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashError;

impl std::fmt::Display for HashError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the password could not be hashed")
    }
}

impl std::error::Error for HashError {}

impl Hasher {
    pub fn new(at_once: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// The hash in PHC format, with a salt of its own. Runs where blocking is fine.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| HashError)?;
        let hashing = tokio::task::spawn_blocking(move || {
            let _place = place;
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|_| HashError)
        });
        hashing.await.map_err(|_| HashError)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(password: &str, expected: Option<Rule>) {
        assert_eq!(broken(password, "ada"), expected, "{password}");
    }

    #[test]
    fn each_rule_is_asked() {
        check("Short1", Some(Rule::Length));
        check("all lower case 1", Some(Rule::Letters));
        check("No digit in here", Some(Rule::Digit));
        check("Adas horse 1234", Some(Rule::Unguessable));
        check("My Password 1", Some(Rule::Unguessable));
        check("Correct horse 7", None);
    }

    #[tokio::test]
    async fn equal_passwords_have_different_hashes() {
        let hasher = Hasher::new(1);
        let hash = || hasher.hash("Correct horse 7".to_owned());
        let (one, two) = (hash().await.unwrap(), hash().await.unwrap());
        assert!(one.starts_with("$argon2id$"), "{one}");
        assert_ne!(one, two);
    }
}
