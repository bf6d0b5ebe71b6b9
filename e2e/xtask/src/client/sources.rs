//! One hash over everything that the client is made from.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::command::Outcome;
use crate::workspace;

const FOLDERS: [&str; 3] = ["client-wasm/src", "client-wasm/js", "server/wire/src"];
const MANIFESTS: [&str; 2] = ["client-wasm/Cargo.toml", "server/wire/Cargo.toml"];

/// The hash, in hex. It knows file names and contents, not times.
pub(crate) fn hash() -> Outcome<String> {
    let mut hash = Sha256::new();
    for path in files()? {
        let name = path
            .strip_prefix(workspace::root())?
            .to_string_lossy()
            .into_owned();
        let content = workspace::read(&path)?;
        hash.update(format!("{name}\0{}\0", content.len()));
        hash.update(content);
    }
    Ok(hex(&hash.finalize()))
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files() -> Outcome<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = MANIFESTS.iter().map(|path| workspace::path(path)).collect();
    for folder in FOLDERS {
        files.extend(workspace::files_below(&workspace::path(folder))?);
    }
    files.retain(|path| reaches_the_browser(path));
    Ok(files)
}

/// The host's half of the platform and test files are compiled for the host only.
fn reaches_the_browser(path: &Path) -> bool {
    let inside = path
        .strip_prefix(workspace::root())
        .unwrap_or(path)
        .to_string_lossy();
    !inside.contains("/platform/native")
        && !inside.ends_with("/tests.rs")
        && !inside.contains("/tests/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(inside: &str, expected: bool) {
        assert_eq!(
            reaches_the_browser(&workspace::path(inside)),
            expected,
            "{inside}"
        );
    }

    #[test]
    fn host_code_does_not_make_the_client_stale() {
        check("client-wasm/src/platform/native/dom.rs", false);
        check("client-wasm/src/platform/native.rs", false);
        check("client-wasm/src/dom/part/tests.rs", false);
        check("client-wasm/src/platform/web/dom.rs", true);
        check("client-wasm/js/dom.js", true);
    }
}
