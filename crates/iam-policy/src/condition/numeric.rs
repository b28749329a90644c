//! `Numeric…`, compared exactly: no value is rounded.

use super::decimal::Decimal;
use super::{Comparator, ValueMatch};

pub(super) fn compare(comparator: Comparator, raw: &str, requested: &str) -> ValueMatch {
    match (Decimal::parse(raw), Decimal::parse(requested)) {
        (None, _) => ValueMatch::PolicyUnreadable,
        (_, None) => ValueMatch::RequestUnreadable,
        (Some(wanted), Some(found)) => ValueMatch::when(comparator.holds(found.compare(&wanted))),
    }
}
