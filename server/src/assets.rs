//! The client's files: built by `cargo xtask client`, carried inside this crate, served compressed under a
//! folder named by their hash, so that browsers may keep them for ever.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, VARY,
    X_CONTENT_TYPE_OPTIONS,
};

use crate::runtime::Runtime;

/// What a `Live` serves to browsers.
pub(crate) struct Assets {
    folder: &'static str,
    script: Arc<str>,
}

struct File {
    name: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

const HASH: &str = include_str!("../client/hash");

const FILES: [File; 2] = [
    File {
        name: "bennu.js",
        content_type: "text/javascript; charset=utf-8",
        plain: include_bytes!("../client/bennu.js"),
        gzip: include_bytes!("../client/bennu.js.gz"),
        brotli: include_bytes!("../client/bennu.js.br"),
    },
    File {
        name: "bennu.wasm",
        content_type: "application/wasm",
        plain: include_bytes!("../client/bennu.wasm"),
        gzip: include_bytes!("../client/bennu.wasm.gz"),
        brotli: include_bytes!("../client/bennu.wasm.br"),
    },
];

impl Assets {
    pub(crate) fn embedded() -> Self {
        let folder = HASH.trim_ascii();
        Self {
            folder,
            script: format!("/bennu/{folder}/{}", FILES[0].name).into(),
        }
    }

    /// Where the client's module is.
    pub(crate) fn script_url(&self) -> Arc<str> {
        self.script.clone()
    }
}

/// The handler of `/bennu/{hash}/{file}`.
pub(crate) async fn serve(
    State(runtime): State<Arc<Runtime>>,
    Path((folder, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let file = FILES.iter().find(|file| file.name == name);
    match file.filter(|_| folder == runtime.assets.folder) {
        Some(file) => file.respond(&headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl File {
    fn respond(&self, headers: &HeaderMap) -> Response {
        let fixed = [
            (CONTENT_TYPE, self.content_type),
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (VARY, "accept-encoding"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        if accepts(headers, "br") {
            (fixed, [(CONTENT_ENCODING, "br")], self.brotli).into_response()
        } else if accepts(headers, "gzip") {
            (fixed, [(CONTENT_ENCODING, "gzip")], self.gzip).into_response()
        } else {
            (fixed, self.plain).into_response()
        }
    }
}

/// Whether the client names a coding, and not with a weight of zero (RFC 9110 section 12.5.3).
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|choice| {
            let (name, weight) = choice.split_once(';').unwrap_or((choice, "q=1"));
            let weight = weight
                .trim()
                .strip_prefix("q=")
                .and_then(|weight| weight.parse().ok());
            name.trim().eq_ignore_ascii_case(coding)
                && weight.is_none_or(|weight: f32| weight > 0.0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_accepted_codings() {
        let check = |header: &'static str, accepted| {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, header.parse().unwrap())]);
            assert_eq!(accepts(&headers, "br"), accepted, "{header}");
        };
        check("gzip, deflate, br, zstd", true);
        check("br;q=0.5", true);
        check("BR", true);
        check("br;q=0", false);
        check("gzip;q=1.0, br; q=0.0", false);
        check("brotli", false);
        check("", false);
    }
}
