//! Errors of the policies that are compared.

use iam_policy::document::PolicyType;

pub(crate) fn not_json(byte: usize) -> String {
    format!("The policies to compare are not JSON at byte {byte}.")
}

pub(crate) fn no_policy(member: &str) -> String {
    format!("`{member}` is no policy: it takes an object, its text, or null for none.")
}

pub(crate) fn unknown_policy_type() -> String {
    let words = PolicyType::WRITTEN.map(|policy_type| format!("`{}`", policy_type.word()));
    format!("`type` is one of {}.", words.join(", "))
}
