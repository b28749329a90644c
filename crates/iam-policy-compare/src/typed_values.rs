//! Values of keys that are no texts: so many that each relation to the policies' values occurs.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use iam_policy::condition::OperatorFamily;
use iam_policy::sorting::stable_sort;
use iam_policy::timestamp::Timestamp;

/// The kind of value that an operator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Arn,
    Number,
    Date,
    Boolean,
    Address,
    Binary,
}

impl Kind {
    pub(crate) fn of(family: OperatorFamily) -> Option<Self> {
        Some(match family {
            OperatorFamily::StringEquals
            | OperatorFamily::StringEqualsIgnoreCase
            | OperatorFamily::StringLike => Self::Text,
            OperatorFamily::Arn => Self::Arn,
            OperatorFamily::Numeric(_) => Self::Number,
            OperatorFamily::Date(_) => Self::Date,
            OperatorFamily::Bool => Self::Boolean,
            OperatorFamily::IpAddress => Self::Address,
            OperatorFamily::Binary => Self::Binary,
            OperatorFamily::Null => return None,
        })
    }

    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Arn)
    }
}

/// Values, the plainest first, and whether they show every relation to the listed ones.
pub(crate) fn candidates(kind: Kind, listed: &[&str]) -> (Vec<String>, bool) {
    match kind {
        Kind::Text | Kind::Arn => (listed.iter().map(|text| (*text).to_owned()).collect(), false),
        Kind::Boolean => (vec!["true".into(), "false".into()], true),
        Kind::Number => numbers(listed),
        Kind::Date => dates(listed),
        Kind::Address => (addresses(listed), true),
        Kind::Binary => binaries(listed),
    }
}

const LONGEST_NUMBER: usize = 28;

fn numbers(listed: &[&str]) -> (Vec<String>, bool) {
    let read: Vec<Option<(i128, u32)>> = listed.iter().map(|text| decimal(text)).collect();
    // What the evaluator cannot read is equal to nothing; what only this cannot read is a gap.
    let exact = listed.iter().zip(&read).all(|(text, read)| read.is_some() || !looks_like_number(text));
    let scale = read.iter().flatten().map(|(_, scale)| *scale).max().unwrap_or(0);
    let power = |places: u32| 10_i128.checked_pow(places);
    let mut points: Vec<i128> = Vec::new();
    let mut fits = true;
    for (digits, places) in read.iter().flatten() {
        match power(scale - places).and_then(|power| digits.checked_mul(power)) {
            Some(point) => points.push(point),
            None => fits = false,
        }
    }
    stable_sort(&mut points, Ord::cmp);
    points.dedup();
    let one = power(scale).unwrap_or(1);
    let mut all: Vec<String> = vec!["1".into(), "0".into()];
    for point in &points {
        for near in [*point, point.saturating_sub(one), point.saturating_add(one)] {
            all.push(number_text(near, scale));
        }
    }
    for point in &points {
        match point.checked_mul(10).and_then(|point| point.checked_add(5)) {
            Some(between) => all.push(number_text(between, scale + 1)),
            None => fits = false,
        }
    }
    (all, exact && fits)
}

/// Whether the evaluator may read it as a number.
fn looks_like_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'))
}

/// Digits and how many of them stand behind the point.
fn decimal(text: &str) -> Option<(i128, u32)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    if whole.is_empty()
        || digits.len() > LONGEST_NUMBER
        || exponent.unsigned_abs() > 20
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let places = i32::try_from(fraction.len()).ok()? - exponent;
    let digits: i128 = digits.parse().ok()?;
    match u32::try_from(places) {
        Ok(places) => Some((sign * digits, places)),
        Err(_) => Some((sign * digits.checked_mul(10_i128.checked_pow(places.unsigned_abs())?)?, 0)),
    }
}

fn number_text(point: i128, scale: u32) -> String {
    let sign = if point < 0 { "-" } else { "" };
    let places = usize::try_from(scale).unwrap_or(0);
    let digits = format!("{:0>width$}", point.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - places).unwrap_or((&digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn dates(listed: &[&str]) -> (Vec<String>, bool) {
    let read: Vec<Option<Timestamp>> = listed.iter().map(|text| instant(text)).collect();
    let exact = listed.iter().zip(&read).all(|(text, read)| read.is_some() || !looks_like_number(text));
    let mut all = vec!["2026-03-02T09:00:00Z".to_owned()];
    for time in read.into_iter().flatten() {
        let second = |seconds: i64| Timestamp { seconds, nanoseconds: 0 };
        let day = 86_400;
        let near = [
            time,
            second(time.seconds.saturating_add(day)),
            second(time.seconds.saturating_sub(day)),
            second(time.seconds.saturating_add(1)),
            second(time.seconds.saturating_sub(1)),
            second(time.seconds),
            shifted(time, 1),
            shifted(time, -1),
        ];
        all.extend(near.into_iter().map(date_text));
    }
    (all, exact)
}

/// The next or the last nanosecond, which is as fine as the evaluator tells times apart.
fn shifted(time: Timestamp, by: i64) -> Timestamp {
    let nanoseconds = i64::from(time.nanoseconds) + by;
    Timestamp {
        seconds: time.seconds.saturating_add(nanoseconds.div_euclid(1_000_000_000)),
        nanoseconds: u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).unwrap_or(0),
    }
}

fn instant(text: &str) -> Option<Timestamp> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.contains(['T', 't']) || is_year || text.get(4..5) == Some("-") {
        return Timestamp::parse(text);
    }
    let seconds = text.parse().ok()?;
    Some(Timestamp { seconds, nanoseconds: 0 })
}

fn date_text(time: Timestamp) -> String {
    if !(0..=9999).contains(&time.date().year) {
        return time.seconds.to_string();
    }
    let text = time.iso8601();
    match time.nanoseconds {
        0 => text,
        nanoseconds => format!("{}.{nanoseconds:09}Z", text.trim_end_matches('Z')),
    }
}

fn addresses(listed: &[&str]) -> Vec<String> {
    let mut all: Vec<IpAddr> = [[203, 0, 113, 7], [198, 51, 100, 7], [10, 0, 0, 7], [192, 168, 0, 7]]
        .map(|bytes| IpAddr::V4(bytes.into()))
        .into();
    all.extend(["2001:db8::1", "fd00::1"].iter().filter_map(|text| text.parse::<IpAddr>().ok()));
    let mut ends = vec![IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::UNSPECIFIED)];
    for text in listed {
        let (address, prefix) =
            text.split_once('/').map_or((*text, None), |(address, prefix)| (address, Some(prefix)));
        let prefix = prefix.map(str::parse::<u32>);
        match (address.parse(), prefix.clone()) {
            (Ok(IpAddr::V4(address)), None | Some(Ok(0..=32))) => {
                let length = prefix.and_then(Result::ok).unwrap_or(32);
                let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
                let first = address.to_bits() & mask;
                let last = first | !mask;
                all.push(IpAddr::V4(Ipv4Addr::from_bits(first.saturating_add(1).min(last))));
                ends.push(IpAddr::V4(Ipv4Addr::from_bits(first)));
                ends.extend(last.checked_add(1).map(|next| IpAddr::V4(Ipv4Addr::from_bits(next))));
            }
            (Ok(IpAddr::V6(address)), None | Some(Ok(0..=128))) => {
                let length = prefix.and_then(Result::ok).unwrap_or(128);
                let mask = u128::MAX.checked_shl(128 - length).unwrap_or(0);
                let first = address.to_bits() & mask;
                let last = first | !mask;
                all.push(IpAddr::V6(Ipv6Addr::from_bits(first.saturating_add(1).min(last))));
                ends.push(IpAddr::V6(Ipv6Addr::from_bits(first)));
                ends.extend(last.checked_add(1).map(|next| IpAddr::V6(Ipv6Addr::from_bits(next))));
            }
            _ => {}
        }
    }
    // Between two neighboring ends of ranges all addresses are alike.
    all.extend(ends);
    all.into_iter().map(|address| address.to_string()).collect()
}

fn binaries(listed: &[&str]) -> (Vec<String>, bool) {
    const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut all: Vec<String> = vec!["QUJD".into()];
    all.extend(listed.iter().map(|text| (*text).to_owned()));
    let fresh = PLAIN.chars().map(|letter| format!("{letter}AAA"));
    all.extend(fresh.take(listed.len() + 1));
    let exact = listed.len() < PLAIN.len();
    (all, exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_between_and_above() {
        let (all, exact) = candidates(Kind::Number, &["10", "10.5", "-1e1", "x"]);
        assert!(exact);
        for wanted in ["10", "10.5", "-10", "9", "11", "-11", "10.05", "-9.95", "10.55"] {
            assert!(all.iter().any(|text| text == wanted), "{wanted} in {all:?}");
        }
        assert!(!candidates(Kind::Number, &["1e300"]).1);
        assert!(!candidates(Kind::Number, &["123456789012345678901234567890123"]).1);
    }

    #[test]
    fn dates_and_addresses_at_the_ends() {
        let (all, exact) = candidates(Kind::Date, &["2024-02-29", "1709251200"]);
        assert!(exact && all.iter().any(|text| text == "2024-02-28T23:59:59.999999999Z"));
        let (all, _) = candidates(Kind::Address, &["10.0.0.0/8", "2001:db8::/32"]);
        for wanted in ["10.0.0.1", "11.0.0.0", "0.0.0.0", "2001:db8::1", "2001:db9::", "::"] {
            assert!(all.iter().any(|text| text == wanted), "{wanted} in {all:?}");
        }
    }
}
