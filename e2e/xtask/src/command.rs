//! Starting other programs, and saying clearly which of them failed.

use std::error::Error;
use std::process::{Command, Stdio};

/// What a task comes to: nothing, or the reason why it failed.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Runs to the end with its output on our own.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command, &status.to_string()))
    }
}

/// Runs to the end and returns what it printed; its complaints are part of the error.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(failed(command, &format!("{}\n{complaint}", output.status)))
}

/// Whether the program can be started and is content.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a program of this name is on the path.
pub(crate) fn is_installed(program: &str) -> bool {
    succeeds(Command::new(program).arg("--version"))
}

fn not_started(command: &Command, error: &std::io::Error) -> Box<dyn Error + Send + Sync> {
    format!("cannot start `{}`: {error}", shown(command)).into()
}

fn failed(command: &Command, how: &str) -> Box<dyn Error + Send + Sync> {
    format!("`{}` failed: {how}", shown(command)).into()
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
