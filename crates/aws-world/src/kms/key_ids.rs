//! Which key a text names
//! [key identifiers](https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id).

use std::borrow::Cow;

use iam_policy::arn::Arn;

use super::aws_managed_key::{aws_s3_key, aws_s3_key_id};
use super::{Key, KeyState};
use crate::call::ApiError;
use crate::world::{Account, DEFAULT_REGION, World};

/// What names a key, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyName<'a> {
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    /// `key/ID` or `alias/NAME`.
    resource: &'a str,
    /// A key's id without anything before it.
    bare: bool,
}

impl<'a> KeyName<'a> {
    /// A key or alias without an ARN is one of `account` in the first region.
    pub(crate) fn read(text: &'a str, account: &'a str) -> Self {
        match Arn::parse(text).filter(|arn| arn.service == "kms") {
            Some(arn) => {
                Self { account: arn.account, region: arn.region, resource: arn.resource, bare: false }
            }
            None => {
                Self { account, region: DEFAULT_REGION, resource: text, bare: !text.starts_with("alias/") }
            }
        }
    }

    /// The alias, if it is one.
    pub(crate) fn alias(&self) -> Option<&'a str> {
        self.resource.starts_with("alias/").then_some(self.resource)
    }

    fn arn(&self) -> String {
        let kind = if self.bare { "key/" } else { "" };
        format!("arn:aws:kms:{}:{}:{kind}{}", self.region, self.account, self.resource)
    }

    /// AWS's answer where there is no such key.
    pub(crate) fn not_found(&self) -> ApiError {
        let arn = self.arn();
        let message = match self.alias() {
            Some(_) => format!("Alias {arn} is not found."),
            None => format!("Key '{arn}' does not exist"),
        };
        ApiError::new("NotFoundException", 400, message)
    }
}

impl World {
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
        if let Some(key) = self.customer_key(account, id) {
            return Some(Cow::Borrowed(key));
        }
        (aws_s3_key_id(name.account, name.region) == id).then(|| Cow::Owned(managed()))
    }

    /// The key with this ARN, or an alias's.
    pub(crate) fn key_by_arn(&self, arn: &str) -> Option<Cow<'_, Key>> {
        self.key(&KeyName::read(arn, ""))
    }

    /// A key that its account made, until it is deleted.
    fn customer_key<'a>(&self, account: &'a Account, id: &str) -> Option<&'a Key> {
        let key = account.kms.keys.get(id)?;
        (!matches!(key.state, KeyState::PendingDeletion(end) if self.now >= end)).then_some(key)
    }

    /// A customer managed key, to change it.
    pub(super) fn key_mut(&mut self, arn: &str) -> Option<&mut Key> {
        let name = Arn::parse(arn)?;
        let id = name.resource.strip_prefix("key/")?;
        self.account_mut(name.account)?.kms.keys.get_mut(id)
    }
}
