//! What AWS accepts and a reader should know, and rules beyond the grammar: one kind of finding per file.

mod characters;
mod full_access;
mod multivalued_key;
mod not_principal;
mod open_trust_policy;
mod pass_role;
mod resource_control;
mod resource_type;
mod size;
mod unknown_action;
mod unreadable_value;
mod variable_without_version;

use crate::document::{Finding, PolicyDocument};

type Check = fn(&PolicyDocument, &mut Vec<Finding>);

const CHECKS: [Check; 12] = [
    characters::check,
    full_access::check,
    multivalued_key::check,
    not_principal::check,
    open_trust_policy::check,
    pass_role::check,
    resource_control::check,
    resource_type::check,
    size::check,
    unknown_action::check,
    unreadable_value::check,
    variable_without_version::check,
];

/// Adds what there is to say about `document`.
pub(crate) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for check in CHECKS {
        check(document, findings);
    }
}
