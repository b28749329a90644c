//! Errors of names of principals.

use crate::text::principal as text;

/// Error of a name of a principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrincipalNameError {
    /// The type of principal is none of `AWS`, `Service`, `Federated` and `CanonicalUser`.
    UnknownType,
    /// It has a wildcard beside other characters.
    Wildcard,
    /// It is neither an account id nor an ARN.
    NotAnArn,
    /// Its ARN has no account id, or has a Region.
    ArnWithoutAccount,
    /// It is a group.
    Group,
    /// Its ARN is one of something else.
    OtherArn,
    /// It is not like the name of a service.
    NotAService,
    /// It is neither a host nor the ARN of an identity provider.
    NotAProvider,
    /// It is not like a canonical user id.
    NotACanonicalUser,
}

impl PrincipalNameError {
    /// The error and its fix, as a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::UnknownType => text::UNKNOWN_TYPE,
            Self::Wildcard => text::WILDCARD,
            Self::NotAnArn => text::NOT_AN_ARN,
            Self::ArnWithoutAccount => text::ARN_WITHOUT_ACCOUNT,
            Self::Group => text::GROUP,
            Self::OtherArn => text::OTHER_ARN,
            Self::NotAService => text::NOT_A_SERVICE,
            Self::NotAProvider => text::NOT_A_PROVIDER,
            Self::NotACanonicalUser => text::NOT_A_CANONICAL_USER,
        }
    }
}

impl std::fmt::Display for PrincipalNameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for PrincipalNameError {}
