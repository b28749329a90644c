//! Names of operators.

/// What a value has to be for an operator to read it.
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
    /// What is compared, and how.
    pub family: Family,
    /// `…Not…`: holds when the positive relation does not.
    pub negated: bool,
    /// `…IfExists`.
    pub if_exists: bool,
}

/// How several values of a request count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetOperator {
    /// Every value of the request.
    ForAllValues,
    /// At least one value of the request.
    ForAnyValue,
}

/// A family of operators; the negated forms are [`Operator::negated`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
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
const NAMES: [(&str, Family, bool); 27] = [
    ("StringEquals", Family::StringEquals, false),
    ("StringNotEquals", Family::StringEquals, true),
    ("StringEqualsIgnoreCase", Family::StringEqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Family::StringEqualsIgnoreCase, true),
    ("StringLike", Family::StringLike, false),
    ("StringNotLike", Family::StringLike, true),
    ("NumericEquals", Family::Numeric(Comparator::Equals), false),
    ("NumericNotEquals", Family::Numeric(Comparator::Equals), true),
    ("NumericLessThan", Family::Numeric(Comparator::LessThan), false),
    ("NumericLessThanEquals", Family::Numeric(Comparator::LessThanEquals), false),
    ("NumericGreaterThan", Family::Numeric(Comparator::GreaterThan), false),
    ("NumericGreaterThanEquals", Family::Numeric(Comparator::GreaterThanEquals), false),
    ("DateEquals", Family::Date(Comparator::Equals), false),
    ("DateNotEquals", Family::Date(Comparator::Equals), true),
    ("DateLessThan", Family::Date(Comparator::LessThan), false),
    ("DateLessThanEquals", Family::Date(Comparator::LessThanEquals), false),
    ("DateGreaterThan", Family::Date(Comparator::GreaterThan), false),
    ("DateGreaterThanEquals", Family::Date(Comparator::GreaterThanEquals), false),
    ("Bool", Family::Bool, false),
    ("BinaryEquals", Family::Binary, false),
    ("IpAddress", Family::IpAddress, false),
    ("NotIpAddress", Family::IpAddress, true),
    ("ArnEquals", Family::Arn, false),
    ("ArnLike", Family::Arn, false),
    ("ArnNotEquals", Family::Arn, true),
    ("ArnNotLike", Family::Arn, true),
    ("Null", Family::Null, false),
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
        if *family == Family::Null && if_exists {
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
            Family::StringEquals | Family::StringEqualsIgnoreCase | Family::StringLike | Family::Arn
        )
    }

    /// What its values have to be.
    pub fn value_kind(self) -> ValueKind {
        match self.family {
            Family::StringEquals | Family::StringEqualsIgnoreCase | Family::StringLike => ValueKind::Text,
            Family::Numeric(_) => ValueKind::Number,
            Family::Date(_) => ValueKind::Date,
            Family::Bool | Family::Null => ValueKind::Bool,
            Family::Binary => ValueKind::Base64,
            Family::IpAddress => ValueKind::IpRange,
            Family::Arn => ValueKind::Arn,
        }
    }
}
