//! Commands that the server makes and the page runs.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use thirtyfour::Key;

specs! { Pages "/commands":
    a_menu_opens_and_closes,
    a_dialog_takes_the_focus_and_gives_it_back,
    a_push_shows_elsewhere_that_it_waits,
    a_mounted_element_runs_its_commands,
}

/// Whether the element takes up room.
fn shows(id: &str) -> String {
    format!("document.getElementById('{id}').getClientRects().length > 0")
}

fn is_gone(id: &str) -> String {
    format!("!({})", shows(id))
}

async fn a_menu_opens_and_closes(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#menu-button").await?;
    page.has("#menu.appears").await?;
    page.lacks("#menu.appears").await?;
    page.wait("the menu", &shows("menu")).await?;
    page.has("#menu-button[aria-expanded=true]").await?;
    // What the page did by itself outlives what the server changes.
    page.click("#touch").await?;
    page.shows("#menu li", "1").await?;
    page.synced().await?;
    page.wait("the menu", &shows("menu")).await?;
    page.click("#menu-button").await?;
    page.has("#menu.vanishes").await?;
    page.wait("no menu", &is_gone("menu")).await?;
    page.has("#menu-button[aria-expanded=false]").await
}

async fn a_dialog_takes_the_focus_and_gives_it_back(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#open").await?;
    page.wait("the dialog", &shows("dialog")).await?;
    page.wait("the focus", "document.activeElement.id === 'yes'")
        .await?;
    page.press(Key::Escape).await?;
    page.wait("no dialog", &is_gone("dialog")).await?;
    same("the focus", &page.focused().await?, &"open".to_owned())?;
    page.press(Key::Enter).await?;
    page.wait("the dialog", &shows("dialog")).await?;
    page.wait("the focus", "document.activeElement.id === 'yes'")
        .await?;
    page.press(Key::Enter).await?;
    page.shows("#steps li:nth-child(1)", "<a>").await?;
    page.shows("#steps li:nth-child(2)", "\"b\"").await?;
    page.wait("no dialog", &is_gone("dialog")).await?;
    same("the focus", &page.focused().await?, &"open".to_owned())
}

async fn a_push_shows_elsewhere_that_it_waits(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#save").await?;
    page.has("#panel.phx-click-loading").await?;
    page.has("#save.phx-click-loading").await?;
    page.shows("#panel", "10").await?;
    page.lacks(".phx-click-loading").await
}

async fn a_mounted_element_runs_its_commands(stage: &Stage) -> Outcome {
    stage.page.has("#mounted.is-here").await
}
