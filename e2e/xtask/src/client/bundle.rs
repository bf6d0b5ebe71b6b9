//! Many scripts to one ES module.

use std::path::{Path, PathBuf};

use super::stage::Stage;
use crate::command::{self, Outcome};
use crate::{npm, workspace};

/// Bundles and minifies everything that `bennu.js` imports.
pub(crate) fn bundle(stage: &Stage) -> Outcome<Vec<u8>> {
    workspace::read(&minify(&join(stage)?)?)
}

fn join(stage: &Stage) -> Outcome<PathBuf> {
    let out = stage.file("bundle/joined.js");
    let flags = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        // What a current browser understands; older syntax would only be longer.
        "--target=es2022",
    ];
    let mut esbuild = npm::tool("esbuild");
    esbuild.arg(stage.file("bennu.js")).args(flags);
    command::run(esbuild.arg(format!("--outfile={}", out.display())))?;
    Ok(out)
}

/// Once more: esbuild leaves constants where they are, and functions that are used once. Functions stay whole where they are
/// called: one inside another would be made anew at each call.
fn minify(script: &Path) -> Outcome<PathBuf> {
    let out = script.with_file_name("bennu.js");
    let flags = ["--module", "--ecma=2020", "--mangle"];
    let mut terser = npm::tool("terser");
    terser.arg(script).args(flags);
    terser.args(["--compress", "passes=3,reduce_funcs=false"]);
    command::run(terser.arg("--output").arg(&out))?;
    Ok(out)
}
