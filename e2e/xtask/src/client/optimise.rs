//! wasm-opt, and the proof that engines take what it made.

use std::process::Command;

use super::names;
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

/// Shrinks the bound module, and the glue's names with it, and returns the module's bytes.
pub(crate) fn optimise(stage: &Stage) -> Outcome<Vec<u8>> {
    let (bound, small) = (stage.file("glue_bg.wasm"), stage.file("bennu.wasm"));
    let map = command::output(
        npm::tool("wasm-opt")
            .args(FEATURES)
            .args(PASSES)
            .arg("--minify-imports-and-exports-and-modules")
            .arg(&bound)
            .arg("-o")
            .arg(&small),
    )?;
    names::follow(stage, &map)?;
    command::output(Command::new("node").args(["-e", VALIDATE]).arg(&small))?;
    workspace::read(&small)
}
