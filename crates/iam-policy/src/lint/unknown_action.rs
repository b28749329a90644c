//! `unknown-action`: no service has this prefix, or no action of the service has this name.
//!
//! AWS accepts it, and it never covers anything (Service Authorization Reference). Services that the reference at hand
//! does not hold are not judged.
//!
//! Example: `s3:ListObjects`, which is the name of the API operation; the action is `s3:ListBucket`.

use crate::document::{ActionValue, Finding, FindingCode, PolicyDocument};
use crate::reference::Reference;
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, reference: &Reference, findings: &mut Vec<Finding>) {
    for value in document.statements().iter().flat_map(|statement| statement.action.values.iter()) {
        if let Some(message) = unknown(value, reference) {
            findings.push(Finding::warning(FindingCode::UnknownAction, value.text.range, message));
        }
    }
}

fn unknown(value: &ActionValue, reference: &Reference) -> Option<String> {
    let raw = &value.text.value;
    let (prefix, name) = raw.split_once(':')?;
    // What has not the form of an action has been told already.
    let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let in_form = !prefix.is_empty()
        && prefix.bytes().all(part)
        && !name.is_empty()
        && name.bytes().all(|byte| part(byte) || matches!(byte, b'*' | b'?'));
    if !in_form {
        return None;
    }
    let Some(service) = reference.service(prefix) else {
        return reference.is_no_service(prefix).then(|| text::unknown_service(prefix));
    };
    let known = if value.has_wildcard() {
        service.actions().any(|action| value.covers(&action.full_name()))
    } else {
        service.action(name).is_some()
    };
    (!known).then(|| text::unknown_action(prefix, raw))
}
