//! Steps instead of time, so that the same input gives the same answer everywhere.

/// The steps that are left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    pub(crate) fn new(steps: usize) -> Self {
        Self { left: steps }
    }

    pub(crate) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
    }

    /// A part of it, for one question among many.
    pub(crate) fn part(&self, most: usize) -> Self {
        Self { left: self.left.min(most) }
    }

    /// Takes what has been spent of a [`part`](Self::part) of at most `most`.
    pub(crate) fn take_back(&mut self, part: Self, most: usize) {
        self.spend(self.left.min(most) - part.left.min(self.left));
    }

    pub(crate) fn left(self) -> usize {
        self.left
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.left == 0
    }
}
