//! What the server costs per event, per visit, per idle page and in bytes.
//!
//! `load-bench LOAD_GENERATOR [RUNS]` starts the bench pages and a bare echo server beside itself
//! and drives both with a load generator, taking turns. Build everything first:
//! `cargo build --release --package bennu-e2e --package examples --bins`. The load generator is a
//! program that takes `MODE --page … --target HOST:PORT --pid PID` and prints one JSON object with
//! the server's CPU time per unit of work.

use std::path::PathBuf;

use bennu_e2e::failure::{Failure, Outcome};
use bennu_e2e::program::Program;
use serde_json::Value;
use tokio::process::Command;

const RUNS: usize = 3;

/// The name of a case, and what the load generator is told.
const CASES: [(&str, &str); 15] = [
    (
        "counter, 1",
        "events --page /counter --event inc --conns 1 --secs 3",
    ),
    (
        "counter, 50",
        "events --page /counter --event inc --conns 50 --secs 3",
    ),
    (
        "counter, 500",
        "events --page /counter --event inc --conns 500 --secs 3",
    ),
    (
        "update_one",
        "events --page /table?n=1000 --event update_one --conns 20 --secs 3",
    ),
    (
        "update_10th",
        "events --page /table?n=1000 --event update_10th --conns 20 --secs 3",
    ),
    (
        "swap",
        "events --page /table?n=1000 --event swap --conns 20 --secs 3",
    ),
    (
        "append, remove",
        "events --page /table?n=1000 --event append --event remove --conns 20 --secs 3",
    ),
    (
        "replace_all",
        "events --page /table?n=1000 --event replace_all --conns 20 --secs 3",
    ),
    (
        "form",
        "events --page /form --event form:email=a --event form:email=ada@example.com --conns 50 --secs 3",
    ),
    (
        "stream",
        "events --page /stream?n=1000 --event insert_top --event delete --conns 50 --secs 3",
    ),
    (
        "broadcast, 500 at 5 Hz",
        "broadcast --conns 500 --hz 5 --secs 5",
    ),
    (
        "broadcast, 2000 at 2 Hz",
        "broadcast --conns 2000 --hz 2 --secs 5",
    ),
    (
        "mount /counter",
        "mount --page /counter --what full --conns 16 --secs 3",
    ),
    (
        "mount /idle",
        "mount --page /idle --what full --conns 16 --secs 3",
    ),
    (
        "mount /table",
        "mount --page /table?n=1000 --what full --conns 16 --secs 3",
    ),
];

/// Cases that the echo server is asked as well.
const ECHOED: [&str; 3] = ["counter, 1", "counter, 50", "counter, 500"];

struct Bench {
    generator: PathBuf,
    runs: usize,
}

#[tokio::main]
async fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let generator = arguments.next().map(PathBuf::from);
    let generator =
        generator.ok_or_else(|| Failure::unexpected("load-bench LOAD_GENERATOR [RUNS]"))?;
    let runs = arguments
        .next()
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(RUNS);
    let bench = Bench { generator, runs };
    bench.cpu().await?;
    bench.memory().await?;
    bench.bytes().await
}

impl Bench {
    async fn cpu(&self) -> Outcome {
        let (pages, echo) = (
            Program::start("bench").await?,
            Program::start("echo").await?,
        );
        println!(
            "| case | per second | p50, us | server CPU, us each (least to most) | bare echo, us | ratio |"
        );
        println!("| --- | --- | --- | --- | --- | --- |");
        for (name, words) in CASES {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..self.runs {
                ours.push(self.ask(&pages, words).await?);
                if ECHOED.contains(&name) {
                    theirs.push(self.ask(&echo, words).await?);
                }
            }
            print_case(name, &ours, &theirs);
        }
        Ok(())
    }

    /// Of a fresh server, since memory of an old one tells of its past.
    async fn memory(&self) -> Outcome {
        let pages = Program::start("bench").await?;
        let report = self
            .ask(&pages, "idle --steps 1000,5000 --sample 5,40")
            .await?;
        println!("\n| idle pages | after, s | kB of resident memory each |\n| --- | --- | --- |");
        for step in list(&report["steps"]) {
            for sample in list(&step["samples"]) {
                let each = &sample["memory"]["rss_kb_per_connection"];
                println!(
                    "| {} | {} | {each} |",
                    step["connections"], sample["after_s"]
                );
            }
        }
        Ok(())
    }

    async fn bytes(&self) -> Outcome {
        let pages = Program::start("bench").await?;
        let report = self.ask(&pages, "bytes --rows 1000").await?;
        println!("\n{:#}", report["pages"]);
        Ok(())
    }

    async fn ask(&self, server: &Program, words: &str) -> Outcome<Value> {
        let mut command = Command::new(&self.generator);
        command
            .args(words.split(' '))
            .args(["--target", &server.address().to_string()]);
        if !words.starts_with("bytes") {
            command.args(["--pid", &server.id().unwrap_or_default().to_string()]);
        }
        let output = command.output().await?;
        if !output.status.success() {
            return Err(Failure::unexpected(String::from_utf8_lossy(&output.stderr)));
        }
        Ok(serde_json::from_slice(&output.stdout).map_err(std::io::Error::from)?)
    }
}

fn print_case(name: &str, ours: &[Value], theirs: &[Value]) {
    let (cost, echo) = (sorted(ours, cpu), sorted(theirs, cpu));
    let mut line = format!(
        "| {name} | {:.0} | {:.0} | {:.1} ({:.1} to {:.1}) |",
        middle(&sorted(ours, rate)),
        middle(&sorted(ours, latency)),
        middle(&cost),
        cost.first().copied().unwrap_or(f64::NAN),
        cost.last().copied().unwrap_or(f64::NAN),
    );
    if echo.is_empty() {
        line.push_str("  |  |");
    } else {
        line.push_str(&format!(
            " {:.1} | {:.2} |",
            middle(&echo),
            middle(&cost) / middle(&echo)
        ));
    }
    println!("{line}");
}

fn cpu(report: &Value) -> Option<f64> {
    report["cpu"]["server_cpu_us_per_unit"].as_f64()
}

fn rate(report: &Value) -> Option<f64> {
    ["events_per_s", "diffs_per_s", "visits_per_s"]
        .iter()
        .find_map(|key| report[key].as_f64())
}

fn latency(report: &Value) -> Option<f64> {
    ["latency", "lag", "join_latency"]
        .iter()
        .find_map(|key| report[key]["p50_us"].as_f64())
}

fn sorted(reports: &[Value], figure: fn(&Value) -> Option<f64>) -> Vec<f64> {
    let mut figures: Vec<f64> = reports.iter().filter_map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures
}

fn middle(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
