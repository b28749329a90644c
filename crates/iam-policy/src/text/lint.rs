//! Advice on policies that AWS accepts.

pub(crate) fn empty_condition(key: &str) -> String {
    format!("`{key}` has no value; add one, or remove the key")
}

pub(crate) const FULL_ACCESS: &str =
    "this allows every action on every resource; name the actions that are needed";

pub(crate) fn multivalued_key(key: &str, operator: &str) -> String {
    format!(
        "a request may carry several values of `{key}`; write `ForAnyValue:{operator}` or `ForAllValues:{operator}`"
    )
}

pub(crate) fn wildcard_in_trust_policy(action: &str) -> String {
    format!(
        "AWS does not say whether IAM takes `{action}` in a trust policy; list the actions, such as `sts:AssumeRole`"
    )
}

pub(crate) fn foreign_action(action: &str) -> String {
    format!(
        "IAM takes only actions of `sts` in a new or changed trust policy, such as `sts:AssumeRole`; remove `{action}`"
    )
}

pub(crate) fn misspelled_service(service: &str, meant: &str) -> String {
    format!(
        "no service is called `{service}`, and IAM does not take it in a new or changed trust policy; did you mean `{meant}`?"
    )
}

pub(crate) fn shared_issuer(key: &str) -> String {
    format!(
        "many organizations share this identity provider; IAM asks a new or changed trust policy for a condition on `{key}`"
    )
}

pub(crate) const NOT_PRINCIPAL: &str =
    "`NotPrincipal` with `Allow` gives access to everyone else, anonymous callers too; use `Principal`";

pub(crate) const OPEN_TRUST_POLICY: &str =
    "everyone in every AWS account may assume this role; name who may, or add a condition";

pub(crate) const PASS_ROLE: &str = "this lets every role be passed to every service, and so whatever any role may do; name the roles, or add a condition on `iam:PassedToService`";

pub(crate) fn resource_control_service(service: &str) -> String {
    format!(
        "resource control policies do not limit `{service}`, so this has no effect; a service control policy limits its callers"
    )
}

pub(crate) fn no_single_resource(raw: &str) -> String {
    format!(
        "`{raw}` is not about a single resource, so only `\"Resource\": \"*\"` covers it; put it into a statement of its own"
    )
}

pub(crate) fn wildcard_missing(action: &str, whole: &str) -> String {
    let (contents, _) = contents_of(whole);
    format!("`{action}` is checked against {contents}: add `/*`, as in `{whole}/*`")
}

pub(crate) fn wildcard_needless(action: &str, whole: &str) -> String {
    let (contents, container) = contents_of(whole);
    format!("`{action}` is checked against {container}, not {contents}: without `/*`, as in `{whole}`")
}

/// The contents of the resource with this ARN, and the resource itself, in words.
fn contents_of(arn: &str) -> (String, String) {
    match arn.split(':').nth(2) {
        Some("s3") => ("the objects in the bucket".to_owned(), "the bucket".to_owned()),
        _ => (format!("what is in `{arn}`"), format!("`{arn}`")),
    }
}

pub(crate) fn other_resource_type(raw: &str, forms: &str) -> String {
    format!("`{raw}` is checked against {forms}, and no resource of this statement is one")
}

pub(crate) fn one_other_form(text: &str) -> String {
    format!("{text} (or one other form)")
}

pub(crate) fn other_forms(text: &str, more: usize) -> String {
    format!("{text} (or {more} other forms)")
}

pub(crate) fn unknown_service(prefix: &str) -> String {
    format!("AWS has no service `{prefix}`, or has it no more; check the name")
}

pub(crate) fn unknown_action(prefix: &str, raw: &str) -> String {
    format!("no action of the service `{prefix}` is called `{raw}`; check the name")
}

pub(crate) const A_NUMBER: &str = "a number";
pub(crate) const A_DATE: &str = "a date such as `2026-01-31T00:00:00Z`";
pub(crate) const A_BOOLEAN: &str = "`true` or `false`";
pub(crate) const BASE64: &str = "base64";
pub(crate) const AN_ADDRESS: &str = "an address or a range such as `203.0.113.0/24`";
pub(crate) const AN_ARN: &str = "an ARN with six parts";
pub(crate) const A_TEXT: &str = "a text";

pub(crate) fn unreadable_value(operator: &str, expected: &str, value: &str) -> String {
    format!("`{operator}` needs {expected}, which `{value}` is not, so it matches nothing")
}

pub(crate) const VARIABLE_BEFORE_RESOURCE: &str = "AWS replaces variables only in the resource part of an ARN, behind its fifth colon; write this part out, or use `*` and a condition";

pub(crate) const VARIABLE_WITHOUT_VERSION: &str =
    "policy variables are read only with `\"Version\": \"2012-10-17\"`; add it, or this is ordinary text";
