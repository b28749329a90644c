//! `Resource` and `NotResource` (IAM User Guide, *IAM JSON policy elements: Resource*, *NotResource*): case-sensitive.

use std::sync::Arc;

use crate::arn::{Arn, matches_resource};
use crate::document::{ResourceElement, ResourceValue};
use crate::explanation::{Comparison, ElementKind, ElementMatch, ListedValues, MatchReason, Mismatch, Rule};
use crate::matching::action::Action;
use crate::pattern::Pattern;
use crate::request::{AuthorizationRequest, RequestContext};
use crate::span::TextRange;

/// The first listed resource that covers the request's, and the rule it does so by. A value whose variable has no value
/// covers nothing.
fn find(element: &ResourceElement, context: &RequestContext, asked: &str) -> Option<(usize, Rule)> {
    element.values.iter().enumerate().find_map(|(index, value)| {
        let rule = match value.template.fixed() {
            Some(pattern) => covers(value, pattern, asked),
            None => covers(value, &*value.template.resolve(context).ok()?, asked),
        };
        rule.map(|rule| (index, rule))
    })
}

fn covers(value: &ResourceValue, pattern: &Pattern, asked: &str) -> Option<Rule> {
    if value.is_api_path {
        let (_, path) = api_and_path(asked)?;
        return pattern.matches(path).then_some(Rule::ApiPath);
    }
    matches_resource(pattern, asked)
}

/// The ARN of the API, and what is asked of it: `/stage/METHOD/path`. A private custom domain name is asked for as a whole.
fn api_and_path(asked: &str) -> Option<(&str, &str)> {
    const DOMAIN: &str = "/domainnames/";
    let resource = Arn::parse(asked).filter(|arn| arn.service == "execute-api")?.resource;
    let name = resource.strip_prefix(DOMAIN).unwrap_or(resource);
    let path = match name.find('/') {
        Some(at) => name.get(at..)?,
        None => (resource != name).then_some("/")?,
    };
    Some((asked.strip_suffix(path).unwrap_or(asked), path))
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
            Some((_, rule @ (Rule::ResourceRunsOn | Rule::ApiPath))) => rule,
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
    value.template.fixed().is_some() && !value.text.value.contains('$') && !value.is_api_path
}

fn resolved(value: &ResourceValue, request: &AuthorizationRequest) -> String {
    if is_as_written(value) {
        return value.text.value.clone();
    }
    match (value.template.resolve(&request.context), value.is_api_path) {
        (Ok(pattern), false) => pattern.display(),
        (Ok(pattern), true) => match api_and_path(&request.resource) {
            Some((api, _)) => format!("{api}{}", pattern.display()),
            None => value.text.value.clone(),
        },
        (Err(_), _) => value.text.value.clone(),
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

/// Whether a statement without `Resource` is about the resource that its policy is attached to (IAM User Guide, *Policies
/// and permissions*); in a key policy it has no effect (KMS API Reference, *PutKeyPolicy*).
pub(crate) fn is_about_its_own(action: Action<'_>) -> bool {
    !action.is_of("kms")
}

/// What stands in for the element where the policy of a resource has none.
pub(crate) fn explain_missing(statement: TextRange, action: Action<'_>) -> ElementMatch {
    let (reason, rule) = match is_about_its_own(action) {
        true => (Ok(MatchReason::OwnResource), Rule::OwnResource),
        false => (Err(Mismatch::NoResource), Rule::KeyPolicyWithoutResource),
    };
    ElementMatch {
        name: "Resource".into(),
        range: statement,
        matched_range: None,
        matches: reason.is_ok(),
        kind: ElementKind::Resource,
        reason,
        rule,
    }
}
