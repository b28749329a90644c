//! What AWS refuses beyond the grammar: one kind of error per file.

mod characters;
mod resource_control;
mod size;
mod trust;

use super::{Finding, PolicyDocument};

type Rule = fn(&PolicyDocument, &mut Vec<Finding>);

const RULES: [Rule; 4] = [characters::check, trust::check, resource_control::check, size::check];

/// Adds what AWS would refuse `document` for, though its grammar is right.
pub(super) fn check(document: &PolicyDocument, errors: &mut Vec<Finding>) {
    for rule in RULES {
        rule(document, errors);
    }
}
