//! `Resource` and `NotResource` (IAM User Guide, *IAM JSON policy elements: Resource*, *NotResource*): case-sensitive.

use std::sync::Arc;

use super::eval_resource::{EvalResource, ResourceMatch};
use crate::action_name::ActionName;
use crate::arn::Arn;
use crate::condition::applies_if_unknown;
use crate::document::Effect;
use crate::document::{ResourceElement, ResourceValue};
use crate::explanation::{Comparison, ElementKind, ElementMatch, ListedValues, MatchReason, Mismatch};
use crate::pattern::Pattern;
use crate::request::RequestContext;
use crate::rule::Rule;
use crate::span::TextRange;

/// Unknown parts of the ARN of a service as a whole.
const REGION: &str = "aws:RequestedRegion";

/// The first listed resource that covers the asked one. A disputed or unknown match counts only where there is no certain one.
/// A value whose variable has no value covers nothing.
fn find(
    element: &ResourceElement,
    context: &RequestContext,
    asked: &EvalResource<'_>,
) -> Option<(usize, ResourceMatch)> {
    let mut uncertain = None;
    for (index, value) in element.values.iter().enumerate() {
        let found = match value.template.without_variables() {
            Some(pattern) => coverage(value, pattern, asked),
            None => match value.template.resolve(context) {
                Ok(pattern) => coverage(value, &pattern, asked),
                Err(_) => value.template.unknown_in_favor(context).and_then(|in_favor| {
                    let possible = coverage(value, &value.template.resolve_with_wildcards(context), asked);
                    possible.map(|_| ResourceMatch::Unknown { in_favor })
                }),
            },
        };
        match found {
            Some(ResourceMatch::Certain(_)) => return found.map(|found| (index, found)),
            Some(_) if uncertain.is_none() => uncertain = found.map(|found| (index, found)),
            _ => {}
        }
    }
    uncertain
}

fn coverage(value: &ResourceValue, pattern: &Pattern, asked: &EvalResource<'_>) -> Option<ResourceMatch> {
    if value.is_api_path {
        let (_, path) = api_and_path(asked.text())?;
        return pattern.matches(path).then_some(ResourceMatch::Certain(Rule::ApiPath));
    }
    asked.match_pattern(pattern)
}

/// Whether a statement of this effect is about the resource. A disputed or unknown match counts for a Deny and not for an
/// Allow.
fn applies(element: &ResourceElement, found: Option<ResourceMatch>, effect: Effect) -> bool {
    match found {
        None => element.negated,
        Some(ResourceMatch::Certain(_)) => !element.negated,
        Some(ResourceMatch::Disputed(_)) => effect == Effect::Deny,
        Some(ResourceMatch::Unknown { in_favor }) => applies_if_unknown(effect, in_favor),
    }
}

/// The ARN of an API, and the rest of the resource: `/stage/METHOD/path`. A private custom domain name as a whole has `/`.
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

/// Whether the statement is about the resource `asked`. Sets `depends_on_unknown` where a value that is not known decided.
pub(crate) fn matches(
    element: &ResourceElement,
    effect: Effect,
    context: &RequestContext,
    asked: &EvalResource<'_>,
    depends_on_unknown: &mut bool,
) -> bool {
    let found = find(element, context, asked).map(|(_, found)| found);
    *depends_on_unknown |= matches!(found, Some(ResourceMatch::Unknown { .. }));
    applies(element, found, effect)
}

/// The outcome of the element. `text` is the asked resource's, shared.
pub(crate) fn explain(
    element: &ResourceElement,
    effect: Effect,
    context: &RequestContext,
    asked: &EvalResource<'_>,
    text: &Arc<str>,
) -> ElementMatch {
    let found = find(element, context, asked);
    let value = found.and_then(|(index, _)| element.values.get(index));
    let coverage = found.map(|(_, coverage)| coverage);
    let matches = applies(element, coverage, effect);
    let compared = value.map(|value| comparison(value, context, text));
    let unknown = value.filter(|_| matches!(coverage, Some(ResourceMatch::Unknown { .. })));
    let key = unknown.map(|value| match value.template.resolve(context) {
        Err(unresolved) => unresolved.0.key.clone(),
        Ok(_) => REGION.to_owned(),
    });
    let reason = match (compared, matches) {
        _ if let Some(key) = key => unknown_reason(key, matches),
        (Some(compared), true) if !element.negated => Ok(MatchReason::Covered(compared)),
        (Some(_) | None, true) => Ok(MatchReason::NotExcluded { requested: Arc::clone(text) }),
        (Some(compared), false) if element.negated => Err(Mismatch::Excluded(compared)),
        (Some(compared), false) => Err(Mismatch::CoverageDisputed(compared)),
        (None, false) => Err(not_covered(element, context, asked, text)),
    };
    let kept_variable = || element.values.iter().any(|value| value.template.has_unreplaced_variable());
    ElementMatch {
        name: if element.negated { "NotResource" } else { "Resource" }.into(),
        range: element.range,
        matched_range: value.map(|value| value.text.range),
        matches,
        kind: ElementKind::Resource,
        reason,
        rule: match coverage {
            Some(ResourceMatch::Disputed(rule)) => rule,
            Some(ResourceMatch::Certain(rule)) if rule != Rule::Resource => rule,
            None if kept_variable() => Rule::VariableBeforeResource,
            _ if element.negated => Rule::NotResource,
            _ => Rule::Resource,
        },
    }
}

fn unknown_reason(key: String, matches: bool) -> Result<MatchReason, Mismatch> {
    if matches { Ok(MatchReason::ValueNotTold { key }) } else { Err(Mismatch::ValueNotTold { key }) }
}

fn comparison(value: &ResourceValue, context: &RequestContext, asked: &Arc<str>) -> Comparison {
    let raw: Arc<str> = value.text.value.as_str().into();
    let resolved = match is_as_written(value) {
        true => Arc::clone(&raw),
        false => resolved(value, context, asked).into(),
    };
    Comparison { raw, resolved, requested: Arc::clone(asked) }
}

/// Whether the value has neither a variable nor an escape, so that the text itself is compared.
fn is_as_written(value: &ResourceValue) -> bool {
    value.template.without_variables().is_some() && !value.text.value.contains('$') && !value.is_api_path
}

fn resolved(value: &ResourceValue, context: &RequestContext, asked: &str) -> String {
    if is_as_written(value) {
        return value.text.value.clone();
    }
    match (value.template.resolve(context), value.is_api_path) {
        (Ok(pattern), false) => pattern.display(),
        (Ok(pattern), true) => match api_and_path(asked) {
            Some((api, _)) => format!("{api}{}", pattern.display()),
            None => value.text.value.clone(),
        },
        (Err(_), _) => value.text.value.clone(),
    }
}

fn not_covered(
    element: &ResourceElement,
    context: &RequestContext,
    asked: &EvalResource<'_>,
    text: &Arc<str>,
) -> Mismatch {
    // With one value its variable is the whole story; with several the list tells more.
    if let [value] = element.values.as_slice() {
        if value.template.has_unreplaced_variable() {
            return Mismatch::VariableNotReplaced { raw: value.text.value.clone() };
        }
        if let Err(unresolved) = value.template.resolve(context) {
            return Mismatch::UnresolvedVariable { variable: unresolved.0.key.clone() };
        }
    }
    let listed = element.values.iter().map(|value| resolved(value, context, text)).collect();
    if asked.is_no_single() {
        return Mismatch::NoSingleResource { listed };
    }
    Mismatch::NotCovered { requested: Arc::clone(text), listed: ListedValues::Resolved(listed) }
}

/// Whether a statement without `Resource` is about the resource that its policy is attached to (IAM User Guide, *Policies
/// and permissions*); in a key policy it has no effect (KMS API Reference, *PutKeyPolicy*).
pub(crate) fn is_about_its_own(action: ActionName<'_>) -> bool {
    !action.is_of_service("kms")
}

/// The outcome that stands in for the element where a resource-based policy has none.
pub(crate) fn explain_missing(statement: TextRange, action: ActionName<'_>) -> ElementMatch {
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
