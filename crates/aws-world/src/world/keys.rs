//! KMS keys of the world, and the permission for an action on one.

use std::borrow::Cow;

use super::{RequiredPermission, WorldState};
use crate::model::account::Account;
use crate::model::kms::{Key, KeyName, KeyState, aws_s3_key, aws_s3_key_id};

impl WorldState {
    /// Takes `text` apart. A key or alias without an ARN is one of `account`, in the Region in which that works.
    pub(crate) fn key_name<'a>(&'a self, text: &'a str, account: &'a str) -> KeyName<'a> {
        KeyName::from_arn(text).unwrap_or_else(|| KeyName {
            account,
            region: self.region_of(account),
            resource: text,
            bare: !text.starts_with("alias/"),
        })
    }

    /// The key that `name` names.
    pub(crate) fn key(&self, name: &KeyName<'_>) -> Option<Cow<'_, Key>> {
        let account = self.accounts.get(name.account)?;
        let managed = || aws_s3_key(name.account, name.region);
        if let Some(alias) = name.alias() {
            return match account.kms.aliases.get(alias) {
                Some(id) => self.customer_key(account, id).map(Cow::Borrowed),
                None => (alias == "alias/aws/s3").then(|| Cow::Owned(managed())),
            };
        }
        let id = if name.bare { name.resource } else { name.resource.strip_prefix("key/")? };
        let is_named = |key: &&Key| name.bare || key.region() == name.region;
        if let Some(key) = self.customer_key(account, id).filter(is_named) {
            return Some(Cow::Borrowed(key));
        }
        (aws_s3_key_id(name.account, name.region) == id).then(|| Cow::Owned(managed()))
    }

    /// The key with this ARN, or an alias's.
    pub(crate) fn key_by_arn(&self, arn: &str) -> Option<Cow<'_, Key>> {
        self.key(&KeyName::from_arn(arn)?)
    }

    /// A key that its account made, until it is deleted.
    fn customer_key<'a>(&self, account: &'a Account, id: &str) -> Option<&'a Key> {
        let key = account.kms.keys.get(id)?;
        (!matches!(key.state, KeyState::PendingDeletion(end) if self.now >= end)).then_some(key)
    }

    /// The permission for an action on a key, with what is known of the key and the caller.
    pub(crate) fn key_permission(&self, action: &str, key: &Key) -> RequiredPermission {
        let account = key.account();
        let permission = RequiredPermission::new(action, key.arn.as_str(), account);
        let owner = self.accounts.get(account);
        let aliases = owner.into_iter().flat_map(|owner| owner.kms.aliases.iter());
        let aliases: Vec<String> =
            aliases.filter(|(_, id)| **id == key.id).map(|(alias, _)| alias.clone()).collect();
        let permission = of_kind(permission);
        if aliases.is_empty() { permission } else { permission.with_many("kms:ResourceAliases", aliases) }
    }
}

/// Every key here is a symmetric encryption key that KMS made.
pub(crate) fn of_kind(permission: RequiredPermission) -> RequiredPermission {
    permission
        .with("kms:KeySpec", "SYMMETRIC_DEFAULT")
        .with("kms:KeyUsage", "ENCRYPT_DECRYPT")
        .with("kms:KeyOrigin", "AWS_KMS")
        .with("kms:MultiRegion", "false")
}
