//! Which entries of a list stay where they are while the others move around them.

/// Marks the longest increasing run of old positions: those entries need no move. `None` stands for a new entry.
pub(crate) fn staying(old: &[Option<u32>]) -> Vec<bool> {
    let mut stays = vec![false; old.len()];
    if is_sorted(old) {
        for (stays, position) in stays.iter_mut().zip(old) {
            *stays = position.is_some();
        }
        return stays;
    }
    // Patience sorting: `ends[n]` is the entry on which a run of length n + 1 ends lowest.
    let mut ends: Vec<u32> = Vec::new();
    let mut before: Vec<u32> = vec![u32::MAX; old.len()];
    for (index, position) in old.iter().enumerate() {
        let Some(position) = position else { continue };
        let length = ends.partition_point(|&end| old[end as usize] < Some(*position));
        if length > 0 {
            before[index] = ends[length - 1];
        }
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index as u32,
            None => ends.push(index as u32),
        }
    }
    let mut at = ends.last().copied().unwrap_or(u32::MAX);
    while let Some(flag) = stays.get_mut(at as usize) {
        *flag = true;
        at = before[at as usize];
    }
    stays
}

fn is_sorted(old: &[Option<u32>]) -> bool {
    let mut last = None;
    old.iter().flatten().all(|position| {
        let rises = last < Some(*position);
        last = Some(*position);
        rises
    })
}

#[cfg(test)]
mod tests {
    use super::staying;

    fn check(old: &[i64], stays: &[u8]) {
        let old: Vec<Option<u32>> = old.iter().map(|&it| u32::try_from(it).ok()).collect();
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
