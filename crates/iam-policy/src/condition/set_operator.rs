//! Evaluates one condition key from single comparisons: absent keys, `IfExists`, several values, set operators
//! (IAM User Guide, *Single-valued vs. multivalued context keys*).

use super::{ValueMatch, applies_if_unknown, compare, null};
use crate::condition::AbsentRule;
use crate::document::Effect;
use crate::document::operator::{OperatorFamily, SetOperator};
use crate::document::{ConditionClause, ConditionValue};
use crate::request::{ContextValue, RequestContext, UnknownFact};
use crate::rule::Rule;

/// The result of one condition key. It holds no text, so that deciding allocates nothing; the trace is made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConditionResult {
    pub(crate) holds: bool,
    pub(crate) reason: ConditionReason,
    /// The policy value that decided, where one did.
    pub(crate) value: Option<usize>,
    pub(crate) rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConditionReason {
    /// Values were compared.
    Compared,
    /// The key is absent; the rule that makes the condition true, if one does.
    Absent(Option<AbsentRule>),
    /// `Null` only: the key is there.
    Present,
    /// The value is not known, and the statement's effect takes the safe result.
    ValueUnknown,
    /// AWS's sources can be read both ways, and the statement's effect takes the safe one.
    Open,
    /// The variable of this policy value has no value.
    Unresolved(usize),
    /// This policy value cannot be read.
    PolicyUnreadable(usize),
    /// This value of the request cannot be read.
    RequestUnreadable(usize),
}

/// A result that does not hold, for no single value.
pub(super) fn fails(reason: ConditionReason, rule: Rule) -> ConditionResult {
    ConditionResult { holds: false, reason, value: None, rule }
}

/// Of two readings of what AWS says: in an Allow a condition has to hold by both, in a Deny by one of them.
pub(super) fn safer_for_effect(
    effect: Effect,
    one: ConditionResult,
    other: ConditionResult,
    rule: Rule,
) -> ConditionResult {
    if one.holds == other.holds {
        return one;
    }
    ConditionResult { holds: effect == Effect::Deny, reason: ConditionReason::Open, value: None, rule }
}

/// Evaluates one condition key of a statement with this effect.
pub(crate) fn evaluate(
    clause: &ConditionClause,
    effect: Effect,
    context: &RequestContext,
) -> ConditionResult {
    let requested: &[String] = match context.get_lower(&clause.lower_key) {
        None => &[],
        Some(ContextValue::One(value)) => std::slice::from_ref(value),
        Some(ContextValue::Many(values)) => values,
        Some(ContextValue::Unknown(fact)) => return unknown_value(clause, effect, context, fact),
    };
    if clause.operator.family == OperatorFamily::Null {
        let only_empty = requested.iter().all(String::is_empty);
        return null::evaluate(clause, effect, !requested.is_empty(), only_empty);
    }
    if requested.is_empty() {
        return absent(clause);
    }
    let values = RequestedValues { requested, effect, context };
    let empty = || requested.iter().all(String::is_empty);
    match clause.operator.set {
        // A value set of nothing but empty strings counts as no values.
        Some(SetOperator::ForAllValues) if empty() => absent(clause),
        Some(SetOperator::ForAllValues) => for_all_values(clause, values),
        // Earlier texts of the page say that `ForAnyValue` is false for a null dataset, its name for nothing but empty
        // strings; today's speaks of the values alone.
        Some(SetOperator::ForAnyValue) if empty() => {
            let no_value = fails(ConditionReason::Absent(None), Rule::SetOperator);
            safer_for_effect(effect, no_value, for_any_value(clause, values), Rule::ForAnyValueOfEmptyStrings)
        }
        Some(SetOperator::ForAnyValue) => for_any_value(clause, values),
        // Several values without a set operator: AWS asks for one and does not say what happens otherwise. In an Allow
        // every value has to fit, in a Deny one is enough.
        None => {
            let mut result = match effect {
                Effect::Allow => for_all_values(clause, values),
                Effect::Deny => for_any_value(clause, values),
            };
            if requested.len() > 1 {
                result.rule = Rule::SeveralValues;
            }
            result
        }
    }
}

/// The value is not known. That the key is there may be, and that it is equal to another one that carries the same fact.
fn unknown_value(
    clause: &ConditionClause,
    effect: Effect,
    context: &RequestContext,
    fact: &UnknownFact,
) -> ConditionResult {
    if clause.operator.family == OperatorFamily::Null && fact.is_present() {
        return null::evaluate(clause, effect, true, false);
    }
    let rule = Rule::ConditionOperator;
    let is_same = |value: &ConditionValue| value.template.as_unknown_fact(context) == Some(fact);
    if fact.is_one_value()
        && let Some(place) = clause.values.iter().position(is_same)
    {
        let holds = !clause.operator.negated;
        return ConditionResult { holds, reason: ConditionReason::Compared, value: Some(place), rule };
    }
    let holds = applies_if_unknown(effect, context.is_in_favor(fact));
    ConditionResult { holds, reason: ConditionReason::ValueUnknown, value: None, rule }
}

/// The values that a condition key is compared with.
#[derive(Clone, Copy)]
struct RequestedValues<'r> {
    requested: &'r [String],
    /// The statement's.
    effect: Effect,
    context: &'r RequestContext,
}

fn absent(clause: &ConditionClause) -> ConditionResult {
    let rule = if clause.operator.if_exists {
        Some(AbsentRule::IfExists)
    } else {
        match clause.operator.set {
            Some(SetOperator::ForAllValues) => Some(AbsentRule::ForAllValues),
            Some(SetOperator::ForAnyValue) => None,
            None => clause.operator.negated.then_some(AbsentRule::Negated),
        }
    };
    let source = if clause.operator.set.is_some() { Rule::SetOperator } else { Rule::AbsentKey };
    ConditionResult {
        holds: rule.is_some(),
        reason: ConditionReason::Absent(rule),
        value: None,
        rule: source,
    }
}

fn for_all_values(clause: &ConditionClause, values: RequestedValues<'_>) -> ConditionResult {
    let mut kept = None;
    for index in 0..values.requested.len() {
        let result = single_value(clause, values, index);
        if !result.holds {
            return result;
        }
        kept = prefer_open(kept, result);
    }
    kept.unwrap_or_else(|| absent(clause))
}

fn for_any_value(clause: &ConditionClause, values: RequestedValues<'_>) -> ConditionResult {
    let mut kept = None;
    for index in 0..values.requested.len() {
        let result = single_value(clause, values, index);
        if result.holds {
            return result;
        }
        kept = prefer_open(kept, result);
    }
    kept.unwrap_or_else(|| absent(clause))
}

/// Of results that agree the first, but the one that AWS leaves open if there is one: the decision depends on it.
fn prefer_open(known: Option<ConditionResult>, result: ConditionResult) -> Option<ConditionResult> {
    known.filter(|_| result.rule != Rule::UnreadableValue).or(Some(result))
}

/// One value of the request against all values of the policy: alternatives for a positive operator, exceptions for a
/// negated one.
fn single_value(clause: &ConditionClause, values: RequestedValues<'_>, index: usize) -> ConditionResult {
    let RequestedValues { requested, effect, context } = values;
    let negated = clause.operator.negated;
    let rule = if clause.operator.set.is_some() { Rule::SetOperator } else { Rule::ConditionOperator };
    let text = requested.get(index).map_or("", String::as_str);
    let (mut trouble, mut unknown) = (None, None);
    for (place, value) in clause.values.iter().enumerate() {
        let found = match compare(clause.operator.family, value, text, context) {
            ValueMatch::Yes => {
                let reason = ConditionReason::Compared;
                return ConditionResult { holds: !negated, reason, value: Some(place), rule };
            }
            ValueMatch::No => continue,
            ValueMatch::Unresolved => ConditionReason::Unresolved(place),
            ValueMatch::PolicyUnreadable => ConditionReason::PolicyUnreadable(place),
            ValueMatch::RequestUnreadable => ConditionReason::RequestUnreadable(index),
        };
        // What cannot be read weighs more than a variable without value: it decides negated operators. A variable whose value
        // is not known may match.
        if trouble.is_none() || !matches!(found, ConditionReason::Unresolved(_)) {
            trouble = Some(found);
        }
        if matches!(found, ConditionReason::Unresolved(_))
            && let Some(in_favor) = value.template.unknown_in_favor(context)
        {
            unknown = Some(unknown.unwrap_or(true) && in_favor);
        }
    }
    if let (Some(ConditionReason::Unresolved(_)), Some(in_favor)) = (trouble, unknown) {
        let holds = applies_if_unknown(effect, in_favor);
        return ConditionResult { holds, reason: ConditionReason::ValueUnknown, value: None, rule };
    }
    match trouble {
        None => ConditionResult { holds: negated, reason: ConditionReason::Compared, value: None, rule },
        // A variable without value matches nothing, so a negated operator holds.
        Some(reason @ ConditionReason::Unresolved(_)) => {
            ConditionResult { holds: negated, reason, value: None, rule: Rule::UnresolvedVariable }
        }
        // A value of the wrong type is equal to nothing, and AWS does not say whether it is then unequal to it.
        Some(_) if negated && effect == Effect::Deny => ConditionResult {
            holds: true,
            reason: ConditionReason::Open,
            value: None,
            rule: Rule::UnreadableValue,
        },
        Some(reason) => fails(reason, Rule::UnreadableValue),
    }
}
