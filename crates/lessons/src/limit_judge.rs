//! Judges limits by comparing policies. Nothing else of the crate calls this, so that a page can fetch it when a lesson has a
//! limit.

use aws_world::api::Authorization;
use aws_world::world::resource_arns;
use aws_world::{AccessQuery, Account, World};
use iam_policy::document::{Effect, PolicyType, PrincipalName, Statement, Version};
use iam_policy::evaluation::element::{covers_action, names_caller};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize};
use iam_policy::explanation::{EvaluationDecision, Gate};
use iam_policy::json::{self, Value, write_string};
use iam_policy::reference::Reference;
use iam_policy::request::{AuthorizationRequest, ContextValue};
use iam_policy_compare::{Existence, Options, View, new_access};

use crate::access_limit::{AccessLimit, ExtraRequest, LimitVerdict};
use crate::text::limit_judge as text;

/// Steps for one comparison. A comparison that needs more is undecided.
const STEPS: usize = 400_000;

/// Judges a limit in a world: first what the principal's own policies allow within its boundary and organization, then what
/// policies on its account's resources give to it by name. A proof that a limit is kept does not use the reference; with it, the
/// request that exceeds one is such as people know.
pub fn judge_limit(world: &World, limit: &AccessLimit, reference: &Reference) -> LimitVerdict {
    let Some(own) = question(world, limit, "sts:GetCallerIdentity", "*") else {
        return LimitVerdict::NoPrincipal;
    };
    let caller = own.request.caller.clone();
    let within = AttachedPolicy::inline(&limit.policy, PolicyType::Identity, "", "");
    let allowed = PolicySet { identity: vec![within.clone()], ..PolicySet::default() };
    let before = View::identity(caller.clone(), allowed);
    let account = limit.principal_arn.split(':').nth(4).and_then(|id| world.accounts().get(id));
    // The resources of the principal's account, for requests that people recognize.
    let resources = resource_arns(account);
    let options =
        Options { reference: Some(reference), resources: &resources, steps: STEPS, ..Options::default() };
    let mut undecided = None;
    match new_access(&before, &View::identity(caller.clone(), own.policies.clone()), &options) {
        Existence::Witness(witness) => {
            return LimitVerdict::Exceeded(extra_request(&witness.request, &own.policies, &within));
        }
        Existence::Undecided(reasons) => {
            undecided = reasons.first().map(|reason| reason.message().to_owned());
        }
        Existence::Never => {}
    }
    for (action, resource) in account.map(resources_with_policies).unwrap_or_default() {
        let Some(on_resource) = question(world, limit, action, &resource) else { continue };
        let Some(given) = given_by_name(&on_resource.request, &on_resource.policies) else { continue };
        match new_access(&before, &View::identity(caller.clone(), given), &options) {
            Existence::Witness(witness) => {
                let result = authorize(&witness.request, &on_resource.policies);
                if result.decision == EvaluationDecision::Allowed {
                    let extra = extra_request(&witness.request, &on_resource.policies, &within);
                    return LimitVerdict::Exceeded(extra);
                }
                undecided = Some(text::given_and_not_allowed(&resource));
            }
            Existence::Undecided(reasons) => {
                undecided = reasons.first().map(|reason| reason.message().to_owned());
            }
            Existence::Never => {}
        }
    }
    undecided.map_or(LimitVerdict::Kept, LimitVerdict::Undecided)
}

fn question(world: &World, limit: &AccessLimit, action: &str, resource: &str) -> Option<Authorization> {
    let principal_arn = limit.principal_arn.clone();
    world.simulate_access(&AccessQuery {
        principal_arn,
        action: action.to_owned(),
        resource: resource.to_owned(),
    })
}

fn log_group(account: &Account, name: &str) -> String {
    ["arn:aws:logs:", &account.region, ":", &account.id, ":log-group:", name].concat()
}

/// A request for each resource of the account that can have policies. Those of other accounts give nothing that the principal's
/// own policies do not allow as well, and access control lists name accounts.
fn resources_with_policies(account: &Account) -> Vec<(&'static str, String)> {
    let mut asked = Vec::new();
    asked.extend(account.s3.buckets.keys().map(|name| ("s3:ListBucket", ["arn:aws:s3:::", name].concat())));
    asked.extend(account.kms.keys.values().map(|key| ("kms:Decrypt", key.arn.clone())));
    // All log groups have the same policies.
    let group = account.logs.groups.keys().next();
    let stream = group.map(|name| [&log_group(account, name), ":log-stream:web"].concat());
    asked.extend(stream.map(|stream| ("logs:PutLogEvents", stream)));
    asked.extend(account.iam.roles.values().map(|role| ("sts:AssumeRole", role.arn.clone())));
    asked
}

/// What a resource's policies allow to the caller without its own policies, as policies of its own; `None` where they name it in
/// no Allow. Its session and boundary do not always limit that, so they are left out: a request that is found is put to the
/// evaluator.
fn given_by_name(request: &AuthorizationRequest, policies: &PolicySet) -> Option<PolicySet> {
    let on_resource = || policies.resource.iter().chain(&policies.grants);
    let is_given = |policy: &AttachedPolicy, statement: &Statement| {
        statement.effect == Effect::Allow && names_directly(statement, policy, request, policies)
    };
    let gives = |policy: &AttachedPolicy| {
        policy.document.statements().iter().any(|statement| is_given(policy, statement))
    };
    if !on_resource().any(gives) {
        return None;
    }
    let mut identity = Vec::new();
    for policy in on_resource() {
        let named = |statement: &&Statement| match statement.effect {
            Effect::Allow => is_given(policy, statement),
            Effect::Deny => names_caller(statement, policy.source.policy_type, request, policies),
        };
        identity.push(rewritten(policy, &request.resource, named));
    }
    let is_deny = |statement: &&Statement| statement.effect == Effect::Deny;
    for policy in policies.identity.iter().chain(&policies.permissions_boundary) {
        identity.push(rewritten(policy, &request.resource, is_deny));
    }
    let (service_control, resource_control) =
        (policies.service_control.clone(), policies.resource_control.clone());
    Some(PolicySet { identity, service_control, resource_control, ..PolicySet::default() })
}

/// Whether an Allow names the caller otherwise than by its account, which leaves the decision to the account's own policies.
fn names_directly(
    statement: &Statement,
    policy: &AttachedPolicy,
    request: &AuthorizationRequest,
    policies: &PolicySet,
) -> bool {
    let mut direct = statement.clone();
    if let Some(element) = direct.principal.as_mut().filter(|element| !element.negated) {
        element.values.retain(|value| !matches!(value.name, PrincipalName::Account(_)));
    }
    names_caller(&direct, policy.source.policy_type, request, policies)
}

/// Statements of a policy as a policy of an identity: without the principals, and about the resource where they name none or
/// mean their own by `*`.
fn rewritten(
    policy: &AttachedPolicy,
    resource: &str,
    is_kept: impl Fn(&&Statement) -> bool,
) -> AttachedPolicy {
    let document = &policy.document;
    let is_of_key = resource.starts_with("arn:aws:kms:") && policy.source.policy_type != PolicyType::Identity;
    let mut statements = Vec::new();
    for statement in document.statements().iter().filter(is_kept) {
        let source = statement.range.slice(document.text());
        let Value::Object(members) = json::parse(source).root.value else { continue };
        let names_own = is_of_key || statement.resource.is_none();
        let left_out = |key: &str| {
            matches!(key, "Principal" | "NotPrincipal")
                || names_own && matches!(key, "Resource" | "NotResource")
        };
        let kept = members.iter().filter(|member| !left_out(&member.key));
        let mut written: Vec<String> = kept.map(|member| member.range().slice(source).to_owned()).collect();
        if names_own {
            let mut own = "\"Resource\":".to_owned();
            write_string(&mut own, resource);
            written.push(own);
        }
        statements.push(["{", &written.join(","), "}"].concat());
    }
    let version = match document.version() {
        Version::V2012 => "2012-10-17",
        Version::V2008 => "2008-10-17",
    };
    let text = ["{\"Version\":\"", version, "\",\"Statement\":[", &statements.join(","), "]}"].concat();
    AttachedPolicy::inline(&text, PolicyType::Identity, &policy.source.name, &policy.source.attached_to)
}

fn extra_request(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    limit: &AttachedPolicy,
) -> ExtraRequest {
    let result = authorize(request, policies);
    let giving = result
        .gates
        .iter()
        .filter(|gate| matches!(gate.gate, Gate::IdentityPolicies | Gate::ResourcePolicy))
        .flat_map(|gate| &gate.policies);
    let mut allowing = giving.filter(|policy| {
        let mut statements = policy.statements.iter();
        statements.any(|statement| statement.applies && statement.effect == Effect::Allow)
    });
    let mut extra = ExtraRequest {
        action: request.action.clone(),
        resource: request.resource.clone(),
        policy: allowing.next().map(|policy| policy.source.name.clone()).unwrap_or_default(),
        ..ExtraRequest::default()
    };
    for key in asked_keys(policies, limit, &request.action) {
        match request.context.get(&key) {
            Some(ContextValue::One(value)) => extra.carries.push((key, value.clone())),
            Some(ContextValue::Many(values)) => extra.carries.push((key, values.join(", "))),
            Some(ContextValue::Unknown(_)) => {}
            None => extra.lacks.push(key),
        }
    }
    extra
}

/// The condition keys that statements about the action ask for, as written.
fn asked_keys(policies: &PolicySet, limit: &AttachedPolicy, action: &str) -> Vec<String> {
    let all = policies.identity.iter().chain(&policies.resource).chain([limit]);
    let statements = all.flat_map(|policy| policy.document.statements());
    let clauses = statements.filter(|it| covers_action(it, action)).flat_map(|it| &it.conditions);
    let mut keys: Vec<String> = Vec::new();
    for clause in clauses {
        if !keys.iter().any(|known| known.eq_ignore_ascii_case(&clause.key.value)) {
            keys.push(clause.key.value.clone());
        }
    }
    keys
}
