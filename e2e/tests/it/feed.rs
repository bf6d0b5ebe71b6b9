//! Streams: what the server has forgotten stays on the page.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/feed":
    entries_go_where_they_are_put,
    a_limit_drops_the_last_entries,
    an_entry_changes_where_it_stands,
    a_reset_begins_anew,
    entries_stay_the_same_nodes,
}

async fn order(stage: &Stage) -> Outcome<String> {
    stage.page.eval("[...document.querySelectorAll('#entries > li')].map((entry) => entry.id.slice(6)).join(' ')").await
}

async fn press(stage: &Stage, button: &str, expected: &str) -> Outcome {
    stage.page.click(button).await?;
    stage.page.synced().await?;
    same(button, &order(stage).await?, &expected.to_owned())
}

async fn entries_go_where_they_are_put(stage: &Stage) -> Outcome {
    same("at first", &order(stage).await?, &"1 2 3".to_owned())?;
    press(stage, "#first", "4 1 2 3").await?;
    press(stage, "#entry-1 .delete", "4 2 3").await?;
    press(stage, "#last", "4 2 3 5").await?;
    press(stage, "#entry-5 .delete", "4 2 3").await?;
    press(stage, "#second", "4 6 2 3").await
}

async fn a_limit_drops_the_last_entries(stage: &Stage) -> Outcome {
    press(stage, "#first", "4 1 2 3").await?;
    press(stage, "#first", "5 4 1 2").await?;
    press(stage, "#first", "6 5 4 1").await
}

async fn an_entry_changes_where_it_stands(stage: &Stage) -> Outcome {
    press(stage, "#entry-2 .change", "1 2 3").await?;
    stage.page.shows("#entry-2 span", "entry 2 again").await
}

async fn a_reset_begins_anew(stage: &Stage) -> Outcome {
    press(stage, "#first", "4 1 2 3").await?;
    press(stage, "#reset", "5 6 7").await?;
    press(stage, "#first", "8 5 6 7").await
}

async fn entries_stay_the_same_nodes(stage: &Stage) -> Outcome {
    press(stage, "#first", "4 1 2 3").await?;
    press(stage, "#entry-2 .change", "4 1 2 3").await?;
    let replaced: Vec<String> = stage
        .page
        .eval("replaced('entries', 'entry-1', 'entry-2', 'entry-3')")
        .await?;
    same("replaced nodes", &replaced, &Vec::new())
}
