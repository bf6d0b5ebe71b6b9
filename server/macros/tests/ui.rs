//! What a mistake looks like: one case for each rule, named after the mistake, beside what the compiler says.
//!
//! The expected output belongs to one compiler; with another one only what must compile is tried. After a change,
//! run with `TRYBUILD=overwrite` and review the difference as code.

/// The compiler whose messages are expected.
const COMPILER: &str = "1.95";

#[test]
fn templates_and_events() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/*/pass/*.rs");
    if is_expected_compiler() {
        cases.compile_fail("tests/ui/*/fail/*.rs");
    }
}

fn is_expected_compiler() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = std::process::Command::new(rustc).arg("--version").output();
    version.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).contains(&format!("rustc {COMPILER}."))
    })
}
