//! Debian packages that a check needs: installed when they are missing and we may.

use std::process::Command;

use crate::command::{self, Outcome};

/// Installs packages. Fails with the command to type where we lack the right.
pub(crate) fn install(packages: &[&str]) -> Outcome {
    let wish = format!("apt-get install {}", packages.join(" "));
    if !is_root() || !command::is_installed("apt-get") {
        return Err(format!("missing programs; on Debian: {wish}").into());
    }
    println!("installing {}", packages.join(", "));
    command::output(apt_get().args(["update", "-qq"]))?;
    command::output(
        apt_get()
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages),
    )?;
    Ok(())
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
