//! `StringEquals`, `StringLike` and their case-insensitive forms.

use super::ValueMatch;
use crate::document::ConditionValue;
use crate::request::RequestContext;

/// `StringEquals` and `StringLike`: the difference is in how the template reads wildcards.
pub(super) fn compare(value: &ConditionValue, requested: &str, context: &RequestContext) -> ValueMatch {
    match value.template.resolve(context) {
        Ok(pattern) => ValueMatch::when(pattern.matches(requested)),
        Err(_) => ValueMatch::Unresolved,
    }
}

/// Case is ignored beyond ASCII too: the documentation does not restrict it.
pub(super) fn compare_ignoring_case(
    value: &ConditionValue,
    requested: &str,
    context: &RequestContext,
) -> ValueMatch {
    match value.template.resolve(context) {
        Ok(pattern) => {
            let wanted = pattern.display();
            let equal = wanted
                .chars()
                .flat_map(char::to_lowercase)
                .eq(requested.chars().flat_map(char::to_lowercase));
            ValueMatch::when(equal)
        }
        Err(_) => ValueMatch::Unresolved,
    }
}
