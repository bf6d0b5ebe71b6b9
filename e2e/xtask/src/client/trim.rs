//! What wasm-bindgen's glue brings along for other pages than ours.

use super::stage::Stage;
use crate::command::Outcome;

/// From here to its end the glue is about starting the module: fetched in several ways, with
/// warnings, or given.
const STARTING: &str = "let wasmModule, wasmInstance, wasm;";
const GIVEN: &str = "let wasm;
export function initSync({ module }) {
    wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;
}
";

/// What else goes, from a line to another. Of passing a string: modules that cannot grow what they
/// were given (ours can), and the copying of ASCII by character (browsers encode long messages
/// faster). And browsers that cannot encode into a buffer: none that runs us is so old.
const CUTS: [(&str, &str); 4] = [
    ("    if (realloc === undefined) {", "\n    }\n"),
    ("    const mem = getUint8ArrayMemory0();", "\n"),
    ("    for (; offset < len; offset++) {", "\n    }\n"),
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n"),
];

/// Leaves out of the glue what no page of ours runs.
pub(crate) fn trim(stage: &Stage) -> Outcome {
    let path = stage.file("glue.js");
    let glue = std::fs::read_to_string(&path)?;
    let trimmed = trimmed(&glue).ok_or("the glue is not what it was: see client/trim.rs")?;
    Ok(std::fs::write(&path, trimmed)?)
}

fn trimmed(glue: &str) -> Option<String> {
    let (functions, starting) = glue.split_once(STARTING)?;
    // A module with a function of its own to start would name it here.
    if starting.contains("wasm.__wbindgen_start") {
        return None;
    }
    let mut functions = functions.to_owned();
    for (start, end) in CUTS {
        if let Some((before, rest)) = functions.split_once(start) {
            functions = before.to_owned() + rest.split_once(end)?.1;
        }
    }
    Some(functions + GIVEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_module_is_all_there_is_to_start() {
        let glue = "function a() {}\nif (!('encodeInto' in cachedTextEncoder)) {\n    x = {\n    };\n}\nlet b;\nlet wasmModule, wasmInstance, wasm;\nfunction initSync() {}";
        let expected = format!("function a() {{}}\nlet b;\n{GIVEN}");
        assert_eq!(trimmed(glue), Some(expected));
        assert_eq!(trimmed("let wasm;"), None);
    }
}
