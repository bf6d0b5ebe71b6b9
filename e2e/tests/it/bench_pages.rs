//! The pages that measurements visit do what the figures claim that they do.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Bench "/counter":
    the_counter_counts,
    the_table_changes,
    the_stream_flows,
    the_dashboard_ticks,
    the_form_checks,
    the_idle_page_waits_and_answers,
}

async fn the_counter_counts(stage: &Stage) -> Outcome {
    stage.page.click("#inc").await?;
    stage.page.shows("#count", "1").await?;
    stage.page.click("#dec").await?;
    stage.page.shows("#count", "0").await
}

const IDS: &str = "[...document.querySelectorAll('tr[id], #rows > [id]')].map((row) => row.id.replace(/\\D+/, '')).join(' ')";

async fn press(page: &Browser, event: &str, expected: &str) -> Outcome {
    page.run(&format!(
        "document.querySelector(\"[phx-click='{event}']\").click()"
    ))
    .await?;
    page.synced().await?;
    same(event, &page.eval(IDS).await?, &expected.to_owned())
}

async fn the_table_changes(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/table?n=5").await?;
    let before: String = page
        .eval("document.querySelector('tbody').textContent")
        .await?;
    press(page, "update_one", "1 2 3 4 5").await?;
    press(page, "update_10th", "1 2 3 4 5").await?;
    let after: String = page
        .eval("document.querySelector('tbody').textContent")
        .await?;
    same("the rows have changed", &(before != after), &true)?;
    press(page, "swap", "1 4 3 2 5").await?;
    press(page, "append", "1 4 3 2 5 6").await?;
    press(page, "remove", "1 4 2 5 6").await?;
    press(page, "replace_all", "7 8 9 10 11").await
}

async fn the_stream_flows(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/stream?n=4").await?;
    press(page, "insert_top", "5 1 2 3").await?;
    press(page, "delete", "5 2 3").await?;
    press(page, "reset", "6 7 8 9").await
}

async fn the_dashboard_ticks(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/dashboard?hz=20").await?;
    page.wait(
        "ticks",
        "Number(document.getElementById('seq').textContent) > 5",
    )
    .await?;
    same("metrics", &page.count("[id^='metric-']").await?, &24)
}

async fn the_form_checks(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/form").await?;
    page.type_into("[name='profile[email]']", "ada").await?;
    page.has("[name='profile[email]'].input-error").await?;
    page.type_into("[name='profile[email]']", "@example.com")
        .await?;
    page.lacks(".input-error").await
}

async fn the_idle_page_waits_and_answers(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/idle").await?;
    page.shows("h1.page-title", "Overview").await?;
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    page.click("#dec").await?;
    page.shows("#count", "0").await
}
