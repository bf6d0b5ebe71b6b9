//! Clicks and what they change.

use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_click_changes_the_number,
    a_payload_arrives_typed,
    a_button_that_waits_takes_no_second_click,
    the_title_follows,
    a_crash_starts_the_view_anew,
    an_error_leaves_the_view_as_it_was,
}

async fn a_click_changes_the_number(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.shows("#count", "0").await?;
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    page.shows("#parity b", "odd").await?;
    page.has("#parity.odd").await
}

async fn a_payload_arrives_typed(stage: &Stage) -> Outcome {
    stage.page.click("#add").await?;
    stage.page.shows("#count", "10").await
}

async fn a_button_that_waits_takes_no_second_click(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let hurry =
        "for (const id of ['inc', 'inc', 'add', 'add']) document.getElementById(id).click()";
    page.run(hurry).await?;
    page.shows("#count", "11").await?;
    page.synced().await?;
    page.run(hurry).await?;
    page.shows("#count", "22").await
}

async fn the_title_follows(stage: &Stage) -> Outcome {
    stage.page.click("#inc").await?;
    stage
        .page
        .wait("the title", "document.title === '1 so far'")
        .await
}

async fn a_crash_starts_the_view_anew(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#add").await?;
    page.shows("#count", "10").await?;
    page.tolerate("view crashed");
    page.click("#crash").await?;
    page.shows("#count", "0").await?;
    page.synced().await?;
    page.click("#inc").await?;
    page.shows("#count", "1").await
}

async fn an_error_leaves_the_view_as_it_was(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#inc").await?;
    page.click("#fail").await?;
    page.synced().await?;
    page.click("#inc").await?;
    page.shows("#count", "2").await
}
