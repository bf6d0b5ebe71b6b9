//! Running everything once, while there is nothing to do.

use super::ViewDom;
use crate::platform::element::aside;
use crate::platform::parts::Incoming;
use crate::platform::value::Value;
use crate::platform::words::word;

const PAGE: Value = word!("<p class=\"a\"><i>x</i></p>");
const JOIN: Value = word!(
    r#"{"s":["<p class=\"","\">","</p>"],"0":"a","1":{"s":["<i>","</i>"],"k":{"0":{"0":"x"},"1":{"0":"y"},"kc":2}}}"#
);
const UPDATE: Value = word!(r#"{"0":"b","1":{"k":{"0":{"0":"z"},"kc":2}}}"#);

/// Adopts, builds and patches a page that nobody sees. A browser compiles a function when it is first called; this way it
/// does so while the answer to the join is on its way, and not when it is there.
pub fn warm_up() {
    let Some(page) = aside().set(word!("innerHTML"), PAGE).node() else {
        return;
    };
    let mut view = ViewDom::new(page);
    for (message, is_join) in [(JOIN, true), (UPDATE, false)] {
        let message = Incoming::new(message);
        let (message, range) = (message.text(), 0..message.text().len());
        let result = if is_join {
            view.join(message, range)
        } else {
            view.update(message, range)
        };
        debug_assert!(result.is_ok(), "the messages fit the page");
    }
    view.destroy();
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_messages_fit_the_page() {
        crate::platform::dom::load("");
        super::warm_up();
    }
}
