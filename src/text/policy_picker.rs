//! Choosing managed policies from a list.

/// About a policy of the user’s own.
pub const CUSTOMER_MANAGED: &str = "Customer managed";
/// Heading of the list.
pub const PERMISSIONS_POLICIES: &str = "Permissions policies";
/// Label of the field to search in.
pub const SEARCH_POLICIES: &str = "Search policies";
/// In the empty field.
pub const SEARCH_EXAMPLES: &str = "Search: S3, logs, admin…";

/// How many policies fit.
pub fn policies(count: usize) -> String {
    match count {
        0 => "No policy of that name. Create one under Policies.".to_owned(),
        1 => "1 policy".to_owned(),
        n => format!("{n} policies"),
    }
}
