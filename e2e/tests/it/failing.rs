//! Pages that cannot be joined: what the visitor sees, and how often it is tried.

use bennu_e2e::browser::same;
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/wander":
    a_join_that_finds_nothing_shows_the_error_page,
    a_link_to_what_is_not_there_shows_the_error_page,
    joins_that_fail_load_the_page_anew_until_one_succeeds,
}

async fn is_error_page(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.shows("h1", "Not Found").await?;
    same("views", &page.count("[data-phx-session]").await?, &0)?;
    same("the address", &page.path().await?, &"/vanishing".to_owned())?;
    // Once it was shown, it is over: what comes next is the page again.
    let token: bool = page
        .eval("document.cookie.includes('__phoenix_reload_status__=')")
        .await?;
    same("the token is left", &token, &false)
}

/// What the browser and the official client write about it.
fn expect_complaints(stage: &Stage) {
    stage.page.tolerate("404 (Not Found)");
    stage.page.tolerate("failed mount");
    stage.page.tolerate("unable to join");
}

async fn a_join_that_finds_nothing_shows_the_error_page(stage: &Stage) -> Outcome {
    expect_complaints(stage);
    stage.page.load("/vanishing").await?;
    is_error_page(stage).await
}

async fn a_link_to_what_is_not_there_shows_the_error_page(stage: &Stage) -> Outcome {
    expect_complaints(stage);
    stage.page.click("#vanishing").await?;
    is_error_page(stage).await?;
    if stage.page.client().has(Quirk::LosesWhereItCameFrom) {
        return Ok(());
    }
    stage.page.run("history.back()").await?;
    stage.page.shows("#page", "1").await?;
    stage.page.synced().await
}

/// Where the clients count how often they have loaded a page in a row for nothing.
const RELOADS: &str = "localStorage.getItem('/unlucky-consecutive-reloads')";

async fn joins_that_fail_load_the_page_anew_until_one_succeeds(stage: &Stage) -> Outcome {
    let page = &stage.page;
    expect_complaints(stage);
    page.load("/unlucky").await?;
    for failures in 1..=2 {
        page.wait(
            "the failure",
            &format!("document.querySelector('.phx-error') && {RELOADS} !== null"),
        )
        .await?;
        // It waits, and says so, before it loads the page anew.
        page.shows("#here", "here").await?;
        page.run(&format!("window.failure = {failures}")).await?;
        page.wait(
            "another document",
            &format!("window.failure !== {failures}"),
        )
        .await?;
    }
    page.synced().await?;
    page.wait("the count to be forgotten", &format!("{RELOADS} === null"))
        .await
}
