//! A slow network: late, never wrong.

use std::time::Duration;

use bennu_e2e::failure::Outcome;
use bennu_e2e::proxy::Weather;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_late_answer_still_arrives,
    many_clicks_on_a_slow_line_are_all_counted,
    a_page_loads_over_a_thin_line,
}

async fn a_late_answer_still_arrives(stage: &Stage) -> Outcome {
    let page = &stage.page;
    stage
        .proxy
        .set(Weather::delayed(Duration::from_millis(200)));
    page.click("#inc").await?;
    page.has("#inc.phx-click-loading").await?;
    page.shows("#count", "1").await?;
    page.lacks("#inc.phx-click-loading").await
}

async fn many_clicks_on_a_slow_line_are_all_counted(stage: &Stage) -> Outcome {
    let page = &stage.page;
    stage.proxy.set(Weather::delayed(Duration::from_millis(50)));
    for round in 1..=5 {
        page.run("for (const id of ['inc', 'add']) document.getElementById(id).click()")
            .await?;
        page.shows("#count", &(round * 11).to_string()).await?;
    }
    page.synced().await
}

async fn a_page_loads_over_a_thin_line(stage: &Stage) -> Outcome {
    stage.proxy.set(Weather::throttled(100_000));
    stage.page.visit("/counter").await?;
    stage.page.click("#inc").await?;
    stage.page.shows("#count", "1").await
}
