//! What a browser makes of statics, case by case: the same as the page in memory, which is tested with the same table.

use bennu_e2e::browser::same;
use bennu_e2e::client::Client;
use bennu_e2e::failure::Outcome;
use bennu_e2e::stage::{Scene, Stage, play};

#[test]
#[ignore = "drives a browser: cargo xtask test browser"]
fn the_table_of_cases_holds() {
    play(Scene::Pages, "/counter", Client::Ours, the_table_holds);
}

const SCRIPT: &str = include_str!("../../../client-wasm/js/template.js");
const TABLE: &str = include_str!("../../../client-wasm/testdata/templates.json");

/// The names of cases of which something else is made than the table says.
const CHECK: &str = "
    const describe = (made, values, first) => {
      const host = document.createElement('div');
      host.append(made.start.cloneNode(true));
      return {
        html: host.innerHTML,
        head: made.words.slice(0, 4 + made.words[3]),
        slots: made.slots.map(({ handle, kind, info, around }) => [handle, kind, kind % 4 == VALUE ? info - first : info, around]),
        values: values.slice(first).map(({ name, part, parts }) => [name, part, parts]),
        open: made.open.map(({ handle }) => handle),
        way: made.steps.map(({ step, isLoose }) => (isLoose ? 'DNUMAE' : 'dnumae')[step]).join(''),
      };
    };
    return table
      .filter(({ statics, space, template }) => {
        const first = values.length;
        const made = prepare(statics, space);
        return JSON.stringify(made && describe(made, values, first)) != JSON.stringify(template);
      })
      .map(({ name }) => name);";

async fn the_table_holds(stage: &Stage) -> Outcome {
    let script = SCRIPT.replace("\nexport ", "\n");
    let check = format!("(() => {{ {script}\nconst table = {TABLE};{CHECK} }})()");
    let different: Vec<String> = stage.page.eval(&check).await?;
    same(
        "cases of which something else is made",
        &different,
        &Vec::new(),
    )
}
