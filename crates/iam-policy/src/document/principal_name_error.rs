//! Errors of names of principals.

/// Why a name is not one of a principal.
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
    /// What is wrong, and what to write.
    pub fn message(self) -> &'static str {
        match self {
            Self::UnknownType => {
                "this is no kind of principal; use `AWS`, `Service`, `Federated` or `CanonicalUser`"
            }
            Self::Wildcard => {
                "a wildcard inside a principal is not allowed; name the principal, or use `*` with a condition on `aws:PrincipalArn`"
            }
            Self::NotAnArn => {
                "a principal is an account id, an ARN such as `arn:aws:iam::111122223333:role/name`, or `*`"
            }
            Self::ArnWithoutAccount => "the ARN of a principal has a twelve-digit account id and no region",
            Self::Group => {
                "a group is no principal: it cannot sign a request; name its users, or use a condition on a tag"
            }
            Self::OtherArn => {
                "this ARN names no principal; use a `user/…`, `role/…`, `assumed-role/…/…` or `root` ARN"
            }
            Self::NotAService => "a service principal looks like `ec2.amazonaws.com`",
            Self::NotAProvider => {
                "an identity provider is a host such as `accounts.google.com` or the ARN of a SAML or OIDC provider"
            }
            Self::NotACanonicalUser => "a canonical user id has 64 hexadecimal digits",
        }
    }
}

impl std::fmt::Display for PrincipalNameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for PrincipalNameError {}
