//! Which entries of a list stay where they are while the others move around them.

/// Stands for the old position of an entry that has none, or that moves anyway.
pub(crate) const NEW: u32 = u32::MAX;

/// Finds the longest increasing run of old positions: those entries need no move. Each position becomes the place of the entry
/// in that run, counted from one, or zero when it is not in it.
pub(crate) fn longest_run(positions: &mut [u32]) {
    // Patience sorting: `ends[n]` is the lowest position on which a run of length n + 1 ends.
    let mut ends: Vec<u32> = Vec::new();
    for entry in &mut *positions {
        let position = std::mem::take(entry);
        if position == NEW {
            continue;
        }
        // Most entries follow the one before them.
        let length = match ends.last() {
            Some(&end) if end > position => ends.partition_point(|&end| end < position),
            _ => ends.len(),
        };
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
        *entry = length as u32 + 1;
    }
    // The last entry of each length is above the last one before it of the length below.
    let mut left = ends.len() as u32;
    for length in positions.iter_mut().rev() {
        if *length == left {
            left = left.saturating_sub(1);
        } else {
            *length = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::longest_run;

    fn check(old: &[i64], stays: &[u8]) {
        let mut run: Vec<u32> = old
            .iter()
            .map(|&it| u32::try_from(it).unwrap_or(super::NEW))
            .collect();
        longest_run(&mut run);
        let found: Vec<u8> = run.iter().map(|&place| u8::from(place > 0)).collect();
        assert_eq!(found, stays);
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
