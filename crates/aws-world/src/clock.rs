//! Time, as the world is told it.

use iam_policy::timestamp::{Date, Timestamp};

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
        self.timestamp().iso8601()
    }

    /// The time of what [`Self::iso8601`] writes, or of the same with an offset, as the AWS CLI prints it:
    /// `2026-03-01T09:00:00+00:00`; without either it is UTC. Parts of seconds are left out.
    pub(crate) fn from_iso8601(text: &str) -> Option<Self> {
        if !text.contains('T') {
            return None;
        }
        let time = Timestamp::parse(text).or_else(|| Timestamp::parse(&[text, "Z"].concat()))?;
        Some(Self(time.seconds))
    }

    /// The day in UTC.
    pub(crate) fn date(self) -> Date {
        self.timestamp().date()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp { seconds: self.0, nanoseconds: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::SimTime;

    #[test]
    fn writes_times_as_aws_does() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_772_442_000, "2026-03-02T09:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(SimTime(seconds).iso8601(), text);
            assert_eq!(SimTime::from_iso8601(text), Some(SimTime(seconds)));
        }
    }

    #[test]
    fn reads_times_as_the_cli_prints_them() {
        let nine = Some(SimTime(1_772_442_000));
        for text in [
            "2026-03-02T09:00:00+00:00",
            "2026-03-02T11:00:00+02:00",
            "2026-03-02T09:00:00.123Z",
            "2026-03-02T05:30:00-03:30",
            "2026-03-02T09:00:00",
        ] {
            assert_eq!(SimTime::from_iso8601(text), nine, "{text}");
        }
        for text in ["", "yesterday", "2026-13-02T09:00:00Z", "2026-03-02", "2026-03-02 09:00:00"] {
            assert_eq!(SimTime::from_iso8601(text), None, "{text}");
        }
    }

    #[test]
    fn the_ends_of_time_are_times_too() {
        assert_eq!(SimTime(i64::MAX).plus(1), SimTime(i64::MAX));
        let _ = (SimTime(i64::MAX).iso8601(), SimTime(i64::MIN).iso8601());
    }
}
