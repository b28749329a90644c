//! Ways to allow a denied request.

/// For which resources.
pub const FOR_THIS_OBJECT: &str = ", for this object";
/// For which resources.
pub const FOR_EVERY_OBJECT: &str = ", for every object of the bucket";
/// For which resources.
pub const FOR_THIS_STREAM: &str = ", for this log stream";
/// For which resources.
pub const FOR_EVERY_STREAM: &str = ", for every stream of the log group";

/// A place for a statement: whose policy, and for which resources.
pub fn new_inline_policy(identity: &str, which: &str) -> String {
    format!("a new inline policy of {identity}{which}")
}

/// A place for a statement.
pub fn one_statement_more(name: &str) -> String {
    format!("one statement more in {name}")
}

/// A place for a statement.
pub fn trust_policy_selection(name: &str) -> String {
    format!("the trust policy of role {name}")
}

/// A place for a statement.
pub fn bucket_policy_selection(bucket: &str) -> String {
    format!("the bucket policy of {bucket}")
}

/// A place for a statement.
pub fn key_policy_selection(key_id: &str) -> String {
    format!("the key policy of {key_id}")
}

/// An identity by kind and name.
pub fn user(name: &str) -> String {
    format!("user {name}")
}

/// An identity by kind and name.
pub fn group(name: &str) -> String {
    format!("group {name}")
}

/// An identity by kind and name.
pub fn role(name: &str) -> String {
    format!("role {name}")
}

/// A cell of the matrix: who may do what on which resource.
pub fn cell(name: &str, action: &str, resource: &str) -> String {
    format!("{name}, {action} on {resource}")
}
