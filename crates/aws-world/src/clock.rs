//! Time, as the world is told it.

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SimTime(pub i64);

const SECONDS_PER_DAY: i64 = 86_400;

impl SimTime {
    /// The time `seconds` later.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// ISO 8601 as AWS writes it: `2026-03-01T09:00:00Z`.
    pub fn iso8601(self) -> String {
        let (year, month, day) = self.date();
        let second = self.0.rem_euclid(SECONDS_PER_DAY);
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }

    /// Year, month and day in the Gregorian calendar, by Howard Hinnant's `civil_from_days`.
    pub(crate) fn date(self) -> (i64, i64, i64) {
        let days = self.0.div_euclid(SECONDS_PER_DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month, day)
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
        }
    }

    #[test]
    fn the_ends_of_time_are_times_too() {
        assert_eq!(SimTime(i64::MAX).plus(1), SimTime(i64::MAX));
        let _ = (SimTime(i64::MAX).iso8601(), SimTime(i64::MIN).iso8601());
    }
}
