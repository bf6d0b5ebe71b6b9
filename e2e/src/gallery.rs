//! The gallery as a process, so that it can be killed.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::Stdio;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::failure::{Failure, Outcome};

/// A running gallery with a folder of its own for its data.
#[derive(Debug)]
pub struct Gallery {
    process: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Gallery {
    /// Starts it with an empty database.
    ///
    /// # Errors
    /// It was not built, or ends before it serves.
    pub async fn start() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let (process, address) = spawn(&folder).await?;
        Ok(Self {
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

    /// The folder with its database.
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
        (self.process, self.address) = spawn(&self.folder).await?;
        Ok(())
    }
}

async fn spawn(folder: &TempDir) -> Outcome<(Child, SocketAddr)> {
    let address = free_address().await?;
    let mut process = Command::new(binary()?)
        .current_dir(folder.path())
        .env("PORT", address.port().to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let stdout = process
        .stdout
        .take()
        .ok_or_else(|| Failure::unexpected("no output of the gallery"))?;
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await? {
        if line.contains("http://") {
            // The pipe is read to its end, or the gallery would block on a full one.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((process, address));
        }
    }
    Err(Failure::unexpected(
        "the gallery ended before it printed its address",
    ))
}

/// Cargo puts it one folder above the tests.
fn binary() -> Outcome<PathBuf> {
    let test = std::env::current_exe()?;
    let binary = test.ancestors().nth(2).map(|folder| folder.join("gallery"));
    binary.filter(|binary| binary.is_file()).ok_or_else(|| {
        Failure::unexpected("no gallery beside the tests: run `cargo build --workspace --bins`")
    })
}

async fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await?
        .local_addr()?)
}
