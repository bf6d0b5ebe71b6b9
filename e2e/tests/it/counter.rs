//! Clicks and what they change.

use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_click_changes_the_number,
    a_payload_arrives_typed,
    clicks_in_a_hurry_are_all_counted,
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

async fn clicks_in_a_hurry_are_all_counted(stage: &Stage) -> Outcome {
    stage
        .page
        .run("for (let n = 0; n < 50; n++) document.getElementById('inc').click()")
        .await?;
    stage.page.shows("#count", "50").await?;
    stage.page.synced().await
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
