//! The sign-up form, from the first letter to the page behind it.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use thirtyfour::{Key, TypingData};

specs! { Gallery "/sign-up":
    nobody_is_scolded_for_what_they_have_not_reached,
    password_rules_tick_off,
    somebody_signs_up_and_another_window_sees_it,
    a_taken_name_is_found_while_typing,
    it_works_with_nothing_but_a_keyboard,
}

const PASSWORD: &str = "Correct7Horse";

/// Everything that the form asks for, in the order of the Tab key.
fn answers(username: &str) -> TypingData {
    let tab = || TypingData::from(Key::Tab);
    TypingData::from("Ada Lovelace")
        + tab()
        + username.to_owned()
        + tab()
        + format!("{username}@example.com")
        + tab()
        + PASSWORD
        + tab()
        + "1 Mill Lane"
        + tab()
        + "8010"
        + tab()
        + "Graz"
        + tab()
        + "Aus"
        + tab()
        + Key::Space
}

async fn fill_in(page: &Browser, username: &str) -> Outcome {
    page.run("document.getElementById('account_name').focus()")
        .await?;
    page.press(answers(username)).await?;
    page.wait(
        "the form to be checked",
        "document.querySelectorAll('#password-rules .is-kept').length === 4 && document.getElementById('account_terms').checked",
    )
    .await?;
    page.synced().await
}

/// Fills in the form and sends it.
pub(crate) async fn sign_up(page: &Browser, username: &str) -> Outcome {
    fill_in(page, username).await?;
    page.run("document.querySelector('#account button[type=submit]').click()")
        .await
}

async fn nobody_is_scolded_for_what_they_have_not_reached(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#account_email", "ada").await?;
    page.has("#account_email-note .field-error").await?;
    same("errors", &page.count(".field-error").await?, &1)?;
    page.type_into("#account_email", "@example.com").await?;
    page.lacks(".field-error").await?;
    page.run("document.querySelector('#account button[type=submit]').click()")
        .await?;
    page.has("#account_name-note .field-error").await?;
    page.has("#account_address_city-note .field-error").await?;
    page.has("#account_terms-note .field-error").await
}

async fn password_rules_tick_off(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#account_password", "correct").await?;
    page.wait(
        "a rule",
        "document.querySelectorAll('#password-rules .is-kept').length === 1",
    )
    .await?;
    page.type_into("#account_password", "7Horse").await?;
    page.wait(
        "all rules",
        "document.querySelectorAll('#password-rules .is-kept').length === 4",
    )
    .await?;
    same(
        "the field",
        &page.value("#account_password").await?,
        &"correct7Horse".to_owned(),
    )
}

async fn somebody_signs_up_and_another_window_sees_it(stage: &Stage) -> Outcome {
    let other = stage.second_window("/sign-up").await?;
    let page = &stage.page;
    sign_up(page, "ada").await?;
    page.has("#welcome").await?;
    page.shows("main h1", "Welcome, Ada Lovelace").await?;
    same(
        "the address",
        &page.path().await?,
        &"/sign-up/ada".to_owned(),
    )?;
    page.synced().await?;
    other.shows("#members li small", "@ada").await?;
    stage.close(other).await
}

async fn a_taken_name_is_found_while_typing(stage: &Stage) -> Outcome {
    let page = &stage.page;
    sign_up(page, "grace").await?;
    page.has("#welcome").await?;
    page.visit("/sign-up").await?;
    page.type_into("#account_username", "GRACE").await?;
    page.shows(
        "#account_username-note .field-error",
        "Somebody else has this user name.",
    )
    .await
}

async fn it_works_with_nothing_but_a_keyboard(stage: &Stage) -> Outcome {
    let page = &stage.page;
    fill_in(page, "joan").await?;
    page.press(TypingData::from(Key::Tab) + Key::Enter).await?;
    page.has("#welcome").await?;
    page.synced().await
}
