//! `Null`: whether the request carries the key at all.

use super::boolean;
use super::set_operator::{ConditionJudgement, Why};
use crate::document::ConditionClause;
use crate::explanation::{AbsentRule, Rule};

/// `true` asks for an absent key, `false` for a present one; several values are alternatives.
pub(super) fn judge(clause: &ConditionClause, present: bool) -> ConditionJudgement {
    let mut unreadable = None;
    for (index, value) in clause.values.iter().enumerate() {
        match boolean::parse(&value.text.value) {
            Some(wanted_absent) if wanted_absent != present => {
                let why = if present { Why::Present } else { Why::Absent(Some(AbsentRule::Null)) };
                return ConditionJudgement { holds: true, why, value: Some(index), rule: Rule::AbsentKey };
            }
            Some(_) => {}
            None => unreadable = Some(index),
        }
    }
    let why = match unreadable {
        Some(index) => Why::PolicyUnreadable(index),
        None if present => Why::Present,
        None => Why::Absent(None),
    };
    ConditionJudgement { holds: false, why, value: None, rule: Rule::AbsentKey }
}
