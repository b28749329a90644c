//! One key of `Condition`, as an element of the trace.

use crate::condition::{ConditionReason, ConditionResult, evaluate};
use crate::document::ConditionClause;
use crate::document::Effect;
use crate::document::operator::{Comparator, Operator, OperatorFamily, SetOperator};
use crate::explanation::{
    ConditionComparison, ElementKind, ElementMatch, MatchReason, Mismatch, Quantifier, Relation,
};
use crate::request::{ContextValue, RequestContext};

/// Whether the condition of a statement with this effect holds. Sets `depends_on_unknown` where a value that is not known
/// decided.
pub(crate) fn matches(
    clause: &ConditionClause,
    effect: Effect,
    context: &RequestContext,
    depends_on_unknown: &mut bool,
) -> bool {
    let result = evaluate(clause, effect, context);
    *depends_on_unknown |= result.reason == ConditionReason::ValueUnknown;
    result.holds
}

pub(crate) fn explain(clause: &ConditionClause, effect: Effect, context: &RequestContext) -> ElementMatch {
    let result = evaluate(clause, effect, context);
    let value = result.value.and_then(|index| clause.values.get(index));
    ElementMatch {
        name: [clause.operator_text.value.as_str(), " ", &clause.key.value].concat().into(),
        range: clause.range,
        matched_range: value.map(|value| value.text.range),
        matches: result.holds,
        kind: ElementKind::Condition,
        reason: if result.holds {
            Ok(holds(clause, context, result))
        } else {
            Err(fails(clause, context, result))
        },
        rule: result.rule,
    }
}

fn holds(clause: &ConditionClause, context: &RequestContext, result: ConditionResult) -> MatchReason {
    let key = clause.key.value.clone();
    match result.reason {
        ConditionReason::Absent(Some(rule)) => MatchReason::KeyAbsent { key, rule },
        ConditionReason::Present => MatchReason::KeyPresent { key },
        ConditionReason::ValueUnknown => MatchReason::ValueNotTold { key },
        ConditionReason::Open => MatchReason::ConditionOpen { key },
        ConditionReason::Unresolved(index) => {
            MatchReason::UnresolvedExcludesNothing { variable: variable(clause, context, index) }
        }
        _ => MatchReason::ConditionHolds(comparison(clause, context)),
    }
}

fn fails(clause: &ConditionClause, context: &RequestContext, result: ConditionResult) -> Mismatch {
    let key = clause.key.value.clone();
    let expected = clause.operator.value_kind();
    match result.reason {
        ConditionReason::Compared => Mismatch::ConditionFails(comparison(clause, context)),
        ConditionReason::Absent(_) => Mismatch::KeyAbsent { key },
        ConditionReason::Present => Mismatch::KeyPresent { key },
        ConditionReason::ValueUnknown => Mismatch::ValueNotTold { key },
        ConditionReason::Open => Mismatch::ConditionOpen { key },
        ConditionReason::Unresolved(index) => {
            Mismatch::UnresolvedVariable { variable: variable(clause, context, index) }
        }
        ConditionReason::PolicyUnreadable(index) => {
            let value = clause.values.get(index).map_or_else(String::new, |value| value.text.value.clone());
            Mismatch::Unreadable { key, value, expected, in_request: false }
        }
        ConditionReason::RequestUnreadable(index) => {
            let value = requested(clause, context).get(index).cloned().unwrap_or_default();
            Mismatch::Unreadable { key, value, expected, in_request: true }
        }
    }
}

fn variable(clause: &ConditionClause, context: &RequestContext, index: usize) -> String {
    let Some(value) = clause.values.get(index) else {
        return String::new();
    };
    match value.template.resolve(context) {
        Err(unresolved) => unresolved.0.key.clone(),
        Ok(_) => String::new(),
    }
}

fn requested(clause: &ConditionClause, context: &RequestContext) -> Vec<String> {
    match context.get_lower(&clause.lower_key) {
        None | Some(ContextValue::Unknown(_)) => Vec::new(),
        Some(ContextValue::One(value)) => vec![value.clone()],
        Some(ContextValue::Many(values)) => values.clone(),
    }
}

fn comparison(clause: &ConditionClause, context: &RequestContext) -> ConditionComparison {
    let listed = clause.values.iter().map(|value| match value.template.resolve(context) {
        Ok(pattern) => pattern.display(),
        Err(_) => value.text.value.clone(),
    });
    ConditionComparison {
        key: clause.key.value.clone(),
        requested: requested(clause, context),
        listed: listed.collect(),
        relation: relation(clause.operator),
        quantifier: match clause.operator.set {
            None => Quantifier::Single,
            Some(SetOperator::ForAllValues) => Quantifier::All,
            Some(SetOperator::ForAnyValue) => Quantifier::Any,
        },
    }
}

fn relation(operator: Operator) -> Relation {
    match (operator.family, operator.negated) {
        (OperatorFamily::StringLike | OperatorFamily::Arn, false) => Relation::Like,
        (OperatorFamily::StringLike | OperatorFamily::Arn, true) => Relation::NotLike,
        (OperatorFamily::IpAddress, false) => Relation::InRange,
        (OperatorFamily::IpAddress, true) => Relation::NotInRange,
        (OperatorFamily::Numeric(comparator) | OperatorFamily::Date(comparator), false) => match comparator {
            Comparator::Equals => Relation::Equal,
            Comparator::LessThan => Relation::Less,
            Comparator::LessThanEquals => Relation::LessOrEqual,
            Comparator::GreaterThan => Relation::Greater,
            Comparator::GreaterThanEquals => Relation::GreaterOrEqual,
        },
        (_, false) => Relation::Equal,
        (_, true) => Relation::NotEqual,
    }
}
