//! Facts about files that no compiler checks.

use std::path::Path;
use std::process::Command;

use crate::command::{self, Outcome};
use crate::workspace;

/// A source file longer than this says at its top why.
const LINES: usize = 400;
/// Where the reason stands: `//! Long because …`.
const REASON: &str = "long because";
const REASON_WITHIN: usize = 20;

/// File names that name no idea.
const NAMELESS: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];

/// Fails with every file that breaks a rule.
pub(crate) fn check() -> Outcome {
    let files = tracked()?;
    let mut complaints = Vec::new();
    for file in &files {
        complaints.extend(complaint_about_name(file));
        complaints.extend(complaint_about_content(file));
    }
    if !complaints.is_empty() {
        return Err(complaints.join("\n").into());
    }
    println!("{} files are tidy", files.len());
    Ok(())
}

/// What git knows, and what it would take with the next `git add`.
fn tracked() -> Outcome<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(workspace::root());
    let listed = command::output(&mut git)?;
    let present = listed
        .lines()
        .filter(|file| workspace::path(file).is_file());
    Ok(present.map(String::from).collect())
}

fn complaint_about_name(file: &str) -> Option<String> {
    let path = Path::new(file);
    let stem = path.file_stem()?.to_str()?;
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    if extension == "rs" && stem == "mod" {
        return Some(format!("{file}: call it after its folder, not mod.rs"));
    }
    if ["rs", "js"].contains(&extension) && NAMELESS.contains(&stem) {
        return Some(format!("{file}: name the thing that is in it"));
    }
    if ["orig", "rej", "bak"].contains(&extension) || file.ends_with('~') {
        return Some(format!("{file}: a leftover"));
    }
    None
}

fn complaint_about_content(file: &str) -> Option<String> {
    let text = std::fs::read_to_string(workspace::path(file)).ok()?;
    let complaint = file
        .ends_with(".rs")
        .then(|| complaint_about_length(&text))??;
    Some(format!("{file}: {complaint}"))
}

fn complaint_about_length(text: &str) -> Option<String> {
    let lines = text.lines().count();
    let top = text
        .lines()
        .take(REASON_WITHIN)
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join("\n");
    (lines > LINES && !top.contains(REASON))
        .then(|| format!("{lines} lines; split it, or say `{REASON} ...` at its top"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_nothing_are_refused() {
        assert!(complaint_about_name("server/src/utils.rs").is_some());
        assert!(complaint_about_name("server/src/diff/mod.rs").is_some());
        assert!(complaint_about_name("server/src/diff.rs").is_none());
    }

    #[test]
    fn a_long_file_needs_a_reason_at_its_top() {
        let long = "fn f() {}\n".repeat(LINES + 1);
        assert!(complaint_about_length(&long).is_some());
        assert!(
            complaint_about_length(&format!("//! Long because it is a table.\n{long}")).is_none()
        );
        assert!(complaint_about_length(&"\n".repeat(LINES)).is_none());
    }
}
