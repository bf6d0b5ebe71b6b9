//! Typing while the page changes under one's hands.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use thirtyfour::Key;

specs! { Pages "/typing":
    what_is_typed_stays_while_updates_arrive,
    the_caret_stays_where_it_is,
    the_field_takes_the_servers_value_once_it_is_left,
    a_text_area_keeps_its_lines,
}

/// Updates have gone by since a tick.
async fn ticks_go_by(stage: &Stage) -> Outcome {
    let now: u64 = stage
        .page
        .eval("Number(document.getElementById('ticks').textContent)")
        .await?;
    stage
        .page
        .wait(
            "ten ticks",
            &format!("Number(document.getElementById('ticks').textContent) > {now} + 10"),
        )
        .await
}

async fn what_is_typed_stays_while_updates_arrive(stage: &Stage) -> Outcome {
    let page = &stage.page;
    for letter in "a long title, typed with care".chars() {
        page.type_into("#title", &letter.to_string()).await?;
    }
    ticks_go_by(stage).await?;
    same(
        "the field",
        &page.value("#title").await?,
        &"a long title, typed with care".to_owned(),
    )?;
    same("the focus", &page.focused().await?, &"title".to_owned())?;
    page.shows("#echo", "A LONG TITLE, TYPED WITH CARE").await
}

async fn the_caret_stays_where_it_is(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#title", "onethree").await?;
    page.run("document.getElementById('title').setSelectionRange(3, 3)")
        .await?;
    ticks_go_by(stage).await?;
    page.press(" two ").await?;
    same(
        "the field",
        &page.value("#title").await?,
        &"one two three".to_owned(),
    )?;
    let caret: u32 = page
        .eval("document.getElementById('title').selectionStart")
        .await?;
    same("the caret", &caret, &8)
}

async fn the_field_takes_the_servers_value_once_it_is_left(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#title", "loud").await?;
    page.shows("#echo", "LOUD").await?;
    page.press(Key::Tab).await?;
    page.wait(
        "the server's value",
        "document.getElementById('title').value === 'LOUD'",
    )
    .await
}

async fn a_text_area_keeps_its_lines(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#body", "first\nsecond").await?;
    ticks_go_by(stage).await?;
    same(
        "the text",
        &page.value("#body").await?,
        &"first\nsecond".to_owned(),
    )?;
    page.click("#elsewhere").await?;
    ticks_go_by(stage).await?;
    same(
        "the text",
        &page.value("#body").await?,
        &"first\nsecond".to_owned(),
    )
}
