//! `resource-type`: an action and a resource that never meet.
//!
//! Every action is checked against certain types of resource (Service Authorization Reference): `s3:GetObject` against an
//! object's ARN, `s3:ListBucket` against a bucket's, `s3:ListAllMyBuckets` against `*` only. A statement whose resources
//! fit none of them does nothing for that action.
//!
//! Example: `s3:GetObject` on `arn:aws:s3:::photos`. Fix: `arn:aws:s3:::photos/*`.

use crate::action_name::ActionName;
use crate::document::{ActionValue, Finding, FindingCode, PolicyDocument, ResourceElement};
use crate::matching::eval_resource::evaluated_arn_format;
use crate::matching::service_wide::service_wide_arn_format;
use crate::pattern::{Pattern, overlaps};
use crate::reference::{ActionReference, Reference};
use crate::text::lint as text;

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
                findings.push(Finding::warning(FindingCode::ResourceType, value.text.range, message));
            }
        }
    }
}

fn covers_everything(element: &ResourceElement) -> bool {
    element
        .values
        .iter()
        .any(|value| value.template.without_variables().is_some_and(|pattern| pattern.is_everything()))
}

fn mismatch(value: &ActionValue, action: ActionReference, resource: &ResourceElement) -> Option<String> {
    let raw = &value.text.value;
    let name = ActionName::new(raw);
    let forms: Vec<String> = match service_wide_arn_format(name) {
        Some(form) => vec![form],
        None => {
            let forms = action.resources().flat_map(|taken| taken.resource_type.arn_formats());
            forms.map(|form| evaluated_arn_format(name, form)).collect()
        }
    };
    if forms.is_empty() {
        return Some(text::no_single_resource(raw));
    }
    let fits = |form: &String| {
        resource.values.iter().any(|value| overlaps(&value.template.to_wildcard_pattern(), form))
    };
    (!forms.iter().any(fits)).then(|| match nearly_fits(&forms, resource) {
        Some(Change::AddWildcard(whole)) => text::wildcard_missing(raw, whole),
        Some(Change::DropWildcard(whole)) => text::wildcard_needless(raw, whole),
        None => text::other_resource_type(raw, &either(&forms)),
    })
}

/// A change that makes an ARN fit, with the ARN that names the whole.
enum Change<'r> {
    AddWildcard(&'r str),
    DropWildcard(&'r str),
}

/// A resource of which `/*` is missing, or which has it for nothing: a bucket for its objects, or the other way round.
fn nearly_fits<'r>(forms: &[String], resource: &'r ResourceElement) -> Option<Change<'r>> {
    let fits = |arn: &str| forms.iter().any(|form| overlaps(&Pattern::new(arn), form));
    let written = resource.values.iter().filter(|value| value.template.without_variables().is_some());
    let mut arns = written.map(|value| value.text.value.as_str()).filter(|arn| arn.starts_with("arn:"));
    arns.find_map(|arn| match arn.strip_suffix("/*") {
        Some(whole) => fits(whole).then_some(Change::DropWildcard(whole)),
        None => fits(&format!("{arn}/*")).then_some(Change::AddWildcard(arn)),
    })
}

/// The last forms first: types are sorted by name, and access points come before buckets and objects.
fn either(forms: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = forms
        .iter()
        .rev()
        .take(SHOWN)
        .map(|form| format!("`{}`", form.replace("${Partition}", "aws")))
        .collect();
    let text = shown.join(" or ");
    match forms.len().saturating_sub(SHOWN) {
        0 => text,
        1 => text::one_other_form(&text),
        more => text::other_forms(&text, more),
    }
}
