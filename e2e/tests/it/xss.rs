//! Hostile text in every place where a template takes text, in the browser that it aims at.

use bennu_e2e::browser::{Browser, quoted, same};
use bennu_e2e::failure::Outcome;
use bennu_e2e::pages::splices::HOSTILE;
use bennu_e2e::stage::Stage;

specs! { Pages "/splices":
    hostile_text_in_a_diff_stays_text,
    hostile_text_in_a_first_page_stays_text,
}

/// Everything that a person could do to the page, done to every element of it.
const PROVOKE: &str = "
    window.open = () => null;
    document.addEventListener('click', (event) => event.preventDefault(), { capture: true, once: false });
    for (const element of document.querySelectorAll('#texts *, #attributes *, #links *')) {
      for (const type of ['mouseover', 'mouseenter', 'focus', 'toggle', 'load', 'error', 'click']) {
        element.dispatchEvent(new Event(type, { bubbles: type === 'mouseover' }));
      }
      for (const name of element.getAttributeNames()) {
        if (name.startsWith('on')) window.pwned++;
      }
    }";

/// The page shows an image at each of the hostile texts that is a URL.
const NO_SUCH_IMAGE: &str = "Failed to load resource";

/// Elements of the page itself; hostile text must add none.
const ELEMENTS: &str = "document.querySelectorAll('#texts *, #attributes *, #links *').length";

/// Schemes that could run a script when the link is followed.
const LINKS: &str = "[document.getElementById('link').protocol, document.getElementById('maybe-link').protocol, \
    document.getElementById('listed').protocol, \
    new URL(document.getElementById('form').action, location).protocol, \
    new URL(document.getElementById('submit').formAction, location).protocol, \
    new URL(document.getElementById('image').src, location).protocol]";

async fn stays_text(page: &Browser, payload: &str, elements: u32) -> Outcome {
    page.run(PROVOKE).await?;
    let ran: u32 = page.eval("window.pwned").await?;
    same(&format!("scripts run by {payload:?}"), &ran, &0)?;
    same(
        &format!("elements with {payload:?}"),
        &page.eval(ELEMENTS).await?,
        &elements,
    )?;
    let protocols: Vec<String> = page.eval(LINKS).await?;
    let harmful = protocols
        .iter()
        .any(|scheme| ["javascript:", "data:", "vbscript:", "feed:"].contains(&scheme.as_str()));
    same(
        &format!("harmful links with {payload:?}: {protocols:?}"),
        &harmful,
        &false,
    )?;
    says(page, payload).await
}

/// Text and attributes say exactly what the application spliced, as far as HTML can say it: a
/// parser drops or replaces NUL, and ends lines its own way.
async fn says(page: &Browser, payload: &str) -> Outcome {
    let text: String = page
        .eval("document.getElementById('text').textContent")
        .await?;
    same("the text", &readable(&text), &readable(payload))?;
    let attributes: Vec<String> = page.eval(ATTRIBUTES).await?;
    for (place, said) in attributes.iter().enumerate() {
        let place = format!("attribute {place} of those that hold the text");
        same(&place, &readable(said), &readable(payload))?;
    }
    let id: String = page
        .eval("document.querySelector('#stream > li').id")
        .await?;
    let item = format!("item-{}", payload.replace(['\r', '\0'], " "));
    same("the id of the item", &readable(&id), &readable(&item))
}

/// What stands in attributes that hold the text alone.
const ATTRIBUTES: &str = "['#title title', '#maybe title', '#list title', '#list data-list', '#style style', \
    '#binding phx-value-text', '#quote title', '#stream>li title'].map((place) => { \
      const [selector, name] = place.split(' '); \
      return document.querySelector(selector).getAttribute(name); \
    })";

fn readable(text: &str) -> String {
    text.replace(['\0', '\u{fffd}'], "").replace('\r', "\n")
}

async fn hostile_text_in_a_diff_stays_text(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate(NO_SUCH_IMAGE);
    let elements: u32 = page.eval(ELEMENTS).await?;
    for (index, payload) in HOSTILE.iter().enumerate() {
        page.run(&format!(
            "document.getElementById('show').setAttribute('phx-value-index', {})",
            quoted(&index.to_string())
        ))
        .await?;
        page.run("document.getElementById('show').click()").await?;
        page.shows("#length", &payload.chars().count().to_string())
            .await?;
        page.synced().await?;
        stays_text(page, payload, elements).await?;
    }
    Ok(())
}

async fn hostile_text_in_a_first_page_stays_text(stage: &Stage) -> Outcome {
    let page = &stage.page;
    page.tolerate(NO_SUCH_IMAGE);
    let elements: u32 = page.eval(ELEMENTS).await?;
    for (index, payload) in HOSTILE.iter().enumerate() {
        page.visit(&format!("/splices?index={index}")).await?;
        stays_text(page, payload, elements).await?;
    }
    Ok(())
}
