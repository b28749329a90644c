//! Grammar of the resource-based policies of single services, where it differs from that of the policy language.

use super::{FindingCode, PolicyType};
use crate::action_name::ActionName;
use crate::text::policy as text;

/// Services whose resource-based policies may leave `Resource` out: such a statement is about the resource that the policy
/// is attached to (IAM User Guide, *Policies and permissions*).
const WITHOUT_RESOURCE: [&str; 8] = [
    // Amazon ECR User Guide, *Private repository policy examples*.
    "ecr",
    // Amazon ECR Public User Guide, *Public repository policy examples*.
    "ecr-public",
    // Amazon EFS User Guide, *Creating file system policies*: the console's own policies; its examples name the file system.
    "elasticfilesystem",
    // Oracle Database@AWS User Guide, *Setting up zero-ETL integration*; with `Resource` elsewhere.
    "redshift",
    // Amazon Redshift Serverless API Reference, *PutResourcePolicy*.
    "redshift-serverless",
    // AWS WAF Classic API Reference, *PutPermissionPolicy*.
    "waf",
    "waf-regional",
    // AWS WAFV2 API Reference, *PutPermissionPolicy*.
    "wafv2",
];

/// Services among these that refuse a statement with `Resource`.
const NEVER_WITH_RESOURCE: [&str; 5] = ["ecr", "ecr-public", "waf", "waf-regional", "wafv2"];

/// What the permissions policy of an ECR registry is about in every scope, and a repository's policy never: there `Resource`
/// has to stand (Amazon ECR User Guide, *Private registry permissions in Amazon ECR*).
const OF_ECR_REGISTRY: [&str; 3] = ["BatchImportUpstreamImage", "CreateRepository", "ReplicateImage"];

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a service takes what is an error of this code in other resource-based policies. A statement of a key policy
/// without `Action` or `Resource` is stored and has no effect (KMS API Reference, *PutKeyPolicy*).
pub(crate) fn accepts(service: &str, code: FindingCode) -> bool {
    let is_key_policy = || service.eq_ignore_ascii_case("kms");
    match code {
        FindingCode::MissingResource => is_one_of(&WITHOUT_RESOURCE, service) || is_key_policy(),
        FindingCode::MissingAction => is_key_policy(),
        FindingCode::ApiPath => service.eq_ignore_ascii_case("execute-api"),
        _ => false,
    }
}

/// Whether some service takes what is an error of this code in other resource-based policies.
pub(super) fn is_of_some_service(code: FindingCode) -> bool {
    matches!(code, FindingCode::MissingResource | FindingCode::MissingAction | FindingCode::ApiPath)
}

/// The message with which the service of `action` refuses statements with or without `Resource`.
pub(crate) fn refusal(action: ActionName<'_>, resource_stands: bool) -> Option<&'static str> {
    let of_registry = action.is_one_of("ecr", &OF_ECR_REGISTRY);
    match resource_stands {
        true if is_one_of(&NEVER_WITH_RESOURCE, action.service()) && !of_registry => {
            Some(text::RESOURCE_REFUSED)
        }
        false if of_registry => Some(text::RESOURCE_OF_REGISTRY_MISSING),
        _ => None,
    }
}

/// How a policy of an API in API Gateway names its methods: `execute-api:/stage/METHOD/path`, without what the ARN says of
/// the API. It is stored with the full ARN (API Gateway Developer Guide, *API Gateway resource policy examples*).
pub(super) fn api_path(policy_type: PolicyType, resource: &str) -> Option<&str> {
    let path = resource.strip_prefix("execute-api:").filter(|path| path.starts_with('/'))?;
    (policy_type == PolicyType::Resource).then_some(path)
}
