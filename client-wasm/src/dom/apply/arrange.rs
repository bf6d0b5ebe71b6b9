//! Putting the rows of a list in order: work for those that changed their position, and for no others.

use super::list::{List, Placed};
use super::{Apply, Result, Stop};
use crate::dom::instance::Row;
use crate::dom::order::{NEW, staying};

impl Apply<'_> {
    /// Puts the rows in order, takes away those that are left over, and moves as few nodes as possible. Tells whether anything
    /// was to be done.
    pub(super) fn arrange(&mut self, list: &List, count: Option<u32>) -> Result<bool> {
        let List { rows, placed, .. } = list;
        let length = self.view.rows[*rows].rows.len() as u32;
        let count = count.unwrap_or(length);
        if count == length && placed.is_empty() {
            return Ok(false);
        }
        let known = placed.partition_point(|it| it.position < length);
        let has_gap = length.saturating_add((placed.len() - known) as u32) < count;
        if has_gap || placed.last().is_some_and(|it| it.position >= count) {
            return Err(Stop::Resync);
        }
        let mut order = std::mem::take(&mut self.view.rows[*rows].rows);
        let left = self.left_over(&order, placed, count)?;
        self.remove_left(&order, &left);
        order.resize(count as usize, Row { id: 0, instance: 0 });
        for it in placed {
            order[it.position as usize].instance = it.instance;
        }
        self.move_rows(list, &order)?;
        self.view.rows[*rows].rows = order;
        Ok(true)
    }

    /// The positions of rows that are in no place any more.
    fn left_over(&mut self, order: &[Row], placed: &[Placed], count: u32) -> Result<Vec<u32>> {
        let length = order.len() as u32;
        let mut moving = 0;
        for it in placed.iter().filter(|it| it.old.is_some()) {
            let moves = &mut self.view.instances[it.instance].moves;
            if std::mem::replace(moves, true) {
                return Err(Stop::Resync);
            }
            moving += 1;
        }
        let taken = placed.iter().map(|it| it.position);
        let taken = taken.take_while(|&position| position < length);
        let mut left = Vec::new();
        for position in taken.chain(count..length) {
            let instance = order[position as usize].instance;
            if std::mem::take(&mut self.view.instances[instance].moves) {
                moving -= 1;
            } else {
                left.push(position);
            }
        }
        // A row that moves and also stays would be there twice.
        if moving > 0 {
            Err(Stop::Resync)
        } else {
            Ok(left)
        }
    }

    fn remove_left(&mut self, order: &[Row], left: &[u32]) {
        for run in left.chunk_by(|a, b| a + 1 == *b) {
            let first = run[0] as usize;
            self.remove_run(&order[first..first + run.len()]);
        }
    }

    fn move_rows(&mut self, list: &List, order: &[Row]) -> Result {
        let placed = &list.placed;
        let count = order.len() as u32;
        // A row that jumps over one that is in its place moves anyway.
        let old: Vec<u32> = (0..)
            .zip(placed)
            .map(|(index, it)| match it.old {
                Some(old) if in_place_before(placed, old.min(count)) == it.position - index => old,
                _ => NEW,
            })
            .collect();
        for (it, stays) in placed.iter().zip(staying(&old)).rev() {
            if !stays {
                let next = order.get(it.position as usize + 1);
                let before =
                    next.map_or(list.anchor, |row| self.view.instances[row.instance].first());
                self.insert_before(it.instance, before)?;
            }
        }
        Ok(())
    }
}

/// How many rows before a position are where they were.
fn in_place_before(placed: &[Placed], position: u32) -> u32 {
    position - placed.partition_point(|it| it.position < position) as u32
}
