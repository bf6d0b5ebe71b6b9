//! The gallery's index with its sources, and its counter with nothing but a keyboard.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use thirtyfour::Key;

specs! { Gallery "/":
    the_index_leads_to_every_example,
    the_counter_needs_no_mouse,
    long_lines_of_a_source_can_be_broken,
}

async fn the_index_leads_to_every_example(stage: &Stage) -> Outcome {
    let page = &stage.page;
    for (path, heading) in [
        ("/counter", "Counter"),
        ("/dashboard", "Operations"),
        ("/sign-up", "Create an account"),
    ] {
        page.visit("/").await?;
        page.has(&format!("main a[href='{path}']")).await?;
        page.run(&format!(
            "document.querySelector(\"main a[href='{path}']\").click()"
        ))
        .await?;
        page.shows("main h1", heading).await?;
        page.synced().await?;
    }
    Ok(())
}

async fn the_counter_needs_no_mouse(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/counter").await?;
    page.run("document.getElementById('dec').focus()").await?;
    page.press(Key::Tab).await?;
    same("the focus", &page.focused().await?, &"inc".to_owned())?;
    page.press(Key::Enter).await?;
    page.shows("#count", "1").await?;
    page.synced().await?;
    page.press(Key::Space).await?;
    page.shows("#count", "2").await?;
    page.press(Key::Up).await?;
    page.shows("#count", "3").await?;
    page.press(Key::Down).await?;
    page.shows("#count", "2").await?;
    same("the focus", &page.focused().await?, &"inc".to_owned())
}

async fn long_lines_of_a_source_can_be_broken(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.visit("/?source=dashboard/dashboard.rs").await?;
    page.lacks("#source.wraps").await?;
    page.run("document.getElementById('wrap').focus()").await?;
    page.press(Key::Space).await?;
    page.has("#source.wraps").await?;
    page.has("#wrap[aria-pressed=true]").await?;
    page.run("document.querySelector('.source-tabs a:last-child').click()")
        .await?;
    page.has(".source-tabs a:last-child[aria-current]").await?;
    page.synced().await?;
    page.has("#source.wraps").await?;
    page.press(Key::Space).await?;
    page.lacks("#source.wraps").await?;
    page.has("#wrap[aria-pressed=false]").await
}
