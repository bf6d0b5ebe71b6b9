//! The operations dashboard: figures that move by themselves, a table whose state is its URL, and
//! what the page says when the server or the database is away.

use std::io::ErrorKind;
use std::path::Path;

use bennu_e2e::browser::{Browser, quoted, same};
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::{Failure, Outcome};
use bennu_e2e::proxy::Ending;
use bennu_e2e::stage::Stage;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

specs! { Gallery "/dashboard":
    it_moves_by_itself,
    an_order_shows_in_every_window,
    search_finds_while_one_types,
    the_table_lives_in_the_url,
    a_restarted_server_shows_the_same_orders,
    a_locked_database_is_told_and_forgotten,
    a_database_that_is_taken_away_is_told_and_forgotten,
}

const FIRST: &str = "document.querySelector('#feed li').id";

async fn place_order(page: &Browser) -> Outcome<String> {
    let before: String = page.eval(FIRST).await?;
    page.run("document.getElementById('place-order').click()")
        .await?;
    page.wait(
        "the order in the feed",
        &format!("{FIRST} !== {}", quoted(&before)),
    )
    .await?;
    page.eval(FIRST).await
}

async fn it_moves_by_itself(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.wait(
        "figures",
        "document.querySelectorAll('svg path').length > 3",
    )
    .await?;
    page.run(
        "window.moves = 0; new MutationObserver((list) => { window.moves += list.length; })
           .observe(document.querySelector('main'), { subtree: true, characterData: true, attributes: true })",
    )
    .await?;
    page.wait("movement", "window.moves > 5").await
}

async fn an_order_shows_in_every_window(stage: &Stage) -> Outcome {
    let other = stage.second_window("/dashboard").await?;
    let order = place_order(&stage.page).await?;
    other.has(&format!("#{order}")).await?;
    let order = place_order(&other).await?;
    stage.page.has(&format!("#{order}")).await?;
    stage.close(other).await
}

async fn search_finds_while_one_types(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let name: String = page
        .eval("document.querySelector('#orders tbody .strong').textContent.split(' ')[0]")
        .await?;
    for letter in name.chars() {
        page.type_into("#q", &letter.to_string()).await?;
    }
    page.wait(
        "matching rows",
        &format!(
            "location.search.includes(encodeURIComponent({name}).replaceAll('%20', '+')) && \
             [...document.querySelectorAll('#orders tbody tr')].every((row) => row.textContent.toLowerCase().includes({name}.toLowerCase()))",
            name = quoted(&name)
        ),
    )
    .await?;
    same("the field", &page.value("#q").await?, &name)?;
    same("the focus", &page.focused().await?, &"q".to_owned())?;
    page.type_into("#q", "no such order").await?;
    page.lacks("#orders").await?;
    page.shows("#matches", "0 orders").await
}

async fn follow(page: &Browser, link: &str) -> Outcome {
    page.has(link).await?;
    page.run(&format!("document.querySelector({}).click()", quoted(link)))
        .await?;
    page.synced().await
}

async fn the_table_lives_in_the_url(stage: &Stage) -> Outcome {
    let page = &stage.page;
    follow(
        page,
        "#orders th a[href*='sort=total'], #orders th a[href*='sort=-total']",
    )
    .await?;
    page.has("#orders th.number[aria-sort]").await?;
    follow(page, ".segments a[href*='status=delivered']").await?;
    page.has(".segments a[href*='status=delivered'][aria-current]")
        .await?;
    let sorted = page.path().await?;
    let rows = "[...document.querySelectorAll('#orders tbody tr')].map((row) => row.id).join()";
    let shown: String = page.eval(rows).await?;
    page.driver().refresh().await?;
    page.synced().await?;
    same("the address", &page.path().await?, &sorted)?;
    same("the rows", &page.eval(rows).await?, &shown)?;
    page.run("history.back()").await?;
    page.lacks(".segments a[href*='status=delivered'][aria-current]")
        .await?;
    page.has("#orders th.number[aria-sort]").await
}

async fn a_restarted_server_shows_the_same_orders(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket");
    page.tolerate("net::ERR_");
    let order = place_order(page).await?;
    stage.kill_server().await?;
    stage.proxy.cut(Ending::Reset);
    page.wait(
        "the banner",
        "getComputedStyle(document.querySelector('.connection p')).display === 'flex'",
    )
    .await?;
    stage.start_server().await?;
    page.synced().await?;
    page.wait(
        "the banner to go",
        "getComputedStyle(document.querySelector('.connection p')).display !== 'flex'",
    )
    .await?;
    let number = order.split('-').nth(1).unwrap_or_default().to_owned();
    page.type_into("#q", &format!("#{number}")).await?;
    page.shows("#matches", "1 to 1 of 1").await?;
    page.has(&format!("#order-{number}")).await?;
    place_order(page).await?;
    Ok(())
}

async fn a_locked_database_is_told_and_forgotten(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let database = stage.server_file("gallery.db").await?;
    let mut lock = locked(&database)
        .await
        .map_err(|error| Failure::unexpected(error.to_string()))?;
    page.run("document.getElementById('place-order').click()")
        .await?;
    page.has("#trouble > *").await?;
    sqlx::query("ROLLBACK")
        .execute(&mut lock)
        .await
        .map_err(|error| Failure::unexpected(error.to_string()))?;
    page.lacks("#trouble > *").await?;
    if !page.client().has(Quirk::StaysLockedAfterRefusal) {
        page.synced().await?;
    }
    place_order(page).await?;
    Ok(())
}

/// Holds the database's only write lock.
async fn locked(path: &Path) -> Result<SqliteConnection, sqlx::Error> {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut connection = options.connect().await?;
    connection.ping().await?;
    sqlx::query("BEGIN IMMEDIATE")
        .execute(&mut connection)
        .await?;
    Ok(connection)
}

async fn a_database_that_is_taken_away_is_told_and_forgotten(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let database = stage.server_file("gallery.db").await?;
    let elsewhere = database.with_file_name("elsewhere.db");
    move_database(&database, &elsewhere, &PARTS)?;
    page.run("document.getElementById('place-order').click()")
        .await?;
    page.shows("#trouble strong", "The database file is gone.")
        .await?;
    page.synced().await?;
    let newest: String = page.eval(FIRST).await?;
    page.run("document.getElementById('place-order').click()")
        .await?;
    page.synced().await?;
    same("the feed", &page.eval(FIRST).await?, &newest)?;
    let back: Vec<&str> = PARTS.into_iter().rev().collect();
    move_database(&elsewhere, &database, &back)?;
    page.lacks("#trouble > *").await?;
    let order = place_order(page).await?;
    page.visit("/dashboard").await?;
    page.has(&format!("#{order}")).await
}

/// The file itself and what SQLite keeps beside it. The file goes first and comes back last: while it is away, nothing
/// opens the others.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

fn move_database(from: &Path, to: &Path, parts: &[&str]) -> Outcome {
    for part in parts {
        let path = |database: &Path| format!("{}{part}", database.display());
        match std::fs::rename(path(from), path(to)) {
            // The gallery may have closed its last connection, which removes them.
            Err(error) if part.is_empty() || error.kind() != ErrorKind::NotFound => {
                return Err(error.into());
            }
            _ => {}
        }
    }
    Ok(())
}
