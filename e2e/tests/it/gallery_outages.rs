//! Every example of the gallery where the network or the server fails it.

use std::time::Duration;

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::proxy::{Ending, Weather};
use bennu_e2e::stage::Stage;
use serde_json::json;

use crate::example::Example;

specs! { Gallery "/":
    a_cut_changes_nothing,
    a_restart_costs_what_only_the_server_knew,
    a_silence_is_left_behind,
    a_slow_line_is_late_and_nothing_else,
    nobody_is_scolded_by_a_new_server,
}

/// A heartbeat's period and its limit, and some.
const SILENCE: Duration = Duration::from_secs(75);
/// Several times what a page needs for itself.
const LATE: Duration = Duration::from_millis(150);

fn expect_complaints(page: &Browser) {
    page.tolerate("WebSocket");
    page.tolerate("net::ERR_");
}

async fn a_cut_changes_nothing(stage: &Stage) -> Outcome {
    let page = &stage.page;
    expect_complaints(page);
    for (example, ending) in Example::ALL
        .into_iter()
        .flat_map(|example| [(example, Ending::Close), (example, Ending::Reset)])
    {
        page.visit(example.path()).await?;
        example.act(page).await?;
        let before = example.state(page).await?;
        page.watch_connection().await?;
        stage.proxy.cut(ending);
        page.shows_loss().await?;
        page.synced().await?;
        same(example.path(), &example.state(page).await?, &before)?;
        example.act(page).await?;
    }
    Ok(())
}

async fn a_restart_costs_what_only_the_server_knew(stage: &Stage) -> Outcome {
    let page = &stage.page;
    expect_complaints(page);
    for example in Example::ALL {
        page.visit(example.path()).await?;
        example.act(page).await?;
        let before = example.state(page).await?;
        stage.restart_server().await?;
        let expected = match example {
            Example::Counter => json!("0"),
            Example::Dashboard | Example::SignUp => before,
        };
        same(example.path(), &example.state(page).await?, &expected)?;
        example.act(page).await?;
    }
    Ok(())
}

/// The three pages are silent at the same time, each in a window of its own: a silence is long.
async fn a_silence_is_left_behind(stage: &Stage) -> Outcome {
    let dashboard = stage.second_window("/dashboard").await?;
    let sign_up = stage.second_window("/sign-up").await?;
    stage.page.visit("/counter").await?;
    let windows = [
        (Example::Counter, &stage.page),
        (Example::Dashboard, &dashboard),
        (Example::SignUp, &sign_up),
    ];
    let mut states = Vec::new();
    for (example, page) in windows {
        expect_complaints(page);
        example.act(page).await?;
        states.push(example.state(page).await?);
    }
    stage.proxy.set(Weather::blackhole());
    for (_, page) in windows {
        if !page.client().has(Quirk::SlowToNoticeSilence) {
            notices_silence(page).await?;
        }
    }
    stage.proxy.cut(Ending::Reset);
    stage.proxy.set(Weather::default());
    for ((example, page), before) in windows.into_iter().zip(&states) {
        page.synced().await?;
        same(example.path(), &example.state(page).await?, before)?;
        example.act(page).await?;
    }
    stage.close(dashboard).await?;
    stage.close(sign_up).await
}

async fn notices_silence(page: &Browser) -> Outcome {
    let shown = "getComputedStyle(document.querySelector('.connection p')).display === 'flex'";
    page.wait_for(SILENCE, "the banner", shown).await
}

async fn a_slow_line_is_late_and_nothing_else(stage: &Stage) -> Outcome {
    let page = &stage.page;
    stage.proxy.set(Weather::delayed(LATE));
    for example in Example::ALL {
        page.visit(example.path()).await?;
        let fresh = example.state(page).await?;
        example.act(page).await?;
        example.act(page).await?;
        example.act(page).await?;
        let changed = example.state(page).await?;
        same(example.path(), &(changed == fresh), &false)?;
    }
    Ok(())
}

/// The form is told to the new server, with what was not reached yet: whoever began with the address is not asked for a name.
async fn nobody_is_scolded_by_a_new_server(stage: &Stage) -> Outcome {
    let page = &stage.page;
    expect_complaints(page);
    page.visit("/sign-up").await?;
    page.type_into("#account_email", "ada").await?;
    page.has("#account_email-note .field-error").await?;
    stage.restart_server().await?;
    page.has("#account_email-note .field-error").await?;
    same("errors", &page.count(".field-error").await?, &1)
}
