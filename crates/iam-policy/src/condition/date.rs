//! `Date…`: the ISO 8601 forms of the W3C note AWS refers to, or seconds since 1970.

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::{Comparator, ValueMatch};

pub(super) fn compare(comparator: Comparator, raw: &str, requested: &str) -> ValueMatch {
    match (parse(raw), parse(requested)) {
        (None, _) => ValueMatch::PolicyUnreadable,
        (_, None) => ValueMatch::RequestUnreadable,
        (Some(wanted), Some(found)) => ValueMatch::when(comparator.holds(found.compare(&wanted))),
    }
}

/// A moment: whole seconds since 1970 and what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Timestamp {
    seconds: i64,
    nanoseconds: u32,
}

impl Timestamp {
    fn compare(self, other: &Self) -> Ordering {
        self.cmp(other)
    }
}

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh:mm)`, or seconds since 1970. Four digits
/// are a year, since no page says which of the two they are.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    if time.is_none() && !is_calendar_date(text) {
        return epoch(text);
    }
    let mut parts = date.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let day_text = parts.next();
    let day = day_text.map_or(Some(1), |part| digits(part, 2))?;
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let midnight = days_since_epoch(year, month, day) * 86_400;
    match time {
        None => Some(Timestamp { seconds: midnight, nanoseconds: 0 }),
        Some(time) => {
            day_text?;
            let (seconds, nanoseconds) = time_of_day(time)?;
            Some(Timestamp { seconds: midnight + seconds, nanoseconds })
        }
    }
}

fn is_calendar_date(text: &str) -> bool {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())) || text.get(4..5) == Some("-")
}

fn epoch(text: &str) -> Option<Timestamp> {
    Decimal::parse(text)?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let seconds = whole.parse::<i64>().ok()?;
    let nanoseconds = nanoseconds(fraction)?;
    if whole.starts_with('-') && nanoseconds > 0 {
        return Some(Timestamp {
            seconds: seconds.checked_sub(1)?,
            nanoseconds: 1_000_000_000 - nanoseconds,
        });
    }
    Some(Timestamp { seconds, nanoseconds })
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

/// The first nine decimals; a moment is not told apart more finely.
fn nanoseconds(fraction: &str) -> Option<u32> {
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

/// Days from 1970-01-01 in the Gregorian calendar, counted over years that begin in March so that the leap day is last.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let century = year.div_euclid(400);
    let of_century = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    century * 146_097 + of_century * 365 + of_century / 4 - of_century / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: i64, nanoseconds: u32) {
        assert_eq!(parse(text), Some(Timestamp { seconds, nanoseconds }), "{text}");
    }

    #[test]
    fn every_form() {
        check("1970", 0, 0);
        check("1970-02", 31 * 86_400, 0);
        check("2000-03-01", 951_868_800, 0);
        check("2020-01-01T00:00:01Z", 1_577_836_801, 0);
        check("2020-01-01T00:00Z", 1_577_836_800, 0);
        check("2020-01-01T01:00:00+01:00", 1_577_836_800, 0);
        check("2020-01-01T01:00:00+0100", 1_577_836_800, 0);
        check("2019-12-31T23:30:00.5-00:30", 1_577_836_800, 500_000_000);
        check("1577836800", 1_577_836_800, 0);
        check("1577836800.25", 1_577_836_800, 250_000_000);
        check("-1", -1, 0);
        check("-0.5", -1, 500_000_000);
        check("12345", 12_345, 0);
    }

    #[test]
    fn no_dates() {
        for text in [
            "",
            "2021-02-29",
            "2020-13-01",
            "2020-01-01T00:00:00",
            "2020-01T00:00Z",
            "tomorrow",
            "2020-1-1",
            "2020-01-01T24:00:00Z",
            "2020-01-01 00:00:00Z",
            "99999999999999999999",
            "2020-01-01T00Z",
            "Té",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
