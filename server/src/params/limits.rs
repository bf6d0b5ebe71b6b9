//! How much a form may hold.

/// Bounds on the text of a form or a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamsLimits {
    /// Fields in all. The markers of unused fields are counted apart, up to the same number.
    pub fields: usize,
    /// Levels of nesting: `a[b][c]` has three.
    pub depth: usize,
    /// The highest index of a list whose items are numbered, `lines[7][name]`.
    pub index: usize,
}

impl Default for ParamsLimits {
    fn default() -> Self {
        Self {
            fields: 512,
            depth: 5,
            index: 1000,
        }
    }
}
