//! `Null`: whether the request carries the key at all.

use super::boolean;
use super::set_operator::{ConditionReason, ConditionResult, fails, safer_for_effect};
use crate::condition::AbsentRule;
use crate::document::ConditionClause;
use crate::document::Effect;
use crate::document::operator::SetOperator;
use crate::rule::Rule;

/// `only_empty`: the key has no value but empty strings.
pub(super) fn evaluate(
    clause: &ConditionClause,
    effect: Effect,
    present: bool,
    only_empty: bool,
) -> ConditionResult {
    match clause.operator.set {
        // The page on set operators gives an empty string as an example of a null dataset, this operator's page calls a key
        // that exists not null.
        None if present && only_empty => {
            let (with_value, without) = (plain(clause, true), plain(clause, false));
            safer_for_effect(effect, with_value, without, Rule::NullOfEmptyString)
        }
        None => plain(clause, present),
        // IAM User Guide, *IAM policy validation check reference*: "always" true and false. PMapper's tests against AWS's
        // simulator find that of an absent key only, and the plain operator's answer where the key is there.
        Some(set) if present => {
            safer_for_effect(effect, plain(clause, true), always(set), Rule::NullWithSetOperator)
        }
        Some(set) => always(set),
    }
}

/// `true` asks for an absent key, `false` for a present one; several values are alternatives.
fn plain(clause: &ConditionClause, present: bool) -> ConditionResult {
    let mut unreadable = None;
    for (index, value) in clause.values.iter().enumerate() {
        match boolean::parse(&value.text.value) {
            Some(wanted_absent) if wanted_absent != present => {
                let reason = if present {
                    ConditionReason::Present
                } else {
                    ConditionReason::Absent(Some(AbsentRule::Null))
                };
                return ConditionResult { holds: true, reason, value: Some(index), rule: Rule::AbsentKey };
            }
            Some(_) => {}
            None => unreadable = Some(index),
        }
    }
    let reason = match unreadable {
        Some(index) => ConditionReason::PolicyUnreadable(index),
        None if present => ConditionReason::Present,
        None => ConditionReason::Absent(None),
    };
    fails(reason, Rule::AbsentKey)
}

fn always(set: SetOperator) -> ConditionResult {
    match set {
        SetOperator::ForAllValues => ConditionResult {
            holds: true,
            reason: ConditionReason::Absent(Some(AbsentRule::ForAllValues)),
            value: None,
            rule: Rule::NullWithoutKey,
        },
        SetOperator::ForAnyValue => fails(ConditionReason::Absent(None), Rule::NullWithoutKey),
    }
}
