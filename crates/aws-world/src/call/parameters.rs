//! A call's parameters by the names the API gives them, in the API's order. The CLI line and the CloudTrail event are
//! two ways of writing them.

mod kms;
mod organizations;
mod s3;
mod service_linked_roles;
mod sign_in;
mod sts;

use super::ApiCall;
use crate::cloudwatch::CloudWatchCall;
use crate::ec2::Ec2Call;
use crate::iam::{IamCall, Identity, SamlProviderCall, Taggable, Tags};
use crate::json::Json;
use crate::logs::LogsCall;

/// A parameter's value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(u32),
    /// A policy document: JSON text within a parameter.
    Document(String),
    /// `status` of `UpdateAccessKey` and other plain flags.
    Flag(bool),
    Tags(Tags),
    /// The same as S3 takes them: in a `TagSet`.
    Tagging(Tags),
    /// Names of settings, on or off.
    Settings(Vec<(&'static str, bool)>),
    /// Texts side by side: keys of tags, audiences.
    TagKeys(Vec<String>),
    /// ARNs of managed session policies.
    PolicyArns(Vec<String>),
    /// Messages of `PutLogEvents`.
    Messages(Vec<String>),
    /// What the API takes as a structure.
    Json(Json),
}

/// A parameter's name in the API's own spelling (`userName`) and its value.
pub(crate) type Parameter = (&'static str, Value);

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn document(value: &str) -> Value {
    Value::Document(value.to_owned())
}

/// Adds a parameter unless it says nothing: no path, no description.
fn push_if_given(parameters: &mut Vec<Parameter>, name: &'static str, value: &str) {
    if !(value.is_empty() || (name == "path" && value == "/")) {
        parameters.push((name, text(value)));
    }
}

fn push_boundary(parameters: &mut Vec<Parameter>, arn: Option<&str>) {
    parameters.extend(arn.map(|arn| ("permissionsBoundary", text(arn))));
}

fn push_tags(parameters: &mut Vec<Parameter>, tags: &Tags) {
    if !tags.is_empty() {
        parameters.push(("tags", Value::Tags(tags.clone())));
    }
}

/// The parameters of `call` that its caller gave.
pub(crate) fn parameters(call: &ApiCall) -> Vec<Parameter> {
    match call {
        ApiCall::Iam(call) => iam(call),
        ApiCall::Sts(call) => sts::sts(call),
        ApiCall::Ec2(call) => ec2(call),
        ApiCall::S3(call) => s3::s3(call),
        ApiCall::CloudWatch(call) => cloudwatch(call),
        ApiCall::Kms(call) => kms::kms(call),
        ApiCall::Logs(call) => logs(call),
        ApiCall::Organizations(call) => organizations::organizations(call),
    }
}

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

fn iam(call: &IamCall) -> Vec<Parameter> {
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
        IamCall::SignIn(call) => sign_in::sign_in(call),
        IamCall::ServiceLinkedRole(call) => service_linked_roles::service_linked_role(call),
        _ => roles_and_policies(call),
    }
}

fn roles_and_policies(call: &IamCall) -> Vec<Parameter> {
    match call {
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
                parameters.push(("maxSessionDuration", Value::Number(*max_session_duration)));
            }
            push_boundary(&mut parameters, permissions_boundary.as_deref());
            push_tags(&mut parameters, tags);
            parameters
        }
        IamCall::UpdateRole { role_name, description, max_session_duration } => vec![
            ("roleName", text(role_name)),
            ("description", text(description)),
            ("maxSessionDuration", Value::Number(*max_session_duration)),
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
            ("setAsDefault", Value::Flag(*set_as_default)),
        ],
        IamCall::SetDefaultPolicyVersion { policy_arn, version_id }
        | IamCall::DeletePolicyVersion { policy_arn, version_id } => {
            vec![("policyArn", text(policy_arn)), ("versionId", text(version_id))]
        }
        IamCall::DeletePolicy { policy_arn } => vec![("policyArn", text(policy_arn))],
        _ => attachments(call),
    }
}

fn attachments(call: &IamCall) -> Vec<Parameter> {
    match call {
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
                parameters.push(("clientIDList", Value::TagKeys(client_id_list.clone())));
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
        IamCall::Tag { what, tags } => vec![taggable(what), ("tags", Value::Tags(tags.clone()))],
        IamCall::Untag { what, tag_keys } => {
            vec![taggable(what), ("tagKeys", Value::TagKeys(tag_keys.clone()))]
        }
        IamCall::CreateInstanceProfile { instance_profile_name }
        | IamCall::DeleteInstanceProfile { instance_profile_name } => {
            vec![("instanceProfileName", text(instance_profile_name))]
        }
        IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name }
        | IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name } => {
            vec![("instanceProfileName", text(instance_profile_name)), ("roleName", text(role_name))]
        }
        _ => Vec::new(),
    }
}

fn ec2(call: &Ec2Call) -> Vec<Parameter> {
    match call {
        Ec2Call::AssociateIamInstanceProfile { instance_id, instance_profile_name } => {
            vec![("instanceId", text(instance_id)), ("iamInstanceProfile", text(instance_profile_name))]
        }
        Ec2Call::ReplaceIamInstanceProfileAssociation { association_id, instance_profile_name } => {
            vec![("associationId", text(association_id)), ("iamInstanceProfile", text(instance_profile_name))]
        }
        Ec2Call::DisassociateIamInstanceProfile { association_id } => {
            vec![("associationId", text(association_id))]
        }
        Ec2Call::RunInstances { image_id, instance_type, instance_profile_name, metadata_options } => {
            let mut parameters = vec![("imageId", text(image_id)), ("instanceType", text(instance_type))];
            push_if_given(&mut parameters, "iamInstanceProfile", instance_profile_name);
            if !metadata_options.is_empty() {
                let mut options =
                    Json::object().with_text_if_any("HttpTokens", &metadata_options.http_tokens);
                if let Some(hops) = metadata_options.http_put_response_hop_limit {
                    options = options.with("HttpPutResponseHopLimit", Json::Number(i64::from(hops)));
                }
                let options = options.with_text_if_any("HttpEndpoint", &metadata_options.http_endpoint);
                parameters.push(("metadataOptions", Value::Json(options)));
            }
            parameters
        }
        Ec2Call::ModifyInstanceMetadataOptions { instance_id, metadata_options } => {
            let mut parameters = vec![("instanceId", text(instance_id))];
            push_if_given(&mut parameters, "httpTokens", &metadata_options.http_tokens);
            let hops = metadata_options.http_put_response_hop_limit;
            parameters.extend(hops.map(|hops| ("httpPutResponseHopLimit", Value::Number(hops))));
            push_if_given(&mut parameters, "httpEndpoint", &metadata_options.http_endpoint);
            parameters
        }
        Ec2Call::TerminateInstances { instance_id } => vec![("instanceIds", text(instance_id))],
        Ec2Call::DescribeInstances | Ec2Call::DescribeIamInstanceProfileAssociations => Vec::new(),
    }
}

fn cloudwatch(call: &CloudWatchCall) -> Vec<Parameter> {
    match call {
        CloudWatchCall::PutMetricData { namespace, metric_name, value } => vec![
            ("namespace", text(namespace)),
            ("metricName", text(metric_name)),
            ("value", Value::Number(*value)),
        ],
        CloudWatchCall::ListMetrics { namespace } => {
            let mut parameters = Vec::new();
            push_if_given(&mut parameters, "namespace", namespace);
            parameters
        }
    }
}

fn logs(call: &LogsCall) -> Vec<Parameter> {
    let (group, stream) = call.group_and_stream();
    let mut parameters = Vec::new();
    match call {
        LogsCall::DescribeLogGroups { log_group_name_prefix } => {
            push_if_given(&mut parameters, "logGroupNamePrefix", log_group_name_prefix);
        }
        LogsCall::PutResourcePolicy { policy_name, policy_document } => {
            parameters
                .extend([("policyName", text(policy_name)), ("policyDocument", document(policy_document))]);
        }
        LogsCall::DeleteResourcePolicy { policy_name } => parameters.push(("policyName", text(policy_name))),
        LogsCall::DescribeResourcePolicies => {}
        LogsCall::CreateLogGroup { .. }
        | LogsCall::DeleteLogGroup { .. }
        | LogsCall::PutRetentionPolicy { .. }
        | LogsCall::DeleteRetentionPolicy { .. }
        | LogsCall::DescribeLogStreams { .. }
        | LogsCall::FilterLogEvents { .. } => parameters.push(("logGroupName", text(group))),
        _ => parameters.extend([("logGroupName", text(group)), ("logStreamName", text(stream))]),
    }
    match call {
        LogsCall::FilterLogEvents { filter_pattern, .. } => {
            push_if_given(&mut parameters, "filterPattern", filter_pattern);
        }
        LogsCall::PutRetentionPolicy { retention_in_days, .. } => {
            parameters.push(("retentionInDays", Value::Number(*retention_in_days)));
        }
        LogsCall::PutLogEvents { messages, .. } => {
            parameters.push(("logEvents", Value::Messages(messages.clone())));
        }
        _ => {}
    }
    parameters
}
