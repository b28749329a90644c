//! Global condition keys.

use super::{KeyReference, KeyType};

/// Global condition keys that requests of every service may carry, most used first, with their type and whether a request
/// may carry several values (IAM User Guide, *AWS global condition context keys*).
pub const GLOBAL_KEYS: [KeyReference<'static>; 24] = [
    single("aws:PrincipalArn", KeyType::Arn),
    single("aws:PrincipalAccount", KeyType::String),
    single("aws:PrincipalOrgID", KeyType::String),
    single("aws:PrincipalTag/${TagKey}", KeyType::String),
    single("aws:ResourceTag/${TagKey}", KeyType::String),
    single("aws:RequestTag/${TagKey}", KeyType::String),
    multivalued("aws:TagKeys", KeyType::String),
    single("aws:SourceIp", KeyType::IpAddress),
    single("aws:SourceVpc", KeyType::String),
    single("aws:SourceVpce", KeyType::String),
    single("aws:SourceArn", KeyType::Arn),
    single("aws:SourceAccount", KeyType::String),
    single("aws:MultiFactorAuthPresent", KeyType::Bool),
    single("aws:MultiFactorAuthAge", KeyType::Numeric),
    single("aws:RequestedRegion", KeyType::String),
    single("aws:ResourceAccount", KeyType::String),
    single("aws:ResourceOrgID", KeyType::String),
    single("aws:SecureTransport", KeyType::Bool),
    multivalued("aws:CalledVia", KeyType::String),
    single("aws:CurrentTime", KeyType::Date),
    single("aws:PrincipalIsAWSService", KeyType::Bool),
    single("aws:PrincipalType", KeyType::String),
    single("aws:UserAgent", KeyType::String),
    single("aws:username", KeyType::String),
];

const fn single(key: &str, key_type: KeyType) -> KeyReference<'_> {
    KeyReference { key, key_type, multivalued: false }
}

const fn multivalued(key: &str, key_type: KeyType) -> KeyReference<'_> {
    KeyReference { key, key_type, multivalued: true }
}
