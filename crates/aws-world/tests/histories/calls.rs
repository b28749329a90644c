//! Calls from numbers, service by service.

use aws_world::cloudwatch::CloudWatchCall;
use aws_world::ec2::{Ec2Call, MetadataParameters};
use aws_world::iam::{IamCall, SamlProviderCall, ServiceLinkedRoleCall, SignInCall, Taggable};
use aws_world::logs::LogsCall;
use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};
use aws_world::s3::{BucketEncryption, Listing, PublicAccessBlock, PutObjectHeaders, S3Call};
use aws_world::sts::{MfaParameters, SamlAssertion, SessionParameters, StsCall, WebIdentityToken};
use aws_world::{ApiCall, World};

use super::values::{
    TEXTS, access_key, association, boundary, bounded, document, identity, identity_policy, name,
    organization_id, passed, path, pick, policy_arn, tags, trust_policy,
};
use super::{ACCOUNT, INSTANCES, PARTNER, Step};

pub(crate) fn users_and_groups([_, which, a, b, c, _]: Step, world: &World) -> IamCall {
    let (user_name, group_name) = (name(a), name(b));
    match which % 12 {
        0 | 1 => {
            IamCall::CreateUser { user_name, path: path(b), permissions_boundary: boundary(c), tags: tags(c) }
        }
        2 => IamCall::UpdateUser { user_name, new_user_name: name(b) },
        3 => IamCall::DeleteUser { user_name },
        4 => IamCall::CreateAccessKey { user_name },
        5 => IamCall::UpdateAccessKey {
            user_name,
            access_key_id: access_key(world, b).access_key_id,
            active: c % 2 == 0,
        },
        6 => IamCall::DeleteAccessKey { user_name, access_key_id: access_key(world, b).access_key_id },
        7 => IamCall::CreateGroup { group_name, path: path(c) },
        8 => IamCall::UpdateGroup { group_name, new_group_name: name(c) },
        9 => IamCall::DeleteGroup { group_name },
        10 => IamCall::AddUserToGroup { group_name, user_name },
        _ => IamCall::RemoveUserFromGroup { group_name, user_name },
    }
}

pub(crate) fn sign_in([_, which, a, b, c, d]: Step) -> SignInCall {
    let user_name = name(a);
    let serial_number = format!("arn:aws:iam::{ACCOUNT}:mfa/{}", name(b));
    let password = pick(&["Abcdefg1", "short", "-Abc'def 1", ""], c).to_owned();
    match which % 14 {
        0 | 1 => SignInCall::CreateLoginProfile { user_name, password, password_reset_required: d % 2 == 0 },
        2 => SignInCall::UpdateLoginProfile {
            user_name,
            password: (d % 3 == 0).then_some(password),
            password_reset_required: (d % 4 > 1).then_some(d % 2 == 0),
        },
        3 => SignInCall::DeleteLoginProfile { user_name },
        4..=6 => SignInCall::CreateVirtualMfaDevice { virtual_mfa_device_name: name(b) },
        7..=10 => SignInCall::EnableMfaDevice {
            user_name,
            serial_number,
            authentication_code1: "123456".into(),
            authentication_code2: pick(&["654321", "654321", "654321", "123456", "-1"], d).into(),
        },
        11 => SignInCall::DeactivateMfaDevice { user_name, serial_number },
        _ => SignInCall::DeleteVirtualMfaDevice { serial_number },
    }
}

pub(crate) fn roles_and_policies([_, which, a, b, c, d]: Step) -> IamCall {
    let (role_name, policy_name, description) = (name(a), name(a), pick(&TEXTS, c).to_owned());
    let instance_profile_name = name(b);
    let version_id = format!("v{}", c % 7);
    match which % 28 {
        26 => {
            SamlProviderCall::CreateSamlProvider { name: name(a), saml_metadata_document: metadata(a) }.into()
        }
        27 => SamlProviderCall::DeleteSamlProvider {
            saml_provider_arn: format!("arn:aws:iam::{ACCOUNT}:saml-provider/{}", name(a)),
        }
        .into(),
        24 => ServiceLinkedRoleCall::CreateServiceLinkedRole {
            aws_service_name: pick(&["autoscaling.amazonaws.com", "ecs.amazonaws.com", "b"], a).into(),
            description,
            custom_suffix: name(b).replace('b', ""),
        }
        .into(),
        25 => ServiceLinkedRoleCall::DeleteServiceLinkedRole {
            role_name: pick(&["AWSServiceRoleForAutoScaling", "AWSServiceRoleForAutoScaling_alice", "b"], a)
                .into(),
        }
        .into(),
        0 | 1 => IamCall::CreateRole {
            role_name,
            path: path(b),
            assume_role_policy_document: trust_policy(d),
            description,
            max_session_duration: [3600, 3600, 43_200, 3600, 0, 3600, u32::MAX, 3600][usize::from(b) % 8],
            permissions_boundary: boundary(c),
            tags: tags(b),
        },
        2 => IamCall::UpdateRole { role_name, description, max_session_duration: 7200 },
        3 => IamCall::UpdateAssumeRolePolicy { role_name, policy_document: trust_policy(d) },
        4 => IamCall::DeleteRole { role_name },
        5 | 6 => IamCall::CreatePolicy {
            policy_name,
            path: "/".into(),
            policy_document: identity_policy(d),
            description,
            tags: tags(b),
        },
        7 => IamCall::CreatePolicyVersion {
            policy_arn: policy_arn(a),
            policy_document: identity_policy(d),
            set_as_default: b % 2 == 0,
        },
        8 => IamCall::SetDefaultPolicyVersion { policy_arn: policy_arn(a), version_id },
        9 => IamCall::DeletePolicyVersion { policy_arn: policy_arn(a), version_id },
        10 => IamCall::DeletePolicy { policy_arn: policy_arn(a) },
        11 | 12 => IamCall::AttachPolicy { to: identity(a, b), policy_arn: policy_arn(c) },
        13 => IamCall::DetachPolicy { from: identity(a, b), policy_arn: policy_arn(c) },
        14 => IamCall::PutInlinePolicy {
            of: identity(a, b),
            policy_name: name(c),
            policy_document: identity_policy(d),
        },
        15 => IamCall::DeleteInlinePolicy { of: identity(a, b), policy_name: name(c) },
        22 => IamCall::CreateOpenIdConnectProvider {
            url: format!("https://{}", name(a)),
            client_id_list: vec!["sts.amazonaws.com".into(), name(b)],
        },
        23 => IamCall::DeleteOpenIdConnectProvider {
            open_id_connect_provider_arn: format!("arn:aws:iam::{ACCOUNT}:oidc-provider/{}", name(a)),
        },
        20 => IamCall::PutPermissionsBoundary { of: bounded(a, b), permissions_boundary: policy_arn(c) },
        21 => IamCall::DeletePermissionsBoundary { of: bounded(a, b) },
        16 => IamCall::CreateInstanceProfile { instance_profile_name },
        17 => IamCall::DeleteInstanceProfile { instance_profile_name },
        18 => IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name },
        _ => IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name },
    }
}

pub(crate) fn tagging([_, which, a, b, c, _]: Step) -> IamCall {
    let what = match a % 4 {
        3 => Taggable::InstanceProfile(name(b)),
        0 => Taggable::User(name(b)),
        1 => Taggable::Role(name(b)),
        _ => Taggable::Policy(policy_arn(b)),
    };
    if which % 2 == 0 {
        IamCall::Tag { what, tags: tags(c) }
    } else {
        IamCall::Untag { what, tag_keys: tags(c).into_keys().collect() }
    }
}

pub(crate) fn organizations([_, which, a, b, c, d]: Step, world: &World) -> OrganizationsCall {
    let id = |number| organization_id(world, number);
    let root_id = if a < 200 { id(0) } else { id(a) };
    let policy_type =
        [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl][usize::from(b % 2)];
    let account_id = pick(&[PARTNER, PARTNER, ACCOUNT, "1"], a).to_owned();
    let content = document(d, if b.is_multiple_of(2) { 3 } else { 8 });
    match which % 16 {
        0 | 1 => OrganizationsCall::CreateOrganization,
        2 => OrganizationsCall::InviteAccountToOrganization { account_id },
        3 | 4 => OrganizationsCall::AcceptHandshake { handshake_id: id(a) },
        5 => OrganizationsCall::CreateOrganizationalUnit { parent_id: id(a), name: name(b) },
        6 => OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id: id(a) },
        7 => OrganizationsCall::MoveAccount {
            account_id,
            source_parent_id: id(b),
            destination_parent_id: id(c),
        },
        8 | 9 => OrganizationsCall::EnablePolicyType { root_id, policy_type },
        10 => OrganizationsCall::DisablePolicyType { root_id, policy_type },
        11 => {
            OrganizationsCall::CreatePolicy { name: name(c), description: "d".into(), policy_type, content }
        }
        12 => OrganizationsCall::UpdatePolicy { policy_id: id(a), content },
        13 => OrganizationsCall::DeletePolicy { policy_id: id(a) },
        14 => OrganizationsCall::AttachPolicy { policy_id: id(a), target_id: id(b) },
        _ => OrganizationsCall::DetachPolicy { policy_id: id(a), target_id: id(b) },
    }
}

fn log_calls(which: u8, log_group_name: String, log_stream_name: String, c: u8) -> LogsCall {
    match which.wrapping_add(c) % 12 {
        10 => LogsCall::PutRetentionPolicy { log_group_name, retention_in_days: u32::from(c % 9) },
        11 => LogsCall::DeleteRetentionPolicy { log_group_name },
        7 => LogsCall::PutResourcePolicy {
            policy_name: log_stream_name,
            policy_document: document(c, 7 + usize::from(c % 2)),
        },
        8 => LogsCall::DescribeResourcePolicies,
        9 => LogsCall::DeleteResourcePolicy { policy_name: log_stream_name },
        0 => LogsCall::DeleteLogGroup { log_group_name },
        1 => LogsCall::DeleteLogStream { log_group_name, log_stream_name },
        2 => LogsCall::DescribeLogGroups { log_group_name_prefix: log_group_name },
        3 => LogsCall::DescribeLogStreams { log_group_name },
        4 => LogsCall::GetLogEvents { log_group_name, log_stream_name },
        _ => LogsCall::FilterLogEvents { log_group_name, filter_pattern: pick(&TEXTS, c).into() },
    }
}

fn buckets_and_tags(which: u8, bucket: String, key: String, (c, d): (u8, u8)) -> S3Call {
    match which % 15 {
        10 => S3Call::PutBucketEncryption {
            bucket,
            server_side_encryption_configuration: BucketEncryption {
                sse_algorithm: pick(&["aws:kms", "aws:kms", "AES256", "x"], c).into(),
                kms_master_key_id: pick(&["", "alias/photos"], d).into(),
                bucket_key_enabled: d % 3 == 0,
            },
        },
        11 => S3Call::GetBucketEncryption { bucket },
        12 => S3Call::DeleteBucketEncryption { bucket },
        13 => S3Call::PutBucketOwnershipControls {
            bucket,
            object_ownership: pick(&["ObjectWriter", "BucketOwnerPreferred", "BucketOwnerEnforced", "x"], c)
                .into(),
        },
        14 => S3Call::GetBucketOwnershipControls { bucket },
        0 if d.is_multiple_of(4) => S3Call::DeleteBucket { bucket },
        0 => S3Call::ListBuckets,
        1 => S3Call::HeadBucket { bucket },
        2 => S3Call::HeadObject { bucket, key },
        3 => S3Call::GetObjectTagging { bucket, key },
        4 => S3Call::DeleteObjectTagging { bucket, key },
        5 => S3Call::GetBucketPolicy { bucket },
        6 => S3Call::DeletePublicAccessBlock { bucket },
        7 => S3Call::PutPublicAccessBlock {
            bucket,
            public_access_block_configuration: PublicAccessBlock {
                block_public_acls: c % 2 == 0,
                ignore_public_acls: c % 3 == 0,
                block_public_policy: d % 2 == 0,
                restrict_public_buckets: d % 3 == 0,
            },
        },
        _ => S3Call::PutObjectTagging { bucket, key, tagging: tags(c) },
    }
}

/// A SAML provider's metadata, long enough for AWS.
fn metadata(number: u8) -> String {
    format!("<EntityDescriptor entityID=\"{}\"><!--{}--></EntityDescriptor>", name(number), " ".repeat(1000))
}

fn mfa(b: u8, c: u8) -> MfaParameters {
    MfaParameters {
        serial_number: (!c.is_multiple_of(3)).then(|| format!("arn:aws:iam::{ACCOUNT}:mfa/{}", name(b))),
        token_code: (!c.is_multiple_of(3)).then(|| pick(&["123456", "123456", "x", "-12345"], c / 3).into()),
    }
}

fn metadata_options(number: u8) -> MetadataParameters {
    MetadataParameters {
        http_tokens: pick(&["", "required", "optional", "x"], number).into(),
        http_put_response_hop_limit: [None, Some(2), Some(0)][usize::from(number / 4) % 3],
        http_endpoint: pick(&["", "", "", "disabled", "enabled", "x"], number / 12).into(),
    }
}

fn headers(number: u8) -> PutObjectHeaders {
    let (sse, key) =
        [("", ""), ("aws:kms", "alias/photos"), ("aws:kms", ""), ("AES256", "")][usize::from(number) % 4];
    let acl = pick(&["", "", "", "bucket-owner-full-control", "public-read", "x"], number / 4);
    PutObjectHeaders { server_side_encryption: sse.into(), ssekms_key_id: key.into(), acl: acl.into() }
}

pub(crate) fn other_services([_, which, a, b, c, d]: Step, world: &World) -> ApiCall {
    let bucket = pick(&["photos", "photos-eu", "X"], a).to_owned();
    let (key, instance_profile_name) = (pick(&TEXTS, b).to_owned(), name(b));
    let (log_group_name, log_stream_name) = (pick(&["web", "/web", "a b"], a).to_owned(), name(b));
    match which % 35 {
        30 => ApiCall::Ec2(Ec2Call::RunInstances {
            image_id: pick(&["ami-12345678", "ami-0", "x"], c).into(),
            instance_type: pick(&["t3.micro", "t3.micro", "big"], d).into(),
            instance_profile_name,
            metadata_options: metadata_options(a),
        }),
        31 if d.is_multiple_of(4) => {
            ApiCall::Ec2(Ec2Call::TerminateInstances { instance_id: pick(&INSTANCES, a).into() })
        }
        32 if c.is_multiple_of(2) => ApiCall::Ec2(Ec2Call::ModifyInstanceMetadataOptions {
            instance_id: pick(&INSTANCES, a).into(),
            metadata_options: metadata_options(d),
        }),
        31 | 32 => ApiCall::Ec2(Ec2Call::DescribeInstances),
        33 => ApiCall::Ec2(Ec2Call::DescribeIamInstanceProfileAssociations),
        26 | 27 => ApiCall::Logs(log_calls(which, log_group_name, log_stream_name, c)),
        28 => ApiCall::CloudWatch(CloudWatchCall::ListMetrics { namespace: name(a) }),
        29 => ApiCall::CloudWatch(CloudWatchCall::PutMetricData {
            namespace: pick(&["Photos", "AWS/EC2", ":x", "", "-a"], c).into(),
            metric_name: name(b),
            value: u32::from(d),
        }),
        // Not the number that chose this, or some would never come.
        19..=25 => ApiCall::S3(buckets_and_tags(b.wrapping_add(c), bucket, key, (c, d))),
        0 => ApiCall::Sts(StsCall::GetCallerIdentity),
        1 => ApiCall::Sts(StsCall::AssumeRole {
            role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a)),
            role_session_name: name(b),
            external_id: (c % 2 == 0).then(|| name(c)),
            duration_seconds: (d % 2 == 0).then_some(900),
            session: passed(c, d),
            mfa: mfa(b, c.wrapping_sub(1)),
        }),
        16 => ApiCall::Sts(StsCall::GetSessionToken {
            duration_seconds: (d % 2 == 0).then_some(900),
            mfa: mfa(b, c),
        }),
        18 => ApiCall::Sts(StsCall::AssumeRoleWithWebIdentity {
            role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a)),
            role_session_name: name(b),
            web_identity_token: WebIdentityToken {
                issuer: name(c),
                subject: name(d),
                audience: "sts.amazonaws.com".into(),
                expires: world.now().plus(i64::from(d) - 20),
            }
            .text(),
            duration_seconds: None,
            session: SessionParameters { policy: passed(c, d).policy, ..SessionParameters::default() },
        }),
        34 => ApiCall::Sts(StsCall::AssumeRoleWithSaml {
            role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a)),
            principal_arn: format!("arn:aws:iam::{ACCOUNT}:saml-provider/{}", name(b)),
            saml_assertion: SamlAssertion {
                issuer: name(b),
                subject: name(d),
                session_name: name(c),
                roles: vec![format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a))],
                tags: tags(c),
                expires: world.now().plus(i64::from(d) - 20),
                ..SamlAssertion::default()
            }
            .text(),
            duration_seconds: None,
            session: SessionParameters { policy: passed(c, d).policy, ..SessionParameters::default() },
        }),
        17 => ApiCall::Sts(StsCall::GetFederationToken {
            name: name(b),
            duration_seconds: None,
            session: passed(c, d),
        }),
        2 => ApiCall::Ec2(Ec2Call::AssociateIamInstanceProfile {
            instance_id: pick(&INSTANCES, a).into(),
            instance_profile_name,
        }),
        3 => ApiCall::Ec2(Ec2Call::ReplaceIamInstanceProfileAssociation {
            association_id: association(world, a),
            instance_profile_name,
        }),
        4 => ApiCall::Ec2(Ec2Call::DisassociateIamInstanceProfile { association_id: association(world, a) }),
        5 | 6 => {
            let region = pick(&["us-east-1", "eu-west-1", "moon"], b).to_owned();
            ApiCall::S3(S3Call::CreateBucket { bucket, region })
        }
        7 => {
            let (delimiter, max_keys) =
                (pick(&["", "/", "o"], c).to_owned(), (d % 2 == 0).then_some(u32::from(d)));
            ApiCall::S3(S3Call::ListObjectsV2 {
                bucket,
                listing: Listing { prefix: key, delimiter, max_keys },
            })
        }
        8 => ApiCall::S3(S3Call::GetObject { bucket, key }),
        9 => {
            let (body, headers) = (pick(&TEXTS, c).into(), headers(d));
            ApiCall::S3(S3Call::PutObject { bucket, key, body, headers })
        }
        10 => ApiCall::S3(S3Call::DeleteObject { bucket, key }),
        11 => ApiCall::S3(S3Call::PutBucketPolicy { bucket, policy: document(d, 7 + usize::from(d % 2)) }),
        12 => ApiCall::S3(S3Call::DeleteBucketPolicy { bucket }),
        13 => ApiCall::Logs(LogsCall::CreateLogGroup { log_group_name }),
        14 => ApiCall::Logs(LogsCall::CreateLogStream { log_group_name, log_stream_name }),
        _ => {
            let messages = (0..c % 3).map(|index| pick(&TEXTS, d.wrapping_add(index)).to_owned()).collect();
            ApiCall::Logs(LogsCall::PutLogEvents { log_group_name, log_stream_name, messages })
        }
    }
}
