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

pub use crate::document::operator::{Comparator, Operator, OperatorFamily, SetOperator, ValueKind};
pub(crate) use ip_address::parse_range as parse_ip_range;
pub(crate) use set_operator::{ConditionReason, ConditionResult, evaluate};

use crate::document::{ConditionValue, Effect};
use crate::request::RequestContext;

/// Reason that an absent key makes a condition true.
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

/// Whether a statement of this effect is taken to apply where a value that is not known decides it: a Deny is and an Allow is not,
/// or, where the value is assumed to be `in_favor` of the caller, the other way round.
pub(crate) fn applies_if_unknown(effect: Effect, in_favor: bool) -> bool {
    (effect == Effect::Deny) != in_favor
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
    family: OperatorFamily,
    value: &ConditionValue,
    requested: &str,
    context: &RequestContext,
) -> ValueMatch {
    let raw = value.text.value.as_str();
    match family {
        OperatorFamily::StringEquals | OperatorFamily::StringLike => {
            string::compare(value, requested, context)
        }
        OperatorFamily::StringEqualsIgnoreCase => string::compare_ignoring_case(value, requested, context),
        OperatorFamily::Numeric(comparator) => numeric::compare(comparator, raw, requested),
        OperatorFamily::Date(comparator) => date::compare(comparator, raw, requested),
        OperatorFamily::Bool => boolean::compare(raw, requested),
        OperatorFamily::Binary => binary::compare(raw, requested),
        OperatorFamily::IpAddress => ip_address::compare(raw, requested),
        OperatorFamily::Arn => arn::compare(value, requested, context),
        // `Null` asks about the key, not about its values; see `null`.
        OperatorFamily::Null => ValueMatch::No,
    }
}

/// Whether an operator could read `value` in a policy.
pub(crate) fn is_readable(family: OperatorFamily, value: &str) -> bool {
    match family {
        OperatorFamily::StringEquals
        | OperatorFamily::StringLike
        | OperatorFamily::StringEqualsIgnoreCase => true,
        OperatorFamily::Numeric(_) => decimal::Decimal::parse(value).is_some(),
        OperatorFamily::Date(_) => date::parse(value).is_some(),
        OperatorFamily::Bool | OperatorFamily::Null => boolean::parse(value).is_some(),
        OperatorFamily::Binary => binary::decode(value).is_some(),
        OperatorFamily::IpAddress => ip_address::parse_range(value).is_some(),
        OperatorFamily::Arn => arn::is_readable(value),
    }
}
