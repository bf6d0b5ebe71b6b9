//! What several tests need.

pub(crate) mod differ;
pub(crate) mod log;
pub(crate) mod model;
pub(crate) mod parts;
pub(crate) mod phoenix_html;
pub(crate) mod root_tag;
pub(crate) mod streams;

use bennu_wire::read::ReadError;
use bennu_wire::tree::TreeError;
use bennu_wire::{DecodeLimits, Order, Tree};
use serde_json::{Value, json};

/// Applies a diff that is a whole text.
pub(crate) fn apply(tree: &mut Tree, diff: &str) -> Result<(), ReadError<TreeError>> {
    tree.apply(diff, 0..diff.len(), &DecodeLimits::client())
}

/// Applies a diff whose head comes first.
pub(crate) fn apply_head_first(tree: &mut Tree, diff: &str) -> Result<(), ReadError<TreeError>> {
    tree.apply_ordered(
        diff,
        0..diff.len(),
        Order::HeadFirst,
        &DecodeLimits::client(),
    )
}

/// A diff with its keys in the order that our own server writes.
pub(crate) fn head_first(diff: &str) -> String {
    fn ordered(value: &Value) -> String {
        match value {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(name, _)| (rank(name), name.parse::<u64>().ok()));
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{}:{}", json!(name), ordered(value)))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
            Value::Array(items) => format!(
                "[{}]",
                items.iter().map(ordered).collect::<Vec<_>>().join(",")
            ),
            other => other.to_string(),
        }
    }
    fn rank(name: &str) -> u8 {
        match name {
            "c" => 2,
            "k" | "kc" | "km" => 1,
            _ if name.parse::<u64>().is_ok() => 1,
            _ => 0,
        }
    }
    ordered(&serde_json::from_str(diff).expect("a diff"))
}
