//! What the objects of the page in memory have and do: elements, events, the document. By JavaScript's own names, as far as
//! the client uses them.

use super::{Js, items, number_of, same, text_of, value};
use crate::platform::dom::{self, Node};

/// A property of an object.
pub(super) fn member(object: &Js, name: &str) -> Js {
    match object {
        Js::Node(node) => of_node(*node, name),
        Js::Event(event) => dom::event_member(*event, name),
        Js::Document if name == "activeElement" => maybe(dom::active_element()),
        Js::Document if name == "documentElement" => Js::Node(dom::document_element()),
        _ => Js::Nothing,
    }
}

fn of_node(node: Node, name: &str) -> Js {
    match (name, &*dom::tag_name(node)) {
        ("localName", tag) => text(tag),
        ("form", _) => maybe(dom::form_of(node)),
        ("elements", _) => nodes(dom::form_elements(node)),
        ("parentElement", _) => maybe(dom::parent(node)),
        ("isConnected", _) => Js::Flag(dom::is_connected(node)),
        ("checked" | "disabled" | "readOnly", _) => Js::Flag(dom::flag(node, name)),
        ("value", tag) => value_of(node, tag),
        ("type" | "href" | "id", _) => text(&dom::property(node, name)),
        ("style", _) => Js::Style(node),
        ("classList", _) => Js::Classes(node),
        _ => dom::expando(node, name),
    }
}

fn value_of(node: Node, tag: &str) -> Js {
    let value = dom::property(node, "value");
    match tag {
        "input" | "button" | "textarea" | "select" | "option" | "output" | "data" => text(&value),
        "li" | "meter" | "progress" => Js::Number(value.parse().unwrap_or_default()),
        _ => Js::Nothing,
    }
}

/// Sets a property of an element.
pub(super) fn set(object: &Js, name: &str, value: Js) {
    match (object, value) {
        (Js::Node(node), Js::Flag(on)) if matches!(name, "disabled" | "readOnly") => {
            dom::set_flag(*node, name, on);
        }
        (Js::List(items), Js::Number(length)) if name == "length" => {
            items.borrow_mut().truncate(length as usize);
        }
        (Js::Node(node), Js::Text(html)) if name == "innerHTML" => {
            dom::set_inner_html(*node, &html)
        }
        (Js::Node(node), value) => dom::set_expando(*node, name, value),
        (Js::Style(node), Js::Text(value)) => dom::set_style(*node, name, &value),
        (_, value) => panic!("{name} of {object:?} cannot be {value:?}"),
    }
}

/// What a method gives.
pub(super) fn call(object: &Js, method: &str, one: i32, other: i32) -> Js {
    match (object, method) {
        (Js::Node(node), _) => on_node(*node, method, one, other),
        (Js::Classes(node), "contains") => Js::Flag(dom::has_class(*node, &text_of(one))),
        (Js::Document, "querySelectorAll") => nodes(dom::query_all(None, &text_of(one))),
        (Js::Document, "createElement") => {
            let tag = text_of(one);
            maybe(dom::parse(&format!("<{tag}></{tag}>")))
        }
        (Js::List(_), "flat") => items(object.clone()).into_iter().flat_map(items).collect(),
        (Js::Text(it), "includes") => Js::Flag(it.contains(&text_of(one))),
        (Js::List(all), "includes") => {
            let is_it = |item: &Js| same(item, &value(one));
            Js::Flag(all.borrow().iter().any(is_it))
        }
        (Js::Text(it), "toLowerCase") => text(&it.to_lowercase()),
        (Js::Text(it), "slice") => text(&it[from(one)..]),
        _ => {
            act(object, method, one, other);
            Js::Nothing
        }
    }
}

fn act(object: &Js, method: &str, one: i32, other: i32) {
    match (object, method) {
        (Js::Event(event), "preventDefault") => dom::prevent_default(*event),
        (Js::Fields(fields), "append") => {
            fields.borrow_mut().push([text_of(one), text_of(other)]);
        }
        (Js::Nothing | Js::Null, _) => {}
        _ => panic!("{object:?} has no {method}"),
    }
}

fn on_node(node: Node, method: &str, one: i32, other: i32) -> Js {
    let given = || text_of(one);
    match method {
        "getAttribute" => dom::attribute(node, &given()).map_or(Js::Null, |it| text(&it)),
        "hasAttribute" => Js::Flag(dom::has_attribute(node, &given())),
        "getAttributeNames" => {
            let names = dom::attribute_names(node);
            names.iter().map(|name| text(name)).collect()
        }
        "querySelectorAll" => nodes(dom::query_all(Some(node), &given())),
        "closest" => maybe(dom::closest(node, &given())),
        "matches" => Js::Flag(dom::matches(node, &given())),
        "contains" => match value(one) {
            Js::Node(inner) => Js::Flag(dom::contains(node, inner)),
            _ => Js::Flag(false),
        },
        "getClientRects" => {
            let boxes = usize::from(dom::is_visible(node));
            vec![Js::Nothing; boxes].into_iter().collect()
        }
        _ => {
            act_on_node(node, method, one, other);
            Js::Nothing
        }
    }
}

fn act_on_node(node: Node, method: &str, one: i32, other: i32) {
    match (method, value(one)) {
        ("setAttribute", _) => dom::set_attribute(node, &text_of(one), &text_of(other)),
        ("removeAttribute", _) => dom::remove_attribute(node, &text_of(one)),
        ("focus", _) => dom::focus(node),
        ("blur", _) => dom::blur(node),
        ("remove", _) => dom::remove(node),
        ("replaceWith", Js::Node(new)) => dom::replace(node, new),
        (_, one) => panic!("elements do not {method} {one:?}"),
    }
}

/// A form's fields, as `URLSearchParams` writes them (URL Standard, section 5.2).
pub(super) fn encoded(fields: &[[String; 2]]) -> String {
    let mut out = String::new();
    for [name, value] in fields {
        if !out.is_empty() {
            out.push('&');
        }
        encode(&mut out, name);
        out.push('=');
        encode(&mut out, value);
    }
    out
}

/// Percent-encodes all but letters, digits and `*-._`; a space becomes `+`.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
}

fn text(text: &str) -> Js {
    Js::Text(text.into())
}

fn maybe(node: Option<Node>) -> Js {
    node.map_or(Js::Null, Js::Node)
}

fn nodes(all: Vec<Node>) -> Js {
    all.into_iter().map(Js::Node).collect()
}

fn from(number: i32) -> usize {
    usize::try_from(number_of(number, 0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn encodes_as_url_search_params_do() {
        let fields = [("a b", "1+1=2&\u{e9}*-._~\n"), ("c[]", "")];
        let fields = fields.map(|(name, value)| [name.to_owned(), value.to_owned()]);
        assert_eq!(
            encoded(&fields),
            "a+b=1%2B1%3D2%26%C3%A9*-._%7E%0A&c%5B%5D="
        );
    }
}
