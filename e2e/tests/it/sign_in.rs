//! A form that the view looks at first, and that the browser posts then.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/sign-in":
    a_form_is_posted_once_with_the_button_that_was_pressed,
    what_the_view_refuses_is_not_posted,
    a_page_behind_a_guard_leads_to_the_form,
}

async fn try_with(page: &Browser, password: &str, button: &str) -> Outcome {
    page.type_into("#name", "ada").await?;
    page.type_into("#password", password).await?;
    page.click(button).await
}

async fn a_form_is_posted_once_with_the_button_that_was_pressed(stage: &Stage) -> Outcome {
    let page = &stage.page;
    try_with(page, "open sesame", "#long").await?;
    page.shows("h1", "ada stays long").await?;
    page.synced().await?;
    same("the address", &page.path().await?, &"/account".to_owned())?;
    page.shows("#count", "1").await
}

async fn what_the_view_refuses_is_not_posted(stage: &Stage) -> Outcome {
    let page = &stage.page;
    try_with(page, "open door", "#briefly").await?;
    page.has("#wrong").await?;
    same("the address", &page.path().await?, &"/sign-in".to_owned())?;
    page.run("for (const field of document.querySelectorAll('#name, #password')) field.value = ''")
        .await?;
    try_with(page, "open sesame", "#briefly").await?;
    page.shows("h1", "ada stays briefly").await
}

async fn a_page_behind_a_guard_leads_to_the_form(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.load("/account").await?;
    page.has("#sign-in").await?;
    same("the address", &page.path().await?, &"/sign-in".to_owned())
}
