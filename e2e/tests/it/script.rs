//! What the page's own script can ask of the client.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;
use serde_json::{Value, json};

specs! { ScriptedPages "/script":
    an_event_is_pushed_to_the_view_of_each_target,
    a_removed_listener_hears_no_more,
    commands_run_on_an_element,
    commands_are_functions_too,
    commands_patch_the_address,
    a_field_with_the_focus_yields_where_it_says_so,
}

async fn more(page: &Browser, shown: &str) -> Outcome {
    page.run("document.getElementById('more').click()").await?;
    page.shows("#more", shown).await?;
    page.synced().await
}

async fn an_event_is_pushed_to_the_view_of_each_target(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run(
        "caller.pushEventTo('.box', 'double', { n: 4 }).then((all) => { window.settled = all; })",
    )
    .await?;
    page.wait("the answers", "window.settled").await?;
    let replies: Value = page
        .eval("settled.map(({ status, value }) => [status, value.reply.doubled])")
        .await?;
    same(
        "the answers",
        &replies,
        &json!([["fulfilled", 8], ["fulfilled", 8]]),
    )?;
    page.run(
        "window.replies = []; const box = document.getElementById('box');
         caller.pushEventTo(box, 'double', { n: 5 }, ({ doubled }) => replies.push(doubled));",
    )
    .await?;
    page.wait("the answer", "String(replies) === '10'").await?;
    page.run("caller.pushEventTo('#other', 'told', { n: 1 })")
        .await?;
    page.shows("#told li:only-child", "told 1").await
}

async fn a_removed_listener_hears_no_more(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#announce").await?;
    page.wait("both", "String(heard) === 'first,second'")
        .await?;
    page.run("heard.length = 0; caller.removeHandleEvent(caller.first)")
        .await?;
    page.click("#announce").await?;
    page.wait("the other one", "heard.length > 0").await?;
    page.synced().await?;
    let heard: Vec<String> = page.eval("heard").await?;
    same("who heard it", &heard, &vec!["second".to_owned()])
}

async fn commands_run_on_an_element(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run(
        r##"liveSocket.execJS(document.getElementById("box"), JSON.stringify([
             ["add_class", { names: ["marked"] }],
             ["set_attr", { attr: ["data-mine", "yes"], to: "#other" }],
             ["push", { event: "told", value: { n: 7 } }],
           ]))"##,
    )
    .await?;
    page.has("#box.box.marked").await?;
    page.has("#other[data-mine=yes]").await?;
    page.shows("#told li:only-child", "told 7").await?;
    more(page, "more 1").await?;
    page.has("#box.box.marked[data-n='1']").await
}

async fn commands_are_functions_too(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let shown =
        |is: &str| format!("getComputedStyle(document.getElementById('box')).display {is} 'none'");
    page.run(
        "window.js = liveSocket.js(); window.box = document.getElementById('box'); js.hide(box)",
    )
    .await?;
    page.wait("it to hide", &shown("===")).await?;
    more(page, "more 1").await?;
    page.wait("it to stay away", &shown("===")).await?;
    page.run("js.show(box)").await?;
    page.wait("it to show", &shown("!==")).await?;
    page.run("js.addClass(box, 'one two'); js.toggleClass(box, 'one'); js.setAttribute(box, 'title', 'a box')")
        .await?;
    page.has("#box.two:not(.one)[title='a box']").await?;
    page.run(
        "js.removeAttribute(box, 'title'); js.toggleAttribute(box, 'aria-busy', 'true', 'false')",
    )
    .await?;
    page.has("#box.two[aria-busy=true]:not([title])").await?;
    page.run("js.push(box, 'told', { value: { n: 3 } })")
        .await?;
    page.shows("#told li:only-child", "told 3").await?;
    page.synced().await
}

async fn commands_patch_the_address(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("window.kept = true; liveSocket.js().patch('/script?n=40')")
        .await?;
    page.shows("#more", "more 40").await?;
    same(
        "the address",
        &page.path().await?,
        &"/script?n=40".to_owned(),
    )?;
    page.wait("the same document", "window.kept === true").await
}

async fn a_field_with_the_focus_yields_where_it_says_so(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.run("document.getElementById('plain').focus()").await?;
    more(page, "more 1").await?;
    same(
        "a plain field",
        &page.value("#plain").await?,
        &"0".to_owned(),
    )?;
    same(
        "the other",
        &page.value("#yielding").await?,
        &"1".to_owned(),
    )?;
    page.run("document.getElementById('yielding').focus()")
        .await?;
    more(page, "more 2").await?;
    same(
        "the one that yields",
        &page.value("#yielding").await?,
        &"2".to_owned(),
    )?;
    same("the focus", &page.focused().await?, &"yielding".to_owned())
}
