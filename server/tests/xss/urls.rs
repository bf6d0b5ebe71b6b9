//! URLs are judged by what a browser would make of them, wherever and however they are written.

use bennu::template::{Boxed, Template as _};
use bennu_macros::html;

use crate::{Client, corpus, dom, filled, page};

/// A page that shows one URL.
type Form = for<'a> fn(&'a str) -> Boxed<'a>;

const REFUSED: &str = "about:invalid#bennu";

/// What the URL standard says about a URL decides whether it may stand in an attribute.
#[test]
fn a_url_is_shown_or_refused_by_what_a_browser_would_make_of_it() {
    const ALLOWED: [&str; 6] = ["http", "https", "mailto", "tel", "sms", "blob"];
    let base = url::Url::parse("https://here.example/path").expect("a URL");
    let (mut shown, mut refused) = (0, 0);
    for payload in &corpus::payloads() {
        let html = page(html! { a href=(payload) {} });
        let is_refused = html.contains(REFUSED);
        let Ok(seen) = base.join(payload) else {
            continue;
        };
        assert_eq!(
            is_refused,
            !ALLOWED.contains(&seen.scheme()),
            "{payload:?} is {seen}"
        );
        let (count, text) = if is_refused {
            (&mut refused, REFUSED)
        } else {
            (&mut shown, payload.as_str())
        };
        *count += 1;
        let expected = dom::outline("<a href=MARK-7f3a></a>");
        assert_eq!(dom::outline(&html), filled(&expected, text), "{payload:?}");
    }
    assert!(
        shown > 40 && refused > 30,
        "{shown} shown, {refused} refused"
    );
}

#[test]
fn a_url_in_any_form_is_judged_alike() {
    const FORMS: [Form; 6] = [
        |x| html! { a href=[Some(x)] {} }.boxed(),
        |x| html! { a href=(format_args!("{x}")) {} }.boxed(),
        |x| html! { a href={ (x) "" } {} }.boxed(),
        |x| {
            let (first, rest) = x.split_at(x.chars().next().map_or(0, char::len_utf8));
            html! { a href={ (first) (rest) } {} }.boxed()
        },
        |x| html! { a ..(("href", x)) {} }.boxed(),
        |x| html! { a ..([Some(("href", format_args!("{x}")))]) {} }.boxed(),
    ];
    for payload in corpus::URLS {
        let plain = page(html! { a href=(payload) {} }.boxed());
        for form in FORMS {
            assert_eq!(page(form(payload)), plain, "{payload:?}");
            assert_eq!(Client::default().show(form(payload)), plain, "{payload:?}");
        }
    }
}

#[test]
fn a_url_is_judged_in_every_attribute_that_holds_one() {
    const FORMS: [Form; 14] = [
        |x| html! { img src=(x); }.boxed(),
        |x| html! { img srcset=(x); }.boxed(),
        |x| html! { img longdesc=[Some(x)] usemap=(x); }.boxed(),
        |x| html! { form action=(x) { button formaction=(x) {} } }.boxed(),
        |x| html! { video poster=(x) {} }.boxed(),
        |x| html! { object data=(x) codebase=(x) {} }.boxed(),
        |x| html! { blockquote cite=(x) {} }.boxed(),
        |x| html! { a ping=(x) {} }.boxed(),
        |x| html! { link href=(x) imagesrcset=(x); }.boxed(),
        |x| html! { svg { a xlink:href=(x) {} use href=(x) {} } }.boxed(),
        |x| html! { html manifest=(x) { body background=(x) {} } }.boxed(),
        |x| html! { a ..(("HREF", x)) {} }.boxed(),
        |x| html! { a ..(("xLink:hRef", x)) {} }.boxed(),
        |x| html! { img ..([("srcset", x), ("Src", x)]); }.boxed(),
    ];
    for payload in corpus::URLS {
        let is_refused = page(html! { a href=(payload) {} }).contains(REFUSED);
        for (index, form) in FORMS.iter().enumerate() {
            let html = page(form(payload));
            let slots = page(form("/MARK")).matches("/MARK").count();
            let refused = if is_refused { slots } else { 0 };
            assert_eq!(html.matches(REFUSED).count(), refused, "{index} {html}");
            assert_eq!(Client::default().show(form(payload)), html);
        }
    }
}
