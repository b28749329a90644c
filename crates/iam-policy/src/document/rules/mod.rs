//! What says nothing, though its grammar is right: one kind of error per file.

mod trust;

use super::{Finding, PolicyDocument};

type Rule = fn(&PolicyDocument, &mut Vec<Finding>);

const RULES: [Rule; 1] = [trust::check];

/// Adds what AWS would refuse `document` for, though its grammar is right.
pub(super) fn check(document: &PolicyDocument, errors: &mut Vec<Finding>) {
    for rule in RULES {
        rule(document, errors);
    }
}
