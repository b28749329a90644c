//! Time, as the world is told it.

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SimTime(pub i64);

impl SimTime {
    /// The time `seconds` later.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// ISO 8601 as AWS writes it: `2026-03-01T09:00:00Z`.
    pub fn iso8601(self) -> String {
        String::new()
    }
}
