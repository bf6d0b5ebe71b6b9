//! Runs the plan: a line when a step begins, a line when it ends, its output when it fails.

use std::fmt;
use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::plan::{Lane, Lanes, Step, Work};
use super::tally::Tally;
use crate::command::Outcome;
use crate::workspace;

/// How much of a failed step's output is shown; the log has it all.
const SHOWN_LINES: usize = 120;

/// What became of all steps.
pub(crate) struct Report {
    done: Vec<Done>,
    took: Duration,
}

struct Done {
    name: &'static str,
    tally: Tally,
    took: Duration,
}

/// Runs every lane.
pub(crate) fn run(lanes: Lanes) -> Report {
    let start = Instant::now();
    let [host, web] = lanes.side_by_side;
    let mut done = std::thread::scope(|scope| {
        let web = scope.spawn(|| run_lane(web));
        let mut done = run_lane(host);
        done.extend(web.join().expect("a lane does not panic"));
        done
    });
    done.extend(run_lane(lanes.last));
    Report {
        done,
        took: start.elapsed(),
    }
}

fn run_lane(lane: Lane) -> Vec<Done> {
    lane.steps.into_iter().map(run_step).collect()
}

fn run_step(step: Step) -> Done {
    println!(".... {}", step.name);
    let start = Instant::now();
    let (tally, complaint) = match step.work {
        Work::Check(check) => checked(check()),
        Work::Program(mut command) => {
            checked(logged(step.name, &mut command).and_then(Logged::expect_success))
        }
        Work::Tests(mut command) => tested(logged(step.name, &mut command)),
    };
    let took = start.elapsed();
    println!(
        "{} {} ({:.1} s)",
        if tally.failed == 0 { "ok  " } else { "FAIL" },
        step.name,
        took.as_secs_f64()
    );
    if let Some(complaint) = complaint {
        println!("{complaint}");
    }
    Done {
        name: step.name,
        tally,
        took,
    }
}

fn checked(outcome: Outcome) -> (Tally, Option<String>) {
    (
        Tally::one(outcome.is_ok()),
        outcome.err().map(|error| error.to_string()),
    )
}

/// A run that fails without a failed test, one that did not compile say, counts as one failure.
fn tested(outcome: Outcome<Logged>) -> (Tally, Option<String>) {
    match outcome {
        Err(error) => (Tally::one(false), Some(error.to_string())),
        Ok(logged) => {
            let mut tally = Tally::of_output(&logged.output);
            if !logged.success && tally.failed == 0 {
                tally.failed = 1;
            }
            (
                tally,
                logged.expect_success().err().map(|error| error.to_string()),
            )
        }
    }
}

struct Logged {
    success: bool,
    output: String,
    path: PathBuf,
}

impl Logged {
    fn expect_success(self) -> Outcome {
        if self.success {
            return Ok(());
        }
        let lines: Vec<&str> = self.output.lines().collect();
        let shown = lines[lines.len().saturating_sub(SHOWN_LINES)..].join("\n");
        Err(format!("{shown}\n(all of it: {})", self.path.display()).into())
    }
}

/// Runs a program with all that it prints going into a file.
fn logged(name: &str, command: &mut Command) -> Outcome<Logged> {
    let folder = workspace::path("target/xtask");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.log", name.replace([' ', ','], "-")));
    let log = File::create(&path)?;
    command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    let success = command.status()?.success();
    let output = String::from_utf8_lossy(&workspace::read(&path)?).into_owned();
    Ok(Logged {
        success,
        output,
        path,
    })
}

impl Report {
    /// Whether nothing failed, and anything ran at all.
    pub(crate) fn is_green(&self) -> bool {
        let total = self.total();
        total.failed == 0 && total.passed > 0
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for done in &self.done {
            total += done.tally;
        }
        total
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<32}{:>8}{:>8}{:>10}",
            "step", "passed", "failed", "seconds"
        )?;
        for Done { name, tally, took } in &self.done {
            writeln!(
                f,
                "{name:<32}{:>8}{:>8}{:>10.1}",
                tally.passed,
                tally.failed,
                took.as_secs_f64()
            )?;
        }
        writeln!(f, "{:<48}{:>10.1}", "together", self.took.as_secs_f64())?;
        let total = self.total();
        write!(f, "{} passed, {} failed", total.passed, total.failed)
    }
}
