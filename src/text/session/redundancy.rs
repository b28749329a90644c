//! What a policy could go without. Each sentence says what is proved, and of what.

/// The button that removes a statement from the text.
pub const REMOVE_STATEMENT: &str = "Remove statement";
/// The button that removes a value from the text.
pub const REMOVE_VALUE: &str = "Remove value";

/// An Allow that never applies.
pub const ALLOW_NEVER_APPLIES: &str =
    "This statement allows nothing: no request meets all of its elements at once.";
/// A Deny that never applies.
pub const DENY_NEVER_APPLIES: &str = "This statement denies nothing: no request meets all of its elements at once. What it was to protect is not protected by it.";
/// An Allow whose every request a Deny of the document denies.
pub const ALWAYS_DENIED: &str =
    "This statement allows nothing: a Deny in this document denies every request that it would allow.";
/// An Allow that other statements make up for.
pub const ALLOWED_ELSEWHERE: &str = "In this document the statement adds nothing: other statements of it allow or deny every request that this one allows.";
/// A Deny that other statements make up for.
pub const DENIED_ELSEWHERE: &str = "In this document the statement adds nothing: other Deny statements of it deny every request that this one denies.";
/// A Deny in a trust policy, of what the trust policy does not allow.
pub const TRUST_DENIES_NOTHING: &str = "This statement denies nothing: this trust policy allows none of the requests that it denies, and without the trust policy’s Allow nobody can assume the role.";
/// A Deny in the policy of a VPC endpoint, of what that policy does not allow.
pub const ENDPOINT_DENIES_NOTHING: &str = "This statement denies nothing: this endpoint policy allows none of the requests that it denies, and lets nothing else through.";

/// A value that could go.
pub fn adds_nothing(value: &str) -> String {
    format!(
        "In this document `{value}` changes nothing: without it the document allows the same requests and denies the same."
    )
}
