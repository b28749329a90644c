//! Facts about accounts that nobody told and that condition keys carry.

/// A fact that is not known, as in an account of which only some files were read. Keys that carry the same fact have the same
/// value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum UnknownFact {
    /// The id of the organization, which is one and the same for every account that is known to be in it.
    OrganizationId,
    /// The organization of this account, if it is in one at all.
    Organization(String),
    /// The organization path of this account.
    OrganizationPath(String),
    /// The Region in which this account works.
    Region(String),
    /// The value of a condition key, where no more is known of it.
    ConditionKey(String),
}

impl UnknownFact {
    /// Whether a request carries the key for certain.
    pub(crate) fn is_present(&self) -> bool {
        !matches!(self, Self::Organization(_))
    }

    /// Whether two keys that carry it have one value each, and the same.
    pub(crate) fn is_one_value(&self) -> bool {
        matches!(self, Self::OrganizationId | Self::Region(_))
    }
}
