//! Where a request stops on the map.

use aws_world::api::Authorization;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::{
    AuthorizationResult, Effect, EvaluationDecision, Gate, GateOutcome, PolicyOutcome,
};

use crate::session::document::Document;
use crate::session::selection::Selection;

/// Where a request stops.
#[derive(Clone, Debug, PartialEq)]
pub enum StopAt {
    /// At what it asks for: allowed, or denied where no policy says so.
    Destination,
    /// At the last item it reached.
    Card,
    /// At the permissions boundary of this user or role.
    Boundary(Selection),
    /// At the session policies of this user or role.
    Session(Selection),
    /// At the policy of this resource, or for want of one.
    Resource(Selection),
    /// At a policy of the organization: the account that it covers, the policy.
    Organization(String, Selection),
}

/// Where the request of `authorization` stops: `deciding` is the policy that decided, `identity` the caller's last item,
/// `destination` the item that it asks for.
pub(super) fn stop_at(
    document: &Document,
    authorization: &Authorization,
    deciding: Option<&PolicyOutcome>,
    identity: Option<&Selection>,
    destination: Option<&Selection>,
) -> StopAt {
    let result = &authorization.result;
    let gate = result.deciding_gate.and_then(|index| result.gates.get(index));
    let of_identity = |at: fn(Selection) -> StopAt| identity.cloned().map_or(StopAt::Card, at);
    let of_resource = || destination.cloned().map_or(StopAt::Destination, StopAt::Resource);
    let of_organization = |account: Option<&str>| {
        let attached = match result.decision {
            EvaluationDecision::ExplicitDeny => deciding,
            _ => gate.and_then(silent_policy),
        };
        let policy = attached.and_then(|outcome| organization_policy(document, &outcome.source));
        match (account, policy) {
            (Some(account), Some(policy)) => StopAt::Organization(account.to_owned(), policy),
            _ => StopAt::Card,
        }
    };
    let request = &authorization.request;
    // Explicit denies are one gate for all policies: whose it is says where it stands.
    match (result.decision, deciding.map(|outcome| outcome.source.policy_type), gate.map(|gate| gate.gate)) {
        (EvaluationDecision::Allowed, ..) => StopAt::Destination,
        (EvaluationDecision::ExplicitDeny, Some(PolicyType::ServiceControl), _)
        | (EvaluationDecision::ImplicitDeny, _, Some(Gate::ServiceControlPolicies)) => {
            of_organization(request.caller.account())
        }
        (EvaluationDecision::ExplicitDeny, Some(PolicyType::ResourceControl), _)
        | (EvaluationDecision::ImplicitDeny, _, Some(Gate::ResourceControlPolicies)) => {
            of_organization(request.owner())
        }
        (EvaluationDecision::ExplicitDeny, Some(PolicyType::PermissionsBoundary), _)
        | (EvaluationDecision::ImplicitDeny, _, Some(Gate::PermissionsBoundary)) => {
            of_identity(StopAt::Boundary)
        }
        (EvaluationDecision::ExplicitDeny, Some(PolicyType::Session), _)
        | (EvaluationDecision::ImplicitDeny, _, Some(Gate::SessionPolicies)) => of_identity(StopAt::Session),
        (
            EvaluationDecision::ExplicitDeny,
            Some(PolicyType::Resource | PolicyType::Trust | PolicyType::Grant),
            _,
        )
        | (EvaluationDecision::ImplicitDeny, _, Some(Gate::ResourcePolicy)) => of_resource(),
        (EvaluationDecision::ExplicitDeny, Some(PolicyType::VpcEndpoint), _)
        | (
            EvaluationDecision::ImplicitDeny,
            _,
            Some(Gate::AccessPointBucket | Gate::BlockPublicAccess | Gate::VpcEndpointPolicy),
        ) => StopAt::Destination,
        _ => StopAt::Card,
    }
}

/// The identity-based policy that allows a request, whatever else denies it.
pub(super) fn allowing_policy(result: &AuthorizationResult) -> Option<&PolicyOutcome> {
    let gates = result.gates.iter().filter(|gate| gate.gate == Gate::IdentityPolicies);
    let mut policies = gates.flat_map(|gate| &gate.policies);
    policies.find(|policy| allows(policy))
}

fn allows(policy: &PolicyOutcome) -> bool {
    policy.statements.iter().any(|statement| statement.applies && statement.effect == Effect::Allow)
}

/// Of the organization's policies the first on the level that allows nothing.
fn silent_policy(gate: &GateOutcome) -> Option<&PolicyOutcome> {
    let silent = |policy: &&PolicyOutcome| {
        !gate.policies.iter().filter(|other| other.level == policy.level).any(allows)
    };
    gate.policies.iter().find(silent)
}

/// A policy of the organization, by its id; one whose ARN is not known, by its name.
pub(super) fn organization_policy(document: &Document, source: &PolicySource) -> Option<Selection> {
    let policies = &document.world().organization()?.policies;
    let id = source.arn.as_deref().and_then(|arn| arn.rsplit('/').next());
    let mut known = policies.iter();
    let found = known.find(|(known, policy)| match id {
        Some(id) => known.as_str() == id,
        None => policy.name == source.name,
    });
    found.map(|(id, _)| Selection::OrganizationPolicy(id.clone()))
}
