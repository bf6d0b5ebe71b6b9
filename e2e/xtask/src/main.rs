//! Builds the client and runs every check of this repository: `cargo xtask <command>`.
//!
//! Reading order: [`client`] makes the files that browsers load, [`mod@test`] runs everything,
//! the rest are single checks.

mod apt;
mod client;
mod command;
mod layering;
mod npm;
mod size;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use command::Outcome;

const USAGE: &str = "\
cargo xtask <command>

  client           build client-wasm/dist and copy it into the server crate
  client --check   fail when the committed client is older than its sources
  size             sizes of the built client against its budget
  layering         which crate depends on which, against the allowed table
  tidy             long files, forbidden names
  test [words]     install what is missing and run every check; with words,
                   only the steps whose names contain one of them
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    match words {
        ["client"] => client::build(),
        ["client", "--check"] => client::check(),
        ["size"] => size::check_committed(),
        ["layering"] => layering::check(),
        ["tidy"] => tidy::check(),
        ["test", steps @ ..] => test::run(steps),
        _ => Err(USAGE.into()),
    }
}
