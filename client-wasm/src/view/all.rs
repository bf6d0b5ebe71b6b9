//! The views of a page.

use std::ops::{Deref, Index, IndexMut};

use super::View;

/// The views of a page, counted from its top. None is ever taken out, so a number that a view had it has always.
#[derive(Debug)]
pub(crate) struct Views(Vec<View>);

impl Views {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn push(&mut self, view: View) {
        self.0.push(view);
    }
}

impl Deref for Views {
    type Target = [View];

    fn deref(&self) -> &[View] {
        &self.0
    }
}

// Looked up in so many places that the code of it counts.

impl Index<usize> for Views {
    type Output = View;

    #[inline(never)]
    fn index(&self, index: usize) -> &View {
        &self.0[index]
    }
}

impl IndexMut<usize> for Views {
    #[inline(never)]
    fn index_mut(&mut self, index: usize) -> &mut View {
        &mut self.0[index]
    }
}
