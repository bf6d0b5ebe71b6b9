//! The part of a template that never changes, known when the program is compiled.

/// What stands between the slots of a template.
///
/// `parts` are the pieces of markup before, between and after the slots: one more than there are slots.
/// Templates with equal parts have equal fingerprints and are the same to a client. To the server they
/// are not, because what fills their slots may differ: there a template is known by where it is.
#[derive(Debug)]
pub struct Statics {
    parts: &'static [&'static str],
    fingerprint: u64,
    root: bool,
}

impl Statics {
    /// `root` says that the template is exactly one element.
    ///
    /// # Panics
    ///
    /// When there is no part at all: the text before the first slot may be empty, but it is there.
    #[must_use]
    pub const fn new(parts: &'static [&'static str], root: bool) -> Self {
        assert!(!parts.is_empty(), "a template has one part more than slots");
        Self {
            parts,
            fingerprint: fingerprint(parts),
            root,
        }
    }

    /// The markup around the slots.
    #[must_use]
    pub const fn parts(&self) -> &'static [&'static str] {
        self.parts
    }

    /// How many slots there are.
    #[must_use]
    pub const fn slots(&self) -> usize {
        self.parts.len() - 1
    }

    /// Tells these parts from others.
    #[must_use]
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Tells this template from every other one that the process has, equal parts or not.
    #[inline]
    pub(crate) fn identity(&'static self) -> u64 {
        std::ptr::from_ref(self).addr() as u64
    }

    /// Whether the template is exactly one element.
    #[must_use]
    pub const fn is_root(&self) -> bool {
        self.root
    }
}

/// One slot and nothing around it.
pub(crate) static WRAPPER: Statics = Statics::new(&["", ""], false);

/// FNV-1a over the parts, each closed with a byte that UTF-8 never has. It runs when the program is
/// compiled and its input is the program's own text, so neither speed nor an attacker matters.
const fn fingerprint(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut part = 0;
    while part < parts.len() {
        let bytes = parts[part].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            hash = fnv_step(hash, bytes[at]);
            at += 1;
        }
        hash = fnv_step(hash, 0xff);
        part += 1;
    }
    hash
}

const fn fnv_step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_parts_have_equal_fingerprints() {
        let one = Statics::new(&["<p>", "</p>"], true);
        let other = Statics::new(&["<p>", "</p>"], true);
        assert_eq!(one.fingerprint(), other.fingerprint());
        assert_eq!(one.slots(), 1);
    }

    #[test]
    fn where_the_slots_are_matters() {
        let fingerprint = |parts| Statics::new(parts, false).fingerprint();
        assert_ne!(fingerprint(&["ab", ""]), fingerprint(&["a", "b"]));
        assert_ne!(fingerprint(&["ab"]), fingerprint(&["ab", ""]));
    }
}
