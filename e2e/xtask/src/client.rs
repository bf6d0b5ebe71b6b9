//! The files that browsers load: `bennu.js` and `bennu.wasm`.
//!
//! Sources are compiled ([`compile`]), bound to JavaScript ([`bind`], [`names`], [`trim`]), shrunk ([`optimise`]) and
//! bundled ([`bundle`]); [`publish`] writes the result to `client-wasm/dist` and, compressed, to
//! `server/client`, with a [`manifest`] that says which sources it was made from.

mod bind;
mod bundle;
mod compile;
mod manifest;
mod names;
mod optimise;
mod publish;
mod sources;
mod stage;
mod toolchain;
mod trim;

use crate::command::Outcome;
use crate::{npm, size};

pub(crate) use manifest::{FileSize, Manifest};

/// Builds the client and puts it where the server crate embeds it.
pub(crate) fn build() -> Outcome {
    // Hashed first: an edit during the build then shows as stale.
    let sources = sources::hash()?;
    let manifest = publish::publish(&sources, &make()?)?;
    size::print(&manifest);
    Ok(())
}

/// Builds the client, writes nothing outside of the target folder, and fails when it is too big.
pub(crate) fn build_for_check() -> Outcome {
    size::check(&publish::weigh(&sources::hash()?, &make()?)?)
}

/// The script and the module, ready to be served.
struct Client {
    script: Vec<u8>,
    wasm: Vec<u8>,
}

fn make() -> Outcome<Client> {
    npm::install()?;
    let stage = stage::Stage::prepare()?;
    let compiled = compile::compile(toolchain::find()?)?;
    bind::bind(&compiled, &stage)?;
    let wasm = optimise::optimise(&stage)?;
    let script = bundle::bundle(&stage)?;
    Ok(Client { script, wasm })
}

/// Fails when the committed client was made from other sources than those in the tree, or when
/// its files are not the ones that its manifest names.
pub(crate) fn check() -> Outcome {
    let manifest = Manifest::read()?;
    if manifest.sources != sources::hash()? {
        return Err("the built client is stale: run `cargo xtask client` and commit".into());
    }
    publish::verify(&manifest)?;
    println!("the built client matches its sources");
    Ok(())
}
