//! Names of operators.

/// The kind of value that an operator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// Any text.
    Text,
    /// A decimal number.
    Number,
    /// A date in an ISO 8601 form, or seconds since 1970.
    Date,
    /// `true` or `false`.
    Bool,
    /// Base64.
    Base64,
    /// An IP address or a range of them.
    IpRange,
    /// An ARN.
    Arn,
}

/// A condition operator as it stands in a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<SetOperator>,
    /// The comparison.
    pub family: OperatorFamily,
    /// `…Not…`: holds when the positive relation does not.
    pub negated: bool,
    /// `…IfExists`.
    pub if_exists: bool,
}

/// Quantifier over several values of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetOperator {
    /// Every value of the request.
    ForAllValues,
    /// At least one value of the request.
    ForAnyValue,
}

/// A family of operators; the negated forms are [`Operator::negated`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OperatorFamily {
    /// `StringEquals`.
    StringEquals,
    /// `StringEqualsIgnoreCase`.
    StringEqualsIgnoreCase,
    /// `StringLike`.
    StringLike,
    /// `Numeric…`.
    Numeric(Comparator),
    /// `Date…`.
    Date(Comparator),
    /// `Bool`.
    Bool,
    /// `BinaryEquals`.
    Binary,
    /// `IpAddress`.
    IpAddress,
    /// `ArnEquals` and `ArnLike`, which do the same.
    Arn,
    /// `Null`.
    Null,
}

/// An order relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// `…Equals`, `…NotEquals`.
    Equals,
    /// `…LessThan`.
    LessThan,
    /// `…LessThanEquals`.
    LessThanEquals,
    /// `…GreaterThan`.
    GreaterThan,
    /// `…GreaterThanEquals`.
    GreaterThanEquals,
}

impl Comparator {
    pub(crate) fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThan => order.is_gt(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

/// Every operator without prefix and suffix.
const NAMES: [(&str, OperatorFamily, bool); 27] = [
    ("StringEquals", OperatorFamily::StringEquals, false),
    ("StringNotEquals", OperatorFamily::StringEquals, true),
    ("StringEqualsIgnoreCase", OperatorFamily::StringEqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", OperatorFamily::StringEqualsIgnoreCase, true),
    ("StringLike", OperatorFamily::StringLike, false),
    ("StringNotLike", OperatorFamily::StringLike, true),
    ("NumericEquals", OperatorFamily::Numeric(Comparator::Equals), false),
    ("NumericNotEquals", OperatorFamily::Numeric(Comparator::Equals), true),
    ("NumericLessThan", OperatorFamily::Numeric(Comparator::LessThan), false),
    ("NumericLessThanEquals", OperatorFamily::Numeric(Comparator::LessThanEquals), false),
    ("NumericGreaterThan", OperatorFamily::Numeric(Comparator::GreaterThan), false),
    ("NumericGreaterThanEquals", OperatorFamily::Numeric(Comparator::GreaterThanEquals), false),
    ("DateEquals", OperatorFamily::Date(Comparator::Equals), false),
    ("DateNotEquals", OperatorFamily::Date(Comparator::Equals), true),
    ("DateLessThan", OperatorFamily::Date(Comparator::LessThan), false),
    ("DateLessThanEquals", OperatorFamily::Date(Comparator::LessThanEquals), false),
    ("DateGreaterThan", OperatorFamily::Date(Comparator::GreaterThan), false),
    ("DateGreaterThanEquals", OperatorFamily::Date(Comparator::GreaterThanEquals), false),
    ("Bool", OperatorFamily::Bool, false),
    ("BinaryEquals", OperatorFamily::Binary, false),
    ("IpAddress", OperatorFamily::IpAddress, false),
    ("NotIpAddress", OperatorFamily::IpAddress, true),
    ("ArnEquals", OperatorFamily::Arn, false),
    ("ArnLike", OperatorFamily::Arn, false),
    ("ArnNotEquals", OperatorFamily::Arn, true),
    ("ArnNotLike", OperatorFamily::Arn, true),
    ("Null", OperatorFamily::Null, false),
];

impl Operator {
    /// Reads an operator's name without regard to case; `None` where AWS knows no such operator.
    pub fn parse(name: &str) -> Option<Self> {
        let (set, rest) = match name.split_once(':') {
            None => (None, name),
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAllValues") => {
                (Some(SetOperator::ForAllValues), rest)
            }
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAnyValue") => {
                (Some(SetOperator::ForAnyValue), rest)
            }
            Some(_) => return None,
        };
        let split = rest.len().saturating_sub("IfExists".len());
        let (base, if_exists) = match (rest.get(..split), rest.get(split..)) {
            (Some(base), Some(suffix)) if suffix.eq_ignore_ascii_case("IfExists") => (base, true),
            _ => (rest, false),
        };
        let (_, family, negated) = NAMES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(base))?;
        // `Null` is about presence itself (IAM User Guide, *IAM policy validation check reference*, "Null with if exists");
        // set operators are taken before it ("Null with qualifier").
        if *family == OperatorFamily::Null && if_exists {
            return None;
        }
        Some(Self { set, family: *family, negated: *negated, if_exists })
    }

    /// The names of all operators without prefix and suffix, for completion.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, ..)| *name)
    }

    /// Whether policy variables are read in its values (IAM User Guide, *Variables and tags*: string and ARN
    /// operators).
    pub fn takes_variables(self) -> bool {
        matches!(
            self.family,
            OperatorFamily::StringEquals
                | OperatorFamily::StringEqualsIgnoreCase
                | OperatorFamily::StringLike
                | OperatorFamily::Arn
        )
    }

    /// The kind of its values.
    pub fn value_kind(self) -> ValueKind {
        match self.family {
            OperatorFamily::StringEquals
            | OperatorFamily::StringEqualsIgnoreCase
            | OperatorFamily::StringLike => ValueKind::Text,
            OperatorFamily::Numeric(_) => ValueKind::Number,
            OperatorFamily::Date(_) => ValueKind::Date,
            OperatorFamily::Bool | OperatorFamily::Null => ValueKind::Bool,
            OperatorFamily::Binary => ValueKind::Base64,
            OperatorFamily::IpAddress => ValueKind::IpRange,
            OperatorFamily::Arn => ValueKind::Arn,
        }
    }
}
