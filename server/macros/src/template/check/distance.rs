//! How far apart two names are, to guess what was meant.

/// The number of letters to add, remove or replace.
pub(super) fn between(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (line, left) in a.bytes().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (right, cell) in b.bytes().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            before = replaced.min(before + 1).min(*cell + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn distances_count_edits() {
        assert_eq!(between("", "abc"), 3);
        assert_eq!(between("abc", ""), 3);
        assert_eq!(between("phx-clik", "phx-click"), 1);
        assert_eq!(between("kitten", "sitting"), 3);
        assert_eq!(between("same", "same"), 0);
    }
}
