//! Making nodes like other nodes, for slots that hold raw HTML. The twin of `morph` in `js/morph.js`.

use super::arena::{Data, Document, Id};
use super::state;

/// Makes the children of `parent` from `old` up to `end` like those of `fragment`.
pub(super) fn children(
    document: &mut Document,
    parent: Id,
    old: Option<Id>,
    end: Option<Id>,
    fragment: Id,
) {
    let mut old = old;
    let wanted: Vec<Id> = document.children(fragment).collect();
    for new in wanted {
        let place = std::iter::successors(old, |&id| document.next(id))
            .take_while(|&id| Some(id) != end)
            .find(|&id| is_like(document, id, new));
        let Some(place) = place else {
            document.insert(parent, new, old.or(end));
            continue;
        };
        while let Some(skipped) = old.filter(|&id| id != place) {
            old = document.next(skipped);
            document.detach(skipped);
        }
        old = document.next(place);
        node(document, place, new);
    }
    while let Some(rest) = old.filter(|&id| Some(id) != end) {
        old = document.next(rest);
        document.detach(rest);
    }
}

fn is_like(document: &Document, old: Id, new: Id) -> bool {
    match (document.data(old), document.data(new)) {
        (Data::Element(a), Data::Element(b)) => {
            a.name == b.name && document.attribute(old, "id") == document.attribute(new, "id")
        }
        (Data::Text(_), Data::Text(_)) | (Data::Comment(_), Data::Comment(_)) => true,
        _ => false,
    }
}

fn node(document: &mut Document, old: Id, new: Id) {
    if document.element(old).is_none() {
        let data = document.data(new).clone();
        *document.data_mut(old) = data;
        return;
    }
    let is_ignored = document.attribute(old, "phx-update") == Some("ignore");
    attributes(document, old, new, is_ignored);
    if is_ignored || document.attribute(old, "data-phx-session").is_some() {
        return;
    }
    let first = document.first(old);
    children(document, old, first, None, new);
}

fn attributes(document: &mut Document, old: Id, new: Id, only_data: bool) {
    let wanted = document
        .element(new)
        .map(|it| it.attributes.clone())
        .unwrap_or_default();
    let present = document
        .element(old)
        .map(|it| it.attributes.clone())
        .unwrap_or_default();
    let is_free = |name: &str| !only_data || name.starts_with("data-");
    for (name, _) in present {
        if is_free(&name)
            && !name.starts_with("data-phx-")
            && !wanted.iter().any(|(it, _)| *it == name)
        {
            state::write(document, old, &name, None);
        }
    }
    for (name, value) in wanted {
        let keeps = name == "data-phx-session" && value.is_empty();
        if is_free(&name) && !keeps {
            state::write(document, old, &name, Some(value));
        }
    }
}
