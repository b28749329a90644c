//! Organizations' lines.

use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};

use super::Options;

fn policy_type(name: &str) -> OrganizationPolicyType {
    if name == "SERVICE_CONTROL_POLICY" {
        OrganizationPolicyType::ServiceControl
    } else {
        OrganizationPolicyType::ResourceControl
    }
}

pub(super) fn read(command: &str, o: &Options) -> OrganizationsCall {
    let (policy_id, target_id, root_id) = (o.text("policy-id"), o.text("target-id"), o.text("root-id"));
    let (name, content) = (o.text("name"), o.text("content"));
    match command {
        "create-organization" => OrganizationsCall::CreateOrganization,
        "invite-account-to-organization" => OrganizationsCall::InviteAccountToOrganization {
            account_id: o.text("target").trim_start_matches("Id=").trim_end_matches(",Type=ACCOUNT").into(),
        },
        "accept-handshake" => OrganizationsCall::AcceptHandshake { handshake_id: o.text("handshake-id") },
        "create-organizational-unit" => {
            OrganizationsCall::CreateOrganizationalUnit { parent_id: o.text("parent-id"), name }
        }
        "delete-organizational-unit" => OrganizationsCall::DeleteOrganizationalUnit {
            organizational_unit_id: o.text("organizational-unit-id"),
        },
        "move-account" => OrganizationsCall::MoveAccount {
            account_id: o.text("account-id"),
            source_parent_id: o.text("source-parent-id"),
            destination_parent_id: o.text("destination-parent-id"),
        },
        "enable-policy-type" => {
            OrganizationsCall::EnablePolicyType { root_id, policy_type: policy_type(&o.text("policy-type")) }
        }
        "disable-policy-type" => {
            OrganizationsCall::DisablePolicyType { root_id, policy_type: policy_type(&o.text("policy-type")) }
        }
        "create-policy" => OrganizationsCall::CreatePolicy {
            name,
            description: o.text("description"),
            policy_type: policy_type(&o.text("type")),
            content,
        },
        "update-policy" => OrganizationsCall::UpdatePolicy { policy_id, content },
        "delete-policy" => OrganizationsCall::DeletePolicy { policy_id },
        "attach-policy" => OrganizationsCall::AttachPolicy { policy_id, target_id },
        "detach-policy" => OrganizationsCall::DetachPolicy { policy_id, target_id },
        other => panic!("no such command: {other}"),
    }
}
