//! Every caller with every service and every form of a resource.

use super::{HOME, OTHER};
use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};

pub(crate) fn every_request() -> Vec<AuthorizationRequest> {
    let mut all = Vec::new();
    for caller in callers() {
        for action in ACTIONS {
            for resource in RESOURCES {
                for owner in [None, Some(OTHER)] {
                    all.push(AuthorizationRequest {
                        caller: caller.clone(),
                        action: action.to_owned(),
                        resource: resource.to_owned(),
                        resource_account: owner.map(str::to_owned),
                        context: RequestContext::default(),
                    });
                }
            }
        }
    }
    all
}

fn callers() -> [Principal; 8] {
    [
        Principal::Root { account: HOME.into() },
        Principal::User { arn: format!("arn:aws:iam::{HOME}:user/ann") },
        Principal::User { arn: format!("arn:aws:iam::{OTHER}:user/team/x/ann") },
        Principal::RoleSession {
            role_arn: format!("arn:aws:iam::{HOME}:role/team/r"),
            session_arn: format!("arn:aws:sts::{HOME}:assumed-role/r/s"),
        },
        Principal::FederatedUser {
            arn: format!("arn:aws:sts::{HOME}:federated-user/f"),
            source_arn: format!("arn:aws:iam::{HOME}:user/ann"),
        },
        Principal::Service { name: "ec2.amazonaws.com".into() },
        Principal::Federated { provider: "accounts.example.com".into() },
        Principal::Anonymous,
    ]
}

const ACTIONS: [&str; 24] = [
    "s3:GetObject",
    "s3:ListAllMyBuckets",
    "sts:AssumeRole",
    "iam:GetRole",
    "iam:PassRole",
    "IAM:listroles",
    "sqs:SendMessage",
    "ec2:RunInstances",
    "ec2:CreateVolume",
    "EC2:copysnapshot",
    "ec2:AcceptVpcPeeringConnection",
    "ebs:GetSnapshotBlock",
    "events:PutEvents",
    "route53:ListHostedZones",
    "route53:AssociateVPCWithHostedZone",
    "workspaces:DescribeWorkspaceImages",
    "workspaces:RebootWorkspaces",
    "cloudfront:GetDistribution",
    "organizations:DescribeOrganization",
    "support:DescribeCases",
    "budgets:ViewBudget",
    "globalaccelerator:ListAccelerators",
    "devicefarm:ListProjects",
    "chatbot:DescribeSlackChannels",
];

const RESOURCES: [&str; 11] = [
    "*",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:eu-west-1:111122223333:accesspoint/a",
    "arn:aws:sqs:eu-west-1:444455556666:q",
    "arn:aws:sqs:*:444455556666:q",
    "arn:aws:ec2:eu-west-1:*:instance/*",
    "arn:aws:ec2:eu-central-1::image/ami-1",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::111122223333:role/team/r",
    "arn:aws:route53:::hostedzone/Z1",
    "arn:aws:workspaces:us-west-2:111122223333:workspaceimage/wsi-1",
];
