//! The folder where the pieces of the bundle meet.

use std::path::{Path, PathBuf};

use crate::command::Outcome;
use crate::workspace;

const SCRIPTS: &str = "client-wasm/js";
const STAGE: &str = "target/client";

/// Our scripts and what wasm-bindgen makes, side by side, so that they import each other by
/// file name: the glue imports `./dom.js`, `bennu.js` imports `./glue.js`.
#[derive(Debug)]
pub(crate) struct Stage(PathBuf);

impl Stage {
    /// Empties the folder and copies our scripts into it.
    pub(crate) fn prepare() -> Outcome<Self> {
        let stage = Self(workspace::path(STAGE));
        if stage.0.exists() {
            std::fs::remove_dir_all(&stage.0)?;
        }
        std::fs::create_dir_all(&stage.0)?;
        for script in workspace::files_below(&workspace::path(SCRIPTS))? {
            let name = script.file_name().ok_or("a script without a name")?;
            std::fs::copy(&script, stage.0.join(name))?;
        }
        Ok(stage)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}
