//! Programs that print where they listen, and then run on.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::failure::{Failure, Outcome};

/// Starts a program and reads what it prints up to the line in which `find` finds what it looks for. The process is killed
/// when it is dropped.
///
/// # Errors
/// It does not start, or ends before it prints such a line.
pub(crate) async fn start<T>(
    command: &mut Command,
    find: fn(&str) -> Option<T>,
) -> Outcome<(Child, T)> {
    let mut process = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let stdout = process
        .stdout
        .take()
        .ok_or_else(|| Failure::unexpected("a program without output"))?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some(found) = find(&line) {
            // The pipe is read to its end, or the program would block on a full one.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((process, found));
        }
    }
    let program = command
        .as_std()
        .get_program()
        .to_string_lossy()
        .into_owned();
    Err(Failure::unexpected(format!(
        "{program} ended before it said where it listens"
    )))
}
