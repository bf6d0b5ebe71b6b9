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
        if let Some((function, passed_to)) = forwarder(&glue, &key) {
            given.push_str(&format!(" {new}: {passed_to},"));
            glue = glue.replacen(&function, "", 1);
        } else if glue.contains(&key) {
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

/// The glue's function of this key, when all it does is to pass numbers on, and whom it passes
/// them to. It makes them unsigned, or flags; ours are small, and of flags the truth is asked.
fn forwarder(glue: &str, key: &str) -> Option<(String, String)> {
    const END: &str = "\n        },";
    let start = glue.find(key)?;
    let function = &glue[start..start + glue[start..].find(END)? + END.len()];
    let (head, body) = function.strip_suffix(END)?.split_once(") {")?;
    let (_, given) = head.split_once('(')?;
    let body = body.trim().trim_start_matches("const ret = ");
    let call = body
        .trim_end_matches("return ret;")
        .trim()
        .strip_suffix(");")?;
    let (name, passed) = call.split_once('(')?;
    let passed = passed.replace(" >>> 0", "").replace(" !== 0", "");
    (given == passed).then(|| (function.to_owned(), name.to_owned()))
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
    fn what_only_passes_numbers_on_is_left_out() {
        let function = |body: &str| format!(" f: function(arg0, arg1) {{\n{body}\n        }},");
        let passed_to = |body: &str| forwarder(&function(body), " f: function").map(|it| it.1);
        let step = "            step(arg0 >>> 0, arg1 !== 0);";
        assert_eq!(passed_to(step).as_deref(), Some("step"));
        let text = "            const ret = text(arg0 >>> 0, arg1);\n            return ret;";
        assert_eq!(passed_to(text).as_deref(), Some("text"));
        assert_eq!(passed_to("            hold(getString(arg0, arg1));"), None);
        assert_eq!(
            passed_to("            two(arg0);\n            two(arg1);"),
            None
        );
    }

    #[test]
    fn an_import_that_nobody_gives_is_an_error() {
        assert!(renamed("", &map()).is_err());
    }
}
