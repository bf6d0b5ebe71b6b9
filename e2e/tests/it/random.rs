//! Law: after any sequence of diffs the page says what a first render of the same state says.

use bennu_e2e::browser::{Browser, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::Stage;

specs! { Pages "/random":
    random_walks_end_where_a_first_render_begins,
}

const WALKS: u32 = 12;
const STEPS: u32 = 25;

/// Takes all steps and compares after each; returns the first step that went wrong, if any.
fn walk(seed: u32) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         const button = document.getElementById('step');
         const idle = async () => {{
           while (document.querySelector('[data-phx-ref-src], .phx-click-loading')) await new Promise((r) => setTimeout(r));
         }};
         (async () => {{
           for (let step = 1; step <= {STEPS}; step++) {{
             button.click();
             await idle();
             const fresh = await describedFresh(`/random?seed={seed}&steps=${{step}}`, '#shown');
             const shown = described(document.getElementById('shown'));
             if (shown !== fresh) return done(`seed {seed}, step ${{step}}\\nshown ${{shown}}\\nfresh ${{fresh}}`);
           }}
           done('');
         }})();"
    )
}

async fn random_walks_end_where_a_first_render_begins(stage: &Stage) -> Outcome {
    for seed in 1..=WALKS {
        stage.page.visit(&format!("/random?seed={seed}")).await?;
        same(
            "what the page shows",
            &difference(&stage.page, seed).await?,
            &String::new(),
        )?;
    }
    Ok(())
}

async fn difference(page: &Browser, seed: u32) -> Outcome<String> {
    let answer = page.driver().execute_async(walk(seed), Vec::new()).await?;
    Ok(answer.convert()?)
}
