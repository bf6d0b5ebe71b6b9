//! What a failed test leaves behind, in `target/e2e`: a picture of the page, its markup and what it
//! wrote to its console.

use std::path::{Path, PathBuf};

use super::Browser;
use crate::failure::Outcome;

/// Where pictures go.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e")
}

impl Browser {
    /// Writes `<name>.png`, `<name>.html` and `<name>.log`; returns the path of the picture.
    ///
    /// # Errors
    /// The browser is gone, or the disk is full.
    pub async fn keep_evidence(&self, name: &str) -> Outcome<PathBuf> {
        let folder = folder();
        std::fs::create_dir_all(&folder)?;
        let stem = name.replace("::", ".");
        std::fs::write(
            folder.join(format!("{stem}.html")),
            self.driver().source().await?,
        )?;
        std::fs::write(folder.join(format!("{stem}.log")), self.console().await?)?;
        let picture = folder.join(format!("{stem}.png"));
        std::fs::write(&picture, self.driver().screenshot_as_png().await?)?;
        Ok(picture)
    }
}
