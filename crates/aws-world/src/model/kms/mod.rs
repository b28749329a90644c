//! KMS: keys, their policies and grants, as far as encrypted objects need them.

mod aws_managed_key;
mod grants;
mod key_name;

use iam_policy::arn::Arn;
use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;
use crate::model::iam::{StoredDocument, Tags};
pub(crate) use aws_managed_key::{aws_s3_key, aws_s3_key_id};
pub use grants::{Grant, GrantConstraints, grant_operations};
pub(crate) use key_name::KeyName;

/// The KMS part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kms {
    /// Customer managed keys by id.
    pub keys: SortedMap<Key>,
    /// Ids of keys by alias, which begins with `alias/`.
    pub aliases: SortedMap<String>,
}

impl Kms {
    /// The first alias of the key with this id.
    pub fn alias_of(&self, key_id: &str) -> Option<&str> {
        self.aliases.iter().find(|(_, id)| *id == key_id).map(|(alias, _)| alias.as_str())
    }
}

/// A symmetric encryption key.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// A UUID.
    pub id: String,
    /// Full ARN.
    pub arn: String,
    /// Its purpose, for people.
    pub description: String,
    /// The key policy.
    pub policy: StoredDocument,
    /// Whether it can be used.
    pub state: KeyState,
    /// Its grants, in order of creation.
    pub grants: Vec<Grant>,
}

impl Key {
    /// The Region in its ARN.
    pub(crate) fn region(&self) -> &str {
        Arn::parse(&self.arn).map_or("", |arn| arn.region)
    }

    /// The account in its ARN.
    pub(crate) fn account(&self) -> &str {
        Arn::parse(&self.arn).map_or("", |arn| arn.account)
    }
}

/// Whether a key can be used
/// [key states](https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// It can.
    Enabled,
    /// Not until it is enabled again.
    Disabled,
    /// Not any more: it will be gone at that time, unless that is cancelled.
    PendingDeletion(SimTime),
}

impl KeyState {
    /// Its name in the API.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::PendingDeletion(_) => "PendingDeletion",
        }
    }
}

/// KMS calls. A `key_id` is a key's id or ARN, or an alias's name or ARN, where the call takes one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum KmsCall {
    /// Empty where none is given: policy and description.
    CreateKey {
        policy: String,
        description: String,
    },
    DescribeKey {
        key_id: String,
    },
    GetKeyPolicy {
        key_id: String,
    },
    PutKeyPolicy {
        key_id: String,
        policy: String,
    },
    EnableKey {
        key_id: String,
    },
    DisableKey {
        key_id: String,
    },
    ScheduleKeyDeletion {
        key_id: String,
        pending_window_in_days: Option<u32>,
    },
    CancelKeyDeletion {
        key_id: String,
    },
    CreateAlias {
        alias_name: String,
        target_key_id: String,
    },
    DeleteAlias {
        alias_name: String,
    },
    CreateGrant {
        key_id: String,
        grant: GrantParameters,
    },
    ListGrants {
        key_id: String,
    },
    RevokeGrant {
        key_id: String,
        grant_id: String,
    },
    RetireGrant {
        key_id: String,
        grant_id: String,
    },
    /// Texts in Base64, as the AWS CLI takes them.
    Encrypt {
        key_id: String,
        plaintext: String,
        encryption_context: Tags,
    },
    Decrypt {
        ciphertext_blob: String,
        encryption_context: Tags,
    },
    GenerateDataKey {
        key_id: String,
        encryption_context: Tags,
    },
}

/// Parameters of a new grant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantParameters {
    /// ARN of who may use it.
    pub grantee_principal: String,
    /// ARN of who may end it; empty for nobody.
    pub retiring_principal: String,
    /// Names of KMS operations: `Decrypt` …
    pub operations: Vec<String>,
    /// For which encryption contexts.
    pub constraints: Option<GrantConstraints>,
    /// Its name; may be empty.
    pub name: String,
}

impl KmsCall {
    /// The key it names, where it names one.
    pub(crate) fn key_id(&self) -> Option<&str> {
        match self {
            Self::CreateKey { .. } | Self::DeleteAlias { .. } | Self::Decrypt { .. } => None,
            Self::DescribeKey { key_id }
            | Self::GetKeyPolicy { key_id }
            | Self::PutKeyPolicy { key_id, .. }
            | Self::EnableKey { key_id }
            | Self::DisableKey { key_id }
            | Self::ScheduleKeyDeletion { key_id, .. }
            | Self::CancelKeyDeletion { key_id }
            | Self::CreateAlias { target_key_id: key_id, .. }
            | Self::CreateGrant { key_id, .. }
            | Self::ListGrants { key_id }
            | Self::RevokeGrant { key_id, .. }
            | Self::RetireGrant { key_id, .. }
            | Self::Encrypt { key_id, .. }
            | Self::GenerateDataKey { key_id, .. } => Some(key_id),
        }
    }

    /// The encryption context of a cryptographic operation.
    pub(crate) fn encryption_context(&self) -> Option<&Tags> {
        match self {
            Self::Encrypt { encryption_context, .. }
            | Self::Decrypt { encryption_context, .. }
            | Self::GenerateDataKey { encryption_context, .. } => Some(encryption_context),
            _ => None,
        }
    }
}
