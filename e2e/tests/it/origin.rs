//! Another site's page cannot open a socket here, though the browser would send our cookies along.

use bennu_e2e::browser::{quoted, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::fixture::Fixture;
use bennu_e2e::pages::Start;
use bennu_e2e::stage::Stage;

specs! { Pages "/counter":
    a_socket_from_another_origin_is_refused,
}

/// Opens a socket with a token that is good for its own page; says what became of it.
fn opened(url: &str) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         const token = encodeURIComponent(document.querySelector('meta[name=csrf-token]').content);
         const socket = new WebSocket(`{url}/live/websocket?vsn=2.0.0&_csrf_token=${{token}}`);
         socket.onopen = () => done('open');
         socket.onclose = () => done('closed');"
    )
}

async fn a_socket_from_another_origin_is_refused(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate("WebSocket connection to");
    let elsewhere = Fixture::start(Start::Auto)?;
    // The same host, so the browser sends the cookies of both servers to either.
    let cookies = format!(
        "fetch({}, {{ mode: 'no-cors', credentials: 'include' }})",
        quoted(&format!("http://{}/counter", elsewhere.address()))
    );
    page.run(&format!("return {cookies}")).await?;
    for (url, expected) in [
        (page.origin().replace("http", "ws"), "open"),
        (format!("ws://{}", elsewhere.address()), "closed"),
    ] {
        let answer = page
            .driver()
            .execute_async(opened(&url), Vec::new())
            .await?;
        same(&url, &answer.convert::<String>()?, &expected.to_owned())?;
    }
    Ok(())
}
