//! `Bool`.

use super::ValueMatch;

pub(super) fn compare(raw: &str, requested: &str) -> ValueMatch {
    match (parse(raw), parse(requested)) {
        (None, _) => ValueMatch::PolicyUnreadable,
        (_, None) => ValueMatch::RequestUnreadable,
        (Some(wanted), Some(found)) => ValueMatch::when(wanted == found),
    }
}

/// `true` or `false`, without regard to case.
pub(super) fn parse(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}
