//! `SignOut` is `sign_out` on the page and `SIGN_OUT` as a constant.

/// The name of a variant in snake case.
pub(super) fn snake(variant: &str) -> String {
    let letters: Vec<char> = variant.chars().collect();
    let mut name = String::new();
    for (index, letter) in letters.iter().enumerate() {
        if index > 0 && starts_word(&letters, index) {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// A capital starts a word unless it stands within a run of them: `HTTPPort` is `http_port`.
fn starts_word(letters: &[char], index: usize) -> bool {
    let is = |index: usize, question: fn(char) -> bool| {
        letters.get(index).is_some_and(|letter| question(*letter))
    };
    let before_is_small = is(index - 1, |letter| {
        letter.is_lowercase() || letter.is_numeric()
    });
    let after_is_small = is(index + 1, char::is_lowercase);
    is(index, char::is_uppercase)
        && !is(index - 1, |letter| letter == '_')
        && (before_is_small || after_is_small)
}

#[cfg(test)]
mod tests {
    use super::snake;

    #[test]
    fn words_are_separated() {
        for (variant, name) in [
            ("Inc", "inc"),
            ("SignOut", "sign_out"),
            ("HTTPPort", "http_port"),
            ("Update10th", "update10th"),
            ("Step2Done", "step2_done"),
            ("A", "a"),
            ("already_snake", "already_snake"),
        ] {
            assert_eq!(snake(variant), name);
        }
    }
}
