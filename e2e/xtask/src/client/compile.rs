//! Rust to WebAssembly.

use std::path::PathBuf;

use super::toolchain::Toolchain;
use crate::command::{self, Outcome};
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";
/// Beside the ordinary builds, which use another compiler and other flags.
const TARGET_DIR: &str = "target/wasm";

/// Size above all. Names of functions stay until wasm-opt: wasm-bindgen reads custom sections
/// that full stripping removes.
const PROFILE: [(&str, &str); 6] = [
    ("OPT_LEVEL", "z"),
    ("LTO", "fat"),
    ("CODEGEN_UNITS", "1"),
    ("PANIC", "abort"),
    ("DEBUG", "false"),
    ("STRIP", "debuginfo"),
];

/// No panic is caught, and no object of JavaScript is held by the module: those that it passes
/// around have numbers. Without the feature wasm-bindgen brings no table of them along.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Ctarget-feature=-reference-types";

/// Compiles the client; returns the path of the raw module.
pub(crate) fn compile(toolchain: Toolchain) -> Outcome<PathBuf> {
    let mut cargo = workspace::cargo();
    toolchain.apply(&mut cargo);
    for (key, value) in PROFILE {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    cargo.env("RUSTFLAGS", FLAGS);
    // A library that is an rlib as well would be left out of link-time optimisation.
    cargo.args([
        "rustc",
        "--release",
        "--package",
        "bennu-client",
        "--lib",
        "--quiet",
    ]);
    cargo.args(["--crate-type", "cdylib"]);
    cargo.args([
        "-Zbuild-std=std,panic_abort",
        "--target",
        TARGET,
        "--target-dir",
        TARGET_DIR,
    ]);
    command::run(&mut cargo)?;
    Ok(workspace::path(TARGET_DIR)
        .join(TARGET)
        .join("release/bennu_client.wasm"))
}
