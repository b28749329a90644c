//! What a picture says beside its drawing.

use crate::station::StationState;
use crate::text::stations;

/// The title of a picture, for whoever does not see it.
pub(crate) fn title(verdict: &str, action: &str, resource: &str) -> String {
    format!("{verdict}: {action} on {resource}")
}

/// `Statement 2 of the bucket policy`.
pub(crate) fn statement_in(number: usize, policy: &str) -> String {
    format!("Statement {number} of {policy}")
}

/// How sure an answer is.
pub(crate) fn certainty(word: &str) -> String {
    format!("How sure this is: {word}.")
}

/// What the signs of the drawing mean, of those that it has.
pub(crate) fn legend(states: &[StationState]) -> String {
    let signs = states.iter().map(|state| {
        let sign = match state {
            StationState::Passed => "filled check",
            StationState::Stopped => "filled bar",
            StationState::WouldStop => "dashed bar",
            StationState::WouldPass => "open check",
            StationState::NotNeeded => "dash",
            StationState::NotApplicable => "dotted ring",
            StationState::NotKnown => "question mark",
        };
        format!("{sign}: {}", stations::state(*state))
    });
    signs.collect::<Vec<_>>().join(" · ")
}

/// What is asked, and by whom.
pub(crate) fn asked(action: &str, resource: &str, caller: &str) -> [String; 2] {
    [format!("{action} on {resource}"), format!("by {caller}")]
}
