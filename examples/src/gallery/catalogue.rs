//! The examples there are, with their sources, which are part of the program.

use std::sync::OnceLock;

use maud::PreEscaped;

use super::source;
use crate::layout::Place;

/// One example.
#[derive(Debug)]
pub struct Example {
    pub name: &'static str,
    pub title: &'static str,
    pub place: Place,
    pub path: &'static str,
    pub about: &'static str,
    pub features: &'static [&'static str],
    pub files: &'static [SourceFile],
}

/// One file of an example's source.
#[derive(Debug)]
pub struct SourceFile {
    pub name: &'static str,
    text: &'static str,
    /// Made when somebody looks at it first.
    html: OnceLock<PreEscaped<String>>,
}

impl SourceFile {
    const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            html: OnceLock::new(),
        }
    }

    /// Where the gallery shows this file.
    pub fn url(&self, example: &Example) -> String {
        format!("/?source={}/{}", example.name, self.name)
    }

    /// The text in colours, one element a line.
    pub fn highlighted(&self) -> &PreEscaped<String> {
        self.html.get_or_init(|| source::highlight(self.text))
    }
}

/// The file that `counter/counter.rs` names.
pub fn find(path: &str) -> Option<(&'static Example, &'static SourceFile)> {
    let (name, file) = path.split_once('/')?;
    let example = EXAMPLES.iter().find(|example| example.name == name)?;
    let file = example
        .files
        .iter()
        .find(|candidate| candidate.name == file)?;
    Some((example, file))
}

macro_rules! sources {
    ($($name:literal => $path:literal),* $(,)?) => {{
        const COUNT: usize = [$($name),*].len();
        static FILES: [SourceFile; COUNT] =
            [$(SourceFile::new($name, include_str!(concat!("../", $path)))),*];
        &FILES
    }};
}

pub static EXAMPLES: [Example; 3] = [
    Example {
        name: "counter",
        title: "Counter",
        place: Place::Counter,
        path: "/counter",
        about: "The smallest live page: a struct with one number, three kinds of messages, and a template.",
        features: &["typed events", "payloads", "window keys"],
        files: sources!["counter.rs" => "counter.rs"],
    },
    Example {
        name: "dashboard",
        title: "Operations dashboard",
        place: Place::Dashboard,
        path: "/dashboard",
        about: "Orders in SQLite, written by tasks in the background, and this machine's own load. \
                Open it in two windows, lock the database, or stop the server.",
        features: &[
            "PubSub",
            "sqlx",
            "URL state",
            "search as you type",
            "keyed table",
            "stream",
            "SVG charts",
            "reconnect",
        ],
        files: sources![
            "dashboard.rs" => "dashboard.rs",
            "screen.rs" => "dashboard/screen.rs",
            "orders table" => "dashboard/screen/orders.rs",
            "revenue chart" => "dashboard/screen/revenue.rs",
            "feed" => "dashboard/screen/feed.rs",
            "board.rs" => "dashboard/board.rs",
            "tasks.rs" => "dashboard/tasks.rs",
            "query.rs" => "dashboard/query.rs",
            "orders.rs" => "dashboard/orders.rs",
            "summary.rs" => "dashboard/summary.rs",
            "database.rs" => "database.rs",
        ],
    },
    Example {
        name: "sign-up",
        title: "Sign-up form",
        place: Place::SignUp,
        path: "/sign-up",
        about: "A form that helps while you type: rules, a look into the database whether a name is \
                free, an address inside, and a list of everybody who signed up that fills live.",
        features: &[
            "Form<T>",
            "errors on used fields",
            "debounce",
            "unique in SQL",
            "argon2",
            "redirect",
        ],
        files: sources![
            "sign_up.rs" => "sign_up.rs",
            "account.rs" => "sign_up/account.rs",
            "password.rs" => "sign_up/password.rs",
            "accounts.rs" => "sign_up/accounts.rs",
            "welcome.rs" => "sign_up/welcome.rs",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_url() {
        for example in &EXAMPLES {
            for file in example.files {
                let url = file.url(example);
                let (_, found) = find(url.trim_start_matches("/?source=")).unwrap();
                assert_eq!(found.name, file.name);
            }
        }
        assert!(find("counter/../main.rs").is_none());
    }
}
