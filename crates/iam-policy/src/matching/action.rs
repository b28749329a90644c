//! `Action` and `NotAction` (IAM User Guide, *IAM JSON policy elements: Action*, *NotAction*): compared without regard to
//! case, service and name alike.

use crate::document::ActionElement;
use crate::explanation::{Certainty, Comparison, ElementKind, ElementMatch, MatchReason, Mismatch};

/// The first listed action that covers `action`.
fn find(element: &ActionElement, action: &str) -> Option<usize> {
    element.values.iter().position(|value| value.pattern.matches_ignoring_case(action))
}

/// Whether the statement is about `action`.
pub(crate) fn matches(element: &ActionElement, action: &str) -> bool {
    find(element, action).is_some() != element.negated
}

pub(crate) fn explain(element: &ActionElement, action: &str) -> ElementMatch {
    let found = find(element, action).and_then(|index| element.values.get(index));
    let comparison = found.map(|value| Comparison {
        written: value.text.value.clone(),
        resolved: value.text.value.clone(),
        requested: action.to_owned(),
    });
    let reason = match (comparison, element.negated) {
        (Some(comparison), false) => Ok(MatchReason::Covered(comparison)),
        (Some(comparison), true) => Err(Mismatch::Excluded(comparison)),
        (None, true) => Ok(MatchReason::NotExcluded { requested: action.to_owned() }),
        (None, false) => Err(Mismatch::NotCovered {
            requested: action.to_owned(),
            listed: element.values.iter().map(|value| value.text.value.clone()).collect(),
        }),
    };
    ElementMatch {
        name: if element.negated { "NotAction" } else { "Action" }.to_owned(),
        range: element.range,
        matched_range: found.map(|value| value.text.range),
        matches: reason.is_ok(),
        kind: ElementKind::Action,
        reason,
        certainty: Certainty::Documented,
    }
}
