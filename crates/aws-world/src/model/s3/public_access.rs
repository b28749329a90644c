//! Block Public Access of a bucket.

use iam_policy::evaluation::public_statement;

use super::Bucket;

/// The four settings. The two about access control lists are kept and do nothing: no list is evaluated here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublicAccessBlock {
    /// Refuse access control lists that give public access.
    pub block_public_acls: bool,
    /// Ignore those that are there.
    pub ignore_public_acls: bool,
    /// Refuse bucket policies that give public access.
    pub block_public_policy: bool,
    /// Close a bucket that has one to everybody but its owner's account and services of AWS.
    pub restrict_public_buckets: bool,
}

impl PublicAccessBlock {
    /// The settings of a new bucket.
    pub const ON: Self = Self {
        block_public_acls: true,
        ignore_public_acls: true,
        block_public_policy: true,
        restrict_public_buckets: true,
    };

    /// The settings by their names in the API, in its order.
    pub(crate) fn settings(self) -> [(&'static str, bool); 4] {
        [
            ("BlockPublicAcls", self.block_public_acls),
            ("IgnorePublicAcls", self.ignore_public_acls),
            ("BlockPublicPolicy", self.block_public_policy),
            ("RestrictPublicBuckets", self.restrict_public_buckets),
        ]
    }
}

impl Bucket {
    /// Whether its policy gives public access, blocked or not.
    pub fn has_public_policy(&self) -> bool {
        self.policy.as_ref().is_some_and(|policy| public_statement(&policy.0).is_some())
    }
}
