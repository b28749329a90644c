//! Points in time in ISO 8601, as IAM's policies and AWS's answers have them, and the Gregorian calendar behind them.

/// A point in time: whole seconds since 1970-01-01T00:00:00Z and what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    /// Whole seconds, rounded down.
    pub seconds: i64,
    /// Nanoseconds after them.
    pub nanoseconds: u32,
}

const SECONDS_PER_DAY: i64 = 86_400;

impl Timestamp {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh:mm)`, the forms of the W3C note *Date and
    /// Time Formats*, to which IAM's date operators refer.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
        let day_text = parts.next();
        let day = day_text.map_or(Some(1), |part| digits(part, 2))?;
        if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day)
        {
            return None;
        }
        let midnight = Date { year, month, day }.days_since_epoch() * SECONDS_PER_DAY;
        let Some(time) = time else {
            return Some(Self { seconds: midnight, nanoseconds: 0 });
        };
        day_text?;
        let (seconds, nanoseconds) = time_of_day(time)?;
        Some(Self { seconds: midnight + seconds, nanoseconds })
    }

    /// The second as AWS writes it: `2026-03-01T09:00:00Z`.
    pub fn iso8601(self) -> String {
        let Date { year, month, day } = self.date();
        let second = self.seconds.rem_euclid(SECONDS_PER_DAY);
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }

    /// The day in UTC.
    pub fn date(self) -> Date {
        Date::from_days_since_epoch(self.seconds.div_euclid(SECONDS_PER_DAY))
    }
}

/// A day in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
}

impl Date {
    /// Days since 1970-01-01, by Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day is last.
    fn days_since_epoch(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// By Howard Hinnant's `civil_from_days`.
    fn from_days_since_epoch(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day }
    }
}

/// Seconds since midnight UTC, and nanoseconds. A time zone is required.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let (clock, offset) = match text.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, 0),
        None => {
            let at = text.rfind(['+', '-'])?;
            let (clock, zone) = (text.get(..at)?, text.get(at..)?);
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let (hours, minutes) = match zone.get(1..)?.split_once(':') {
                Some(parts) => parts,
                None => (zone.get(1..3)?, zone.get(3..)?),
            };
            let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            (clock, sign * (hours * 3_600 + minutes * 60))
        }
    };
    let mut parts = clock.split(':');
    let hours = digits(parts.next()?, 2)?;
    let minutes = digits(parts.next()?, 2)?;
    let (seconds, fraction) = match parts.next() {
        None => (0, 0),
        Some(part) => {
            let (whole, fraction) = part.split_once('.').unwrap_or((part, ""));
            (digits(whole, 2)?, nanoseconds(fraction)?)
        }
    };
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    Some((hours * 3_600 + minutes * 60 + seconds - offset, fraction))
}

/// The first nine decimals of a second; more do not count.
pub(crate) fn nanoseconds(fraction: &str) -> Option<u32> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nine = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    Some(nine.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

fn digits(text: &str, count: usize) -> Option<i64> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_times_are_read_again() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_772_442_000, "2026-03-02T09:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            let time = Timestamp { seconds, nanoseconds: 0 };
            assert_eq!(time.iso8601(), text);
            assert_eq!(Timestamp::parse(text), Some(time));
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_the_next_one() {
        let mut last = Date { year: 1799, month: 12, day: 31 };
        for days in last.days_since_epoch() + 1..last.days_since_epoch() + 146_098 {
            let date = Date::from_days_since_epoch(days);
            assert_eq!(date.days_since_epoch(), days);
            assert!(date > last && date.day <= days_in(date.year, date.month), "{date:?}");
            assert!(date.day == last.day + 1 || date.day == 1, "{date:?}");
            last = date;
        }
        assert_eq!(last, Date { year: 2199, month: 12, day: 31 });
    }

    #[test]
    fn the_ends_of_time_have_dates() {
        for seconds in [i64::MIN, i64::MAX] {
            assert!(Timestamp { seconds, nanoseconds: 0 }.iso8601().ends_with('Z'));
        }
    }
}
