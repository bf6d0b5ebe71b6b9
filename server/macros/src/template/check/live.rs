//! The attributes that make a page live, and where streams stand.

use super::distance;
use super::parents::Parents;
use crate::diagnostics::{Diagnostics, Extent};
use crate::template::ast::{Attribute, AttributeKind, Element, Name, Node, Stream};
use crate::template::html;

pub(super) fn element(element: &Element, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    for attribute in &element.attributes {
        if let Attribute::Named { name, kind } = attribute {
            named(element, name, kind, diagnostics);
        }
    }
    beside_stream(element, parents, diagnostics);
}

fn named(element: &Element, name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    match name.text.as_str() {
        "phx-hook" => needs_id(element, name, diagnostics),
        "phx-update" => update(element, name, kind, diagnostics),
        binding if html::is_binding(binding) => {
            self::binding(name, kind, diagnostics);
            submit(element, name, diagnostics);
            recovery(element, name, diagnostics);
        }
        other if other.starts_with("phx-") => unknown(name, diagnostics),
        _ => {}
    }
}

/// The client finds some elements again by their id.
fn needs_id(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    if !may_have_id(element) {
        diagnostics.error(
            name.extent,
            format!("an element with `{}` needs an id", name.text),
            "add one, as in `#messages`, unique on the page",
        );
    }
}

fn may_have_id(element: &Element) -> bool {
    element
        .attributes
        .iter()
        .any(|attribute| matches!(attribute.name(), Some("id") | None))
}

fn update(element: &Element, name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    let (value, at) = match kind {
        AttributeKind::Value(Node::Text(text)) => (text.value.as_str(), text.extent),
        AttributeKind::Value(other) => ("", other.extent()),
        AttributeKind::Optional(_) | AttributeKind::Empty | AttributeKind::Toggled(_) => {
            ("", name.extent)
        }
    };
    let help = match value {
        "replace" => return,
        "stream" | "ignore" => return needs_id(element, name, diagnostics),
        "append" | "prepend" => "write \"stream\" and list the items with `@stream`",
        _ => "write \"replace\", \"stream\" or \"ignore\"",
    };
    diagnostics.error(at, "this is no way to update an element", help);
}

fn binding(name: &Name, kind: &AttributeKind, diagnostics: &mut Diagnostics) {
    let help = match kind {
        AttributeKind::Value(_) | AttributeKind::Optional(_) => return,
        AttributeKind::Empty => format!("write `{}=(Msg::…)`", name.text),
        AttributeKind::Toggled(_) => format!("write `{}=[condition.then_some(Msg::…)]`", name.text),
    };
    diagnostics.error(name.extent, format!("`{}` needs an event", name.text), help);
}

fn submit(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    let own = element.name.text.contains('-');
    if name.text == "phx-submit" && element.name.text != "form" && !own {
        let message = format!("`{}` is never submitted", element.name.text);
        diagnostics.error(name.extent, message, "put `phx-submit` on the `form`");
    }
}

/// What was typed into a form is told to the view again after an outage; the client finds the form by its id.
fn recovery(element: &Element, name: &Name, diagnostics: &mut Diagnostics) {
    if name.text == "phx-change" && element.name.text == "form" && !may_have_id(element) {
        diagnostics.error(
            name.extent,
            "a form with `phx-change` needs an id",
            "add one, as in `#sign-up`: by it the client finds the form again after an outage and keeps what was typed",
        );
    }
}

/// A name that is nearly one of ours is taken for a slip; others belong to someone else.
fn unknown(name: &Name, diagnostics: &mut Diagnostics) {
    if let Some((_, help)) = html::UNSUPPORTED
        .iter()
        .find(|(unsupported, _)| *unsupported == name.text)
    {
        let message = format!("`{}` has no effect", name.text);
        return diagnostics.error(name.extent, message, help);
    }
    let known = || html::BINDINGS.iter().chain(&html::LIVE_ATTRIBUTES);
    if name.text.starts_with("phx-value-") || known().any(|known| *known == name.text) {
        return;
    }
    let near = known().min_by_key(|known| distance::between(&name.text, known));
    let Some(near) = near.filter(|near| distance::between(&name.text, near) <= 2) else {
        return;
    };
    diagnostics.error(
        name.extent,
        format!("there is no `{}`", name.text),
        format!("did you mean `{near}`?"),
    );
}

fn is_stream_container(element: &Element) -> bool {
    element.attributes.iter().any(|attribute| match attribute {
        Attribute::Named {
            name,
            kind: AttributeKind::Value(Node::Text(text)),
        } => name.text == "phx-update" && text.value == "stream",
        _ => false,
    })
}

/// A list in the container of a stream would be taken for items of the stream.
pub(super) fn repeated(extent: Extent, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    if parents.parent().is_some_and(is_stream_container) {
        diagnostics.error(
            extent,
            "a list cannot stand in the container of a stream",
            "write `@stream (id, item) in &self.items { … }`, or give the list an element of its own",
        );
    }
}

/// The client keeps what it finds beside a stream's items by its id.
fn beside_stream(element: &Element, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    if parents.parent().is_some_and(is_stream_container) && !may_have_id(element) {
        diagnostics.error(
            element.name.extent,
            "every child of a stream's container needs an id",
            "write `id=(id)` in a stream, or a fixed id beside it",
        );
    }
}

pub(super) fn stream(node: &Stream, parents: &Parents<'_>, diagnostics: &mut Diagnostics) {
    if parents
        .parent()
        .is_some_and(|parent| !is_stream_container(parent))
    {
        diagnostics.error(
            node.extent,
            "a stream stands directly in its container",
            "give the element around it an id and `phx-update=\"stream\"`",
        );
    }
    let mut shown = node
        .body
        .nodes
        .iter()
        .filter(|node| !matches!(node, Node::Let(_)));
    match (shown.next(), shown.next()) {
        // A known container asks for the id itself.
        (Some(Node::Element(element)), None)
            if may_have_id(element) || parents.parent().is_some() => {}
        _ => diagnostics.error(
            node.extent,
            "an item of a stream is one element with the item's id",
            "write `@stream (id, item) in … { li id=(id) { … } }`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn hooks_need_an_id() {
        assert!(error("div phx-hook=\"Chart\" {}").contains("needs an id"));
        assert!(errors("div #chart phx-hook=\"Chart\" {} div ..(a) phx-hook=\"B\" {}").is_empty());
    }

    #[test]
    fn updates_are_one_of_three() {
        assert!(error("div #a phx-update=\"append\" {}").contains("@stream"));
        assert!(error("div #a phx-update=\"morph\" {}").contains("\"replace\""));
        assert!(error("div #a phx-update=(a) {}").contains("\"replace\""));
        assert!(error("div phx-update=\"ignore\" {}").contains("needs an id"));
    }

    #[test]
    fn bindings_name_an_event() {
        assert!(error("p phx-click {}").contains("phx-click=(Msg::…)"));
        assert!(error("p phx-click[a] {}").contains("then_some"));
        assert!(errors("p phx-click=[a] {}").is_empty());
        assert!(error("button phx-submit=\"a\" {}").contains("put `phx-submit` on the `form`"));
    }

    #[test]
    fn what_does_nothing_is_refused() {
        assert!(error("ul #a phx-viewport-top=(a) {}").contains("does not know it yet"));
        assert!(error("p phx-feedback-for=\"a\" {}").contains("`Form::errors`"));
    }

    #[test]
    fn a_form_that_changes_can_be_found_again() {
        assert!(error("form phx-change=(a) {}").contains("needs an id"));
        assert!(
            errors("form #a phx-change=(a) {} form phx-submit=(a) {} form ..(a) phx-change=(b) {}")
                .is_empty()
        );
    }

    #[test]
    fn slips_in_names_are_found() {
        assert!(error("p phx-clik=\"a\" {}").contains("did you mean `phx-click`?"));
        assert!(errors("p phx-value-id=\"a\" phx-mine-own=\"b\" {}").is_empty());
    }

    #[test]
    fn streams_stand_in_their_container() {
        let stream = "@stream (id, a) in b { li id=(id) {} }";
        assert!(
            errors(&format!(
                "ul #x phx-update=\"stream\" {{ {stream} li #none {{}} }}"
            ))
            .is_empty()
        );
        assert!(errors(stream).is_empty());
        assert!(error(&format!("ul {{ {stream} }}")).contains("directly in its container"));
        assert!(error("@stream (id, a) in b { li {} }").contains("one element"));
        assert!(error("@stream (id, a) in b { \"x\" }").contains("one element"));
        assert!(error("ul #x phx-update=\"stream\" { li {} }").contains("needs an id"));
        assert!(
            error("ul #x phx-update=\"stream\" { @for a in b { li id=(a) {} } }")
                .contains("@stream")
        );
    }
}
