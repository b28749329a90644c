//! The condition keys that follow from a request, filled in where its entries do not bring them.

use super::access_point::{self, ThroughAccessPoint};
use super::parameters::Simulation;
use crate::json::Json;
use crate::principal_arn::IDENTITY_CENTER_ROLE;
use crate::request::derived_keys::{self, BOOLEAN_KEY, DerivedKey};
use crate::request::{AuthorizationRequest, ContextValue, Principal};
use crate::text::simulate as text;

/// Adds the keys to the request's context, and returns those added. The Region is that of the ARN in `asked`, also where
/// the action is evaluated against `*`.
pub(super) fn fill_in(
    simulation: &Simulation,
    request: &mut AuthorizationRequest,
    asked: &str,
) -> Vec<DerivedKey> {
    if !simulation.derives_keys {
        return Vec::new();
    }
    let caller = simulation.caller.as_ref();
    let in_own_account = || caller.and_then(Principal::account);
    let owner = match request.resource.as_str() {
        "*" => request.resource_account.as_deref().or_else(in_own_account),
        _ => request.resource_account.as_deref(),
    };
    let mut keys = derived_keys::derive_keys(caller, request.action_name(), asked, owner);
    keys.extend(simulation.access_point.as_ref().map(ThroughAccessPoint::network_origin));
    keys.retain(|(key, _)| request.context.get(key).is_none());
    for (key, value) in &keys {
        request.context.set(key, ContextValue::One(value.clone()));
    }
    keys
}

/// The keys as `ContextEntries` would bring them.
pub(super) fn entries(keys: &[DerivedKey]) -> Json {
    let entry = |(key, value): &DerivedKey| {
        Json::from_members(vec![
            ("ContextKeyName", Json::text(key)),
            ("ContextKeyValues", Json::texts(&[value])),
            ("ContextKeyType", Json::text(if *key == BOOLEAN_KEY { "boolean" } else { "string" })),
        ])
    };
    Json::List(keys.iter().map(entry).collect())
}

/// Assumptions about facts that the input does not tell.
pub(super) fn assumptions(simulation: &Simulation) -> Vec<String> {
    path_of_role(simulation).into_iter().chain(access_point::assumption(simulation)).collect()
}

fn path_of_role(simulation: &Simulation) -> Option<String> {
    match &simulation.caller {
        Some(Principal::RoleSession { role_arn, .. }) if simulation.path_is_assumed => {
            let of_identity_center =
                role_arn.rsplit('/').next().is_some_and(|name| name.starts_with(IDENTITY_CENTER_ROLE));
            let part = if of_identity_center { text::REGION_OF_ROLE_PATH } else { text::ROLE_PATH };
            Some(text::role_assumed(part, role_arn))
        }
        _ => None,
    }
}
