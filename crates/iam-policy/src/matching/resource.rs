//! `Resource` and `NotResource` (IAM User Guide, *IAM JSON policy elements: Resource*, *NotResource*): case-sensitive.

use std::sync::Arc;

use crate::arn::matches_resource;
use crate::document::{ResourceElement, ResourceValue};
use crate::explanation::{Comparison, ElementKind, ElementMatch, ListedValues, MatchReason, Mismatch, Rule};
use crate::request::{AuthorizationRequest, RequestContext};

/// The first listed resource that covers the request's, and the rule it does so by. A value whose variable has no value
/// covers nothing.
fn find(element: &ResourceElement, context: &RequestContext, asked: &str) -> Option<(usize, Rule)> {
    element.values.iter().enumerate().find_map(|(index, value)| {
        let rule = match value.template.fixed() {
            Some(pattern) => matches_resource(pattern, asked),
            None => matches_resource(&*value.template.resolve(context).ok()?, asked),
        };
        rule.map(|rule| (index, rule))
    })
}

/// Whether the statement is about the resource `asked`.
pub(crate) fn matches(element: &ResourceElement, context: &RequestContext, asked: &str) -> bool {
    find(element, context, asked).is_some() != element.negated
}

/// The element; `asked` is the request's resource, shared.
pub(crate) fn explain(
    element: &ResourceElement,
    request: &AuthorizationRequest,
    asked: &Arc<str>,
) -> ElementMatch {
    let found = find(element, &request.context, asked);
    let value = found.and_then(|(index, _)| element.values.get(index));
    let reason = match (value, element.negated) {
        (Some(value), false) => Ok(MatchReason::Covered(comparison(value, request, asked))),
        (Some(value), true) => Err(Mismatch::Excluded(comparison(value, request, asked))),
        (None, true) => Ok(MatchReason::NotExcluded { requested: Arc::clone(asked) }),
        (None, false) => Err(not_covered(element, request, asked)),
    };
    ElementMatch {
        name: if element.negated { "NotResource" } else { "Resource" }.into(),
        range: element.range,
        matched_range: value.map(|value| value.text.range),
        matches: reason.is_ok(),
        kind: ElementKind::Resource,
        reason,
        rule: match found {
            Some((_, Rule::ResourceRunsOn)) => Rule::ResourceRunsOn,
            _ if element.negated => Rule::NotResource,
            _ => Rule::Resource,
        },
    }
}

fn comparison(value: &ResourceValue, request: &AuthorizationRequest, asked: &Arc<str>) -> Comparison {
    let written: Arc<str> = value.text.value.as_str().into();
    let resolved = match is_as_written(value) {
        true => Arc::clone(&written),
        false => resolved(value, request).into(),
    };
    Comparison { written, resolved, requested: Arc::clone(asked) }
}

/// Neither a variable nor an escape: what is compared is the text itself.
fn is_as_written(value: &ResourceValue) -> bool {
    value.template.fixed().is_some() && !value.text.value.contains('$')
}

fn resolved(value: &ResourceValue, request: &AuthorizationRequest) -> String {
    if is_as_written(value) {
        return value.text.value.clone();
    }
    match value.template.resolve(&request.context) {
        Ok(pattern) => pattern.display(),
        Err(_) => value.text.value.clone(),
    }
}

fn not_covered(element: &ResourceElement, request: &AuthorizationRequest, asked: &Arc<str>) -> Mismatch {
    // With one value the missing variable is the whole story; with several the list tells more.
    if let [value] = element.values.as_slice()
        && let Err(unresolved) = value.template.resolve(&request.context)
    {
        return Mismatch::UnresolvedVariable { variable: unresolved.0.key.clone() };
    }
    let listed = element.values.iter().map(|value| resolved(value, request)).collect();
    if request.resource == "*" {
        return Mismatch::NoSingleResource { listed };
    }
    Mismatch::NotCovered { requested: Arc::clone(asked), listed: ListedValues::Resolved(listed) }
}
