//! Many scripts to one ES module.

use super::stage::Stage;
use crate::command::{self, Outcome};
use crate::{npm, workspace};

/// What a current browser understands; older syntax would only be longer.
const TARGET: &str = "--target=es2022";

/// Bundles and minifies everything that `bennu.js` imports.
pub(crate) fn bundle(stage: &Stage) -> Outcome<Vec<u8>> {
    let out = stage.file("bundle/bennu.js");
    let flags = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        // wasm-bindgen names a module once for each block of externs.
        "--log-override:duplicate-object-key=silent",
    ];
    let mut esbuild = npm::tool("esbuild");
    esbuild.arg(stage.file("bennu.js")).args(flags).arg(TARGET);
    command::run(esbuild.arg(format!("--outfile={}", out.display())))?;
    workspace::read(&out)
}
