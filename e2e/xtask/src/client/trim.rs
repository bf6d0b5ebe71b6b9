//! What wasm-bindgen's glue brings along for other pages than ours.

use crate::command::Outcome;

/// From here to its end the glue is about starting the module: fetched in several ways, with
/// warnings, or given.
const STARTING: &str = "let wasmModule, wasmInstance, wasm;";
const GIVEN: &str = "let wasm;
export async function start(module) {
    wasm = (await WebAssembly.instantiate(module, given)).instance.exports;
}
";

/// What else is simpler here, from a line to another, and what comes in its place.
const CUTS: [(&str, &str, &str); 3] = [
    // Texts are messages, one at a time: browsers encode them faster at once than ASCII is copied by character.
    (
        "function passStringToWasm0(",
        "\n}\n",
        "function passStringToWasm0(arg, malloc, realloc) {
    const most = arg.length * 3;
    const ptr = malloc(most, 1) >>> 0;
    const { written } = cachedTextEncoder.encodeInto(arg, new Uint8Array(wasm.memory.buffer, ptr, most));
    WASM_VECTOR_LEN = written;
    return realloc(ptr, most, written, 1) >>> 0;
}
",
    ),
    // So there is no need to keep a view of the memory for them.
    (
        "    if (cachedDataViewMemory0 ===",
        "return cachedDataViewMemory0;",
        "    return new DataView(wasm.memory.buffer);",
    ),
    // No browser that runs us is so old.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", ""),
];

/// Leaves out of the glue what no page of ours runs.
pub(crate) fn trimmed(glue: &str) -> Outcome<String> {
    let (functions, starting) = glue.split_once(STARTING).ok_or(CHANGED)?;
    // A module with a function of its own to start would name it here.
    if starting.contains("wasm.__wbindgen_start") {
        return Err(CHANGED.into());
    }
    let mut functions = functions.to_owned();
    for (start, end, instead) in CUTS {
        if let Some((before, rest)) = functions.split_once(start) {
            let (_, after) = rest.split_once(end).ok_or(CHANGED)?;
            functions = [before, instead, after].concat();
        }
    }
    Ok(functions + GIVEN)
}

const CHANGED: &str = "the glue is not what it was: see client/trim.rs";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_module_is_all_there_is_to_start() {
        let glue = "function a() {}\nif (!('encodeInto' in cachedTextEncoder)) {\n    x = {\n    };\n}\nlet b;\nlet wasmModule, wasmInstance, wasm;\nfunction initSync() {}";
        let expected = format!("function a() {{}}\nlet b;\n{GIVEN}");
        assert_eq!(trimmed(glue).expect("a glue"), expected);
        assert!(trimmed("let wasm;").is_err());
    }
}
