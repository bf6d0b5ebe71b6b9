//! `manifest.json`: what the built client was made from, and what it weighs.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::publish::DIST;
use crate::command::Outcome;
use crate::workspace;

/// What stands beside the built files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// Hash of the sources, to tell whether the build is stale.
    pub(crate) sources: String,
    /// Hash of the built files: the folder of their URLs.
    pub(crate) content: String,
    pub(crate) files: Vec<FileSize>,
}

/// One built file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileSize {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl Manifest {
    /// Reads the one that is committed.
    pub(crate) fn read() -> Outcome<Self> {
        let text = workspace::read(&Self::path())?;
        Self::parse(&serde_json::from_slice(&text)?)
            .ok_or_else(|| "manifest.json lacks a field".into())
    }

    fn path() -> PathBuf {
        workspace::path(DIST).join("manifest.json")
    }

    pub(crate) fn to_json(&self) -> String {
        let files: serde_json::Map<String, Value> =
            self.files.iter().map(FileSize::to_json).collect();
        let value = json!({ "content": self.content, "files": files, "sources": self.sources });
        format!("{value:#}\n")
    }

    fn parse(value: &Value) -> Option<Self> {
        let files = value["files"].as_object()?.iter();
        Some(Self {
            sources: value["sources"].as_str()?.to_owned(),
            content: value["content"].as_str()?.to_owned(),
            files: files
                .map(|(name, sizes)| FileSize::parse(name, sizes))
                .collect::<Option<_>>()?,
        })
    }
}

impl FileSize {
    fn to_json(&self) -> (String, Value) {
        let sizes = json!({ "brotli": self.brotli, "gzip": self.gzip, "raw": self.raw });
        (self.name.clone(), sizes)
    }

    fn parse(name: &str, sizes: &Value) -> Option<Self> {
        Some(Self {
            name: name.to_owned(),
            raw: sizes["raw"].as_u64()?,
            gzip: sizes["gzip"].as_u64()?,
            brotli: sizes["brotli"].as_u64()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let file = FileSize {
            name: "bennu.js".to_owned(),
            raw: 3,
            gzip: 2,
            brotli: 1,
        };
        let manifest = Manifest {
            sources: "a".to_owned(),
            content: "b".to_owned(),
            files: vec![file],
        };
        let value = serde_json::from_str(&manifest.to_json()).expect("JSON");
        assert_eq!(Manifest::parse(&value), Some(manifest));
    }
}
