//! `unknown-action`: no action of the service has this name.
//!
//! AWS accepts it, and it never covers anything (Service Authorization Reference). Services that are not built in here
//! are not judged.
//!
//! Example: `s3:ListObjects`, which is the name of the API operation; the action is `s3:ListBucket`.

use crate::document::{Finding, PolicyDocument};
use crate::reference;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    for value in document.statements().iter().flat_map(|statement| &statement.action.values) {
        let Some((service, name)) = value.text.value.split_once(':') else {
            continue;
        };
        // What has not the form of an action has been told already.
        if name.is_empty()
            || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'?'))
        {
            continue;
        }
        if !reference::services().any(|known| known.eq_ignore_ascii_case(service)) {
            continue;
        }
        let known = if value.pattern.has_wildcard() {
            reference::actions_of(service)
                .any(|action| value.pattern.matches_ignoring_case(&action.full_name()))
        } else {
            reference::action(&value.text.value).is_some()
        };
        if !known {
            let message = format!(
                "no action of the service `{service}` is called `{}`; check the name",
                value.text.value
            );
            findings.push(Finding::warning("unknown-action", value.text.range, message));
        }
    }
}
