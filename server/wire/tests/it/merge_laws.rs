//! Merging what differs gives the page that was meant.

use bennu_wire::Tree;
use proptest::prelude::*;

use crate::support::differ::{Style, diff};
use crate::support::model::views;
use crate::support::{apply, apply_head_first, head_first};

fn styles() -> impl Strategy<Value = Style> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(links, fresh, announced)| Style {
        links,
        fresh,
        announced,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn changes_lead_where_a_fresh_page_starts(views in views(), style in styles()) {
        let mut tree = Tree::new();
        let mut ordered = Tree::new();
        let mut before = None;
        for view in &views {
            let changes = diff(before, view, style);
            apply(&mut tree, &changes).map_err(|error| TestCaseError::fail(format!("{error}: {changes}")))?;
            prop_assert_eq!(tree.to_html(), Ok(view.html()));
            apply_head_first(&mut ordered, &head_first(&changes))
                .map_err(|error| TestCaseError::fail(format!("{error}: {changes}")))?;
            prop_assert_eq!(ordered.to_html(), Ok(view.html()));
            before = Some(view);
        }
    }
}
