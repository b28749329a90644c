//! The reason for the match or mismatch of an element, with the values that were compared.

use crate::condition::AbsentRule;
use crate::explanation::{
    Comparison, ConditionComparison, MatchReason, Mismatch, NoExceptionReason, PrincipalReach, Quantifier,
    Relation,
};
use crate::json::Json;

pub(super) fn reason(reason: &Result<MatchReason, Mismatch>) -> Json {
    let (name, mut members) = match reason {
        Ok(reason) => matching(reason),
        Err(mismatch) => failing(mismatch),
    };
    members.insert(0, ("Name", Json::text(name)));
    Json::from_members(members)
}

type Named = (&'static str, Vec<(&'static str, Json)>);

fn matching(reason: &MatchReason) -> Named {
    match reason {
        MatchReason::Covered(comparison) => ("Covered", compared(comparison)),
        MatchReason::NotExcluded { requested } => {
            ("NotExcluded", vec![("Requested", Json::text(requested.as_ref()))])
        }
        MatchReason::OwnResource => ("OwnResource", Vec::new()),
        MatchReason::PrincipalNamed { raw, reach } => {
            ("PrincipalNamed", vec![("Written", Json::text(raw)), ("Reach", Json::text(reach_name(*reach)))])
        }
        MatchReason::PrincipalNotExcepted { caller, why } => {
            let why = match why {
                NoExceptionReason::NotListed => "NotListed",
                NoExceptionReason::AccountNotListed => "AccountNotListed",
                NoExceptionReason::RoleNotListed => "RoleNotListed",
                NoExceptionReason::SessionNotListed => "SessionNotListed",
                NoExceptionReason::HasBoundary => "HasBoundary",
            };
            ("PrincipalNotExcepted", vec![("Caller", Json::text(caller)), ("Why", Json::text(why))])
        }
        MatchReason::PrincipalNotJudged { raw } => ("PrincipalNotJudged", vec![("Written", Json::text(raw))]),
        MatchReason::ConditionHolds(comparison) => ("ConditionHolds", condition(comparison)),
        MatchReason::KeyAbsent { key, rule } => {
            let rule = match rule {
                AbsentRule::Negated => "Negated",
                AbsentRule::IfExists => "IfExists",
                AbsentRule::ForAllValues => "ForAllValues",
                AbsentRule::Null => "Null",
            };
            ("KeyAbsent", vec![("Key", Json::text(key)), ("Rule", Json::text(rule))])
        }
        MatchReason::UnresolvedExcludesNothing { variable } => {
            ("UnresolvedExcludesNothing", vec![("Variable", Json::text(variable))])
        }
        MatchReason::KeyPresent { key } => ("KeyPresent", vec![("Key", Json::text(key))]),
        MatchReason::ValueNotTold { key } => ("ValueNotTold", vec![("Key", Json::text(key))]),
        MatchReason::ConditionOpen { key } => ("ConditionOpen", vec![("Key", Json::text(key))]),
    }
}

fn failing(mismatch: &Mismatch) -> Named {
    match mismatch {
        Mismatch::NotCovered { requested, listed } => (
            "NotCovered",
            vec![("Requested", Json::text(requested.as_ref())), ("Listed", Json::texts(&listed.texts()))],
        ),
        Mismatch::NoResource => ("NoResource", Vec::new()),
        Mismatch::NoSingleResource { listed } => ("NoSingleResource", vec![("Listed", Json::texts(listed))]),
        Mismatch::AskedOfEverything { listed, resource_types } => (
            "AskedOfEverything",
            vec![("Listed", Json::texts(listed)), ("ResourceTypes", Json::texts(resource_types))],
        ),
        Mismatch::CoverageDisputed(comparison) => ("CoverageDisputed", compared(comparison)),
        Mismatch::VariableNotReplaced { raw } => ("VariableNotReplaced", vec![("Written", Json::text(raw))]),
        Mismatch::Excluded(comparison) => ("Excluded", compared(comparison)),
        Mismatch::UnresolvedVariable { variable } => {
            ("UnresolvedVariable", vec![("Variable", Json::text(variable))])
        }
        Mismatch::PrincipalNotNamed { caller } => ("PrincipalNotNamed", vec![("Caller", Json::text(caller))]),
        Mismatch::PrincipalOnlyRoot { raw } => ("PrincipalOnlyRoot", vec![("Written", Json::text(raw))]),
        Mismatch::PrincipalDeleted { id } => ("PrincipalDeleted", vec![("Id", Json::text(id))]),
        Mismatch::PrincipalExcepted { raw } => ("PrincipalExcepted", vec![("Written", Json::text(raw))]),
        Mismatch::PrincipalNotJudged { raw } => ("PrincipalNotJudged", vec![("Written", Json::text(raw))]),
        Mismatch::KeyAbsent { key } => ("KeyAbsent", vec![("Key", Json::text(key))]),
        Mismatch::KeyPresent { key } => ("KeyPresent", vec![("Key", Json::text(key))]),
        Mismatch::ValueNotTold { key } => ("ValueNotTold", vec![("Key", Json::text(key))]),
        Mismatch::ConditionOpen { key } => ("ConditionOpen", vec![("Key", Json::text(key))]),
        Mismatch::ConditionFails(comparison) => ("ConditionFails", condition(comparison)),
        Mismatch::Unreadable { key, value, in_request, .. } => {
            let whose = if *in_request { "Request" } else { "Policy" };
            let members =
                vec![("Key", Json::text(key)), ("Value", Json::text(value)), ("In", Json::text(whose))];
            ("Unreadable", members)
        }
    }
}

fn compared(comparison: &Comparison) -> Vec<(&'static str, Json)> {
    vec![
        ("Written", Json::text(comparison.raw.as_ref())),
        ("Resolved", Json::text(comparison.resolved.as_ref())),
        ("Requested", Json::text(comparison.requested.as_ref())),
    ]
}

fn condition(comparison: &ConditionComparison) -> Vec<(&'static str, Json)> {
    let relation = match comparison.relation {
        Relation::Equal => "Equal",
        Relation::NotEqual => "NotEqual",
        Relation::Like => "Like",
        Relation::NotLike => "NotLike",
        Relation::Less => "Less",
        Relation::LessOrEqual => "LessOrEqual",
        Relation::Greater => "Greater",
        Relation::GreaterOrEqual => "GreaterOrEqual",
        Relation::InRange => "InRange",
        Relation::NotInRange => "NotInRange",
    };
    let quantifier = match comparison.quantifier {
        Quantifier::Single => "Single",
        Quantifier::All => "All",
        Quantifier::Any => "Any",
    };
    vec![
        ("Key", Json::text(&comparison.key)),
        ("Requested", Json::texts(&comparison.requested)),
        ("Listed", Json::texts(&comparison.listed)),
        ("Relation", Json::text(relation)),
        ("Quantifier", Json::text(quantifier)),
    ]
}

fn reach_name(reach: PrincipalReach) -> &'static str {
    match reach {
        PrincipalReach::Account => "Account",
        PrincipalReach::Role => "Role",
        PrincipalReach::Caller => "Caller",
        PrincipalReach::Everyone => "Everyone",
    }
}
