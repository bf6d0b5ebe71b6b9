//! JavaScript of the page, attached to elements.

use bennu_e2e::browser::same;
use bennu_e2e::failure::Outcome;
use bennu_e2e::proxy::Ending;
use bennu_e2e::stage::Stage;

specs! { ScriptedPages "/hooks":
    a_hook_lives_with_its_element,
    a_hook_pushes_and_gets_a_reply,
    the_server_pushes_to_a_hook,
    an_ignored_hook_draws_for_itself,
    a_hook_hears_of_lost_connections,
}

async fn calls(stage: &Stage) -> Outcome<String> {
    stage.page.eval("calls.join(' ')").await
}

async fn a_hook_lives_with_its_element(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.wait("the hook", "calls.length === 1").await?;
    page.click("#more").await?;
    page.shows("#recorder", "push 2").await?;
    page.click("#toggle").await?;
    page.lacks("#recorder").await?;
    page.click("#toggle").await?;
    page.has("#recorder").await?;
    page.synced().await?;
    let expected = "mounted:recorder updated:recorder destroyed:recorder mounted:recorder";
    same("calls", &calls(stage).await?, &expected.to_owned())
}

async fn a_hook_pushes_and_gets_a_reply(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.click("#more").await?;
    page.shows("#recorder", "push 2").await?;
    page.click("#recorder").await?;
    page.shows("#answer", "4").await
}

async fn the_server_pushes_to_a_hook(stage: &Stage) -> Outcome {
    stage.page.click("#greet").await?;
    stage.page.shows("#greeted", "hello <b>you</b>").await
}

async fn an_ignored_hook_draws_for_itself(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.shows("#painter b", "painted").await?;
    page.click("#more").await?;
    page.wait(
        "the data of the element",
        "document.getElementById('painter').dataset.n === '2'",
    )
    .await?;
    page.shows("#painter b", "painted").await
}

async fn a_hook_hears_of_lost_connections(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket");
    stage.proxy.cut(Ending::Close);
    page.wait("the loss", "calls.includes('disconnected:recorder')")
        .await?;
    page.wait("the return", "calls.includes('reconnected:recorder')")
        .await?;
    page.synced().await?;
    page.click("#more").await?;
    page.shows("#recorder", "push 2").await
}
