//! Packages from npm: tools that build the client, and the official client for tests.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{self, Outcome};
use crate::{apt, workspace};

/// Makes sure that what `e2e/package.json` names is there, in the locked versions.
pub(crate) fn install() -> Outcome {
    if !command::is_installed("node") || !command::is_installed("npm") {
        apt::install(&["nodejs", "npm"])?;
    }
    if is_current()? {
        return Ok(());
    }
    let folder = workspace::path("e2e");
    let flags = [
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ];
    command::run(
        Command::new("npm")
            .arg("ci")
            .args(flags)
            .current_dir(folder),
    )?;
    std::fs::copy(lock_file(), installed_lock_file())?;
    Ok(())
}

/// A tool of an installed package, run by node where it is a script.
pub(crate) fn tool(name: &str) -> Command {
    Command::new(package("").join(".bin").join(name))
}

/// The folder of an installed package.
pub(crate) fn package(name: &str) -> PathBuf {
    workspace::path("e2e/node_modules").join(name)
}

fn is_current() -> Outcome<bool> {
    let Ok(installed) = std::fs::read(installed_lock_file()) else {
        return Ok(false);
    };
    Ok(installed == workspace::read(&lock_file())?)
}

fn lock_file() -> PathBuf {
    workspace::path("e2e/package-lock.json")
}

fn installed_lock_file() -> PathBuf {
    package(".bennu-lock.json")
}
