//! Putting the rows of a list in order: work for those that changed their position, and for no others.

use super::list::{List, Placed};
use super::{Apply, Error, Result};
use crate::dom::instance::Row;
use crate::dom::order::{NEW, longest_run};

impl Apply<'_> {
    /// Puts the rows in order, takes away those that are left over, and moves as few nodes as possible. Tells whether anything
    /// was to be done.
    pub(super) fn arrange(&mut self, list: &List, count: Option<u32>) -> Result<bool> {
        let List { rows, placed, .. } = list;
        let mut order = std::mem::take(&mut self.view.rows[*rows].rows);
        let length = order.len() as u32;
        let count = count.unwrap_or(length);
        let is_changed = count != length || !placed.is_empty();
        if is_changed {
            self.check(placed, length, count)?;
            self.remove_left(&order, placed, count)?;
            order.truncate(count as usize);
            for it in placed {
                let instance = it.instance;
                match order.get_mut(it.position as usize) {
                    Some(row) => row.instance = instance,
                    None => order.push(Row { id: 0, instance }),
                }
            }
            self.move_rows(list, &order)?;
        }
        self.view.rows[*rows].rows = order;
        Ok(is_changed)
    }

    /// Checks that there is a row for each position and none behind, and notes which rows move.
    fn check(&mut self, placed: &[Placed], length: u32, count: u32) -> Result {
        let mut end = length;
        for it in placed {
            if it.position > end || it.position >= count {
                return Err(Error::Resync);
            }
            end += u32::from(it.position == end);
            let moves = &mut self.view.instances[it.instance].moves;
            if it.old.is_some() && std::mem::replace(moves, true) {
                return Err(Error::Resync);
            }
        }
        if end < count {
            Err(Error::Resync)
        } else {
            Ok(())
        }
    }

    /// Takes away the rows that are in no place any more, together where they stand together.
    fn remove_left(&mut self, order: &[Row], placed: &[Placed], count: u32) -> Result {
        let mut moving = placed.iter().filter(|it| it.old.is_some()).count();
        let (mut start, mut end) = (0, 0);
        let taken = placed.iter().map(|it| it.position);
        for position in taken.chain(count..order.len() as u32) {
            let position = position as usize;
            let Some(row) = order.get(position) else {
                continue;
            };
            if std::mem::take(&mut self.view.instances[row.instance].moves) {
                moving -= 1;
                continue;
            }
            if end != position {
                self.remove_run(&order[start..end]);
                start = position;
            }
            end = position + 1;
        }
        self.remove_run(&order[start..end]);
        // A row that moves and also stays would be there twice.
        if moving > 0 {
            Err(Error::Resync)
        } else {
            Ok(())
        }
    }

    fn move_rows(&mut self, list: &List, order: &[Row]) -> Result {
        let placed = &list.placed;
        let count = order.len() as u32;
        let mut run = Vec::new();
        for it in placed {
            let in_place = it.position - run.len() as u32;
            // A row that jumps over one that is in its place moves anyway.
            run.push(match it.old {
                Some(old) if in_place_before(placed, old.min(count)) == in_place => old,
                _ => NEW,
            });
        }
        longest_run(&mut run);
        while let Some(place) = run.pop() {
            let it = &placed[run.len()];
            if place == 0 {
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
