//! Errors of a name of a principal.

pub(crate) const UNKNOWN_TYPE: &str =
    "this is no kind of principal; use `AWS`, `Service`, `Federated` or `CanonicalUser`";
pub(crate) const WILDCARD: &str = "a wildcard inside a principal is not allowed; name the principal, or use `*` with a condition on `aws:PrincipalArn`";
pub(crate) const NOT_AN_ARN: &str =
    "a principal is an account id, an ARN such as `arn:aws:iam::111122223333:role/name`, or `*`";
pub(crate) const ARN_WITHOUT_ACCOUNT: &str =
    "the ARN of a principal has a twelve-digit account id and no region";
pub(crate) const GROUP: &str =
    "a group is no principal: it cannot sign a request; name its users, or use a condition on a tag";
pub(crate) const OTHER_ARN: &str =
    "this ARN names no principal; use a `user/…`, `role/…`, `assumed-role/…/…` or `root` ARN";
pub(crate) const NOT_A_SERVICE: &str = "a service principal looks like `ec2.amazonaws.com`";
pub(crate) const NOT_A_PROVIDER: &str =
    "an identity provider is a host such as `accounts.google.com` or the ARN of a SAML or OIDC provider";
pub(crate) const NOT_A_CANONICAL_USER: &str = "a canonical user id has 64 hexadecimal digits";
