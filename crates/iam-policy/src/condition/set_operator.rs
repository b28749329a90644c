//! From single comparisons to the answer of one condition key: absent keys, `IfExists`, several values, set operators
//! (IAM User Guide, *Single-valued vs. multivalued context keys*).

use super::operator::{Family, SetOperator};
use super::{ValueMatch, compare, null};
use crate::document::ConditionClause;
use crate::explanation::{AbsentRule, Effect, Rule};
use crate::request::{ContextValue, RequestContext};

/// The answer of one condition key. It holds no text, so that deciding allocates nothing; the trace is made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConditionJudgement {
    pub(crate) holds: bool,
    pub(crate) why: Why,
    /// The policy value that decided, where one did.
    pub(crate) value: Option<usize>,
    pub(crate) rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Values were compared.
    Compared,
    /// The key is absent; the rule that makes the condition true, if one does.
    Absent(Option<AbsentRule>),
    /// `Null` only: the key is there.
    Present,
    /// Nobody told the value, and the statement's effect takes the safe answer.
    NotTold,
    /// AWS's sources can be read both ways, and the statement's effect takes the safe one.
    Open,
    /// The variable of this policy value has no value.
    Unresolved(usize),
    /// This policy value cannot be read.
    PolicyUnreadable(usize),
    /// This value of the request cannot be read.
    RequestUnreadable(usize),
}

/// A judgement that does not hold, for no single value.
pub(super) fn fails(why: Why, rule: Rule) -> ConditionJudgement {
    ConditionJudgement { holds: false, why, value: None, rule }
}

/// Of two readings of what AWS says: in an Allow a condition has to hold by both, in a Deny by one of them.
pub(super) fn settled_by_effect(
    effect: Effect,
    one: ConditionJudgement,
    other: ConditionJudgement,
    rule: Rule,
) -> ConditionJudgement {
    if one.holds == other.holds {
        return one;
    }
    ConditionJudgement { holds: effect == Effect::Deny, why: Why::Open, value: None, rule }
}

/// Judges one condition key of a statement with this effect.
pub(crate) fn judge(
    clause: &ConditionClause,
    effect: Effect,
    context: &RequestContext,
) -> ConditionJudgement {
    let requested: &[String] = match context.get_lower(&clause.lower_key) {
        None => &[],
        Some(ContextValue::One(value)) => std::slice::from_ref(value),
        Some(ContextValue::Many(values)) => values,
        Some(ContextValue::Unknown) => return not_told(clause, effect),
    };
    if clause.operator.family == Family::Null {
        let only_empty = requested.iter().all(String::is_empty);
        return null::judge(clause, effect, !requested.is_empty(), only_empty);
    }
    if requested.is_empty() {
        return absent(clause);
    }
    let values = RequestedValues { requested, effect, context };
    let empty = || requested.iter().all(String::is_empty);
    match clause.operator.set {
        // A value set of nothing but empty strings counts as no values.
        Some(SetOperator::ForAllValues) if empty() => absent(clause),
        Some(SetOperator::ForAllValues) => every(clause, values),
        // Earlier texts of the page say that `ForAnyValue` is false for a null dataset, its name for nothing but empty
        // strings; today's speaks of the values alone.
        Some(SetOperator::ForAnyValue) if empty() => {
            let no_value = fails(Why::Absent(None), Rule::SetOperator);
            settled_by_effect(effect, no_value, some(clause, values), Rule::ForAnyValueOfEmptyStrings)
        }
        Some(SetOperator::ForAnyValue) => some(clause, values),
        // Several values without a set operator: AWS asks for one and does not say what happens otherwise. In an Allow
        // every value has to fit, in a Deny one is enough.
        None => {
            let mut judgement = match effect {
                Effect::Allow => every(clause, values),
                Effect::Deny => some(clause, values),
            };
            if requested.len() > 1 {
                judgement.rule = Rule::SeveralValues;
            }
            judgement
        }
    }
}

/// That the key is there is known, and no more.
fn not_told(clause: &ConditionClause, effect: Effect) -> ConditionJudgement {
    if clause.operator.family == Family::Null {
        return null::judge(clause, effect, true, false);
    }
    let holds = effect == Effect::Deny;
    ConditionJudgement { holds, why: Why::NotTold, value: None, rule: Rule::ConditionOperator }
}

/// What a condition key is compared with.
#[derive(Clone, Copy)]
struct RequestedValues<'r> {
    requested: &'r [String],
    /// The statement's.
    effect: Effect,
    context: &'r RequestContext,
}

fn absent(clause: &ConditionClause) -> ConditionJudgement {
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
    ConditionJudgement { holds: rule.is_some(), why: Why::Absent(rule), value: None, rule: source }
}

fn every(clause: &ConditionClause, values: RequestedValues<'_>) -> ConditionJudgement {
    let mut kept = None;
    for index in 0..values.requested.len() {
        let judgement = one(clause, values, index);
        if !judgement.holds {
            return judgement;
        }
        kept = keep(kept, judgement);
    }
    kept.unwrap_or_else(|| absent(clause))
}

fn some(clause: &ConditionClause, values: RequestedValues<'_>) -> ConditionJudgement {
    let mut kept = None;
    for index in 0..values.requested.len() {
        let judgement = one(clause, values, index);
        if judgement.holds {
            return judgement;
        }
        kept = keep(kept, judgement);
    }
    kept.unwrap_or_else(|| absent(clause))
}

/// Of judgements that agree the first, but the one that AWS leaves open if there is one: the answer hangs on it.
fn keep(known: Option<ConditionJudgement>, judgement: ConditionJudgement) -> Option<ConditionJudgement> {
    known.filter(|_| judgement.rule != Rule::UnreadableValue).or(Some(judgement))
}

/// One value of the request against all values of the policy: alternatives for a positive operator, exceptions for a
/// negated one.
fn one(clause: &ConditionClause, values: RequestedValues<'_>, index: usize) -> ConditionJudgement {
    let RequestedValues { requested, effect, context } = values;
    let negated = clause.operator.negated;
    let rule = if clause.operator.set.is_some() { Rule::SetOperator } else { Rule::ConditionOperator };
    let text = requested.get(index).map_or("", String::as_str);
    let mut trouble = None;
    for (place, value) in clause.values.iter().enumerate() {
        let found = match compare(clause.operator.family, value, text, context) {
            ValueMatch::Yes => {
                let why = Why::Compared;
                return ConditionJudgement { holds: !negated, why, value: Some(place), rule };
            }
            ValueMatch::No => continue,
            ValueMatch::Unresolved => Why::Unresolved(place),
            ValueMatch::PolicyUnreadable => Why::PolicyUnreadable(place),
            ValueMatch::RequestUnreadable => Why::RequestUnreadable(index),
        };
        // What cannot be read weighs more than a variable without value: it decides negated operators.
        if trouble.is_none() || !matches!(found, Why::Unresolved(_)) {
            trouble = Some(found);
        }
    }
    match trouble {
        None => ConditionJudgement { holds: negated, why: Why::Compared, value: None, rule },
        // A variable without value matches nothing, so a negated operator holds.
        Some(why @ Why::Unresolved(_)) => {
            ConditionJudgement { holds: negated, why, value: None, rule: Rule::UnresolvedVariable }
        }
        // A value of the wrong type is equal to nothing, and AWS does not say whether it is then unequal to it.
        Some(_) if negated && effect == Effect::Deny => {
            ConditionJudgement { holds: true, why: Why::Open, value: None, rule: Rule::UnreadableValue }
        }
        Some(why) => fails(why, Rule::UnreadableValue),
    }
}
