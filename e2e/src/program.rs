//! The programs of the examples as processes, so that they can be killed.

use std::net::SocketAddr;
use std::path::PathBuf;

use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::announced;
use crate::failure::{Failure, Outcome};

/// A running program with a folder of its own for its data.
#[derive(Debug)]
pub struct Program {
    name: &'static str,
    process: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Program {
    /// Starts it with an empty folder.
    ///
    /// # Errors
    /// It was not built, or ends before it serves.
    pub async fn start(name: &'static str) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let (process, address) = spawn(name, &folder).await?;
        Ok(Self {
            name,
            process,
            address,
            folder,
        })
    }

    /// Where it serves.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of its process, while it runs.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.process.id()
    }

    /// The folder that it runs in, with its database.
    #[must_use]
    pub fn folder(&self) -> &TempDir {
        &self.folder
    }

    /// Ends the process at once.
    ///
    /// # Errors
    /// It has ended already.
    pub async fn kill(&mut self) -> Outcome {
        Ok(self.process.kill().await?)
    }

    /// Starts it anew on the same data, at another port.
    ///
    /// # Errors
    /// It ends before it serves.
    pub async fn restart(&mut self) -> Outcome {
        (self.process, self.address) = spawn(self.name, &self.folder).await?;
        Ok(())
    }
}

/// Starts the program and reads from its first line where it serves.
async fn spawn(name: &str, folder: &TempDir) -> Outcome<(Child, SocketAddr)> {
    let mut program = Command::new(binary(name)?);
    program.current_dir(folder.path()).env("PORT", "0");
    announced::start(&mut program, announced_address).await
}

fn announced_address(line: &str) -> Option<SocketAddr> {
    line.split_once("http://")?.1.trim().parse().ok()
}

/// Cargo puts programs beside each other, and tests one folder deeper.
fn binary(name: &str) -> Outcome<PathBuf> {
    let this = std::env::current_exe()?;
    let beside = this
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name));
    beside
        .into_iter()
        .find(|binary| binary.is_file())
        .ok_or_else(|| {
            Failure::unexpected(format!(
                "{name} is not built: run `cargo build --workspace --bins`"
            ))
        })
}
