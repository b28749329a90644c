//! Whether a statement is about the request, element by element.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal};
use serde_json::Value;

use super::{PolicyEffects, PrincipalMatch, Query, condition, principal, resource, text};

pub(super) fn policy_effects(policy: &AttachedPolicy, query: &Query) -> PolicyEffects {
    let mut sum = PolicyEffects::default();
    let service = query.request.action.split(':').next().unwrap().to_ascii_lowercase();
    if !is_well_formed(policy, &service) {
        return sum;
    }
    // In the policy of a gateway endpoint an account stands for its root user.
    let only_root = policy.source.policy_type == PolicyType::VpcEndpoint
        && ["s3", "dynamodb"].contains(&service.as_str());
    let tree: Value = serde_json::from_str(policy.document.text()).unwrap();
    let variables = tree["Version"] == "2012-10-17";
    let statements = match &tree["Statement"] {
        Value::Array(statements) => statements.clone(),
        one => vec![one.clone()],
    };
    for statement in statements {
        if let Some(named) = statement_applies(&statement, policy.source.policy_type, variables, query) {
            match statement["Effect"].as_str().unwrap() {
                "Allow" if only_root && named == PrincipalMatch::Account => {}
                "Deny" => sum.denies = true,
                "Allow" => sum.allows = sum.allows.max(Some(named)),
                other => panic!("{other}"),
            }
        }
    }
    sum
}

/// Whose resource policies may leave out `Resource`: the resource is the one they are attached to (Amazon ECR User Guide,
/// *Private repository policy examples*; Amazon EFS User Guide, *Resource-based policy examples*; Amazon Redshift
/// Management Guide and WAFV2 API Reference likewise).
const WITHOUT_RESOURCE: [&str; 8] = [
    "ecr",
    "ecr-public",
    "elasticfilesystem",
    "redshift",
    "redshift-serverless",
    "waf",
    "waf-regional",
    "wafv2",
];

/// What the crate finds malformed is, but for what some services take in the policies of their resources.
fn is_well_formed(policy: &AttachedPolicy, service: &str) -> bool {
    let of_resource = policy.source.policy_type == PolicyType::Resource;
    policy.document.errors().iter().all(|error| match error.code.as_str() {
        "missing-resource" => of_resource && (WITHOUT_RESOURCE.contains(&service) || service == "kms"),
        // KMS Developer Guide, *Key policies*: such a statement has no effect.
        "missing-action" => of_resource && service == "kms",
        "api-path" => of_resource && service == "execute-api",
        code => code == "size",
    })
}

/// Every element of the statement, one after the other.
fn statement_applies(
    statement: &Value,
    policy_type: PolicyType,
    variables: bool,
    query: &Query,
) -> Option<PrincipalMatch> {
    let request = query.request;
    let covers_action = |list: &Value| strings(list).iter().any(|text| covers_action(text, &request.action));
    let action = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(list), _) => covers_action(list),
        (None, Some(list)) => !covers_action(list),
        (None, None) => false,
    };
    if !action {
        return None;
    }
    let named = principal::named(statement, query)?;
    if !resource::is_about(statement, policy_type, variables, query)
        || !condition::all_hold(&statement["Condition"], statement["Effect"] == "Deny", variables, query)
    {
        return None;
    }
    let session = matches!(request.caller, Principal::RoleSession { .. } | Principal::FederatedUser { .. });
    if named == PrincipalMatch::Everyone
        && session
        && condition::asks_for_principal_arn(&statement["Condition"])
    {
        return Some(PrincipalMatch::RoleOrSource);
    }
    Some(named)
}

fn covers_action(written: &str, action: &str) -> bool {
    let written = if written == "*:*" { "*" } else { written };
    text::matches(&text::wild(&written.to_ascii_lowercase()), &action.to_ascii_lowercase())
}

/// A text or a list of texts.
pub(super) fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Bool(flag) => vec![flag.to_string()],
        Value::Number(number) => vec![number.to_string()],
        other => panic!("{other}"),
    }
}

/// The values of a condition key in the request; none where it is absent.
pub(super) fn requested(request: &AuthorizationRequest, key: &str) -> Vec<String> {
    match request.context.get(key) {
        None => Vec::new(),
        Some(ContextValue::One(value)) => vec![value.clone()],
        Some(ContextValue::Many(values)) => values.clone(),
        Some(ContextValue::Unknown(_)) => vec!["whatever it is".to_owned()],
    }
}
