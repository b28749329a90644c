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

    /// The time of what [`Self::iso8601`] writes, or of the same with an offset, as the AWS CLI prints it:
    /// `2026-03-01T09:00:00+00:00`. Parts of seconds are left out.
    pub(crate) fn from_iso8601(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
        let marks = (text.get(4..5), text.get(7..8), text.get(10..11), text.get(13..14), text.get(16..17));
        if marks != (Some("-"), Some("-"), Some("T"), Some(":"), Some(":")) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let offset = text
            .get(19..)
            .map_or("", |rest| rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()));
        let sign = if offset.starts_with('-') { -1 } else { 1 };
        let digits = |from: usize, to: usize| {
            offset.get(from..to).and_then(|part| part.parse::<i64>().ok()).unwrap_or(0)
        };
        let ahead = sign * (digits(1, 3) * 3600 + digits(4, 6) * 60);
        Some(Self(days(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - ahead))
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

/// Days since 1970-01-01, by Howard Hinnant's `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
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
