//! Names of keys: ids, ARNs and aliases
//! [key identifiers](https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id).

use iam_policy::arn::Arn;

/// A name of a key, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyName<'a> {
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    /// `key/ID` or `alias/NAME`.
    pub(crate) resource: &'a str,
    /// A key's id without anything before it.
    pub(crate) bare: bool,
}

impl<'a> KeyName<'a> {
    pub(crate) fn from_arn(text: &'a str) -> Option<Self> {
        let arn = Arn::parse(text).filter(|arn| arn.service == "kms")?;
        Some(Self { account: arn.account, region: arn.region, resource: arn.resource, bare: false })
    }

    /// The alias, if it is one.
    pub(crate) fn alias(&self) -> Option<&'a str> {
        self.resource.starts_with("alias/").then_some(self.resource)
    }

    pub(crate) fn arn(&self) -> String {
        let kind = if self.bare { "key/" } else { "" };
        format!("arn:aws:kms:{}:{}:{kind}{}", self.region, self.account, self.resource)
    }
}
