//! Markup that a browser refuses to work with: it has no effect, and the page goes on.

use bennu_e2e::client::Client;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_field_outside_of_a_form_sends_nothing,
    a_link_to_nowhere_leads_nowhere,
    commands_that_name_nothing_do_nothing,
}

/// Puts HTML beside what the view shows.
async fn add(stage: &Stage, html: &str) -> Outcome {
    let script = format!(
        "document.querySelector('[data-phx-main]').insertAdjacentHTML('beforeend', `{html}`)"
    );
    stage.page.run(&script).await
}

async fn goes_on(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#inc").await?;
    page.shows("#count", "1").await
}

async fn a_field_outside_of_a_form_sends_nothing(stage: &Stage) -> Outcome {
    add(stage, r#"<input id="lone" name="by" phx-change="inc">"#).await?;
    stage
        .page
        .tolerate("form events require the input to be inside a form");
    stage.page.type_into("#lone", "x").await?;
    goes_on(stage).await
}

async fn a_link_to_nowhere_leads_nowhere(stage: &Stage) -> Outcome {
    let link =
        r#"<a id="lost" href="http://[" data-phx-link="patch" data-phx-link-state="push">lost</a>"#;
    add(stage, link).await?;
    if stage.page.client() == Client::Ours {
        stage
            .page
            .run("document.getElementById('lost').click()")
            .await?;
    }
    goes_on(stage).await
}

async fn commands_that_name_nothing_do_nothing(stage: &Stage) -> Outcome {
    let commands = r#"[["add_class",{"to":{"closest":"["},"names":["a"]}],["set_attr",{"attr":["1 bad","x"]}],["push",{"event":"inc"}]]"#;
    add(
        stage,
        &format!(r#"<button id="odd" phx-click='{commands}'>odd</button>"#),
    )
    .await?;
    if stage.page.client() == Client::Ours {
        stage.page.click("#odd").await?;
        stage.page.shows("#count", "1").await?;
        stage.page.click("#inc").await?;
        return stage.page.shows("#count", "2").await;
    }
    goes_on(stage).await
}
