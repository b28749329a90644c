//! Parameters of IAM calls.

use crate::api::parameters::{
    Parameter, ParameterValue, document, push_boundary, push_if_given, push_tags, text,
};
use crate::model::iam::{IamCall, Identity, SamlProviderCall, ServiceLinkedRoleCall, SignInCall, Taggable};

fn identity(identity: &Identity) -> Parameter {
    match identity {
        Identity::User(name) => ("userName", text(name)),
        Identity::Group(name) => ("groupName", text(name)),
        Identity::Role(name) => ("roleName", text(name)),
    }
}

fn taggable(what: &Taggable) -> Parameter {
    match what {
        Taggable::User(name) => ("userName", text(name)),
        Taggable::Role(name) => ("roleName", text(name)),
        Taggable::Policy(arn) => ("policyArn", text(arn)),
        Taggable::InstanceProfile(name) => ("instanceProfileName", text(name)),
    }
}

pub(crate) fn parameters(call: &IamCall) -> Vec<Parameter> {
    match call {
        IamCall::CreateUser { user_name, path, permissions_boundary, tags } => {
            let mut parameters = vec![("userName", text(user_name))];
            push_if_given(&mut parameters, "path", path);
            push_boundary(&mut parameters, permissions_boundary.as_deref());
            push_tags(&mut parameters, tags);
            parameters
        }
        IamCall::UpdateUser { user_name, new_user_name } => {
            vec![("userName", text(user_name)), ("newUserName", text(new_user_name))]
        }
        IamCall::DeleteUser { user_name } | IamCall::CreateAccessKey { user_name } => {
            vec![("userName", text(user_name))]
        }
        IamCall::UpdateAccessKey { user_name, access_key_id, active } => vec![
            ("userName", text(user_name)),
            ("accessKeyId", text(access_key_id)),
            ("status", text(if *active { "Active" } else { "Inactive" })),
        ],
        IamCall::DeleteAccessKey { user_name, access_key_id } => {
            vec![("userName", text(user_name)), ("accessKeyId", text(access_key_id))]
        }
        IamCall::CreateGroup { group_name, path } => {
            let mut parameters = vec![("groupName", text(group_name))];
            push_if_given(&mut parameters, "path", path);
            parameters
        }
        IamCall::UpdateGroup { group_name, new_group_name } => {
            vec![("groupName", text(group_name)), ("newGroupName", text(new_group_name))]
        }
        IamCall::DeleteGroup { group_name } => vec![("groupName", text(group_name))],
        IamCall::AddUserToGroup { group_name, user_name }
        | IamCall::RemoveUserFromGroup { group_name, user_name } => {
            vec![("groupName", text(group_name)), ("userName", text(user_name))]
        }
        IamCall::SamlProvider(SamlProviderCall::CreateSamlProvider { name, saml_metadata_document }) => {
            vec![("sAMLMetadataDocument", text(saml_metadata_document)), ("name", text(name))]
        }
        IamCall::SamlProvider(SamlProviderCall::DeleteSamlProvider { saml_provider_arn }) => {
            vec![("sAMLProviderArn", text(saml_provider_arn))]
        }
        IamCall::SignIn(call) => sign_in(call),
        IamCall::ServiceLinkedRole(call) => service_linked_role(call),
        IamCall::CreateRole {
            role_name,
            path,
            assume_role_policy_document,
            description,
            max_session_duration,
            permissions_boundary,
            tags,
        } => {
            let mut parameters = vec![("roleName", text(role_name))];
            push_if_given(&mut parameters, "path", path);
            parameters.push(("assumeRolePolicyDocument", document(assume_role_policy_document)));
            push_if_given(&mut parameters, "description", description);
            // 3600 is what AWS takes when nothing is given.
            if *max_session_duration != 3600 {
                parameters.push(("maxSessionDuration", ParameterValue::Number(*max_session_duration)));
            }
            push_boundary(&mut parameters, permissions_boundary.as_deref());
            push_tags(&mut parameters, tags);
            parameters
        }
        IamCall::UpdateRole { role_name, description, max_session_duration } => vec![
            ("roleName", text(role_name)),
            ("description", text(description)),
            ("maxSessionDuration", ParameterValue::Number(*max_session_duration)),
        ],
        IamCall::UpdateAssumeRolePolicy { role_name, policy_document } => {
            vec![("roleName", text(role_name)), ("policyDocument", document(policy_document))]
        }
        IamCall::DeleteRole { role_name } => vec![("roleName", text(role_name))],
        IamCall::CreatePolicy { policy_name, path, policy_document, description, tags } => {
            let mut parameters = vec![("policyName", text(policy_name))];
            push_if_given(&mut parameters, "path", path);
            parameters.push(("policyDocument", document(policy_document)));
            push_if_given(&mut parameters, "description", description);
            push_tags(&mut parameters, tags);
            parameters
        }
        IamCall::CreatePolicyVersion { policy_arn, policy_document, set_as_default } => vec![
            ("policyArn", text(policy_arn)),
            ("policyDocument", document(policy_document)),
            ("setAsDefault", ParameterValue::Flag(*set_as_default)),
        ],
        IamCall::SetDefaultPolicyVersion { policy_arn, version_id }
        | IamCall::DeletePolicyVersion { policy_arn, version_id } => {
            vec![("policyArn", text(policy_arn)), ("versionId", text(version_id))]
        }
        IamCall::DeletePolicy { policy_arn } => vec![("policyArn", text(policy_arn))],
        IamCall::AttachPolicy { to, policy_arn } | IamCall::DetachPolicy { from: to, policy_arn } => {
            vec![identity(to), ("policyArn", text(policy_arn))]
        }
        IamCall::PutInlinePolicy { of, policy_name, policy_document } => {
            vec![
                identity(of),
                ("policyName", text(policy_name)),
                ("policyDocument", document(policy_document)),
            ]
        }
        IamCall::DeleteInlinePolicy { of, policy_name } => {
            vec![identity(of), ("policyName", text(policy_name))]
        }
        IamCall::CreateOpenIdConnectProvider { url, client_id_list } => {
            let mut parameters = vec![("url", text(url))];
            if !client_id_list.is_empty() {
                parameters.push(("clientIDList", ParameterValue::TagKeys(client_id_list.clone())));
            }
            parameters
        }
        IamCall::DeleteOpenIdConnectProvider { open_id_connect_provider_arn } => {
            vec![("openIDConnectProviderArn", text(open_id_connect_provider_arn))]
        }
        IamCall::PutPermissionsBoundary { of, permissions_boundary } => {
            vec![identity(of), ("permissionsBoundary", text(permissions_boundary))]
        }
        IamCall::DeletePermissionsBoundary { of } => vec![identity(of)],
        IamCall::Tag { what, tags } => vec![taggable(what), ("tags", ParameterValue::Tags(tags.clone()))],
        IamCall::Untag { what, tag_keys } => {
            vec![taggable(what), ("tagKeys", ParameterValue::TagKeys(tag_keys.clone()))]
        }
        IamCall::CreateInstanceProfile { instance_profile_name }
        | IamCall::DeleteInstanceProfile { instance_profile_name } => {
            vec![("instanceProfileName", text(instance_profile_name))]
        }
        IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name }
        | IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name } => {
            vec![("instanceProfileName", text(instance_profile_name)), ("roleName", text(role_name))]
        }
    }
}

fn sign_in(call: &SignInCall) -> Vec<Parameter> {
    const RESET: &str = "passwordResetRequired";
    match call {
        SignInCall::CreateLoginProfile { user_name, password, password_reset_required } => vec![
            ("userName", text(user_name)),
            ("password", text(password)),
            (RESET, ParameterValue::Flag(*password_reset_required)),
        ],
        SignInCall::UpdateLoginProfile { user_name, password, password_reset_required } => {
            let mut parameters = vec![("userName", text(user_name))];
            parameters.extend(password.iter().map(|password| ("password", text(password))));
            parameters.extend(password_reset_required.map(|flag| (RESET, ParameterValue::Flag(flag))));
            parameters
        }
        SignInCall::DeleteLoginProfile { user_name } => vec![("userName", text(user_name))],
        SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name } => {
            vec![("virtualMFADeviceName", text(virtual_mfa_device_name))]
        }
        SignInCall::EnableMfaDevice {
            user_name,
            serial_number,
            authentication_code1,
            authentication_code2,
        } => vec![
            ("userName", text(user_name)),
            ("serialNumber", text(serial_number)),
            ("authenticationCode1", text(authentication_code1)),
            ("authenticationCode2", text(authentication_code2)),
        ],
        SignInCall::DeactivateMfaDevice { user_name, serial_number } => {
            vec![("userName", text(user_name)), ("serialNumber", text(serial_number))]
        }
        SignInCall::DeleteVirtualMfaDevice { serial_number } => vec![("serialNumber", text(serial_number))],
    }
}

fn service_linked_role(call: &ServiceLinkedRoleCall) -> Vec<Parameter> {
    match call {
        ServiceLinkedRoleCall::CreateServiceLinkedRole { aws_service_name, description, custom_suffix } => {
            let mut parameters = vec![("aWSServiceName", text(aws_service_name))];
            push_if_given(&mut parameters, "description", description);
            push_if_given(&mut parameters, "customSuffix", custom_suffix);
            parameters
        }
        ServiceLinkedRoleCall::DeleteServiceLinkedRole { role_name } => vec![("roleName", text(role_name))],
    }
}
