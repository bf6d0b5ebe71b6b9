//! Any sequence of diffs, one a line, leaves a tree that can be written, or is refused; never a panic.

#![no_main]

use bennu_wire::{DecodeLimits, Order, Tree};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let limits = DecodeLimits::client();
    let mut tree = Tree::new();
    for diff in text.lines() {
        let before = tree.clone();
        let any = tree.apply(diff, 0..diff.len(), &limits);
        let mut ordered = before;
        // A promise about order can be broken; when it is kept, it changes nothing.
        let ordered_is_ok = ordered.apply_ordered(diff, 0..diff.len(), Order::HeadFirst, &limits).is_ok();
        if any.is_ok() && ordered_is_ok {
            assert_eq!(ordered.to_html(), tree.to_html());
        }
        let _ = tree.to_html();
    }
});
