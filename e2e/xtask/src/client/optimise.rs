//! wasm-opt, and the proof that engines take what it made.

use std::process::Command;

use super::stage::Stage;
use crate::command::{self, Outcome};
use crate::{npm, workspace};

/// Only what every current browser has. `--all-features` would let wasm-opt emit instructions
/// that no browser accepts.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

const PASSES: [&str; 5] = [
    "-Oz",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

const VALIDATE: &str = "new WebAssembly.Module(require('node:fs').readFileSync(process.argv[1]))";

/// Shrinks the bound module, and returns its bytes.
pub(crate) fn optimise(stage: &Stage) -> Outcome<Vec<u8>> {
    let (bound, small) = (stage.file("glue_bg.wasm"), stage.file("bennu.wasm"));
    command::run(
        npm::tool("wasm-opt")
            .args(FEATURES)
            .args(PASSES)
            .arg(&bound)
            .arg("-o")
            .arg(&small),
    )?;
    command::output(Command::new("node").args(["-e", VALIDATE]).arg(&small))?;
    workspace::read(&small)
}
