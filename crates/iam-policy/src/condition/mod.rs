//! Condition operators (IAM User Guide, *IAM JSON policy elements: Condition operators*), one file per family.

mod arn;
mod binary;
mod boolean;
mod date;
pub(crate) mod decimal;
mod ip_address;
mod null;
mod numeric;
mod set_operator;
mod string;

pub use crate::document::operator::{Comparator, Family, Operator, SetOperator, ValueKind};
pub(crate) use ip_address::parse_range as parse_ip_range;
pub(crate) use set_operator::{ConditionResult, Reason, evaluate};

use crate::document::ConditionValue;
use crate::request::RequestContext;

/// Why an absent key makes a condition true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsentRule {
    /// A negated operator (`…Not…`).
    Negated,
    /// `…IfExists`.
    IfExists,
    /// `ForAllValues:` over no values.
    ForAllValues,
    /// `Null` with `true`.
    Null,
}

/// One policy value against one value of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueMatch {
    /// The positive relation holds.
    Yes,
    /// It does not.
    No,
    /// A policy variable has no value.
    Unresolved,
    /// The policy's value cannot be read.
    PolicyUnreadable,
    /// The request's value cannot be read.
    RequestUnreadable,
}

impl ValueMatch {
    pub(crate) fn when(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Whether the positive relation of `family` holds; negation is applied by the caller.
pub(crate) fn compare(
    family: Family,
    value: &ConditionValue,
    requested: &str,
    context: &RequestContext,
) -> ValueMatch {
    let written = value.text.value.as_str();
    match family {
        Family::StringEquals | Family::StringLike => string::compare(value, requested, context),
        Family::StringEqualsIgnoreCase => string::compare_ignoring_case(value, requested, context),
        Family::Numeric(comparator) => numeric::compare(comparator, written, requested),
        Family::Date(comparator) => date::compare(comparator, written, requested),
        Family::Bool => boolean::compare(written, requested),
        Family::Binary => binary::compare(written, requested),
        Family::IpAddress => ip_address::compare(written, requested),
        Family::Arn => arn::compare(value, requested, context),
        // `Null` asks about the key, not about its values; see `null`.
        Family::Null => ValueMatch::No,
    }
}

/// Whether an operator could read `value` in a policy.
pub(crate) fn is_readable(family: Family, value: &str) -> bool {
    match family {
        Family::StringEquals | Family::StringLike | Family::StringEqualsIgnoreCase => true,
        Family::Numeric(_) => decimal::Decimal::parse(value).is_some(),
        Family::Date(_) => date::parse(value).is_some(),
        Family::Bool | Family::Null => boolean::parse(value).is_some(),
        Family::Binary => binary::decode(value).is_some(),
        Family::IpAddress => ip_address::parse_range(value).is_some(),
        Family::Arn => arn::is_readable(value),
    }
}
