//! What is not concerned by an update does not notice it: neither the client's start nor any
//! number of changes around it.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use serde_json::{Value, json};

specs! { Pages "/identity":
    nodes_of_the_first_page_stay,
    focus_and_selection_stay,
    scroll_positions_stay,
    an_animation_runs_on,
    a_film_plays_on,
    what_a_person_opened_stays_open,
    selected_words_stay_selected,
    an_ignored_part_is_left_alone,
    what_was_in_use_before_the_client_came_stays_in_use,
    words_selected_before_the_client_came_stay_selected,
}

async fn updates_go_by(page: &Browser) -> Outcome {
    let now: u64 = page
        .eval("Number(document.getElementById('ticks').textContent)")
        .await?;
    page.wait(
        "ten updates",
        &format!("Number(document.getElementById('ticks').textContent) > {now} + 10"),
    )
    .await
}

async fn nodes_of_the_first_page_stay(stage: &Stage) -> Outcome {
    updates_go_by(&stage.page).await?;
    let replaced: Vec<String> = stage
        .page
        .eval("replaced('ticks', 'field', 'scroller', 'tall', 'turning', 'film', 'more', 'summary', 'words', 'ignored', 'inside')")
        .await?;
    same("replaced nodes", &replaced, &Vec::new())
}

async fn focus_and_selection_stay(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("const field = document.getElementById('field'); field.focus(); field.setSelectionRange(4, 7)").await?;
    updates_go_by(page).await?;
    same("the focus", &page.focused().await?, &"field".to_owned())?;
    let selection: (u32, u32) = page
        .eval("[document.getElementById('field').selectionStart, document.getElementById('field').selectionEnd]")
        .await?;
    same("the selection", &selection, &(4, 7))
}

async fn scroll_positions_stay(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("document.getElementById('scroller').scrollTop = 300")
        .await?;
    updates_go_by(page).await?;
    let top: u32 = page
        .eval("document.getElementById('scroller').scrollTop")
        .await?;
    same("the scroll position", &top, &300)
}

async fn an_animation_runs_on(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.wait(
        "the animation",
        "document.getElementById('turning').getAnimations()[0].startTime !== null",
    )
    .await?;
    let start: f64 = page
        .eval("document.getElementById('turning').getAnimations()[0].startTime")
        .await?;
    updates_go_by(page).await?;
    let later: f64 = page
        .eval("document.getElementById('turning').getAnimations()[0].startTime")
        .await?;
    same("the start of the animation", &later, &start)
}

async fn a_film_plays_on(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.wait(
        "the film",
        "document.getElementById('film').currentTime > 0",
    )
    .await?;
    let time: f64 = page
        .eval("document.getElementById('film').currentTime")
        .await?;
    updates_go_by(page).await?;
    page.wait(
        "the film to go on",
        &format!("document.getElementById('film').currentTime > {time}"),
    )
    .await?;
    let state: (bool, bool) =
        page.eval("[document.getElementById('film').paused, 'paused' in document.getElementById('film').dataset]").await?;
    same("it paused", &state, &(false, false))
}

async fn what_a_person_opened_stays_open(stage: &Stage) -> Outcome {
    let page = &stage.page;
    if page.client().has(Quirk::ForgetsWhatItDidNotRender) {
        return Ok(());
    }
    page.click("#summary").await?;
    updates_go_by(page).await?;
    let is_open: bool = page.eval("document.getElementById('more').open").await?;
    same("it is open", &is_open, &true)
}

async fn selected_words_stay_selected(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("getSelection().selectAllChildren(document.getElementById('words'))")
        .await?;
    updates_go_by(page).await?;
    let selected: String = page.eval("getSelection().toString()").await?;
    same(
        "the selection",
        &selected,
        &"words that someone selects".to_owned(),
    )
}

async fn an_ignored_part_is_left_alone(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("document.getElementById('ignored').innerHTML = '<b>mine</b>'")
        .await?;
    updates_go_by(page).await?;
    page.shows("#ignored b", "mine").await
}

/// What `early.js` did before there was a client, as it is now.
const BEFORE: &str = "({
    client: before.isClientThere,
    lost: before.lost,
    animation: document.getElementById('turning').getAnimations()[0] === before.animation,
    start: before.animation.startTime,
    running: before.animation.playState,
    focus: document.activeElement.id,
    selection: [field.selectionStart, field.selectionEnd, field.selectionDirection],
    scroll: document.getElementById('scroller').scrollTop,
})";

async fn what_was_in_use_before_the_client_came_stays_in_use(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/identity?field").await?;
    let direction = match page.client().has(Quirk::TurnsSelectionsForward) {
        true => "forward",
        false => "backward",
    };
    let expected = json!({
        "client": false,
        "lost": [],
        "animation": true,
        "start": -5000,
        "running": "running",
        "focus": "field",
        "selection": [4, 7, direction],
        "scroll": 200,
    });
    let joined: Value = page.eval(BEFORE).await?;
    same("after the join", &joined, &expected)?;
    updates_go_by(page).await?;
    let updated: Value = page.eval(BEFORE).await?;
    same("after updates", &updated, &expected)
}

async fn words_selected_before_the_client_came_stay_selected(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/identity?words").await?;
    let words = "words that someone selects".to_owned();
    let joined: String = page.eval("getSelection().toString()").await?;
    same("after the join", &joined, &words)?;
    updates_go_by(page).await?;
    let updated: String = page.eval("getSelection().toString()").await?;
    same("after updates", &updated, &words)
}
