//! A compiler that can build the standard library for WebAssembly.
//!
//! The client is built together with a standard library whose panics abort at once: half the
//! size of the one that rustup ships. That takes the library's sources and unstable flags.

use std::path::PathBuf;
use std::process::Command;

use crate::apt;
use crate::command::{self, Outcome};

/// Which compiler builds the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The compiler on the path, with its own linker.
    Rustup,
    /// Debian's compiler for web targets, with Debian's linker.
    Debian,
}

const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-19"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "wasm-ld-19";

/// Finds a compiler with library sources, fetching what is missing.
pub(crate) fn find() -> Outcome<Toolchain> {
    if has_sources("rustc") || fetch_sources() {
        return Ok(Toolchain::Rustup);
    }
    if !has_sources(DEBIAN_RUSTC) || !command::is_installed(DEBIAN_LINKER) {
        apt::install(&DEBIAN_PACKAGES)?;
    }
    Ok(Toolchain::Debian)
}

impl Toolchain {
    /// Tells cargo to use this compiler.
    pub(crate) fn apply(self, cargo: &mut Command) {
        cargo.env("RUSTC_BOOTSTRAP", "1");
        if self == Self::Debian {
            cargo.env("RUSTC", DEBIAN_RUSTC);
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
    }
}

fn has_sources(rustc: &str) -> bool {
    let Ok(sysroot) = command::output(Command::new(rustc).args(["--print", "sysroot"])) else {
        return false;
    };
    PathBuf::from(sysroot.trim())
        .join("lib/rustlib/src/rust/library/std/Cargo.toml")
        .is_file()
}

fn fetch_sources() -> bool {
    command::succeeds(Command::new("rustup").args(["component", "add", "rust-src"]))
        && has_sources("rustc")
}
