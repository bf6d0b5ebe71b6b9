//! The arguments of a command, and how long it takes.

use bennu_wire::Raw;

use crate::json::{self, Members};

/// Three lists of classes, separated by spaces: while it goes on, at its start, at its end.
pub(super) type Phases = [String; 3];

/// A member that is three lists of classes; `None` when all are empty.
pub(super) fn phases(arguments: &Members<'_>, name: &str) -> Option<Phases> {
    let lists = json::items(arguments.raw(name)?);
    let list = |index: usize| {
        lists
            .get(index)
            .map(|raw| classes(*raw))
            .unwrap_or_default()
    };
    let phases = [list(0), list(1), list(2)];
    phases
        .iter()
        .any(|classes| !classes.is_empty())
        .then_some(phases)
}

fn classes(list: Raw<'_>) -> String {
    let mut all = String::new();
    for class in json::items(list) {
        all.push_str(&json::text(class).unwrap_or_default());
        all.push(' ');
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transitions_have_three_phases() {
        let text = r#"{"all":[["a","b"],["c"],[]],"short":[["a"]],"empty":[[],[],[]]}"#;
        let args = Members::of(Raw::new(text));
        assert_eq!(
            phases(&args, "all"),
            Some(["a b ".into(), "c ".into(), String::new()])
        );
        assert_eq!(
            phases(&args, "short"),
            Some(["a ".into(), String::new(), String::new()])
        );
        assert_eq!(phases(&args, "empty"), None);
        assert_eq!(phases(&args, "absent"), None);
    }
}
