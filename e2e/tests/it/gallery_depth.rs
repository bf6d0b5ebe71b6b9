//! Every example of the gallery as its visitors use it: back and forward, without a mouse, in several windows, while it changes.

use bennu_e2e::browser::{Browser, quoted, same};
use bennu_e2e::failure::{Failure, Outcome};
use bennu_e2e::stage::Stage;
use serde_json::Value;
use thirtyfour::Key;

use crate::example::Example;

specs! { Gallery "/":
    back_and_forward_find_pages_that_work,
    back_from_the_welcome_finds_the_form,
    the_dashboard_needs_no_mouse,
    each_window_counts_for_itself,
    somebody_types_on_while_others_sign_up,
    nodes_of_the_first_page_stay,
}

async fn follow(page: &Browser, path: &str) -> Outcome {
    page.run(&format!(
        "document.querySelector(\".site-nav a[href='{path}']\").click()"
    ))
    .await?;
    page.wait("the address", &format!("location.pathname === '{path}'"))
        .await?;
    page.synced().await
}

/// Walks through the history, to an address.
async fn walk(page: &Browser, by: i32, to: &str) -> Outcome {
    page.run(&format!("history.go({by})")).await?;
    let arrived = format!("location.pathname + location.search === {}", quoted(to));
    page.wait(&format!("the way to {to}"), &arrived).await?;
    page.synced().await
}

async fn back_and_forward_find_pages_that_work(stage: &Stage) -> Outcome {
    let page = &stage.page;
    follow(page, "/counter").await?;
    Example::Counter.act(page).await?;
    follow(page, "/dashboard").await?;
    Example::Dashboard.act(page).await?;
    let sorted = page.path().await?;
    let rows = Example::Dashboard.state(page).await?;
    follow(page, "/sign-up").await?;
    Example::SignUp.act(page).await?;
    walk(page, -1, &sorted).await?;
    same(
        "the sorted table",
        &Example::Dashboard.state(page).await?,
        &rows,
    )?;
    walk(page, -1, "/dashboard").await?;
    page.lacks("#orders th.number:not(.hide-tiny)[aria-sort]")
        .await?;
    walk(page, 1, &sorted).await?;
    page.has("#orders th.number:not(.hide-tiny)[aria-sort]")
        .await?;
    same(
        "the sorted table",
        &Example::Dashboard.state(page).await?,
        &rows,
    )?;
    walk(page, 1, "/sign-up").await?;
    Example::SignUp.act(page).await?;
    walk(page, -3, "/counter").await?;
    Example::Counter.act(page).await
}

async fn back_from_the_welcome_finds_the_form(stage: &Stage) -> Outcome {
    let page = &stage.page;
    follow(page, "/sign-up").await?;
    crate::sign_up::sign_up(page, "hedy").await?;
    page.has("#welcome").await?;
    page.synced().await?;
    walk(page, -1, "/sign-up").await?;
    page.shows("#members li small", "@hedy").await?;
    Example::SignUp.act(page).await?;
    walk(page, 1, "/sign-up/hedy").await?;
    page.has("#welcome").await
}

/// Presses Tab until the element with the focus is the one.
async fn tab_to(page: &Browser, is_there: &str) -> Outcome {
    const FAR: u32 = 40;
    for _ in 0..FAR {
        if page.eval(is_there).await? {
            return Ok(());
        }
        page.press(Key::Tab).await?;
    }
    Err(Failure::unexpected(format!("no tab leads to {is_there}")))
}

async fn the_dashboard_needs_no_mouse(stage: &Stage) -> Outcome {
    const TOTAL: &str = "document.activeElement.closest('th')?.textContent.trim() === 'Total'";
    let page = &stage.page;
    page.visit("/dashboard").await?;
    let customer: String = page
        .eval("document.querySelector('#orders tbody .strong').textContent.split(' ')[0]")
        .await?;
    tab_to(page, "document.activeElement.id === 'q'").await?;
    page.press(customer.as_str()).await?;
    page.wait(
        "the search",
        &format!(
            "new URLSearchParams(location.search).get('q') === {}",
            quoted(&customer)
        ),
    )
    .await?;
    page.synced().await?;
    tab_to(page, TOTAL).await?;
    for direction in ["descending", "ascending"] {
        page.press(Key::Enter).await?;
        page.has(&format!("#orders th.number[aria-sort={direction}]"))
            .await?;
        page.synced().await?;
        same(
            "the focus is on the heading",
            &page.eval(TOTAL).await?,
            &true,
        )?;
    }
    let found = format!(
        "[...document.querySelectorAll('#orders tbody tr')].every((row) => row.textContent.toLowerCase().includes({}.toLowerCase()))",
        quoted(&customer)
    );
    same(
        "the rows are what was searched",
        &page.eval(&found).await?,
        &true,
    )
}

async fn each_window_counts_for_itself(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/counter").await?;
    let other = stage.second_window("/counter").await?;
    Example::Counter.act(page).await?;
    Example::Counter.act(page).await?;
    Example::Counter.act(&other).await?;
    page.shows("#count", "2").await?;
    other.shows("#count", "1").await?;
    stage.close(other).await
}

async fn somebody_types_on_while_others_sign_up(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/sign-up").await?;
    page.type_into("#account_name", "GraceHopper").await?;
    page.run("document.getElementById('account_name').setSelectionRange(5, 5)")
        .await?;
    let other = stage.second_window("/sign-up").await?;
    crate::sign_up::sign_up(&other, "mary").await?;
    page.shows("#members li small", "@mary").await?;
    page.press(" M. ").await?;
    page.synced().await?;
    same(
        "the name",
        &page.value("#account_name").await?,
        &"Grace M. Hopper".to_owned(),
    )?;
    same(
        "the focus",
        &page.focused().await?,
        &"account_name".to_owned(),
    )?;
    stage.close(other).await
}

/// Runs in each document before its first script: remembers the elements that the server's HTML became, once they all are
/// there and before any client runs. What has no id and stands in a list or a drawing may go: it is about something else by then.
const REMEMBER: &str = "document.addEventListener('readystatechange', () => {
      const lists = 'svg, #feed, #orders tbody, .chart-columns';
      window.first ??= [...document.querySelectorAll('[data-phx-main], [data-phx-main] *')]
        .filter((node) => node.id || !node.parentElement.closest(lists));
    }, { once: true })";

/// Elements that were replaced. A row or an entry may be gone; while its id is there, it is on the same element.
const REPLACED: &str = "first
    .filter((node) => !node.isConnected && (!node.id || document.getElementById(node.id)))
    .map((node) => node.outerHTML.slice(0, 80))";

async fn nodes_of_the_first_page_stay(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let cdp = page.driver().cdp();
    cdp.page().enable().await?;
    cdp.page()
        .add_script_to_evaluate_on_new_document(REMEMBER)
        .await?;
    for example in Example::ALL {
        page.visit(example.path()).await?;
        let known: bool = page.eval("first.length > 20").await?;
        same("the script was there first", &known, &true)?;
        let replaced: Value = page.eval(REPLACED).await?;
        same("replaced by the join", &replaced, &Value::Array(Vec::new()))?;
        example.act(page).await?;
        example.act(page).await?;
        let replaced: Value = page.eval(REPLACED).await?;
        same(
            "replaced by an update",
            &replaced,
            &Value::Array(Vec::new()),
        )?;
    }
    Ok(())
}
