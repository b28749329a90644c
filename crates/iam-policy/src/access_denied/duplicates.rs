//! Of denials that a text tells more than once each is kept once and counted.

use super::{Denial, DenialParseError, MAX_DENIALS, NotIam};
use std::collections::HashMap;

/// The denials, each once; an error where none is left.
pub(super) fn count(
    found: Vec<Denial>,
    any_record: bool,
    cause: Option<NotIam>,
) -> Result<Vec<Denial>, DenialParseError> {
    // What other systems refuse, in words that could be taken for AWS's, is no denial.
    let others = found.iter().filter_map(|denial| denial.not_iam).find(|cause| is_of_others(*cause));
    let mut found: Vec<Denial> =
        found.into_iter().filter(|denial| !denial.not_iam.is_some_and(is_of_others)).collect();
    // Errors that only look like denials, and such that tell nothing, are of interest where there is nothing else.
    if found.iter().any(|denial| denial.not_iam.is_none_or(|cause| !is_weak(cause)) && tells(denial)) {
        found.retain(|denial| denial.not_iam.is_none_or(|cause| !is_weak(cause)) && tells(denial));
    }
    let mut kept: Vec<Denial> = Vec::new();
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    for denial in found {
        let key = key(&denial);
        let same = known.entry(key).or_default();
        // A client may tell the operation at one place and not at another.
        let agrees = |earlier: &Denial| {
            earlier.operation == denial.operation
                || denial.caller_name.is_some() && (earlier.operation.is_none() || denial.operation.is_none())
        };
        let earlier = same.iter().copied().find(|index| kept.get(*index).is_some_and(agrees));
        if let Some(earlier) = earlier.and_then(|index| kept.get_mut(index)) {
            earlier.count += denial.count;
            earlier.operation = earlier.operation.take().or(denial.operation);
        } else if kept.len() < MAX_DENIALS {
            same.push(kept.len());
            kept.push(denial);
        }
    }
    if !kept.is_empty() {
        return Ok(kept);
    }
    Err(match cause.or(others) {
        Some(cause) => DenialParseError::NotIam(cause),
        None if any_record => DenialParseError::NothingDenied,
        None => DenialParseError::NotADenial,
    })
}

/// Whether a denial tells more than that there was one.
fn tells(denial: &Denial) -> bool {
    denial.caller_name.is_some()
        || denial.action.is_some()
        || denial.operation.is_some()
        || denial.resource.is_some()
        || denial.encoded.is_some()
        || denial.encoded_is_cut
        || denial.not_iam.is_some()
}

/// A cause that is told where nothing else is.
fn is_weak(cause: NotIam) -> bool {
    matches!(
        cause,
        NotIam::Quota
            | NotIam::Throttling
            | NotIam::DoesNotExist
            | NotIam::NoCredentials
            | NotIam::ApiGateway
            | NotIam::WebFirewall
    )
}

/// A cause outside AWS.
fn is_of_others(cause: NotIam) -> bool {
    cause == NotIam::KubernetesAccess
}

/// What makes two denials the same.
fn key(denial: &Denial) -> String {
    let Denial { caller_name, action, resource, decision, denied_by, policy_arn, encoded, not_iam, .. } =
        denial;
    format!(
        "{caller_name:?} {action:?} {resource:?} {decision:?} {denied_by:?} {policy_arn:?} {encoded:?} {not_iam:?}"
    )
}
