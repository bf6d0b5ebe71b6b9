//! Keyed lists: rows move, and what is inside them moves along.

use bennu_e2e::browser::same;
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/list":
    rows_take_their_place,
    a_row_keeps_what_was_typed_into_it,
    rows_that_do_not_change_stay_the_same_nodes,
    a_moved_row_keeps_the_focus,
    an_emptied_list_fills_again,
}

async fn order(stage: &Stage) -> Outcome<String> {
    stage
        .page
        .eval("[...document.querySelectorAll('#rows tr')].map((row) => row.id.slice(4)).join(' ')")
        .await
}

async fn press(stage: &Stage, button: &str, expected: &str) -> Outcome {
    stage.page.click(button).await?;
    stage.page.synced().await?;
    same(button, &order(stage).await?, &expected.to_owned())
}

async fn rows_take_their_place(stage: &Stage) -> Outcome {
    press(stage, "#reverse", "5 4 3 2 1").await?;
    press(stage, "#swap", "1 4 3 2 5").await?;
    press(stage, "#prepend", "6 1 4 3 2 5").await?;
    press(stage, "#append", "6 1 4 3 2 5 7").await?;
    press(stage, "#row-4 .remove", "6 1 3 2 5 7").await?;
    press(stage, "#reverse", "7 5 2 3 1 6").await?;
    press(stage, "#touch", "7 5 2 3 1 6").await?;
    stage.page.shows("#row-7 .text", "row 7!").await?;
    stage.page.shows("#row-5 .text", "row 5").await?;
    stage.page.shows("#size", "6").await
}

async fn a_row_keeps_what_was_typed_into_it(stage: &Stage) -> Outcome {
    let page = &stage.page;
    if page.client().has(Quirk::ForgetsWhatItDidNotRender) {
        return Ok(());
    }
    page.type_into("#row-2 .own", "mine").await?;
    press(stage, "#reverse", "5 4 3 2 1").await?;
    press(stage, "#prepend", "6 5 4 3 2 1").await?;
    press(stage, "#row-3 .remove", "6 5 4 2 1").await?;
    same(
        "the field",
        &page.value("#row-2 .own").await?,
        &"mine".to_owned(),
    )
}

async fn rows_that_do_not_change_stay_the_same_nodes(stage: &Stage) -> Outcome {
    let page = &stage.page;
    press(stage, "#prepend", "6 1 2 3 4 5").await?;
    press(stage, "#row-3 .remove", "6 1 2 4 5").await?;
    press(stage, "#reverse", "5 4 2 1 6").await?;
    press(stage, "#touch", "5 4 2 1 6").await?;
    let replaced: Vec<String> = page
        .eval("replaced('rows', 'row-1', 'row-2', 'row-4', 'row-5')")
        .await?;
    same("replaced nodes", &replaced, &Vec::new())
}

async fn a_moved_row_keeps_the_focus(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("document.querySelector('#row-1 .own').id = 'kept'")
        .await?;
    page.type_into("#kept", "x").await?;
    page.run("document.getElementById('swap').click()").await?;
    page.synced().await?;
    same("the order", &order(stage).await?, &"5 2 3 4 1".to_owned())?;
    if page.client().has(Quirk::MovedNodesAreReinserted) {
        return Ok(());
    }
    same("the focus", &page.focused().await?, &"kept".to_owned())
}

async fn an_emptied_list_fills_again(stage: &Stage) -> Outcome {
    press(stage, "#clear", "").await?;
    stage.page.shows("#size", "0").await?;
    press(stage, "#append", "6").await?;
    press(stage, "#prepend", "7 6").await
}
