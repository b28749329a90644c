//! How long a policy may be (IAM User Guide, *IAM and AWS STS quotas*; AWS Organizations User Guide, *Quotas and service
//! limits for AWS Organizations*; the quotas pages of S3 and VPC).

use super::PolicyType;

/// The length AWS counts and the most it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicySize {
    /// Characters that count.
    pub counted: usize,
    /// The most AWS takes. Identity policies: a managed policy's; inline policies share a larger or smaller sum per
    /// user (2,048), group (5,120) or role (10,240).
    pub limit: usize,
}

/// Counts `text` as AWS counts: IAM leaves out white space; Organizations and STS count every character (AWS Organizations
/// User Guide, *SCP syntax*, *RCP syntax*); other services count every byte.
pub fn size_of(text: &str, policy_type: PolicyType) -> PolicySize {
    let counted = match policy_type {
        PolicyType::Identity | PolicyType::PermissionsBoundary | PolicyType::Trust => {
            text.as_bytes().chunks(usize::from(u8::MAX)).map(|chunk| usize::from(characters(chunk))).sum()
        }
        PolicyType::Session | PolicyType::ServiceControl | PolicyType::ResourceControl => {
            text.chars().count()
        }
        PolicyType::Resource | PolicyType::VpcEndpoint | PolicyType::Grant => text.len(),
    };
    PolicySize { counted, limit: limit(policy_type) }
}

/// Characters without white space in no more than 255 bytes. A character is its first byte: the others begin with the
/// bits 10. Nothing in it branches, so that many bytes are looked at at once.
fn characters(chunk: &[u8]) -> u8 {
    let counts = |byte: u8| {
        let space = (byte == b' ') | (byte == b'\t') | (byte == b'\n') | (byte == b'\r') | (byte == 0x0c);
        u8::from(!space & (byte & 0xc0 != 0x80))
    };
    chunk.iter().fold(0, |count: u8, byte| count.wrapping_add(counts(*byte)))
}

/// Whether `text` is longer than AWS takes, which is seldom worth counting for.
pub(crate) fn is_too_long(text: &str, policy_type: PolicyType) -> bool {
    let fits = |size: PolicySize| size.counted <= size.limit;
    text.len() > limit(policy_type) && !fits(size_of(text, policy_type))
}

fn limit(policy_type: PolicyType) -> usize {
    match policy_type {
        PolicyType::Identity | PolicyType::PermissionsBoundary => 6_144,
        PolicyType::Trust => 2_048,
        PolicyType::Session => 2_048,
        // Since 15 May 2026, as three posts say that are independent of each other: sjramblings.io, *AWS Just Doubled the
        // SCP Quotas*; cevo.com.au, *AWS doubled SCP limits*; undercodetesting.com, *AWS IAM SCP Limits Just Doubled*. AWS's
        // page as it was before says 5,120.
        PolicyType::ServiceControl => 10_240,
        PolicyType::ResourceControl => 5_120,
        // A bucket policy's; other services differ (a key policy may have 32 KiB).
        PolicyType::Resource | PolicyType::VpcEndpoint | PolicyType::Grant => 20_480,
    }
}
