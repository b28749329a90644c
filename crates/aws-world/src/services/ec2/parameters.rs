//! Parameters of EC2 calls.

use crate::api::parameters::{Parameter, ParameterValue, push_if_given, text};
use crate::json::Json;
use crate::model::ec2::Ec2Call;

pub(crate) fn parameters(call: &Ec2Call) -> Vec<Parameter> {
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
