//! From message to patched DOM: our client, the official one and hand-written JavaScript, in one
//! run of one Chromium.
//!
//! `cargo run --release -p bennu-e2e --bin browser-bench [rows ...]`. Each candidate gets a page of
//! its own in each round; rounds take turns, and all samples of a candidate go together. What the
//! page shows is compared with what it should show after each operation.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::response::IntoResponse;
use axum::routing::get;
use bennu_e2e::client::Client;
use bennu_e2e::failure::{Failure, Outcome};
use bennu_e2e::webdriver::ChromeDriver;
use serde_json::json;
use thirtyfour::WebDriver;
use tokio::net::TcpListener;

const CANDIDATES: [&str; 3] = ["plain", "ours", "official"];
const OPERATIONS: [&str; 6] = ["one", "tenth", "swap", "append", "remove", "replace"];
const SIZES: [usize; 3] = [100, 1000, 10_000];
const ROUNDS: usize = 5;

/// Milliseconds by candidate, rows and operation.
type Samples = BTreeMap<(usize, String, &'static str), Vec<f64>>;

#[tokio::main]
async fn main() -> Outcome {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    let address = serve().await?;
    let driver = ChromeDriver::start().await?;
    let browser = driver.open().await?;
    let measured = measure(&browser, address, &sizes).await;
    browser.quit().await?;
    print(&measured?, &sizes);
    Ok(())
}

async fn measure(browser: &WebDriver, address: SocketAddr, sizes: &[usize]) -> Outcome<Samples> {
    let mut samples = Samples::new();
    for _ in 0..ROUNDS {
        for &size in sizes {
            for candidate in CANDIDATES {
                for adopt in [false, true] {
                    let result = one(browser, address, candidate, size, adopt).await?;
                    for (operation, times) in result {
                        samples
                            .entry((size, operation, candidate))
                            .or_default()
                            .extend(times);
                    }
                }
            }
        }
    }
    Ok(samples)
}

async fn one(
    browser: &WebDriver,
    address: SocketAddr,
    candidate: &str,
    size: usize,
    adopt: bool,
) -> Outcome<BTreeMap<String, Vec<f64>>> {
    browser.goto(format!("http://{address}/")).await?;
    let operations: &[&str] = if adopt { &[] } else { &OPERATIONS };
    let order = json!({
        "candidate": candidate,
        "size": size,
        "adopt": adopt,
        "operations": operations,
        "samples": if size > 1000 { 10 } else { 60 },
    });
    let script = "const done = arguments[1];
        const start = () => window.measure
          ? window.measure(arguments[0]).then((ok) => done({ ok }), (error) => done({ error: `${error}` }))
          : setTimeout(start, 10);
        start();";
    let answer = browser.execute_async(script, vec![order]).await?;
    let answer = answer.json().clone();
    match answer.get("error") {
        Some(error) => Err(Failure::unexpected(format!(
            "{candidate}, {size} rows: {error}"
        ))),
        None => Ok(serde_json::from_value(answer["ok"].clone()).map_err(std::io::Error::from)?),
    }
}

/// Means, because the clock ticks in steps of five microseconds.
fn print(samples: &Samples, sizes: &[usize]) {
    println!(
        "| rows | operation | hand-written, us | ours, us | official, us | ours / hand-written | official / ours |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for &size in sizes {
        for operation in ["first", "adopt"].into_iter().chain(OPERATIONS) {
            let [plain, ours, official] = CANDIDATES.map(|candidate| {
                trimmed_mean(samples.get(&(size, operation.to_owned(), candidate)))
            });
            println!(
                "| {size} | {operation} | {plain:.1} | {ours:.1} | {official:.1} | {:.2} | {:.1} |",
                ours / plain,
                official / ours
            );
        }
    }
}

/// The mean in microseconds, without the slowest tenth: those met the garbage collector of others.
fn trimmed_mean(samples: Option<&Vec<f64>>) -> f64 {
    let mut samples = samples.cloned().unwrap_or_default();
    samples.sort_by(f64::total_cmp);
    samples.truncate((samples.len() * 9).div_ceil(10));
    samples.iter().sum::<f64>() / samples.len() as f64 * 1000.0
}

async fn serve() -> Outcome<SocketAddr> {
    let official = Client::Official.script()?.unwrap_or_default();
    let router = Router::new()
        .route(
            "/",
            get(|| {
                file(
                    "text/html",
                    b"<!DOCTYPE html><body></body><script type=module src=/measure.js></script>",
                )
            }),
        )
        .route(
            "/measure.js",
            get(|| file("text/javascript", include_bytes!("../../bench/measure.js"))),
        )
        .route(
            "/model.js",
            get(|| file("text/javascript", include_bytes!("../../bench/model.js"))),
        )
        .route(
            "/plain.js",
            get(|| file("text/javascript", include_bytes!("../../bench/plain.js"))),
        )
        .route(
            "/official/bennu.js",
            get(move || file("text/javascript", official)),
        )
        .route(
            "/ours/bennu.js",
            get(|| {
                file(
                    "text/javascript",
                    include_bytes!("../../../client-wasm/dist/bennu.js"),
                )
            }),
        )
        .route(
            "/ours/bennu.wasm",
            get(|| {
                file(
                    "application/wasm",
                    include_bytes!("../../../client-wasm/dist/bennu.wasm"),
                )
            }),
        );
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// Isolated from other origins, or the clock would be ten times coarser.
async fn file(kind: &'static str, content: &'static [u8]) -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, kind),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-embedder-policy"),
            "require-corp",
        ),
    ];
    (headers, content)
}
