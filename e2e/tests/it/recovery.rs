//! What was typed survives a server that does not.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::proxy::Ending;
use bennu_e2e::stage::Stage;

specs! { Pages "/control":
    a_form_is_told_to_the_new_server,
    a_form_survives_a_cut,
    a_stream_is_filled_again_after_a_cut,
}

async fn type_name(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket");
    page.tolerate("net::ERR_");
    page.type_into("#name", "Grace").await?;
    page.type_into("#age", "old").await?;
    page.has(".error[data-for='age']").await?;
    page.synced().await
}

async fn lose(stage: &Stage) -> Outcome {
    stage.page.watch_connection().await?;
    stage.proxy.cut(Ending::Reset);
    stage.page.shows_loss().await
}

async fn a_form_is_told_to_the_new_server(stage: &Stage) -> Outcome {
    let page = &stage.page;
    type_name(stage).await?;
    stage.restart_server().await?;
    same("the name", &page.value("#name").await?, &"Grace".to_owned())?;
    same("the age", &page.value("#age").await?, &"old".to_owned())?;
    // The new process knows the form: it says what is wrong with it.
    page.has(".error[data-for='age']").await
}

async fn a_form_survives_a_cut(stage: &Stage) -> Outcome {
    let page = &stage.page;
    type_name(stage).await?;
    lose(stage).await?;
    page.synced().await?;
    same("the name", &page.value("#name").await?, &"Grace".to_owned())?;
    page.type_into("#name", " Hopper").await?;
    page.synced().await?;
    same(
        "the name",
        &page.value("#name").await?,
        &"Grace Hopper".to_owned(),
    )?;
    page.has(".error[data-for='age']").await
}

async fn a_stream_is_filled_again_after_a_cut(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket");
    page.tolerate("net::ERR_");
    page.visit("/feed").await?;
    page.click("#first").await?;
    page.has("#entry-4").await?;
    lose(stage).await?;
    page.synced().await?;
    let order: String = page
        .eval("[...document.querySelectorAll('#entries > li')].map((entry) => entry.id.slice(6)).join(' ')")
        .await?;
    // The view is the one from before: it goes on counting.
    same("the entries", &order, &"5 6 7".to_owned())
}
