//! A form with every kind of control.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/control":
    errors_show_under_used_fields_only,
    text_for_a_number_is_an_error_on_its_field,
    a_nested_field_has_its_own_errors,
    submit_shows_all_errors,
    a_valid_form_is_saved_and_emptied,
    the_server_can_fill_the_form_in,
    choices_survive_updates,
}

async fn errors_show_under_used_fields_only(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#name", "x\u{8}").await?;
    page.shows(".error[data-for='name']", "can't be blank")
        .await?;
    same("errors", &page.count(".error").await?, &1)
}

async fn text_for_a_number_is_an_error_on_its_field(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#age", "abc").await?;
    page.has(".error[data-for='age']").await?;
    same("the field", &page.value("#age").await?, &"abc".to_owned())?;
    page.type_into("#age", "\u{8}\u{8}\u{8}42").await?;
    page.lacks(".error[data-for='age']").await
}

async fn a_nested_field_has_its_own_errors(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#city", "x\u{8}").await?;
    page.shows(".error[data-for='address[city]']", "can't be blank")
        .await?;
    page.type_into("#city", "Bonn").await?;
    page.lacks(".error[data-for='address[city]']").await
}

async fn submit_shows_all_errors(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#save").await?;
    page.shows(".error[data-for='name']", "can't be blank")
        .await?;
    page.has(".error[data-for='age']").await?;
    page.shows(".error[data-for='terms']", "must be accepted")
        .await?;
    page.shows(".error[data-for='address[city]']", "can't be blank")
        .await
}

async fn fill_in(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.type_into("#name", "Grace").await?;
    page.type_into("#age", "85").await?;
    page.type_into("#about", "compilers").await?;
    page.type_into("#color", "blue").await?;
    page.click("#large").await?;
    page.click("#terms").await?;
    page.type_into("#city", "New York").await?;
    page.synced().await
}

async fn a_valid_form_is_saved_and_emptied(stage: &Stage) -> Outcome {
    let page = &stage.page;
    fill_in(stage).await?;
    same("errors", &page.count(".error").await?, &0)?;
    page.click("#save").await?;
    page.shows("#saved li", "Grace").await?;
    page.synced().await?;
    same("the name", &page.value("#name").await?, &String::new())?;
    same("the text", &page.value("#about").await?, &String::new())?;
    let ticked: bool = page
        .eval("document.getElementById('terms').checked")
        .await?;
    same("the tick", &ticked, &false)
}

async fn the_server_can_fill_the_form_in(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#example").await?;
    page.synced().await?;
    same("the name", &page.value("#name").await?, &"Ada".to_owned())?;
    same("the text", &page.value("#about").await?, &"sums".to_owned())?;
    same(
        "the choice",
        &page.value("#color").await?,
        &"green".to_owned(),
    )?;
    let state: (bool, bool) = page
        .eval(
            "[document.getElementById('large').checked, document.getElementById('terms').checked]",
        )
        .await?;
    same("the ticks", &state, &(true, true))
}

async fn choices_survive_updates(stage: &Stage) -> Outcome {
    let page = &stage.page;
    fill_in(stage).await?;
    page.type_into("#name", " Hopper").await?;
    page.synced().await?;
    same(
        "the choice",
        &page.value("#color").await?,
        &"blue".to_owned(),
    )?;
    let state: (bool, bool) = page
        .eval(
            "[document.getElementById('large').checked, document.getElementById('terms').checked]",
        )
        .await?;
    same("the ticks", &state, &(true, true))
}
