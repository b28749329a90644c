//! From single comparisons to the answer of one condition key: absent keys, `IfExists`, several values, set operators
//! (IAM User Guide, *Single-valued vs. multivalued context keys*).

use super::operator::{Family, SetOperator};
use super::{ValueMatch, compare, null};
use crate::document::ConditionClause;
use crate::explanation::{AbsentRule, Rule};
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
    /// The variable of this policy value has no value.
    Unresolved(usize),
    /// This policy value cannot be read.
    PolicyUnreadable(usize),
    /// This value of the request cannot be read.
    RequestUnreadable(usize),
}

/// Judges one condition key.
pub(crate) fn judge(clause: &ConditionClause, context: &RequestContext) -> ConditionJudgement {
    let requested: &[String] = match context.get_lower(&clause.lower_key) {
        None => &[],
        Some(ContextValue::One(value)) => std::slice::from_ref(value),
        Some(ContextValue::Many(values)) => values,
    };
    if clause.operator.family == Family::Null {
        return null::judge(clause, !requested.is_empty());
    }
    if requested.is_empty() {
        return absent(clause);
    }
    match clause.operator.set {
        // A value set of nothing but empty strings counts as no values.
        Some(SetOperator::ForAllValues) if requested.iter().all(String::is_empty) => absent(clause),
        Some(SetOperator::ForAllValues) => every(clause, requested, context),
        Some(SetOperator::ForAnyValue) if requested.iter().all(String::is_empty) => no_value(),
        Some(SetOperator::ForAnyValue) => some(clause, requested, context),
        // Several values without a set operator: AWS asks for one and does not say what happens otherwise. A positive
        // operator then looks for one value that matches, a negated one for none.
        None => {
            let mut judgement = if clause.operator.negated {
                every(clause, requested, context)
            } else {
                some(clause, requested, context)
            };
            if requested.len() > 1 {
                judgement.rule = Rule::SeveralValues;
            }
            judgement
        }
    }
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

/// Earlier texts of the page say that `ForAnyValue` is false for a null data set, its name for nothing but empty strings;
/// today's speaks of the values alone.
fn no_value() -> ConditionJudgement {
    let why = Why::Absent(None);
    ConditionJudgement { holds: false, why, value: None, rule: Rule::ForAnyValueOfEmptyStrings }
}

fn every(clause: &ConditionClause, requested: &[String], context: &RequestContext) -> ConditionJudgement {
    let mut last = None;
    for index in 0..requested.len() {
        let judgement = one(clause, requested, index, context);
        if !judgement.holds {
            return judgement;
        }
        last = Some(judgement);
    }
    last.unwrap_or_else(|| absent(clause))
}

fn some(clause: &ConditionClause, requested: &[String], context: &RequestContext) -> ConditionJudgement {
    let mut first = None;
    for index in 0..requested.len() {
        let judgement = one(clause, requested, index, context);
        if judgement.holds {
            return judgement;
        }
        first = first.or(Some(judgement));
    }
    first.unwrap_or_else(|| absent(clause))
}

/// One value of the request against all values of the policy: alternatives for a positive operator, exceptions for a
/// negated one.
fn one(
    clause: &ConditionClause,
    requested: &[String],
    index: usize,
    context: &RequestContext,
) -> ConditionJudgement {
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
        // A value of the wrong type matches neither way; AWS does not say.
        Some(why) => ConditionJudgement { holds: false, why, value: None, rule: Rule::UnreadableValue },
    }
}
