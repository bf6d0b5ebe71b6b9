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
.
.phx-change-loading,.phx-submit-loading
[
[data-phx-component=\"
[data-phx-component]
[data-phx-session]
[data-phx-session]:not([data-phx-parent-id])
[phx-click]:not([phx-click=''],[disabled])
[phx-update=ignore]
[tabindex]:not([tabindex='-1']),[contenteditable=true]
[type=number]:invalid:not([required])
\"]
]
__phoenix_flash__
__phoenix_reload_status__
_live_referer
_mount_attempts
_mounts
_self
_target
a command cannot be run
a message of the server could not be read
a[data-phx-link]
a[href],area[href],input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea:not([disabled]),button:not([disabled]),iframe
activeElement
add
add_class
again
altKey
an element has a hook that the page does not define, or no id
append
attr
backward
ban
bennu
bennu:ack
bennuUsed
bennuWaits
block
blockPhxChangeWhileComposing
blocking
body
bubbles
button
button,input:is([type=submit],[type=button],[type=reset],[type=image],[type=file])
cid
cids
cids_destroyed
cids_will_destroy
classList
click mousedown keydown keyup focusin focusout focus blur submit input change reset compositionend
closest
code
command
container
contains
createElement
ctrlKey
data-phx-
data-phx-component
data-phx-disabled
data-phx-link
data-phx-link-state
data-phx-main
data-phx-readonly
data-phx-ref-loading
data-phx-ref-lock
data-phx-ref-src
data-phx-root-id
data-phx-session
data-phx-static
debounce
defaults
detail
direction
disabled
disconnected
disconnectedTimeout
dispatch
display
download
elements
end
error
event
events
exec
flash
flat
focus_first
form
form,input:is([type=checkbox],[type=radio]):not(:checked)
form[id]
forward
frame
getAttribute
getAttributeNames
getClientRects
hasAttribute
heartbeat
heartbeatIntervalMs
held
hidden
hide
href
id
ignore
includes
initial
inner
input,textarea
ins
isComposing
isConnected
keep
key
kind
length
link_redirect
live_patch
live_redirect
loaderTimeout
loading
localName
lv:
matches
meta
metaKey
more
n
name
names
navigate
node
none
not connected
out
outs
params
parentElement
patch
phoenix
phx-
phx-auto-recover
phx-change
phx-click
phx-click-away
phx-client-error
phx-connected
phx-debounce
phx-debounce or phx-throttle is no number
phx-disable-with
phx-disconnected
phx-error
phx-hook
phx-key
phx-loading
phx-loading phx-connected phx-error phx-client-error phx-server-error
phx-loading phx-error
phx-mounted
phx-no-unused-field
phx-remove
phx-server-error
phx-submit
phx-submit-loading
phx-target
phx-throttle
phx-trigger-action
phx-value-
phx-window-
phx:
phx:before-navigate
phx:hide-end
phx:hide-start
phx:navigate
phx:page-loading-start
phx:page-loading-stop
phx:show-end
phx:show-start
phx:update
phx_join
phx_leave
pop
pop_focus
position
preventDefault
push
push_focus
querySelectorAll
rate
readOnly
reason
redirect
refused
reload
removeAttribute
remove_attr
remove_class
replace
replaceWith
reset
response
resumed
scroll
session
setAttribute
set_attr
shiftKey
show
slice
source
stale
static
sticky
style
submitter
table-cell
table-row
target
td,th
tell
the page does not fit the server's message; it is rendered anew
the server refused an event
throttle
time
timeout
to
toLowerCase
toggle
toggle_attr
toggle_class
token
tr
transition
true
type
unauthorized
unblock
undefined
uploads
url
v
value";

/// The number of the first.
pub(crate) const FIRST: i32 = 5;

/// A text that is among [`WORDS`], as a value.
macro_rules! word {
    ($text:expr) => {
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
