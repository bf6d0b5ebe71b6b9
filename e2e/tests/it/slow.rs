//! What a page shows while the server works.

use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/slow":
    a_button_shows_that_it_works,
    a_form_shows_that_it_is_sent,
}

async fn a_button_shows_that_it_works(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#work").await?;
    page.has("#work.phx-click-loading").await?;
    page.shows("#work", "working").await?;
    page.shows("#done", "1").await?;
    page.lacks("#work.phx-click-loading").await?;
    page.shows("#work", "work").await
}

async fn a_form_shows_that_it_is_sent(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#name", "tea").await?;
    page.click("#save").await?;
    page.has("#order.phx-submit-loading").await?;
    page.wait("the button", "document.getElementById('save').disabled && document.getElementById('save').textContent === 'saving'").await?;
    page.wait("the field", "document.getElementById('name').readOnly")
        .await?;
    page.shows("#saved", "tea").await?;
    page.wait("the button", "!document.getElementById('save').disabled && document.getElementById('save').textContent === 'save'").await?;
    page.wait("the field", "!document.getElementById('name').readOnly")
        .await
}
