//! wasm-bindgen, as a library: always the version that the client is compiled with.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::names::Names;
use super::stage::Stage;
use super::trim;
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
    let mut output = bindgen.generate_output()?;
    let names = Names::shorten(&mut output);
    output.emit(stage.folder())?;
    let path = stage.file("glue.js");
    let glue = trim::trimmed(&std::fs::read_to_string(&path)?)?;
    let glue = names.follow(&glue)?;
    Ok(std::fs::write(&path, at_our_scripts(&glue))?)
}

/// wasm-bindgen copies the scripts that externs name with `module = "/js/…"` into a folder of
/// snippets. Ours are in the stage already; a second copy would be a second module with a state
/// of its own.
fn at_our_scripts(glue: &str) -> String {
    let lines: Vec<String> = glue.lines().map(with_our_script).collect();
    lines.join("\n")
}

/// Replaces `./snippets/<crate>/js/dom.js` by `./dom.js`.
fn with_our_script(text: &str) -> String {
    let snippet = text.split_once("./snippets/").and_then(|(before, path)| {
        let (_crate, script) = path.split_once("/js/")?;
        Some(format!("{before}./{script}"))
    });
    snippet.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(with_our_script(text), expected);
    }

    #[test]
    fn a_snippet_becomes_the_script_beside_the_glue() {
        check("./snippets/bennu-client-0f/js/dom.js", "./dom.js");
        check(
            r#"import { text } from "./snippets/bennu-client-0f/js/dom.js";"#,
            r#"import { text } from "./dom.js";"#,
        );
    }

    #[test]
    fn everything_else_is_left_alone() {
        check(
            r#"import { text } from "./dom.js";"#,
            r#"import { text } from "./dom.js";"#,
        );
    }
}
