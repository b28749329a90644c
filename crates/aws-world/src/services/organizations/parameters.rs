//! Parameters of Organizations calls.

use crate::api::parameters::{Parameter, document, text};
use crate::model::organizations::OrganizationsCall;

pub(crate) fn parameters(call: &OrganizationsCall) -> Vec<Parameter> {
    let texts = |parameters: &[(&'static str, &str)]| {
        parameters.iter().map(|(name, value)| (*name, text(value))).collect::<Vec<Parameter>>()
    };
    match call {
        OrganizationsCall::CreateOrganization => Vec::new(),
        OrganizationsCall::InviteAccountToOrganization { account_id } => texts(&[("target", account_id)]),
        OrganizationsCall::AcceptHandshake { handshake_id } => texts(&[("handshakeId", handshake_id)]),
        OrganizationsCall::CreateOrganizationalUnit { parent_id, name } => {
            texts(&[("parentId", parent_id), ("name", name)])
        }
        OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id } => {
            texts(&[("organizationalUnitId", organizational_unit_id)])
        }
        OrganizationsCall::MoveAccount { account_id, source_parent_id, destination_parent_id } => texts(&[
            ("accountId", account_id),
            ("sourceParentId", source_parent_id),
            ("destinationParentId", destination_parent_id),
        ]),
        OrganizationsCall::EnablePolicyType { root_id, policy_type }
        | OrganizationsCall::DisablePolicyType { root_id, policy_type } => {
            texts(&[("rootId", root_id), ("policyType", policy_type.name())])
        }
        OrganizationsCall::CreatePolicy { name, description, policy_type, content } => {
            let mut parameters = vec![("content", document(content))];
            parameters.extend(texts(&[
                ("description", description),
                ("name", name),
                ("type", policy_type.name()),
            ]));
            parameters
        }
        OrganizationsCall::UpdatePolicy { policy_id, content } => {
            vec![("policyId", text(policy_id)), ("content", document(content))]
        }
        OrganizationsCall::DeletePolicy { policy_id } => texts(&[("policyId", policy_id)]),
        OrganizationsCall::AttachPolicy { policy_id, target_id }
        | OrganizationsCall::DetachPolicy { policy_id, target_id } => {
            texts(&[("policyId", policy_id), ("targetId", target_id)])
        }
    }
}
