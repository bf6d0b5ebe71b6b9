//! The client's files.

use crate::support::{get, start};

#[tokio::test]
async fn the_client_is_served_compressed_and_for_ever() {
    let server = start().await;
    let page = get(server.address, "/other", "").await;
    let (_, rest) = page
        .text()
        .split_once("<script type=\"module\" src=\"")
        .unwrap();
    let script = rest.split('"').next().unwrap();
    let plain = get(server.address, script, "").await;
    assert_eq!(plain.status, 200);
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(
        plain.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert_eq!(
        plain.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    for coding in ["br", "gzip"] {
        let header = format!("accept-encoding: {coding}\r\n");
        let packed = get(server.address, script, &header).await;
        assert_eq!(packed.header("content-encoding"), Some(coding));
        assert_eq!(packed.header("vary"), Some("accept-encoding"));
        assert!(packed.body.len() < plain.body.len(), "{coding}");
    }
    let wasm = get(
        server.address,
        &script.replace("bennu.js", "bennu.wasm"),
        "",
    )
    .await;
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    assert!(wasm.body.starts_with(b"\0asm"));
}

#[tokio::test]
async fn other_files_are_not_found() {
    let server = start().await;
    for path in [
        "/bennu/x/bennu.js",
        "/bennu/../Cargo.toml",
        "/bennu/%2e%2e/Cargo.toml",
        "/bennu/..%2f..%2fCargo.toml/bennu.js",
        "/bennu/",
    ] {
        assert_eq!(get(server.address, path, "").await.status, 404, "{path}");
    }
}
