//! What the client weighs, against its budget.

use crate::client::{FileSize, Manifest};
use crate::command::Outcome;

/// Script and module together, compressed with brotli, in bytes.
const AIM: u64 = 20_000;
/// What it may not exceed today. It is lowered whenever the client gets smaller, and never raised.
const LIMIT: u64 = 32_000;

/// Prints the sizes of the committed client; fails above the limit.
pub(crate) fn check_committed() -> Outcome {
    check(&Manifest::read()?)
}

/// Prints the sizes; fails above the limit.
pub(crate) fn check(manifest: &Manifest) -> Outcome {
    let total = print(manifest);
    if total > LIMIT {
        return Err(format!("the client has {total} bytes of brotli, more than {LIMIT}").into());
    }
    Ok(())
}

/// Prints a table; returns the sum of the brotli sizes.
pub(crate) fn print(manifest: &Manifest) -> u64 {
    println!("{:<12}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip", "brotli");
    for file in &manifest.files {
        println!(
            "{:<12}{:>9}{:>9}{:>9}",
            file.name, file.raw, file.gzip, file.brotli
        );
    }
    let sum = |size: fn(&FileSize) -> u64| manifest.files.iter().map(size).sum::<u64>();
    let brotli = sum(|file| file.brotli);
    println!(
        "{:<12}{:>9}{:>9}{brotli:>9}",
        "together",
        sum(|file| file.raw),
        sum(|file| file.gzip)
    );
    println!(
        "aim {AIM}, limit {LIMIT}: {}",
        if brotli <= AIM {
            "within the aim"
        } else {
            "above the aim"
        }
    );
    brotli
}
