//! Decimal numbers of any length, compared without rounding. Floating point would call 9007199254740993 and
//! 9007199254740992 equal.

use std::cmp::Ordering;

/// A number as sign, digits without zeros at either end, and the place of the first digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// `0.digits × 10^scale`; no digits for zero.
    digits: Vec<u8>,
    scale: i64,
}

impl Decimal {
    /// Reads `12`, `-1.50`, `+3`, `1e3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() || (mantissa.len() > whole.len() && fraction.is_empty()) {
            return None;
        }
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if !all.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let leading = all.iter().take_while(|digit| **digit == b'0').count();
        let trailing = all.iter().rev().take_while(|digit| **digit == b'0').count();
        let digits = all.get(leading..all.len().saturating_sub(trailing)).unwrap_or(&[]).to_vec();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, scale: 0 });
        }
        let scale = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()? + i64::from(exponent);
        Some(Self { negative, digits, scale })
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
        }
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.scale.cmp(&other.scale).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: Ordering) {
        let (Some(a), Some(b)) = (Decimal::parse(left), Decimal::parse(right)) else {
            panic!("{left} or {right} is no number");
        };
        assert_eq!(a.compare(&b), expected, "{left} against {right}");
        assert_eq!(b.compare(&a), expected.reverse(), "{right} against {left}");
    }

    #[test]
    fn exact_order() {
        check("10", "10.0", Ordering::Equal);
        check("1e3", "1000", Ordering::Equal);
        check("-0", "0", Ordering::Equal);
        check("9", "10", Ordering::Less);
        check("-9", "-10", Ordering::Greater);
        check("0.09", "0.1", Ordering::Less);
        check("9007199254740993", "9007199254740992", Ordering::Greater);
        check("-1", "0", Ordering::Less);
        check("100", "1e2", Ordering::Equal);
        check("0", "0.001", Ordering::Less);
    }

    #[test]
    fn no_numbers() {
        for text in ["", "-", "1.", ".5", "1e", "abc", "1 ", "0x10", "1e99999999999", "١", "NaN", "--1"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
