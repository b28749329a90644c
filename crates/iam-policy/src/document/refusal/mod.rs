//! What AWS refuses on creation and update, and evaluates where it exists all the same: one kind of refusal per file.
//!
//! Such a document can be understood. One that was made before AWS refused it, or was imported or saved, counts as written.
//! What cannot be understood is an error of reading, and says nothing.

mod characters;
mod impossible_arn;
mod resource_control;
mod size;

use super::{Finding, PolicyDocument};

type Check = fn(&PolicyDocument, &mut Vec<Finding>);

const CHECKS: [Check; 4] = [characters::check, impossible_arn::check, resource_control::check, size::check];

/// Adds what AWS refuses `document` for, though it can be understood.
pub(crate) fn check(document: &PolicyDocument, refusals: &mut Vec<Finding>) {
    for check in CHECKS {
        check(document, refusals);
    }
}
