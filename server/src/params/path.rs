//! Paths of fields, as forms write them: `lines[0][amount]` is `lines`, `0`, `amount`. An empty last key, as in
//! `tags[]`, stands for the next item of a list.

/// The keys of a field's name, outermost first. What is no proper bracket belongs to the key it stands in.
pub(crate) fn keys(name: &str) -> impl Iterator<Item = &str> {
    let bracket = name.bytes().position(|byte| byte == b'[');
    let (first, inner) = match bracket {
        Some(at) if at > 0 && name.ends_with(']') => (&name[..at], name.get(at + 1..)),
        _ => (name, None),
    };
    std::iter::once(first).chain(InnerKeys { rest: inner })
}

/// Goes on from a path to a key below it.
pub(crate) fn push_key(path: &mut String, key: &str) {
    if path.is_empty() {
        path.push_str(key);
    } else {
        path.extend(["[", key, "]"]);
    }
}

/// What [`push_key`] adds to a key.
pub(super) const BRACKETS: usize = 2;

/// The keys in brackets, from behind the first of these.
struct InnerKeys<'n> {
    rest: Option<&'n str>,
}

impl<'n> Iterator for InnerKeys<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        let rest = self.rest?;
        let bytes = rest.as_bytes();
        let closes = |at: usize| matches!(bytes.get(at + 1), None | Some(b'['));
        let end = (0..bytes.len()).find(|&at| bytes[at] == b']' && closes(at))?;
        self.rest = rest.get(end + 2..);
        rest.get(..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> Vec<&str> {
        keys(name).collect()
    }

    #[test]
    fn names_are_split_at_their_brackets() {
        assert_eq!(split("a"), ["a"]);
        assert_eq!(split("a[b][c]"), ["a", "b", "c"]);
        assert_eq!(split("a[]"), ["a", ""]);
        assert_eq!(split("a[b][]"), ["a", "b", ""]);
        assert_eq!(split(""), [""]);
    }

    #[test]
    fn stray_brackets_belong_to_the_name() {
        assert_eq!(split("[a]"), ["[a]"]);
        assert_eq!(split("a["), ["a["]);
        assert_eq!(split("a]"), ["a]"]);
        assert_eq!(split("a[b]c"), ["a[b]c"]);
    }

    #[test]
    fn children_are_written_in_brackets() {
        let mut path = String::new();
        for key in ["a", "b", "0"] {
            push_key(&mut path, key);
        }
        assert_eq!(path, "a[b][0]");
    }
}
