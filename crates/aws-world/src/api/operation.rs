//! The names of calls: of the operation, of the action that authorizes it, of its service.

use super::ApiCall;
use super::errors::Service;
use crate::model::cloudwatch::CloudWatchCall;
use crate::model::ec2::Ec2Call;
use crate::model::iam::{IamCall, Identity, Taggable};
use crate::model::logs::LogsCall;
use crate::model::organizations::OrganizationsCall;
use crate::model::s3::S3Call;
use crate::model::sts::StsCall;

impl ApiCall {
    /// The operation's name: `AttachUserPolicy`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Iam(call) => iam_name(call),
            Self::Sts(StsCall::GetCallerIdentity) => "GetCallerIdentity",
            Self::Sts(StsCall::AssumeRole { .. }) => "AssumeRole",
            Self::Sts(StsCall::AssumeRoleWithWebIdentity { .. }) => "AssumeRoleWithWebIdentity",
            Self::Sts(StsCall::AssumeRoleWithSaml { .. }) => "AssumeRoleWithSAML",
            Self::Sts(StsCall::GetSessionToken { .. }) => "GetSessionToken",
            Self::Sts(StsCall::GetFederationToken { .. }) => "GetFederationToken",
            Self::Ec2(call) => ec2_name(call),
            Self::S3(call) => s3_name(call),
            Self::CloudWatch(CloudWatchCall::PutMetricData { .. }) => "PutMetricData",
            Self::CloudWatch(CloudWatchCall::ListMetrics { .. }) => "ListMetrics",
            Self::Kms(call) => call.name(),
            Self::Logs(call) => logs_name(call),
            Self::Organizations(call) => organizations_name(call),
        }
    }

    /// The IAM action that authorizes it: `iam:AttachUserPolicy`; `ListObjectsV2` is `s3:ListBucket`.
    pub fn action(&self) -> String {
        let name = match self {
            Self::S3(S3Call::ListObjectsV2 { .. } | S3Call::HeadBucket { .. }) => "ListBucket",
            Self::S3(S3Call::ListBuckets) => "ListAllMyBuckets",
            Self::S3(S3Call::HeadObject { .. }) => "GetObject",
            Self::S3(S3Call::PutPublicAccessBlock { .. } | S3Call::DeletePublicAccessBlock { .. }) => {
                "PutBucketPublicAccessBlock"
            }
            Self::S3(S3Call::PutBucketEncryption { .. } | S3Call::DeleteBucketEncryption { .. }) => {
                "PutEncryptionConfiguration"
            }
            Self::S3(S3Call::GetBucketEncryption { .. }) => "GetEncryptionConfiguration",
            _ => self.name(),
        };
        format!("{}:{name}", self.service().prefix())
    }

    pub(crate) fn service(&self) -> Service {
        match self {
            Self::Iam(_) => Service::Iam,
            Self::Sts(_) => Service::Sts,
            Self::Ec2(_) => Service::Ec2,
            Self::S3(_) => Service::S3,
            Self::CloudWatch(_) => Service::CloudWatch,
            Self::Kms(_) => Service::Kms,
            Self::Logs(_) => Service::Logs,
            Self::Organizations(_) => Service::Organizations,
        }
    }

    /// Whether CloudTrail calls it read-only.
    pub(crate) fn is_read_only(&self) -> bool {
        let reads = ["Describe", "Filter", "Get", "Head", "List"];
        let uses_key = matches!(self, Self::Kms(call) if call.encryption_context().is_some());
        uses_key || matches!(self, Self::Sts(_)) || reads.iter().any(|verb| self.name().starts_with(verb))
    }
}

fn by_identity(identity: &Identity, names: [&'static str; 3]) -> &'static str {
    let [user, group, role] = names;
    match identity {
        Identity::User(_) => user,
        Identity::Group(_) => group,
        Identity::Role(_) => role,
    }
}

fn by_taggable(what: &Taggable, names: [&'static str; 4]) -> &'static str {
    let [user, role, policy, profile] = names;
    match what {
        Taggable::User(_) => user,
        Taggable::Role(_) => role,
        Taggable::Policy(_) => policy,
        Taggable::InstanceProfile(_) => profile,
    }
}

fn iam_name(call: &IamCall) -> &'static str {
    match call {
        IamCall::SamlProvider(call) => call.name(),
        IamCall::SignIn(call) => call.name(),
        IamCall::ServiceLinkedRole(call) => call.name(),
        IamCall::CreateUser { .. } => "CreateUser",
        IamCall::UpdateUser { .. } => "UpdateUser",
        IamCall::DeleteUser { .. } => "DeleteUser",
        IamCall::CreateAccessKey { .. } => "CreateAccessKey",
        IamCall::UpdateAccessKey { .. } => "UpdateAccessKey",
        IamCall::DeleteAccessKey { .. } => "DeleteAccessKey",
        IamCall::CreateGroup { .. } => "CreateGroup",
        IamCall::UpdateGroup { .. } => "UpdateGroup",
        IamCall::DeleteGroup { .. } => "DeleteGroup",
        IamCall::AddUserToGroup { .. } => "AddUserToGroup",
        IamCall::RemoveUserFromGroup { .. } => "RemoveUserFromGroup",
        IamCall::CreateRole { .. } => "CreateRole",
        IamCall::UpdateRole { .. } => "UpdateRole",
        IamCall::UpdateAssumeRolePolicy { .. } => "UpdateAssumeRolePolicy",
        IamCall::DeleteRole { .. } => "DeleteRole",
        IamCall::CreatePolicy { .. } => "CreatePolicy",
        IamCall::CreatePolicyVersion { .. } => "CreatePolicyVersion",
        IamCall::SetDefaultPolicyVersion { .. } => "SetDefaultPolicyVersion",
        IamCall::DeletePolicyVersion { .. } => "DeletePolicyVersion",
        IamCall::DeletePolicy { .. } => "DeletePolicy",
        IamCall::AttachPolicy { to, .. } => {
            by_identity(to, ["AttachUserPolicy", "AttachGroupPolicy", "AttachRolePolicy"])
        }
        IamCall::DetachPolicy { from, .. } => {
            by_identity(from, ["DetachUserPolicy", "DetachGroupPolicy", "DetachRolePolicy"])
        }
        IamCall::PutInlinePolicy { of, .. } => {
            by_identity(of, ["PutUserPolicy", "PutGroupPolicy", "PutRolePolicy"])
        }
        IamCall::DeleteInlinePolicy { of, .. } => {
            by_identity(of, ["DeleteUserPolicy", "DeleteGroupPolicy", "DeleteRolePolicy"])
        }
        IamCall::CreateOpenIdConnectProvider { .. } => "CreateOpenIDConnectProvider",
        IamCall::DeleteOpenIdConnectProvider { .. } => "DeleteOpenIDConnectProvider",
        IamCall::PutPermissionsBoundary { of, .. } => {
            by_identity(of, ["PutUserPermissionsBoundary", "", "PutRolePermissionsBoundary"])
        }
        IamCall::DeletePermissionsBoundary { of } => {
            by_identity(of, ["DeleteUserPermissionsBoundary", "", "DeleteRolePermissionsBoundary"])
        }
        IamCall::Tag { what, .. } => {
            by_taggable(what, ["TagUser", "TagRole", "TagPolicy", "TagInstanceProfile"])
        }
        IamCall::Untag { what, .. } => {
            by_taggable(what, ["UntagUser", "UntagRole", "UntagPolicy", "UntagInstanceProfile"])
        }
        IamCall::CreateInstanceProfile { .. } => "CreateInstanceProfile",
        IamCall::DeleteInstanceProfile { .. } => "DeleteInstanceProfile",
        IamCall::AddRoleToInstanceProfile { .. } => "AddRoleToInstanceProfile",
        IamCall::RemoveRoleFromInstanceProfile { .. } => "RemoveRoleFromInstanceProfile",
    }
}

fn ec2_name(call: &Ec2Call) -> &'static str {
    match call {
        Ec2Call::AssociateIamInstanceProfile { .. } => "AssociateIamInstanceProfile",
        Ec2Call::ReplaceIamInstanceProfileAssociation { .. } => "ReplaceIamInstanceProfileAssociation",
        Ec2Call::DisassociateIamInstanceProfile { .. } => "DisassociateIamInstanceProfile",
        Ec2Call::DescribeIamInstanceProfileAssociations => "DescribeIamInstanceProfileAssociations",
        Ec2Call::RunInstances { .. } => "RunInstances",
        Ec2Call::ModifyInstanceMetadataOptions { .. } => "ModifyInstanceMetadataOptions",
        Ec2Call::TerminateInstances { .. } => "TerminateInstances",
        Ec2Call::DescribeInstances => "DescribeInstances",
    }
}

fn s3_name(call: &S3Call) -> &'static str {
    match call {
        S3Call::CreateBucket { .. } => "CreateBucket",
        S3Call::DeleteBucket { .. } => "DeleteBucket",
        S3Call::ListBuckets => "ListBuckets",
        S3Call::HeadBucket { .. } => "HeadBucket",
        S3Call::ListObjectsV2 { .. } => "ListObjectsV2",
        S3Call::HeadObject { .. } => "HeadObject",
        S3Call::GetObject { .. } => "GetObject",
        S3Call::PutObject { .. } => "PutObject",
        S3Call::DeleteObject { .. } => "DeleteObject",
        S3Call::PutObjectTagging { .. } => "PutObjectTagging",
        S3Call::GetObjectTagging { .. } => "GetObjectTagging",
        S3Call::DeleteObjectTagging { .. } => "DeleteObjectTagging",
        S3Call::PutBucketPolicy { .. } => "PutBucketPolicy",
        S3Call::GetBucketPolicy { .. } => "GetBucketPolicy",
        S3Call::DeleteBucketPolicy { .. } => "DeleteBucketPolicy",
        S3Call::PutPublicAccessBlock { .. } => "PutPublicAccessBlock",
        S3Call::DeletePublicAccessBlock { .. } => "DeletePublicAccessBlock",
        S3Call::PutBucketEncryption { .. } => "PutBucketEncryption",
        S3Call::GetBucketEncryption { .. } => "GetBucketEncryption",
        S3Call::DeleteBucketEncryption { .. } => "DeleteBucketEncryption",
        S3Call::PutBucketOwnershipControls { .. } => "PutBucketOwnershipControls",
        S3Call::GetBucketOwnershipControls { .. } => "GetBucketOwnershipControls",
    }
}

fn logs_name(call: &LogsCall) -> &'static str {
    match call {
        LogsCall::CreateLogGroup { .. } => "CreateLogGroup",
        LogsCall::CreateLogStream { .. } => "CreateLogStream",
        LogsCall::PutLogEvents { .. } => "PutLogEvents",
        LogsCall::DescribeLogGroups { .. } => "DescribeLogGroups",
        LogsCall::DescribeLogStreams { .. } => "DescribeLogStreams",
        LogsCall::GetLogEvents { .. } => "GetLogEvents",
        LogsCall::FilterLogEvents { .. } => "FilterLogEvents",
        LogsCall::DeleteLogGroup { .. } => "DeleteLogGroup",
        LogsCall::DeleteLogStream { .. } => "DeleteLogStream",
        LogsCall::PutRetentionPolicy { .. } => "PutRetentionPolicy",
        LogsCall::DeleteRetentionPolicy { .. } => "DeleteRetentionPolicy",
        LogsCall::PutResourcePolicy { .. } => "PutResourcePolicy",
        LogsCall::DescribeResourcePolicies => "DescribeResourcePolicies",
        LogsCall::DeleteResourcePolicy { .. } => "DeleteResourcePolicy",
    }
}

fn organizations_name(call: &OrganizationsCall) -> &'static str {
    match call {
        OrganizationsCall::CreateOrganization => "CreateOrganization",
        OrganizationsCall::InviteAccountToOrganization { .. } => "InviteAccountToOrganization",
        OrganizationsCall::AcceptHandshake { .. } => "AcceptHandshake",
        OrganizationsCall::CreateOrganizationalUnit { .. } => "CreateOrganizationalUnit",
        OrganizationsCall::DeleteOrganizationalUnit { .. } => "DeleteOrganizationalUnit",
        OrganizationsCall::MoveAccount { .. } => "MoveAccount",
        OrganizationsCall::EnablePolicyType { .. } => "EnablePolicyType",
        OrganizationsCall::DisablePolicyType { .. } => "DisablePolicyType",
        OrganizationsCall::CreatePolicy { .. } => "CreatePolicy",
        OrganizationsCall::UpdatePolicy { .. } => "UpdatePolicy",
        OrganizationsCall::DeletePolicy { .. } => "DeletePolicy",
        OrganizationsCall::AttachPolicy { .. } => "AttachPolicy",
        OrganizationsCall::DetachPolicy { .. } => "DetachPolicy",
    }
}
