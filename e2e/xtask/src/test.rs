//! Everything that must hold before a change lands, in one command.
//!
//! [`plan`] lists the steps, [`runner`] runs them and keeps the time, [`tally`] reads how many
//! tests each of them ran. Two lanes run side by side: what cargo builds in the ordinary target
//! folder, and the client for the browser, which has a folder of its own.

mod plan;
mod runner;
mod tally;

use crate::command::Outcome;

/// Runs the steps whose names contain one of the words; all of them without words.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let report = runner::run(plan::lanes(words));
    println!("\n{report}");
    if report.is_green() {
        Ok(())
    } else {
        Err("not everything passed".into())
    }
}
