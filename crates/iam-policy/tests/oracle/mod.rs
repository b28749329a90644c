//! A second evaluator, written from the AWS documentation to be obviously right and nothing else. It reads the text of a
//! policy with another JSON parser, compiles nothing, and shares no judgement with the crate: only the types of the
//! query. That a document is malformed it takes from the crate, and leaves the whole document out.

mod access_point;
mod caller;
mod condition;
pub(crate) mod derived;
mod principal;
mod public;
mod resource;
mod resource_match;
mod statement;
mod text;

use std::cell::RefCell;
use std::collections::BTreeSet;

use caller::{account, has_bad_credentials, has_identity, is_service_linked};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::{AuthorizationRequest, Principal};
use statement::policy_effects;

/// How closely an Allow names the caller (User Guide, *Policy evaluation logic*), from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PrincipalMatch {
    Account,
    RoleOrSource,
    Caller,
    Everyone,
}

/// The effects of one policy, or of several together.
#[derive(Clone, Copy, Default)]
struct PolicyEffects {
    denies: bool,
    allows: Option<PrincipalMatch>,
}

/// A request under its policies, and the kinds of rules met on the way, for counting how often each one is.
pub(crate) struct Query<'a> {
    request: &'a AuthorizationRequest,
    policies: &'a PolicySet,
    rules: RefCell<BTreeSet<&'static str>>,
}

impl Query<'_> {
    fn record_rule(&self, kind: &'static str) {
        self.rules.borrow_mut().insert(kind);
    }
}

/// The decision, the gate that stopped the request unless it is allowed, and the kinds of rules met.
pub(crate) struct OracleDecision {
    pub(crate) decision: EvaluationDecision,
    pub(crate) stop: &'static str,
    pub(crate) rules: BTreeSet<&'static str>,
}

pub(crate) fn decide(request: &AuthorizationRequest, policies: &PolicySet) -> OracleDecision {
    let query = Query { request, policies, rules: RefCell::default() };
    let (decision, stop) = access_point::decide_through_access_point(&query);
    OracleDecision { decision, stop, rules: query.rules.into_inner() }
}

fn decide_with_gate(query: &Query) -> (EvaluationDecision, &'static str) {
    let (request, policies) = (query.request, query.policies);
    let action = request.action.to_ascii_lowercase();
    let caller = &request.caller;
    let has_identity = has_identity(caller);
    let session_token =
        action == "sts:getsessiontoken" && matches!(caller, Principal::User { .. } | Principal::Root { .. });
    let (service, name) = action.split_once(':').unwrap();
    let bad_credentials = has_bad_credentials(request);
    if (action == "sts:getcalleridentity" && has_identity) || (session_token && !bad_credentials) {
        return (EvaluationDecision::Allowed, "");
    }
    let rcp_applies =
        RCP_SERVICES.contains(&service) && action != "kms:retiregrant" && !is_service_linked(caller);
    let scp_applies = has_identity && !is_service_linked(caller);

    let effects = |these: &[AttachedPolicy]| combined_effects(these, query);
    let levels = |levels: &[Vec<AttachedPolicy>], applies: bool| {
        let all: Vec<PolicyEffects> = levels.iter().filter(|_| applies).map(|level| effects(level)).collect();
        (all.iter().any(|level| level.denies), all.iter().all(|level| level.allows.is_some()))
    };
    let list = |one: &Option<AttachedPolicy>| one.iter().cloned().collect::<Vec<_>>();
    let (rcp_denies, _) = levels(&policies.resource_control, rcp_applies);
    let (scp_denies, scp_allows) = levels(&policies.service_control, scp_applies);
    let mut resource = effects(&policies.resource);
    if policies.resource_only_denies {
        resource.allows = None;
    }
    resource.allows =
        resource.allows.max(effects(&policies.grants).allows.min(Some(PrincipalMatch::RoleOrSource)));
    let identity = if has_identity { effects(&policies.identity) } else { PolicyEffects::default() };
    let boundary = effects(&list(&policies.permissions_boundary));
    let session = effects(policies.session.as_deref().unwrap_or_default());
    let endpoint = effects(policies.vpc_endpoint.as_deref().unwrap_or_default());

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

    let own_account_only =
        about_bucket_policy || service == "iam" || OWN_ACCOUNT_ONLY.contains(&action.as_str());
    // What the resource policy names counts in the caller's own account only.
    let named = if cross_account { None } else { resource.allows };
    let root_assumes = matches!(caller, Principal::Root { .. }) && action == "sts:assumerole";
    let own_allow_needed = cross_account || !has_identity || must_allow_itself(query, &action);
    let federated_by_root = matches!(caller, Principal::FederatedUser { source_arn, .. }
        if source_arn.ends_with(":root"));
    let identity_allows = !has_identity
        || matches!(caller, Principal::Root { .. })
        || federated_by_root
        || identity.allows.is_some()
        || named >= Some(PrincipalMatch::RoleOrSource);
    let passes_limits = named >= Some(PrincipalMatch::Caller);
    let has_session = policies.session.is_some() || matches!(caller, Principal::FederatedUser { .. });

    let own = if has_identity { !cross_account } else { matches!(caller, Principal::Service { .. }) };
    let closed = policies.restrict_public_buckets
        && service == "s3"
        && policies.resource.iter().any(|policy| public::is_public(&policy.document))
        && !own;

    for (allows, gate) in [
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

fn combined_effects(these: &[AttachedPolicy], query: &Query) -> PolicyEffects {
    let mut sum = PolicyEffects::default();
    for policy in these {
        let one = policy_effects(policy, query);
        sum.denies |= one.denies;
        sum.allows = sum.allows.max(one.allows);
    }
    sum
}

/// Calls that no resource policy opens to other accounts, of those asked about (KMS Developer Guide, *Allowing users in other
/// accounts to use a KMS key*; SQS Developer Guide, *Limitations of Amazon SQS custom policies*; DynamoDB Developer Guide,
/// *DynamoDB API operations supported by resource-based policies*).
const OWN_ACCOUNT_ONLY: [&str; 5] = [
    "kms:schedulekeydeletion",
    "kms:createalias",
    "sqs:deletequeue",
    "sqs:listqueues",
    "dynamodb:describereservedcapacity",
];

/// Services that support RCPs, of those asked about (Organizations User Guide, *Resource control policies*).
const RCP_SERVICES: [&str; 7] = ["s3", "sts", "kms", "sqs", "ecr", "logs", "dynamodb"];

/// Trust policies and key policies.
fn must_allow_itself(query: &Query, action: &str) -> bool {
    let resource_policies = &query.policies.resource;
    let trust = resource_policies.iter().any(|policy| policy.source.policy_type == PolicyType::Trust);
    let assume = ["sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity"];
    let parts: Vec<&str> = query.request.resource.split(':').collect();
    let of_role =
        action.starts_with("sts:") && parts.len() >= 6 && parts[2] == "iam" && parts[5].starts_with("role/");
    let of_alias = action == "kms:createalias";
    let key = action.starts_with("kms:")
        && parts.len() >= 6
        && parts[2] == "kms"
        && (parts[5].starts_with("key/") || (parts[5].starts_with("alias/") && !of_alias));
    trust || assume.contains(&action) || of_role || key
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
