//! Writes the built client to where it is committed, and reads it back for checks.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::Client;
use super::manifest::{FileSize, Manifest};
use super::sources;
use crate::command::{self, Outcome};
use crate::workspace;

/// The built client for whoever serves it from elsewhere.
pub(crate) const DIST: &str = "client-wasm/dist";
/// The same files where the server crate embeds them, with compressed twins.
const EMBEDDED: &str = "server/client";

/// Hex digits of the content hash that a URL carries.
const HASH_DIGITS: usize = 16;

/// Compresses one file to another.
const BROTLI: &str = "
const { readFileSync, writeFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
const [raw, small] = process.argv.slice(1);
const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
};
writeFileSync(small, brotliCompressSync(readFileSync(raw), { params }));
";
const RAW: &str = "target/client/raw";
const SMALL: &str = "target/client/small";

/// A built file with its compressed twins.
struct Built<'a> {
    name: &'static str,
    raw: &'a [u8],
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

/// Writes both folders.
pub(super) fn publish(sources: &str, client: &Client) -> Outcome<Manifest> {
    let built = compressed(client)?;
    let manifest = describe(sources, client, &built);
    write_dist(&built, &manifest)?;
    write_embedded(&built, &manifest)?;
    Ok(manifest)
}

/// The manifest that the client would have.
pub(super) fn weigh(sources: &str, client: &Client) -> Outcome<Manifest> {
    Ok(describe(sources, client, &compressed(client)?))
}

fn compressed(client: &Client) -> Outcome<[Built<'_>; 2]> {
    Ok([
        Built::new("bennu.js", &client.script)?,
        Built::new("bennu.wasm", &client.wasm)?,
    ])
}

fn describe(sources: &str, client: &Client, built: &[Built<'_>]) -> Manifest {
    Manifest {
        sources: sources.to_owned(),
        content: content_hash(&client.script, &client.wasm),
        files: built.iter().map(Built::sizes).collect(),
    }
}

/// Fails when the committed files are not those that the manifest was written for.
pub(crate) fn verify(manifest: &Manifest) -> Outcome {
    for folder in [DIST, EMBEDDED] {
        let folder = workspace::path(folder);
        let script = workspace::read(&folder.join("bennu.js"))?;
        let wasm = workspace::read(&folder.join("bennu.wasm"))?;
        if content_hash(&script, &wasm) != manifest.content {
            return Err(format!(
                "{} holds other files than its manifest says",
                folder.display()
            )
            .into());
        }
    }
    Ok(())
}

fn write_dist(built: &[Built<'_>], manifest: &Manifest) -> Outcome {
    let folder = emptied(DIST)?;
    for file in built {
        std::fs::write(folder.join(file.name), file.raw)?;
    }
    Ok(std::fs::write(
        folder.join("manifest.json"),
        manifest.to_json(),
    )?)
}

fn write_embedded(built: &[Built<'_>], manifest: &Manifest) -> Outcome {
    let folder = emptied(EMBEDDED)?;
    for file in built {
        std::fs::write(folder.join(file.name), file.raw)?;
        std::fs::write(folder.join(format!("{}.gz", file.name)), &file.gzip)?;
        std::fs::write(folder.join(format!("{}.br", file.name)), &file.brotli)?;
    }
    std::fs::write(folder.join("manifest.json"), manifest.to_json())?;
    // The server reads its URL folder at compile time, without a JSON parser.
    Ok(std::fs::write(folder.join("hash"), &manifest.content)?)
}

fn emptied(folder: &str) -> Outcome<PathBuf> {
    let folder = workspace::path(folder);
    std::fs::create_dir_all(&folder)?;
    for old in workspace::files_below(&folder)? {
        std::fs::remove_file(old)?;
    }
    Ok(folder)
}

fn content_hash(script: &[u8], wasm: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(script);
    hash.update(wasm);
    let mut hex = sources::hex(&hash.finalize());
    hex.truncate(HASH_DIGITS);
    hex
}

impl<'a> Built<'a> {
    fn new(name: &'static str, raw: &'a [u8]) -> Outcome<Self> {
        Ok(Self {
            name,
            raw,
            gzip: gzip(raw)?,
            brotli: brotli(raw)?,
        })
    }

    fn sizes(&self) -> FileSize {
        FileSize {
            name: self.name.to_owned(),
            raw: self.raw.len() as u64,
            gzip: self.gzip.len() as u64,
            brotli: self.brotli.len() as u64,
        }
    }
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// By node, which has the reference encoder: others make the files larger.
fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let (raw, small) = (workspace::path(RAW), workspace::path(SMALL));
    std::fs::write(&raw, bytes)?;
    let mut node = Command::new("node");
    command::run(node.args(["-e", BROTLI]).args([&raw, &small]))?;
    workspace::read(&small)
}
