//! Which JavaScript drives the page.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::failure::{Failure, Outcome};

/// The two clients that every page must work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// The one that the server embeds.
    Ours,
    /// Phoenix LiveView's, from npm.
    Official,
}

/// What the official client does otherwise, and what therefore is not asked of it.
///
/// This is the whole table: a test may depart from the common expectation only by naming a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quirk {
    /// `phx-window-focus` and `phx-window-blur` never fire: the listeners miss the window itself.
    NoWindowFocus,
    /// A list entry that moves is taken out and put back, which takes the focus from it.
    MovedNodesAreReinserted,
    /// An update makes elements around the change what the server last rendered: an open
    /// `details` closes, and a field without the focus loses what was typed into it.
    ForgetsWhatItDidNotRender,
    /// Each update sets the selection of the field with the focus anew, and one made backwards is forwards then.
    TurnsSelectionsForward,
    /// What was clicked stays locked when the server refuses the event.
    StaysLockedAfterRefusal,
    /// A lost connection is noticed by the next heartbeat only, half a minute later.
    SlowToNoticeSilence,
    /// A link to a page that cannot be joined takes the place of the page that it stood on in the history.
    LosesWhereItCameFrom,
    /// It knows nothing of our extension to the join, so a page that comes back replays its forms.
    ReplaysFormsAfterResume,
}

impl Client {
    /// Whether tests must make allowance for a quirk.
    #[must_use]
    pub fn has(self, _quirk: Quirk) -> bool {
        self == Self::Official
    }

    /// What the proxy answers instead of our script; nothing for our own client.
    ///
    /// # Errors
    /// The official client could not be bundled: its packages are not installed.
    pub fn script(self) -> Outcome<Option<&'static [u8]>> {
        match self {
            Self::Ours => Ok(None),
            Self::Official => official_bundle().map(Some),
        }
    }

    /// The short name, for reports and file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Official => "official",
        }
    }
}

fn official_bundle() -> Outcome<&'static [u8]> {
    static BUNDLE: OnceLock<Result<Vec<u8>, String>> = OnceLock::new();
    BUNDLE
        .get_or_init(bundle)
        .as_deref()
        .map_err(|error| Failure::unexpected(error.as_str()))
}

/// Bundles `js/official.js` with the tool that also bundles our own client.
fn bundle() -> Result<Vec<u8>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let esbuild = folder.join("node_modules/.bin/esbuild");
    let mut command = Command::new(esbuild);
    command.current_dir(folder).args([
        "js/official.js",
        "--bundle",
        "--format=esm",
        "--log-level=error",
    ]);
    let output = command.output().map_err(|error| {
        format!(
            "cannot bundle the official client ({error}): run `npm ci` in {}",
            folder.display()
        )
    })?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(output.stdout)
}
