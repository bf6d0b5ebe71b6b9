//! Short names for what the module imports and exports.
//!
//! wasm-bindgen's names carry a hash each, in the module and in the glue: a twentieth of what travels. What the module imports
//! is a list instead, and the name of each is its place there.

use wasm_bindgen_cli_support::Output;

use crate::command::Outcome;

/// The module that all imports come from.
const MODULE: &str = "a";
/// Where the glue gives the module what it imports.
const GIVEN: (&str, &str) = ("function __wbg_get_imports() {", "\n}\n");

/// The names that were.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Module and name, in order.
    imports: Vec<(String, String)>,
    exports: Vec<String>,
}

impl Names {
    /// Gives the bound module short ones.
    pub(crate) fn shorten(output: &mut Output) -> Self {
        let mut names = Self::default();
        let module = output.wasm_mut();
        for (place, import) in module.imports.iter_mut().enumerate() {
            let from = std::mem::replace(&mut import.module, MODULE.to_owned());
            let name = std::mem::replace(&mut import.name, place.to_string());
            names.imports.push((from, name));
        }
        for (place, export) in module.exports.iter_mut().enumerate() {
            let name = std::mem::replace(&mut export.name, letter(place));
            names.exports.push(name);
        }
        names
    }

    /// Lets the glue use them.
    pub(crate) fn follow(&self, glue: &str) -> Outcome<String> {
        let start = glue.find(GIVEN.0).ok_or("the glue gives no imports")?;
        let end = start + glue[start..].find(GIVEN.1).ok_or("the glue goes on")? + GIVEN.1.len();
        let (before, functions, after) = (&glue[..start], &glue[start..end], &glue[end..]);
        let mut given = String::new();
        for (module, name) in &self.imports {
            given += &giver(before, functions, module, name)?;
            given += ",\n";
        }
        let mut glue = format!("{before}const given = {{ {MODULE}: [\n{given}] }};\n{after}");
        for (place, name) in self.exports.iter().enumerate() {
            glue = rename_export(&glue, name, &letter(place));
        }
        Ok(glue)
    }
}

/// There are few exports.
fn letter(place: usize) -> String {
    char::from(b'a' + place as u8).to_string()
}

/// What the glue gives for an import: a function of its own, or one of our scripts.
fn giver(before: &str, functions: &str, module: &str, name: &str) -> Outcome<String> {
    const END: &str = "\n        },";
    let key = format!(" {name}: function");
    if let Some((_, function)) = functions.split_once(&key) {
        let end = function.find(END).ok_or("a function goes on")?;
        let function = &function[..end];
        return Ok(passed_to(function).unwrap_or_else(|| format!("function{function}\n}}")));
    }
    let script = alias(before, module).ok_or_else(|| format!("nobody gives {name}"))?;
    Ok(format!("{script}.{name}"))
}

/// Whom a function passes its arguments to, when that is all it does. It makes numbers unsigned, or flags; ours are small, and
/// of flags the truth is asked.
fn passed_to(function: &str) -> Option<String> {
    let (head, body) = function.split_once(") {")?;
    let (_, given) = head.split_once('(')?;
    let body = body.trim().trim_start_matches("const ret = ");
    let call = body
        .trim_end_matches("return ret;")
        .trim()
        .strip_suffix(");")?;
    let (name, passed) = call.split_once('(')?;
    let passed = passed.replace(" >>> 0", "").replace(" !== 0", "");
    (given == passed).then(|| name.to_owned())
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

    fn names() -> Names {
        let import = |module: &str, name: &str| (module.to_owned(), name.to_owned());
        Names {
            imports: vec![
                import("./glue_bg.js", "__wbg_href_0a"),
                import("./host.js", "random"),
            ],
            exports: vec!["memory".to_owned(), "due".to_owned()],
        }
    }

    #[test]
    fn the_glue_follows_the_module() {
        let glue = "import * as import1 from \"./host.js\"\n\
                    function __wbg_get_imports() {\n    const import0 = {\n        __wbg_href_0a: function() {\n            two(1);\n            two(2);\n        },\n    };\n}\n\
                    wasm.due(1); wasm.due_later;";
        let expected = "import * as import1 from \"./host.js\"\n\
                        const given = { a: [\nfunction() {\n            two(1);\n            two(2);\n},\nimport1.random,\n] };\n\
                        wasm.b(1); wasm.due_later;";
        assert_eq!(names().follow(glue).expect("a glue"), expected);
    }

    #[test]
    fn what_only_passes_numbers_on_is_left_out() {
        let passed_to = |body: &str| passed_to(&format!("(arg0, arg1) {{\n{body}"));
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
        assert!(
            names()
                .follow("function __wbg_get_imports() {\n}\n")
                .is_err()
        );
    }
}
