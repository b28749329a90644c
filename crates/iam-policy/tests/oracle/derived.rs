//! Condition keys that follow from who asks and of what (IAM User Guide, *AWS global condition context keys*, *Principal
//! key values*, *AWS: Denies access to AWS based on the requested Region*).

use std::collections::BTreeMap;

use super::caller::account;
use iam_policy::request::{AuthorizationRequest, Principal};

pub(crate) fn keys(request: &AuthorizationRequest) -> BTreeMap<&'static str, String> {
    let action = request.action.to_ascii_lowercase();
    let parts: Vec<&str> = request.resource.split(':').collect();
    let partition = if parts.len() > 1 { parts[1] } else { "aws" };
    let mut keys: BTreeMap<_, _> = of_caller(&request.caller, partition).into_iter().collect();
    keys.extend(resource_account(request, &action).map(|account| ("aws:ResourceAccount", account)));
    keys.extend(requested_region(&action, &request.resource).map(|region| ("aws:RequestedRegion", region)));
    keys.extend(of_access_point(&request.resource));
    keys
}

/// Amazon S3 User Guide, *Configuring IAM policies for using access points*.
fn of_access_point(resource: &str) -> Vec<(&'static str, String)> {
    let parts: Vec<&str> = resource.splitn(6, ':').collect();
    let ["arn", partition, "s3", region, account, rest] = parts[..] else {
        return Vec::new();
    };
    match rest.splitn(4, '/').collect::<Vec<_>>()[..] {
        ["accesspoint", name] | ["accesspoint", name, "object", _] if !region.is_empty() => vec![
            ("s3:DataAccessPointAccount", account.to_owned()),
            ("s3:DataAccessPointArn", format!("arn:{partition}:s3:{region}:{account}:accesspoint/{name}")),
        ],
        _ => Vec::new(),
    }
}

fn of_caller(caller: &Principal, partition: &str) -> Vec<(&'static str, String)> {
    let last = |arn: &str| arn.rsplit('/').next().unwrap().to_owned();
    let id = account(caller);
    let mut keys = match caller {
        Principal::Root { account } => vec![
            ("aws:PrincipalArn", format!("arn:{partition}:iam::{account}:root")),
            ("aws:PrincipalType", "Account".to_owned()),
            ("aws:userid", account.clone()),
        ],
        Principal::User { arn } => vec![
            ("aws:PrincipalArn", arn.clone()),
            ("aws:PrincipalType", "User".to_owned()),
            ("aws:username", last(arn)),
        ],
        Principal::RoleSession { role_arn, .. } => {
            vec![("aws:PrincipalArn", role_arn.clone()), ("aws:PrincipalType", "AssumedRole".to_owned())]
        }
        Principal::FederatedUser { arn, .. } => vec![
            ("aws:PrincipalArn", arn.clone()),
            ("aws:PrincipalType", "FederatedUser".to_owned()),
            ("aws:userid", format!("{}:{}", id.as_ref().unwrap(), last(arn))),
        ],
        Principal::Service { name } => {
            vec![("aws:PrincipalIsAWSService", "true".to_owned()), ("aws:PrincipalServiceName", name.clone())]
        }
        Principal::Anonymous => vec![
            ("aws:PrincipalType", "Anonymous".to_owned()),
            ("aws:PrincipalAccount", "anonymous".to_owned()),
            ("aws:userid", "anonymous".to_owned()),
        ],
        _ => Vec::new(),
    };
    if let Some(id) = id {
        keys.push(("aws:PrincipalAccount", id));
        keys.push(("aws:PrincipalIsAWSService", "false".to_owned()));
    }
    keys
}

/// An ARN without an account is taken to be of the caller's.
fn resource_account(request: &AuthorizationRequest, action: &str) -> Option<String> {
    let service = action.split(':').next().unwrap();
    if ["ebs", "events"].contains(&service) || WITHOUT_RESOURCE_ACCOUNT.contains(&action) {
        return None;
    }
    if request.resource_account.is_some() {
        return request.resource_account.clone();
    }
    match request.resource.split(':').nth(4) {
        None | Some("") => account(&request.caller),
        Some(id) => id.chars().all(|digit| digit.is_ascii_digit()).then(|| id.to_owned()),
    }
}

/// The Region in the ARN; services with one endpoint are asked there (that of Global Accelerator is in Oregon: AWS Global
/// Accelerator Developer Guide). PassRole is no call, so no endpoint is asked.
fn requested_region(action: &str, resource: &str) -> Option<String> {
    if action == "iam:passrole" {
        return None;
    }
    let of_service = match action.split(':').next().unwrap() {
        "budgets" | "cloudfront" | "iam" | "importexport" | "organizations" | "route53" | "support"
        | "waf" => Some("us-east-1"),
        "chatbot" | "devicefarm" | "globalaccelerator" => Some("us-west-2"),
        _ => None,
    };
    let in_arn = resource.split(':').nth(3).filter(|region| !region.is_empty() && !region.contains('*'));
    of_service.or(in_arn).map(str::to_owned)
}

/// Actions without `aws:ResourceAccount`, besides those of EBS and EventBridge.
const WITHOUT_RESOURCE_ACCOUNT: [&str; 27] = [
    "auditmanager:updateassessmentframeworkshare",
    "detective:acceptinvitation",
    "ds:acceptshareddirectory",
    "ec2:accepttransitgatewaypeeringattachment",
    "ec2:acceptvpcendpointconnections",
    "ec2:acceptvpcpeeringconnection",
    "ec2:copyimage",
    "ec2:copysnapshot",
    "ec2:createtransitgatewaypeeringattachment",
    "ec2:createvolume",
    "ec2:createvpcendpoint",
    "ec2:createvpcpeeringconnection",
    "ec2:deletetransitgatewaypeeringattachment",
    "ec2:deletevpcpeeringconnection",
    "ec2:rejecttransitgatewaypeeringattachment",
    "ec2:rejectvpcendpointconnections",
    "ec2:rejectvpcpeeringconnection",
    "es:acceptinboundconnection",
    "guardduty:acceptadministratorinvitation",
    "macie2:acceptinvitation",
    "route53:associatevpcwithhostedzone",
    "route53:createvpcassociationauthorization",
    "route53:deletevpcassociationauthorization",
    "route53:disassociatevpcfromhostedzone",
    "route53:listhostedzonesbyvpc",
    "securityhub:acceptadministratorinvitation",
    "workspaces:describeworkspaceimages",
];
