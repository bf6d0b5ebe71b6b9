//! Links, the address bar, back and forward.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::client::Quirk;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/wander":
    a_patch_keeps_the_view,
    back_and_forward_walk_through_patches,
    the_server_can_patch,
    a_replacing_patch_leaves_no_entry,
    a_link_leads_to_another_view,
    the_server_can_navigate,
    the_server_can_redirect,
    the_url_restores_the_state,
    a_plain_link_loads_the_page,
}

async fn is_at(page: &Browser, number: &str, path: &str) -> Outcome {
    page.shows("#page", number).await?;
    page.wait("the title", &format!("document.title === 'Page {number}'"))
        .await?;
    page.synced().await?;
    same("the address", &page.path().await?, &path.to_owned())
}

async fn a_patch_keeps_the_view(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#own", "kept").await?;
    page.click("#next").await?;
    is_at(page, "2", "/wander?page=2").await?;
    page.shows("#patches", "2").await?;
    if page.client().has(Quirk::ForgetsWhatItDidNotRender) {
        return Ok(());
    }
    same("the field", &page.value("#own").await?, &"kept".to_owned())
}

async fn back_and_forward_walk_through_patches(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#next").await?;
    is_at(page, "2", "/wander?page=2").await?;
    page.click("#next").await?;
    is_at(page, "3", "/wander?page=3").await?;
    page.run("history.back()").await?;
    is_at(page, "2", "/wander?page=2").await?;
    page.run("history.back()").await?;
    is_at(page, "1", "/wander").await?;
    page.run("history.go(2)").await?;
    is_at(page, "3", "/wander?page=3").await?;
    let loads: u32 = page
        .eval("performance.getEntriesByType('navigation').length")
        .await?;
    same("documents loaded", &loads, &1)
}

async fn the_server_can_patch(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#jump").await?;
    is_at(page, "5", "/wander?page=5").await?;
    page.run("history.back()").await?;
    is_at(page, "1", "/wander").await
}

async fn a_replacing_patch_leaves_no_entry(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#next").await?;
    is_at(page, "2", "/wander?page=2").await?;
    page.click("#replace").await?;
    is_at(page, "7", "/wander?page=7").await?;
    page.click("#swap").await?;
    is_at(page, "9", "/wander?page=9").await?;
    page.run("history.back()").await?;
    is_at(page, "1", "/wander").await
}

async fn is_in(page: &Browser, room: &str) -> Outcome {
    page.shows("#room", room).await?;
    page.wait(
        "the title",
        &format!("document.title === 'The {room} room'"),
    )
    .await?;
    page.synced().await?;
    same(
        "the address",
        &page.path().await?,
        &format!("/wander/{room}"),
    )
}

async fn a_link_leads_to_another_view(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("window.kept = true").await?;
    page.click("#blue").await?;
    is_in(page, "blue").await?;
    page.click("#home").await?;
    is_at(page, "1", "/wander").await?;
    page.run("history.back()").await?;
    is_in(page, "blue").await?;
    let kept: bool = page.eval("window.kept === true").await?;
    same("the document is the same", &kept, &true)
}

async fn the_server_can_navigate(stage: &Stage) -> Outcome {
    stage.page.click("#leave").await?;
    is_in(&stage.page, "blue").await?;
    stage.page.run("history.back()").await?;
    is_at(&stage.page, "1", "/wander").await
}

async fn the_server_can_redirect(stage: &Stage) -> Outcome {
    stage.page.run("window.kept = true").await?;
    stage.page.click("#redirect").await?;
    is_in(&stage.page, "red").await?;
    let kept: bool = stage.page.eval("window.kept === true").await?;
    same("the document is the same", &kept, &false)
}

async fn the_url_restores_the_state(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/wander?page=4&filter=a+b%26c").await?;
    page.shows("#page", "4").await?;
    page.shows("#filter", "a b&c").await?;
    page.click("#next").await?;
    is_at(page, "5", "/wander?page=5").await?;
    page.driver().refresh().await?;
    is_at(page, "5", "/wander?page=5").await
}

async fn a_plain_link_loads_the_page(stage: &Stage) -> Outcome {
    stage.page.click("#plain").await?;
    is_in(&stage.page, "green").await
}
