//! Who may import whom: the table that keeps the crates apart.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::command::{self, Outcome};
use crate::workspace;

/// A crate and what it may depend on outside of its own tests.
struct Rule {
    package: &'static str,
    /// Crates of this workspace.
    ours: &'static [&'static str],
    others: Others,
}

/// Which foreign crates are allowed.
enum Others {
    Only(&'static [&'static str]),
    AnyBut(&'static [&'static str]),
}

const RULES: [Rule; 8] = [
    Rule {
        package: "bennu-wire",
        ours: &[],
        others: Others::Only(&[]),
    },
    Rule {
        package: "bennu-macros",
        ours: &[],
        others: Others::Only(&["proc-macro2", "quote", "syn"]),
    },
    Rule {
        package: "bennu",
        ours: &["bennu-macros", "bennu-wire"],
        others: Others::AnyBut(&["wasm-bindgen", "js-sys", "web-sys"]),
    },
    Rule {
        package: "bennu-client",
        ours: &["bennu-wire"],
        others: Others::Only(&["talc", "wasm-bindgen"]),
    },
    Rule {
        package: "bennu-components",
        ours: &["bennu"],
        others: Others::AnyBut(&["axum", "tokio"]),
    },
    Rule {
        package: "examples",
        ours: &["bennu", "bennu-components"],
        others: Others::AnyBut(&["wasm-bindgen"]),
    },
    Rule {
        package: "bennu-e2e",
        ours: &["bennu", "bennu-components"],
        others: Others::AnyBut(&[]),
    },
    Rule {
        package: "xtask",
        ours: &[],
        others: Others::AnyBut(&["tokio", "axum"]),
    },
];

/// Fails with every dependency that the table does not allow.
pub(crate) fn check() -> Outcome {
    let complaints = complaints(&metadata()?)?;
    if !complaints.is_empty() {
        return Err(complaints.join("\n").into());
    }
    println!("{} crates depend on what they may", RULES.len());
    Ok(())
}

fn metadata() -> Outcome<Value> {
    let text =
        command::output(workspace::cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    Ok(serde_json::from_str(&text)?)
}

fn complaints(metadata: &Value) -> Outcome<Vec<String>> {
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata without packages")?;
    let members: BTreeSet<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut complaints = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        match RULES.iter().find(|rule| rule.package == name) {
            Some(rule) => complaints.extend(rule.complaints(package, &members)),
            None => complaints.push(format!("{name} has no rule in xtask/src/layering.rs")),
        }
    }
    Ok(complaints)
}

impl Rule {
    fn complaints(&self, package: &Value, members: &BTreeSet<&str>) -> Vec<String> {
        let forbidden = dependencies(package).filter(|name| !self.allows(name, members));
        forbidden
            .map(|name| format!("{} must not depend on {name}", self.package))
            .collect()
    }

    fn allows(&self, name: &str, members: &BTreeSet<&str>) -> bool {
        if members.contains(name) {
            return self.ours.contains(&name);
        }
        match self.others {
            Others::Only(list) => list.contains(&name),
            Others::AnyBut(list) => !list.contains(&name),
        }
    }
}

/// What a package needs to be built; its tests may use anything.
fn dependencies(package: &Value) -> impl Iterator<Item = &str> {
    let all = package["dependencies"].as_array().into_iter().flatten();
    all.filter(|dependency| dependency["kind"].as_str() != Some("dev"))
        .filter_map(|dependency| dependency["name"].as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(package: &str, dependency: &str, kind: &Value, expected: &[&str]) {
        let metadata = json!({ "packages": [
            { "name": package, "dependencies": [{ "name": dependency, "kind": kind }] },
            { "name": "bennu", "dependencies": [] },
        ]});
        assert_eq!(complaints(&metadata).expect("packages"), expected);
    }

    #[test]
    fn this_workspace_keeps_the_table() {
        assert_eq!(
            complaints(&metadata().expect("metadata")).expect("packages"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_wire_may_not_reach_up() {
        check(
            "bennu-wire",
            "bennu",
            &Value::Null,
            &["bennu-wire must not depend on bennu"],
        );
        check(
            "bennu-wire",
            "serde",
            &Value::Null,
            &["bennu-wire must not depend on serde"],
        );
    }

    #[test]
    fn tests_may_use_anything() {
        check("bennu-macros", "bennu", &json!("dev"), &[]);
    }

    #[test]
    fn a_new_crate_needs_a_rule() {
        check(
            "newcomer",
            "serde",
            &Value::Null,
            &["newcomer has no rule in xtask/src/layering.rs"],
        );
    }
}
