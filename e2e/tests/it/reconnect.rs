//! Lost connections and dead servers.

use std::time::Duration;

use bennu_e2e::client::{Client, Quirk};
use bennu_e2e::failure::Outcome;
use bennu_e2e::proxy::{Ending, Weather};
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_cut_connection_resumes_where_it_was,
    a_reset_connection_resumes_where_it_was,
    what_was_clicked_in_a_short_silence_still_counts,
    a_silent_server_is_noticed,
    a_restarted_server_gets_its_page_back,
    the_page_waits_for_a_server_that_is_away,
}

/// A heartbeat's period and its limit, and some.
const SILENCE: Duration = Duration::from_secs(75);

async fn count_to_ten(stage: &Stage) -> Outcome {
    stage.page.tolerate("WebSocket");
    stage.page.tolerate("net::ERR_");
    stage.page.click("#add").await?;
    stage.page.shows("#count", "10").await
}

async fn a_cut_connection_resumes_where_it_was(stage: &Stage) -> Outcome {
    cut(stage, Ending::Close).await
}

async fn a_reset_connection_resumes_where_it_was(stage: &Stage) -> Outcome {
    cut(stage, Ending::Reset).await
}

async fn cut(stage: &Stage, ending: Ending) -> Outcome {
    let page = &stage.page;
    count_to_ten(stage).await?;
    page.watch_connection().await?;
    stage.proxy.cut(ending);
    page.shows_loss().await?;
    page.synced().await?;
    page.click("#inc").await?;
    page.shows("#count", "11").await
}

async fn what_was_clicked_in_a_short_silence_still_counts(stage: &Stage) -> Outcome {
    let page = &stage.page;
    count_to_ten(stage).await?;
    stage.proxy.set(Weather::blackhole());
    page.click("#inc").await?;
    page.has("#inc.phx-click-loading").await?;
    stage.proxy.set(Weather::default());
    page.shows("#count", "11").await?;
    page.synced().await
}

async fn a_silent_server_is_noticed(stage: &Stage) -> Outcome {
    let page = &stage.page;
    if page.client().has(Quirk::SlowToNoticeSilence) {
        return Ok(());
    }
    count_to_ten(stage).await?;
    stage.proxy.set(Weather {
        is_refusing: false,
        ..Weather::blackhole()
    });
    page.wait_for(
        SILENCE,
        "the loss to show",
        "!document.querySelector('.phx-connected')",
    )
    .await?;
    stage.proxy.cut(Ending::Reset);
    stage.proxy.set(Weather::default());
    page.synced().await?;
    page.click("#inc").await?;
    page.shows("#count", "11").await
}

async fn a_restarted_server_gets_its_page_back(stage: &Stage) -> Outcome {
    let page = &stage.page;
    count_to_ten(stage).await?;
    page.run("window.kept = true").await?;
    stage.kill_server().await?;
    stage.proxy.cut(Ending::Reset);
    page.wait(
        "the loss to show",
        "!document.querySelector('.phx-connected')",
    )
    .await?;
    stage.start_server().await?;
    // The new process knows nothing of the old count.
    page.shows("#count", "0").await?;
    page.synced().await?;
    page.click("#inc").await?;
    page.shows("#count", "1").await?;
    if page.client() == Client::Ours {
        page.wait("the same document", "window.kept === true")
            .await?;
    }
    Ok(())
}

async fn the_page_waits_for_a_server_that_is_away(stage: &Stage) -> Outcome {
    let page = &stage.page;
    count_to_ten(stage).await?;
    stage.proxy.set(Weather::refusing());
    stage.proxy.cut(Ending::Close);
    page.wait(
        "the loss to show",
        "!document.querySelector('.phx-connected')",
    )
    .await?;
    page.has(
        "[data-phx-main].phx-loading, [data-phx-main].phx-error, [data-phx-main].phx-client-error",
    )
    .await?;
    stage.proxy.set(Weather::default());
    page.synced().await?;
    page.shows("#count", "10").await
}
