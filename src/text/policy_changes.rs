//! Which policy a difference is of.

/// A policy of the organization.
pub fn organization_policy(name: &str) -> String {
    format!("organization policy {name}")
}

/// An inline policy, of a `user`, `group` or `role`.
pub fn inline_policy(policy: &str, kind: &str, name: &str) -> String {
    format!("inline policy {policy} of {kind} {name}")
}

/// A role's trust policy.
pub fn trust_policy(role: &str) -> String {
    format!("trust policy of role {role}")
}

/// A managed policy.
pub fn policy(name: &str) -> String {
    format!("policy {name}")
}

/// A bucket policy.
pub fn bucket_policy(bucket: &str) -> String {
    format!("bucket policy of {bucket}")
}

/// A key policy.
pub fn key_policy(key: &str) -> String {
    format!("key policy of {key}")
}
