//! That the official client is what drives the pages of its tests, and ours those of ours.

use bennu_e2e::browser::same;
use bennu_e2e::client::Client;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    the_page_is_driven_by_the_client_that_the_test_names,
}

async fn the_page_is_driven_by_the_client_that_the_test_names(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let is_official: bool = page.eval("window.isOfficialClient === true").await?;
    same(
        "the official client is there",
        &is_official,
        &(page.client() == Client::Official),
    )
}
