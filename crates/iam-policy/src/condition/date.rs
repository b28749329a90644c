//! `Date…`: the ISO 8601 forms of the W3C note AWS refers to, or seconds since 1970.

use super::decimal::Decimal;
use super::{Comparator, ValueMatch};
use crate::timestamp::{Timestamp, nanoseconds};

pub(super) fn compare(comparator: Comparator, raw: &str, requested: &str) -> ValueMatch {
    match (parse(raw), parse(requested)) {
        (None, _) => ValueMatch::PolicyUnreadable,
        (_, None) => ValueMatch::RequestUnreadable,
        (Some(wanted), Some(found)) => ValueMatch::when(comparator.holds(found.cmp(&wanted))),
    }
}

/// Reads one of the ISO 8601 forms, or seconds since 1970. Four digits are a year, since no page says which of the two they
/// are.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    if text.contains(['T', 't']) || is_calendar_date(text) { Timestamp::parse(text) } else { epoch(text) }
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

#[cfg(test)]
mod tests {
    use super::{Timestamp, parse};

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
