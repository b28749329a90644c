//! Global condition keys.

use super::KeyType;

/// Global condition keys that requests of every service may carry, most used first, with their type and whether there may
/// be several values (IAM User Guide, *AWS global condition context keys*).
pub(crate) const GLOBAL_KEYS: [(&str, KeyType, bool); 24] = [
    ("aws:PrincipalArn", KeyType::Arn, false),
    ("aws:PrincipalAccount", KeyType::String, false),
    ("aws:PrincipalOrgID", KeyType::String, false),
    ("aws:PrincipalTag/${TagKey}", KeyType::String, false),
    ("aws:ResourceTag/${TagKey}", KeyType::String, false),
    ("aws:RequestTag/${TagKey}", KeyType::String, false),
    ("aws:TagKeys", KeyType::String, true),
    ("aws:SourceIp", KeyType::IpAddress, false),
    ("aws:SourceVpc", KeyType::String, false),
    ("aws:SourceVpce", KeyType::String, false),
    ("aws:SourceArn", KeyType::Arn, false),
    ("aws:SourceAccount", KeyType::String, false),
    ("aws:MultiFactorAuthPresent", KeyType::Bool, false),
    ("aws:MultiFactorAuthAge", KeyType::Numeric, false),
    ("aws:RequestedRegion", KeyType::String, false),
    ("aws:ResourceAccount", KeyType::String, false),
    ("aws:ResourceOrgID", KeyType::String, false),
    ("aws:SecureTransport", KeyType::Bool, false),
    ("aws:CalledVia", KeyType::String, true),
    ("aws:CurrentTime", KeyType::Date, false),
    ("aws:PrincipalIsAWSService", KeyType::Bool, false),
    ("aws:PrincipalType", KeyType::String, false),
    ("aws:UserAgent", KeyType::String, false),
    ("aws:username", KeyType::String, false),
];
