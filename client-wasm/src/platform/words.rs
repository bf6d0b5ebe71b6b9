//! The texts that the client itself uses, as values that are there from the start: a name is then a constant number, wherever it
//! is used, and is never made anew. The page's side has them; the module only knows their numbers.

use super::value::Value;

/// The texts, a line each: nothing, then the kinds of events in their order, then all else in alphabetical order.
pub(crate) const WORDS: &str = include_str!("../../js/words.txt");

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
        let mut words: Vec<&str> = WORDS.lines().collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
