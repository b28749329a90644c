//! `resource-type`: an action and a resource that never meet.
//!
//! Every action is checked against certain types of resource (Service Authorization Reference): `s3:GetObject` against an
//! object's ARN, `s3:ListBucket` against a bucket's, `s3:ListAllMyBuckets` against `*` only. A statement whose resources
//! fit none of them does nothing for that action.
//!
//! Example: `s3:GetObject` on `arn:aws:s3:::photos`. Fix: `arn:aws:s3:::photos/*`.

use crate::document::{ActionValue, Finding, PolicyDocument, ResourceElement};
use crate::pattern::overlaps;
use crate::reference::{ActionReference, Reference};

pub(super) fn check(document: &PolicyDocument, reference: &Reference, findings: &mut Vec<Finding>) {
    for statement in document.statements() {
        let Some(resource) = statement.resource.as_ref().filter(|element| !element.negated) else {
            continue;
        };
        if statement.action.negated || covers_everything(resource) {
            continue;
        }
        for value in statement.action.values.iter().filter(|value| !value.has_wildcard()) {
            if let Some(action) = reference.action(&value.text.value)
                && let Some(message) = mismatch(value, action, resource)
            {
                findings.push(Finding::warning("resource-type", value.text.range, message));
            }
        }
    }
}

fn covers_everything(element: &ResourceElement) -> bool {
    element.values.iter().any(|value| value.template.fixed().is_some_and(|pattern| pattern.is_everything()))
}

fn mismatch(value: &ActionValue, action: ActionReference, resource: &ResourceElement) -> Option<String> {
    let written = &value.text.value;
    // The last type listed is the plain one: access points come before buckets and objects.
    let Some(example) = action.resources().last() else {
        return Some(format!(
            "`{written}` is not about a single resource, so only `\"Resource\": \"*\"` covers it; put it into a statement of its own"
        ));
    };
    let fits = action
        .resources()
        .flat_map(|taken| taken.resource_type.arn_formats())
        .any(|format| resource.values.iter().any(|value| overlaps(&value.template.widest(), &format)));
    let form = example.resource_type.arn_formats().next()?.replace("${Partition}", "aws");
    (!fits)
        .then(|| format!("`{written}` is checked against `{form}`, and no resource of this statement is one"))
}
