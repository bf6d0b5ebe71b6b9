//! wasm-bindgen, as a library: always the version that the client is compiled with.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::stage::Stage;
use crate::command::Outcome;

/// The stem of what wasm-bindgen writes: `glue.js` and `glue_bg.wasm`.
const STEM: &str = "glue";

/// Writes the glue script and the bound module into the stage.
pub(crate) fn bind(compiled: &Path, stage: &Stage) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(STEM)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .web(true)?;
    bindgen.generate(stage.folder())?;
    point_at_our_scripts(stage)
}

/// wasm-bindgen copies the scripts that externs name with `module = "/js/…"` into a folder of
/// snippets. Ours are in the stage already; a second copy would be a second module with a state
/// of its own.
fn point_at_our_scripts(stage: &Stage) -> Outcome {
    let path = stage.file("glue.js");
    let glue = std::fs::read_to_string(&path)?;
    let lines = glue.lines().map(|line| match snippet_import(line) {
        Some((before, script)) => format!("{before}./{script}"),
        None => String::from(line),
    });
    std::fs::write(&path, lines.collect::<Vec<_>>().join("\n"))?;
    Ok(())
}

/// Splits an import line around `./snippets/<crate>/js/`. Other lines name what the module imports,
/// and the module knows it by its old name.
fn snippet_import(line: &str) -> Option<(&str, &str)> {
    let _import = line.strip_prefix("import ")?;
    let (before, path) = line.split_once("./snippets/")?;
    let (_crate, script) = path.split_once("/js/")?;
    Some((before, script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_of_a_snippet_is_split_around_its_folder() {
        let line = r#"import { text } from "./snippets/bennu-client-0f/js/dom.js";"#;
        let (before, script) = snippet_import(line).expect("a snippet");
        assert_eq!(
            format!("{before}./{script}"),
            r#"import { text } from "./dom.js";"#
        );
    }

    #[test]
    fn what_the_module_imports_keeps_its_name() {
        let line = r#"        "./snippets/bennu-client-0f/js/dom.js": import1,"#;
        assert_eq!(snippet_import(line), None);
    }

    #[test]
    fn other_lines_are_left_alone() {
        assert_eq!(snippet_import(r#"import { text } from "./dom.js";"#), None);
    }
}
