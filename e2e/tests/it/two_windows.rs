//! Two windows on the same truth.

use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/shared":
    both_windows_show_what_either_did,
}

async fn both_windows_show_what_either_did(stage: &Stage) -> Outcome {
    let (one, two) = (&stage.page, stage.second_window("/shared").await?);
    one.click("#inc").await?;
    one.shows("#total", "1").await?;
    two.shows("#total", "1").await?;
    two.click("#inc").await?;
    two.shows("#total", "2").await?;
    one.shows("#total", "2").await?;
    stage.close(two).await
}
