//! Paths of fields, as forms write them: `address[zip]`.

/// The way to a field: `lines[0][amount]` is `lines`, `0`, `amount`. An empty last key, as in `tags[]`, stands for
/// the next item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct FieldPath {
    text: String,
}

impl FieldPath {
    /// The path of `key` under this one.
    pub(crate) fn child(&self, key: &str) -> Self {
        let text = if self.text.is_empty() {
            key.to_owned()
        } else {
            format!("{}[{key}]", self.text)
        };
        Self { text }
    }

    /// The last key, if this is the path of a child of `parent`.
    pub(crate) fn last_under(&self, parent: &Self) -> Option<&str> {
        let rest = self.text.strip_prefix(parent.as_str())?;
        let key = if parent.text.is_empty() {
            rest
        } else {
            rest.strip_prefix('[')?.strip_suffix(']')?
        };
        (!key.contains('[')).then_some(key)
    }

    pub(crate) fn into_string(self) -> String {
        self.text
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The keys of a field's name, outermost first. What is no proper bracket belongs to the key it stands in.
    pub(crate) fn keys(name: &str) -> impl Iterator<Item = &str> {
        let (first, inner) = match name.split_once('[') {
            Some((first, inner)) if !first.is_empty() && inner.ends_with(']') => {
                (first, Some(inner))
            }
            _ => (name, None),
        };
        std::iter::once(first).chain(InnerKeys { rest: inner })
    }
}

/// The keys in brackets, from behind the first of these.
struct InnerKeys<'n> {
    rest: Option<&'n str>,
}

impl<'n> Iterator for InnerKeys<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        let rest = self.rest?;
        let closes = |at: usize| matches!(rest.as_bytes().get(at + 1), None | Some(b'['));
        let (end, _) = rest.match_indices(']').find(|(at, _)| closes(*at))?;
        self.rest = rest.get(end + 2..);
        rest.get(..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str) -> Vec<&str> {
        FieldPath::keys(name).collect()
    }

    #[test]
    fn names_are_split_at_their_brackets() {
        assert_eq!(keys("a"), ["a"]);
        assert_eq!(keys("a[b][c]"), ["a", "b", "c"]);
        assert_eq!(keys("a[]"), ["a", ""]);
        assert_eq!(keys("a[b][]"), ["a", "b", ""]);
        assert_eq!(keys(""), [""]);
    }

    #[test]
    fn stray_brackets_belong_to_the_name() {
        assert_eq!(keys("[a]"), ["[a]"]);
        assert_eq!(keys("a["), ["a["]);
        assert_eq!(keys("a]"), ["a]"]);
        assert_eq!(keys("a[b]c"), ["a[b]c"]);
    }

    #[test]
    fn children_know_their_parents() {
        let parent = FieldPath::default().child("a").child("b");
        assert_eq!(parent.child("c").last_under(&parent), Some("c"));
        assert_eq!(parent.child("c").child("d").last_under(&parent), None);
        assert_eq!(parent.last_under(&FieldPath::default()), None);
        assert_eq!(
            FieldPath::default()
                .child("a")
                .last_under(&FieldPath::default()),
            Some("a")
        );
        assert_eq!(
            FieldPath::default()
                .child("ab")
                .last_under(&FieldPath::default().child("a")),
            None
        );
    }

    #[test]
    fn children_are_written_in_brackets() {
        let path = FieldPath::default().child("a").child("b").child("0");
        assert_eq!(path.as_str(), "a[b][0]");
    }
}
