//! Every case of the official client's merge vectors, ours and those in the directory that `BENNU_VECTORS` names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use bennu_wire::Tree;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::support::phoenix_html::PhoenixHtml;
use crate::support::{apply, apply_head_first, head_first, streams::streams};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    name: String,
    view_id: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Step {
    diff: Box<RawValue>,
    kind: Kind,
    only_cids: Option<BTreeSet<u64>>,
    root: Option<String>,
    streams: Option<Vec<Value>>,
    /// HTML of components, by id.
    #[serde(flatten)]
    components: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Join,
    Full,
    ComponentOnly,
}

#[test]
fn follows_the_official_client() {
    check_directory(&Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/vectors"));
}

#[test]
fn follows_the_official_client_in_further_vectors() {
    if let Some(directory) = env::var_os("BENNU_VECTORS") {
        check_directory(&PathBuf::from(directory));
    }
}

fn check_directory(directory: &Path) {
    let mut cases = 0;
    for file in fs::read_dir(directory).expect("a directory of vectors") {
        let path = file.expect("a readable directory").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path).expect("a readable file");
            let found: Vec<Case> = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            cases += found.len();
            found.iter().for_each(check_case);
        }
    }
    assert!(cases > 0, "no vectors in {}", directory.display());
}

fn check_case(case: &Case) {
    let mut tree = Tree::new();
    let mut ordered = Tree::new();
    let mut writer = PhoenixHtml::new(&case.view_id);
    for (number, step) in case.steps.iter().enumerate() {
        let place = format!("{}, step {number}", case.name);
        let diff = step.diff.get();
        apply(&mut tree, diff).unwrap_or_else(|error| panic!("{place}: {error}"));
        check_step(step, &tree, &mut writer, &place);

        apply_head_first(&mut ordered, &head_first(diff))
            .unwrap_or_else(|error| panic!("{place}: {error}"));
        assert_eq!(ordered.to_html(), tree.to_html(), "{place}, head first");
    }
}

fn check_step(step: &Step, tree: &Tree, writer: &mut PhoenixHtml, place: &str) {
    match step.kind {
        Kind::Join | Kind::Full => {
            let written = writer.view(tree, step.only_cids.as_ref());
            assert_eq!(Some(&written), step.root.as_ref(), "{place}");
            if !written.contains("data-phx-skip") && step.streams.is_none() {
                assert_eq!(
                    tree.to_html(),
                    Ok(without_marks(&written)),
                    "{place}, plain HTML"
                );
            }
        }
        Kind::ComponentOnly => {
            for (cid, expected) in &step.components {
                let cid = cid.parse().expect("a component id");
                assert_eq!(
                    &writer.component(tree, cid),
                    expected,
                    "{place}, component {cid}"
                );
            }
        }
    }
    if let Some(expected) = &step.streams {
        assert_eq!(&streams(step.diff.get()), expected, "{place}, streams");
    }
}

/// HTML without the attributes that only the official client writes.
fn without_marks(html: &str) -> String {
    let mut plain = html.to_owned();
    for name in [
        " data-phx-id=\"",
        " data-phx-component=\"",
        " data-phx-view=\"",
    ] {
        while let Some(start) = plain.find(name) {
            let value = start + name.len();
            let end = value + plain[value..].find('"').expect("the end of an attribute");
            plain.replace_range(start..=end, "");
        }
    }
    plain
}
