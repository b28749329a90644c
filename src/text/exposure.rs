//! Whom the policy of a resource lets in from outside, on its page and as a mark.

/// The heading.
pub const ACCESS_FROM_OUTSIDE: &str = "Access from outside the account";
/// The answer is on its way.
pub const LOOKING: &str = "Looking at its policy…";
/// A mark.
pub const MARK_PUBLIC: &str = "its policy lets in anyone";
/// A mark.
pub const MARK_SHARED: &str = "its policy lets in somebody outside of the account";
/// A mark.
pub const MARK_UNDECIDED: &str = "not decided whom its policy lets in";
/// Which callers count.
pub const WHAT_COUNTS: &str = "What its own policy lets in, AWS services left out. A caller of another account also needs the permission of its own account.";

/// Explains a request, for screen readers.
pub fn why(sentence: &str) -> String {
    format!("Why? {sentence}")
}
