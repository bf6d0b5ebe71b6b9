//! What the page must not be able to do, and that it survives the attempt.

use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    an_unknown_event_is_refused_and_the_page_goes_on,
    a_payload_of_the_wrong_type_is_refused_and_the_page_goes_on,
    a_huge_message_does_not_end_the_page,
}

/// What the clients say to the developer of the page.
const REFUSED: [&str; 2] = ["the server refused an event", "Failed to push event"];

async fn goes_on(stage: &Stage, from: &str, to: &str) -> Outcome {
    let page = &stage.page;
    if !page.client().has(Quirk::StaysLockedAfterRefusal) {
        page.synced().await?;
    }
    page.shows("#count", from).await?;
    page.click("#inc").await?;
    page.shows("#count", to).await
}

async fn an_unknown_event_is_refused_and_the_page_goes_on(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    REFUSED
        .iter()
        .for_each(|complaint| page.tolerate(complaint));
    page.run("document.getElementById('add').setAttribute('phx-click', 'no_such_event')")
        .await?;
    page.click("#add").await?;
    goes_on(stage, "1", "2").await
}

async fn a_payload_of_the_wrong_type_is_refused_and_the_page_goes_on(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    REFUSED
        .iter()
        .for_each(|complaint| page.tolerate(complaint));
    page.run("document.getElementById('add').setAttribute('phx-value-by', 'many')")
        .await?;
    page.click("#add").await?;
    goes_on(stage, "1", "2").await
}

/// The connection may end; the page comes back by itself.
async fn a_huge_message_does_not_end_the_page(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket");
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    page.run("document.getElementById('add').setAttribute('phx-value-by', '9'.repeat(3_000_000))")
        .await?;
    page.click("#add").await?;
    page.run("document.getElementById('add').setAttribute('phx-value-by', '10')")
        .await?;
    page.synced().await?;
    goes_on(stage, "1", "2").await
}
