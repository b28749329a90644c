//! Reasons for the match or mismatch of an element: a closed list, with the values that were compared.

use std::sync::Arc;

use super::PrincipalReach;
use crate::condition::AbsentRule;
use crate::document::ActionValue;
use crate::document::operator::ValueKind;

/// A value of a policy and the value of the request it was compared with. A trace compares the request's action and
/// resource with every statement, so their texts are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The policy's value as written.
    pub raw: Arc<str>,
    /// The policy's value with its variables replaced; the same as `raw` where there are none.
    pub resolved: Arc<str>,
    /// The request's value.
    pub requested: Arc<str>,
}

/// Reason for the match of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchReason {
    /// A listed value covers what is asked.
    Covered(Comparison),
    /// `NotAction`, `NotResource`: nothing listed covers what is asked, so the statement is about it.
    NotExcluded {
        /// The requested value.
        requested: Arc<str>,
    },
    /// There is no `Resource`: the statement is about the resource that its policy is attached to.
    OwnResource,
    /// A listed principal is the caller or stands for it.
    PrincipalNamed {
        /// The principal as written.
        raw: String,
        /// The principals it stands for.
        reach: PrincipalReach,
    },
    /// `NotPrincipal`: the caller is not excepted.
    PrincipalNotExcepted {
        /// The caller.
        caller: String,
        /// The reason that it is no exception.
        why: NoExceptionReason,
    },
    /// `NotPrincipal`, or a canonical user id, that cannot be judged; a Deny then applies to be safe.
    PrincipalNotJudged {
        /// The principal as written.
        raw: String,
    },
    /// The condition compares the request's values with the policy's and holds.
    ConditionHolds(ConditionComparison),
    /// The key is absent, and the operator is true then.
    KeyAbsent {
        /// The key as written.
        key: String,
        /// The rule that makes it true.
        rule: AbsentRule,
    },
    /// A negated operator whose policy value could not be resolved excludes nothing.
    UnresolvedExcludesNothing {
        /// The variable without a value.
        variable: String,
    },
    /// `Null` with `false`: the key is there.
    KeyPresent {
        /// The key as written.
        key: String,
    },
    /// Nobody told the value of the key or variable; the Deny applies, to be safe.
    ValueNotTold {
        /// The key as written.
        key: String,
    },
    /// AWS's sources leave open whether the condition holds; the Deny applies, to be safe.
    ConditionOpen {
        /// The key as written.
        key: String,
    },
}

/// Reason that a `NotPrincipal` does not except the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoExceptionReason {
    /// It is not listed.
    NotListed,
    /// It is listed without its account, which must be listed as well (IAM User Guide, *NotPrincipal*).
    AccountNotListed,
    /// The session is listed without its role, which must be listed as well (IAM User Guide, *NotPrincipal*).
    RoleNotListed,
    /// The role, or the user behind a federated user, is listed without the session itself.
    SessionNotListed,
    /// It has a permissions boundary: a Deny with `NotPrincipal` then always applies (IAM User Guide, *Permissions
    /// boundaries for IAM entities*).
    HasBoundary,
}

/// Values that a condition compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionComparison {
    /// The key as written.
    pub key: String,
    /// The request's values.
    pub requested: Vec<String>,
    /// The policy's values with variables replaced.
    pub listed: Vec<String>,
    /// The relation that was asked for.
    pub relation: Relation,
    /// Quantifier over the request's values.
    pub quantifier: Quantifier,
}

/// The relation an operator asks for, for wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Equal to one of the values.
    Equal,
    /// Equal to none of the values.
    NotEqual,
    /// Like one of the values, with wildcards.
    Like,
    /// Like none of the values.
    NotLike,
    /// Less or earlier.
    Less,
    /// Not more or not later.
    LessOrEqual,
    /// More or later.
    Greater,
    /// Not less or not earlier.
    GreaterOrEqual,
    /// In one of the address ranges.
    InRange,
    /// In none of the address ranges.
    NotInRange,
}

/// Quantifier of a condition over the values of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// One value.
    Single,
    /// `ForAllValues:`.
    All,
    /// `ForAnyValue:`.
    Any,
}

/// Values that an element lists. An action list of an AWS managed policy may be thousands long, so it is shared with the
/// policy instead of copied into every explanation.
#[derive(Clone, Debug)]
pub enum ListedValues {
    /// Of `Action`, as written.
    Actions(Arc<[ActionValue]>),
    /// With variables resolved.
    Resolved(Vec<String>),
}

impl ListedValues {
    /// The values in order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Actions(values) => values.iter().map(|value| value.text.value.as_str()).collect(),
            Self::Resolved(texts) => texts.iter().map(String::as_str).collect(),
        }
    }
}

impl PartialEq for ListedValues {
    fn eq(&self, other: &Self) -> bool {
        self.texts() == other.texts()
    }
}

impl Eq for ListedValues {}

/// Reason for the mismatch of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Nothing listed covers what is asked.
    NotCovered {
        /// The requested value.
        requested: Arc<str>,
        /// The listed values, resolved.
        listed: ListedValues,
    },
    /// A statement of a key policy has no `Resource`, and so no effect.
    NoResource,
    /// The action is checked against no single resource, and no listed value is `*`.
    NoSingleResource {
        /// The listed values.
        listed: Vec<String>,
    },
    /// The action is about a resource of these types, and was asked of `*`: only a listed `*` covers that.
    AskedOfEverything {
        /// The listed values.
        listed: Vec<String>,
        /// The types of resource, as the Service Authorization Reference names them.
        resource_types: Vec<String>,
    },
    /// Whether a listed value covers what is asked is disputed, so that an Allow grants nothing.
    CoverageDisputed(Comparison),
    /// A variable before the fifth colon of the only listed ARN, where AWS replaces none.
    VariableNotReplaced {
        /// The ARN as written.
        raw: String,
    },
    /// `NotAction`, `NotResource`: a listed value covers what is asked, so the statement leaves it out.
    Excluded(Comparison),
    /// A policy variable has no value in the request and no default.
    UnresolvedVariable {
        /// The variable.
        variable: String,
    },
    /// No listed principal is the caller or stands for it.
    PrincipalNotNamed {
        /// The caller.
        caller: String,
    },
    /// An account in the policy of a gateway endpoint, which stands for its root user only.
    PrincipalOnlyRoot {
        /// The principal as written.
        raw: String,
    },
    /// Every listed principal is the id of a deleted one.
    PrincipalDeleted {
        /// The id.
        id: String,
    },
    /// `NotPrincipal`: the caller is excepted.
    PrincipalExcepted {
        /// The principal as written.
        raw: String,
    },
    /// A principal that cannot be judged; an Allow then does not apply, to be safe.
    PrincipalNotJudged {
        /// The principal as written.
        raw: String,
    },
    /// The request does not carry the key.
    KeyAbsent {
        /// The key as written.
        key: String,
    },
    /// `Null` with `true`: the key is there.
    KeyPresent {
        /// The key as written.
        key: String,
    },
    /// Nobody told the value of the key or variable; the Allow does not apply, to be safe.
    ValueNotTold {
        /// The key as written.
        key: String,
    },
    /// AWS's sources leave open whether the condition holds; the Allow does not apply, to be safe.
    ConditionOpen {
        /// The key as written.
        key: String,
    },
    /// The condition compares the request's values with the policy's and fails.
    ConditionFails(ConditionComparison),
    /// A value cannot be read as the operator's type.
    Unreadable {
        /// The key as written.
        key: String,
        /// The value.
        value: String,
        /// The expected kind of value.
        expected: ValueKind,
        /// Whether it is the request's value or the policy's.
        in_request: bool,
    },
}
