//! Titles of gates and of levels.

use iam_policy::explanation::Gate;
use iam_policy::request::AuthorizationRequest;

use crate::station::Station;

pub(crate) const NO_PERMISSION_NEEDED: &str = "no permission needed";

/// What stands above the levels of a gate.
pub(crate) fn levels(gate: Gate) -> &'static str {
    match gate {
        Gate::ResourceControlPolicies => "Resource control policies: no level may deny",
        _ => "Service control policies: every level must allow",
    }
}

/// The title of a gate.
pub(crate) fn gate(gate: Gate, request: &AuthorizationRequest) -> &'static str {
    match gate {
        Gate::ExplicitDeny => "Explicit deny",
        Gate::ResourceControlPolicies => "Resource control policies",
        Gate::ServiceControlPolicies => "Service control policies",
        Gate::ResourcePolicy => resource_policy(request),
        Gate::AccessPointBucket => "Bucket behind it",
        Gate::BlockPublicAccess => "Block Public Access",
        Gate::IdentityPolicies => "Identity-based policies",
        Gate::PermissionsBoundary => "Permissions boundary",
        Gate::SessionPolicies => "Session policies",
        Gate::VpcEndpointPolicy => "Endpoint policy",
    }
}

fn resource_policy(request: &AuthorizationRequest) -> &'static str {
    let action = request.action_name();
    let is_of = |service: &str| action.is_of_service(service);
    let resource = request.resource.as_str();
    if is_of("sts") {
        "Trust policy"
    } else if is_of("kms") {
        "Key policy"
    } else if is_of("s3") && resource.contains(":accesspoint/") {
        "Access point policy"
    } else if is_of("s3") {
        "Bucket policy"
    } else {
        "Resource policy"
    }
}

/// The title of a level: of the organization's root, a unit or the account.
pub(crate) fn level(level: usize, last: usize, name: Option<&str>) -> String {
    let kind = match level {
        0 => "Root",
        _ if level == last => "Account",
        _ => "Unit",
    };
    match name {
        Some(name) if name != kind => format!("{kind} {name}"),
        _ => kind.to_owned(),
    }
}

/// The title of a gate in a list of those that have no policy.
pub(crate) fn in_list(station: &Station) -> String {
    match station.kind {
        Some(Gate::ResourceControlPolicies) => "RCPs".to_owned(),
        Some(Gate::ServiceControlPolicies) => "SCPs".to_owned(),
        Some(Gate::PermissionsBoundary) => "boundary".to_owned(),
        _ => station.title.to_ascii_lowercase(),
    }
}
