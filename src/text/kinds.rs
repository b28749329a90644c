//! Kinds of things, in AWS's own words where AWS has one.

/// A virtual computer.
pub const EC2_INSTANCE: &str = "EC2 instance";
/// A long-term credential of a user.
pub const ACCESS_KEY: &str = "Access key";
/// What hands a role to an instance.
pub const INSTANCE_PROFILE: &str = "Instance profile";
/// A user, where the inspector has room for the whole name.
pub const IAM_USER: &str = "IAM user";
/// A user.
pub const USER: &str = "User";
/// A group of users.
pub const GROUP: &str = "Group";
/// A role.
pub const ROLE: &str = "Role";
/// A policy of the user's own that stands by itself.
pub const CUSTOMER_MANAGED_POLICY: &str = "Customer managed policy";
/// A policy that AWS writes.
pub const AWS_MANAGED_POLICY: &str = "AWS managed policy";
/// A policy that is part of one identity.
pub const INLINE_POLICY: &str = "Inline policy";
/// A bucket.
pub const S3_BUCKET: &str = "S3 bucket";
/// An object of a bucket.
pub const S3_OBJECT: &str = "S3 object";
/// A log group.
pub const CLOUDWATCH_LOG_GROUP: &str = "CloudWatch log group";
/// A key of the key management service.
pub const KMS_KEY: &str = "KMS key";
/// A provider of web identities.
pub const OPENID_CONNECT_PROVIDER: &str = "OpenID Connect provider";
/// A provider of a company's identities.
pub const SAML_PROVIDER: &str = "SAML provider";
/// An account.
pub const ACCOUNT: &str = "Account";
/// The organization.
pub const ORGANIZATION: &str = "Organization";
/// The top of the organization.
pub const ROOT: &str = "Root";
/// A branch of the organization.
pub const ORGANIZATIONAL_UNIT: &str = "Organizational unit";
/// Somebody elsewhere who has found credentials.
pub const STRANGER: &str = "Stranger";

/// A kind, where several are counted: `User` → `Users`.
pub fn several(kind: &str) -> String {
    match kind.strip_suffix('y').filter(|_| kind.ends_with("icy")) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{kind}s"),
    }
}
