//! A call's parameters by the names the API gives them, in the API's order. The CLI line and the CloudTrail event are
//! two ways of writing them.

mod iam;
mod kms;
mod logs;
mod organizations;
mod s3;
mod service_linked_roles;
mod sign_in;
mod sts;

use super::ApiCall;
use crate::json::Json;
use crate::model::cloudwatch::CloudWatchCall;
use crate::model::ec2::Ec2Call;
use crate::model::iam::Tags;

/// A parameter's value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ParameterValue {
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
pub(crate) type Parameter = (&'static str, ParameterValue);

fn text(value: &str) -> ParameterValue {
    ParameterValue::Text(value.to_owned())
}

fn document(value: &str) -> ParameterValue {
    ParameterValue::Document(value.to_owned())
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
        parameters.push(("tags", ParameterValue::Tags(tags.clone())));
    }
}

/// The parameters of `call` that its caller gave.
pub(crate) fn parameters(call: &ApiCall) -> Vec<Parameter> {
    match call {
        ApiCall::Iam(call) => iam::iam(call),
        ApiCall::Sts(call) => sts::sts(call),
        ApiCall::Ec2(call) => ec2(call),
        ApiCall::S3(call) => s3::s3(call),
        ApiCall::CloudWatch(call) => cloudwatch(call),
        ApiCall::Kms(call) => kms::kms(call),
        ApiCall::Logs(call) => logs::logs(call),
        ApiCall::Organizations(call) => organizations::organizations(call),
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
                parameters.push(("metadataOptions", ParameterValue::Json(options)));
            }
            parameters
        }
        Ec2Call::ModifyInstanceMetadataOptions { instance_id, metadata_options } => {
            let mut parameters = vec![("instanceId", text(instance_id))];
            push_if_given(&mut parameters, "httpTokens", &metadata_options.http_tokens);
            let hops = metadata_options.http_put_response_hop_limit;
            parameters.extend(hops.map(|hops| ("httpPutResponseHopLimit", ParameterValue::Number(hops))));
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
            ("value", ParameterValue::Number(*value)),
        ],
        CloudWatchCall::ListMetrics { namespace } => {
            let mut parameters = Vec::new();
            push_if_given(&mut parameters, "namespace", namespace);
            parameters
        }
    }
}
