//! Rows of callers that are set up for questions.

/// In the place of a name that cannot be read.
pub const DAMAGED: &str = "caller that cannot be read";
/// Beside a caller whose account, or who, is not in the world.
pub const FROM_OUTSIDE: &str = "not in this world";
/// What a caller is.
pub const ROOT_USER: &str = "root user";
/// See [`ROOT_USER`].
pub const USER: &str = "IAM user, as asked";
/// See [`ROOT_USER`].
pub const SESSION: &str = "role session";
/// See [`ROOT_USER`].
pub const FEDERATED_USER: &str = "federated user";
/// See [`ROOT_USER`].
pub const TOKEN: &str = "identity provider’s token";
/// See [`ROOT_USER`].
pub const SERVICE: &str = "AWS service";
/// See [`ROOT_USER`].
pub const ORIGIN_ACCESS_IDENTITY: &str = "origin access identity";
/// See [`ROOT_USER`].
pub const ANONYMOUS: &str = "anonymous";
