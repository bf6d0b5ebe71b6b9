//! The steps, in the order in which they run.

use std::process::Command;

use crate::command::Outcome;
use crate::{apt, client, command, layering, npm, tidy, workspace};

/// One check.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) work: Work,
}

/// How a step is done.
pub(crate) enum Work {
    /// Runs a program; its output goes to a log.
    Program(Command),
    /// The same, for a program that counts tests.
    Tests(Command),
    /// Runs inside this process.
    Check(fn() -> Outcome),
}

/// Steps of one lane run one after another; lanes run at the same time.
pub(crate) struct Lane {
    pub(crate) steps: Vec<Step>,
}

/// The browser tests wait for both lanes, so they are a third part of their own.
pub(crate) struct Lanes {
    pub(crate) side_by_side: [Lane; 2],
    pub(crate) last: Lane,
}

/// Every step whose name contains one of the words, or every step.
///
/// Each cargo command names the whole workspace: a smaller selection would resolve other features
/// and build the dependencies a second time.
pub(crate) fn lanes(words: &[&str]) -> Lanes {
    let wanted = |steps: Vec<Step>| Lane {
        steps: steps
            .into_iter()
            .filter(|step| step.is_named(words))
            .collect(),
    };
    Lanes {
        side_by_side: [wanted(host()), wanted(web())],
        last: wanted(browser()),
    }
}

fn host() -> Vec<Step> {
    vec![
        Step::check("tidy", tidy::check),
        Step::check("layering", layering::check),
        Step::check("committed client", client::check),
        Step::program("format", cargo("fmt --all --check")),
        Step::program("build", build()),
        Step::tests(
            "unit, property, macro tests",
            cargo("test --workspace --no-fail-fast"),
        ),
        Step::program(
            "clippy",
            cargo("clippy --workspace --all-targets -- --deny warnings"),
        ),
        Step::program("documentation", documentation()),
    ]
}

fn web() -> Vec<Step> {
    vec![
        Step::check("tools", install_tools),
        Step::check("client build and size", client::build_for_check),
    ]
}

fn browser() -> Vec<Step> {
    vec![
        Step::program("programs for the browser", build()),
        Step::tests(
            "browser",
            cargo("test --workspace --tests --no-fail-fast -- --ignored"),
        ),
    ]
}

/// The programs together with the tests: alone they would be built with other features, and all
/// they depend on a second time.
fn build() -> Command {
    cargo("build --workspace --bins --tests")
}

fn cargo(words: &str) -> Command {
    let mut cargo = workspace::cargo();
    cargo.args(words.split(' '));
    cargo
}

fn documentation() -> Command {
    let mut cargo = cargo("doc --workspace --no-deps");
    cargo.env("RUSTDOCFLAGS", "--deny warnings");
    cargo
}

/// What the browser tests need beside cargo.
fn install_tools() -> Outcome {
    let browser = [
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
    ];
    let missing: Vec<&str> = browser
        .into_iter()
        .filter(|(program, _)| !command::is_installed(program))
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        apt::install(&missing)?;
    }
    npm::install()
}

impl Step {
    fn check(name: &'static str, check: fn() -> Outcome) -> Self {
        Self {
            name,
            work: Work::Check(check),
        }
    }

    fn program(name: &'static str, command: Command) -> Self {
        Self {
            name,
            work: Work::Program(command),
        }
    }

    fn tests(name: &'static str, command: Command) -> Self {
        Self {
            name,
            work: Work::Tests(command),
        }
    }

    fn is_named(&self, words: &[&str]) -> bool {
        words.is_empty() || words.iter().any(|word| self.name.contains(word))
    }
}
