//! A second evaluator, written from the AWS documentation to be obviously right and nothing else. It reads the text of a
//! policy with another JSON reader, compiles nothing, and shares no judgement with the crate: only the types of the
//! question. That a document is malformed it takes from the crate, and leaves the whole document out.

mod condition;
mod principal;
mod public;
mod text;

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal};
use serde_json::Value;

/// How closely an Allow names the caller (User Guide, *Policy evaluation logic*), from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    Account,
    RoleOrSource,
    Caller,
    Everyone,
}

/// What a policy, or several, say.
#[derive(Clone, Copy, Default)]
struct Says {
    denies: bool,
    allows: Option<Named>,
}

/// The gate that stopped a request, for counting how often each one does.
pub(crate) type Stop = &'static str;

/// The decision, and what stopped the request unless it is allowed.
pub(crate) fn decide(request: &AuthorizationRequest, policies: &PolicySet) -> (EvaluationDecision, Stop) {
    let action = request.action.to_ascii_lowercase();
    let caller = &request.caller;
    let has_identity =
        !matches!(caller, Principal::Service { .. } | Principal::Federated { .. } | Principal::Anonymous);
    let session_token =
        action == "sts:getsessiontoken" && matches!(caller, Principal::User { .. } | Principal::Root { .. });
    let (service, name) = action.split_once(':').unwrap();
    let bad_credentials = match caller {
        Principal::RoleSession { .. } => {
            ["sts:getfederationtoken", "sts:getsessiontoken"].contains(&action.as_str())
        }
        Principal::FederatedUser { .. } => {
            (service == "sts" && name != "getcalleridentity") || (service == "iam" && name != "passrole")
        }
        Principal::User { .. } | Principal::Root { .. } => {
            ["sts:getfederationtoken", "sts:getsessiontoken"].contains(&action.as_str())
                && request.context.get("aws:TokenIssueTime").is_some()
        }
        Principal::Anonymous => ["sts", "kms"].contains(&service),
        Principal::Federated { .. } => {
            let with_a_provider =
                name.starts_with("assumerolewith") || ["tagsession", "setsourceidentity"].contains(&name);
            service == "kms" || (service == "sts" && !with_a_provider)
        }
        _ => false,
    };
    if (action == "sts:getcalleridentity" && has_identity) || (session_token && !bad_credentials) {
        return (EvaluationDecision::Allowed, "");
    }
    let service_linked = matches!(caller, Principal::RoleSession { role_arn, .. }
        if role_arn.split(':').nth(5).unwrap().starts_with("role/aws-service-role/"));
    let rcp_applies =
        ["s3", "sts", "kms", "sqs"].contains(&service) && action != "kms:retiregrant" && !service_linked;
    let scp_applies = has_identity && !service_linked;

    let says = |these: &[AttachedPolicy]| {
        let mut sum = Says::default();
        for policy in these {
            let one = policy_says(policy, request, policies.permissions_boundary.is_some());
            sum.denies |= one.denies;
            sum.allows = sum.allows.max(one.allows);
        }
        sum
    };
    let levels = |levels: &[Vec<AttachedPolicy>], applies: bool| {
        let all: Vec<Says> = levels.iter().filter(|_| applies).map(|level| says(level)).collect();
        (all.iter().any(|level| level.denies), all.iter().all(|level| level.allows.is_some()))
    };
    let list = |one: &Option<AttachedPolicy>| one.iter().cloned().collect::<Vec<_>>();
    let (rcp_denies, rcp_allows) = levels(&policies.resource_control, rcp_applies);
    let (scp_denies, scp_allows) = levels(&policies.service_control, scp_applies);
    let mut resource = says(&policies.resource);
    if policies.resource_only_denies {
        resource.allows = None;
    }
    resource.allows = resource.allows.max(says(&policies.grants).allows.min(Some(Named::RoleOrSource)));
    let identity = if has_identity { says(&policies.identity) } else { Says::default() };
    let boundary = says(&list(&policies.permissions_boundary));
    let session = says(policies.session.as_deref().unwrap_or_default());
    let endpoint = says(policies.vpc_endpoint.as_deref().unwrap_or_default());

    let cross_account = has_identity && owner(request) != account(caller);
    let about_bucket_policy = service == "s3" && name.ends_with("bucketpolicy");
    if about_bucket_policy && matches!(caller, Principal::Root { .. }) && !cross_account {
        resource.denies = false;
    }

    // An explicit deny anywhere.
    for (denies, gate) in [
        (rcp_denies, "deny in RCP"),
        (scp_denies, "deny in SCP"),
        (resource.denies, "deny in resource policy"),
        (identity.denies, "deny in identity policy"),
        (boundary.denies, "deny in boundary"),
        (session.denies, "deny in session policy"),
        (endpoint.denies, "deny in endpoint policy"),
    ] {
        if denies {
            return (EvaluationDecision::ExplicitDeny, gate);
        }
    }

    let own_account_only = about_bucket_policy
        || service == "iam"
        || ["kms:schedulekeydeletion", "kms:createalias", "sqs:deletequeue"].contains(&action.as_str());
    // What the resource policy names counts in the caller's own account only.
    let named = if cross_account { None } else { resource.allows };
    let root_assumes = matches!(caller, Principal::Root { .. }) && action == "sts:assumerole";
    let own_allow_needed = cross_account || !has_identity || must_allow_itself(request, policies, &action);
    let federated_by_root = matches!(caller, Principal::FederatedUser { source_arn, .. }
        if source_arn.ends_with(":root"));
    let identity_allows = !has_identity
        || matches!(caller, Principal::Root { .. })
        || federated_by_root
        || identity.allows.is_some()
        || named >= Some(Named::RoleOrSource);
    let passes_limits = named >= Some(Named::Caller);
    let has_session = policies.session.is_some() || matches!(caller, Principal::FederatedUser { .. });

    let own = if has_identity { !cross_account } else { matches!(caller, Principal::Service { .. }) };
    let closed = policies.restrict_public_buckets
        && service == "s3"
        && policies.resource.iter().any(|policy| public::is_public(&policy.document))
        && !own;

    for (allows, gate) in [
        (rcp_allows, "RCP"),
        (scp_allows, "SCP"),
        (!root_assumes, "root cannot assume"),
        (!bad_credentials, "credentials"),
        (!(cross_account && own_account_only), "own account only"),
        (resource.allows.is_some() || !own_allow_needed, "resource policy"),
        (!closed, "block public access"),
        (identity_allows, "identity policies"),
        (policies.permissions_boundary.is_none() || boundary.allows.is_some() || passes_limits, "boundary"),
        (!has_session || session.allows.is_some() || passes_limits, "session policies"),
        (policies.vpc_endpoint.is_none() || endpoint.allows.is_some(), "endpoint policy"),
    ] {
        if !allows {
            return (EvaluationDecision::ImplicitDeny, gate);
        }
    }
    (EvaluationDecision::Allowed, "")
}

/// Trust policies and key policies.
fn must_allow_itself(request: &AuthorizationRequest, policies: &PolicySet, action: &str) -> bool {
    let trust = policies.resource.iter().any(|policy| policy.source.policy_type == PolicyType::Trust);
    let assume = ["sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity"];
    let parts: Vec<&str> = request.resource.split(':').collect();
    let of_role =
        action.starts_with("sts:") && parts.len() >= 6 && parts[2] == "iam" && parts[5].starts_with("role/");
    let of_alias = action == "kms:createalias";
    let key = action.starts_with("kms:")
        && parts.len() >= 6
        && parts[2] == "kms"
        && (parts[5].starts_with("key/") || (parts[5].starts_with("alias/") && !of_alias));
    trust || assume.contains(&action) || of_role || key
}

fn account(caller: &Principal) -> Option<String> {
    let arn = match caller {
        Principal::Root { account } => return Some(account.clone()),
        Principal::User { arn } | Principal::FederatedUser { arn, .. } => arn,
        Principal::RoleSession { session_arn, .. } => session_arn,
        _ => return None,
    };
    Some(arn.split(':').nth(4).unwrap().to_owned())
}

fn owner(request: &AuthorizationRequest) -> Option<String> {
    if let Some(told) = &request.resource_account {
        return Some(told.clone());
    }
    match request.resource.split(':').nth(4) {
        Some(id) if id.len() == 12 && id.chars().all(|digit| digit.is_ascii_digit()) => Some(id.to_owned()),
        _ => account(&request.caller),
    }
}

fn policy_says(policy: &AttachedPolicy, request: &AuthorizationRequest, has_boundary: bool) -> Says {
    let mut sum = Says::default();
    if !policy.document.is_valid() {
        return sum;
    }
    // In the policy of a gateway endpoint an account stands for its root user.
    let service = request.action.split(':').next().unwrap().to_ascii_lowercase();
    let only_root = policy.source.policy_type == PolicyType::VpcEndpoint
        && ["s3", "dynamodb"].contains(&service.as_str());
    let tree: Value = serde_json::from_str(policy.document.text()).unwrap();
    let variables = tree["Version"] == "2012-10-17";
    let statements = match &tree["Statement"] {
        Value::Array(statements) => statements.clone(),
        one => vec![one.clone()],
    };
    for statement in statements {
        if let Some(named) = statement_applies(&statement, variables, request, has_boundary) {
            match statement["Effect"].as_str().unwrap() {
                "Allow" if only_root && named == Named::Account => {}
                "Deny" => sum.denies = true,
                "Allow" => sum.allows = sum.allows.max(Some(named)),
                other => panic!("{other}"),
            }
        }
    }
    sum
}

/// Every element of the statement, one after the other.
fn statement_applies(
    statement: &Value,
    variables: bool,
    request: &AuthorizationRequest,
    has_boundary: bool,
) -> Option<Named> {
    let covers_action = |list: &Value| strings(list).iter().any(|text| covers_action(text, &request.action));
    let covers_resource =
        |list: &Value| strings(list).iter().any(|text| text::covers_resource(text, variables, request));
    let element = |name: &str| statement.get(name);
    let action = match element("Action") {
        Some(list) => covers_action(list),
        None => !covers_action(&statement["NotAction"]),
    };
    let resource = match (element("Resource"), element("NotResource")) {
        (Some(list), _) => covers_resource(list),
        (None, Some(list)) => !covers_resource(list),
        (None, None) => true,
    };
    let named = principal::named(statement, &request.caller, has_boundary)?;
    let conditions = condition::all_hold(&statement["Condition"], variables, request);
    if !(action && resource && conditions) {
        return None;
    }
    let session = matches!(request.caller, Principal::RoleSession { .. } | Principal::FederatedUser { .. });
    if named == Named::Everyone && session && condition::asks_for_principal_arn(&statement["Condition"]) {
        return Some(Named::RoleOrSource);
    }
    Some(named)
}

fn covers_action(written: &str, action: &str) -> bool {
    let written = if written == "*:*" { "*" } else { written };
    text::matches(&text::wild(&written.to_ascii_lowercase()), &action.to_ascii_lowercase())
}

/// A text or a list of texts.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Bool(flag) => vec![flag.to_string()],
        Value::Number(number) => vec![number.to_string()],
        other => panic!("{other}"),
    }
}

/// The values of a condition key in the request; none where it is absent.
fn requested(request: &AuthorizationRequest, key: &str) -> Vec<String> {
    match request.context.get(key) {
        None => Vec::new(),
        Some(ContextValue::One(value)) => vec![value.clone()],
        Some(ContextValue::Many(values)) => values.clone(),
    }
}
