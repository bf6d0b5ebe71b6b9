//! Which entries of a list stay where they are while the others move around them.

/// Stands for the old position of an entry that has none, or that moves anyway.
pub(crate) const NEW: u32 = u32::MAX;

/// Marks the longest increasing run of old positions: those entries need no move.
pub(crate) fn staying(old: &[u32]) -> Vec<bool> {
    // Patience sorting: `ends[n]` is the lowest position on which a run of length n + 1 ends.
    let mut ends: Vec<u32> = Vec::new();
    let mut lengths = vec![usize::MAX; old.len()];
    for (length, &position) in lengths.iter_mut().zip(old) {
        if position == NEW {
            continue;
        }
        // Most entries follow the one before them.
        *length = match ends.last() {
            Some(&end) if end > position => ends.partition_point(|&end| end < position),
            _ => ends.len(),
        };
        match ends.get_mut(*length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    // The last entry of each length is above the last one before it of the length below.
    let mut left = ends.len();
    let mut stays = vec![false; old.len()];
    for (stays, length) in stays.iter_mut().zip(lengths).rev() {
        *stays = length == left.wrapping_sub(1) && left > 0;
        left -= usize::from(*stays);
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::staying;

    fn check(old: &[i64], stays: &[u8]) {
        let old: Vec<u32> = old
            .iter()
            .map(|&it| u32::try_from(it).unwrap_or(super::NEW))
            .collect();
        let stays: Vec<bool> = stays.iter().map(|&it| it == 1).collect();
        assert_eq!(staying(&old), stays);
    }

    #[test]
    fn a_swap_moves_two() {
        check(&[0, 3, 2, 1, 4], &[1, 0, 0, 1, 1]);
    }

    #[test]
    fn removal_moves_nothing() {
        check(&[0, 1, 3, 4], &[1, 1, 1, 1]);
    }

    #[test]
    fn one_that_jumps_moves_alone() {
        check(&[4, 0, 1, 2, 3], &[0, 1, 1, 1, 1]);
        check(&[1, 2, 3, 4, 0], &[1, 1, 1, 1, 0]);
    }

    #[test]
    fn new_entries_do_not_count() {
        check(&[-1, 0, -1, 1], &[0, 1, 0, 1]);
        check(&[1, -1, 0], &[0, 0, 1]);
    }
}
