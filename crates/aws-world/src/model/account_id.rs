//! Ids of accounts.

use std::fmt;
use std::ops::Deref;

/// Id of an AWS account, so that it cannot change places with a name or a Region. AWS's have twelve digits
/// ([`is_account_id`](iam_policy::arn::is_account_id)), which is checked where a user types one or an import brings one; a
/// saved world keeps whatever text it has.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AccountId(String);

impl AccountId {
    /// The id with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An account id is used as its text wherever a text is asked for.
impl Deref for AccountId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl PartialEq<String> for AccountId {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

impl PartialEq<AccountId> for String {
    fn eq(&self, other: &AccountId) -> bool {
        *self == other.0
    }
}

impl PartialEq<&str> for AccountId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<AccountId> for &str {
    fn eq(&self, other: &AccountId) -> bool {
        **self == *other.0
    }
}
