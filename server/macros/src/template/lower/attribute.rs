//! Attributes, in the order in which they are written; classes where the first of them stands.

use super::builder::Builder;
use super::{class, value};
use crate::template::ast::{Attribute, AttributeKind, Element, Node};
use crate::template::html;
use crate::template::ir::{Slot, ValueKind};

pub(super) fn lower(builder: &mut Builder, element: &Element) {
    let mut classes_written = false;
    for attribute in &element.attributes {
        match attribute {
            Attribute::Class { .. } if classes_written => {}
            Attribute::Class { .. } => {
                class::lower(builder, &element.attributes);
                classes_written = true;
            }
            Attribute::Id { value, .. } => quoted(builder, "id", value, ValueKind::Text),
            Attribute::Named { name, kind } => named(builder, element, &name.text, kind),
            Attribute::Spread(splice) => builder.slot(Slot::Spread(splice.expr.clone())),
        }
    }
}

fn named(builder: &mut Builder, element: &Element, name: &str, kind: &AttributeKind) {
    let value_kind = value_kind(element, name);
    match kind {
        AttributeKind::Empty => {
            builder.markup(" ");
            builder.markup(name);
        }
        AttributeKind::Toggled(condition) => {
            builder.slot(Slot::Toggle {
                name: name.to_owned(),
                condition: condition.clone(),
            });
        }
        AttributeKind::Optional(event)
        | AttributeKind::Value(Node::Splice(crate::template::ast::Splice {
            expr: event, ..
        })) if html::is_binding(name) => {
            builder.slot(Slot::Binding {
                name: name.to_owned(),
                event: event.clone(),
            });
        }
        AttributeKind::Optional(option) => builder.slot(Slot::Optional {
            name: name.to_owned(),
            option: option.clone(),
            kind: value_kind,
        }),
        AttributeKind::Value(value) => quoted(builder, name, value, value_kind),
    }
}

fn quoted(builder: &mut Builder, name: &str, value: &Node, kind: ValueKind) {
    builder.markup(" ");
    builder.markup(name);
    builder.markup("=\"");
    value::lower(
        builder,
        std::slice::from_ref(value),
        kind,
        Builder::attribute_text,
    );
    builder.markup("\"");
}

/// A name that is a URL anywhere is one everywhere else.
fn value_kind(element: &Element, name: &str) -> ValueKind {
    if html::is_url_of(&element.name.text, name) {
        ValueKind::Url
    } else {
        ValueKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::statics;

    #[test]
    fn fixed_attributes_cost_no_slot() {
        assert_eq!(
            statics(r##"p.a.b #c title="d" hidden data-e="f" {}"##),
            r#"<p class="a b" id="c" title="d" hidden data-e="f"></p>"#
        );
    }

    #[test]
    fn a_single_splice_keeps_its_frame() {
        assert_eq!(
            statics(r#"p id={ "row-" (a) } {}"#),
            r#"<p id="row-{}"></p>"#
        );
        assert_eq!(
            statics(r##"p #{ "row-" (a) "-x" } {}"##),
            r#"<p id="row-{}-x"></p>"#
        );
        assert_eq!(statics("p.a.(b) {}"), r#"<p class="a {}"></p>"#);
    }

    #[test]
    fn several_splices_are_one_slot() {
        assert_eq!(
            statics(r#"p style={ "top:" (a) "px;left:" (b) "px" } {}"#),
            r#"<p style="{}"></p>"#
        );
        assert_eq!(statics("p.a[b].(c) {}"), r#"<p class="{}"></p>"#);
        assert_eq!(statics("p.a.b[c] {}"), r#"<p class="{}"></p>"#);
    }

    #[test]
    fn attributes_that_come_and_go_are_slots_in_the_tag() {
        assert_eq!(
            statics("input title=[a] checked[b] phx-click=(c) ..(d);"),
            "<input{}{}{}{}>"
        );
        assert_eq!(
            statics(r#"button phx-click="inc" {}"#),
            r#"<button phx-click="inc"></button>"#
        );
    }

    #[test]
    fn a_url_that_does_not_fix_its_scheme_is_checked_whole() {
        assert_eq!(
            statics(r#"a href={ "/orders/" (a) } {}"#),
            r#"<a href="/orders/{}"></a>"#
        );
        assert_eq!(statics(r#"a href={ (a) "/x" } {}"#), r#"<a href="{}"></a>"#);
        assert_eq!(
            statics(r#"a href={ "java" (a) } {}"#),
            r#"<a href="{}"></a>"#
        );
    }
}
