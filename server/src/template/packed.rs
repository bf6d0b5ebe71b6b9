//! Short text as one integer.

/// The bytes of a text shorter than eight bytes, the first one lowest.
///
/// Two reads that overlap take the place of a loop or of a jump by length.
#[inline]
pub(crate) fn packed(text: &[u8]) -> Option<u64> {
    let length = text.len();
    if length >= 8 {
        return None;
    }
    let place = |byte: u8, at: usize| u64::from(byte) << (8 * at);
    Some(match (text.first_chunk(), text.last_chunk(), text) {
        (Some(first), Some(last), _) => {
            let last = u64::from(u32::from_le_bytes(*last));
            u64::from(u32::from_le_bytes(*first)) | last << (8 * (length - 4))
        }
        (_, _, [first, .., last]) => {
            place(*first, 0) | place(text[length / 2], length / 2) | place(*last, length - 1)
        }
        (_, _, [only]) => place(*only, 0),
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_its_place() {
        let bytes = [0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0];
        for length in 0..8 {
            let mut expected = [0; 8];
            expected[..length].copy_from_slice(&bytes[..length]);
            assert_eq!(
                packed(&bytes[..length]),
                Some(u64::from_le_bytes(expected)),
                "{length}"
            );
        }
        assert_eq!(packed(&bytes), None);
    }
}
