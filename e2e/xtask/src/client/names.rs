//! Short names for what the module imports and exports.
//!
//! wasm-bindgen's names carry a hash each, in the module and in the glue: a twentieth of what
//! travels. wasm-opt renames them in the module and prints the map; here the glue follows.

use serde::Deserialize;

use super::stage::Stage;
use crate::command::Outcome;

/// Where the glue gives the module what it imports; what it takes as it is comes from our scripts.
const GIVEN: &str = "const import0 = {";
/// The module that all imports come from, for wasm-bindgen and for wasm-opt.
const MODULE: (&str, &str) = ("\"./glue_bg.js\": ", "a: ");

/// What wasm-opt prints.
#[derive(Debug, Deserialize)]
struct Map {
    /// Module, old name, new name.
    imports: Vec<(String, String, String)>,
    /// Old name, new name.
    exports: Vec<(String, String)>,
}

/// Lets the glue use the names that wasm-opt chose.
pub(crate) fn follow(stage: &Stage, map: &str) -> Outcome {
    let path = stage.file("glue.js");
    let glue = std::fs::read_to_string(&path)?;
    // The map is the first thing it prints.
    let mut printed = serde_json::Deserializer::from_str(map).into_iter::<Map>();
    let map = printed.next().ok_or("wasm-opt printed no names")??;
    std::fs::write(&path, renamed(&glue, &map)?)?;
    Ok(())
}

fn renamed(glue: &str, map: &Map) -> Outcome<String> {
    let mut glue = glue.replacen(MODULE.0, MODULE.1, 1);
    let mut given = String::from(GIVEN);
    for (module, old, new) in &map.imports {
        let key = format!(" {old}: function");
        if glue.contains(&key) {
            glue = glue.replacen(&key, &format!(" {new}: function"), 1);
        } else {
            let script = alias(&glue, module).ok_or_else(|| format!("nobody gives {old}"))?;
            given.push_str(&format!(" {new}: {script}.{old},"));
        }
    }
    glue = glue.replacen(GIVEN, &given, 1);
    for (old, new) in &map.exports {
        glue = rename_export(&glue, old, new);
    }
    let stays = |line: &&str| !line.trim_start().starts_with("\"./");
    Ok(glue.lines().filter(stays).collect::<Vec<_>>().join("\n"))
}

/// What the glue calls one of our scripts.
fn alias<'g>(glue: &'g str, module: &str) -> Option<&'g str> {
    let end = format!(" from \"{module}\"");
    let line = glue.lines().find(|line| line.ends_with(&end))?;
    line.strip_suffix(&end)?.strip_prefix("import * as ")
}

/// Replaces `wasm.old`, but not `wasm.older`.
fn rename_export(glue: &str, old: &str, new: &str) -> String {
    let uses = format!("wasm.{old}");
    let mut pieces = glue.split(&uses);
    let mut out = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        let goes_on = piece.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        out.push_str("wasm.");
        out.push_str(if goes_on { old } else { new });
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Map {
        Map {
            imports: vec![
                ("./glue_bg.js".into(), "__wbg_href_0a".into(), "$".into()),
                ("./host.js".into(), "random".into(), "A".into()),
            ],
            exports: vec![("due".into(), "b".into())],
        }
    }

    #[test]
    fn the_glue_follows_the_module() {
        let glue = "import * as import1 from \"./host.js\"\n\
                    const import0 = { __wbg_href_0a: function() {} };\n\
                    wasm.due(1); wasm.due_later; return {\n  \"./glue_bg.js\": import0,\n  \"./host.js\": import1,\n};";
        let expected = "import * as import1 from \"./host.js\"\n\
                        const import0 = { A: import1.random, $: function() {} };\n\
                        wasm.b(1); wasm.due_later; return {\n  a: import0,\n};";
        assert_eq!(renamed(glue, &map()).expect("a glue"), expected);
    }

    #[test]
    fn an_import_that_nobody_gives_is_an_error() {
        assert!(renamed("", &map()).is_err());
    }
}
