//! The texts that the client itself uses, as values that are there from the start: a name is then a constant number, wherever it
//! is used, and is never made anew.

use super::value::Value;

/// The texts, a line each: nothing, then the kinds of events in their order, then all else in alphabetical order.
#[rustfmt::skip]
pub(crate) const WORDS: &str = "
click
keydown
keyup
focus
blur
change
submit
hook
js
remove
null
#
-loading
.phx-change-loading,.phx-submit-loading
[
[]
[data-phx-component]
[data-phx-session]
[phx-click]:not([phx-click=''],[disabled])
[phx-update=ignore]
[tabindex]:not([tabindex='-1']),[contenteditable=true]
[type=number]:invalid:not([required])
]
_target
a[href],area[href],input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea:not([disabled]),button:not([disabled]),iframe
activeElement
add
add_class
again
append
attr
ban
bennuUsed
bennuWaits
block
blocking
body
bubbles
button,input:is([type=submit],[type=button],[type=reset],[type=image],[type=file])
cid
classList
click mousedown keydown keyup focusin focusout focus blur submit input change reset compositionend
closest
code
contains
data-phx-component
data-phx-disabled
data-phx-readonly
data-phx-ref-loading
data-phx-ref-lock
data-phx-ref-src
detail
disabled
dispatch
display
elements
end
event
exec
flat
focus_first
form
form,input:is([type=checkbox],[type=radio]):not(:checked)
getAttribute
getAttributeNames
getClientRects
hasAttribute
held
hidden
hide
href
includes
inner
input,textarea
ins
isComposing
isConnected
keep
key
kind
loading
localName
matches
meta
more
name
names
navigate
node
none
not connected
out
outs
parentElement
patch
phx-
phx-change
phx-click
phx-click-away
phx-debounce
phx-disable-with
phx-key
phx-no-unused-field
phx-submit
phx-submit-loading
phx-target
phx-throttle
phx-value-
phx-window-
phx:hide-end
phx:hide-start
phx:show-end
phx:show-start
pop_focus
preventDefault
push
push_focus
querySelectorAll
readOnly
removeAttribute
remove_attr
remove_class
replace
reset
setAttribute
set_attr
show
slice
source
style
submitter
table-cell
table-row
target
td,th
tell
time
to
toLowerCase
toggle
toggle_attr
toggle_class
tr
transition
true
type
unblock
undefined
uploads
value";

/// The number of the first.
pub(crate) const FIRST: i32 = 6;

/// A text that is among [`WORDS`], as a value.
macro_rules! word {
    ($text:literal) => {
        const { $crate::platform::words::known($text) }
    };
}

pub(crate) use word;

/// See [`word!`]; used for constants only, so that a text that is not there is an error of the compiler.
pub(crate) const fn known(text: &str) -> Value {
    let words = WORDS.as_bytes();
    let (mut place, mut start, mut end) = (0, 0, 0);
    while end <= words.len() {
        if end == words.len() || words[end] == b'\n' {
            if is_between(start, end, text.as_bytes()) {
                return Value(FIRST + place);
            }
            place += 1;
            start = end + 1;
        }
        end += 1;
    }
    panic!("the text is not among WORDS")
}

const fn is_between(start: usize, end: usize, text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() && start + at < end && WORDS.as_bytes()[start + at] == text[at] {
        at += 1;
    }
    at == text.len() && start + at == end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_texts_they_say() {
        assert!(word!("").is("") && word!("click").is("click"));
        assert!(word!("value").is("value") && !word!("value").is("values"));
    }

    #[test]
    fn no_word_is_there_twice() {
        let mut words: Vec<&str> = WORDS.split('\n').collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
