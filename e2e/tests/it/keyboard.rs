//! Keys, focus and blur; and whole pages without a mouse.

use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use thirtyfour::Key;

specs! { Pages "/keyboard":
    a_key_filter_lets_only_its_key_through,
    every_key_up_carries_the_value,
    a_window_binding_hears_keys_from_anywhere,
    focus_and_blur_are_told,
    a_window_that_loses_the_focus_is_told,
}

async fn a_key_filter_lets_only_its_key_through(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#field", "abc").await?;
    page.press(Key::Enter).await?;
    page.shows("#log li:only-child", "Enter abc").await
}

async fn every_key_up_carries_the_value(stage: &Stage) -> Outcome {
    stage.page.type_into("#every", "xyz").await?;
    stage.page.shows("#typed", "xyz").await
}

async fn a_window_binding_hears_keys_from_anywhere(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.press("q").await?;
    page.press(Key::Escape).await?;
    page.shows("#log li:only-child", "anywhere Escape").await
}

async fn focus_and_blur_are_told(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#watched").await?;
    page.shows("#log li:nth-child(1)", "focus").await?;
    page.press(Key::Tab).await?;
    page.shows("#log li:nth-child(2)", "blur").await
}

async fn a_window_that_loses_the_focus_is_told(stage: &Stage) -> Outcome {
    let page = &stage.page;
    if page.client().has(Quirk::NoWindowFocus) {
        return Ok(());
    }
    page.run("window.dispatchEvent(new Event('blur'))").await?;
    page.shows("#log li:only-child", "away").await
}
