//! `ArnEquals` ≡ `ArnLike`: six components, compared one by one, each with its own wildcards.

use std::borrow::Cow;

use super::ValueMatch;
use crate::arn::{Arn, has_all_components, matches_strictly};
use crate::document::ConditionValue;
use crate::pattern::Pattern;
use crate::request::RequestContext;

pub(super) fn compare(value: &ConditionValue, requested: &str, context: &RequestContext) -> ValueMatch {
    let Ok(pattern) = value.template.resolve(context) else {
        return ValueMatch::Unresolved;
    };
    // Where no colon is written the ARN comes out of the variable as a whole, as from `${aws:PrincipalArn}`.
    let pattern = if pattern.has_colon() { pattern } else { Cow::Owned(pattern.with_separators()) };
    if !has_all_components(&pattern) {
        return ValueMatch::PolicyUnreadable;
    }
    if Arn::parse(requested).is_none() {
        return ValueMatch::RequestUnreadable;
    }
    ValueMatch::when(matches_strictly(&pattern, requested))
}

/// A value with a variable may become an ARN.
pub(super) fn is_readable(value: &str) -> bool {
    value.contains("${") || has_all_components(&Pattern::new(value))
}
