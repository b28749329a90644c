//! Policy types by a word, as command lines and JSON name them.

use super::PolicyType;

impl PolicyType {
    /// Every type that a document can have which somebody writes; grants are not written as policies.
    pub const WRITTEN: [Self; 8] = [
        Self::Identity,
        Self::Resource,
        Self::Trust,
        Self::PermissionsBoundary,
        Self::Session,
        Self::ServiceControl,
        Self::ResourceControl,
        Self::VpcEndpoint,
    ];

    /// Its word: `identity`, `resource`, `trust`, `boundary`, `session`, `scp`, `rcp`, `vpc-endpoint`, `grant`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Trust => "trust",
            Self::PermissionsBoundary => "boundary",
            Self::Session => "session",
            Self::ServiceControl => "scp",
            Self::ResourceControl => "rcp",
            Self::VpcEndpoint => "vpc-endpoint",
            Self::Grant => "grant",
        }
    }

    /// The type that [`Self::word`] names; `None` for another word.
    ///
    /// ```
    /// use iam_policy::document::PolicyType;
    ///
    /// assert_eq!(PolicyType::from_word("scp"), Some(PolicyType::ServiceControl));
    /// assert_eq!(PolicyType::from_word("SCP"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WRITTEN.into_iter().find(|policy_type| policy_type.word() == word)
    }
}
